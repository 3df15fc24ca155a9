#include "trainer/session/telling.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/format.h>

#include "scenarios/engine/answer.h"

namespace fv::telling {

std::string speaker(const Scenario& scenario, SpeakerId who, const Words& words)
{
    if (who == narrator) return {};
    if (who == you) return words[Word::you_speaker].text();
    const Speaker& speaking = scenario.speakers[who.value];
    return speaking.name;
}

SpokenLine spoken(const Scenario& scenario, LineId id, const Words& words)
{
    const Line& line = scenario.lines[id.value];
    return {.speaker = speaker(scenario, line.speaker, words), .mood = line.mood, .text = line.text};
}

std::vector<SpokenLine> spoken(const Scenario& scenario, std::span<const LineId> lines, const Words& words)
{
    std::vector<SpokenLine> out;
    out.reserve(lines.size());
    for (const LineId line : lines) out.push_back(spoken(scenario, line, words));
    return out;
}

std::string stage(Stage stage, const Words& words)
{
    constexpr std::array keys = {Word::stage_invitation, Word::stage_first_visit, Word::stage_between_visits,
                                 Word::stage_second_visit, Word::stage_workshop};
    return words[keys[static_cast<std::size_t>(stage)]].text();
}

std::string themes(const std::vector<std::string>& themes, const Words& words)
{
    constexpr std::array<std::pair<std::string_view, Word>, 4> known = {{
        {"relationship-building", Word::theme_relationship_building},
        {"cultural-sensitivity", Word::theme_cultural_sensitivity},
        {"overcoming-fears", Word::theme_overcoming_fears},
        {"logistics", Word::theme_logistics},
    }};
    std::string out;
    for (const std::string& theme : themes) {
        const auto found = std::find_if(known.begin(), known.end(), [&](const auto& entry) { return entry.first == theme; });
        if (!out.empty()) out += ", ";
        out += found == known.end() ? theme : words[found->second].text();
    }
    return out;
}

float share_of(const Meter& meter, int value)
{
    if (meter.highest <= meter.lowest) return 0.0F;
    return static_cast<float>(value - meter.lowest) / static_cast<float>(meter.highest - meter.lowest);
}

std::string trust_in_words(float share, const Words& words)
{
    constexpr std::array steps = {Word::trust_very_low, Word::trust_low, Word::trust_middle, Word::trust_high, Word::trust_very_high};
    const auto step = static_cast<std::size_t>(std::clamp(share, 0.0F, 0.999F) * static_cast<float>(steps.size()));
    return words[steps[step]].text();
}

std::string felt_change(int change, const Words& words)
{
    constexpr int much = 8;  // on a meter of 0 … 100: a step that a guest would notice at once
    if (change == 0) return {};
    if (change > 0) return words[change >= much ? Word::change_up_much : Word::change_up].text();
    return words[change <= -much ? Word::change_down_much : Word::change_down].text();
}

std::string meter_change(const Meter& meter, int from, int to, const Words& words)
{
    if (from == to) return words.with(Word::meter_same, {{"name", meter.name}, {"value", std::to_string(to)}});
    return words.with(Word::meter_change, {{"name", meter.name},
                                           {"from", std::to_string(from)},
                                           {"to", std::to_string(to)},
                                           {"change", fmt::format("{:+}", to - from)}});
}

std::chrono::sys_days local_day(Instant instant, int utc_offset_minutes) { return std::chrono::floor<std::chrono::days>(instant + std::chrono::minutes{utc_offset_minutes}); }

std::string in_one_line(const NextVisitView& next) { return next.now ? next.title + ". " + next.why : next.why; }

std::string day(std::chrono::sys_days day, const Words& words)
{
    const std::chrono::year_month_day date{day};
    const auto month = static_cast<Word>(static_cast<unsigned>(Word::month_1) + static_cast<unsigned>(date.month()) - 1);
    return words.with(Word::date_only, {{"day", std::to_string(static_cast<unsigned>(date.day()))}, {"month", words[month].text()}, {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::string moment(Instant instant, int utc_offset_minutes, const Words& words)
{
    const auto local = instant + std::chrono::minutes{utc_offset_minutes};
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date{day};
    const auto minutes = std::chrono::floor<std::chrono::minutes>(local - day).count();
    const auto month = static_cast<Word>(static_cast<unsigned>(Word::month_1) + static_cast<unsigned>(date.month()) - 1);
    return words.with(Word::date_time, {{"day", std::to_string(static_cast<unsigned>(date.day()))},
                                        {"month", words[month].text()},
                                        {"year", std::to_string(static_cast<int>(date.year()))},
                                        {"time", fmt::format("{:02}:{:02}", minutes / 60, minutes % 60)}});
}

namespace {

std::string joined(const std::vector<std::string>& parts)
{
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : " · ") + part;
    return out;
}

}  // namespace

std::string items_in_words(const Scenario& scenario, SceneId decision, std::string_view answer, const Words& words)
{
    const auto given = item_answer(scenario, decision, answer);
    if (!given) return std::string(answer);
    const auto items = scenario.items_of(decision);
    const DecisionKind kind = scenario.scene(decision).kind;
    std::vector<std::string> parts;
    if (kind == DecisionKind::rate)
        for (std::size_t i = 0; i < items.size(); ++i) parts.push_back(fmt::format("{} ({})", items[i].text, rating(given->values[i])));
    else if (kind == DecisionKind::order) {
        parts.resize(items.size());
        for (std::size_t i = 0; i < items.size(); ++i) parts[static_cast<std::size_t>(given->values[i])] = fmt::format("{}. {}", given->values[i] + 1, items[i].text);
    } else
        for (std::size_t i = 0; i < items.size(); ++i)
            if (((given->picked >> i) & 1) != 0) parts.push_back(items[i].text);
    if (parts.empty()) return words[Word::picked_nothing].text();
    const Word word = kind == DecisionKind::rate ? Word::rated_deed : kind == DecisionKind::order ? Word::ordered_deed : Word::picked_deed;
    return words.with(word, {{"items", joined(parts)}});
}

std::string rating(int value) { return value == 0 ? "0" : fmt::format("{}{}", value < 0 ? "−" : "+", std::abs(value)); }

std::string points(int hundredths) { return fmt::format("{:g}", hundredths / 100.0); }

std::string in_one_line(const Option& option) { return option.text.empty() ? option.does : option.text; }

std::vector<std::string> paragraphs(std::string_view text)
{
    std::vector<std::string> out;
    std::string current;
    const auto finish = [&] {
        if (!current.empty()) out.push_back(std::move(current));
        current.clear();
    };
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        if (line.find_first_not_of(' ') == std::string_view::npos) {
            finish();
        } else {
            if (!current.empty()) current += ' ';
            current += line;
        }
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    finish();
    return out;
}

}  // namespace fv::telling
