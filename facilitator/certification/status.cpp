#include "facilitator/certification/status.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "facilitator/certification/counting.h"

namespace fv {
namespace {

using std::chrono::days;

/// One requirement's evidence on any day: how much counts, and whether that is enough.
class Ledger {
public:
    Ledger(Counted counted, std::optional<CalendarSpan> counts_for, std::optional<Day> since) : counted_(std::move(counted)), counts_for_(counts_for)
    {
        if (since) std::erase_if(counted_.proofs, [&](const Weighed& one) { return one.proof.on <= *since; });
    }

    [[nodiscard]] std::vector<PartStatus> parts_on(Day day, bool ever = false) const
    {
        std::vector<PartStatus> parts = counted_.parts;
        std::set<std::pair<std::size_t, std::string_view>> counted_once;
        for (const Weighed& one : counted_.proofs) {
            if (!counts(one, day, ever)) continue;
            const auto count = [&](std::size_t part) {
                if (one.once.empty() || counted_once.emplace(part, one.once).second) parts[part].have += one.proof.amount;
            };
            count(0);
            for (const std::size_t part : one.parts) count(part);
        }
        return parts;
    }
    [[nodiscard]] bool met_on(Day day, bool ever = false) const
    {
        const std::vector<PartStatus> parts = parts_on(day, ever);
        return std::all_of(parts.begin(), parts.end(), [](const PartStatus& part) { return part.met(); });
    }
    [[nodiscard]] bool any_on(Day day) const
    {
        return std::any_of(counted_.proofs.begin(), counted_.proofs.end(), [&](const Weighed& one) { return counts(one, day, true); });
    }
    [[nodiscard]] std::vector<Proof> proofs_on(Day day) const
    {
        std::vector<Proof> proofs;
        for (const Weighed& one : counted_.proofs)
            if (counts(one, day, false)) proofs.push_back(one.proof);
        return proofs;
    }

    /// The first of the days without a break up to `day` on which it was met.
    [[nodiscard]] std::optional<Day> met_since(Day day) const
    {
        std::optional<Day> since;
        Day until = day;
        for (auto one = counted_.proofs.rbegin(); one != counted_.proofs.rend(); ++one) {
            if (one->proof.on > day || (since && one->proof.on == *since)) continue;
            if (!met_on(until) || !met_on(one->proof.on)) break;
            since = one->proof.on;
            until = one->proof.on - days{1};
        }
        return since;
    }
    /// The first day after `day` on which what counts today is not enough any more.
    [[nodiscard]] std::optional<Day> expires_after(Day day) const
    {
        std::set<Day> ends;
        for (const Weighed& one : counted_.proofs)
            if (counts(one, day, false))
                if (const auto end = end_of(one)) ends.insert(*end);
        for (const Day end : ends)
            if (!met_on(end, false, day)) return end;
        return std::nullopt;
    }

private:
    [[nodiscard]] std::optional<Day> end_of(const Weighed& one) const
    {
        std::optional<Day> end = one.taken_back;
        if (counts_for_)
            if (const Day old = after(one.proof.on, *counts_for_); !end || old < *end) end = old;
        return end;
    }
    [[nodiscard]] bool counts(const Weighed& one, Day day, bool ever) const
    {
        if (one.proof.on > day || (one.taken_back && *one.taken_back <= day)) return false;
        return ever || !counts_for_ || day < after(one.proof.on, *counts_for_);
    }
    /// As met_on(), of what was there on `known` already.
    [[nodiscard]] bool met_on(Day day, bool ever, Day known) const
    {
        Ledger then = *this;
        std::erase_if(then.counted_.proofs, [&](const Weighed& one) { return one.proof.on > known; });
        return then.met_on(day, ever);
    }

    Counted counted_;
    std::optional<CalendarSpan> counts_for_;
};

struct Step {
    const Requirement& requirement;
    const std::vector<PartStatus>& parts;

    /// The first part that is wanting, the whole last: who fills a part fills the whole, too.
    [[nodiscard]] const PartStatus& wanting() const
    {
        for (std::size_t i = 1; i < parts.size(); ++i)
            if (!parts[i].met()) return parts[i];
        return parts.front();
    }
    [[nodiscard]] NextStep of(NextStep::Kind kind) const
    {
        const PartStatus& part = wanting();
        return {.kind = kind, .what = part.what, .key = part.key, .amount = std::max(part.need - part.have, 0), .on = {}};
    }
    NextStep operator()(const TrainingNeeded&) const { return of(NextStep::Kind::attend); }
    NextStep operator()(const RehearsalsNeeded&) const { return of(NextStep::Kind::rehearse); }
    NextStep operator()(const ObservedNeeded&) const { return of(NextStep::Kind::be_observed); }
    NextStep operator()(const ReflectionsNeeded&) const { return of(NextStep::Kind::reflect); }
    NextStep operator()(const PracticesNeeded&) const { return of(NextStep::Kind::acknowledge); }
    NextStep operator()(const VisitsNeeded&) const { return of(NextStep::Kind::visit); }
    NextStep operator()(const WorkshopsNeeded&) const { return of(NextStep::Kind::lead); }
    NextStep operator()(const CalibrationNeeded&) const { return of(NextStep::Kind::calibrate); }
    NextStep operator()(const HeldNeeded&) const { return of(NextStep::Kind::hold); }
    NextStep operator()(const SignOffNeeded&) const { return of(NextStep::Kind::be_signed); }
};

struct Held {
    Day from, until;
    Uuid event, by;
};

/// The times in which a level, or one further up, was held, as far as they touch; by day.
std::vector<Held> times_held(const Programme& programme, const std::vector<Holding>& holdings, const std::string& level, Day day)
{
    std::vector<Held> times;
    for (const Holding& holding : holdings) {
        if (holding.from > day || holding.on > day || holding.programme != programme.id || !programme.reaches(holding.level, level)) continue;
        Day until = holding.until;
        if (holding.ended && *holding.ended <= day) until = std::min(until, *holding.ended - days{1});
        if (until >= holding.from) times.push_back({holding.from, until, holding.event, holding.by});
    }
    std::sort(times.begin(), times.end(), [](const Held& a, const Held& b) { return std::tie(a.from, a.until, a.event) < std::tie(b.from, b.until, b.event); });
    std::vector<Held> joined;
    for (const Held& time : times) {
        if (!joined.empty() && time.from <= joined.back().until + days{1}) joined.back().until = std::max(joined.back().until, time.until);
        else joined.push_back(time);
    }
    return joined;
}

RequirementStatus held_status(const Programme& programme, const Requirement& requirement, const HeldNeeded& needed, const Evidence& evidence, Day day)
{
    RequirementStatus out{.key = requirement.key, .state = {}, .parts = {{PartStatus::What::whole, {}, 0, 1}}, .proofs = {}, .done_on = {}, .expires = {}, .next = {.kind = NextStep::Kind::hold, .what = {}, .key = needed.level, .amount = 1, .on = {}}};
    for (const Held& time : times_held(programme, evidence.holdings, needed.level, day)) {
        const Day enough = needed.span ? after(time.from, *needed.span) : time.from;
        const bool is_now = day <= time.until;
        if (enough <= std::min(day, time.until)) out.state = is_now ? RequirementState::done : RequirementState::expired;
        else out.state = std::max(out.state, RequirementState::in_progress);
        if (!is_now) continue;
        out.proofs.push_back({time.event, time.by, time.from, 1, needed.level});
        if (enough > day) {
            out.next = {.kind = NextStep::Kind::wait, .what = {}, .key = needed.level, .amount = 1, .on = enough};
            continue;
        }
        out.parts.front().have = 1;
        out.done_on = enough;
        out.expires = time.until + days{1};
        out.next = {};
    }
    return out;
}

bool all_done(const std::vector<RequirementStatus>& requirements)
{
    return std::all_of(requirements.begin(), requirements.end(), [](const RequirementStatus& one) { return one.state == RequirementState::done; });
}

class LevelFold {
public:
    LevelFold(const Programme& programme, const Level& level, const Evidence& evidence, const Holders& holders, Day day) : p_(programme), level_(level), e_(evidence), holders_(holders), day_(day) {}

    LevelStatus result()
    {
        out_.level = level_.key;
        for (const Holding& holding : e_.holdings)
            if (holding.level == level_.key && holding.programme == p_.id && holding.on <= day_) consider(holding);
        if (latest_ != nullptr && !is_over(*latest_)) of_standing_certificate();
        else first_or_again(latest_ == nullptr ? std::nullopt : std::optional<Day>(*latest_->ended), LevelStanding::revoked);
        if (latest_ != nullptr) out_.holding = *latest_;
        return std::move(out_);
    }

private:
    [[nodiscard]] bool is_over(const Holding& holding) const { return holding.ended && *holding.ended <= day_; }

    /// One that was not revoked before one that was; then the one that lasts longest.
    void consider(const Holding& holding)
    {
        const auto rank = [&](const Holding& one) { return std::tuple(!is_over(one), one.until, one.id); };
        if (latest_ == nullptr || rank(*latest_) < rank(holding)) latest_ = &holding;
        held_now_ = held_now_ || holding.holds(day_);
    }

    void of_standing_certificate()
    {
        const bool renews = level_.renewal.has_value();
        const Day grace_ends = renews ? after(latest_->until, level_.renewal->grace) : latest_->until;
        if (day_ > grace_ends) return first_or_again(latest_->from, LevelStanding::lapsed);
        out_.requirements = of(level_.requirements, {});
        if (renews) {
            out_.renewal = of(level_.renewal->requirements, latest_->from);
            out_.renewal_opens = before(latest_->until, level_.renewal->opens);
            out_.grace_ends = grace_ends;
            out_.renewable = day_ >= *out_.renewal_opens && all_done(out_.renewal);
        }
        if (held_now_) out_.standing = LevelStanding::certified;
        else if (day_ < latest_->from) out_.standing = LevelStanding::ready;  // issued, and not begun
        else out_.standing = out_.renewable ? LevelStanding::ready : LevelStanding::in_grace;
    }

    /// All requirements, with evidence later than `since`.
    void first_or_again(std::optional<Day> since, LevelStanding otherwise)
    {
        out_.requirements = of(level_.requirements, since);
        const bool any = std::any_of(out_.requirements.begin(), out_.requirements.end(), [](const RequirementStatus& one) { return one.state != RequirementState::missing; });
        if (held_now_) out_.standing = LevelStanding::certified;
        else if (all_done(out_.requirements)) out_.standing = LevelStanding::ready;
        else if (since) out_.standing = otherwise;
        else out_.standing = any ? LevelStanding::under_way : LevelStanding::not_begun;
    }

    [[nodiscard]] std::vector<RequirementStatus> of(const std::vector<Requirement>& requirements, std::optional<Day> since) const
    {
        std::vector<RequirementStatus> out;
        out.reserve(requirements.size());
        for (const Requirement& one : requirements) out.push_back(requirement_status(p_, level_, one, e_, holders_, day_, since));
        return out;
    }

    const Programme& p_;
    const Level& level_;
    const Evidence& e_;
    const Holders& holders_;
    Day day_;
    const Holding* latest_ = nullptr;
    bool held_now_ = false;
    LevelStatus out_;
};

}  // namespace

std::string_view word_of(RequirementState state)
{
    constexpr std::array<std::string_view, 4> words = {"missing", "in-progress", "expired", "done"};
    return words[static_cast<std::size_t>(state)];
}

std::string_view word_of(LevelStanding standing)
{
    constexpr std::array<std::string_view, 7> words = {"not-begun", "revoked", "lapsed", "under-way", "in-grace", "ready", "certified"};
    return words[static_cast<std::size_t>(standing)];
}

std::size_t LevelStatus::done() const
{
    return static_cast<std::size_t>(std::count_if(requirements.begin(), requirements.end(), [](const RequirementStatus& one) { return one.state == RequirementState::done; }));
}

const LevelStatus* PersonStatus::level(std::string_view key) const
{
    const auto found = std::find_if(levels.begin(), levels.end(), [&](const LevelStatus& one) { return one.level == key; });
    return found == levels.end() ? nullptr : &*found;
}

Holders::Holders(const EvidenceOfAll& all)
{
    for (const auto& [person, evidence] : all)
        if (!evidence.holdings.empty()) of_[person] = evidence.holdings;
}

bool Holders::entitled(const Programme& programme, const Uuid& person, std::string_view level, Day day) const
{
    const auto found = of_.find(person);
    return found != of_.end() && std::any_of(found->second.begin(), found->second.end(), [&](const Holding& holding) {
               return holding.programme == programme.id && holding.holds(day) && programme.reaches(holding.level, level);
           });
}

RequirementStatus requirement_status(const Programme& programme, const Level& level, const Requirement& requirement, const Evidence& evidence, const Holders& holders, Day day, std::optional<Day> since)
{
    if (const auto* needed = std::get_if<HeldNeeded>(&requirement.what)) return held_status(programme, requirement, *needed, evidence, day);
    const Ledger ledger(counted(programme, level, requirement, evidence, holders), requirement.counts_for, since);
    RequirementStatus out{.key = requirement.key, .state = {}, .parts = ledger.parts_on(day), .proofs = ledger.proofs_on(day), .done_on = {}, .expires = {}, .next = {}};
    if (ledger.met_on(day)) {
        out.state = RequirementState::done;
        out.done_on = ledger.met_since(day);
        out.expires = ledger.expires_after(day);
        return out;
    }
    out.state = ledger.met_on(day, true) ? RequirementState::expired : ledger.any_on(day) ? RequirementState::in_progress : RequirementState::missing;
    out.next = std::visit(Step{requirement, out.parts}, requirement.what);
    return out;
}

LevelStatus level_status(const Programme& programme, const Level& level, const Evidence& evidence, const Holders& holders, Day day) { return LevelFold(programme, level, evidence, holders, day).result(); }

PersonStatus status(const Programme& programme, const Evidence& evidence, const Holders& holders, Day day)
{
    PersonStatus out{.day = day, .levels = {}};
    out.levels.reserve(programme.levels.size());
    for (const Level& level : programme.levels) out.levels.push_back(level_status(programme, level, evidence, holders, day));
    return out;
}

}  // namespace fv
