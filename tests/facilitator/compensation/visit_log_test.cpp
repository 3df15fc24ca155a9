#include "facilitator/compensation/visit_log.h"

#include <algorithm>

#include "facilitator/records/merge.h"
#include "pay_maker.h"
#include "support/random_history.h"

using namespace fv;
using namespace fv::test;

TEST_CASE("What was logged comes back as it was said", "[compensation][log]")
{
    LoggedVisit visit = fine_visit();
    visit.stage = Stage::second_visit;
    visit.setting = Setting::library;
    visit.contract = ContractTime::partly;
    visit.minutes_inside = 15;
    visit.grade = "k";
    visit.language = "es";
    visit.outcome = VisitOutcome::no_show;
    visit.confirmed = true;
    Laptop laptop(1);
    laptop.log(visit);
    CHECK(laptop.visits() == std::vector{visit});
}

TEST_CASE("Nothing in the log has room for a family: every field is a day, a number, an id or one of a few words", "[compensation][log][privacy]")
{
    CHECK_FALSE(grade_named("Mateo's class"));
    CHECK_FALSE(grade_named("maria"));
    CHECK_FALSE(language_named("Ana"));
    CHECK_FALSE(language_named("the Delgados speak Spanish"));
    Laptop laptop(1);
    VisitLogged told = logged(fine_visit(), on("2026-09-15"));
    told.grade = "Mateo Delgado";
    told.language = "Delgado";
    laptop.say(the_visit(1), told);
    CHECK(laptop.visits()[0].grade.empty());
    CHECK(laptop.visits()[0].language.empty());
}

TEST_CASE("A correction is a new event that says only what changes", "[compensation][log]")
{
    Laptop laptop(1);
    const LoggedVisit was = fine_visit();
    laptop.log(was);
    VisitFacts now = was;
    now.minutes = 45;
    now.arranged_on.reset();
    const auto change = corrected(was, now, on("2026-09-20"));
    REQUIRE(change);
    CHECK(change->fields() == Fields{{"minutes", "45"}, {"arranged_on", "none"}, {"on", "2026-09-20"}});
    CHECK_FALSE(corrected(was, was, on("2026-09-20")));
    laptop.say(was.id, *change);
    const LoggedVisit after = laptop.visits()[0];
    CHECK(after.minutes == 45);
    CHECK_FALSE(after.arranged_on);
    CHECK(after.entered == was.entered);
    CHECK(after.corrections == 1);
}

TEST_CASE("A withdrawn visit stays on record and counts no more", "[compensation][log]")
{
    Laptop laptop(1);
    laptop.log(fine_visit());
    laptop.say(the_visit(1), withdrawn(WithdrawnWhy::entered_twice, on("2026-09-20")));
    REQUIRE(laptop.visits().size() == 1);
    CHECK(laptop.visits()[0].withdrawn == WithdrawnWhy::entered_twice);
    CHECK_FALSE(laptop.visits()[0].counts());
}

TEST_CASE("Of several days of looking back the first counts", "[compensation][log]")
{
    Laptop laptop(1);
    laptop.log(fine_visit());
    laptop.say(the_visit(1), reflected(on("2026-09-19")));
    laptop.say(the_visit(1), reflected(on("2026-09-14")));
    CHECK(laptop.visits()[0].reflected_on == on("2026-09-14"));
}

TEST_CASE("Erasing one educator leaves the other's visit, and nobody can tell whom with", "[compensation][log][privacy]")
{
    Laptop laptop(1);
    laptop.log(fine_visit());
    laptop.store.erase_person(someone(2));
    REQUIRE(laptop.visits().size() == 1);
    CHECK(laptop.visits()[0].educators == std::vector<Uuid>{Uuid{}, someone(1)});
    CHECK(laptop.visits()[0].has_erased());
    laptop.store.erase_person(someone(1));
    CHECK(laptop.visits().empty());
}

TEST_CASE("Who was entered twice and joined is one person, and went alone if with themselves", "[compensation][log]")
{
    Laptop laptop(1);
    laptop.log(fine_visit(1, "2026-09-15", {1, 2}));
    const Uuid join = laptop.say(someone(2), PersonJoined{someone(1)});
    CHECK(laptop.visits()[0].educators == std::vector{someone(1)});
    laptop.say(someone(2), PersonUnjoined{join});
    CHECK(laptop.visits()[0].educators.size() == 2);
}

TEST_CASE("One table read on two laptops is one visit, entered when it was first entered", "[compensation][log]")
{
    Laptop one(1), other(2);
    LoggedVisit visit = fine_visit();
    one.log(visit);
    visit.entered = on("2026-09-18");
    other.log(visit);
    merge(other.store, one.store);
    REQUIRE(one.visits().size() == 1);
    CHECK(one.visits()[0].entered == on("2026-09-15"));
    CHECK(one.visits()[0].corrections == 0);
}

TEST_CASE("What was said of visits comes to the same in whatever order it arrives", "[compensation][log][property]")
{
    const auto seed = GENERATE(range(0U, 60U));
    Dice dice(seed);
    Laptop laptop(1);
    for (unsigned n = 1; n <= 5; ++n) laptop.log(fine_visit(n, "2026-09-10", {1 + dice(3), 4 + dice(3)}));
    for (int i = 0; i < 25; ++i) {
        const std::vector<LoggedVisit> log = laptop.visits();
        const LoggedVisit& was = log[dice(static_cast<unsigned>(log.size()))];
        VisitFacts now = was;
        now.minutes = 20 + static_cast<int>(dice(60));
        now.voluntary = dice(2) == 0;
        if (dice(3) == 0) now.arranged_on.reset();
        if (const auto change = corrected(was, now, on("2026-09-20")); change && dice(4) != 0) laptop.say(was.id, *change);
        else if (dice(3) == 0) laptop.say(was.id, reflected(on("2026-09-10") + std::chrono::days{dice(9)}));
        else if (dice(9) == 0) laptop.say(was.id, withdrawn(WithdrawnWhy::not_made, on("2026-09-21")));
    }
    std::vector<Event> events = all_of(laptop.store);
    for (std::size_t i = events.size() - 1; i > 0; --i) std::swap(events[i], events[dice(static_cast<unsigned>(i + 1))]);
    INFO("seed " << seed);
    CHECK(visits_of(events, {}) == laptop.visits());
}

TEST_CASE("What can't be read says nothing, and harms nothing", "[compensation][log]")
{
    Laptop laptop(1);
    laptop.log(fine_visit());
    for (const char* body : {"", "[]", R"({"minutes":"many","date":"2026-02-30","start":"25:00","educators":"nobody","stage":"third"})", R"({"educators":"a+b+c"})"}) {
        Event event = all_of(laptop.store).back();
        event.id = numbered(900 + static_cast<unsigned>(std::string_view(body).size()));
        event.step += 1;
        event.kind = std::string(VisitCorrected::kind);
        event.body = body;
        laptop.store.append(event);
    }
    LoggedVisit after = laptop.visits().at(0);
    after.corrections = 0;
    CHECK(after == fine_visit());
}

TEST_CASE("Grades, languages and times are read as people write them", "[compensation][log]")
{
    for (const auto& [written, means] : std::map<std::string, std::string>{{"K", "k"}, {"Kindergarten", "k"}, {"3", "3"}, {"3rd", "3"}, {"Grade 3", "3"}, {"3rd grade", "3"}, {"2.o grado", "2"}, {"12th Grade", "12"}, {"Pre-K", "pre-k"}, {"mixed", "mixed"}}) {
        INFO(written);
        CHECK(grade_named(written) == means);
    }
    for (const char* none : {"", "0", "14", "3b", "grade", "1-2", "third"}) CHECK_FALSE(grade_named(none));
    for (const auto& [written, means] : std::map<std::string, std::string>{{"Spanish", "es"}, {"español", "es"}, {"ES", "es"}, {"pt-br", "pt-BR"}, {"zh_hant", "zh-Hant"}, {"Hmong", "hmn"}, {"Haitian Creole", "ht"}}) {
        INFO(written);
        CHECK(language_named(written) == means);
    }
    for (const char* none : {"", "e", "es-", "es-x", "ana"}) CHECK_FALSE(language_named(none));
    CHECK(clock_time("16:30") == 990);
    CHECK(clock_time("4:30 pm") == 990);
    CHECK(clock_time("4:30 p.m.") == 990);
    CHECK(clock_time("12:00 am") == 0);
    CHECK(clock_time("12:15PM") == 735);
    for (const char* none : {"", "24:00", "16:60", "1630", "16", "13:00 pm", "4:3", "16:30x"}) CHECK_FALSE(clock_time(none));
    CHECK(clock_text(990) == "16:30");
    CHECK(clock_text(24 * 60) == "00:00");
}
