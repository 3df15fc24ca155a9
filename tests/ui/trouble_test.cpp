// Records that fail while a screen is made: the window says so and stays, and goes on once they are back.
#include "facilitator/stores/sqlite/database.h"
#include "rehearsal_by_hand.h"
#include "support/catch.h"

using namespace fv::test;

TEST_CASE("Records that can't be read while a page is made are told, and the window goes on when they can", "[trouble]")
{
    Desk desk(1280, 800);
    const Folder folder;
    const std::string records = folder.text() + "/first-visit/records.db";
    {
        WatchedProgram program(desk, folder.text());
        go_to_the_door(desk, program);
    }
    WatchedProgram program(desk, folder.text());
    (void)program.wait_for("somebody to be", [](const Frame& f) { return !f.named_like("person:").empty(); });
    const std::string person = program.frame().named_like("person:").front()->name;
    fv::Database(records).run("ALTER TABLE attempt RENAME TO lost");
    program.click(person);
    const Frame told = program.wait_for("what happened", [](const Frame& f) { return f.place == "trouble"; });
    CHECK(told.shows("can't be used"));                // what happened
    CHECK(told.shows("What was recorded before is safe."));  // what is kept
    CHECK(layout_faults(program.settled()).empty());
    program.click("go-on");  // nothing is mended: told again, and nothing is lost
    CHECK(program.settled().place == "trouble");
    CHECK(program.running());
    fv::Database(records).run("ALTER TABLE lost RENAME TO attempt");
    program.click("go-on");
    const Frame home = program.wait_for("the visits", [](const Frame& f) { return f.find("continue:kitchen-table") != nullptr; });
    CHECK(home.place == "home");
}

TEST_CASE("A choice that can't be kept is told, and the decision is there again", "[trouble]")
{
    Desk desk(1280, 800);
    const Folder folder;
    const std::string records = folder.text() + "/first-visit/records.db";
    WatchedProgram program(desk, folder.text());
    go_to_the_door(desk, program);
    const std::string decision = decision_shown(program.frame());
    fv::Database(records).run("ALTER TABLE event RENAME COLUMN body TO away");
    program.click(first_option(program.frame()));
    (void)program.wait_for("what happened", [](const Frame& f) { return f.place == "trouble"; });
    CHECK(program.running());
    fv::Database(records).run("ALTER TABLE event RENAME COLUMN away TO body");
    program.click("go-on");
    const Frame back = program.wait_for("the decision", [](const Frame& f) { return !decision_shown(f).empty(); });
    CHECK(back.place == "rehearsing");
    CHECK(decision_shown(back) == decision);
    program.click(first_option(back));
    CHECK(decision_shown(wait_for_next(program, decision)) != decision);
}
