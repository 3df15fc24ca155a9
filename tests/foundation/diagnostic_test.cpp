#include "foundation/diagnostic.h"

#include "support/catch.h"

using namespace fv;

namespace {
const SourceText source("kitchen-table.yaml", "start: doorstep\nñame: kitchn\n");
Diagnostic fault(std::uint32_t line, std::uint32_t column, std::string hint = {})
{
    return {.rule = "unknown-scene", .where = {.file = "kitchen-table.yaml", .line = line, .column = column, .length = 6}, .message = "there is no scene \"kitchn\"", .hint = std::move(hint)};
}
}  // namespace

TEST_CASE("A fault is printed with its line and a mark below it", "[diagnostic]")
{
    CHECK(printed(fault(2, 7, "did you mean \"kitchen\"?"), &source) ==
          "kitchen-table.yaml:2:7: error: there is no scene \"kitchn\" [unknown-scene]\n"
          "    2 | ñame: kitchn\n"
          "      |       ^^^^^^ did you mean \"kitchen\"?\n");
}

TEST_CASE("A fault of the whole file has no line, and its hint follows", "[diagnostic]")
{
    CHECK(printed(fault(0, 0, "write something"), &source) == "kitchen-table.yaml: error: there is no scene \"kitchn\" [unknown-scene]\n       write something\n");
}

TEST_CASE("Faults are told in the order of the file, each once", "[diagnostic]")
{
    std::vector<Diagnostic> faults{fault(2, 7), fault(1, 8), fault(2, 7)};
    sort_by_position(faults);
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].where.line == 1);
}

TEST_CASE("The summary counts errors and warnings", "[diagnostic]")
{
    Diagnostic warning = fault(1, 1);
    warning.severity = Diagnostic::Severity::warning;
    CHECK(summary({}, "f") == "f: nothing to mend.");
    CHECK(summary({fault(1, 1)}, "f") == "1 error in f.");
    CHECK(summary({fault(1, 1), fault(2, 1), warning}, "f") == "2 errors, 1 warning in f.");
    CHECK_FALSE(has_errors({warning}));
}

TEST_CASE("What is no text is shown as a dot, so that a terminal stays as it is", "[diagnostic]")
{
    const SourceText odd("t", std::string("a\0b\xff", 4));
    Diagnostic d = fault(1, 2);
    CHECK(printed(d, &odd).find("a·b·") != std::string::npos);
}
