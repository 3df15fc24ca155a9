// A trainer and a teacher in front of certification: the board, one passphrase for many, the path.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "rehearsal_by_hand.h"
#include "support/catch.h"

using namespace fv::test;

namespace {

constexpr const char* programme = R"(format: first-visit-programme/1
id: home-visits
version: 1
title: Home visits
issuer: {name: Lakeside Unified}
levels:
  home-visitor:
    title: Home visitor
    means: May make first visits to families.
    lasts: 24 months
    requirements:
      introduction: {name: Introduction, training: {minutes: 60, topics: [logistics]}}
      practices: {name: The five core practices, practices: {words: 3}}
      sign-off: {name: Sign-off, sign-off: {by: trainer, statement: I have seen it.}}
  trainer:
    title: Trainer
    lasts: 36 months
    requirements:
      held: {name: Home visitor, held: {level: home-visitor}}
)";

/// Records with a trainer and some teachers in them, made on the command line.
class District {
public:
    District()
    {
        std::ofstream(folder.text() + "/programme.yaml") << programme;
        must("people add 'Tom Baker' --role trainer --school Lincoln");
        for (const char* name : {"Ana Ruiz", "Ben Li", "Carmen Ortega-Villaseñor"}) {
            must(std::string("people add '") + name + "' --school Lincoln --cohort Fall");
            for (const char* practice : {"voluntary", "trained-compensated", "hopes-and-dreams", "no-targeting", "pairs-reflect"})
                if (std::string(name) != "Ana Ruiz") must(std::string("certify acknowledge '") + name + "' " + practice + " 'said in my own words'");
        }
        must("certify recognise 'Tom Baker' trainer --why first");
        must("certify training --cohort Fall --topic logistics --minutes 60");
    }

    void must(const std::string& words) const
    {
        const std::string line = "XDG_DATA_HOME='" + folder.text() + "' FIRST_VISIT_PROGRAMME='" + folder.text() + "/programme.yaml' '" + FV_WATCHED_PROGRAM + "' --quiet " + words + " >/dev/null 2>&1";
        INFO(words);
        REQUIRE(std::system(line.c_str()) == 0);
    }
    [[nodiscard]] std::vector<std::string> words(std::vector<std::string> more = {}) const
    {
        more.insert(more.end(), {"--programme", folder.text() + "/programme.yaml"});
        return more;
    }

    Folder folder;
};

void choose_person(WatchedProgram& program, const std::string& name)
{
    const Frame home = program.wait_for("the people", [](const Frame& f) { return !f.named_like("person:").empty(); });
    for (const Seen* one : home.named_like("person:"))
        if (one->text == name) {
            program.click(one->name);
            (void)program.wait_for("their own page", [](const Frame& f) { return f.find("path") != nullptr; });
            return (void)program.settled();
        }
    FAIL("no button for " << name);
}

}  // namespace

TEST_CASE("A trainer makes a key, signs off whoever waits with one passphrase, and issues certificates", "[certification]")
{
    const District district;
    Desk desk(1280, 800);
    WatchedProgram program(desk, district.folder.text(), district.words());
    choose_person(program, "Tom Baker");
    program.click("board");
    const Frame board = program.wait_for("the board", [](const Frame& f) { return f.place == "board" && f.named_like("person:").size() == 4; });
    CHECK(board.find("save-board") != nullptr);
    CHECK(layout_faults(program.settled()) == "");

    program.click("tab:1");
    (void)program.wait_for("the queue", [](const Frame& f) { return f.find("make-key") != nullptr; });
    CHECK(layout_faults(program.settled()) == "");
    program.click("new-passphrase");
    desk.type("four words to remember");
    CHECK_FALSE(program.frame().shows("four words"));  // it is never shown
    program.click("make-key");
    Frame queue = program.wait_for("the key", [](const Frame& f) { return f.find("make-key") == nullptr && f.named_like("sign:").size() >= 2; });
    program.click("sign:all");
    picture(desk, program, "certification-queue");
    program.click("passphrase");
    desk.type("four words to forget");
    program.click("sign-chosen");
    queue = program.wait_for("the refusal", [](const Frame& f) { return f.shows("does not open this key"); });
    program.click("sign:all");
    program.click("passphrase");
    desk.type("four words to remember");
    program.click("sign-chosen");
    queue = program.wait_for("who is ready", [](const Frame& f) { return f.shows("2 sign-offs signed") && f.find("issue:all") != nullptr; });
    program.click("issue:all");
    program.click("passphrase");
    desk.type("four words to remember");
    program.click("issue-chosen");
    (void)program.wait_for("the certificates", [](const Frame& f) { return f.shows("2 certificates issued"); });

    program.click("tab:0");
    const Frame people = program.wait_for("the board again", [](const Frame& f) { return f.shows("2 certified"); });
    program.click("people:sort:2");  // the better standing last, then first
    program.click("people:sort:2");
    const Frame sorted = program.wait_for("the order", [](const Frame& f) { return f.named_like("person:").size() == 4 && f.named_like("person:")[0]->text == "Ben Li"; });
    program.click(sorted.named_like("person:")[0]->name);
    const Frame path = program.wait_for("the path", [](const Frame& f) { return f.place == "path"; });
    CHECK(path.shows("certified until"));
    (void)program.wait_for("the notice to go", [](const Frame& f) { return !f.shows("2 certificates issued"); });
    picture(desk, program, "certification-path");
    CHECK(layout_faults(program.settled()) == "");
    desk.press("Escape");
    (void)program.wait_for("the board", [](const Frame& f) { return f.place == "board"; });
    desk.press("Escape");
    (void)program.wait_for("home", [](const Frame& f) { return f.place == "home"; });
}

TEST_CASE("A teacher sees what is missing, and says the practices in their own words", "[certification]")
{
    const District district;
    Desk desk(1280, 800);
    WatchedProgram program(desk, district.folder.text(), district.words({"--text-size", "150"}));
    choose_person(program, "Ana Ruiz");
    const Frame home = program.wait_for("home", [](const Frame& f) { return f.find("path") != nullptr; });
    CHECK(home.find("board") == nullptr);  // not hers to see
    program.click("path");
    const Frame path = program.wait_for("the path", [](const Frame& f) { return f.place == "path"; });
    CHECK(path.named_like("say:").size() == 5);
    picture(desk, program, "certification-own-path");
    CHECK(layout_faults(program.settled()) == "");
    program.click("say:voluntary");
    desk.type("no");
    program.click("keep:voluntary");
    (void)program.wait_for("why not", [](const Frame& f) { return f.shows("at least 3 words"); });
    program.click("say:voluntary");
    desk.type(" family has to say yes");
    program.click("keep:voluntary");
    const Frame kept = program.wait_for("four to say", [](const Frame& f) { return f.named_like("say:").size() == 4; });
    CHECK(kept.place == "path");
}

TEST_CASE("The board, the queue and the path keep their layout at every size", "[certification]")
{
    const auto [text_size, language] = GENERATE(table<std::string, std::string>({{"100", "es"}, {"200", "en"}}));
    const District district;
    Desk desk(2560, 1440);
    WatchedProgram program(desk, district.folder.text(), district.words({"--text-size", text_size, "--language", language}));
    choose_person(program, "Tom Baker");
    program.click("board");
    for (const char* tab : {"tab:0", "tab:1", "tab:2"}) {
        program.click(tab);
        for (const int width : {1024, 2560, 1280}) {
            desk.resize_window(width, width == 1024 ? 640 : 800);
            (void)program.wait_for("the new size", [&](const Frame& f) { return static_cast<int>(f.width) == width; });
            INFO(tab << " at " << width);
            CHECK(layout_faults(program.settled()) == "");
        }
    }
}
