#include "facilitator/compensation/visit_log.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <tuple>

#include "foundation/content_hash.h"

namespace fv {
namespace {

constexpr std::array<std::string_view, 4> kinds = {VisitLogged::kind, VisitCorrected::kind, VisitWithdrawn::kind, VisitReflected::kind};
constexpr std::string_view nothing = "none";  ///< takes away what was said

std::optional<int> number(std::string_view text)
{
    int value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && rest == text.data() + text.size() && value >= 0 ? std::optional(value) : std::nullopt;
}
std::optional<Day> day(std::string_view text)
{
    const auto date = parse_date(text);
    return date ? std::optional<Day>(Day{*date}) : std::nullopt;
}
std::string text_of_day(Day day) { return iso_text(std::chrono::year_month_day{day}); }

class Fold {
public:
    Fold(const Joins& joins, std::span<const Tombstone> gone) : joins_(joins)
    {
        for (const Tombstone& stone : gone) gone_.insert(stone.id);
    }

    /// The events of one visit, in the order of replay.
    std::optional<LoggedVisit> visit(std::span<const Event* const> events)
    {
        LoggedVisit out;
        bool is_logged = false, has_date = false, has_start = false;
        for (const Event* event : events) {
            const SaidFields said(*event);
            if (!said.readable()) continue;
            if (event->kind == VisitLogged::kind) {
                const Day entered = day(said.text("entered").value_or("")).value_or(std::chrono::floor<std::chrono::days>(event->at));
                if (!is_logged) out.by = known(said.id("by").value_or(Uuid{}));
                out.entered = is_logged ? std::min(out.entered, entered) : entered;
                out.id = event->about;
                is_logged = true;
            }
            if (event->kind == VisitWithdrawn::kind) {
                if (!out.withdrawn) out.withdrawn = withdrawn_why_named(said.text("why").value_or("")).value_or(WithdrawnWhy::by_mistake);
            } else if (event->kind == VisitReflected::kind) {
                const auto on = day(said.text("on").value_or(""));
                if (on && (!out.reflected_on || *on < *out.reflected_on)) out.reflected_on = on;
            } else {
                if (event->kind == VisitCorrected::kind) ++out.corrections;
                has_date = take_time(out, said, has_start) || has_date;
                take(out, said);
            }
        }
        const bool nobody_left = !out.educators.empty() && std::all_of(out.educators.begin(), out.educators.end(), [](const Uuid& id) { return id.is_nil(); });
        if (!is_logged || !has_date || !has_start || nobody_left) return std::nullopt;
        return out;
    }

private:
    [[nodiscard]] Uuid known(const Uuid& id) const
    {
        if (gone_.contains(id)) return {};
        const Uuid of = joins_.of(id);
        return gone_.contains(of) ? Uuid{} : of;
    }

    /// What can't be read says nothing. True: the date was said.
    static bool take_time(LoggedVisit& out, const SaidFields& said, bool& has_start)
    {
        const auto date = day(said.text("date").value_or(""));
        if (date) out.date = *date;
        if (const auto start = clock_time(said.text("start").value_or(""))) {
            out.start = *start;
            has_start = true;
        }
        if (const auto minutes = number(said.text("minutes").value_or(""))) out.minutes = std::min(*minutes, minutes_of_day);
        return date.has_value();
    }

    void take(LoggedVisit& out, const SaidFields& said) const
    {
        const auto word = [&](const char* key) { return said.text(key).value_or(""); };
        if (const auto ids = said.text("educators")) educators(out, *ids);
        if (const auto named = stage(word("stage"))) out.stage = *named;
        if (const auto named = setting_named(word("setting"))) out.setting = *named;
        if (const auto named = contract_time_named(word("contract"))) out.contract = *named;
        if (const auto named = outcome_named(word("outcome"))) out.outcome = *named;
        if (const auto minutes = number(word("inside"))) out.minutes_inside = *minutes;
        if (const auto yes = said.text("voluntary")) out.voluntary = *yes == "yes";
        if (const auto yes = said.text("confirmed")) out.confirmed = *yes == "yes";
        if (const auto on = day(word("arranged_on"))) out.arranged_on = on;
        else if (word("arranged_on") == nothing) out.arranged_on.reset();
        if (const auto text = said.text("grade")) out.grade = grade_named(*text).value_or("");
        if (const auto text = said.text("language")) out.language = *text == nothing ? "" : language_named(*text).value_or("");
    }

    /// Two at most: more is no pair, and says nothing.
    void educators(LoggedVisit& out, std::string_view ids) const
    {
        std::vector<Uuid> read;
        if (ids != nothing)
            while (!ids.empty()) {
                const std::string_view one = ids.substr(0, ids.find('+'));
                ids.remove_prefix(std::min(one.size() + 1, ids.size()));
                const auto id = parse_uuid(one);
                if (!id) return;
                read.push_back(*id);
            }
        if (read.size() > 2) return;
        for (Uuid& id : read) id = known(id);
        std::sort(read.begin(), read.end());
        // One person under two ids went alone; two who were erased are still two.
        if (read.size() == 2 && read[0] == read[1] && !read[0].is_nil()) read.pop_back();
        out.educators = std::move(read);
    }

    const Joins& joins_;
    std::set<Uuid> gone_;
};

std::string text_of_ids(const std::vector<Uuid>& ids)
{
    std::string out;
    for (const Uuid& id : ids) out += (out.empty() ? "" : "+") + id.text();
    return out.empty() ? std::string(nothing) : out;
}

/// Everything; what is not said as `none`.
VisitFields fields_of(const VisitFacts& facts)
{
    const auto yes_or_no = [](bool yes) { return std::optional<std::string>(yes ? "yes" : "no"); };
    const auto or_nothing = [](const std::string& text) { return std::optional(text.empty() ? std::string(nothing) : text); };
    VisitFields out;
    out.date = text_of_day(facts.date);
    out.start = clock_text(facts.start);
    out.minutes = std::to_string(facts.minutes);
    out.educators = text_of_ids(facts.educators);
    out.stage = word_of(facts.stage);
    out.setting = word_of(facts.setting);
    out.voluntary = yes_or_no(facts.voluntary);
    out.arranged_on = or_nothing(facts.arranged_on ? text_of_day(*facts.arranged_on) : "");
    out.contract = word_of(facts.contract);
    out.inside = std::to_string(facts.minutes_inside);
    out.grade = or_nothing(facts.grade);
    out.language = or_nothing(facts.language);
    out.outcome = word_of(facts.outcome);
    out.confirmed = yes_or_no(facts.confirmed);
    return out;
}

using Field = std::optional<std::string> VisitFields::*;
constexpr std::array<Field, 14> all_fields = {&VisitFields::date, &VisitFields::start, &VisitFields::minutes, &VisitFields::educators, &VisitFields::stage, &VisitFields::setting, &VisitFields::voluntary,
                                              &VisitFields::arranged_on, &VisitFields::contract, &VisitFields::inside, &VisitFields::grade, &VisitFields::language, &VisitFields::outcome, &VisitFields::confirmed};

}  // namespace

bool VisitFacts::made_by(const Uuid& educator) const { return std::find(educators.begin(), educators.end(), educator) != educators.end(); }

std::span<const std::string_view> visit_kinds() { return kinds; }

std::vector<LoggedVisit> visits_of(std::vector<Event> events, const Joins& joins, std::span<const Tombstone> gone)
{
    std::erase_if(events, [](const Event& event) { return std::find(kinds.begin(), kinds.end(), event.kind) == kinds.end(); });
    std::sort(events.begin(), events.end(), comes_before);
    Fold fold(joins, gone);
    std::vector<LoggedVisit> out;
    std::vector<const Event*> of_one;
    for (std::size_t i = 0; i < events.size(); ++i) {
        of_one.push_back(&events[i]);
        if (i + 1 < events.size() && events[i + 1].about == events[i].about) continue;
        if (auto visit = fold.visit(of_one)) out.push_back(std::move(*visit));
        of_one.clear();
    }
    std::sort(out.begin(), out.end(), [](const LoggedVisit& a, const LoggedVisit& b) { return std::tie(a.date, a.start, a.id) < std::tie(b.date, b.start, b.id); });
    return out;
}

std::vector<LoggedVisit> visits(const EventStore& store)
{
    std::vector<Event> events;
    for (const std::string_view kind : kinds) store.read_kind(kind, [&](const Event& event) { return events.push_back(event), true; });
    return visits_of(std::move(events), joins(store), store.tombstones());
}

const LoggedVisit* find_visit(std::span<const LoggedVisit> visits, const Uuid& id)
{
    const auto found = std::find_if(visits.begin(), visits.end(), [&](const LoggedVisit& visit) { return visit.id == id; });
    return found == visits.end() ? nullptr : &*found;
}

VisitLogged logged(const VisitFacts& facts, Day entered)
{
    VisitLogged out;
    static_cast<VisitFields&>(out) = fields_of(facts);
    for (const Field field : all_fields)
        if (out.*field == nothing) (out.*field).reset();
    if (facts.contract != ContractTime::partly) out.inside.reset();
    out.entered = text_of_day(entered);
    return out;
}

std::optional<VisitCorrected> corrected(const VisitFacts& was, const VisitFacts& now, Day on)
{
    const VisitFields before = fields_of(was), after = fields_of(now);
    VisitCorrected out;
    for (const Field field : all_fields)
        if (before.*field != after.*field) out.*field = after.*field;
    if (static_cast<const VisitFields&>(out) == VisitFields{}) return std::nullopt;
    out.on = text_of_day(on);
    return out;
}

VisitWithdrawn withdrawn(WithdrawnWhy why, Day on) { return {.why = std::string(word_of(why)), .on = text_of_day(on)}; }
VisitReflected reflected(Day on) { return {.on = text_of_day(on)}; }

Uuid made_id(std::string_view of)
{
    // A UUID of version 8 (RFC 9562 §5.8) made of a hash.
    const std::string hash = content_hash(of);
    Uuid id;
    for (std::size_t i = 0; i < id.bytes.size(); ++i) std::from_chars(hash.data() + 2 * i, hash.data() + 2 * i + 2, id.bytes[i], 16);
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0FU) | 0x80U);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3FU) | 0x80U);
    return id;
}

}  // namespace fv
