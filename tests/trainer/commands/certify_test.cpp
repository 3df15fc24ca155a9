#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "support/catch.h"
#include "support/command_bench.h"

using namespace fv;
using nlohmann::json;

namespace {

constexpr const char* short_programme = R"(format: first-visit-programme/1
id: home-visits
version: 1
title: {en: Home visits, es: Visitas al hogar}
issuer: {name: Lakeside Unified}
levels:
  home-visitor:
    title: {en: Home visitor, es: Visitante de hogares}
    lasts: 24 months
    requirements:
      introduction: {name: Introduction, training: {minutes: 60, topics: [logistics]}}
      sign-off: {name: Sign-off, sign-off: {by: facilitator, statement: I have seen it.}}
  facilitator:
    title: Facilitator
    lasts: 24 months
    requirements:
      held: {name: Home visitor, held: {level: home-visitor, for: 6 months}}
  trainer:
    title: Trainer
    lasts: 36 months
    requirements:
      held: {name: Facilitator, held: {level: facilitator}}
)";

/// A bench with a district on it. Sealing a key costs half a second, by design: a test makes no more than it needs.
class DistrictBench : public test::CommandBench {
public:
    DistrictBench()
    {
        write("programme.yaml", short_programme);
        setenv("FIRST_VISIT_PROGRAMME", path("programme.yaml").c_str(), 1);
        setenv("FIRST_VISIT_PASSPHRASE", "four words to remember", 1);
        must({"people", "add", "Tom Baker", "--role", "trainer"});
        must({"people", "add", "Fay Amadi", "--role", "facilitator"});
        must({"people", "add", "Nguyễn Thị Phương Thảo", "--school", "Lincoln", "--cohort", "Fall"});
        must({"certify", "recognise", "Tom Baker", "trainer", "--why", "trained the first pairs"});
        must({"certify", "recognise", "Fay Amadi", "facilitator", "--why", "led workshops"});
    }
    ~DistrictBench()
    {
        unsetenv("FIRST_VISIT_PROGRAMME");
        unsetenv("FIRST_VISIT_PASSPHRASE");
    }
    DistrictBench(const DistrictBench&) = delete;
    DistrictBench& operator=(const DistrictBench&) = delete;

    test::Ran must(const std::vector<std::string>& words)
    {
        test::Ran ran = run(words);
        INFO(ran.err);
        REQUIRE(ran.status == 0);
        return ran;
    }
    /// What somebody makes of a file who has other records, which do not even exist.
    json stranger_says(const std::string& file, const std::string& at = "") const
    {
        std::vector<std::string> words{"first-visit", "verify", path("out/" + file), "--records", path("none.db"), "--json"};
        if (!at.empty()) words.insert(words.end(), {"--at", at});
        std::vector<const char*> argv;
        for (const std::string& word : words) argv.push_back(word.c_str());
        std::istringstream in;
        std::ostringstream out, err;
        Console console{.in = in, .out = out, .err = err};
        const Program program{.folders = data_folders("/nowhere/bin/first-visit", FV_SOURCE_DIR), .open_window = {}};
        const int code = run_command_line(static_cast<int>(argv.size()), argv.data(), program, console);
        INFO(err.str());
        json verdict = json::parse(out.str());
        CHECK((code == 0) == (verdict["verdict"] == "valid"));
        return verdict;
    }
    std::string read(const std::string& name) const
    {
        std::ifstream in(path(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
};

const std::string thao = "Nguyen Thi Phuong Thao";  // as one types it

}  // namespace

TEST_CASE("From a roster to a certificate that a stranger can verify, in words typed in a terminal", "[command][certify]")
{
    DistrictBench bench;
    bench.must({"certify", "key", "--as", "Tom Baker"});
    bench.must({"certify", "key", "--as", "Fay Amadi"});
    const test::Ran before = bench.run({"certify", "status", thao});
    CHECK(before.status == 1);
    CHECK(before.out.find("60 more minutes of training") != std::string::npos);
    bench.must({"certify", "training", "--cohort", "Fall", "--topic", "logistics", "--minutes", "60", "--as", "Fay Amadi"});

    // Nobody but who is entitled.
    CHECK(bench.run({"certify", "sign", thao, "--as", thao}).status == 1);
    CHECK(bench.run({"certify", "issue", thao, "--as", "Tom Baker"}).status == 1);
    CHECK(bench.run({"certify", "sign", thao}).status != 0);  // the owner of the records has no name
    const json queue = json::parse(bench.must({"certify", "queue", "--as", "Fay Amadi", "--json"}).out);
    CHECK(queue["schema"] == "first-visit/certify-queue/1");
    CHECK(queue["sign"].size() == 1);
    const json signed_off = json::parse(bench.must({"certify", "sign", "--all", "--as", "Fay Amadi", "--json"}).out);
    CHECK(signed_off["signed"].size() == 1);

    const json issued = json::parse(bench.must({"certify", "issue", "--cohort", "Fall", "--folder", bench.path("out"), "--as", "Tom Baker", "--json"}).out);
    REQUIRE(issued["issued"].size() == 1);
    const json status = json::parse(bench.must({"certify", "status", thao, "--level", "home-visitor", "--json"}).out);
    CHECK(status["schema"] == "first-visit/certify-status/1");
    CHECK(status["levels"][0]["standing"] == "certified");
    CHECK(status["levels"][0]["requirements"][0]["evidence"][0]["by_name"] == "Fay Amadi");
    CHECK(status["levels"][0]["certificate"]["id"] == issued["issued"][0]["certificate"]);

    const auto stranger = [&](const std::string& file, const std::string& at = "") { return bench.stranger_says(file, at); };
    const std::string name = "nguyen-thi-phuong-thao-home-visitor";
    for (const char* ending : {".pdf", ".jwt", ".png"}) {
        CAPTURE(ending);
        const json verdict = stranger(name + ending);
        CHECK(verdict["verdict"] == "valid");
        CHECK(verdict["certificate"]["person"] == "Nguyễn Thị Phương Thảo");
        CHECK(verdict["signer"] == "Tom Baker");
        CHECK_FALSE(verdict["not_revoked_as_of"].is_null());  // the lists are beside it
        CHECK(stranger(name + ending, "2035-01-01")["verdict"] == "expired");
        CHECK(stranger(name + ending, "2020-01-01")["verdict"] == "not-yet");
    }
    CHECK_FALSE(std::filesystem::exists(bench.path("none.db")));
    bench.write("out/other.pdf", bench.read("out/" + name + ".pdf") + " ");
    CHECK(stranger("other.pdf")["verdict"] == "altered");
    std::filesystem::rename(bench.path("out/signers.json"), bench.path("out/away.json"));
    CHECK(stranger(name + ".jwt")["verdict"] == "unknown-signer");
    std::filesystem::rename(bench.path("out/away.json"), bench.path("out/signers.json"));

    // Taken away.
    CHECK(bench.run({"certify", "revoke", thao, "--reason", "tired", "--why", "…", "--as", "Tom Baker"}).status == 1);
    bench.must({"certify", "revoke", thao, "--reason", "left", "--why", "moved away", "--as", "Tom Baker"});
    CHECK(bench.run({"certify", "status", thao}).status == 1);
    CHECK(bench.run({"verify", bench.path("out/" + name + ".pdf")}).out.find("Revoked") == 0);  // the records know
    CHECK(stranger(name + ".pdf")["verdict"] == "valid");                                        // nobody else does, until the list is published anew
    bench.must({"certify", "revocations", "--file", bench.path("out/revocations.jws"), "--as", "Tom Baker"});
    CHECK(stranger(name + ".pdf")["verdict"] == "revoked");
}

TEST_CASE("What is asked wrongly is refused, and nothing is written", "[command][certify]")
{
    DistrictBench bench;
    const auto events = [&] { return json::parse(bench.must({"records", "info", "--json"}).out)["events"]; };
    const auto before = events();
    const auto refused = [&](std::vector<std::string> words, int status, const std::string& why) {
        const test::Ran ran = bench.run(std::move(words));
        CAPTURE(ran.err, ran.out);
        CHECK(ran.status == status);
        CHECK(ran.err.find(why) != std::string::npos);
    };
    refused({"certify", "training", thao, "--topic", "cooking", "--minutes", "60"}, 1, "has no topic");
    refused({"certify", "training", thao, "--topic", "logistics", "--minutes", "60", "--on", "2099-01-01"}, 1, "has not come yet");
    refused({"certify", "training", thao, "--topic", "logistics", "--minutes", "60", "--on", "tomorrow"}, 2, "is no day");
    refused({"certify", "training", "Nobody", "--topic", "logistics", "--minutes", "60"}, 1, "nobody called");
    refused({"certify", "training", "--topic", "logistics", "--minutes", "60"}, 2, "say who");
    refused({"certify", "training", "--cohort", "Winter", "--topic", "logistics", "--minutes", "60"}, 1, "nobody is in a cohort");
    refused({"certify", "observe", thao, "--ratings", "listening=2"}, 1, "who rates");
    refused({"certify", "observe", thao, "--ratings", "listening", "--as", "Fay Amadi"}, 2, "no ratings");
    refused({"certify", "acknowledge", thao, "kindness", "words"}, 2, "no core practice");
    refused({"certify", "recognise", thao, "wizard", "--why", "…"}, 1, "has no level");
    refused({"certify", "decide", "x", "accepted"}, 2, "no claim's id");
    refused({"certify", "status", thao, "--level", "wizard"}, 2, "has no level");
    refused({"certify", "key", "--as", thao}, 1, "may not");
    refused({"certify", "board", "--as", thao}, 1, "may not");
    refused({"certify", "revoke", thao, "--why", "…", "--as", "Tom Baker"}, 1, "no signing key yet");
    setenv("FIRST_VISIT_PASSPHRASE", "short", 1);
    refused({"certify", "key", "--as", "Tom Baker"}, 1, "at least 12 characters");
    unsetenv("FIRST_VISIT_PASSPHRASE");
    refused({"certify", "key", "--as", "Tom Baker"}, 2, "FIRST_VISIT_PASSPHRASE");
    CHECK(events() == before);
}

TEST_CASE("A programme is checked like a script, and one that is broken or can't be met says why", "[command][certify]")
{
    DistrictBench bench;
    CHECK(bench.run({"check", bench.path("programme.yaml")}).status == 0);
    CHECK(bench.run({"check", std::string(FV_SOURCE_DIR) + "/facilitator/programmes/home-visits.yaml"}).status == 0);
    std::string text = short_programme;
    text.replace(text.find("minutes: 60"), 11, "minutes: soon");
    bench.write("programme.yaml", text);
    CHECK(bench.run({"check", bench.path("programme.yaml")}).status == 1);
    const test::Ran broken = bench.run({"certify", "status", thao});
    CHECK(broken.status == 3);
    CHECK(broken.err.find("programme.yaml:11:") != std::string::npos);
    text = short_programme;
    text.replace(text.find("training: {minutes: 60, topics: [logistics]}"), 44, "rehearsals: {visits: 99}");
    bench.write("programme.yaml", text);
    const test::Ran never = bench.run({"check", bench.path("programme.yaml")});
    CHECK(never.status == 1);
    CHECK(never.out.find("never-met") != std::string::npos);
    CHECK(bench.run({"check", "--explain", "never-met"}).status == 0);
}

TEST_CASE("Claims come with their paper, wait, and are decided", "[command][certify]")
{
    DistrictBench bench;
    bench.write("denver.pdf", "%PDF-1.4 three hours");
    bench.write("virus.pdf", "MZ");
    CHECK(bench.run({"certify", "claim", thao, "--requirement", "introduction", "--minutes", "180", "--on", "2025-05-01", "--what", "Denver", "--file", bench.path("virus.pdf")}).status == 1);
    bench.must({"certify", "claim", thao, "--requirement", "introduction", "--minutes", "180", "--on", "2025-05-01", "--what", "Denver", "--file", bench.path("denver.pdf")});
    const json claims = json::parse(bench.must({"certify", "claims", "--as", "Tom Baker", "--json"}).out)["claims"];
    REQUIRE(claims.size() == 1);
    CHECK(claims[0]["file"] == "denver.pdf");
    const std::string id = claims[0]["claim"];
    CHECK(bench.must({"certify", "claims", "--event", id, "--file", "-"}).out == "%PDF-1.4 three hours");
    CHECK(bench.run({"certify", "decide", id, "accepted", "--as", "Fay Amadi"}).status == 1);
    bench.must({"certify", "decide", id, "accepted", "--minutes", "60", "--as", "Tom Baker"});
    CHECK(json::parse(bench.run({"certify", "status", thao, "--json"}).out)["levels"][0]["requirements"][0]["state"] == "done");
    // What a person gave goes with them.
    bench.must({"people", "erase", "Nguyễn Thị Phương Thảo", "--yes"});
    CHECK(bench.run({"certify", "status", thao}).status == 1);
}

TEST_CASE("The board is a table for people and for tools", "[command][certify]")
{
    DistrictBench bench;
    bench.must({"certify", "training", thao, "--topic", "logistics", "--minutes", "20"});
    const json board = json::parse(bench.must({"certify", "board", "--json"}).out);
    CHECK(board["people"].size() == 3);
    CHECK(json::parse(bench.must({"certify", "board", "--cohort", "fall", "--json"}).out)["people"].size() == 1);
    CHECK(json::parse(bench.must({"certify", "board", "--school", "Elsewhere", "--json"}).out)["people"].empty());
    const std::string csv = bench.must({"certify", "board", "--csv", "-"}).out;
    CHECK(csv.find("person,name,school,cohorts,standing,until,introduction,sign-off\r\n") == 0);
    CHECK(csv.find("Nguyễn Thị Phương Thảo,Lincoln,Fall,under-way,,in-progress,missing\r\n") != std::string::npos);
    CHECK(bench.must({"certify", "expiring", "--days", "3000"}).out.find("Tom Baker") != std::string::npos);
}
