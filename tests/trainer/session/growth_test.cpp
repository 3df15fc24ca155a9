// A person's page: what counts, what is due, what is suggested, and that screen, text and command agree.
#include "trainer/session/growth.h"

#include "support/catch.h"
#include "support/session_bench.h"
#include "trainer/session/report.h"

using namespace fv;
using namespace std::chrono;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::vector<std::string> best{"introduce-both", "ask-about-reels"}, worst{"show-attendance", "talk-about-school"};

/// A room in which days pass.
struct Weeks {
    MemoryStore store;
    std::shared_ptr<Instant> clock = std::make_shared<Instant>(sys_days{2026y / March / 1} + hours{9});
    Session session{store, test::small_library(test::project_framework()), test::project_framework(), test::project_words(), world()};

    World world()
    {
        World world = test::fixed_world();
        world.now = [time = clock] { return *time += seconds{1}; };
        return world;
    }
    Weeks() { (void)carry_out(HomeAction(EnterName{"Ana"}), session); }

    void on_march(int day) { *clock = sys_days{2026y / March / 1} + days{day - 1} + hours{9}; }
    Uuid plays(const std::vector<std::string>& choices, std::optional<Uuid> parent = {}, std::size_t kept = 0)
    {
        const Uuid attempt = session.begin_attempt(session.library().find("small-visit"), parent, std::span(choices).first(parent ? kept : choices.size()));
        if (parent)
            for (std::size_t i = kept; i < choices.size(); ++i) happens(attempt, DecisionMade{i == 0 ? "doorstep" : "kitchen", choices[i]});
        happens(attempt, AttemptFinished{"asked-back"});
        return attempt;
    }
    template <class Body>
    void happens(const Uuid& attempt, const Body& body)
    {
        session.record(attempt, session.attempt(attempt)->record.next_step, {happening(body)});
    }
    GrowthView view() { return growth_view(session, *session.person(), today(session)); }
};

const GrowthLine& line(const GrowthView& view, std::string_view key)
{
    return *std::find_if(view.lines.begin(), view.lines.end(), [&](const GrowthLine& l) { return l.key == key; });
}

}  // namespace

TEST_CASE("Before anything was played to its end, the page says so and suggests a visit", "[growth]")
{
    Weeks room;
    const GrowthView view = room.view();
    CHECK(view.played.empty());
    CHECK(view.due.empty());
    REQUIRE(view.next.has_value());
    CHECK(view.next->scenario == "small-visit");
    CHECK(view.next->now);
    CHECK(has(growth_text(view, room.session.words()), "Nothing to show yet"));
}

TEST_CASE("Each visit played to its end is a point; practice from the middle is in the list and not in the lines", "[growth]")
{
    Weeks room;
    room.on_march(1);
    const Uuid first = room.plays(worst);
    room.on_march(3);
    room.plays(best);
    room.plays(best, first, 1);
    const GrowthView view = room.view();
    REQUIRE(view.played.size() == 3);
    CHECK(view.played[0].note == "practice");
    CHECK(view.played[2].attempt == first);
    std::size_t lines = 0;
    for (const GrowthLine& one : view.lines) {
        CHECK((one.points.empty() || one.points.size() == 2));
        lines += one.points.empty() ? 0 : 1;
        if (!one.points.empty()) CHECK(one.points[0].share < one.points[1].share);
    }
    CHECK(lines >= 2);
    CHECK(view.lines.size() == room.session.framework().competencies.size());
}

TEST_CASE("Who goes back after the end keeps the first score in their line", "[growth]")
{
    Weeks room;
    const Uuid attempt = room.plays(worst);
    const GrowthView before = room.view();
    room.happens(attempt, WentBack{0});
    for (const DecisionMade& made : {DecisionMade{"doorstep", "introduce-both"}, DecisionMade{"kitchen", "ask-about-reels"}}) room.happens(attempt, made);
    room.happens(attempt, AttemptFinished{"asked-back"});
    const GrowthView after = room.view();
    REQUIRE(after.played.size() == 1);
    CHECK(after.played[0].result == before.played[0].result);
    for (const GrowthLine& one : before.lines)
        if (!one.points.empty()) CHECK(line(after, one.key).points[0].share == one.points[0].share);
}

TEST_CASE("A reflection written days later does not move the day on which the visit was played", "[growth]")
{
    Weeks room;
    room.on_march(1);
    const Uuid attempt = room.plays(worst);
    room.on_march(6);
    room.happens(attempt, QuestionAnswered{.question = room.session.library().find("small-visit")->scenario.reflect.front().key, .text = "I see it now."});
    CHECK(room.view().due[0].when == "due since 2 March 2026");
}

TEST_CASE("A visit that was just played is due on another day, and the page says when", "[growth]")
{
    Weeks room;
    room.on_march(1);
    room.plays(worst);
    const GrowthView at_once = room.view();
    REQUIRE(at_once.next.has_value());
    CHECK_FALSE(at_once.next->now);
    CHECK(has(at_once.next->why, "2 March 2026"));
    REQUIRE(at_once.due.size() == 1);
    CHECK(at_once.due[0].when == "due tomorrow, 2 March 2026");
    room.on_march(2);
    CHECK(room.view().due[0].when == "due today");
    CHECK(room.view().next->now);
    CHECK(has(room.view().next->why, "it is due again"));
    room.on_march(9);
    CHECK(room.view().due[0].when == "due since 2 March 2026");
    REQUIRE(room.session.use_language("es"));
    CHECK(room.view().due[0].when == "toca desde el 2 de marzo de 2026");
}

TEST_CASE("The report's last lines suggest what the page suggests", "[growth]")
{
    Weeks room;
    const Uuid attempt = room.plays(best);
    const auto report = report_view(room.session, attempt);
    REQUIRE(report.has_value());
    REQUIRE(report->next.has_value());
    CHECK(report->next->why == room.view().next->why);
    room.on_march(20);
    const auto later = report_view(room.session, attempt);
    REQUIRE(later->next->now);
    const Changes changes = carry_out(ReportAction(PlayAnother{later->next->scenario}), attempt, room.session);
    REQUIRE(changes.go.has_value());
    CHECK(std::holds_alternative<Preparing>(*changes.go));
}

TEST_CASE("Reflections are kept on the page with the visit they belong to, the newest first", "[growth]")
{
    Weeks room;
    const std::string key = room.session.library().find("small-visit")->scenario.reflect.front().key;
    room.on_march(1);
    room.happens(room.plays(worst), QuestionAnswered{.question = key, .text = "I talked too much."});
    room.on_march(5);
    room.happens(room.plays(best), QuestionAnswered{.question = key, .text = "I let her tell it."});
    const GrowthView view = room.view();
    REQUIRE(view.reflections.size() == 2);
    CHECK(view.reflections[0].answer == "I let her tell it.");
    CHECK(view.reflections[1].visit == "The small visit");
}

TEST_CASE("A visit whose script is gone is counted and told, and the others are shown", "[growth]")
{
    Weeks room;
    room.plays(best);
    const Uuid lost = room.session.new_id();
    room.session.record(lost, 1, {happening(AttemptBegun{.person = *room.session.person(), .scenario = "gone", .scenario_hash = "0000", .seed = 1, .language = "en", .parent = {}}), happening(AttemptFinished{"asked-back"})});
    const GrowthView view = room.view();
    CHECK(view.played.size() == 1);
    CHECK(has(view.unreadable, "One rehearsal can't be shown"));
    CHECK(has(growth_text(view, room.session.words()), view.unreadable));
}

TEST_CASE("What somebody has played is read once, and again when anything was recorded", "[growth]")
{
    Weeks weeks;
    weeks.plays(best);
    const Uuid ana = *weeks.session.person();
    const auto first = played_attempts(weeks.session, ana);
    CHECK(played_attempts(weeks.session, ana) == first);
    REQUIRE(weeks.session.use_language("es"));
    CHECK(played_attempts(weeks.session, ana) != first);  // titles are others
    weeks.plays(worst);
    CHECK(played_attempts(weeks.session, ana)->all.size() == 2);
    CHECK(first->all.size() == 1);
}
