// The page on which somebody sets a PIN, and the one that asks for it: at every size, in both themes.
#include <chrono>
#include <cstdlib>
#include <thread>

#include "rehearsal_by_hand.h"
#include "support/catch.h"

using namespace fv::test;

TEST_CASE("A PIN is set, asked for, changed and taken away, and nothing is cut off", "[pin]")
{
    const auto [text_size, theme, language] = GENERATE(table<std::string, std::string, std::string>({{"100", "light", "en"}, {"200", "dark", "en"}, {"200", "dark", "es"}}));
    const std::string name = "pin-" + text_size + "-" + theme + "-" + language;
    Desk desk(1280, 800);
    const Folder folder;
    const std::vector<std::string> words = {"--text-size", text_size, "--theme", theme, "--language", language};
    {
        WatchedProgram program(desk, folder.text(), words);
        (void)program.wait_for("the name field", [](const Frame& f) { return f.find("name") != nullptr; });
        program.click("name");
        desk.type("Ana");
        desk.press("Return");
        program.click("set-pin");
        (void)program.wait_for("the card", [](const Frame& f) { return f.find("pin-new") != nullptr; });
        picture(desk, program, name + "-set");
        CHECK(layout_faults(program.settled()) == "");
        desk.type("2468");
        picture(desk, program, name + "-typed");
        const Frame typed = program.settled();
        CHECK_FALSE(typed.shows("2468"));  // whoever looks over the shoulder
        CHECK(layout_faults(typed) == "");
        program.click("keep-pin");
        (void)program.wait_for("the button", [](const Frame& f) { return f.find("set-pin") != nullptr; });
        picture(desk, program, name + "-kept");
        program.click("set-pin");
        (void)program.wait_for("the card", [](const Frame& f) { return f.find("pin-now") != nullptr; });
        picture(desk, program, name + "-change");
        std::this_thread::sleep_for(std::chrono::seconds(7));  // the notice lies over the page for a while
        CHECK(layout_faults(program.settled()) == "");
    }
    WatchedProgram program(desk, folder.text(), words);
    (void)program.wait_for("somebody to be", [](const Frame& f) { return !f.named_like("person:").empty(); });
    program.click(program.frame().named_like("person:").front()->name);
    (void)program.wait_for("the question", [](const Frame& f) { return f.find("pin") != nullptr; });
    picture(desk, program, name + "-asked");
    CHECK(layout_faults(program.settled()) == "");
    CHECK(program.frame().find("pin")->focused);  // nobody has to click into it
    desk.type("1111");
    desk.press("Return");
    picture(desk, program, name + "-wrong");
    (void)program.wait_for("the question again", [](const Frame& f) { return f.find("pin") != nullptr && f.find("pin")->focused; });
    desk.type("2468");
    desk.press("Return");
    (void)program.wait_for("the visits", [](const Frame& f) { return f.find("begin:kitchen-table") != nullptr; });
}
