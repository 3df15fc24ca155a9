#include <fstream>

#include "rehearsal_by_hand.h"
#include "support/catch.h"

using namespace fv::test;

TEST_CASE("The whole visit is played with the mouse alone, but for the name", "[mouse]")
{
    Desk desk(1280, 800);
    const Folder folder;
    WatchedProgram program(desk, folder.text());
    go_to_the_door(desk, program);
    int decisions = 0;
    for (Frame now = program.frame(); now.find("reflect") == nullptr && decisions < 60; ++decisions) {
        const std::string before = decision_shown(now);
        program.click(first_option(now));
        now = wait_for_next(program, before);
        if (decisions == 1) {  // back to the first decision by the history, and on again
            program.click("history");
            program.click("back:1");
            now = program.wait_for("the first decision again", [](const Frame& f) { return !decision_shown(f).empty() && f.find("history") == nullptr; });
        }
    }
    CHECK(decisions >= 10);
    program.click("reflect");
    program.click("answer:reflect-1");
    desk.type("She listens before she speaks.");
    program.click("reflection-done");
    const Frame report = program.wait_for("the report", [](const Frame& f) { return f.place == "reporting" && f.find("try-from-here") != nullptr; });
    CHECK(report.shows("She listens before she speaks."));
    std::ofstream(folder.text() + "/user-dirs.dirs") << "XDG_DOCUMENTS_DIR=\"" << folder.text() << "\"\n";
    program.click("save");
    (void)program.wait_for("where it was saved", [&](const Frame& f) { return f.shows("Saved: " + folder.text() + "/The kitchen table - "); });
    program.click("moment:3");
    CHECK(program.wait_for("decision 3", [](const Frame& f) { return f.shows("Decision 3"); }).find("road:0") == nullptr);
    program.click("next");
    (void)program.wait_for("decision 4", [](const Frame& f) { return f.shows("Decision 4"); });
    program.click("try-from-here");
    (void)program.wait_for("the decision to try again", [](const Frame& f) { return f.place == "rehearsing" && !decision_shown(f).empty(); });
}

TEST_CASE("The whole visit is played with the keyboard alone", "[keyboard]")
{
    Desk desk(1280, 800);
    const Folder folder;
    WatchedProgram program(desk, folder.text());
    (void)program.wait_for("the name field with the keyboard in it", [](const Frame& f) { return f.find("name") != nullptr && f.find("name")->focused; });
    desk.type("Ben");
    (void)program.wait_for("the name typed", [](const Frame& f) { return f.find("name") != nullptr && f.find("name")->text == "Ben"; });
    desk.press("Return");
    const auto tab_to = [&](const std::string& name) {
        (void)program.wait_for(name, [&](const Frame& f) { return f.find(name) != nullptr; });
        std::string came_to;
        for (int presses = 0; presses < 40; ++presses) {
            const Frame now = program.settled();
            if (now.find(name) != nullptr && now.find(name)->focused) return;
            for (const Seen& thing : now.things)
                if (thing.focused) came_to += thing.name + ' ';
            came_to += now.keyboard + '\n';
            desk.press("Tab");
        }
        FAIL("Tab never comes to " << name << ", but to " << came_to);
    };
    tab_to("begin:kitchen-table");
    desk.press("Return");
    tab_to("answer:prepare-1");
    desk.type("Too much talking");
    tab_to("set-out");
    desk.press("Return");
    int decisions = 0;
    for (Frame now = program.wait_for("a decision", [](const Frame& f) { return !decision_shown(f).empty(); }); now.find("reflect") == nullptr && decisions < 60; ++decisions) {
        const std::string before = decision_shown(now);
        if (decisions % 2 == 0) {
            desk.press("2");
        } else {
            tab_to(first_option(now));
            desk.press("Return");
        }
        now = wait_for_next(program, before);
        if (decisions == 2) {  // the history by its key, and out again by Escape
            desk.press("h");
            (void)program.wait_for("the history", [](const Frame& f) { return f.find("close-history") != nullptr; });
            desk.press("Escape");
            now = program.wait_for("the decision", [](const Frame& f) { return !decision_shown(f).empty(); });
        }
    }
    CHECK(decisions >= 10);
    tab_to("reflect");
    desk.press("Return");
    tab_to("reflection-done");
    desk.press("Return");
    (void)program.wait_for("the report", [](const Frame& f) { return f.place == "reporting" && f.shows("Decision 1"); });
    desk.press("Right");
    (void)program.wait_for("decision 2", [](const Frame& f) { return f.shows("Decision 2  ·"); });
    CHECK(program.frame().shows("Too much talking"));
    desk.press("Escape");
    (void)program.wait_for("home", [](const Frame& f) { return f.place == "home"; });
}
