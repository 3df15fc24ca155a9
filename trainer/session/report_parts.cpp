#include "trainer/session/report_parts.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "trainer/session/telling.h"

namespace fv::report_parts {
namespace {

int points(double share) { return static_cast<int>(std::lround(share * 100.0)); }

std::string practice_name(const Source& source, CorePractice practice)
{
    const auto found = source.framework.practices.find(practice);
    if (found == source.framework.practices.end()) return std::string(word_of(practice));
    return std::string(found->second.name.in(source.words.language()));
}

std::string level_name(const Source& source, int rating)
{
    const auto found = source.framework.levels.find(rating);
    return found == source.framework.levels.end() ? fmt::format("{:+}", rating)
                                                  : std::string(found->second.in(source.words.language()));
}

std::string option_named_for_people(const Source& source, OptionId option)
{
    return telling::in_one_line(source.scenario.option(option));
}

/// `Listening: open question, reflecting back (good)`, one for each competency the option was rated on.
std::vector<std::string> shown_by(const Source& source, const std::vector<Rating>& ratings, const std::vector<std::string>& shows, bool with_level)
{
    std::vector<std::string> out;
    const std::string& language = source.words.language();
    for (const Rating& rating : ratings) {
        const Competency* competency = source.framework.competency(source.scenario.competencies[rating.competency.value]);
        if (competency == nullptr) continue;
        std::string indicators;
        for (const Indicator& indicator : competency->indicators) {
            if (std::find(shows.begin(), shows.end(), indicator.key) == shows.end()) continue;
            indicators += indicators.empty() ? ": " : ", ";
            indicators += indicator.name.in(language);
        }
        out.push_back(fmt::format("{}{}", competency->name.in(language), indicators));
        if (with_level) out.back() += fmt::format(" ({})", level_name(source, rating.value));
    }
    return out;
}

std::string leads(const Source& source, const OtherRoad& road)
{
    if (road.ends_in.is_set())
        return source.words.with(Word::leads_to_ending, {{"ending", source.scenario.ending(road.ends_in).title}});
    const std::string& place = source.scenario.scene(road.leads_to).place;
    if (place.empty()) return source.words[Word::leads_on].text();
    return source.words.with(Word::leads_to_place, {{"place", source.scenario.place_name(place)}});
}

RoadView road(const Source& source, const OtherRoad& other, const Moment& moment)
{
    const Option& option = source.scenario.option(other.option);
    const int before = moment.meters_before.front();
    return {.does = other.by_items ? source.words[Word::another_answer].text() : option.does,
            .text = option.text,
            .reply = telling::spoken(source.scenario, other.reply, source.words),
            .effect = telling::meter_change(source.scenario.meters.front(), before, before + other.first_meter_change, source.words),
            .why = option.why,
            .leads = leads(source, other)};
}

JudgedItem judged_item(const Source& source, const Moment& moment, std::size_t index)
{
    const Words& words = source.words;
    const Scene& scene = source.scenario.scene(moment.decision);
    const Item& item = source.scenario.items_of(moment.decision)[index];
    JudgedItem judged{.text = item.text, .given = {}, .wanted = {}, .why = item.why};
    const int value = moment.items->values[index];
    const bool picked = ((moment.items->picked >> index) & 1) != 0;
    if (scene.kind == DecisionKind::rate) {
        judged.given = words.with(Word::item_rated, {{"rating", telling::rating(value)}});
        judged.wanted = words.with(Word::item_rated_by_experts, {{"rating", telling::rating(item.expert)}});
        judged.agrees = value == item.expert;
    } else if (scene.kind == DecisionKind::order) {
        judged.given = words.with(Word::item_placed, {{"n", std::to_string(value + 1)}});
        judged.wanted = words.with(Word::item_placed_by_experts, {{"n", std::to_string(index + 1)}});
        judged.agrees = value == static_cast<int>(index);
    } else {
        const bool said = scene.kind == DecisionKind::say;
        judged.given = words[picked ? (said ? Word::item_said : Word::item_picked) : (said ? Word::item_not_said : Word::item_left)].text();
        judged.wanted = words[item.right ? (said ? Word::item_good_to_say : Word::item_belongs) : (said ? Word::item_better_unsaid : Word::item_better_left)].text();
        judged.agrees = picked == item.right;
    }
    return judged;
}

/// A decision by items: what was answered, item by item, beside the experts' answer.
void add_items(MomentView& view, const Source& source, const Moment& moment, std::size_t choice)
{
    const SceneId scene = moment.decision;
    const RecordedChoice& recorded = source.choices[choice];
    view.text = recorded.said;
    view.does = recorded.said.empty() ? telling::items_in_words(source.scenario, scene, recorded.answer, source.words) : std::string{};
    for (std::size_t i = 0; i < source.scenario.items_of(scene).size(); ++i) view.items.push_back(judged_item(source, moment, i));
    view.item_score = source.words.with(Word::item_score, {{"score", std::to_string(moment.item_score)}});
    const Scene& decided = source.scenario.scene(scene);
    if (const auto rater = source.raters.find(decided.key); moment.rated_score && rater != source.raters.end())
        view.item_score += ". " + source.words.with(Word::item_score_rated, {{"name", rater->second}, {"score", std::to_string(*moment.rated_score)}});
    view.shows = shown_by(source, decided.measures, decided.shows, false);
}

std::string breach_text(const Source& source, std::size_t choice)
{
    for (const Breach& breach : source.after.score.breaches)
        if (breach.choice == choice) return source.words.with(Word::breach_here, {{"practice", practice_name(source, breach.practice)}});
    return {};
}

/// What this choice mended, or which later choice mended this one.
std::string repair_text(const Source& source, std::size_t choice)
{
    std::string out;
    const auto add = [&](std::string sentence) { out += (out.empty() ? "" : " ") + std::move(sentence); };
    for (const Repair& repair : source.after.score.repairs) {
        if (repair.choice == choice)
            add(source.words.with(Word::repair_here, {{"mistake", option_named_for_people(source, repair.mends)}}));
        if (repair.mended_choice == choice)
            add(source.words.with(Word::repaired_later, {{"number", std::to_string(repair.choice + 1)},
                                                         {"repair", option_named_for_people(source, repair.option)}}));
    }
    return out;
}

/// Short of a whole scene, what was said last explains a decision best.
std::vector<SpokenLine> last_lines(const Source& source, const Moment& moment)
{
    constexpr std::size_t shown = 3;
    const std::span<const LineId> all = moment.before;
    return telling::spoken(source.scenario, all.last(std::min(shown, all.size())), source.words);
}

MomentView moment_view(const Source& source, const Moment& moment, std::size_t index)
{
    const Option& option = source.scenario.option(moment.chosen);
    MomentView view{.place = std::string(source.scenario.place_name(moment.place)),
                    .before = last_lines(source, moment),
                    .does = option.does,
                    .text = option.text,
                    .reply = telling::spoken(source.scenario, moment.reply, source.words),
                    .effect = telling::meter_change(source.scenario.meters.front(), moment.meters_before.front(),
                                                    moment.meters_after.front(), source.words),
                    .why = option.why,
                    .shows = shown_by(source, option.ratings, option.shows, true),
                    .breach = breach_text(source, index),
                    .repair = repair_text(source, index)};
    if (moment.items) add_items(view, source, moment, index);
    if (moment.partners_turn) view.turn = source.words.with(Word::turn_note, {{"partner", source.scenario.speakers[partner.value].name}, {"name", source.partner}});
    for (const FactId fact : moment.learned) view.learned.push_back(source.scenario.facts[fact.value].text);
    for (const OtherRoad& other : moment.others) view.others.push_back(road(source, other, moment));
    return view;
}

std::string reason(const Source& source, NotPassed why)
{
    const Words& words = source.words;
    const auto needed = [](double share) { return std::to_string(points(share)); };
    switch (why) {
    case NotPassed::not_ended: return words[Word::reason_not_ended].text();
    case NotPassed::ending_does_not_pass: return words[Word::reason_ending].text();
    case NotPassed::total_too_low: return words.with(Word::reason_total, {{"needed", needed(source.framework.pass.overall)}});
    case NotPassed::open_breach: return words[Word::reason_open_breach].text();
    case NotPassed::competency_too_low: break;
    }
    std::string names;
    for (const CompetencyScore& competency : source.after.score.competencies) {
        const auto share = competency.share();
        if (!share || *share >= source.framework.pass.each) continue;
        const Competency* known = source.framework.competency(competency.key);
        names += (names.empty() ? "" : ", ");
        names += known == nullptr ? competency.key : std::string(known->name.in(words.language()));
    }
    return words.with(Word::reason_competency, {{"competencies", names}, {"needed", needed(source.framework.pass.each)}});
}

}  // namespace

std::vector<MomentView> moments(const Source& source)
{
    std::vector<MomentView> out;
    out.reserve(source.after.moments.size());
    for (std::size_t i = 0; i < source.after.moments.size(); ++i) out.push_back(moment_view(source, source.after.moments[i], i));
    return out;
}

std::vector<CompetencyView> competencies(const Source& source)
{
    std::vector<CompetencyView> out;
    for (const Competency& competency : source.framework.competencies) {
        CompetencyView view{.name = std::string(competency.name.in(source.words.language())),
                            .means = std::string(competency.means.in(source.words.language()))};
        const CompetencyScore* score = source.after.score.competency(competency.key);
        const auto share = score == nullptr ? std::nullopt : score->share();
        view.share = share ? static_cast<float>(*share) : -1.0F;
        view.in_words = share ? source.words.with(Word::points_of, {{"points", telling::points(score->earned - score->worst)},
                                                                    {"of", telling::points(score->best - score->worst)},
                                                                    {"percent", std::to_string(points(*share))}})
                              : source.words[source.after.score.ending.is_set() ? Word::not_met : Word::not_met_yet].text();
        out.push_back(std::move(view));
    }
    return out;
}

std::string result(const Source& source)
{
    const Word word = source.after.score.passed() ? Word::result_passed : Word::result_not_passed;
    return source.words.with(word, {{"score", std::to_string(points(source.after.score.total))},
                                    {"needed", std::to_string(points(source.framework.pass.overall))}});
}

std::vector<std::string> result_notes(const Source& source)
{
    std::vector<std::string> notes;
    for (const NotPassed why : source.after.score.not_passed) notes.push_back(reason(source, why));
    for (const Breach& breach : source.after.score.breaches) {
        const Word word = breach.repaired_at ? Word::breach_repaired : Word::breach_open;
        const std::size_t number = breach.repaired_at.value_or(breach.choice) + 1;
        notes.push_back(source.words.with(word, {{"practice", practice_name(source, breach.practice)},
                                                 {"number", std::to_string(number)}}));
    }
    return notes;
}

std::vector<MeterLine> other_meters(const Source& source)
{
    std::vector<MeterLine> lines;
    const auto& meters = source.scenario.meters;
    if (source.after.moments.empty()) return lines;
    for (std::size_t i = 1; i < meters.size(); ++i) {
        if (meters[i].hidden) continue;
        MeterLine line{.name = meters[i].name, .lowest = meters[i].lowest, .highest = meters[i].highest, .values = {source.after.moments.front().meters_before[i]}, .in_words = {}};
        for (const Moment& moment : source.after.moments) line.values.push_back(moment.meters_after[i]);
        line.in_words = source.words.with(Word::meter_sentence, {{"name", line.name}, {"start", std::to_string(line.values.front())}, {"end", std::to_string(line.values.back())}});
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string trust_sentence(const Source& source)
{
    const std::vector<int>& line = source.after.first_meter;
    if (line.empty()) return {};
    return source.words.with(Word::trust_sentence, {{"name", source.scenario.meters.front().name},
                                                    {"start", std::to_string(line.front())},
                                                    {"lowest", std::to_string(*std::min_element(line.begin(), line.end()))},
                                                    {"highest", std::to_string(*std::max_element(line.begin(), line.end()))},
                                                    {"end", std::to_string(line.back())}});
}

}  // namespace fv::report_parts
