// Statements for learning record stores, through the program: that they keep to the specification
// (xapi_rules.py, written from it), and that a store that fails now and then (xapi_store.py) has each once.
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <thread>

#include "support/all_kinds_visit.h"
#include "support/catch.h"
#include "support/command_bench.h"

using namespace fv;
using json = nlohmann::json;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
std::string content(const std::string& file)
{
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}
std::vector<json> lines(const std::string& text)
{
    std::vector<json> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out.push_back(json::parse(line));
    return out;
}

/// An answer to each kind of decision, as --choices takes them.
std::string all_kinds()
{
    std::string out;
    for (const char* answer : test::all_kinds_route) out += (out.empty() ? "" : ",") + std::string(answer);
    return out;
}

struct Variable {
    std::string name;
    Variable(std::string which, const std::string& value) : name(std::move(which)) { setenv(name.c_str(), value.c_str(), 1); }
    ~Variable() { unsetenv(name.c_str()); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
};

/// People who have played, and a place for what the program notes.
struct Room {
    test::CommandBench bench;
    Variable state{"XDG_STATE_HOME", bench.path("state")};

    Room()
    {
        bench.write("every-kind.yaml", test::all_kinds_visit);
        play("Ana", "small-visit.yaml", "show-attendance,apologise");
        play("Ben", "small-visit.yaml", "introduce-both,ask-about-reels");
    }
    void play(const std::string& name, const std::string& script, const std::string& choices)
    {
        const test::Ran ran = bench.run({"play", bench.path(script), "--as", name, "--choices", choices});
        INFO(ran.err);
        REQUIRE(ran.status == 0);
    }
    std::vector<json> statements() { return lines(bench.run({"export", "xapi"}).out); }
};

/// The store of xapi_store.py, for as long as this lives.
class Store {
public:
    Store(const test::CommandBench& bench, const std::string& options) : folder_(bench.path("store"))
    {
        std::filesystem::create_directories(folder_);
        std::filesystem::remove(folder_ + "/port");
        pipe_ = popen((std::string(FV_PYTHON) + " " + FV_XAPI_STORE + " " + folder_ + " " + options).c_str(), "w");
        for (int waited = 0; waited < 400 && !std::filesystem::exists(folder_ + "/port"); ++waited) std::this_thread::sleep_for(std::chrono::milliseconds{25});
        REQUIRE(std::filesystem::exists(folder_ + "/port"));
    }
    ~Store() { pclose(pipe_); }  // it ends with its input
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + content(folder_ + "/port") + "/xapi"; }
    [[nodiscard]] std::vector<json> held() const { return lines(content(folder_ + "/store.jsonl")); }
    [[nodiscard]] std::string faults() const { return std::filesystem::exists(folder_ + "/faults") ? content(folder_ + "/faults") : std::string{}; }

private:
    std::string folder_;
    FILE* pipe_ = nullptr;
};

std::set<std::string> ids(const std::vector<json>& statements)
{
    std::set<std::string> out;
    for (const json& one : statements) out.insert(one["id"]);
    return out;
}

}  // namespace

TEST_CASE("Statements of every kind of decision keep to the specification", "[command][xapi]")
{
    Room room;
    room.play("Ana", "every-kind.yaml", all_kinds());
    const test::Ran begun = room.bench.run({"play", room.bench.path("small-visit.yaml"), "--as", "Cy", "--json-lines"}, "{\"choose\":\"introduce-both\"}\n{\"quit\":true}\n");
    REQUIRE(begun.status == 0);
    REQUIRE(room.bench.run({"export", "xapi", room.bench.path("s.jsonl"), "--quiet"}).status == 0);
    const std::string said = room.bench.path("rules.txt");
    const int status = std::system((std::string(FV_PYTHON) + " " + FV_XAPI_RULES + " " + room.bench.path("s.jsonl") + " > " + said).c_str());
    INFO(content(said));
    CHECK(status == 0);
    std::map<std::string, std::set<std::string>> verbs;
    std::set<std::string> kinds;
    for (const json& one : lines(content(room.bench.path("s.jsonl")))) {
        verbs[one["context"]["registration"]].insert(one["verb"]["display"]["en-US"].get<std::string>());
        if (one["object"]["definition"].contains("interactionType")) kinds.insert(one["object"]["definition"]["interactionType"].get<std::string>());
    }
    CHECK(verbs.size() == 4);  // a registration for each attempt
    CHECK(kinds == std::set<std::string>{"choice", "matching", "other", "sequencing"});
    std::set<std::string> all;
    for (const auto& [registration, some] : verbs) all.insert(some.begin(), some.end());
    CHECK(all.contains("suspended"));
    CHECK(all.contains("completed"));
}

TEST_CASE("Nobody's name, address or own words leave with the statements", "[command][xapi]")
{
    Room room;
    room.play("Siobhán", "every-kind.yaml", all_kinds());
    const std::string out = room.bench.run({"export", "xapi"}).out;
    for (const char* never : {"Ana", "Ben", "Siobh", "mailto", "mbox", "said"}) {
        INFO(never);
        CHECK_FALSE(has(out, never));
    }
    CHECK(has(out, "https://first-visit.invalid"));
    CHECK(has(room.bench.run({"export", "xapi", "--home", "https://district.example/"}).out, "\"homePage\":\"https://district.example\""));
}

TEST_CASE("The same records give the same statements; a day or a person chooses some", "[command][xapi]")
{
    Room room;
    const auto all = room.statements();
    CHECK(ids(all).size() == all.size());
    CHECK(all == room.statements());
    CHECK(json::parse(room.bench.run({"export", "xapi", "--array"}).out) == json(all));
    const json document = json::parse(room.bench.run({"export", "xapi", "--json"}).out);
    CHECK(document["schema"] == "first-visit/xapi/1");
    CHECK(document["statements"] == json(all));
    CHECK(lines(room.bench.run({"export", "xapi", "--person", "Ana"}).out).size() < all.size());
    CHECK(json::parse(room.bench.run({"export", "xapi", "--array", "--at", "2001-01-01"}).out) == json::array());
}

TEST_CASE("A store that fails now and then has each statement once in the end, and is asked for nothing twice", "[command][xapi]")
{
    Room room;
    const auto all = room.statements();
    const Store store(room.bench, "--trouble 5 --key key:secret");
    const Variable password("FIRST_VISIT_LRS_PASSWORD", "secret");
    const std::vector<std::string> words{"export", "xapi", "--to", store.url(), "--user", "key", "--pause", "0.01", "--tries", "30", "--json"};
    const test::Ran first = room.bench.run(words);
    INFO(first.err);
    REQUIRE(first.status == 0);
    CHECK_FALSE(has(first.out + first.err, "secret"));
    CHECK(ids(store.held()) == ids(all));
    CHECK(store.held().size() == all.size());
    const json second = json::parse(room.bench.run(words).out);
    CHECK(second["sent_before"] == all.size());
    CHECK(second["requests"] == 0);
    room.play("Ana", "small-visit.yaml", "introduce-both,ask-about-reels");
    const json third = json::parse(room.bench.run(words).out);
    CHECK(third["sent"].get<std::size_t>() + third["there_already"].get<std::size_t>() == room.statements().size() - all.size());
    CHECK(store.held().size() == room.statements().size());
    CHECK(store.faults().empty());
}

TEST_CASE("Where the list of what was sent is lost, the store is asked, and has nothing twice", "[command][xapi]")
{
    Room room;
    const auto all = room.statements();
    for (const char* options : {"--conflicts --trouble 3", ""}) {
        const Store store(room.bench, options);
        const std::vector<std::string> words{"export", "xapi", "--to", store.url(), "--pause", "0.01", "--tries", "30", "--json"};
        REQUIRE(room.bench.run(words).status == 0);
        std::filesystem::remove_all(room.bench.path("state"));
        const test::Ran again = room.bench.run(words);
        INFO(again.err);
        CHECK(again.status == 0);
        CHECK(json::parse(again.out)["conflicting"].empty());
        CHECK(store.held().size() == all.size());
        std::vector<std::string> once_more = words;
        once_more.emplace_back("--again");
        CHECK(room.bench.run(once_more).status == 0);
        CHECK(store.held().size() == all.size());
    }
}

TEST_CASE("What can't be sent is told, and how to mend it", "[command][xapi]")
{
    Room room;
    const Store store(room.bench, "--key key:secret");
    const auto sends = [&](std::vector<std::string> more) {
        std::vector<std::string> words{"export", "xapi", "--pause", "0", "--tries", "2"};
        words.insert(words.end(), more.begin(), more.end());
        return room.bench.run(words);
    };
    const test::Ran unknown = sends({"--to", store.url()});
    CHECK(unknown.status == 3);
    CHECK(has(unknown.err, "401"));
    CHECK(sends({"--to", "http://127.0.0.1:1/xapi"}).status == 3);
    CHECK(sends({"--to", store.url(), "--user", "key"}).status == 2);            // no password
    const test::Ran seen = sends({"--to", store.url(), "--user", "key:secret"});
    CHECK(seen.status == 2);
    CHECK(has(seen.err, "FIRST_VISIT_LRS_PASSWORD"));
    const test::Ran in_address = sends({"--to", "https://key:secret@lrs.district.example"});
    CHECK(in_address.status == 2);
    CHECK_FALSE(has(in_address.err, "secret"));
    CHECK(sends({"--to", "http://lrs.district.example/xapi"}).status == 2);      // anybody could read along
    CHECK(sends({"--home", "district"}).status == 2);
    CHECK(sends({"--user", "key"}).status == 2);                                 // of no store
    CHECK(sends({"file.jsonl", "--to", store.url()}).status == 2);
    CHECK(store.faults().empty());
}
