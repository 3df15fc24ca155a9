// JSON as we read what is signed: one value for each text, no key twice, members of the kind we wrote.
// Private to credentials.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <nlohmann/json.hpp>

namespace fv::strict {

using Json = nlohmann::json;

/// nullopt: no JSON, not UTF-8, a key given twice, or deeper than 16.
[[nodiscard]] std::optional<Json> parsed(std::string_view text);
/// Whether it is an object of exactly these members.
[[nodiscard]] bool has_exactly(const Json& object, std::initializer_list<std::string_view> names);
/// Whether all that `part` says stands in `whole` at the same place: members may be added, none changed.
[[nodiscard]] bool says(const Json& whole, const Json& part);
/// The member's text; nullopt: no object, no such member, or no text.
[[nodiscard]] std::optional<std::string> text(const Json& object, const char* name);

}  // namespace fv::strict
