// A script with its pack and its parts: what it comes to, how its faults are told, and the one text by
// which records keep it.
#include "scenarios/format/bundle.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>

#include "foundation/content_hash.h"
#include "scenarios/engine/replay.h"
#include "scenarios/format/loader.h"
#include "support/catch.h"
#include "support/lakeside.h"
#include "support/small_visit.h"

using namespace fv;
using test::Files;
using test::lakeside_with;
using test::load_from;

namespace {

/// The faults of a script of the pack, as its writer gets to see them.
std::string faults_of(const Files& files, const std::string& script = "one-evening.yaml")
{
    const LoadedScript loaded = load_from(files, script);
    CHECK(loaded.scenario.value.has_value() != has_errors(loaded.scenario.diagnostics));
    return printed(loaded.scenario.diagnostics, loaded.bundle);
}

std::string part(const std::string& rest) { return "format: first-visit-part/1\n" + rest; }

}  // namespace

TEST_CASE("A script plays with the people, places, scenes and endings that it shares", "[bundle]")
{
    const LoadedScript loaded = load_from(test::lakeside_files(), "one-evening.yaml");
    INFO(printed(loaded.scenario.diagnostics, loaded.bundle));
    REQUIRE(loaded.scenario.value.has_value());
    CHECK(loaded.scenario.diagnostics.empty());
    const Scenario& s = *loaded.scenario.value;
    CHECK(s.speakers[partner.value].name == "Dana Okafor");
    REQUIRE(s.speakers.size() == 5);
    CHECK(s.speakers[3].name == "Rosa Delgado");
    CHECK(s.speakers[4].name == "Tobi Reyes");
    CHECK(s.place_name("porch") == "The porch");
    CHECK(s.place_name("shed") == "The boat shed");
    CHECK(s.place_name("car") == "The car");
    CHECK(s.facts.size() == 2);
    const std::vector<std::string> choices{"agree-on-roles", "ask-about-the-boat"};
    CHECK(replay(s, AttemptSeed{1}, choices).visit.ending()->key == "asked-in");
}

TEST_CASE("The endings of a part are asked before the script's own, whose last stays the last", "[bundle]")
{
    const Scenario s = test::one_evening();
    REQUIRE(s.endings.size() == 3);
    CHECK(s.endings[0].key == "sent-away");
    CHECK(s.endings[2].key == "good-night");
    const std::vector<std::string> choices{"see-how-it-goes", "begin-with-the-form"};
    CHECK(replay(s, AttemptSeed{1}, choices).visit.ending()->key == "sent-away");
}

TEST_CASE("A script says which files it wants", "[bundle]")
{
    const auto wanted = [](const std::string& text) { return files_wanted(parse_document(SourceText("s.yaml", text)).value.value()); };
    CHECK(wanted("partner: dana\ninclude: [a.part.yaml, b/c.part.yaml, a.part.yaml]") == std::vector<std::string>{"pack.yaml", "a.part.yaml", "b/c.part.yaml"});
    CHECK(wanted("cast: [rosa]") == std::vector<std::string>{"pack.yaml"});
    CHECK(wanted("places: [{shed: The shed}]\npartner: {name: Dana, role: teacher}\ncast: {}").empty());
    CHECK(wanted("include: ../a.part.yaml").empty());
    CHECK(wanted(std::string(test::small_visit)).empty());
}

TEST_CASE("No script can name a file outside its folder", "[bundle]")
{
    const auto name = GENERATE("../up.part.yaml", "/etc/passwd", "a/../../up.part.yaml", "..\\up.part.yaml", "C:/up.part.yaml", "./a.part.yaml", "a//b.part.yaml", "a/");
    INFO(name);
    CHECK(fault_of_file_name(name).has_value());
    int asked = 0;
    const auto read = [&](const std::string&) { return ++asked, std::optional<SourceText>{}; };
    const std::string script = lakeside_with("one-evening.yaml", "[car-talk.part.yaml]", "['" + std::string(name) + "']").at("one-evening.yaml");
    const auto loaded = load_script(SourceText("s.yaml", script), read, {});
    CHECK(asked == 1);  // pack.yaml
    CHECK(std::any_of(loaded.scenario.diagnostics.begin(), loaded.scenario.diagnostics.end(), [](const Diagnostic& d) { return d.rule == "bad-file-name"; }));
}

TEST_CASE("A fault points into the file that it is in", "[bundle]")
{
    CHECK(faults_of(lakeside_with("car-talk.part.yaml", "trust < 10", "trst < 10")) ==
          "car-talk.part.yaml:32:11: error: there is no meter or counter \"trst\" [unknown-meter]\n"
          "   32 |     when: trst < 10\n"
          "      |           ^^^^ did you mean \"trust\"?\n");
    CHECK(faults_of(lakeside_with("pack.yaml", "role: art teacher, ", "")) ==
          "pack.yaml:10:9: error: \"dana\" needs \"role\" [missing-key]\n"
          "   10 |   dana: {name: Dana Okafor, said: DAY-nah oh-KAH-for}\n"
          "      |         ^ add a line `role: …`\n");
}

TEST_CASE("An id that is there twice names both places", "[bundle]")
{
    const std::string twice = faults_of(lakeside_with("car-talk.part.yaml", "facts:\n", "facts:\n  boat: Rosa mends a boat.\n"));
    CHECK(twice.find("car-talk.part.yaml:6:3: error: there is a fact \"boat\" already, in one-evening.yaml, line 15 [duplicate-id]") != std::string::npos);
    const std::string option = faults_of(lakeside_with("car-talk.part.yaml", "option: agree-on-roles", "option: ask-about-the-boat"));
    CHECK(option.find("there is an option \"ask-about-the-boat\" already, in ") != std::string::npos);
    const std::string person = faults_of(lakeside_with("one-evening.yaml", "cast: [rosa, ", "cast: [rosa, rosa, "));
    CHECK(person.find("there is somebody \"rosa\" already, in line 9") != std::string::npos);
}

TEST_CASE("Who is not in the pack is looked for there, and no fault follows from that fault", "[bundle]")
{
    CHECK(faults_of(lakeside_with("one-evening.yaml", "partner: dana", "partner: dna")) ==
          "one-evening.yaml:8:10: error: nobody is called \"dna\" in pack.yaml [unknown-speaker]\n"
          "    8 | partner: dna\n"
          "      |          ^^^ did you mean \"dana\"?\n");
    CHECK(faults_of(lakeside_with("one-evening.yaml", "[porch, ", "[prch, porch, ")).find("there is no place \"prch\" in pack.yaml [unknown-place]") != std::string::npos);
    Files alone = test::lakeside_files();
    alone.erase("pack.yaml");
    const std::string faults = faults_of(alone);
    CHECK(faults.find("one-evening.yaml:9:8: error: \"rosa\" is shared by a pack, and there is no pack.yaml beside this script [missing-file]") != std::string::npos);
    CHECK(std::count(faults.begin(), faults.end(), '\n') == 3);
}

TEST_CASE("A part that is not there, is no part, or comes back to itself is a fault of its include", "[bundle]")
{
    Files files = test::lakeside_files();
    files.erase("car-talk.part.yaml");
    CHECK(faults_of(files).find("one-evening.yaml:11:11: error: there is no file \"car-talk.part.yaml\" beside this script [missing-file]") != std::string::npos);
    CHECK(faults_of(lakeside_with("car-talk.part.yaml", "first-visit-part/1", "first-visit/1")).find("[unknown-format]") != std::string::npos);
    CHECK(faults_of(lakeside_with("car-talk.part.yaml", "places:\n", "title: A part\nplaces:\n")).find("a part has no key \"title\" [unknown-key]") != std::string::npos);
    files = lakeside_with("car-talk.part.yaml", "places:\n", "include: b.part.yaml\nplaces:\n");
    files["b.part.yaml"] = part("include: [car-talk.part.yaml]\n");
    CHECK(faults_of(files).find("parts include each other in a circle: car-talk.part.yaml → b.part.yaml → car-talk.part.yaml [circular-include]") != std::string::npos);
}

TEST_CASE("A part that is included by two parts is taken once, and names files from where it stands", "[bundle]")
{
    Files files = lakeside_with("one-evening.yaml", "[car-talk.part.yaml]", "[car-talk.part.yaml, shared/a.part.yaml, shared/b.part.yaml]");
    files["shared/a.part.yaml"] = part("include: deep/facts.part.yaml\n");
    files["shared/b.part.yaml"] = part("include: deep/facts.part.yaml\n");
    files["shared/deep/facts.part.yaml"] = part("facts: {rain: It rains on Thursdays.}\n");
    const LoadedScript loaded = load_from(files, "one-evening.yaml");
    INFO(printed(loaded.scenario.diagnostics, loaded.bundle));
    REQUIRE(loaded.scenario.value.has_value());
    CHECK(loaded.scenario.value->facts.size() == 3);
    CHECK(loaded.bundle.files.size() == 5);
}

TEST_CASE("Parts without end are refused", "[bundle]")
{
    Files files = lakeside_with("one-evening.yaml", "[car-talk.part.yaml]", "[car-talk.part.yaml, p0.part.yaml]");
    for (int i = 0; i < 100; ++i) files[fmt::format("p{}.part.yaml", i)] = part(fmt::format("include: p{}.part.yaml\n", i + 1));
    CHECK(faults_of(files).find("[too-many]") != std::string::npos);
    std::string many = "[car-talk.part.yaml";
    for (int i = 0; i < 100; ++i) {
        many += fmt::format(", q{}.part.yaml", i);
        files[fmt::format("q{}.part.yaml", i)] = part("facts: {}\n");
    }
    Files wide = lakeside_with("one-evening.yaml", "[car-talk.part.yaml]", many + "]");
    wide.insert(files.begin(), files.end());
    const LoadedScript loaded = load_from(wide, "one-evening.yaml");
    CHECK(loaded.bundle.files.size() <= most_files);
    CHECK(has_errors(loaded.scenario.diagnostics));
}

TEST_CASE("A script that stands on no other file is its own text, so that its hash is that of its file", "[bundle]")
{
    const SourceText source("small-visit.yaml", std::string(test::small_visit));
    CHECK(bundle_text({source, {}}) == test::small_visit);
    CHECK(load_scenario(source, {}).value->content_hash == content_hash(test::small_visit));
}

TEST_CASE("What is kept of a script plays the same without its folder", "[bundle]")
{
    const LoadedScript loaded = load_from(test::lakeside_files(), "one-evening.yaml");
    const std::string text = bundle_text(loaded.bundle);
    CHECK(loaded.scenario.value->content_hash == content_hash(text));
    CHECK(text.find("\n#%% file: pack.yaml\n") != std::string::npos);
    const auto read = read_bundle("one-evening.yaml", text);
    REQUIRE(read.value.has_value());
    const auto again = load_scenario(*read.value, {});
    REQUIRE(again.value.has_value());
    CHECK(again.value->content_hash == loaded.scenario.value->content_hash);
    CHECK(again.value->lines.size() == loaded.scenario.value->lines.size());
    CHECK(again.value->speakers[partner.value].name == "Dana Okafor");
}

TEST_CASE("A script's hash changes with each file that it stands on, and with no other", "[bundle]")
{
    const auto hash = [](const Files& files) { return load_from(files, "one-evening.yaml").scenario.value->content_hash; };
    const std::string before = hash(test::lakeside_files());
    CHECK(hash(lakeside_with("pack.yaml", "The porch", "The front porch")) != before);
    CHECK(hash(lakeside_with("car-talk.part.yaml", "until four", "until five")) != before);
    CHECK(hash(lakeside_with("another-day.yaml", "Another day", "One more day")) == before);
}

TEST_CASE("Any bundle is written and read back the same", "[bundle][property]")
{
    std::mt19937 chance(GENERATE(range(1U, 200U)));
    const std::vector<std::string> pieces{"\n", "\r\n", "#%% file: ", "#%% file: a.part.yaml\n", "#%%% file: x", "#%", "%", " file: ", "é", "a: b\n", "", "#", "\n\n"};
    const auto text = [&] {
        std::string out;
        for (auto n = chance() % 8; n > 0; --n) out += pieces[chance() % pieces.size()];
        return out;
    };
    Bundle bundle{SourceText("script.yaml", text()), {}};
    for (auto n = chance() % 4; n > 0; --n) {
        const std::string name = fmt::format("p{}.part.yaml", bundle.files.size());
        bundle.files.push_back({name, SourceText(name, text())});
    }
    const std::string written = bundle_text(bundle);
    INFO(written);
    const auto read = read_bundle("script.yaml", written);
    REQUIRE(read.value.has_value());
    CHECK(read.value->script.text() == bundle.script.text());
    REQUIRE(read.value->files.size() == bundle.files.size());
    for (std::size_t i = 0; i < bundle.files.size(); ++i) {
        CHECK(read.value->files[i].name == bundle.files[i].name);
        CHECK(read.value->files[i].source.text() == bundle.files[i].source.text());
    }
}

TEST_CASE("What was not put together by the program is a fault, and never a crash", "[bundle][property]")
{
    const auto broken = [](const std::string& text) { return read_bundle("s.yaml", text); };
    for (const std::string text : {"a: b\n#%% file: ../x\nc", "a\n#%% file: b\n\n#%% file: a\n", "a\n#%% file: a\n\n#%% file: a\n", "a\n#%% file: x", "a\n#%% file: \nx", "#%% file: a\nb", "a\n#%% file: a\n#%% file: b\n"}) {
        INFO(text);
        const auto read = broken(text);
        CHECK_FALSE(read.value.has_value());
        REQUIRE(read.diagnostics.size() == 1);
        CHECK(read.diagnostics.front().rule == "broken-bundle");
    }
    std::mt19937 chance(GENERATE(range(1U, 100U)));
    std::string text = bundle_text(load_from(test::lakeside_files(), "one-evening.yaml").bundle);
    for (int change = 0; change < 8; ++change) text[chance() % text.size()] = "{}[]:-#%&*!|>'\"@`,? \n\tab\xc3"[chance() % 25];
    const auto read = broken(text);
    CHECK(read.value.has_value() != has_errors(read.diagnostics));
    if (!read.value) return;
    const auto loaded = load_scenario(*read.value, {});
    CHECK(loaded.value.has_value() != has_errors(loaded.diagnostics));
}
