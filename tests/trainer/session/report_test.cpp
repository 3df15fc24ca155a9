#include "trainer/session/report.h"

#include <algorithm>

#include "support/catch.h"
#include "support/session_bench.h"
#include "trainer/session/prepare.h"
#include "trainer/session/reflect.h"
#include "trainer/session/rehearsal.h"
#include "trainer/session/report_text.h"

using namespace fv;

namespace {

Uuid played(test::SessionBench& bench, const std::vector<std::string>& choices)
{
    const Uuid attempt = bench.begin();
    (void)carry_out(PrepareAction(SetOut{}), attempt, bench.session);
    for (const std::string& choice : choices) {
        const std::string decision = rehearsal_view(bench.session, attempt)->decision;
        REQUIRE(carry_out(RehearsalAction(Choose{decision, choice}), attempt, bench.session).records);
    }
    (void)carry_out(ReflectAction(KeepReflection{}), attempt, bench.session);
    return attempt;
}

}  // namespace

TEST_CASE("The report tells every decision with what it did, why, and what else could have been", "[report]")
{
    test::SessionBench bench;
    const ReportView report = report_view(bench.session, played(bench, {"introduce-both", "ask-about-reels"})).value();
    CHECK(report.ending == "Asked back");
    CHECK(report.trust == std::vector<int>{40, 50, 70});
    REQUIRE(report.moments.size() == 2);
    const MomentView& door = report.moments[0];
    CHECK(door.place == "The porch");
    CHECK(door.text == "We come in twos.");
    CHECK(door.why == "Both are guests. Nobody was brought along to watch.");
    REQUIRE(door.others.size() == 1);
    CHECK(door.others[0].does == "Hold up the sheet.");
    CHECK(door.others[0].reply.at(0).text == "So that is it.");
    CHECK(door.others[0].effect.find("20") != std::string::npos);
    CHECK(report.moments[1].learned == std::vector<std::string>{"Mateo repairs fishing reels."});
    CHECK(report.unheard.empty());
    CHECK(report.passed);
}

TEST_CASE("What was never heard is named afterwards", "[report]")
{
    test::SessionBench bench;
    const ReportView report = report_view(bench.session, played(bench, {"show-attendance", "talk-about-school"})).value();
    CHECK(report.unheard == std::vector<std::string>{"Mateo repairs fishing reels."});
    CHECK(report.heard.empty());
    CHECK_FALSE(report.passed);
    CHECK_FALSE(report.result_notes.empty());
    CHECK_FALSE(report.moments[0].breach.empty());
}

TEST_CASE("A repaired breach says where it was repaired, on both decisions", "[report]")
{
    test::SessionBench bench;
    const ReportView report = report_view(bench.session, played(bench, {"show-attendance", "apologise"})).value();
    CHECK_FALSE(report.moments[0].breach.empty());
    CHECK(report.moments[0].repair.find('2') != std::string::npos);
    CHECK_FALSE(report.moments[1].repair.empty());
}

TEST_CASE("Trying again from a decision leaves the first report as it was", "[report]")
{
    test::SessionBench bench;
    const Uuid first = played(bench, {"show-attendance", "talk-about-school"});
    const Changes changes = carry_out(ReportAction(TryFrom{1}), first, bench.session);
    const Uuid second = std::get<Rehearsing>(changes.go.value()).attempt;
    REQUIRE(second != first);
    const RehearsalView retry = rehearsal_view(bench.session, second).value();
    CHECK(retry.decision == "kitchen");
    CHECK(retry.earlier.size() == 1);
    CHECK(carry_out(RehearsalAction(Choose{"kitchen", "apologise"}), second, bench.session).records);
    CHECK(report_view(bench.session, first)->moments[1].text == "Let me tell you about our school.");
    CHECK_FALSE(report_view(bench.session, second)->practice_note.empty());
}

TEST_CASE("The report as text holds what the report holds", "[report]")
{
    test::SessionBench bench;
    const Uuid attempt = played(bench, {"show-attendance", "apologise"});
    const std::string text = carry_out(ReportAction(CopyReport{}), attempt, bench.session).copy.value();
    const auto holds_words = [&](const std::string& part) { return text.find(part) != std::string::npos; };
    CHECK(holds_words("The small visit"));
    CHECK(holds_words("So that is it."));
    CHECK(holds_words("Come in, then."));  // the road not taken
    CHECK(holds_words("Mateo repairs fishing reels."));
}

TEST_CASE("No line of a wrapped text is wider than asked, unless one word is", "[report]")
{
    const std::string text = "Rosa dice: ¿los dos? Sí — los dos, señora, con mucho gusto y sin prisa ninguna";
    const auto width = GENERATE(range(8, 40));
    std::string lines = wrapped(text, static_cast<std::size_t>(width), "  ");
    std::string words_again;
    while (!lines.empty()) {
        const std::string line = lines.substr(0, lines.find('\n'));
        lines.erase(0, line.size() + 1);
        const std::string content = line.substr(2);
        if (content.find(' ') != std::string::npos) CHECK(characters_in(line) <= static_cast<std::uint32_t>(width));
        words_again += (words_again.empty() ? "" : " ") + content;
    }
    CHECK(words_again == text);
}

TEST_CASE("The report speaks the language that was chosen", "[report]")
{
    test::SessionBench bench;
    const Uuid attempt = played(bench, {"introduce-both", "ask-about-reels"});
    const std::string english = report_view(bench.session, attempt)->result;
    (void)carry_out(HomeAction(ChooseLanguage{"es"}), bench.session);
    CHECK(report_view(bench.session, attempt)->result != english);
}

TEST_CASE("A second meter is a line of its own over the same decisions; a counter is nobody's to see", "[report]")
{
    std::string script(test::small_visit);
    script.replace(script.find("meters:"), 7, "counters: {steps: 0}\nmeters:");
    const std::size_t trust = script.find("  trust:");
    script.insert(script.find('\n', trust) + 1, "  time: {name: Time, start: 30, range: [0, 60]}\n");
    const std::size_t effects = script.find("effects: [");
    script.insert(effects + 10, "time -12, steps +1, ");
    MemoryStore store;
    Library library(vocabulary_of(test::project_framework()));
    library.add(SourceText("two-meters.yaml", script));
    Session session(store, std::move(library), test::project_framework(), test::project_words(), test::fixed_world());
    const auto visits = session.library().visits();
    for (const auto& broken : session.library().broken()) UNSCOPED_INFO(broken.faults);
    REQUIRE(visits.size() == 1);
    const std::vector<std::string> choices{"introduce-both", "ask-about-reels"};
    const Uuid attempt = session.begin_attempt(visits.front(), {}, choices);
    const auto report = report_view(session, attempt);
    REQUIRE(report.has_value());
    REQUIRE(report->other_meters.size() == 1);
    CHECK(report->other_meters[0].name == "Time");
    CHECK(report->other_meters[0].values == std::vector<int>{30, 18, 18});
    CHECK(report->other_meters[0].in_words == "Time: 30 at the start, 18 at the end.");
    CHECK(report_text(*report, session.words()).find("Time: 30 at the start") != std::string::npos);
}
