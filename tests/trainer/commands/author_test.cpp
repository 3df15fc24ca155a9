// What writers, translators and facilitators get on the command line.
#include <nlohmann/json.hpp>

#include "support/catch.h"
#include "support/command_bench.h"
#include "support/lakeside.h"

using namespace fv;
using nlohmann::json;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The pack of test files in the bench's own folder.
void write_pack(const test::CommandBench& bench, const test::Files& files = test::lakeside_files())
{
    std::filesystem::remove(bench.path("small-visit.yaml"));
    for (const auto& [name, text] : files) bench.write(name, text);
}

std::string text_of(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("A folder is checked with its pack, scripts, translations and guides", "[command][check]")
{
    test::CommandBench bench;
    write_pack(bench);
    const test::Ran ran = bench.run({"check", "--quick", bench.path("")});
    CHECK(ran.status == 0);
    for (const char* name : {"pack.yaml: nothing to mend.", "one-evening.yaml: nothing to mend.", "another-day.yaml: nothing to mend.", "1 warning in ", "one-evening.guide.yaml: nothing to mend."}) {
        INFO(name << '\n' << ran.err << ran.out);
        CHECK(has(ran.err, name));
    }
    CHECK(has(ran.out, "1 of 47 texts is not translated yet (97% are): scenes.porch-light.script[3] [missing-translation]"));
}

TEST_CASE("For tools every missing and stale text is named", "[command][check]")
{
    test::CommandBench bench;
    write_pack(bench);
    const test::Ran ran = bench.run({"check", "--quick", bench.path(""), "--json"});
    const json document = json::parse(ran.out);
    const auto file = std::find_if(document["files"].begin(), document["files"].end(), [](const json& f) { return f.contains("translation"); });
    REQUIRE(file != document["files"].end());
    CHECK((*file)["translation"]["language"] == "es");
    CHECK((*file)["translation"]["percent"] == 97);
    CHECK((*file)["translation"]["missing"] == json::array({"scenes.porch-light.script[3]"}));
    CHECK((*file)["translation"]["unstamped"].size() == 46);
}

TEST_CASE("A fault in a part or a pack is told once, in the file that it is in", "[command][check]")
{
    test::CommandBench bench;
    write_pack(bench, test::lakeside_with("car-talk.part.yaml", "trust < 10", "trst < 10"));
    const test::Ran ran = bench.run({"check", "--quick", bench.path("")});
    CHECK(ran.status == 1);
    const std::string fault = bench.path("car-talk.part.yaml") + ":32:11: error: ";
    CHECK(has(ran.out, fault));
    CHECK(ran.out.find(fault) == ran.out.rfind(fault));
    CHECK(has(ran.out, "   32 |     when: trst < 10\n"));
}

TEST_CASE("A pack for a newer program is one fault, and its scripts are not judged", "[command][check]")
{
    test::CommandBench bench;
    write_pack(bench, test::lakeside_with("pack.yaml", "requires: 0.1.0", "requires: 999.0.0"));
    const test::Ran ran = bench.run({"check", "--quick", bench.path("")});
    CHECK(ran.status == 1);
    CHECK(has(ran.out, "this pack needs First Visit 999.0.0 or newer"));
    CHECK_FALSE(has(ran.err, "one-evening.yaml"));
}

TEST_CASE("A part that nobody includes is told", "[command][check]")
{
    test::CommandBench bench;
    write_pack(bench);
    bench.write("forgotten.part.yaml", "format: first-visit-part/1\nscenes: {}\n");
    const test::Ran ran = bench.run({"check", "--quick", bench.path("")});
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "forgotten.part.yaml: warning: no script of this folder includes this part [unused-part]"));
    CHECK_FALSE(has(ran.out, "car-talk.part.yaml: warning"));
}

TEST_CASE("A translation or a guide that is named alone is checked against the script beside it", "[command][check]")
{
    test::CommandBench bench;
    write_pack(bench, test::lakeside_with("one-evening.es.yaml", "porch-light:", "porch-ligt:"));
    CHECK(has(bench.run({"check", "--quick", bench.path("one-evening.es.yaml")}).out, "did you mean \"porch-light\"?"));
    CHECK(bench.run({"check", "--quick", bench.path("one-evening.guide.yaml")}).status == 0);
    bench.write("nowhere.es.yaml", "format: first-visit-translation/1\nof: nowhere\nlanguage: es\n");
    CHECK(has(bench.run({"check", "--quick", bench.path("nowhere.es.yaml")}).out, "there is no script nowhere.yaml beside it [missing-file]"));
}

TEST_CASE("A script is played with what stands beside it, in the language that was asked for", "[command][play]")
{
    test::CommandBench bench;
    write_pack(bench);
    const std::string script = bench.path("one-evening.yaml");
    const auto play = [&](const char* language) {
        bench.language = language;
        return bench.run({"play", script, "--choices", "agree-on-roles,ask-about-the-boat"});
    };
    CHECK(has(play("en").out, "Mind the step."));
    const test::Ran spanish = play("es");
    CHECK(spanish.status == 0);
    CHECK(has(spanish.out, "Cuidado con el escalón."));
    CHECK(has(spanish.out, "(en) They have been"));
}

TEST_CASE("A translator gets a skeleton that the checker can read", "[command][author]")
{
    test::CommandBench bench;
    write_pack(bench);
    const test::Ran ran = bench.run({"author", "template", bench.path("another-day.yaml"), "es"});
    CHECK(ran.status == 0);
    bench.write("another-day.es.yaml", ran.out);
    const test::Ran checked = bench.run({"check", "--quick", bench.path("another-day.es.yaml")});
    CHECK(checked.status == 0);
    CHECK(has(checked.out, "texts are not translated yet (0% are)"));
    CHECK(bench.run({"author", "template", bench.path("another-day.yaml"), "Spanish"}).status == 2);
    CHECK(bench.run({"author", "template", bench.path("none.yaml"), "es"}).status == 1);
    CHECK(bench.run({"author", "template", "kitchen-table", "es"}).out.find("of: kitchen-table\n") != std::string::npos);
}

TEST_CASE("Once a translation is stamped, a later change of the script is told", "[command][author]")
{
    test::CommandBench bench;
    write_pack(bench);
    const std::string file = bench.path("one-evening.es.yaml");
    const std::string before = text_of(file);
    const test::Ran stamped = bench.run({"author", "stamp", file});
    CHECK(stamped.status == 0);
    CHECK(has(stamped.err, "stamped, 46 for the first time."));
    CHECK(text_of(file).starts_with(before));
    bench.write("one-evening.yaml", test::lakeside_with("one-evening.yaml", "Both of you?", "Two of you?").at("one-evening.yaml"));
    CHECK(has(bench.run({"check", file}).out, "1 of 47 texts was translated from an earlier text (2%): scenes.porch-light.script[2] [stale-translation]"));
    CHECK(has(bench.run({"author", "stamp", file, "--keep-stale"}).err, "1 stay stale"));
    const test::Ran revised = bench.run({"author", "stamp", file, "--json"});
    CHECK(json::parse(revised.out)["revised"] == json::array({"scenes.porch-light.script[2]"}));
    CHECK_FALSE(has(bench.run({"check", file}).out, "stale"));
}

TEST_CASE("A broken translation is not stamped, and stays as it was", "[command][author]")
{
    test::CommandBench bench;
    write_pack(bench, test::lakeside_with("one-evening.es.yaml", "porch-light:", "porch-ligt:"));
    const std::string file = bench.path("one-evening.es.yaml");
    const std::string before = text_of(file);
    const test::Ran ran = bench.run({"author", "stamp", file});
    CHECK(ran.status == 1);
    CHECK(has(ran.err, "unknown-scene"));
    CHECK(text_of(file) == before);
    CHECK(bench.run({"author", "stamp", bench.path("none.es.yaml")}).status == 3);
    CHECK(bench.run({"author"}).status == 2);
}

TEST_CASE("A facilitator prints the guide, in either language and for tools", "[command][guide]")
{
    test::CommandBench bench;
    write_pack(bench);
    const test::Ran ran = bench.run({"guide", bench.path("one-evening.yaml")});
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "Facilitator's guide: One evening"));
    CHECK(has(ran.out, "Where the room usually splits"));
    CHECK(has(ran.out, "Who is she named after?"));
    bench.language = "es";
    const json document = json::parse(bench.run({"guide", bench.path("one-evening.yaml"), "--json"}).out);
    CHECK(document["schema"] == "first-visit/guide/1");
    CHECK(document["splits"][0]["decision"] == "porch-light");
    CHECK(document["goals"][0] == "Oír lo que abre una pregunta.");
    const test::Ran none = bench.run({"guide", bench.path("another-day.yaml")});
    CHECK(none.status == 1);
    CHECK(has(none.err, "another-day.guide.yaml"));
}

namespace {

/// The program with the pack of test files in the place of its own.
struct WithTestPack {
    explicit WithTestPack(const test::CommandBench& bench)
    {
        namespace fs = std::filesystem;
        const fs::path source = FV_SOURCE_DIR, share = bench.path("share");
        fs::create_directories(share);
        fs::create_directory_symlink(source / "tests/support/packs", share / "packs");
        fs::create_directory_symlink(source / "scoring/frameworks", share / "frameworks");
        fs::create_directory_symlink(source / "assets/language", share / "language");
        setenv("FIRST_VISIT_DATA", share.c_str(), 1);
    }
    ~WithTestPack() { unsetenv("FIRST_VISIT_DATA"); }
    WithTestPack(const WithTestPack&) = delete;
    WithTestPack& operator=(const WithTestPack&) = delete;
};

}  // namespace

TEST_CASE("The list names every language of a visit, and its title in the language in force", "[command][list]")
{
    test::CommandBench bench;
    const WithTestPack pack(bench);
    bench.language = "es";
    const json visits = json::parse(bench.run({"list", "--json"}).out)["visits"];
    REQUIRE(visits.size() == 2);
    CHECK(visits[0]["languages"] == json::array({"en"}));
    CHECK(visits[1]["languages"] == json::array({"en", "es"}));
    CHECK(visits[1]["title"] == "Una tarde");
    CHECK(has(bench.run({"list"}).out, "one-evening          Una tarde (first-visit, 4 min, en es)\n"));
}

TEST_CASE("A visit of a pack is played by its id in either language", "[command][play]")
{
    test::CommandBench bench;
    const WithTestPack pack(bench);
    bench.language = "es";
    const test::Ran ran = bench.run({"play", "one-evening", "--choices", "agree-on-roles,ask-about-the-boat", "--json"});
    CHECK(ran.status == 0);
    CHECK(json::parse(ran.out)["score"]["ending"] == "asked-in");
    CHECK(has(ran.out, "¿Los dos?"));
    CHECK(has(bench.run({"guide", "one-evening"}).out, "Guía de facilitación: Una tarde"));
}
