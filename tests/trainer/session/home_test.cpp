#include "trainer/session/home.h"

#include "support/catch.h"
#include "support/session_bench.h"
#include "trainer/session/prepare.h"
#include "trainer/session/reflect.h"
#include "trainer/session/rehearsal.h"

using namespace fv;

namespace {

Uuid begin_from_home(Session& session)
{
    const Changes changes = carry_out(HomeAction(BeginVisit{"small-visit"}), session);
    return std::get<Preparing>(changes.go.value()).attempt;
}

}  // namespace

TEST_CASE("A name is enough to begin", "[home]")
{
    test::SessionBench bench;
    CHECK_FALSE(home_view(bench.session).person.has_value());
    const Changes changes = carry_out(HomeAction(EnterName{"  Ana Lucía  "}), bench.session);
    CHECK_FALSE(changes.notice.has_value());
    const HomeView view = home_view(bench.session);
    REQUIRE(view.person.has_value());
    CHECK(view.person->name == "Ana Lucía");
    CHECK(view.greeting.find("Ana Lucía") != std::string::npos);
}

TEST_CASE("A name that can't stand alone is explained and nobody is added", "[home]")
{
    test::SessionBench bench;
    const auto [name, why] = GENERATE(table<std::string, std::string>({{"   ", "empty"}, {std::string(61, 'x'), "too long"}}));
    INFO(why);
    const Changes changes = carry_out(HomeAction(EnterName{name}), bench.session);
    REQUIRE(changes.notice.has_value());
    CHECK(changes.notice->trouble);
    CHECK(home_view(bench.session).people.empty());
}

TEST_CASE("Two people of one name are not mistaken for each other", "[home]")
{
    test::SessionBench bench;
    (void)carry_out(HomeAction(EnterName{"Ana"}), bench.session);
    (void)carry_out(HomeAction(SomebodyElse{}), bench.session);
    CHECK(carry_out(HomeAction(EnterName{"Ana"}), bench.session).notice.has_value());
    CHECK(home_view(bench.session).people.size() == 1);
}

TEST_CASE("Nobody begins a visit without saying who they are", "[home]")
{
    test::SessionBench bench;
    CHECK_FALSE(carry_out(HomeAction(BeginVisit{"small-visit"}), bench.session).go.has_value());
}

TEST_CASE("An open visit is found again where it was left", "[home]")
{
    test::SessionBench bench;
    (void)carry_out(HomeAction(EnterName{"Ana"}), bench.session);
    const Uuid attempt = begin_from_home(bench.session);

    const auto continued = [&] { return carry_out(HomeAction(ContinueVisit{attempt}), bench.session).go.value(); };
    CHECK(continued() == Place(Preparing{attempt}));
    (void)carry_out(PrepareAction(SetOut{}), attempt, bench.session);
    CHECK(continued() == Place(Rehearsing{attempt}));
    (void)carry_out(RehearsalAction(Choose{"doorstep", "introduce-both"}), attempt, bench.session);
    const auto open = home_view(bench.session).visits.at(0).open;
    REQUIRE(open.has_value());
    CHECK(open->attempt == attempt);
    CHECK(open->where.find("The kitchen") != std::string::npos);
    CHECK(open->where.find('2') != std::string::npos);
    (void)carry_out(RehearsalAction(Choose{"kitchen", "ask-about-reels"}), attempt, bench.session);
    CHECK(continued() == Place(Reflecting{attempt}));
    (void)carry_out(ReflectAction(KeepReflection{}), attempt, bench.session);
    CHECK(continued() == Place(Reporting{attempt}));

    const VisitCard card = home_view(bench.session).visits.at(0);
    CHECK_FALSE(card.open.has_value());
    REQUIRE(card.finished.size() == 1);
    CHECK(card.finished.front().result.find("Asked back") != std::string::npos);
}

TEST_CASE("One person's visits are not shown to another", "[home]")
{
    test::SessionBench bench;
    (void)carry_out(HomeAction(EnterName{"Ana"}), bench.session);
    (void)begin_from_home(bench.session);
    (void)carry_out(HomeAction(SomebodyElse{}), bench.session);
    (void)carry_out(HomeAction(EnterName{"Ben"}), bench.session);
    CHECK_FALSE(home_view(bench.session).visits.at(0).open.has_value());
}

TEST_CASE("A script that can't be read is shown with its faults, and the others can be played", "[home]")
{
    MemoryStore store;
    Library library = test::small_library(test::project_framework());
    library.add(SourceText("packs/other.yaml", "format: first-visit/1\nid: other\n"));
    Session session(store, std::move(library), test::project_framework(), test::project_words(), test::fixed_world());
    const HomeView view = home_view(session);
    CHECK(view.visits.size() == 1);
    REQUIRE(view.broken.size() == 1);
    CHECK(view.broken.front().faults.find("packs/other.yaml") != std::string::npos);
}

TEST_CASE("The language is changed at once, and an unknown one changes nothing", "[home]")
{
    test::SessionBench bench;
    CHECK(carry_out(HomeAction(ChooseLanguage{"es"}), bench.session).settings);
    CHECK(home_view(bench.session).language == "es");
    CHECK_FALSE(carry_out(HomeAction(ChooseLanguage{"tlh"}), bench.session).settings);
    CHECK(home_view(bench.session).language == "es");
}
