#include "trainer/commands/check_statistics.h"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "foundation/source_text.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, voice_count> voice_names{"narration", "visitors", "family", "report"};

std::string counted(std::size_t count, std::string_view noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

/// Padded by characters, not by bytes.
std::string padded(std::string_view text, std::size_t width)
{
    const std::size_t length = characters_in(text);
    return fmt::format("{}{}", text, std::string(length < width ? width - length : 0, ' '));
}

std::string_view name_of(ProseLanguage language)
{
    return language == ProseLanguage::spanish ? "Spanish" : language == ProseLanguage::english ? "English" : "this language";
}

bool has_reading(const ScriptStatistics& s, std::size_t voice) { return s.language != ProseLanguage::other && s.reading[voice].words > 0; }

double reading(const ScriptStatistics& s, std::size_t voice)
{
    return s.language == ProseLanguage::spanish ? s.reading[voice].inflesz() : s.reading[voice].flesch_kincaid_grade();
}

std::string reading_line(const ScriptStatistics& s)
{
    std::string values;
    for (std::size_t voice = 0; voice < voice_count; ++voice)
        if (has_reading(s, voice)) values += fmt::format("{}{} {:.1f}", values.empty() ? "" : ", ", voice_names[voice], reading(s, voice));
    if (values.empty()) return {};
    const std::string_view scale = s.language == ProseLanguage::spanish ? "Reading ease (INFLESZ; 55 and more is easy enough)" : "Reading grade (Flesch-Kincaid; 9 is the most)";
    return fmt::format("  {}: {}.\n", scale, values);
}

double rounded(double value) { return std::round(value * 100.0) / 100.0; }

}  // namespace

std::string statistics_table(const ScriptStatistics& s, std::string_view title)
{
    std::string out = fmt::format("{}: {} ({}{}{}), {} in {}, {}.\n\n", title, counted(s.decisions, "decision"), counted(s.options, "option"), s.outcomes > 0 ? ", " + counted(s.outcomes, "outcome") : "",
                                  s.items > 0 ? ", " + counted(s.items, "item") : "", counted(s.lines, "line"), counted(s.scenes, "scene"), counted(s.endings, "ending"));
    out += fmt::format("  {}{:>7}{:>8}{:>9}\n", padded("who speaks", 28), "lines", "words", "minutes");
    for (const ScriptStatistics::Speaker& speaker : s.speakers)
        out += fmt::format("  {}{:>7}{:>8}{:>9.1f}\n", padded(speaker.name.empty() ? speaker.key : speaker.name, 28), speaker.lines, speaker.words, s.minutes(speaker.words));
    out += fmt::format("  {}{:>7}{:>8}{:>9.1f}\n", padded("all branches together", 28), "", s.words, s.minutes(s.words));
    out += fmt::format("  Minutes at {:.0f} words a minute, as {} is spoken at leisure. What you do and what is shown counts as the narrator's.\n\n", s.words_per_minute, name_of(s.language));
    out += fmt::format("  {}{:>7}{:>8}\n", padded("one visit", 28), "least", s.most_is_exact ? "most" : "most*");
    out += fmt::format("  {}{:>7}{:>8}\n", padded("decisions", 28), s.decisions_on_the_way.least, s.decisions_on_the_way.most);
    out += fmt::format("  {}{:>7}{:>8}\n", padded("words", 28), s.words_on_the_way.least, s.words_on_the_way.most);
    out += fmt::format("  {}{:>7.1f}{:>8.1f}\n", padded("minutes, said aloud", 28), s.minutes(s.words_on_the_way.least), s.minutes(s.words_on_the_way.most));
    out += "  Over the ways of the script, conditions left open; choosing and thinking come on top.\n";
    if (!s.most_is_exact) out += "  * Scenes come round again here; each is counted once.\n";
    out += fmt::format("\n  The family says {:.0f} % of what family and visitors say, if every option is as likely as its neighbours.\n", s.family_share * 100);
    if (s.options > 0) out += fmt::format("  An option has {:.0f} words on average ({:.0f} characters).\n", s.option_words, s.option_characters);
    return out + reading_line(s);
}

Json statistics_json(const ScriptStatistics& s)
{
    Json out{{"words_per_minute", s.words_per_minute}, {"scenes", s.scenes}, {"decisions", s.decisions}, {"options", s.options}, {"outcomes", s.outcomes}, {"items", s.items}, {"lines", s.lines},
             {"endings", s.endings}, {"words", s.words}, {"minutes", rounded(s.minutes(s.words))}, {"words_of_report", s.words_of_report}, {"speakers", Json::array()}};
    for (const ScriptStatistics::Speaker& speaker : s.speakers)
        out["speakers"].push_back({{"id", speaker.key}, {"name", speaker.name}, {"lines", speaker.lines}, {"words", speaker.words}, {"minutes", rounded(s.minutes(speaker.words))}});
    const auto way = [&](std::size_t words, std::size_t decisions) { return Json{{"words", words}, {"minutes", rounded(s.minutes(words))}, {"decisions", decisions}}; };
    out["shortest"] = way(s.words_on_the_way.least, s.decisions_on_the_way.least);
    out["longest"] = way(s.words_on_the_way.most, s.decisions_on_the_way.most);
    out["longest_is_exact"] = s.most_is_exact;
    out["family_share"] = rounded(s.family_share);
    out["option_words"] = rounded(s.option_words);
    out["option_characters"] = rounded(s.option_characters);
    out["reading"] = Json{{"scale", s.language == ProseLanguage::spanish ? Json("inflesz") : s.language == ProseLanguage::english ? Json("flesch-kincaid-grade") : Json(nullptr)}};
    for (std::size_t voice = 0; voice < voice_count; ++voice)
        if (has_reading(s, voice)) out["reading"][std::string(voice_names[voice])] = rounded(reading(s, voice));
    return out;
}

}  // namespace fv
