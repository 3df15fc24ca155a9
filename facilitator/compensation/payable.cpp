#include "facilitator/compensation/payable.h"

#include <algorithm>
#include <tuple>

#include "facilitator/compensation/logging.h"
#include "facilitator/compensation/spending.h"

namespace fv {
namespace {

constexpr int percent_of_all = 100;

/// The visits that stand, by who was there and when.
class Standing {
public:
    /// Duplicate of, or overlap with, those that stand.
    [[nodiscard]] std::vector<Reason> conflicts(const LoggedVisit& visit) const
    {
        std::vector<Reason> out;
        for (const Uuid& id : visit.educators)
            for (int days = -1; days <= 1 && !id.is_nil(); ++days)
                if (const auto found = by_day_.find({id, visit.date + std::chrono::days{days}}); found != by_day_.end())
                    for (const LoggedVisit* other : found->second) note(out, visit, *other, id);
        return out;
    }
    void add(const LoggedVisit& visit)
    {
        for (const Uuid& id : visit.educators)
            if (!id.is_nil()) by_day_[{id, visit.date}].push_back(&visit);
    }

private:
    static void note(std::vector<Reason>& conflicts, const LoggedVisit& visit, const LoggedVisit& other, const Uuid& educator)
    {
        const bool same = same_visit(visit, other);
        if (!same && !at_both(visit, other)) return;
        if (same && std::any_of(conflicts.begin(), conflicts.end(), [&](const Reason& reason) { return reason.visit == other.id; })) return;
        conflicts.push_back({.code = same ? ReasonCode::duplicate : ReasonCode::overlap, .educator = same ? Uuid{} : educator, .visit = other.id});
    }

    std::map<std::pair<Uuid, Day>, std::vector<const LoggedVisit*>> by_day_;
};

class Payer {
public:
    Payer(std::span<const LoggedVisit> log, const PayBasis& basis, const PaidSoFar& paid) : basis_(basis), rules_(basis.rules), paid_(paid)
    {
        for (const LoggedVisit& visit : log)
            if (visit.counts()) visits_.push_back({&visit, {}, {}});
    }

    std::vector<VisitPay> run()
    {
        for (Work& work : visits_) look_at(work);
        settle_conflicts();
        cap();
        std::vector<VisitPay> out;
        for (Work& work : visits_) {
            VisitPay pay{work.visit->id, {}};
            for (EducatorPay& one : work.pays) {
                one.reasons.insert(one.reasons.end(), work.against.begin(), work.against.end());
                if (!work.against.empty()) one.payment.reset();
                std::stable_sort(one.reasons.begin(), one.reasons.end(), [](const Reason& a, const Reason& b) { return a.code < b.code; });
                pay.educators.push_back(std::move(one));
            }
            out.push_back(std::move(pay));
        }
        return out;
    }

private:
    struct Work {
        const LoggedVisit* visit;
        std::vector<Reason> against;     ///< of the visit
        std::vector<EducatorPay> pays;
    };

    [[nodiscard]] Cents paid(const LoggedVisit& visit, const Uuid& educator) const
    {
        const auto found = paid_.find({visit.id, educator});
        return found == paid_.end() ? 0 : found->second;
    }
    [[nodiscard]] bool was_paid(const LoggedVisit& visit) const
    {
        return std::any_of(visit.educators.begin(), visit.educators.end(), [&](const Uuid& id) { return paid(visit, id) > 0; });
    }

    void look_at(Work& work)
    {
        const LoggedVisit& visit = *work.visit;
        for (const Uuid& id : visit.educators)
            if (!id.is_nil()) work.pays.push_back({id, {}, {}});
        if (visit.has_erased()) return as_it_was(work);
        against_certificates(work);
        against_visit(work);
        for (EducatorPay& one : work.pays) one.payment = payment(visit, one);
    }

    /// With whom somebody erased was there: what was paid stays paid, and nothing new can be worked out.
    void as_it_was(Work& work)
    {
        for (EducatorPay& one : work.pays) {
            if (const Cents cents = paid(*work.visit, one.educator); cents > 0) one.payment = Payment{.cents = cents, .school = school(one.educator), .source = source(one.educator)};
            else one.reasons.push_back({.code = ReasonCode::erased});
        }
    }

    void against_certificates(Work& work)
    {
        const LoggedVisit& visit = *work.visit;
        const Level* level = visiting_level(basis_.programme);
        const Level* module = basis_.programme.opening(visit.stage);
        for (const Uuid& id : visit.educators) {
            // A programme without a level for visitors certifies nobody.
            if (level == nullptr) work.against.push_back({.code = ReasonCode::not_certified, .educator = id});
            else if (holding_on(basis_.holdings, basis_.programme, id, level->key, visit.date) == nullptr) work.against.push_back(why_not_certified(id, *level, visit.date));
            if (module != nullptr && holding_on(basis_.holdings, basis_.programme, id, module->key, visit.date) == nullptr)
                work.against.push_back({.code = ReasonCode::module_missing, .educator = id, .key = module->key});
        }
    }

    [[nodiscard]] Reason why_not_certified(const Uuid& id, const Level& level, Day date) const
    {
        Reason reason{.code = ReasonCode::not_certified, .educator = id, .key = level.key};
        std::optional<Day> later, ended, revoked;
        const auto found = basis_.holdings.find(id);
        if (found != basis_.holdings.end())
            for (const Holding& holding : found->second) {
                if (holding.programme != basis_.programme.id || !basis_.programme.reaches(holding.level, level.key)) continue;
                if (holding.from > date) later = std::min(later.value_or(holding.from), holding.from);
                else if (holding.until < date) ended = std::max(ended.value_or(holding.until), holding.until);
                else revoked = holding.ended;
            }
        if (revoked) reason.on = revoked;
        else if (ended) reason.code = ReasonCode::expired, reason.on = ended;
        else if (later) reason.code = ReasonCode::certified_later, reason.on = later;
        return reason;
    }

    void against_visit(Work& work)
    {
        const LoggedVisit& visit = *work.visit;
        const auto add = [&](Reason reason) { work.against.push_back(std::move(reason)); };
        if (!visit.voluntary) add({.code = ReasonCode::not_voluntary});
        if (!visit.arranged_on || *visit.arranged_on >= visit.date) add({.code = ReasonCode::not_arranged, .on = visit.arranged_on});
        if (visit.educators.size() < 2) add({.code = ReasonCode::alone});
        if (const int inside = minutes_inside(visit); visit.contract != ContractTime::outside && (!rules_.pays_partly_inside || inside >= visit.minutes || inside < 1))
            add({.code = ReasonCode::contract_time, .amount = inside});
        if (visit.outcome == VisitOutcome::no_show) {
            if (rules_.no_show_percent == 0 || !visit.confirmed) add({.code = ReasonCode::no_show});
        } else if (rules_.reflection_within && !in_time(visit)) {
            add({.code = ReasonCode::no_reflection, .on = visit.date + std::chrono::days{*rules_.reflection_within}, .day_said = visit.reflected_on, .amount = *rules_.reflection_within});
        }
        if (rules_.late_entry_days > 0 && visit.entered > visit.date + std::chrono::days{rules_.late_entry_days})
            add({.code = ReasonCode::late_entry, .on = visit.entered, .amount = rules_.late_entry_days});
        if (!rules_.period_of(visit.date)) add({.code = ReasonCode::no_period});
    }

    [[nodiscard]] bool in_time(const LoggedVisit& visit) const
    {
        return visit.reflected_on && *visit.reflected_on >= visit.date && (!rules_.reflection_within || *visit.reflected_on <= visit.date + std::chrono::days{*rules_.reflection_within});
    }
    static int minutes_inside(const LoggedVisit& visit)
    {
        if (visit.contract == ContractTime::outside) return 0;
        return visit.contract == ContractTime::inside ? visit.minutes : visit.minutes_inside;
    }
    [[nodiscard]] std::string school(const Uuid& educator) const
    {
        const auto found = basis_.schools.find(educator);
        return found == basis_.schools.end() ? std::string{} : found->second;
    }
    [[nodiscard]] std::string source(const Uuid& educator) const
    {
        const FundingSource* from = rules_.source_for(school(educator));
        return from == nullptr ? std::string{} : from->key;
    }

    /// Of those that fit, the one for the highest level; of these, the one for the stage.
    [[nodiscard]] const Rate* rate_for(const LoggedVisit& visit, const Uuid& educator) const
    {
        const Rate* best = nullptr;
        std::pair<std::ptrdiff_t, bool> rank;
        for (const Rate& rate : rules_.rates) {
            if ((rate.from && visit.date < *rate.from) || (rate.until && *rate.until < visit.date) || (rate.stage && *rate.stage != visit.stage)) continue;
            if (!rate.level.empty() && holding_on(basis_.holdings, basis_.programme, educator, rate.level, visit.date) == nullptr) continue;
            const Level* level = rate.level.empty() ? nullptr : basis_.programme.level(rate.level);
            const std::pair of_this(level == nullptr ? std::ptrdiff_t{0} : 1 + (level - basis_.programme.levels.data()), rate.stage.has_value());
            if (best != nullptr && of_this <= rank) continue;
            best = &rate;
            rank = of_this;
        }
        return best;
    }

    std::optional<Payment> payment(const LoggedVisit& visit, EducatorPay& one) const
    {
        const Rate* rate = rate_for(visit, one.educator);
        if (rate == nullptr) {
            one.reasons.push_back({.code = ReasonCode::no_rate, .educator = one.educator});
            return std::nullopt;
        }
        const bool no_show = visit.outcome == VisitOutcome::no_show;
        const int outside = std::max(visit.minutes - minutes_inside(visit), 0);
        Payment out{.minutes = outside + rules_.travel_minutes + (!no_show && in_time(visit) ? rules_.reflection_minutes : 0), .unit = rate->unit, .rate = rate->amount, .school = school(one.educator), .source = source(one.educator)};
        const int percent = no_show ? rules_.no_show_percent : percent_of_all;
        // A visit's flat amount is cut to the part outside the contract day, an hour's is for the minutes anyway.
        if (rate->unit == PayUnit::hour) out.cents = share_of(rate->amount, std::int64_t{out.minutes} * percent, 60 * percent_of_all);
        else out.cents = share_of(rate->amount, std::int64_t{visit.minutes == 0 ? 1 : outside} * percent, std::int64_t{visit.minutes == 0 ? 1 : visit.minutes} * percent_of_all);
        const Level* level = visiting_level(basis_.programme);
        if (const Holding* holding = level == nullptr ? nullptr : holding_on(basis_.holdings, basis_.programme, one.educator, level->key, visit.date)) {
            out.certificate = holding->id;
            out.certified_from = holding->from;
            out.certified_to = holding->until;
        }
        return out;
    }

    /// Nobody is at two visits at once. The one that was paid stands, else the one entered first; what is not payable
    /// anyway stands in nobody's way.
    void settle_conflicts()
    {
        std::vector<Work*> order;
        for (Work& work : visits_)
            if (work.against.empty() && (!work.visit->has_erased() || was_paid(*work.visit))) order.push_back(&work);
        std::sort(order.begin(), order.end(), [&](const Work* a, const Work* b) {
            const auto rank = [&](const Work* work) { return std::tuple(!was_paid(*work->visit), work->visit->entered, work->visit->id); };
            return rank(a) < rank(b);
        });
        Standing standing;
        for (Work* work : order) {
            if (!work->visit->has_erased()) work->against = standing.conflicts(*work->visit);
            if (work->against.empty()) standing.add(*work->visit);
        }
    }

    /// What was paid keeps its place under the caps; then whatever is new, by day.
    void cap()
    {
        struct Part {
            const LoggedVisit* visit;
            EducatorPay* pay;
            Cents kept = 0;
        };
        std::vector<Part> parts;
        for (Work& work : visits_)
            for (EducatorPay& one : work.pays)
                if (work.against.empty() && one.payment) parts.push_back({work.visit, &one, std::min(one.payment->cents, std::max<Cents>(paid(*work.visit, one.educator), 0))});
        std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return std::tie(a.visit->date, a.visit->start, a.visit->id, a.pay->educator) < std::tie(b.visit->date, b.visit->start, b.visit->id, b.pay->educator); });
        Spending spending(rules_);
        const auto line = [](const Part& part) { return Spending::Line{part.pay->educator, part.visit->date, part.pay->payment->source}; };
        for (const Part& part : parts)
            if (part.kept > 0) spending.spend(line(part), part.kept, 1);
        for (Part& part : parts) {
            const Cents more = part.pay->payment->cents - part.kept;
            if (more <= 0) continue;
            const int visits = part.kept > 0 ? 0 : 1;
            std::vector<Reason> beyond = spending.beyond(line(part), more, visits);
            if (beyond.empty()) {
                spending.spend(line(part), more, visits);
                continue;
            }
            part.pay->reasons.insert(part.pay->reasons.end(), beyond.begin(), beyond.end());
            if (part.kept > 0) part.pay->payment->cents = part.kept;
            else part.pay->payment.reset();
        }
    }

    const PayBasis& basis_;
    const PayRules& rules_;
    const PaidSoFar& paid_;
    std::vector<Work> visits_;
};

}  // namespace

bool VisitPay::payable() const
{
    return !educators.empty() && std::all_of(educators.begin(), educators.end(), [](const EducatorPay& one) { return one.payment && one.reasons.empty(); });
}

HoldingsOf holdings_of(const EvidenceOfAll& all)
{
    HoldingsOf out;
    for (const auto& [person, evidence] : all)
        if (!evidence.holdings.empty()) out[person] = evidence.holdings;
    return out;
}

SchoolsOf schools_of(const Roster& roster)
{
    SchoolsOf out;
    for (const RosterPerson& person : roster.people())
        if (!person.school.empty()) out[person.id] = person.school;
    return out;
}

std::vector<VisitPay> payable(std::span<const LoggedVisit> log, const PayBasis& basis, const PaidSoFar& paid) { return Payer(log, basis, paid).run(); }

const VisitPay* find_pay(std::span<const VisitPay> pays, const Uuid& visit)
{
    const auto found = std::find_if(pays.begin(), pays.end(), [&](const VisitPay& pay) { return pay.visit == visit; });
    return found == pays.end() ? nullptr : &*found;
}

const Level* visiting_level(const Programme& programme)
{
    const auto found = std::find_if(programme.levels.begin(), programme.levels.end(), [](const Level& level) { return !level.opens; });
    return found == programme.levels.end() ? nullptr : &*found;
}

const Holding* holding_on(const HoldingsOf& holdings, const Programme& programme, const Uuid& person, std::string_view level, Day day)
{
    const auto found = holdings.find(person);
    if (found == holdings.end()) return nullptr;
    const Holding* best = nullptr;
    // The level itself before a higher one, a certificate before a recognition, then the one that lasts longest.
    const auto rank = [&](const Holding& one) { return std::tuple(one.level == level, !one.recognised, one.until, one.id); };
    for (const Holding& one : found->second)
        if (one.programme == programme.id && one.holds(day) && programme.reaches(one.level, level) && (best == nullptr || rank(*best) < rank(one))) best = &one;
    return best;
}

Cents share_of(Cents cents, std::int64_t times, std::int64_t parts) { return (2 * cents * times + parts) / (2 * parts); }

std::map<Uuid, std::vector<VisitProof>> visit_proofs(std::span<const LoggedVisit> log)
{
    std::vector<const LoggedVisit*> order;
    for (const LoggedVisit& visit : log)
        if (visit.was_made() && visit.educators.size() == 2) order.push_back(&visit);
    std::sort(order.begin(), order.end(), [](const LoggedVisit* a, const LoggedVisit* b) { return std::tie(a->entered, a->id) < std::tie(b->entered, b->id); });
    Standing standing;
    std::map<Uuid, std::vector<VisitProof>> out;
    for (const LoggedVisit* visit : order) {
        if (!standing.conflicts(*visit).empty()) continue;
        standing.add(*visit);
        for (const Uuid& id : visit->educators)
            if (!id.is_nil()) out[id].push_back({Recorded{visit->id, visit->date, visit->by}, visit->stage});
    }
    return out;
}

}  // namespace fv
