#include "trainer/session/people.h"

#include <algorithm>

#include "facilitator/people/roster.h"
#include "support/catch.h"
#include "support/session_bench.h"
#include "trainer/session/sign_in.h"
#include "trainer/session/statistics.h"

using namespace fv;

namespace {

std::string notice(const Changes& changes) { return changes.notice ? changes.notice->text : std::string{}; }

}  // namespace

TEST_CASE("On the home page a person sets a PIN, and their name asks for it from then on", "[session][people][pin]")
{
    test::SessionBench bench;
    Session& session = bench.session;
    (void)carry_out(HomeAction(EnterName{"Ana"}), session);
    const Uuid ana = *session.person();
    CHECK(home_view(session).may_set_pin);
    CHECK(notice(carry_out(HomeAction(SetPin{"", "12"}), session)) == "A PIN has 4 to 12 digits, and nothing else.");
    CHECK(carry_out(HomeAction(SetPin{"", "0429"}), session).records);
    CHECK(home_view(session).person->has_pin);
    CHECK(notice(carry_out(HomeAction(SetPin{"1111", "2222"}), session)) == "That is not the PIN. Try again.");
    (void)carry_out(HomeAction(SomebodyElse{}), session);
    CHECK(home_view(session).people[0].pin_label == "PIN of Ana");
    CHECK(notice(carry_out(HomeAction(ChoosePerson{ana, ""}), session)) == "A PIN is set for this name. Type it to go in.");
    CHECK_FALSE(session.person());
    CHECK_FALSE(carry_out(HomeAction(ChoosePerson{ana, "1111"}), session).settings);
    CHECK(carry_out(HomeAction(ChoosePerson{ana, "0429"}), session).settings);
    CHECK(session.person() == ana);
    CHECK(roster(session.store()).find(ana)->pin_refused == 0);
    CHECK(carry_out(HomeAction(SetPin{"0429", ""}), session).records);
    CHECK_FALSE(has_pin(ana, session));
}

TEST_CASE("Whoever picks the name of somebody joined is the joined person, and is counted once", "[session][people][joins]")
{
    test::SessionBench bench;
    Session& session = bench.session;
    const Uuid here = add_person("Ana", {}, {}, {}, session), there = add_person("Ana R.", {}, {}, {}, session);
    for (const Uuid& id : {here, there}) {
        session.use_person(id);
        (void)session.begin_attempt(session.library().find("small-visit"));
    }
    session.use_person(std::nullopt);
    CHECK(home_view(session).people.size() == 2);
    CHECK(join_people(here, there, session));
    CHECK_FALSE(join_people(there, here, session));
    CHECK(home_view(session).people.size() == 1);
    CHECK(sign_in(there, {}, session).outcome == SignIn::done);
    CHECK(session.person() == std::min(here, there));
    CHECK(attempts_of(session.store(), *session.person()).size() == 2);
    CHECK(unjoin_person(here, session) == 1);
    CHECK(home_view(session).people.size() == 2);
    CHECK(attempts_of(session.store(), there).size() == 1);
}

TEST_CASE("Two people of one name are told apart by their schools in the list", "[session][people]")
{
    test::SessionBench bench;
    (void)add_person("Ana", {.school = "Lincoln", .email = {}, .roster_id = {}}, {}, {}, bench.session);
    (void)add_person("Ana", {.school = "Grant", .email = {}, .roster_id = {}}, {}, {}, bench.session);
    const HomeView view = home_view(bench.session);
    std::vector<std::string> names{view.people[0].name, view.people[1].name};
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"Ana, Grant", "Ana, Lincoln"});
}

TEST_CASE("Erasing a facilitator takes nobody along whom they entered", "[session][people]")
{
    test::SessionBench bench;
    Session& session = bench.session;
    const Uuid fay = add_person("Fay", {}, {}, {}, session);
    session.use_person(fay);
    const Uuid ana = add_person("Ana", {}, {}, {"Fall"}, session);
    session.use_person(std::nullopt);
    session.store().erase_person(fay);
    CHECK(roster(session.store()).find(ana)->cohorts == std::vector<std::string>{"Fall"});
    CHECK(roster(session.store()).find(fay) == nullptr);
}
