#include "facilitator/people/roster.h"

#include <algorithm>

#include "facilitator/people/duplicates.h"
#include "facilitator/people/folding.h"
#include "facilitator/people/pin.h"
#include "facilitator/records/memory_store.h"
#include "facilitator/records/merge.h"
#include "facilitator/records/verify.h"
#include "support/people_events.h"
#include "support/random_history.h"

using namespace fv;
using test::someone;

TEST_CASE("Names are compared without case, accents and spaces", "[people]")
{
    CHECK(folded("  José\u00A0 NÚÑEZ ") == "jose nunez");
    CHECK(folded("Jose\u0301 Łukasz Øre") == "jose lukasz ore");
    CHECK(folded("Nguyễn Thị Phương ĐỖ Ỷ Ưu ợ ị ắ") == "nguyen thi phuong do y uu o i a");
    CHECK(folded("山田 Ωμέγα") == "山田 Ωμέγα");  // what is no Latin letter stays as it is
    CHECK(trimmed("\uFEFF Ana\t") == "Ana");
    CHECK(bare("E-mail Address") == "emailaddress");
    CHECK(folded("").empty());
    CHECK(trimmed(" \xC3").size() == 1);  // half a letter is no reason to fall over
}

TEST_CASE("A person is what was said last of each thing", "[people]")
{
    test::Saying saying;
    const Uuid ana = saying.add(1, "Ana Ruz", {.school = "Lincoln", .email = "ana@school.example", .roster_id = {}});
    saying.say(ana, PersonAdded{"Ana Ruiz"});
    saying.say(ana, PersonDescribed{.school = {}, .email = "", .roster_id = "T-7"});
    saying.say(ana, RoleGiven{"facilitator"});
    saying.say(ana, RoleGiven{"trainer"});
    saying.say(ana, RoleGiven{"astronaut"});
    saying.say(ana, RoleTaken{"trainer"});
    saying.say(ana, CohortEntered{"Fall"});
    saying.say(ana, CohortEntered{"fall "});
    saying.say(ana, CohortEntered{"Spring"});
    saying.say(ana, CohortLeft{"SPRING"});
    const Roster roster = saying.roster();
    REQUIRE(roster.people().size() == 1);
    const RosterPerson& person = roster.people()[0];
    CHECK(person.name == "Ana Ruiz");
    CHECK(person.school == "Lincoln");
    CHECK(person.email.empty());
    CHECK(person.roster_id == "T-7");
    CHECK(person.roles.in_force() == std::vector{Role::facilitator});
    CHECK(person.cohorts == std::vector<std::string>{"fall"});
    CHECK(roster.cohorts() == std::vector<std::string>{"fall"});
    CHECK(roster.in_cohort("FALL").size() == 1);
    CHECK(roster.in_cohort("Spring").empty());
    CHECK(roster.find(ana) == &person);
    CHECK(roster.find(someone(9)) == nullptr);
}

TEST_CASE("Who was never added is nobody, whatever else is said of them", "[people]")
{
    test::Saying saying;
    saying.say(someone(1), RoleGiven{"trainer"});
    saying.say(someone(2), PersonDescribed{.school = "Lincoln", .email = {}, .roster_id = {}});
    CHECK(saying.roster().people().empty());
}

TEST_CASE("Two who visit together see each other, until they are parted", "[people]")
{
    test::Saying saying;
    const Uuid ana = saying.add(1, "Ana"), ben = saying.add(2, "Ben");
    const Uuid pair = saying.say(ana, PairFormed{ben});
    saying.say(ana, PairFormed{ana});          // nobody is a pair alone
    saying.say(ana, PairFormed{someone(9)});   // or with nobody
    CHECK(saying.roster().find(ana)->pairs == std::vector{Pair{pair, ana, ben}});
    CHECK(saying.roster().find(ben)->pairs == std::vector{Pair{pair, ana, ana}});
    saying.say(ana, PairParted{pair});
    CHECK(saying.roster().find(ben)->pairs.empty());
}

TEST_CASE("A person entered twice is one after a join, and two again when it is undone", "[people][joins]")
{
    test::Saying saying;
    const Uuid here = saying.add(1, "Ana Ruiz", {.school = "Lincoln", .email = {}, .roster_id = {}}), there = saying.add(2, "Ana R.", {.school = "Other", .email = "ana@school.example", .roster_id = {}});
    const Uuid ben = saying.add(3, "Ben");
    saying.say(there, CohortEntered{"Fall"});
    saying.say(there, RoleGiven{"facilitator"});
    saying.say(ben, PairFormed{there});
    const Roster apart = saying.roster();
    const Uuid join = saying.say(there, PersonJoined{here});
    const Roster together = saying.roster();
    REQUIRE(together.people().size() == 2);
    const RosterPerson& ana = *together.find(there);
    CHECK(together.find(here) == &ana);
    CHECK(ana.id == here);
    CHECK(ana.ids == std::vector{here, there});
    CHECK(ana.name == "Ana Ruiz");    // the one made first
    CHECK(ana.school == "Lincoln");
    CHECK(ana.email == "ana@school.example");
    CHECK(ana.roles.has(Role::facilitator));
    CHECK(ana.cohorts == std::vector<std::string>{"Fall"});
    CHECK(together.find(ben)->pairs[0].with == here);
    saying.say(there, PersonUnjoined{join});
    CHECK(saying.roster() == apart);
}

TEST_CASE("Consent to research holds only where everything that was said of a person agrees", "[people][joins]")
{
    test::Saying saying;
    const Uuid one = saying.add(1, "Ana"), other = saying.add(2, "Ana");
    saying.say(one, ConsentGiven{});
    CHECK(saying.roster().find(one)->research == Consent::given);
    saying.say(other, PersonJoined{one});
    CHECK(saying.roster().find(one)->research == Consent::given);
    saying.say(other, ConsentWithdrawn{});
    CHECK(saying.roster().find(one)->research == Consent::withdrawn);
    saying.say(other, ConsentGiven{});
    CHECK(saying.roster().find(one)->research == Consent::given);
    saying.say(one, ConsentWithdrawn{});
    CHECK(saying.roster().find(other)->research == Consent::withdrawn);
}

TEST_CASE("Three wrong PINs make one wait, longer each time, and a right one ends it", "[people][pin]")
{
    using std::chrono::seconds;
    test::Saying saying;
    const Uuid ana = saying.add(1, "Ana");
    saying.say(ana, PinSet{"hash"});
    const auto wait = [&](seconds later) {
        const Roster roster = saying.roster();
        return pin_wait(*roster.find(ana), roster.find(ana)->pin_refused_at + later);
    };
    saying.say(ana, PinRefused{});
    saying.say(ana, PinRefused{});
    CHECK(wait(seconds{0}) == seconds{0});
    saying.say(ana, PinRefused{});
    CHECK(wait(seconds{0}) == seconds{30});
    CHECK(wait(seconds{29}) == seconds{1});
    CHECK(wait(seconds{30}) == seconds{0});
    CHECK(wait(seconds{-3600}) == seconds{0});  // the clock was set back
    saying.say(ana, PinRefused{});
    CHECK(wait(seconds{0}) == seconds{60});
    for (int i = 0; i < 40; ++i) saying.say(ana, PinRefused{});
    CHECK(wait(seconds{0}) == seconds{900});
    saying.say(ana, PinAccepted{});
    CHECK(wait(seconds{0}) == seconds{0});
    saying.say(ana, PinSet{""});
    CHECK(saying.roster().find(ana)->pin_hash.empty());
    CHECK(is_fit_pin("0429"));
    for (const char* unfit : {"", "123", "12a4", "1234567890123", "١٢٣٤"}) CHECK_FALSE(is_fit_pin(unfit));
}

TEST_CASE("Who looks like the same person is found, the surest first, and not asked about again", "[people][duplicates]")
{
    test::Saying saying;
    saying.add(1, "Ana Ruiz", {.school = "Lincoln", .email = "ana@school.example", .roster_id = {}});
    saying.add(2, "A. Ruiz", {.school = "Grant", .email = "ANA@school.example", .roster_id = {}});
    saying.add(3, "José Núñez", {.school = "Lincoln", .email = {}, .roster_id = {}});
    saying.add(4, "Nunez, Jose", {.school = "lincoln", .email = {}, .roster_id = {}});
    saying.add(5, "Dana Okafor", {.school = "Lincoln", .email = {}, .roster_id = {}});
    saying.add(6, "Dana Okafor");
    saying.add(7, "Dana Okafro", {.school = "Lincoln", .email = {}, .roster_id = {}});
    saying.add(8, "Li Wei", {.school = "Lincoln", .email = "li@one.example", .roster_id = {}});
    saying.add(9, "Li Wei", {.school = "Grant", .email = "li@two.example", .roster_id = {}});  // two people of one name
    const std::vector<Duplicate> found = duplicates(saying.roster());
    const std::vector<Duplicate> wanted = {{someone(1), someone(2), Likeness::same_email}, {someone(3), someone(4), Likeness::same_name_and_school}, {someone(5), someone(6), Likeness::same_name},
                                           {someone(5), someone(7), Likeness::near_name}, {someone(6), someone(7), Likeness::near_name}};
    CHECK(found == wanted);
    const Uuid join = saying.say(someone(4), PersonJoined{someone(3)});
    CHECK(duplicates(saying.roster()).size() == 4);
    saying.say(someone(4), PersonUnjoined{join});
    CHECK(duplicates(saying.roster()).size() == 4);  // two people, somebody said
}

namespace {

/// People, attempts of theirs, joins, undoings and everything else that can be said, at random.
std::vector<Event> random_sayings(std::uint64_t seed)
{
    test::Dice dice(seed);
    const unsigned people = 8;
    std::vector<Event> events = test::random_history(seed, people, 10).events;
    test::Saying saying(100000);
    std::vector<std::pair<Uuid, Uuid>> joins;  // about whom, which event
    const auto anybody = [&] { return someone(1 + dice(people)); };
    for (int i = 0; i < 40; ++i) {
        const Uuid who = anybody();
        const std::string word = "w" + std::to_string(dice(3));
        switch (dice(10)) {
        case 0: joins.emplace_back(who, saying.say(who, PersonJoined{anybody()})); break;
        case 1: joins.emplace_back(who, saying.say(who, PersonJoined{anybody()})); break;
        case 2:
            if (!joins.empty()) {
                const auto& [about, event] = joins[dice(static_cast<unsigned>(joins.size()))];
                saying.say(about, PersonUnjoined{event});
            }
            break;
        case 3: saying.say(who, PersonDescribed{.school = word, .email = {}, .roster_id = {}}); break;
        case 4: saying.say(who, PersonDescribed{.school = {}, .email = word, .roster_id = word}); break;
        case 5: saying.say(who, RoleGiven{dice(2) == 0 ? "trainer" : "facilitator"}); break;
        case 6: saying.say(who, CohortEntered{word}); break;
        case 7: saying.say(who, CohortLeft{word}); break;
        case 8: saying.say(who, PairFormed{anybody()}); break;
        default: dice(2) == 0 ? saying.say(who, ConsentGiven{}) : saying.say(who, ConsentWithdrawn{});
        }
    }
    events.insert(events.end(), saying.events.begin(), saying.events.end());
    return events;
}

std::vector<std::vector<AttemptSummary>> attempts_of_each(const EventStore& store)
{
    std::vector<std::vector<AttemptSummary>> all;
    for (const Person& person : people(store)) all.push_back(attempts_of(store, person.id));
    return all;
}

}  // namespace

TEST_CASE("Joins and merges in any order come to the same people with the same attempts", "[people][joins][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{101}));
    INFO("seed " << seed);
    test::Dice dice(seed);
    const std::vector<Event> events = random_sayings(seed);
    MemoryStore whole;
    whole.append(events);
    std::vector<std::unique_ptr<MemoryStore>> laptops;
    for (int i = 0; i < 5; ++i) laptops.push_back(std::make_unique<MemoryStore>());
    for (const Event& event : events) laptops[dice(5)]->append(event);
    const Uuid erased = someone(1 + dice(8));
    whole.erase_person(erased);
    laptops[dice(5)]->erase_person(erased);
    for (int i = 0; i < 12; ++i) merge(*laptops[dice(5)], *laptops[dice(5)]);
    for (auto& from : laptops) merge(*from, *laptops[0]);
    for (auto& into : laptops) merge(*laptops[0], *into);
    const Roster wanted = roster(whole);
    for (const auto& laptop : laptops) {
        CHECK(roster(*laptop) == wanted);
        CHECK(attempts_of_each(*laptop) == attempts_of_each(whole));
        CHECK(forks(*laptop) == forks(whole));
    }
    // The roster, the lists of records and the joins speak of the same people.
    std::vector<Uuid> listed, known;
    for (const Person& person : people(whole)) listed.push_back(person.id);
    for (const RosterPerson& person : wanted.people()) known.push_back(person.id);
    std::sort(listed.begin(), listed.end());
    std::sort(known.begin(), known.end());
    CHECK(listed == known);
    // Every attempt of somebody on record is in exactly one person's list.
    std::size_t in_lists = 0, on_record = 0;
    for (const auto& list : attempts_of_each(whole)) in_lists += list.size();
    whole.read_attempts([&](const AttemptSummary& attempt) { return on_record += wanted.find(attempt.person) != nullptr ? 1U : 0U, true; });
    CHECK(in_lists == on_record);
}

TEST_CASE("A roster is the same in whatever order its events are read", "[people][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{200}, std::uint64_t{240}));
    std::vector<Event> events = random_sayings(seed);
    const Roster wanted = roster_of(events);
    test::Dice dice(seed);
    for (std::size_t i = events.size() - 1; i > 0; --i) std::swap(events[i], events[dice(static_cast<unsigned>(i + 1))]);
    CHECK(roster_of(events) == wanted);
}

TEST_CASE("What two laptops said of one person at one step is no fork: both count", "[people][merge]")
{
    MemoryStore here, there;
    test::Saying first(1), second(500);
    first.add(1, "Ana");
    here.append(first.events);
    second.add(1, "Ana");
    there.append(second.events);
    first.say(someone(1), CohortEntered{"Fall"});
    second.say(someone(1), CohortEntered{"Spring"});
    here.append(first.events);
    there.append(second.events);
    CHECK(merge(there, here).without_fault());
    CHECK(forks(here).empty());
    CHECK(verify(here).forks == 0);
    CHECK(roster(here).people().front().cohorts == std::vector<std::string>{"Fall", "Spring"});
}

TEST_CASE("Everything of a joined person is on their page, whichever of their ids is asked for", "[people][joins]")
{
    MemoryStore store;
    test::Saying saying;
    saying.add(1, "Ana");
    saying.add(2, "Ana again");
    saying.say(someone(2), PersonJoined{someone(1)});
    store.append(saying.events);
    for (unsigned n = 1; n <= 2; ++n)
        store.append(test::event(50 + n, n, 1, "attempt-begun", json_of(AttemptBegun{.person = someone(n), .scenario = "s", .scenario_hash = "h", .seed = 1, .language = "en", .parent = {}}), n));
    for (unsigned n = 1; n <= 2; ++n) {
        CHECK(attempts_of(store, someone(n)).size() == 2);
        CHECK(events_of_person(store, someone(n)).size() == 5);
        CHECK(person_on_record(store, someone(n))->name == "Ana");
        CHECK(person_on_record(store, someone(n))->id == someone(1));
    }
    CHECK(people(store).size() == 1);
    store.erase_person(someone(1));  // the other half stands alone then
    CHECK(people(store).size() == 1);
    CHECK(person_on_record(store, someone(2))->name == "Ana again");
    CHECK(attempts_of(store, someone(2)).size() == 1);
}
