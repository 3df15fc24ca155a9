// Every screen, at sizes from a small laptop to a large display, with normal and with large text.
#include <fstream>

#include "rehearsal_by_hand.h"
#include "support/catch.h"

using namespace fv::test;

namespace {

struct Size {
    int width, height;
};

/// Looks at the screen as it is at each size. Pages scroll, so cut off means at the side.
void look_at_sizes(Desk& desk, WatchedProgram& program, const std::string& screen)
{
    for (const Size size : {Size{1024, 640}, Size{2560, 1440}, Size{1280, 800}}) {
        desk.resize_window(size.width, size.height);
        (void)program.wait_for("the new size", [&](const Frame& f) { return static_cast<int>(f.width) == size.width && static_cast<int>(f.height) == size.height; });
        const Frame frame = program.settled();
        INFO(screen << " at " << size.width << "x" << size.height);
        CHECK(layout_faults(frame) == "");
    }
}

}  // namespace

TEST_CASE("Nothing is cut off and no text lies over another, on any screen at any size", "[layout]")
{
    const auto [text_size, language] = GENERATE(table<std::string, std::string>({{"100", "en"}, {"200", "en"}, {"200", "es"}}));
    Desk desk(2560, 1440);
    const Folder folder;
    WatchedProgram program(desk, folder.text(), {"--text-size", text_size, "--language", language});
    look_at_sizes(desk, program, "home, nobody there");
    program.click("name");
    desk.type("Ana");
    desk.press("Return");
    (void)program.wait_for("the visits", [](const Frame& f) { return f.find("begin:kitchen-table") != nullptr; });
    look_at_sizes(desk, program, "home");
    program.click("begin:kitchen-table");
    (void)program.wait_for("preparing", [](const Frame& f) { return f.place == "preparing"; });
    look_at_sizes(desk, program, "prepare");
    program.click("set-out");
    Frame now = program.wait_for("the first decision", [](const Frame& f) { return !decision_shown(f).empty(); });
    for (int decision = 0; now.find("reflect") == nullptr && decision < 60; ++decision) {
        if (decision % 6 == 2) look_at_sizes(desk, program, "decision " + std::to_string(decision));
        const std::string before = decision_shown(now);
        program.click(first_option(now));
        now = wait_for_next(program, before);
    }
    look_at_sizes(desk, program, "the end of the visit");
    program.click("history");
    (void)program.wait_for("the history", [](const Frame& f) { return f.find("close-history") != nullptr; });
    look_at_sizes(desk, program, "history");
    desk.press("Escape");
    program.click("reflect");
    (void)program.wait_for("reflecting", [](const Frame& f) { return f.place == "reflecting"; });
    look_at_sizes(desk, program, "reflect");
    program.click("reflection-done");
    (void)program.wait_for("the report", [](const Frame& f) { return f.place == "reporting"; });
    look_at_sizes(desk, program, "report");
    program.click("home");
    (void)program.wait_for("the way to one's growth", [](const Frame& f) { return f.find("growth") != nullptr; });
    program.click("growth");
    const Frame growth = program.wait_for("the growth", [](const Frame& f) { return f.place == "growing"; });
    CHECK(growth.named_like("report:").size() == 1);
    CHECK(growth.named_like("growth:").size() >= 5);  // a point in the line of each competency that was met
    look_at_sizes(desk, program, "growth");
    program.click("play-next");
    const Frame next = program.wait_for("another visit", [](const Frame& f) { return f.place == "preparing"; });
    CHECK(next.find("set-out") != nullptr);
}

TEST_CASE("A script full of signs that the toolkit could take for its own is shown as written", "[layout]")
{
    Desk desk(1280, 800);
    const Folder folder;
    std::ofstream(folder.text() + "/odd.yaml") << R"(format: first-visit/1
id: odd
title: 'A title with %s%n and ##hash ### and [brackets]'
summary: '100 %% of {name} ##id'
stage: first-visit
themes: [logistics]
minutes: 1
partner: {name: 'Dana ##%s', role: 'art %n'}
places: {porch: 'The ##porch %d'}
meters: {trust: {start: 50}}
prepare:
  context: '%s %n ###'
  questions: ['%x?']
start: door
scenes:
  door:
    place: porch
    script:
      - narrator: 'Line ##one %s'
    decide:
      - {option: one, text: 'First %s ##same', why: a, go: end}
      - {option: two, text: 'Second %n ##same', why: b, go: end}
endings:
  over: {title: 'Over ##and %s out'}
reflect: ['%p ##?']
)";
    WatchedProgram program(desk, folder.text(), {"play", folder.text() + "/odd.yaml", "--as", "Ana"});
    CHECK(program.wait_for("preparing", [](const Frame& f) { return f.place == "preparing"; }).shows("A title with %s%n and ##hash ### and [brackets]"));
    program.click("set-out");
    const Frame frame = program.wait_for("the decision", [](const Frame& f) { return !decision_shown(f).empty(); });
    CHECK(frame.shows("“First %s ##same”"));
    CHECK(frame.shows("The ##porch %d"));
    program.click("option:two");
    CHECK(program.wait_for("the end", [](const Frame& f) { return f.find("reflect") != nullptr; }).shows("Over ##and %s out"));
}
