// Random logs, closings, corrections and merges: nobody is paid twice, and in the end everybody has what is payable.
#include <algorithm>
#include <memory>
#include <numeric>

#include "facilitator/records/merge.h"
#include "pay_maker.h"
#include "support/random_history.h"

using namespace fv;
using namespace fv::test;

namespace {

constexpr std::array periods = {"2026-09", "2026-10", "2026-11"};
const std::string capped_pay = R"(compensation:
  currency: USD
  rates: [{unit: visit, amount: 50.00}, {unit: visit, amount: 55.00, stage: second-visit}]
  reflection-within: 7
  late-entry: 60
  no-show: 50%
  partly-inside: yes
  caps: [{of: person, in: period, amount: 250.00}]
)";
constexpr Cents most_for_one = 5500;

class Story {
public:
    Story(std::uint64_t seed, bool settles) : dice_(seed), settles_(settles), world_(capped_pay)
    {
        for (unsigned i = 1; i <= 3; ++i) laptops_.push_back(std::make_unique<Laptop>(i));
        for (const unsigned person : {1U, 2U, 3U}) world_.holdings[someone(person)].push_back(certificate(10 + person, "second-visits"));
        world_.holdings[someone(4)] = {certificate(4, "home-visitor", "2026-10-10")};
    }

    void step()
    {
        Laptop& laptop = *laptops_[dice_(3)];
        switch (dice_(13)) {
        case 0:
        case 1:
        case 2: return log(laptop);
        case 3:
        case 4: return correct(laptop);
        case 5: return reflect(laptop);
        case 6:
            if (const auto log = laptop.visits(); !log.empty() && dice_(2) == 0) laptop.say(log[dice_(static_cast<unsigned>(log.size()))].id, withdrawn(WithdrawnWhy::by_mistake, on("2026-12-01")));
            return;
        case 7: {
            Holding& holding = world_.holdings[someone(1 + dice_(4))][0];
            holding.ended = dice_(2) == 0 ? std::nullopt : std::optional(on("2026-09-10") + std::chrono::days{dice_(80)});
            return;
        }
        case 8:
        case 9: laptop.close(world_, periods[dice_(periods.size())]); return;
        case 10: merge(laptops_[dice_(3)]->store, laptop.store); return;
        case 11:
            if (dice_(12) == 0) laptop.store.erase_person(someone(4));
            return;
        default:
            if (settles_) settle(laptop, static_cast<PaidOf>(dice_(4)));
        }
    }

    void merge_all()
    {
        std::vector<std::size_t> order(laptops_.size());
        std::iota(order.begin(), order.end(), 0U);
        for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[dice_(static_cast<unsigned>(i + 1))]);
        for (const std::size_t i : order) merge(laptops_[i]->store, hub().store);
        for (const std::size_t i : order) merge(hub().store, laptops_[i]->store);
    }
    Laptop& hub() { return *laptops_[0]; }
    std::vector<std::unique_ptr<Laptop>>& laptops() { return laptops_; }
    const World& world() const { return world_; }
    Dice& dice() { return dice_; }

    bool settle(Laptop& laptop, PaidOf paid)
    {
        const Ledger ledger = laptop.ledger();
        for (const Closing& closing : ledger.closings)
            if (closing.open()) return laptop.say(closing.id, settled(closing, paid, ledger, on("2026-12-01"))), true;
        return false;
    }

private:
    void log(Laptop& laptop)
    {
        const unsigned one = 1 + dice_(4), other = 1 + dice_(4);
        LoggedVisit visit = fine_visit(++visits_, "2026-09-01", one == other ? std::vector{one} : std::vector{std::min(one, other), std::max(one, other)});
        visit.date += std::chrono::days{dice_(91)};
        visit.entered = visit.date + std::chrono::days{dice_(70)};
        visit.start = 900 + static_cast<int>(dice_(4)) * 30;
        visit.arranged_on = visit.date - std::chrono::days{dice_(4)};
        visit.voluntary = dice_(8) != 0;
        visit.stage = dice_(4) == 0 ? Stage::second_visit : Stage::first_visit;
        visit.outcome = dice_(6) == 0 ? VisitOutcome::no_show : VisitOutcome::made;
        visit.confirmed = dice_(2) == 0;
        visit.reflected_on = dice_(4) == 0 ? std::nullopt : std::optional(visit.date + std::chrono::days{dice_(9)});
        laptop.log(visit);
        if (dice_(6) == 0) {  // the partner enters it too
            visit.id = the_visit(++visits_);
            visit.start += dice_(2) == 0 ? 0 : 5;
            laptops_[dice_(3)]->log(visit);
        }
    }
    void correct(Laptop& laptop)
    {
        const std::vector<LoggedVisit> log = laptop.visits();
        if (log.empty()) return;
        const LoggedVisit& was = log[dice_(static_cast<unsigned>(log.size()))];
        VisitFacts now = was;
        switch (dice_(6)) {
        case 0: now.voluntary = !now.voluntary; break;
        case 1: now.date += std::chrono::days{dice_(40)} - std::chrono::days{20}; break;
        case 2: now.educators = {someone(1 + dice_(2)), someone(3 + dice_(2))}; break;
        case 3: now.stage = now.stage == Stage::first_visit ? Stage::second_visit : Stage::first_visit; break;
        case 4: now.contract = ContractTime::partly, now.minutes_inside = 1 + static_cast<int>(dice_(39)); break;
        default: now.start += 15; break;
        }
        if (const auto change = corrected(was, now, on("2026-12-01"))) laptop.say(was.id, *change);
    }
    void reflect(Laptop& laptop)
    {
        const std::vector<LoggedVisit> log = laptop.visits();
        if (log.empty()) return;
        const LoggedVisit& visit = log[dice_(static_cast<unsigned>(log.size()))];
        laptop.say(visit.id, reflected(visit.date + std::chrono::days{dice_(5)}));
    }

    Dice dice_;
    bool settles_;
    World world_;
    unsigned visits_ = 0;
    std::vector<std::unique_ptr<Laptop>> laptops_;
};

bool is_stray(const Closing& closing, std::size_t line) { return std::find(closing.stray.begin(), closing.stray.end(), line) != closing.stray.end(); }

/// Counted anew, in another way than the ledger does: the lines of closings that stand, but for the stray.
void check_counted_once(const Ledger& ledger)
{
    PaidSoFar sums;
    std::map<PayKey, int> firsts;
    for (const Closing& closing : ledger.closings)
        for (std::size_t i = 0; i < closing.lines.size(); ++i) {
            if (!closing.stands || is_stray(closing, i)) continue;
            const PayLine& line = closing.lines[i];
            if (line.educator.is_nil()) continue;  // erased
            CHECK(line.before == sums[line.key()]);
            sums[line.key()] += line.cents;
            CHECK(sums[line.key()] >= 0);
            CHECK(sums[line.key()] <= most_for_one);  // paid twice it would be more
            if (!parse_uuid(line.adjusts)) ++firsts[line.key()];
        }
    for (const auto& [key, count] : firsts) CHECK(count == 1);  // in no two closed periods
    for (const auto& [key, cents] : sums) CHECK(ledger.paid.at(key) == cents);
    CHECK(ledger.paid.size() == sums.size());
    std::set<Uuid> standing;
    for (const Closing& closing : ledger.closings)
        if (closing.stands) CHECK(standing.insert(closing.id).second);
}

/// Everything closed and settled: what was paid is what is payable now.
void check_settles(Story& story, PaidOf answer)
{
    Laptop& hub = story.hub();
    while (story.settle(hub, answer)) {}
    for (const char* period : periods) hub.close(story.world(), period);
    hub.close(story.world(), "2026-12");
    CHECK(hub.adjustments(story.world()).empty());
    for (const char* period : periods) CHECK_FALSE(hub.close(story.world(), period));
    const Ledger ledger = hub.ledger();
    PaidSoFar now;
    for (const VisitPay& pay : hub.pays(story.world()))
        for (const EducatorPay& one : pay.educators)
            if (one.cents() != 0) now[{pay.visit, one.educator}] = one.cents();
    PaidSoFar paid;
    for (const auto& [key, cents] : ledger.paid)
        if (cents != 0) paid[key] = cents;
    CHECK(paid == now);
}

}  // namespace

TEST_CASE("However laptops log, correct, close and merge, nobody is paid twice", "[compensation][periods][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{120}));
    INFO("seed " << seed);
    Story story(seed, false);
    for (int i = 0; i < 90; ++i) {
        story.step();
        if (i % 30 == 0) check_counted_once(story.laptops()[story.dice()(3)]->ledger());
    }
    story.merge_all();
    const Ledger ledger = story.hub().ledger();
    check_counted_once(ledger);
    for (const auto& laptop : story.laptops()) {
        CHECK(laptop->ledger().paid == ledger.paid);
        CHECK(laptop->ledger().held == ledger.held);
        CHECK(laptop->ledger().faults == ledger.faults);
        CHECK(laptop->pays(story.world()) == story.hub().pays(story.world()));
    }
    std::vector<LoggedVisit> log = story.hub().visits();
    for (std::size_t i = log.size() - 1; i > 0; --i) std::swap(log[i], log[story.dice()(static_cast<unsigned>(i + 1))]);
    const World& world = story.world();
    const std::vector<VisitPay> shuffled = payable(log, {world.rules, world.programme, world.holdings, world.schools}, ledger.paid);
    for (const VisitPay& pay : story.hub().pays(world)) CHECK(*find_pay(shuffled, pay.visit) == pay);
    std::vector<Event> events = all_of(story.hub().store);
    for (std::size_t i = events.size() - 1; i > 0; --i) std::swap(events[i], events[story.dice()(static_cast<unsigned>(i + 1))]);
    CHECK(ledger_of("home-visits", events, {}, story.hub().store.tombstones()).paid == ledger.paid);
    check_settles(story, PaidOf::matching);
    check_counted_once(story.hub().ledger());
}

TEST_CASE("Whatever payroll made of closings apart, lines and corrections come to what is payable now", "[compensation][periods][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{1000}, std::uint64_t{1080}));
    INFO("seed " << seed);
    Story story(seed, true);
    for (int i = 0; i < 90; ++i) story.step();
    story.merge_all();
    check_settles(story, static_cast<PaidOf>(story.dice()(4)));
}

TEST_CASE("The random stories have what they are to show", "[compensation][periods][property]")
{
    int rivals = 0, strays = 0, adjustments = 0, late = 0;
    for (std::uint64_t seed = 0; seed < 120; ++seed) {
        Story story(seed, false);
        for (int i = 0; i < 90; ++i) story.step();
        story.merge_all();
        for (const Closing& closing : story.hub().ledger().closings) {
            rivals += closing.stands ? 0 : 1;
            strays += closing.open() ? 1 : 0;
            for (const PayLine& line : closing.lines) {
                adjustments += parse_uuid(line.adjusts) ? 1 : 0;
                late += line.note == "entered-late" ? 1 : 0;
            }
        }
    }
    CHECK(rivals > 20);
    CHECK(strays > 20);
    CHECK(adjustments > 20);
    CHECK(late > 20);
}
