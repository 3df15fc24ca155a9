#include "scoring/local_text.h"

#include <fmt/format.h>

namespace fv {

std::string_view LocalText::in(std::string_view language) const
{
    for (const std::string_view wanted : {language, std::string_view("en")})
        if (const auto found = by_language_.find(std::string(wanted)); found != by_language_.end()) return found->second;
    return by_language_.empty() ? std::string_view{} : std::string_view(by_language_.begin()->second);
}

bool LocalText::has(std::string_view language) const { return by_language_.contains(std::string(language)); }

LocalText read_local_text(const Node& node, std::string_view what, Reading& reading)
{
    if (node.kind == Node::Kind::scalar) return LocalText({{"en", reading.text(node, what).value_or("")}});
    if (node.kind != Node::Kind::map) {
        reading.fault("wrong-type", node.where, fmt::format("{} is a text, or texts by language such as {{en: …, es: …}}", what));
        return {};
    }
    std::map<std::string, std::string> texts;
    for (const auto& [language, text] : node.entries) {
        if (language.scalar.size() > 3) {
            reading.fault("wrong-type", language.where, fmt::format("\"{}\" is not a language such as en or es", language.scalar), "a text with a comma in it needs quotation marks inside { }");
            continue;
        }
        texts[language.scalar] = reading.text(text, what).value_or("");
    }
    if (!texts.contains("en")) reading.fault("missing-key", node.where, fmt::format("{} has no English text", what), "other languages fall back on `en`");
    return LocalText(std::move(texts));
}

}  // namespace fv
