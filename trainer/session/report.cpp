#include "trainer/session/report.h"

#include <algorithm>
#include <exception>

#include "facilitator/records/attempt.h"
#include "trainer/session/growth.h"
#include "trainer/session/home.h"
#include "trainer/session/own_words.h"
#include "trainer/session/rating.h"
#include "trainer/session/report_document.h"
#include "trainer/session/report_parts.h"
#include "trainer/session/report_text.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

std::vector<KeptWords> kept_words(std::span<const Question> questions, const AttemptRecord& record)
{
    std::vector<KeptWords> out;
    const auto kept = [&](const std::string& key) {
        const auto answer = record.answers.find(key);
        const auto draft = record.drafts.find(key);
        return answer != record.answers.end() ? answer->second : draft != record.drafts.end() ? draft->second : std::string{};
    };
    for (const Question& question : questions) {
        KeptWords words{.ask = question.ask, .answer = kept(question.key), .partner = {}, .partners_answer = kept(own_words::partners_key(question.key))};
        if (!words.partners_answer.empty()) words.partner = record.partner;
        if (!words.answer.empty() || !words.partners_answer.empty()) out.push_back(std::move(words));
    }
    return out;
}

std::vector<std::string> fact_texts(const Scenario& scenario, std::span<const FactId> facts)
{
    std::vector<std::string> out;
    for (const FactId fact : facts) out.push_back(scenario.facts[fact.value].text);
    return out;
}

/// Strengths are named and said; what to try next is one concrete thing.
void add_strengths(ReportView& view, const report_parts::Source& source)
{
    const std::string& language = source.words.language();
    for (const std::string& key : source.after.strengths)
        if (const Competency* competency = source.framework.competency(key))
            view.strengths.push_back(std::string(competency->name.in(language)) + ": " + std::string(competency->means.in(language)));
    for (const std::string& key : source.after.to_try)
        if (const Competency* competency = source.framework.competency(key))
            view.to_try.push_back(std::string(competency->try_next.in(language)));
}

std::string practice_note(const AttemptRecord& record, const Words& words)
{
    std::string note;
    if (!record.earlier_lines.empty()) note = words.counted(Word::went_back_note, static_cast<long>(record.earlier_lines.size()));
    if (record.parent) note += (note.empty() ? "" : " ") + words[Word::practice_note].text();
    return note;
}

/// Who rated what was said in own words, by decision, where that earned the points.
std::map<std::string, std::string> raters(const AttemptRecord& record, const Session& session)
{
    std::map<std::string, std::string> names;
    for (const auto& [decision, ticks] : rated_words(record))
        if (const RecordedRating* rating = counting_rating(record, decision)) names[decision] = name_of_rater(*rating, session);
    return names;
}

/// A library that can't go on (no memory, no font at all) is told like a disk that is full.
Changes report_to_save(const ReportView& view, const Session& session)
{
    try {
        return {.file = FileToSave{report_file_name(view), report_pdf(view, session.words(), session.world().printing)}};
    } catch (const std::exception& trouble) {
        return {.notice = Notice{session.words().with(Word::file_not_saved, {{"reason", trouble.what()}}), true}};
    }
}

Changes try_from(std::size_t moment, const StandingAttempt& standing, Session& session)
{
    // The choices before that decision, copied: `record` would otherwise end their life while they are read.
    const std::vector<std::string> all = standing.record.choices;
    const Uuid parent = standing.record.id;
    const std::span<const std::string> kept = std::span(all).first(std::min(moment, all.size()));
    const Uuid next = session.begin_attempt(standing.scenario, parent, kept);
    return {.records = true, .go = Place(Rehearsing{next})};
}

/// What the person could play next, once this attempt has ended.
std::optional<NextVisitView> suggestion(Session& session, const StandingAttempt& standing)
{
    if (standing.visit.ending() == nullptr) return std::nullopt;
    const Uuid person = standing.record.person;  // `standing` ends when others are looked at
    return next_visit_view(session, *played_attempts(session, person), today(session));
}

}  // namespace

std::optional<ReportView> report_view(Session& session, const Uuid& attempt, std::string* why_not)
{
    const StandingAttempt* standing = session.attempt(attempt, why_not);
    if (standing == nullptr) return std::nullopt;
    const auto next = suggestion(session, *standing);
    standing = session.attempt(attempt, why_not);  // others were looked at in between
    if (standing == nullptr) return std::nullopt;
    const Scenario& scenario = standing->scenario->scenario;
    const Words& words = session.words();
    const AfterAction after = after_action(scenario, session.framework(), standing->visit.seed(), standing->record.choices, standing->company(), rated_words(standing->record));
    const report_parts::Source source{scenario, session.framework(), after, words, standing->record.recorded_choices, raters(standing->record, session), standing->record.partner};
    const Ending* ending = standing->visit.ending();
    const Meter& trust = scenario.meters.front();

    ReportView view{
        .title = scenario.title,
        .person = session.name_of(standing->record.person),
        .date = telling::moment(standing->record.last_at, session.world().utc_offset_minutes, words),
        .day = iso_text(std::chrono::year_month_day{telling::local_day(standing->record.last_at, session.world().utc_offset_minutes)}),
        .at = standing->record.last_at,
        .ending = ending == nullptr ? words[Word::reason_not_ended].text() : ending->title,
        .ending_why = ending == nullptr ? std::string{} : ending->why,
        .passed = after.score.passed(),
        .result = report_parts::result(source),
        .result_notes = report_parts::result_notes(source),
        .trust_name = trust.name,
        .trust_lowest = trust.lowest,
        .trust_highest = trust.highest,
        .trust = after.first_meter,
        .trust_in_words = report_parts::trust_sentence(source),
        .other_meters = report_parts::other_meters(source),
        .moments = report_parts::moments(source),
        .competencies = report_parts::competencies(source),
        .needed_of_each = static_cast<float>(session.framework().pass.each),
        .strengths = {},
        .to_try = {},
        .next = next,
        .heard = fact_texts(scenario, after.heard),
        .unheard = {},
        .prepared = kept_words(scenario.prepare, standing->record),
        .reflected = kept_words(scenario.reflect, standing->record),
        .practice_note = practice_note(standing->record, words),
        .assisted_note = standing->record.assisted() ? words.counted(Word::assisted_note, static_cast<long>(standing->record.helped.size())) : std::string{},
        .versions = words.with(Word::versions_note, {{"scenario", scenario.content_hash.substr(0, 12)},
                                                     {"framework", session.framework().content_hash.substr(0, 12)}}),
    };
    for (const Unheard& unheard : after.unheard) view.unheard.push_back(scenario.facts[unheard.fact.value].text);
    add_strengths(view, source);
    return view;
}

Changes carry_out(const ReportAction& action, const Uuid& attempt, Session& session)
{
    if (std::holds_alternative<LeaveToHome>(action)) return {.go = Place(AtHome{})};
    if (const auto* another = std::get_if<PlayAnother>(&action)) return carry_out(HomeAction(BeginVisit{another->scenario}), session);
    const StandingAttempt* standing = session.attempt(attempt);
    if (standing == nullptr) return {};
    if (const auto* from = std::get_if<TryFrom>(&action)) return try_from(from->moment, *standing, session);
    if (std::holds_alternative<PlayAgain>(action)) {
        const Uuid next = session.begin_attempt(standing->scenario);
        return {.records = true, .go = Place(Preparing{next})};
    }
    const auto view = report_view(session, attempt);
    if (!view) return {};
    if (std::holds_alternative<SaveReport>(action)) return report_to_save(*view, session);
    if (std::holds_alternative<CopyReport>(action)) {
        return {.copy = report_text(*view, session.words()), .notice = Notice{session.words()[Word::copied].text(), false}};
    }
    return {};
}

}  // namespace fv
