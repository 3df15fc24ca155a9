// Sending to a store that fails now and then: all arrives, nothing twice, and what can't be helped is told.
#include "facilitator/xapi/delivery.h"

#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "support/catch.h"

using namespace fv;
using json = nlohmann::json;
using namespace std::chrono;

namespace {

/// A store as the specification wants it: a batch whole or not at all; an id that it has is a conflict.
struct Store {
    std::map<std::string, json> held;
    std::function<int()> mood = [] { return 0; };  ///< a status to answer with instead; −1: nobody answers, −2: the answer is lost
    bool same_is_conflict = true;
    std::set<std::string> bad;
    std::size_t posts = 0;

    xapi::Response ask(const xapi::Request& request)
    {
        const int status = mood();
        if (status == -1) return {.status = 0, .body = "connection refused"};
        if (status > 0) return {.status = status, .body = "not now", .wait = seconds{status == 429 ? 7 : 0}};
        const xapi::Response answer = request.body.empty() ? get(request.path) : post(json::parse(request.body));
        return status == -2 ? xapi::Response{.status = 0, .body = "connection reset"} : answer;
    }
    xapi::Response get(const std::string& path)
    {
        const auto found = held.find(path.substr(path.find('=') + 1));
        return found == held.end() ? xapi::Response{.status = 404, .body = {}} : xapi::Response{.status = 200, .body = found->second.dump()};
    }
    xapi::Response post(const json& batch)
    {
        ++posts;
        for (const json& one : batch) {
            if (bad.contains(one["id"])) return {.status = 400, .body = "bad\nstatement"};
            const auto found = held.find(one["id"]);
            if (found != held.end() && (same_is_conflict || found->second != one)) return {.status = 409, .body = "conflict"};
        }
        for (const json& one : batch) held[one["id"]] = one;
        return {.status = 200, .body = "[]"};
    }
};

xapi::Statement statement(int number)
{
    Uuid id;
    id.bytes[0] = static_cast<std::uint8_t>(number >> 8);
    id.bytes[1] = static_cast<std::uint8_t>(number);
    return {.id = id, .json = json{{"id", id.text()}, {"number", number}}.dump()};
}

struct Run {
    Store& store;
    std::vector<milliseconds> pauses;
    std::set<Uuid> arrived;
    std::size_t told = 0;
    std::set<Uuid> before;  ///< arrived in an earlier run

    xapi::Delivered deliver(int count, xapi::Patience patience = {})
    {
        xapi::World world{.ask = [&](const xapi::Request& request) { return store.ask(request); },
                          .pause = [&](milliseconds time) { pauses.push_back(time); },
                          .arrived = [&](const std::vector<Uuid>& ids) { arrived.insert(ids.begin(), ids.end()); },
                          .tell = [&](const std::string&) { ++told; }};
        xapi::Courier courier(std::move(world), patience);
        for (int i = 0; i < count; ++i)
            if (!before.contains(statement(i).id) && !courier.give(statement(i))) break;
        return courier.finish();
    }
};

}  // namespace

TEST_CASE("Statements go in batches, and all arrive", "[delivery]")
{
    Store store;
    Run run{store};
    const auto sent = run.deliver(250);
    CHECK(sent.sent == 250);
    CHECK(sent.stopped.empty());
    CHECK(store.held.size() == 250);
    CHECK(store.posts == 3);
    CHECK(run.arrived.size() == 250);
}

TEST_CASE("Sending again makes no duplicate, whether the store says nothing or calls it a conflict", "[delivery]")
{
    for (const bool conflict : {true, false}) {
        Store store{.same_is_conflict = conflict};
        (void)Run{store}.deliver(130);
        Run again{store};
        const auto sent = again.deliver(150);
        CHECK(store.held.size() == 150);
        CHECK(sent.sent + sent.there == 150);
        CHECK(sent.there == (conflict ? 130U : 0U));
        CHECK(sent.conflicting.empty());
        CHECK(again.arrived.size() == 150);
    }
}

TEST_CASE("After a failure it waits, longer each time, and as long as the store asks", "[delivery]")
{
    int asked = 0;
    Store store;
    store.mood = [&] { return ++asked <= 3 ? 503 : 0; };
    Run run{store};
    CHECK(run.deliver(1).sent == 1);
    CHECK(run.pauses == std::vector<milliseconds>{1s, 2s, 4s});
    asked = 0;
    store.mood = [&] { return ++asked <= 1 ? 429 : 0; };
    store.same_is_conflict = false;
    Run asked_to_wait{store};
    CHECK(asked_to_wait.deliver(1).again == 1);
    CHECK(asked_to_wait.pauses == std::vector<milliseconds>{7s});
}

TEST_CASE("When patience is at its end, it is told, and what arrived is known", "[delivery]")
{
    int asked = 0;
    Store store;
    store.mood = [&] { return ++asked > 1 ? -1 : 0; };
    Run run{store};
    const auto sent = run.deliver(250, {.tries = 3});
    CHECK(sent.sent == 100);
    CHECK(run.arrived.size() == 100);
    CHECK(sent.stopped.find("connection refused") != std::string::npos);
    CHECK(run.pauses.size() == 2);
    store.mood = [] { return 0; };
    CHECK(Run{store}.deliver(250).there == 100);
    CHECK(store.held.size() == 250);
}

TEST_CASE("A wrong key is not tried twice", "[delivery]")
{
    Store store;
    store.mood = [] { return 401; };
    Run run{store};
    const auto sent = run.deliver(250);
    CHECK(sent.requests == 1);
    CHECK(sent.stopped.find("401") != std::string::npos);
}

TEST_CASE("One statement that the store refuses, or has another under its id, holds up no other", "[delivery]")
{
    Store store{.same_is_conflict = false, .bad = {statement(17).id.text()}};
    store.held[statement(42).id.text()] = json{{"id", statement(42).id.text()}, {"number", "another"}};
    Run run{store};
    const auto sent = run.deliver(100);
    CHECK(sent.sent == 98);
    REQUIRE(sent.refused.size() == 1);
    CHECK(sent.refused[0].id == statement(17).id);
    CHECK(sent.refused[0].why == "bad statement");
    CHECK(sent.conflicting == std::vector{statement(42).id});
    CHECK(store.held[statement(42).id.text()]["number"] == "another");
    CHECK(sent.stopped.empty());
}

TEST_CASE("Whatever a store and a network do, nothing is there twice and nothing that arrived is forgotten", "[delivery][property]")
{
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        Store store{.same_is_conflict = seed % 2 == 0};
        store.mood = [&] {
            const auto dice = random() % 10;
            return dice == 0 ? -1 : dice == 1 ? -2 : dice == 2 ? 503 : dice == 3 ? 429 : 0;
        };
        std::set<Uuid> arrived;
        for (int run = 0; run < 300 && arrived.size() < 230; ++run) {
            Run once{.store = store, .before = arrived};
            const auto sent = once.deliver(230, {.tries = 2});
            arrived.insert(once.arrived.begin(), once.arrived.end());
            REQUIRE(sent.conflicting.empty());
            REQUIRE(sent.refused.empty());
            for (const Uuid& id : once.arrived) REQUIRE(store.held.contains(id.text()));
        }
        INFO("seed " << seed);
        REQUIRE(arrived.size() == 230);
        REQUIRE(store.held.size() == 230);
    }
}
