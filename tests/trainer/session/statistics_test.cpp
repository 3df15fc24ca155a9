#include "trainer/session/statistics.h"

#include "support/all_kinds_visit.h"
#include "support/catch.h"
#include "support/session_bench.h"
#include "trainer/session/rating.h"
#include "trainer/session/report.h"
#include "trainer/session/report_text.h"

using namespace fv;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A person plays the small visit, to an ending or not.
Uuid plays(test::SessionBench& bench, const std::string& name, const std::vector<std::string>& choices, bool to_the_end = true)
{
    const std::vector<Person> known = people(bench.session.store());
    const auto found = std::find_if(known.begin(), known.end(), [&](const Person& person) { return person.name == name; });
    if (found == known.end()) (void)carry_out(HomeAction(EnterName{name}), bench.session);
    else bench.session.use_person(found->id);
    const ScenarioHandle visit = bench.session.library().find("small-visit");
    const Uuid attempt = bench.session.begin_attempt(visit, {}, choices);
    if (to_the_end) bench.session.record(attempt, bench.session.attempt(attempt)->record.next_step, {happening(AttemptFinished{"asked-back"})});
    return attempt;
}

template <class... Bodies>
void happens(test::SessionBench& bench, const Uuid& attempt, const Bodies&... bodies)
{
    bench.session.record(attempt, bench.session.attempt(attempt)->record.next_step, {happening(bodies)...});
}

VisitStatistics statistics(test::SessionBench& bench) { return visit_statistics(bench.session, bench.session.library().find("small-visit")); }

std::string text(test::SessionBench& bench)
{
    return statistics_text(statistics(bench), bench.session.library().find("small-visit")->scenario, bench.session.framework(), bench.session.words());
}

const std::vector<std::string> best{"introduce-both", "ask-about-reels"}, worst{"show-attendance", "talk-about-school"};

}  // namespace

TEST_CASE("Who goes back after the end is counted as they were the first time", "[statistics]")
{
    test::SessionBench bench;
    const Uuid attempt = plays(bench, "Ana", worst);
    const Figure before = statistics(bench).figures.mean;
    happens(bench, attempt, WentBack{0}, DecisionMade{"doorstep", "introduce-both"}, DecisionMade{"kitchen", "ask-about-reels"}, AttemptFinished{"asked-back"});
    const InstrumentStatistics after = statistics(bench).figures;
    CHECK(after.people == 1);
    CHECK(after.mean == before);
    CHECK(after.went_back == 0);
    CHECK(score_of(*bench.session.attempt(attempt), bench.session.framework()).total > *before);  // the way that stands is the better one
}

TEST_CASE("Who went back before the end is counted, and that they knew replies is said", "[statistics]")
{
    test::SessionBench bench;
    const Uuid attempt = plays(bench, "Ana", {"show-attendance"}, false);
    happens(bench, attempt, WentBack{0}, DecisionMade{"doorstep", "introduce-both"}, DecisionMade{"kitchen", "ask-about-reels"}, AttemptFinished{"asked-back"});
    CHECK(statistics(bench).figures.people == 1);
    CHECK(statistics(bench).figures.went_back == 1);
    CHECK(has(text(bench), "One of them went back before the end"));
}

TEST_CASE("Rehearsals from the middle, unfinished ones and help opened are each told", "[statistics]")
{
    test::SessionBench bench;
    const Uuid first = plays(bench, "Ana", best);
    happens(bench, first, HelpOpened{"kitchen", "hint"});
    plays(bench, "Ben", {"introduce-both"}, false);
    const Uuid again = bench.session.begin_attempt(bench.session.library().find("small-visit"), first, std::span(best).first(1));
    happens(bench, again, DecisionMade{"kitchen", "ask-about-reels"}, AttemptFinished{"asked-back"});
    const VisitStatistics told = statistics(bench);
    CHECK(told.figures.people == 1);
    CHECK(told.unfinished == 1);
    CHECK(told.from_the_middle == 1);
    CHECK(told.figures.assisted == 1);
    CHECK(told.attempts() == 3);
}

TEST_CASE("A hundred people are told of with figures, in both languages, in lines that fit a page", "[statistics]")
{
    test::SessionBench bench;
    const std::vector<std::vector<std::string>> ways{best, worst, {"introduce-both", "talk-about-school"}, {"show-attendance", "apologise"}, best};
    for (std::size_t i = 0; i < 100; ++i) plays(bench, "Person" + std::to_string(i), ways[i % 5]);
    for (std::size_t i = 0; i < 40; ++i) plays(bench, "Person" + std::to_string(i), ways[(i + i / 5) % 5]);
    const std::string english = text(bench);
    REQUIRE(bench.session.use_language("es"));
    const std::string spanish = text(bench);
    INFO(english << spanish);
    CHECK(has(english, "100 people have finished this visit."));
    CHECK(has(english, "40 later visits by the same people are practice"));
    CHECK(has(english, "Cronbach's alpha is "));
    CHECK(has(english, "40 people played it again"));
    CHECK(has(english, "Hedges' g"));
    CHECK(has(english, "20 of 40"));  // the apology: of those to whom it was open
    CHECK(has(spanish, "100 personas han terminado esta visita."));
    CHECK(has(spanish, "El alfa de Cronbach es "));
    for (const std::string& page : {english, spanish}) {
        CHECK_FALSE(has(page, "Person1"));
        CHECK_FALSE(has(page, "{"));  // every place is filled in
        std::size_t start = 0;
        for (std::size_t end = page.find('\n'); end != std::string::npos; start = end + 1, end = page.find('\n', start)) CHECK(characters_in(page.substr(start, end - start)) <= 88);
    }
}

TEST_CASE("The report says who rated own words, and shows the total that the score shows", "[statistics][rate][report]")
{
    test::SessionBench bench;
    bench.session.library().add(SourceText("every-kind.yaml", std::string(test::all_kinds_visit)));
    (void)carry_out(HomeAction(EnterName{"Ana"}), bench.session);
    const Uuid attempt = bench.session.begin_attempt(bench.session.library().find("every-kind"), {}, std::vector<std::string>(std::begin(test::all_kinds_route), std::end(test::all_kinds_route)));
    const auto report = [&] { return report_text(report_view(bench.session, attempt).value(), bench.session.words()); };
    CHECK(has(report(), "This answer: 100 of 100"));
    (void)carry_out(HomeAction(EnterName{"Maria"}), bench.session);
    REQUIRE_FALSE(rate_words({"thanks", "kept-time", RaterRole::by_facilitator}, attempt, bench.session).has_value());
    INFO(report());
    CHECK(has(report(), "Maria rated it 50 of 100"));
    const Score score = score_of(*bench.session.attempt(attempt), bench.session.framework());
    CHECK(has(report(), std::to_string(std::lround(score.total * 100)) + " of 100"));
    CHECK(score.total < 1.0);
    // What was ticked may come in any order; it is kept in the checklist's.
    REQUIRE_FALSE(rate_words({"thanks", "kept-time+thanked", RaterRole::by_facilitator}, attempt, bench.session).has_value());
    CHECK(bench.session.attempt(attempt)->record.ratings.back().ticks == "thanked+kept-time");
}
