// What docs/ promises to a stranger is what the program does.
#include "facilitator/compensation/payroll.h"
#include "pay_maker.h"
#include "support/project_file.h"

using namespace fv;
using namespace fv::test;

namespace {

bool says(const std::string& page, std::string_view word)
{
    const SourceText text = project_file("docs/" + page);
    return text.text().find("`" + std::string(word)) != std::string_view::npos || text.text().find(std::string(word) + "`") != std::string_view::npos || text.text().find(" " + std::string(word) + ",") != std::string_view::npos;
}

}  // namespace

TEST_CASE("Each reason, what mends it and each column has its place in docs/compensation.md", "[compensation][documented]")
{
    for (std::size_t i = 0; i < reason_count; ++i) {
        const auto code = static_cast<ReasonCode>(i);
        INFO(word_of(code));
        CHECK(says("compensation.md", word_of(code)));
        CHECK(says("compensation.md", word_of(mend_of(code))));
    }
    const PayRules rules = rules_of(plain_pay);
    for (const Sheet& sheet : {payroll_sheet("b", "USD", {}, rules, {}), not_payable_sheet({}, {}, {}, {})})
        for (const Column& column : sheet.columns) {
            INFO(column.key);
            CHECK(says("compensation.md", column.key));
        }
    for (const PaidOf paid : {PaidOf::none, PaidOf::matching, PaidOf::fresh, PaidOf::all}) CHECK(says("compensation.md", word_of(paid)));
    CHECK_FALSE(says("compensation.md", "colour"));
}

TEST_CASE("Each kind of event about visits and pay has its place in docs/events.md, with each of its fields", "[compensation][documented]")
{
    const SourceText text = project_file("docs/events.md");
    const auto check = [&](const auto& body) {
        CHECK(says("events.md", body.kind));
        for (const auto& [field, value] : body.fields()) {
            INFO(body.kind << " " << field);
            CHECK(text.text().find("\"" + field + "\":") != std::string_view::npos);
        }
    };
    LoggedVisit visit = fine_visit();
    visit.contract = ContractTime::partly;
    visit.grade = "3";
    visit.language = "es";
    check(logged(visit, visit.entered));
    VisitFacts now = visit;
    now.minutes = 45;
    check(*corrected(visit, now, visit.entered));
    check(withdrawn(WithdrawnWhy::not_made, visit.entered));
    check(reflected(visit.entered));
    check(PeriodClosed{});
    check(ClosingSettled{});
}

TEST_CASE("The rules shown in docs/compensation.md can be read", "[compensation][documented]")
{
    const std::string page(project_file("docs/compensation.md").text());
    const std::size_t begin = page.find("```yaml\n") + 8;
    const PayRules rules = rules_of(page.substr(begin, page.find("```", begin) - begin));
    CHECK(rules.rates.size() == 1);
    CHECK(rules.caps.size() == 3);
    CHECK(rules.no_show_percent == 50);
}
