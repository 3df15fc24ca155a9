#include "facilitator/records/attempt.h"

#include <set>

#include "facilitator/records/memory_store.h"
#include "support/event_store_contract.h"

using namespace fv;
using test::event;

namespace {

const Uuid ana = test::numbered(1, 2);

/// Events of attempt 7 from bodies, with steps from 1.
class History {
public:
    History() { add(AttemptBegun{.person = ana, .scenario = "kitchen-table", .scenario_hash = "h", .seed = 5, .language = "en", .parent = {}}); }
    template <class Body>
    History& add(const Body& body)
    {
        const auto step = static_cast<std::uint32_t>(events_.size() + 1);
        events_.push_back(event(100 + step, 7, step, std::string(Body::kind), json_of(body)));
        return *this;
    }
    [[nodiscard]] AttemptRecord record() const { return attempt_record(events_); }
    std::vector<Event> events_;
};

}  // namespace

TEST_CASE("An attempt is what its events say, in their order", "[attempt]")
{
    const AttemptRecord record = History().add(DraftSaved{"prepare-1", "A"}).add(QuestionAnswered{"prepare-1", "About me"}).add(PreparingDone{}).add(DecisionMade{"door", "greet"}).add(DecisionMade{"kitchen", "ask"}).add(AttemptFinished{"warm"}).record();
    CHECK(record.person == ana);
    CHECK(record.answers.at("prepare-1") == "About me");
    CHECK(record.drafts.empty());
    CHECK(record.choices == std::vector<std::string>{"greet", "ask"});
    CHECK(record.ending == "warm");
    CHECK(record.stage() == AttemptStage::reflecting);
    CHECK(record.next_step == 8);
    CHECK(record.ignored == 0);
}

TEST_CASE("Going back opens a decision again and keeps the way that was left", "[attempt]")
{
    const AttemptRecord record = History().add(PreparingDone{}).add(DecisionMade{"door", "a"}).add(DecisionMade{"kitchen", "b"}).add(AttemptFinished{"cool"}).add(WentBack{1}).add(DecisionMade{"kitchen", "c"}).record();
    CHECK(record.choices == std::vector<std::string>{"a", "c"});
    CHECK_FALSE(record.ending.has_value());
    REQUIRE(record.earlier_lines.size() == 1);
    CHECK(record.earlier_lines[0].choices.size() == 2);
    CHECK(record.earlier_lines[0].back_to == 1);
    CHECK(record.earlier_lines[0].ending == "cool");
}

TEST_CASE("Who rated somebody's own words is kept, and goes with the words when they are taken back", "[attempt]")
{
    const Uuid maria = test::numbered(2, 2);
    const OwnWordsRated rating{"thanks", "thanked", maria, "facilitator"};
    History history;
    history.add(DecisionMade{"door", "greet"}).add(DecisionMade{"thanks", "warm", "thanked+kept-time", "Thank you!"}).add(AttemptFinished{"warm"});
    const Instant played = history.record().last_at;
    history.add(rating).add(OwnWordsRated{"nowhere", "thanked", maria, "facilitator"});
    const AttemptRecord record = history.record();
    REQUIRE(record.ratings.size() == 1);
    CHECK(record.ratings[0].rater == maria);
    CHECK(record.ratings[0].ticks == "thanked");
    CHECK(record.ignored == 1);         // nothing was said at "nowhere"
    CHECK(record.last_at == played);    // the visit was when it was
    const AttemptRecord gone_back = history.add(WentBack{1}).add(DecisionMade{"thanks", "warm", "kept-time", "On time."}).record();
    CHECK(gone_back.ratings.empty());
    CHECK(gone_back.earlier_lines.at(0).ratings == record.ratings);
    CHECK(history.add(WentBack{1}).add(OwnWordsRated{"door", "none", maria, "partner"}).record().ratings.size() == 1);
}

TEST_CASE("What does not fit is counted and changes nothing", "[attempt]")
{
    const AttemptRecord record = History().add(WentBack{0}).add(DecisionMade{"door", "a"}).add(WentBack{1}).add(AttemptFinished{"x"}).add(DecisionMade{"late", "b"}).record();
    CHECK(record.choices == std::vector<std::string>{"a"});
    CHECK(record.ignored == 3);
}

TEST_CASE("Any events at all make a record, and no choice is invented", "[attempt][property]")
{
    const auto seed = GENERATE(range(1U, 300U));
    unsigned state = seed;
    const auto roll = [&](unsigned sides) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8U) % sides;
    };
    const std::string kinds[] = {"attempt-begun", "decision-made", "went-back", "attempt-finished", "draft-saved", "question-answered", "preparing-done", "reflection-done", "attempt-stopped", "from-the-future"};
    const std::string bodies[] = {"{}", "nonsense", R"({"decision":"d","option":"o1"})", R"({"decision":"d","option":"o2"})", R"({"to":0})", R"({"to":7})", R"({"ending":"e"})", R"({"question":"q","text":"t"})",
                                  json_of(AttemptBegun{.person = ana, .scenario = "s", .scenario_hash = "h", .seed = 1, .language = "en", .parent = {}})};
    std::vector<Event> events;
    std::multiset<std::string> made;
    for (unsigned i = 0; i < 30; ++i) {
        events.push_back(event(i + 1, 7, roll(3) == 0 ? roll(5) : i + 1, kinds[roll(10)], bodies[roll(9)]));
        if (const auto body = from_json<DecisionMade>(events.back().body); body && events.back().kind == DecisionMade::kind) made.insert(body->option);
    }
    const AttemptRecord record = attempt_record(events);
    for (const std::string& choice : record.choices) {
        const auto found = made.find(choice);
        REQUIRE(found != made.end());
        made.erase(found);
    }
    CHECK(record.choices.size() == record.recorded_choices.size());
    if (!record.begun) CHECK(record.choices.empty());
}

TEST_CASE("People are found by name, the newest name counts, and their attempts are listed", "[attempt]")
{
    MemoryStore store;
    store.append(event(1, 1, 1, "person-added", R"({"name":"Anna"})"));
    store.append(event(2, 1, 2, "person-added", R"({"name":"Ana"})"));
    const History history = History().add(PreparingDone{});
    store.append(history.events_);
    REQUIRE(people(store).size() == 1);
    CHECK(people(store).front().name == "Ana");
    REQUIRE(attempts_of(store, ana).size() == 1);
    CHECK(unfinished(attempts_of(store, ana)).size() == 1);
    CHECK(attempts_of(store, test::numbered(9, 2)).empty());
}
