#include "facilitator/certification/programme.h"

#include <algorithm>
#include <fmt/format.h>

#include "evidence_maker.h"
#include "support/catch.h"
#include "support/project_file.h"

namespace fv::test {

Programme programme_of(const std::string& text)
{
    auto loaded = load_programme(SourceText("programme.yaml", text));
    for (const Diagnostic& diagnostic : loaded.diagnostics) UNSCOPED_INFO(diagnostic.where.line << ": " << diagnostic.message);
    REQUIRE(loaded.value);
    return *loaded.value;
}

Programme sample_programme() { return programme_of(std::string(project_file("facilitator/programmes/home-visits.yaml").text())); }

}  // namespace fv::test

using namespace fv;
using test::on;

namespace {

/// A programme that is well written, with `written` in place of `original`.
std::vector<Diagnostic> faults_of(const std::string& original, const std::string& written, const Repertoire* repertoire = nullptr)
{
    std::string text(test::project_file("facilitator/programmes/home-visits.yaml").text());
    const std::size_t at = text.find(original);
    REQUIRE(at != std::string::npos);
    text.replace(at, original.size(), written);
    return load_programme(SourceText("programme.yaml", text), repertoire).diagnostics;
}

}  // namespace

TEST_CASE("Lengths of time are read as people write them, and months end where they end", "[certification]")
{
    CHECK(parse_calendar_span("24 months") == CalendarSpan{.months = 24});
    CHECK(parse_calendar_span("1 year") == CalendarSpan{.months = 12});
    CHECK(parse_calendar_span("6 weeks") == CalendarSpan{.days = 42});
    CHECK(parse_calendar_span("1 day") == CalendarSpan{.days = 1});
    for (const char* wrong : {"", "24", "24months", "0 days", "-1 days", "two years", "1.5 years", "24 moons", "24 months ", "101 years", "99999999999 days"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_calendar_span(wrong));
    }
    CHECK(after(on("2026-01-31"), {.months = 1}) == on("2026-02-28"));
    CHECK(after(on("2024-01-31"), {.months = 1}) == on("2024-02-29"));
    CHECK(after(on("2024-02-29"), {.months = 12}) == on("2025-02-28"));
    CHECK(after(on("2026-11-25"), {.days = 90}) == on("2027-02-23"));
    CHECK(before(on("2026-03-31"), {.months = 1}) == on("2026-02-28"));
    CHECK(text_of(CalendarSpan{.months = 24}) == "24 months");
    CHECK(text_of(CalendarSpan{.days = 1}) == "1 day");
}

TEST_CASE("The programme that comes with the program has three levels, and one that opens second visits", "[certification]")
{
    const Programme programme = test::sample_programme();
    CHECK(programme.id == "home-visits");
    CHECK(programme.version == 1);
    CHECK(programme.content_hash.size() == 64);
    std::vector<std::string> keys;
    for (const Level& level : programme.levels) {
        keys.push_back(level.key);
        CHECK(level.title.has("es"));
        for (const Requirement& requirement : level.requirements) CHECK(requirement.name.has("es"));
    }
    CHECK(keys == std::vector<std::string>{"home-visitor", "second-visit", "facilitator", "trainer"});
    CHECK(programme.opening(Stage::second_visit)->key == "second-visit");
    CHECK(programme.opening(Stage::first_visit) == nullptr);
    CHECK(programme.reaches("trainer", "facilitator"));
    CHECK(programme.reaches("facilitator", "facilitator"));
    CHECK_FALSE(programme.reaches("home-visitor", "facilitator"));
    CHECK_FALSE(programme.reaches("second-visit", "home-visitor"));
    CHECK_FALSE(programme.reaches("facilitator", "second-visit"));
    CHECK_FALSE(programme.reaches("wizard", "wizard"));
    CHECK(kind_of(programme.levels[0].requirements[0]) == "training");
    CHECK(topics_of(programme).size() == 10);
}

TEST_CASE("What is wrong with a programme is told with its line and how to mend it", "[certification]")
{
    struct Case {
        const char *original, *written, *rule, *message;
    };
    const std::vector<Case> cases = {
        {"version: 1", "version: none", "wrong-type", "`version`"},
        {"format: first-visit-programme/1", "format: first-visit-programme/2", "unknown-format", "does not know the format"},
        {"lasts: 24 months", "lasts: two years", "wrong-type", "no length of time"},
        {"lasts: 24 months", "last: 24 months", "unknown-key", "last"},
        {"minutes: 180", "minutes: 60", "out-of-range", "add up to 170 minutes"},
        {"visits: 6\n", "visits: 4\n", "out-of-range", "add up to 6 visits"},
        {"mean: 2.0", "mean: 4", "out-of-range", "from -2 to 3"},
        {"mean: 2.0", "mean: good", "wrong-type", "is a number"},
        {"by: facilitator}", "by: facilitatr}", "unknown-name", "no level \"facilitatr\""},
        {"{invitation: 2, ", "{invitations: 2, ", "unknown-word", "invitations"},
        {"reflections: {times: 1}\n      practices", "reflections: {times: 1}\n        visits: {times: 1}\n      practices", "does-not-belong", "asks for two things"},
        {"        reflections: {times: 1}\n      practices", "      practices", "missing-key", "does not say what is asked"},
        {"agreement: 0.60, role-plays: 5}\n        counts", "agreement: 60, role-plays: 5}\n        counts", "out-of-range", "agreement"},
        {"refresher:\n", "introduction:\n", "duplicate-id", "\"introduction\" in this level already"},
        {"{introduction: 180}", "{introducton: 180}", "unknown-name", "introducton"},
        {"foot:", "logo: ../secret.png\n  foot:", "bad-file-name", "no PNG file beside"},
        {"opens: 90 days", "opens: 3 years", "out-of-range", "opens before the level begins"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.original, one.written);
        const auto diagnostics = faults_of(one.original, one.written);
        const auto found = std::find_if(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) { return d.rule == one.rule && d.message.find(one.message) != std::string::npos; });
        for (const Diagnostic& diagnostic : diagnostics) UNSCOPED_INFO(diagnostic.rule << ": " << diagnostic.message);
        REQUIRE(found != diagnostics.end());
        CHECK(found->where.line > 1);
    }
}

TEST_CASE("A programme that can never be met is refused", "[certification]")
{
    const auto is_never_met = [](const std::vector<Diagnostic>& diagnostics, std::string_view message) {
        return has_errors(diagnostics) && std::any_of(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) { return d.rule == "never-met" && d.message.find(message) != std::string::npos; });
    };
    SECTION("levels that ask for each other")
    {
        CHECK(is_never_met(faults_of("      introduction:\n", "      first:\n        name: Trainer\n        held: {level: trainer}\n      introduction:\n"), "held already"));
    }
    SECTION("visits made by who is not certified")
    {
        CHECK(is_never_met(faults_of("        reflections: {times: 1}\n      practices", "        visits: {times: 3}\n      practices"), "nobody is certified"));
    }
    SECTION("more rehearsals than there are visits")
    {
        Repertoire repertoire;
        for (int i = 0; i < 8; ++i) repertoire.visits.push_back({fmt::format("visit-{}", i), i < 2 ? Stage::invitation : i < 6 ? Stage::first_visit : i < 7 ? Stage::between_visits : Stage::second_visit, {"relationship-building", "logistics", "overcoming-fears"}});
        const auto diagnostics = faults_of("version: 1", "version: 1", &repertoire);
        CHECK(is_never_met(diagnostics, "1 different visits with the theme cultural-sensitivity, and there are 0"));
        CHECK(is_never_met(diagnostics, "2 different visits of the stage second-visit, and there are 1"));
    }
}
