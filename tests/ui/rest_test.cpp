// While nothing happens nothing is drawn.
#include <chrono>
#include <thread>

#include "rehearsal_by_hand.h"
#include "support/catch.h"

using namespace fv::test;

TEST_CASE("A window at rest draws no frame", "[rest]")
{
    Desk desk(1280, 800);
    const Folder folder;
    WatchedProgram program(desk, folder.text());
    const auto at_rest = [&](const std::string& screen) {
        INFO(screen);
        const long before = program.settled().number;
        std::this_thread::sleep_for(std::chrono::seconds(3));
        CHECK(program.frame().number == before);
    };
    at_rest("home with the caret in a field");
    go_to_the_door(desk, program);
    at_rest("a decision");
    desk.move({400, 400});
    (void)program.wait_for("a frame for the pointer", [&](const Frame&) { return true; });
    at_rest("after the pointer moved");
}

TEST_CASE("An input is answered by a few frames, not by many", "[rest]")
{
    Desk desk(1280, 800);
    const Folder folder;
    WatchedProgram program(desk, folder.text());
    const long before = program.settled().number;
    desk.press("Shift_L");
    const long after = program.settled().number;
    CHECK(after > before);
    CHECK(after - before <= 8);
}
