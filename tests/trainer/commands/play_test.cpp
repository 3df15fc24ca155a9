#include "support/catch.h"
#include "support/command_bench.h"
#include "support/project_file.h"

#include <nlohmann/json.hpp>

using namespace fv;
using nlohmann::json;

namespace {
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
}  // namespace

TEST_CASE("Given options are played, and transcript, score and ending printed", "[command][play]")
{
    test::CommandBench bench;
    const test::Ran ran = bench.run({"play", bench.path("small-visit.yaml"), "--choices", "introduce-both,ask-about-reels"});
    INFO(ran.err);
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "Come in, then."));
    CHECK(has(ran.out, "Asked back"));
    CHECK(has(ran.out, "Passed"));
}

TEST_CASE("A choice that is not offered is named, with what is", "[command][play]")
{
    test::CommandBench bench;
    const test::Ran ran = bench.run({"play", bench.path("small-visit.yaml"), "--choices", "introduce-both,apologise"});
    CHECK(ran.status == 1);
    CHECK(has(ran.err, R"(choice 2, "apologise")"));
    CHECK(has(ran.err, "ask-about-reels"));
}

TEST_CASE("The same choices earn the same score as a document and as `score last`", "[command][score]")
{
    test::CommandBench bench;
    const test::Ran played = bench.run({"play", bench.path("small-visit.yaml"), "--choices", "show-attendance,apologise", "--json"});
    REQUIRE(played.status == 0);
    const json document = json::parse(played.out);
    CHECK(document.begin().key() == "attempt");  // ordered by the reader; the text itself begins with the schema
    CHECK(played.out.find("\"schema\"") < played.out.find("\"attempt\""));
    const test::Ran scored = bench.run({"score", "last", "--json"});
    REQUIRE(scored.status == 0);
    const json score = json::parse(scored.out);
    CHECK(score["schema"] == "first-visit/score/1");
    CHECK(score["total"] == document["score"]["total"]);
    CHECK(score["competencies"] == document["score"]["competencies"]);
    CHECK(score["breaches"].size() == 1);
    CHECK(score["breaches"][0]["repaired"] == true);
    CHECK(score["scenario_hash"].get<std::string>().size() == 64);
}

TEST_CASE("A visit that does not exist gets the nearest name", "[command][play]")
{
    test::CommandBench bench;
    const test::Ran ran = bench.run({"play", "kitchen-tabel", "--choices", "x"});
    CHECK(ran.status == 1);
    CHECK(has(ran.err, R"(did you mean "kitchen-table"?)"));
}

TEST_CASE("A visit in the terminal goes from preparing to the report", "[command][play][text]")
{
    test::CommandBench bench;
    // name, one question before, two decisions chosen by number, two questions after
    const test::Ran ran = bench.run({"play", bench.path("small-visit.yaml"), "--text", "--seed", "3"}, "Ana\nTalking too much\n1\n1\nThe reels\nAsk first\n");
    INFO(ran.err);
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "You know the way."));
    CHECK(has(ran.out, "Talking too much"));  // again in the report
    CHECK(has(ran.out, "Ask first"));
}

TEST_CASE("What was begun in the terminal goes on there next time", "[command][play][text]")
{
    test::CommandBench bench;
    const test::Ran first = bench.run({"play", bench.path("small-visit.yaml"), "--text", "--as", "Ana"}, "Nervous\n1\n");
    CHECK(has(first.out, "What a smell of coffee."));
    const test::Ran second = bench.run({"play", bench.path("small-visit.yaml"), "--text", "--as", "Ana"}, "q\n");
    CHECK_FALSE(has(second.out, "What are you nervous about?"));
    CHECK(has(second.out, "What a smell of coffee."));
}

TEST_CASE("Going back and looking at the history work in the terminal", "[command][play][text]")
{
    test::CommandBench bench;
    const test::Ran ran = bench.run({"play", bench.path("small-visit.yaml"), "--text", "--as", "Ana"}, "-\n1\nh\nb 1\nseven\nq\n");
    CHECK(ran.status == 0);
    const std::size_t first = ran.out.find("Both of you?");
    CHECK(ran.out.find("Both of you?", first + 1) != std::string::npos);  // told again after going back
}

TEST_CASE("A demonstration plays to the end, prints the report and keeps nothing", "[command][play]")
{
    test::CommandBench bench;
    const test::Ran ran = bench.run({"play", bench.path("small-visit.yaml"), "--demo"});
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "Asked back"));
    CHECK_FALSE(std::filesystem::exists(bench.path("records.db")));
}

TEST_CASE("Without a display and without words the terminal says so and plays", "[command]")
{
    test::CommandBench bench;
    const test::Ran ran = bench.run({});
    CHECK(ran.status == 0);
    CHECK(has(ran.err, "no display"));
    CHECK(has(ran.out, "The kitchen table"));
    CHECK(bench.windows_opened() == 0);
}

TEST_CASE("Wrong words are wrong usage, and help says how", "[command]")
{
    test::CommandBench bench;
    CHECK(bench.run({"play"}).status == 2);
    CHECK(bench.run({"paly", "kitchen-table"}).status == 2);
    CHECK(bench.run({"score", "not-an-id"}).status == 2);
    const auto command = GENERATE(as<std::string>{}, "play", "check", "list", "score", "version", "statistics", "rate");
    const test::Ran help = bench.run({command, "--help"});
    CHECK(help.status == 0);
    CHECK(has(help.out, "Example"));
}

TEST_CASE("Records that are no records are told plainly", "[command]")
{
    test::CommandBench bench;
    bench.write("records.db", "this is a shopping list, and a long one, not a database at all");
    const test::Ran ran = bench.run({"play", bench.path("small-visit.yaml"), "--choices", "introduce-both"});
    CHECK(ran.status == 3);
    CHECK(has(ran.err, "records.db"));
}

TEST_CASE("The list names each visit with what one chooses by", "[command][list]")
{
    test::CommandBench bench;
    const json list = json::parse(bench.run({"list", "--json"}).out);
    CHECK(list["schema"] == "first-visit/list/1");
    REQUIRE_FALSE(list["visits"].empty());
    for (const json& visit : list["visits"])
        for (const char* key : {"id", "title", "stage", "themes", "minutes", "languages"}) CHECK(visit.contains(key));
}

TEST_CASE("A district scores by a framework of its own, which is checked like a script", "[command][framework]")
{
    test::CommandBench bench;
    std::string text(test::project_file("scoring/frameworks/home-visits.yaml").text());
    const std::size_t mark = text.find("overall: ");
    REQUIRE(mark != std::string::npos);
    text.replace(mark, text.find_first_of(",}\n", mark) - mark, "overall: 0.05");
    bench.write("district.yaml", text);
    CHECK(bench.run({"check", bench.path("district.yaml")}).status == 0);
    REQUIRE(bench.run({"play", bench.path("small-visit.yaml"), "--as", "Ana", "--choices", "introduce-both,talk-about-school"}).status == 0);
    const json usual = json::parse(bench.run({"score", "last", "--json"}).out);
    const json districts = json::parse(bench.run({"score", "last", "--json", "--framework", bench.path("district.yaml")}).out);
    CHECK(districts["total"] == usual["total"]);
    CHECK(districts["framework_hash"] != usual["framework_hash"]);
    bench.write("district.yaml", "format: first-visit-framework/1\nid: ours\n");
    const test::Ran broken = bench.run({"score", "last", "--framework", bench.path("district.yaml")});
    CHECK(broken.status == 3);
    CHECK(broken.err.find("district.yaml:1:1: error:") != std::string::npos);
    CHECK(bench.run({"score", "last", "--framework", bench.path("nowhere.yaml")}).status == 3);
}
