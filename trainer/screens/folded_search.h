// Whether a name holds what somebody typed into a search field, whatever the case of plain letters.
#pragma once

#include <algorithm>
#include <cctype>
#include <string_view>

namespace fv {

[[nodiscard]] inline bool found_in(std::string_view name, std::string_view typed)
{
    const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b)); };
    return std::search(name.begin(), name.end(), typed.begin(), typed.end(), same) != name.end();
}

}  // namespace fv
