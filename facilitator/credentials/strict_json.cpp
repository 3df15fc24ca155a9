#include "facilitator/credentials/strict_json.h"

#include <set>
#include <vector>

namespace fv::strict {

std::optional<Json> parsed(std::string_view text)
{
    constexpr int deepest = 16;
    bool is_strict = true;
    std::vector<std::set<std::string>> open;
    const auto look = [&](int depth, Json::parse_event_t event, Json& value) {
        if (depth > deepest) is_strict = false;
        if (event == Json::parse_event_t::object_start) open.emplace_back();
        else if (event == Json::parse_event_t::object_end && !open.empty()) open.pop_back();
        else if (event == Json::parse_event_t::key && !open.empty() && !open.back().insert(value.get<std::string>()).second) is_strict = false;
        return is_strict || depth == 0;  // what is no longer strict is not built any deeper
    };
    Json json = Json::parse(text, look, false);
    if (!is_strict || json.is_discarded()) return std::nullopt;
    return json;
}

bool has_exactly(const Json& object, std::initializer_list<std::string_view> names)
{
    if (!object.is_object() || object.size() != names.size()) return false;
    for (const std::string_view name : names)
        if (!object.contains(name)) return false;
    return true;
}

bool says(const Json& whole, const Json& part)
{
    if (!part.is_object()) return whole == part;
    if (!whole.is_object()) return false;
    for (const auto& [name, value] : part.items()) {
        const auto found = whole.find(name);
        if (found == whole.end() || !says(*found, value)) return false;
    }
    return true;
}

std::optional<std::string> text(const Json& object, const char* name)
{
    if (!object.is_object()) return std::nullopt;
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

}  // namespace fv::strict
