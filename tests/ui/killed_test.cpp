// kill -9 at any moment: what was confirmed is there next time, and nothing else.
#include <chrono>
#include <random>
#include <thread>

#include "rehearsal_by_hand.h"
#include "support/catch.h"

using namespace fv::test;

TEST_CASE("Killed at fifty random moments, the program goes on at the decision that was last confirmed", "[killed]")
{
    Desk desk(1280, 800);
    const Folder folder;
    std::mt19937 chance(20261124);
    std::string confirmed;
    {
        WatchedProgram program(desk, folder.text());
        go_to_the_door(desk, program);
        confirmed = decision_shown(program.frame());
    }
    for (int kill = 0; kill < 50; ++kill) {
        INFO("kill " << kill);
        WatchedProgram program(desk, folder.text());
        (void)program.wait_for("somebody to be", [](const Frame& f) { return !f.named_like("person:").empty(); });
        program.click(program.frame().named_like("person:").front()->name);
        const Frame home = program.wait_for("the visits", [](const Frame& f) { return f.find("begin:kitchen-table") != nullptr; });
        const bool was_open = home.find("continue:kitchen-table") != nullptr;
        if (!was_open) {  // the last one came to its end: a new one
            program.click("begin:kitchen-table");
            program.click("set-out");
            confirmed = decision_shown(program.wait_for("the first decision", [](const Frame& f) { return !decision_shown(f).empty(); }));
        } else {
            program.click("continue:kitchen-table");
            const Frame resumed = program.wait_for("where it was left", [](const Frame& f) { return f.place == "rehearsing" ? (!decision_shown(f).empty() || f.find("reflect") != nullptr) : f.place == "reflecting"; });
            CHECK(decision_shown(resumed) == confirmed);
        }
        // A few more decisions; then a choice whose confirmation nobody waits for.
        for (int more = std::uniform_int_distribution(0, 2)(chance); more > 0; --more) {
            const Frame now = program.frame();
            if (first_option(now).empty()) break;
            program.click(first_option(now));
            confirmed = decision_shown(wait_for_next(program, confirmed));
        }
        const Frame now = program.settled();
        if (!first_option(now).empty()) {
            program.click(first_option(now));
            std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(0, 60)(chance)));
            const Frame last = program.frame();
            program.kill_now();
            // What was shown before the end had been confirmed. If it was not shown, either may be true: see which.
            if (decision_shown(last) == confirmed) {
                WatchedProgram look(desk, folder.text());
                (void)look.wait_for("somebody to be", [](const Frame& f) { return !f.named_like("person:").empty(); });
                look.click(look.frame().named_like("person:").front()->name);
                look.click("continue:kitchen-table");
                const Frame seen = look.wait_for("where it was left", [](const Frame& f) { return f.place == "rehearsing" ? (!decision_shown(f).empty() || f.find("reflect") != nullptr) : f.place == "reflecting"; });
                confirmed = decision_shown(seen);
            } else {
                confirmed = decision_shown(last);
            }
        } else {
            if (now.find("reflect") != nullptr) program.click("reflect");
            program.click("reflection-done");
            (void)program.wait_for("the report", [](const Frame& f) { return f.place == "reporting"; });
            program.kill_now();
        }
    }
}

TEST_CASE("What was typed two seconds ago survives a kill", "[killed]")
{
    Desk desk(1280, 800);
    const Folder folder;
    {
        WatchedProgram program(desk, folder.text());
        (void)program.wait_for("the name field", [](const Frame& f) { return f.find("name") != nullptr; });
        program.click("name");
        desk.type("Ana");
        desk.press("Return");
        program.click("begin:kitchen-table");
        program.click("answer:prepare-1");
        desk.type("That I talk too much");
        std::this_thread::sleep_for(std::chrono::milliseconds(3000));
        program.kill_now();
    }
    WatchedProgram program(desk, folder.text());
    (void)program.wait_for("somebody to be", [](const Frame& f) { return !f.named_like("person:").empty(); });
    program.click(program.frame().named_like("person:").front()->name);
    program.click("continue:kitchen-table");
    const Frame frame = program.wait_for("the field", [](const Frame& f) { return f.find("answer:prepare-1") != nullptr; });
    CHECK(frame.find("answer:prepare-1")->text == "That I talk too much");
}
