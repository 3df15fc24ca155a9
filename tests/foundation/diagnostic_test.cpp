#include "foundation/diagnostic.h"

#include "support/catch.h"

using namespace fv;

namespace {

Diagnostic unknown_scene(SourceSpan where)
{
    return {.rule = "unknown-scene", .where = std::move(where), .message = "there is no scene \"kitchn\"",
            .hint = "did you mean \"kitchen\"?"};
}

}  // namespace

TEST_CASE("A fault is printed with its place, its line, and a mark under it", "[foundation]")
{
    const SourceText source("visit.yaml", "start: porch\n  é: kitchn\n");
    const SourceSpan where = source.span_at(source.text().find("kitchn"), 6);
    CHECK(printed(unknown_scene(where), &source) ==
          "visit.yaml:2:6: error: there is no scene \"kitchn\" [unknown-scene]\n"
          "    2 |   é: kitchn\n"
          "      |      ^^^^^^ did you mean \"kitchen\"?\n");
}

TEST_CASE("The mark stands under a line that is indented with tabs, too", "[foundation]")
{
    const SourceText source("visit.yaml", "\tgo: kitchn\n");
    const SourceSpan where = source.span_at(source.text().find("kitchn"), 6);
    CHECK(printed(unknown_scene(where), &source) ==
          "visit.yaml:1:6: error: there is no scene \"kitchn\" [unknown-scene]\n"
          "    1 | \tgo: kitchn\n"
          "      | \t    ^^^^^^ did you mean \"kitchen\"?\n");
}

TEST_CASE("A fault of the whole file has no line to show", "[foundation]")
{
    const SourceText source("visit.yaml", "start: porch\n");
    Diagnostic fault{.severity = Diagnostic::Severity::warning, .rule = "no-endings", .where = {.file = "visit.yaml"},
                     .message = "the visit has no ending", .hint = "write one under `endings:`"};
    CHECK(printed(fault, &source) ==
          "visit.yaml: warning: the visit has no ending [no-endings]\n"
          "       write one under `endings:`\n");
    fault.hint.clear();
    CHECK(printed(fault, &source) == "visit.yaml: warning: the visit has no ending [no-endings]\n");
}

TEST_CASE("Without its text, or on a line too long to read, a fault keeps its hint", "[foundation]")
{
    const SourceText source("visit.yaml", "start: " + std::string(500, 'x') + "\n");
    const std::string with_hint =
        "visit.yaml:1:8: error: there is no scene \"kitchn\" [unknown-scene]\n"
        "       did you mean \"kitchen\"?\n";
    CHECK(printed(unknown_scene({.file = "visit.yaml", .line = 1, .column = 8}), &source) == with_hint);
    CHECK(printed(unknown_scene({.file = "visit.yaml", .line = 1, .column = 8}), nullptr) == with_hint);
}

TEST_CASE("Faults stand in the order of the file, and none is told twice", "[foundation]")
{
    const auto at = [](std::uint32_t line, std::uint32_t column) {
        return unknown_scene({.file = "visit.yaml", .line = line, .column = column});
    };
    std::vector<Diagnostic> faults = {at(9, 1), at(2, 7), at(2, 3), at(9, 1), at(0, 0)};
    sort_by_position(faults);
    REQUIRE(faults.size() == 4);
    CHECK(faults[0].where.line == 0);
    CHECK(faults[1].where.column == 3);
    CHECK(faults[2].where.column == 7);
    CHECK(faults[3].where.line == 9);
}

TEST_CASE("The last line counts what there is to mend", "[foundation]")
{
    Diagnostic error, warning, note;
    warning.severity = Diagnostic::Severity::warning;
    note.severity = Diagnostic::Severity::note;
    CHECK(summary({}, "visit.yaml") == "visit.yaml: nothing to mend.");
    CHECK(summary({note}, "visit.yaml") == "visit.yaml: nothing to mend.");
    CHECK(summary({error}, "visit.yaml") == "1 error in visit.yaml.");
    CHECK(summary({warning, warning}, "visit.yaml") == "2 warnings in visit.yaml.");
    CHECK(summary({error, error, warning}, "visit.yaml") == "2 errors, 1 warning in visit.yaml.");
    CHECK(has_errors({warning, error}));
    CHECK_FALSE(has_errors({warning, note}));
    CHECK(word_of(Diagnostic::Severity::note) == "note");
}
