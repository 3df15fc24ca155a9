// An attempt as statements. That they keep to the specification is tests/trainer/commands/xapi_rules.py.
#include "facilitator/xapi/statement.h"

#include <nlohmann/json.hpp>
#include <set>

#include "support/catch.h"

using namespace fv;
using namespace std::chrono;
using json = nlohmann::json;

namespace {

const std::string home = "https://district.example";

Uuid id(std::uint8_t number)
{
    Uuid out;
    out.bytes.fill(number);
    return out;
}
Instant at(int minute) { return Instant{sys_days{2026y / March / 1} + hours{9} + minutes{minute}}; }

xapi::Attempt attempt()
{
    return {.id = id(1), .person = id(2), .beginning = id(3), .begun_at = at(0), .scenario = "small-visit", .scenario_hash = "abc", .title = "The small visit", .title_language = "en", .language = "en",
            .answers = {{.event = id(4), .at = at(1), .decision = "doorstep", .kind = xapi::Interaction::choice, .options = {"introduce-both", "show-attendance"}, .response = "introduce-both"}},
            .ended = xapi::Attempt::Ended{.event = id(5), .at = at(3), .ending = "asked-back", .at_it = minutes{3}, .verdict = xapi::Verdict{.passed = true, .total = 0.75, .shares = {{"presence", 0.5}}, .framework = "home-visits", .framework_hash = "f"}},
            .left = {.event = id(6), .at = at(5), .for_good = true, .at_it = minutes{5}}};
}
std::vector<json> told(const xapi::Attempt& attempt, const std::string& at_home = home)
{
    std::vector<json> out;
    for (const xapi::Statement& statement : xapi::statements(attempt, at_home)) {
        CHECK(statement.json.find('\n') == std::string::npos);
        out.push_back(json::parse(statement.json));
        CHECK(out.back()["id"] == statement.id.text());
    }
    return out;
}
std::string verb(const json& statement) { return statement["verb"]["display"]["en-US"]; }
std::vector<std::string> verbs(const std::vector<json>& statements)
{
    std::vector<std::string> out;
    for (const json& statement : statements) out.push_back(verb(statement));
    return out;
}
std::vector<Uuid> ids(const xapi::Attempt& attempt)
{
    std::vector<Uuid> out;
    for (const xapi::Statement& statement : xapi::statements(attempt, home)) out.push_back(statement.id);
    return out;
}

}  // namespace

TEST_CASE("A visit that was played to its end is told from the beginning to the leaving, in one registration", "[xapi]")
{
    const auto all = told(attempt());
    CHECK(verbs(all) == std::vector<std::string>{"initialized", "answered", "completed", "passed", "terminated"});
    for (const json& one : all) {
        CHECK(one["context"]["registration"] == id(1).text());
        CHECK(one["actor"]["account"] == json{{"homePage", home}, {"name", id(2).text()}});
        CHECK(one["context"]["revision"] == "abc");
        CHECK_FALSE(one["actor"].contains("mbox"));
        CHECK_FALSE(one["actor"].contains("name"));
    }
    CHECK(all[1]["object"]["id"] == home + "/visits/small-visit/decisions/doorstep");
    CHECK(all[1]["context"]["contextActivities"]["parent"][0]["id"] == home + "/visits/small-visit");
    CHECK(all[1]["result"]["response"] == "introduce-both");
    CHECK(all[2]["result"]["duration"] == "PT3M0S");
    CHECK(all[3]["result"]["score"]["scaled"] == 0.75);
    CHECK(all[3]["result"]["success"] == true);
    CHECK(all[3]["context"]["extensions"][home + "/extensions/framework"] == "home-visits");
}

TEST_CASE("A visit that was not passed has failed, and one that was left half-way is suspended", "[xapi]")
{
    xapi::Attempt failed = attempt();
    failed.ended->verdict->passed = false;
    CHECK(verbs(told(failed))[3] == "failed");
    xapi::Attempt open = attempt();
    open.ended.reset();
    open.left.for_good = false;
    CHECK(verbs(told(open)) == std::vector<std::string>{"initialized", "answered", "suspended"});
}

TEST_CASE("What was chosen after going back is told after the ending, and says how often one had gone back", "[xapi]")
{
    xapi::Attempt back = attempt();
    back.answers.push_back({.event = id(9), .at = at(4), .decision = "doorstep", .response = "show-attendance", .times_gone_back = 1});
    const auto all = told(back);
    CHECK(verbs(all) == std::vector<std::string>{"initialized", "answered", "completed", "passed", "answered", "terminated"});
    CHECK(all[4]["context"]["extensions"][home + "/extensions/times-gone-back"] == 1);
}

TEST_CASE("The same attempt gives the same ids, and no two of its statements share one", "[xapi]")
{
    CHECK(ids(attempt()) == ids(attempt()));
    const auto all = ids(attempt());
    CHECK(std::set<Uuid>(all.begin(), all.end()).size() == all.size());
    CHECK(all[0].text()[14] == '5');
}

TEST_CASE("What can change has its content in its id: a new score is a new statement, and nothing else is", "[xapi]")
{
    xapi::Attempt other = attempt();
    other.ended->verdict->total = 0.76;
    const auto before = ids(attempt()), after = ids(other);
    for (std::size_t i = 0; i < before.size(); ++i) CHECK((before[i] == after[i]) == (i != 3));
    xapi::Attempt translated = attempt();
    translated.title = "La visita corta";
    translated.title_language = "es";
    CHECK(ids(translated) == before);
    const auto one = xapi::statements(attempt(), home), two = xapi::statements(translated, home);
    for (std::size_t i = 0; i < one.size(); ++i) CHECK(xapi::say_the_same(one[i].json, two[i].json));
}

TEST_CASE("With another home the same attempt is told of another account, under other ids", "[xapi]")
{
    CHECK(xapi::statements(attempt(), "https://other.example")[0].id != ids(attempt())[0]);
    CHECK(xapi::is_home(xapi::default_home));
    CHECK(xapi::is_home("http://district.example:8080/a/b"));
    for (const char* no : {"", "district.example", "https://", "https://a b", "https://district.example/", "ftp://district.example", "https://x@y", "https://a?b"}) {
        INFO(no);
        CHECK_FALSE(xapi::is_home(no));
    }
}

TEST_CASE("Durations are written as ISO 8601 does", "[xapi]")
{
    CHECK(xapi::duration(0ms) == "PT0S");
    CHECK(xapi::duration(1500ms) == "PT1.50S");
    CHECK(xapi::duration(1h + 2min + 3s) == "PT1H2M3S");
    CHECK(xapi::duration(45min) == "PT45M0S");
}

TEST_CASE("Two statements say the same whatever a store added and however it writes a time", "[xapi]")
{
    const std::string ours = xapi::statements(attempt(), home)[3].json;
    json theirs = json::parse(ours);
    theirs["stored"] = "2026-03-02T00:00:00Z";
    theirs["authority"] = {{"mbox", "mailto:store@district.example"}};
    theirs["version"] = "1.0.0";
    theirs["timestamp"] = "2026-03-01T09:03:00+00:00";
    theirs["object"].erase("definition");
    CHECK(xapi::say_the_same(ours, theirs.dump()));
    theirs["timestamp"] = "2026-03-01T09:03:00Z";
    CHECK(xapi::say_the_same(ours, theirs.dump()));
    theirs["timestamp"] = "2026-03-01T09:03:01Z";
    CHECK_FALSE(xapi::say_the_same(ours, theirs.dump()));
    theirs = json::parse(ours);
    theirs["result"]["success"] = false;
    CHECK_FALSE(xapi::say_the_same(ours, theirs.dump()));
    CHECK_FALSE(xapi::say_the_same(ours, "no JSON"));
}
