#include "support/catch.h"
#include "support/command_bench.h"

#include <nlohmann/json.hpp>

using namespace fv;
using nlohmann::json;

namespace {

std::vector<json> lines_of(const std::string& text)
{
    std::vector<json> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line));
    return lines;
}

std::vector<json> of_type(const std::vector<json>& lines, const std::string& type)
{
    std::vector<json> found;
    for (const json& line : lines)
        if (line["type"] == type) found.push_back(line);
    return found;
}

std::vector<json> played(test::CommandBench& bench, const std::string& input, std::vector<std::string> more = {})
{
    std::vector<std::string> words{"play", bench.path("small-visit.yaml"), "--json-lines"};
    words.insert(words.end(), more.begin(), more.end());
    const test::Ran ran = bench.run(words, input);
    INFO(ran.err);
    CHECK(ran.status == 0);
    return lines_of(ran.out);
}

}  // namespace

TEST_CASE("A visit for programs: lines, decisions, effects, ending and score", "[json-lines]")
{
    test::CommandBench bench;
    const auto lines = played(bench, "{\"choose\":\"introduce-both\"}\n{\"choose\":\"ask-about-reels\"}\n");
    const auto decisions = of_type(lines, "decision");
    REQUIRE(decisions.size() == 2);
    CHECK(decisions[0]["id"] == "doorstep");
    CHECK(decisions[0]["kind"] == "choose");
    CHECK(decisions[0]["options"].size() == 2);
    CHECK(of_type(lines, "line").front() == json{{"type", "line"}, {"scene", "doorstep"}, {"speaker", "narrator"}, {"mood", ""}, {"text", "The porch light is on."}});
    CHECK(of_type(lines, "effect")[0] == json{{"type", "effect"}, {"meter", "trust"}, {"from", 40}, {"to", 50}, {"change", 10}});
    CHECK(of_type(lines, "ending").at(0)["id"] == "asked-back");
    const json score = of_type(lines, "score").at(0);
    CHECK(score["passed"] == true);
    CHECK(score["total"] == 1.0);
    CHECK(score["breaches"].empty());
    CHECK(score["competencies"]["presence"] == 1.0);
    CHECK(score["competencies"]["invite"].is_null());
}

TEST_CASE("A wrong line gets an error and changes nothing", "[json-lines]")
{
    const auto wrong = GENERATE(as<std::string>{}, "hello", "[1]", "{}", R"({"choose":7})", R"({"choose":"no-such"})", R"({"choose":"apologise"})",
                                R"({"say":"hi"})", R"({"back":"kitchen"})", R"({"back":1})", R"({"dance":true})", R"({"choose":"introduce-both","back":"x"})",
                                "\xff\xfe", R"({"wait":true})", R"({"pick":["introduce-both"]})", R"({"rate":{"introduce-both":3}})", R"({"order":[]})");
    INFO(wrong);
    test::CommandBench bench;
    const auto lines = played(bench, wrong + "\n{\"choose\":\"introduce-both\"}\n");
    CHECK(of_type(lines, "error").size() == 1);
    CHECK_FALSE(of_type(lines, "error")[0]["message"].get<std::string>().empty());
    CHECK(of_type(lines, "decision").back()["id"] == "kitchen");
}

TEST_CASE("Programs can go back to a decision, after the ending too", "[json-lines]")
{
    test::CommandBench bench;
    const auto lines = played(bench, "{\"choose\":\"show-attendance\"}\n{\"choose\":\"talk-about-school\"}\n{\"back\":\"doorstep\"}\n"
                                     "{\"choose\":\"introduce-both\"}\n{\"choose\":\"ask-about-reels\"}\n{\"quit\":true}\n{\"choose\":\"x\"}\n");
    CHECK(of_type(lines, "error").empty());
    CHECK(of_type(lines, "ending").size() == 2);
    CHECK(of_type(lines, "ending").back()["id"] == "asked-back");
}

TEST_CASE("A visit goes on where it was cut off", "[json-lines]")
{
    test::CommandBench bench;
    (void)played(bench, "{\"choose\":\"introduce-both\"}\n", {"--as", "Ana"});
    const auto lines = played(bench, "{\"quit\":true}\n", {"--as", "Ana", "--continue"});
    CHECK(of_type(lines, "decision").at(0)["id"] == "kitchen");
    CHECK(of_type(lines, "attempt").at(0)["decisions"] == 1);
}

TEST_CASE("A line without end is refused, and the next one is heard", "[json-lines]")
{
    test::CommandBench bench;
    const auto lines = played(bench, std::string(100000, 'x') + "\n{\"choose\":\"introduce-both\"}\n");
    CHECK(of_type(lines, "error").size() == 1);
    CHECK(of_type(lines, "decision").size() == 2);
}
