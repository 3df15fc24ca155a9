// A text in several languages, with the original to fall back on.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "scenarios/format/reading.h"

namespace fv {

class LocalText {
public:
    LocalText() = default;
    explicit LocalText(std::map<std::string, std::string> by_language) : by_language_(std::move(by_language)) {}

    /// The text in `language` ("es"), else in English, else in any, else empty. Valid as long as this object.
    [[nodiscard]] std::string_view in(std::string_view language) const;
    [[nodiscard]] bool has(std::string_view language) const;
    [[nodiscard]] bool empty() const { return by_language_.empty(); }

private:
    std::map<std::string, std::string> by_language_;
};

/// A text, or texts by language `{en: …, es: …}`; `what` names it in faults.
[[nodiscard]] LocalText read_local_text(const Node& node, std::string_view what, Reading& reading);

}  // namespace fv
