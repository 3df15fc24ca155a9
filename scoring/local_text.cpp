#include "scoring/local_text.h"

namespace fv {

std::string_view LocalText::in(std::string_view language) const
{
    for (const std::string_view wanted : {language, std::string_view("en")})
        if (const auto found = by_language_.find(std::string(wanted)); found != by_language_.end()) return found->second;
    return by_language_.empty() ? std::string_view{} : std::string_view(by_language_.begin()->second);
}

bool LocalText::has(std::string_view language) const { return by_language_.contains(std::string(language)); }

}  // namespace fv
