#include "trainer/session/rehearsal.h"

#include <algorithm>

#include "support/catch.h"
#include "support/session_bench.h"
#include "trainer/session/prepare.h"

using namespace fv;

namespace {

Uuid at_the_door(test::SessionBench& bench)
{
    const Uuid attempt = bench.begin();
    (void)carry_out(PrepareAction(SetOut{}), attempt, bench.session);
    return attempt;
}

bool says(const RehearsalView& view, const std::string& text)
{
    return std::any_of(view.transcript.begin(), view.transcript.end(), [&](const TranscriptEntry& e) { return e.text.find(text) != std::string::npos; });
}

/// Throws at the append after `allowed` ones: a disk that has filled up.
class FullDisk : public MemoryStore {
public:
    using EventStore::append;
    Appended append(std::span<const Event> events) override
    {
        if (full) throw StoreError(StoreError::Trouble::disk_full, "the disk is full", "everything before is kept", "make room");
        return MemoryStore::append(events);
    }
    bool full = false;
};

}  // namespace

TEST_CASE("The conversation is told in the order in which it was had", "[rehearsal]")
{
    test::SessionBench bench;
    const Uuid attempt = at_the_door(bench);
    (void)carry_out(RehearsalAction(Choose{"doorstep", "introduce-both"}), attempt, bench.session);
    const RehearsalView view = rehearsal_view(bench.session, attempt).value();
    std::vector<std::string> told;
    for (const TranscriptEntry& entry : view.transcript)
        if (entry.kind != TranscriptEntry::Kind::change) told.push_back(entry.text);
    CHECK(told == std::vector<std::string>{"The porch", "The porch light is on.", "Both of you?", "We come in twos.", "Come in, then.",
                                           "The kitchen", "What a smell of coffee."});
    CHECK(view.place == "The kitchen");
    CHECK(view.decision == "kitchen");
    CHECK(view.trust == Approx(0.5F));
    CHECK(view.trust_change == 10);
    CHECK_FALSE(view.trust_in_words.empty());
}

TEST_CASE("An option that is not open to us is not shown", "[rehearsal]")
{
    test::SessionBench bench;
    const Uuid attempt = at_the_door(bench);
    (void)carry_out(RehearsalAction(Choose{"doorstep", "introduce-both"}), attempt, bench.session);
    const RehearsalView view = rehearsal_view(bench.session, attempt).value();
    CHECK(std::none_of(view.options.begin(), view.options.end(), [](const OptionView& o) { return o.key == "apologise"; }));
}

TEST_CASE("A second click meant for the decision before changes nothing", "[rehearsal]")
{
    test::SessionBench bench;
    const Uuid attempt = at_the_door(bench);
    CHECK(carry_out(RehearsalAction(Choose{"doorstep", "introduce-both"}), attempt, bench.session).records);
    const Changes again = carry_out(RehearsalAction(Choose{"doorstep", "show-attendance"}), attempt, bench.session);
    CHECK_FALSE(again.records);
    CHECK(again.notice.has_value());
    CHECK(bench.session.attempt(attempt)->record.choices == std::vector<std::string>{"introduce-both"});
}

TEST_CASE("Going back opens the earlier decision again, and what was undone stays on record", "[rehearsal]")
{
    test::SessionBench bench;
    const Uuid attempt = at_the_door(bench);
    (void)carry_out(RehearsalAction(Choose{"doorstep", "show-attendance"}), attempt, bench.session);
    (void)carry_out(RehearsalAction(Choose{"kitchen", "apologise"}), attempt, bench.session);
    CHECK_FALSE(rehearsal_view(bench.session, attempt)->ending.empty());
    CHECK(carry_out(RehearsalAction(GoBack{0}), attempt, bench.session).records);

    const RehearsalView view = rehearsal_view(bench.session, attempt).value();
    CHECK(view.decision == "doorstep");
    CHECK(view.earlier.empty());
    CHECK_FALSE(says(view, "So that is it."));
    const AttemptRecord& record = bench.session.attempt(attempt)->record;
    REQUIRE(record.earlier_lines.size() == 1);
    CHECK(record.earlier_lines.front().choices.size() == 2);
}

TEST_CASE("A clock that is set back a day during a visit changes nothing of it", "[rehearsal]")
{
    MemoryStore store;
    auto world = test::fixed_world();
    auto days_back = std::make_shared<int>(0);
    world.now = [now = world.now, days_back] { return now() - std::chrono::hours{24} * *days_back; };
    Session session(store, test::small_library(test::project_framework()), test::project_framework(), test::project_words(), world);
    (void)carry_out(HomeAction(EnterName{"Ana"}), session);
    const Uuid attempt = session.begin_attempt(session.library().find("small-visit"));
    (void)carry_out(RehearsalAction(Choose{"doorstep", "show-attendance"}), attempt, session);
    *days_back = 1;
    (void)carry_out(RehearsalAction(Choose{"kitchen", "apologise"}), attempt, session);
    CHECK(session.attempt(attempt)->record.choices == std::vector<std::string>{"show-attendance", "apologise"});
    CHECK_FALSE(rehearsal_view(session, attempt)->ending.empty());
    CHECK(home_view(session).visits.front().open.has_value());  // the reflection is still to come
}

TEST_CASE("Going back to where nobody has been changes nothing", "[rehearsal]")
{
    test::SessionBench bench;
    const Uuid attempt = at_the_door(bench);
    CHECK_FALSE(carry_out(RehearsalAction(GoBack{0}), attempt, bench.session).records);
    CHECK_FALSE(carry_out(RehearsalAction(GoBack{7}), attempt, bench.session).records);
}

TEST_CASE("The order of options is the same each time one comes back to a decision", "[rehearsal]")
{
    test::SessionBench bench;
    const Uuid attempt = at_the_door(bench);
    const auto order = [&] {
        std::vector<std::string> keys;
        const RehearsalView view = rehearsal_view(bench.session, attempt).value();
        for (const OptionView& option : view.options) keys.push_back(option.key);
        return keys;
    };
    const auto first = order();
    (void)carry_out(RehearsalAction(Choose{"doorstep", "introduce-both"}), attempt, bench.session);
    (void)carry_out(RehearsalAction(GoBack{0}), attempt, bench.session);
    CHECK(order() == first);
}

TEST_CASE("Another session on the same records stands at the same decision", "[rehearsal]")
{
    MemoryStore store;
    Uuid attempt;
    {
        test::SessionBench bench(&store);
        attempt = at_the_door(bench);
        (void)carry_out(RehearsalAction(Choose{"doorstep", "introduce-both"}), attempt, bench.session);
    }
    test::SessionBench later(&store);
    const RehearsalView view = rehearsal_view(later.session, attempt).value();
    CHECK(view.decision == "kitchen");
    CHECK(view.earlier.size() == 1);
}

TEST_CASE("An unfinished visit goes on in the version it was begun with", "[rehearsal]")
{
    MemoryStore store;
    Uuid attempt;
    {
        test::SessionBench bench(&store);
        attempt = at_the_door(bench);
    }
    std::string rewritten(test::small_visit);
    rewritten.replace(rewritten.find("Both of you?"), 12, "Who are you?");
    Library library(vocabulary_of(test::project_framework()));
    library.add(SourceText("small-visit.yaml", rewritten));
    Session session(store, std::move(library), test::project_framework(), test::project_words(), test::fixed_world());
    REQUIRE(session.library().visits().size() == 1);
    CHECK(says(rehearsal_view(session, attempt).value(), "Both of you?"));
}

TEST_CASE("A disk that fills up loses nothing that was confirmed, and the visit stays where it was", "[rehearsal]")
{
    FullDisk store;
    test::SessionBench bench(&store);
    const Uuid attempt = at_the_door(bench);
    store.full = true;
    CHECK_THROWS_AS(carry_out(RehearsalAction(Choose{"doorstep", "introduce-both"}), attempt, bench.session), StoreError);
    CHECK(rehearsal_view(bench.session, attempt)->decision == "doorstep");
    store.full = false;
    CHECK(carry_out(RehearsalAction(Choose{"doorstep", "introduce-both"}), attempt, bench.session).records);
    CHECK(rehearsal_view(bench.session, attempt)->decision == "kitchen");
}

TEST_CASE("A view made twice is the same view", "[rehearsal]")
{
    test::SessionBench bench;
    const Uuid attempt = at_the_door(bench);
    (void)carry_out(RehearsalAction(Choose{"doorstep", "introduce-both"}), attempt, bench.session);
    const auto first = rehearsal_view(bench.session, attempt).value();
    const auto second = rehearsal_view(bench.session, attempt).value();
    REQUIRE(first.transcript.size() == second.transcript.size());
    for (std::size_t i = 0; i < first.transcript.size(); ++i) CHECK(first.transcript[i].text == second.transcript[i].text);
}
