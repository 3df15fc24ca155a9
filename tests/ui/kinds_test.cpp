// Every kind of decision in the real window, by mouse and by keyboard, at normal and at double size.
#include "rehearsal_by_hand.h"
#include "support/catch.h"

using namespace fv::test;

namespace {

const std::string every_kind = std::string(FV_SOURCE_DIR) + "/docs/format/every-kind.yaml";

void shows_well(WatchedProgram& program) { CHECK(layout_faults(program.settled()).empty()); }

/// Clicks, and waits until what it moved has come to rest.
void click_and_look(WatchedProgram& program, const std::string& name)
{
    const long before = program.settled().number;
    program.click(name);
    (void)program.wait_for("a new frame", [&](const Frame& f) { return f.number > before + 2; });
    (void)program.settled();
}

void give_answer(WatchedProgram& program, const std::string& decision_after)
{
    program.click("answer");
    (void)program.wait_for(decision_after, [&](const Frame& f) { return f.find(decision_after) != nullptr; });
}

/// Through the whole visit with the mouse, but for the words that are typed.
void play(Desk& desk, const std::vector<std::string>& words)
{
    const Folder folder;
    std::vector<std::string> all{"play", every_kind, "--as", "Ana", "--seed", "3", "--no-timers"};
    all.insert(all.end(), words.begin(), words.end());
    WatchedProgram program(desk, folder.text(), all);
    program.click("set-out");
    program.click("ask-hint");
    (void)program.wait_for("the hint", [](const Frame& f) { return f.shows("What would you want to see in a guest's hands?"); });
    program.click("item:badge");
    program.click("item:phone");
    shows_well(program);
    give_answer(program, "item:hopes:down");
    while (program.settled().find("item:greet:up") != nullptr) click_and_look(program, "item:greet:up");
    while (program.settled().find("item:hopes:down") != nullptr) click_and_look(program, "item:hopes:down");
    shows_well(program);
    give_answer(program, "option:stand-still");
    CHECK(program.settled().find("time-left") == nullptr);  // a running timer draws, and nothing would settle
    shows_well(program);
    program.click("option:stand-still");
    program.click("item:how-nice:-1");
    program.click("item:whose-reel:3");
    shows_well(program);
    give_answer(program, "answer:say-thanks");
    program.click("answer:say-thanks");
    desk.type("Thank you. It was half an hour");
    program.click("compare");
    const Frame compared = program.wait_for("the checklist", [](const Frame& f) { return f.find("item:thanked") != nullptr && f.shows("Good ways to say it"); });
    CHECK(compared.shows("Thank you. It was half an hour"));
    shows_well(program);
    program.click("answer");
    CHECK(program.wait_for("the end", [](const Frame& f) { return f.find("reflect") != nullptr; }).shows("Soup at Mrs Delgado's"));
    program.click("reflect");
    program.click("reflection-done");
    CHECK(program.wait_for("the report", [](const Frame& f) { return f.place == "reporting"; }).shows("Assisted: help was opened once."));
    shows_well(program);
}

}  // namespace

TEST_CASE("Every kind of decision is answered with the mouse", "[kinds]")
{
    Desk desk(1280, 800);
    play(desk, {});
}

TEST_CASE("Every kind of decision is answered with text at double size", "[kinds]")
{
    Desk desk(1280, 800);
    play(desk, {"--text-size", "200"});
}

TEST_CASE("A moment that nobody used passes by itself", "[kinds]")
{
    Desk desk(1280, 800);
    const Folder folder;
    WatchedProgram program(desk, folder.text(), {"play", every_kind, "--as", "Ana", "--seed", "3"});
    program.click("set-out");
    program.click("answer");
    program.click("answer");
    (void)program.wait_for("the timer", [](const Frame& f) { return f.find("time-left") != nullptr; });
    for (int waited = 0; waited < 3; ++waited) {
        try {
            (void)program.wait_for("the next decision", [](const Frame& f) { return f.find("item:how-nice:0") != nullptr; });
            break;
        } catch (const std::exception&) {  // it waits ten seconds at most; the timer has twenty
            if (waited == 2) throw;
        }
    }
    CHECK(program.frame().shows("The moment passed."));
}

TEST_CASE("A visit that is stopped is kept as stopped, after a question", "[kinds]")
{
    Desk desk(1280, 800);
    const Folder folder;
    WatchedProgram program(desk, folder.text(), {"play", every_kind, "--as", "Ana"});
    program.click("set-out");
    program.click("stop");
    program.click("keep-going");
    program.click("stop");
    program.click("stop-really");
    const Frame home = program.wait_for("home", [](const Frame& f) { return f.place == "home"; });
    CHECK(home.find("continue:every-kind") == nullptr);
    CHECK(home.shows("You stopped this visit. Nothing is held against you."));
}
