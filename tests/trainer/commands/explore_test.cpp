#include "support/catch.h"
#include "support/command_bench.h"
#include "support/large_visit.h"

#include <atomic>
#include <csignal>
#include <thread>

#include <nlohmann/json.hpp>

using namespace fv;
using nlohmann::json;

namespace {
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
}  // namespace

TEST_CASE("What a facilitator asks about a visit is answered in sentences", "[command][explore]")
{
    test::CommandBench bench;
    const test::Ran ran = bench.run({"explore", bench.path("small-visit.yaml")});
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "Every way through this visit was walked"));
    CHECK(has(ran.out, "A visit takes 2 decisions."));
    CHECK(has(ran.out, "Asked back       passes    25 in 100      introduce-both,ask-about-reels\n"));
    CHECK(has(ran.out, "clicking at random                                 25 in 100   <- too easy\n"));
    CHECK(has(ran.out, "always the longest option                          no\n"));
    CHECK(has(ran.out, "Listening                               0 % to 100 %\n"));
    CHECK(has(ran.out, "Seeing strengths                      not rated here\n"));
    CHECK(ran.err.empty());  // progress is for terminals
}

TEST_CASE("For tools everything is one document", "[command][explore]")
{
    test::CommandBench bench;
    const test::Ran ran = bench.run({"explore", bench.path("small-visit.yaml"), "--json"});
    REQUIRE(ran.status == 0);
    const json document = json::parse(ran.out);
    CHECK(document["schema"] == "first-visit/explore/1");
    CHECK(ran.out.find("\"schema\"") < ran.out.find("\"scenario\""));
    CHECK(document["complete"] == true);
    CHECK(document["states"] == 8);       // the door, the kitchen twice, and five ends: two with, three without an apology owed
    CHECK(document["transitions"] == 7);
    CHECK(document["seconds"].is_number());
    CHECK(document["unreachable"].empty());
    CHECK(document["dead_ends"].empty());
    const json& asked_back = document["endings"][0];
    CHECK(asked_back["id"] == "asked-back");
    CHECK(asked_back["reachable"] == true);
    CHECK(asked_back["probability"] == 0.25);  // one of two at the door, one of two in the kitchen
    CHECK(asked_back["route"] == json({"introduce-both", "ask-about-reels"}));
    CHECK(document["pass"]["random"] == 0.25);
    CHECK(document["pass"]["never-the-same-twice"] == 0.25);
    CHECK(document["pass"]["always-first"] == true);
    CHECK(document["pass"]["always-longest"] == false);
    CHECK(document["competencies"]["presence"]["worst"] == 0.0);
    CHECK(document["competencies"]["presence"]["best"] == 1.0);
    CHECK(document["competencies"]["assets"]["best"].is_null());
    CHECK(document["decisions"]["longest"] == 2);
    for (const json& option : document["options"])
        if (option["id"] == "apologise") CHECK(option["seen"] == 0.5);
    for (const json& line : document["lines"])
        if (line["text"] == "His. He mends them.") CHECK(line["seen"] == 0.25);
}

TEST_CASE("What nobody ever meets is named", "[command][explore]")
{
    test::CommandBench bench;
    std::string text(test::small_visit);
    const std::string from = "when: chose show-attendance";
    text.replace(text.find(from), from.size(), "when: chose show-attendance and trust >= 60");
    bench.write("small-visit.yaml", text);
    const json document = json::parse(bench.run({"explore", bench.path("small-visit.yaml"), "--json"}).out);
    REQUIRE(document["unreachable"].size() == 1);
    CHECK(document["unreachable"][0]["kind"] == "option");
    CHECK(document["unreachable"][0]["id"] == "apologise");
    REQUIRE(document["conditions"]["never"].size() == 1);
    CHECK(document["conditions"]["never"][0]["of"] == "option");
    CHECK(document["conditions"]["never"][0]["line"] == 65);
    CHECK(has(bench.run({"explore", bench.path("small-visit.yaml")}).out, "option \"apologise\" is never offered"));
}

TEST_CASE("The scenes can be drawn by Graphviz", "[command][explore]")
{
    test::CommandBench bench;
    const test::Ran ran = bench.run({"explore", bench.path("small-visit.yaml"), "--dot"});
    CHECK(ran.status == 0);
    CHECK(ran.out.starts_with("digraph \"small-visit\" {\n"));
    CHECK(has(ran.out, R"(  "doorstep" -> "kitchen" [label="introduce-both\nshow-attendance"];)"));
    CHECK(has(ran.out, R"(  "asked-back" [shape=ellipse, label="Asked back", peripheries=2];)"));
    CHECK(ran.out.ends_with("}\n"));
}

TEST_CASE("At the bound of states the walk stops, says so, and tells what it found", "[command][explore]")
{
    test::CommandBench bench;
    bench.write("large-visit.yaml", test::large_visit());
    const test::Ran ran = bench.run({"explore", bench.path("large-visit.yaml"), "--states", "2000", "--json"});
    CHECK(ran.status == 3);
    CHECK(has(ran.err, "there are more than 2000 states"));
    const json document = json::parse(ran.out);
    CHECK(document["complete"] == false);
    CHECK(document["states"] >= 2000);
    CHECK(document["states"] < 2300);
    CHECK(document["strategies"][0]["unknown"] > 0.5);
}

TEST_CASE("Ctrl-C stops a long exploration, and what it found is told", "[command][explore]")
{
    test::CommandBench bench;
    bench.write("large-visit.yaml", test::large_visit());
    struct sigaction before{}, ignoring{};
    ignoring.sa_handler = SIG_IGN;  // should it come before the command listens
    sigaction(SIGINT, &ignoring, &before);
    std::atomic<bool> done = false;
    std::thread person([&] {
        while (!done) {
            std::this_thread::sleep_for(std::chrono::milliseconds(30));
            if (!done) kill(getpid(), SIGINT);
        }
    });
    const test::Ran ran = bench.run({"explore", bench.path("large-visit.yaml"), "--states", "1000000000"});
    done = true;
    person.join();
    struct sigaction now{};
    sigaction(SIGINT, &before, &now);
    CHECK(now.sa_handler == SIG_IGN);  // as the command found it
    CHECK(ran.status == 3);
    CHECK(has(ran.err, "stopped after"));
    CHECK(has(ran.out, "Not every way through this visit was walked"));
}

TEST_CASE("A visit that is not there, and a script with faults, are told of", "[command][explore]")
{
    test::CommandBench bench;
    const test::Ran unknown = bench.run({"explore", "kitchen-tabel"});
    CHECK(unknown.status == 1);
    CHECK(has(unknown.err, R"(did you mean "kitchen-table"?)"));
    CHECK(has(bench.run({"explore", bench.path("none.yaml")}).err, "none.yaml"));
    bench.write("broken.yaml", "format: first-visit/1\n");
    const test::Ran broken = bench.run({"explore", bench.path("broken.yaml")});
    CHECK(broken.status == 1);
    CHECK(has(broken.err, "missing-key"));
    CHECK(bench.run({"explore"}).status == 2);
}

TEST_CASE("The kitchen table's pass mark comes with its justification", "[command][explore]")
{
    test::CommandBench bench;
    const json document = json::parse(bench.run({"explore", "kitchen-table", "--json"}).out);
    CHECK(document["unreachable"].empty());
    CHECK(document["dead_ends"].empty());
    CHECK(document["pass"]["random"] < 0.01);
    CHECK(document["pass"]["always-longest"] == false);
    CHECK(document["pass"]["warmest-words"] == false);
    double sum = 0.0;
    for (const json& ending : document["endings"]) {
        CHECK(ending["reachable"] == true);
        sum += ending["probability"].get<double>();
    }
    CHECK(sum == Approx(1.0).margin(1e-12));
}
