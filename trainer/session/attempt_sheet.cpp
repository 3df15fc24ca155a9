#include "trainer/session/attempt_sheet.h"

#include <algorithm>
#include <cmath>

namespace fv {
namespace {

WallTime on_the_wall(Instant at, const Session& session)
{
    const auto there = std::chrono::floor<std::chrono::seconds>(at + std::chrono::minutes{session.world().utc_offset_minutes});
    return WallTime{there.time_since_epoch()};
}

Word word_for(AttemptStage stage)
{
    switch (stage) {
    case AttemptStage::preparing: return Word::sheet_preparing;
    case AttemptStage::visiting: return Word::sheet_visiting;
    case AttemptStage::reflecting: return Word::sheet_reflecting;
    case AttemptStage::done: return Word::sheet_done;
    case AttemptStage::stopped: return Word::sheet_stopped;
    }
    return Word::sheet_visiting;
}

/// A column with what stands in it: the two can't come apart.
struct Part {
    std::string key;
    std::string heading;
    int width;
    std::function<Cell(const AttemptEntry&)> cell;
};

Cell text(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }
template <class Get>
auto scored(Get get)
{
    return [get](const AttemptEntry& entry) { return entry.score ? get(*entry.score) : Cell{}; };
}
std::int64_t breaches(const Score& score, bool repaired) { return std::count_if(score.breaches.begin(), score.breaches.end(), [&](const Breach& breach) { return breach.repaired_at.has_value() == repaired; }); }

/// Who, which visit, when.
std::vector<Part> first_parts(const Session& session)
{
    const auto word = [&](Word which) { return session.words()[which].text(); };
    const auto title = [](const AttemptEntry& entry) { return entry.scenario == nullptr ? Cell{} : text(entry.scenario->scenario.title); };
    const auto ended = [&session](const AttemptEntry& entry) { return entry.ended == nullptr ? Cell{} : Cell{on_the_wall(entry.ended->at, session)}; };
    return {{"attempt", word(Word::sheet_attempt), 38, [](const AttemptEntry& e) { return Cell{e.record.id.text()}; }},
            {"person", word(Word::sheet_person), 24, [](const AttemptEntry& e) { return text(e.person); }},
            {"person_id", word(Word::sheet_person_id), 38, [](const AttemptEntry& e) { return e.record.person.is_nil() ? Cell{} : Cell{e.record.person.text()}; }},
            {"visit", word(Word::sheet_visit), 22, [](const AttemptEntry& e) { return text(e.record.scenario); }},
            {"title", word(Word::sheet_title), 28, title},
            {"language", word(Word::sheet_language), 10, [](const AttemptEntry& e) { return text(e.record.language); }},
            {"begun", word(Word::sheet_begun), 17, [&session](const AttemptEntry& e) { return Cell{on_the_wall(e.record.begun_at, session)}; }},
            {"finished", word(Word::sheet_finished), 17, ended},
            {"stage", word(Word::sheet_stage), 14, [&session](const AttemptEntry& e) { return Cell{Term{std::string(word_of(e.record.stage())), session.words()[word_for(e.record.stage())].text()}}; }},
            {"minutes", word(Word::sheet_minutes), 10, [](const AttemptEntry& e) { return Cell{std::round(std::chrono::duration<double, std::ratio<60>>(e.at_it).count() * 10.0) / 10.0}; }}};
}

/// What it came to.
std::vector<Part> worth_parts(const Session& session)
{
    const auto word = [&](Word which) { return session.words()[which].text(); };
    const auto ending = [](const AttemptEntry& e) -> const Ending* { return e.score && e.score->ending.is_set() ? &e.scenario->scenario.ending(e.score->ending) : nullptr; };
    std::vector<Part> parts{{"ending", word(Word::sheet_ending), 18, [ending](const AttemptEntry& e) { return ending(e) == nullptr ? Cell{} : Cell{ending(e)->key}; }},
                            {"ending_title", word(Word::sheet_ending_title), 22, [ending](const AttemptEntry& e) { return ending(e) == nullptr ? Cell{} : text(ending(e)->title); }},
                            {"passed", word(Word::sheet_passed), 9, scored([](const Score& score) { return Cell{score.passed()}; })},
                            {"total", word(Word::sheet_total), 9, scored([](const Score& score) { return Cell{Share{score.total}}; })}};
    for (const Competency& competency : session.framework().competencies)
        parts.push_back({"share_" + competency.key, std::string(competency.name.in(session.words().language())), 14, scored([key = competency.key](const Score& score) {
                             const auto share = score.competency(key)->share();
                             return share ? Cell{Share{*share}} : Cell{};
                         })});
    parts.push_back({"breaches_open", word(Word::sheet_breaches_open), 12, scored([](const Score& score) { return Cell{breaches(score, false)}; })});
    parts.push_back({"breaches_repaired", word(Word::sheet_breaches_repaired), 12, scored([](const Score& score) { return Cell{breaches(score, true)}; })});
    return parts;
}

/// How it was played, and by which versions it was scored.
std::vector<Part> last_parts(const Session& session)
{
    const auto word = [&](Word which) { return session.words()[which].text(); };
    const Framework& framework = session.framework();
    return {{"decisions", word(Word::sheet_decisions), 11, [](const AttemptEntry& e) { return Cell{static_cast<std::int64_t>(e.sitting ? e.sitting->choices.size() : e.record.choices.size())}; }},
            {"assisted", word(Word::sheet_assisted), 10, [](const AttemptEntry& e) { return Cell{e.record.assisted()}; }},
            {"practice", word(Word::sheet_practice), 10, [](const AttemptEntry& e) { return Cell{e.record.parent.has_value()}; }},
            {"went_back", word(Word::sheet_went_back), 10, [](const AttemptEntry& e) { return Cell{!e.record.earlier_lines.empty()}; }},
            {"in_pair", word(Word::sheet_in_pair), 10, [](const AttemptEntry& e) { return Cell{!e.record.partner.empty()}; }},
            {"visit_version", word(Word::sheet_visit_version), 20, [](const AttemptEntry& e) { return text(e.record.scenario_hash); }},
            {"framework", word(Word::sheet_framework), 16, scored([id = framework.id](const Score&) { return Cell{id}; })},
            {"framework_version", word(Word::sheet_framework_version), 20, scored([](const Score& score) { return text(score.framework_hash); })},
            {"note", word(Word::sheet_note), 40, [](const AttemptEntry& e) { return text(e.why_not); }}};
}

}  // namespace

AttemptSheet attempt_sheet(Session& session, const AttemptFilter& filter)
{
    std::vector<Part> parts = first_parts(session);
    for (auto more : {worth_parts, last_parts})
        for (Part& part : more(session)) parts.push_back(std::move(part));
    AttemptSheet out{.sheet = {.name = session.words()[Word::sheet_attempts].text(), .columns = {}, .rows = {}}};
    for (const Part& part : parts) out.sheet.columns.push_back({.key = part.key, .heading = part.heading, .width = part.width});
    read_attempts(session, filter, [&](const AttemptEntry& entry) {
        if (entry.scenario == nullptr) ++out.unreadable;
        std::vector<Cell>& row = out.sheet.rows.emplace_back();
        for (const Part& part : parts) row.push_back(part.cell(entry));
        return true;
    });
    return out;
}

}  // namespace fv
