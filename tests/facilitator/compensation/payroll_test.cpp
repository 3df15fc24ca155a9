#include "facilitator/compensation/payroll.h"

#include "facilitator/sheets/csv.h"
#include "foundation/content_hash.h"
#include "pay_maker.h"

using namespace fv;
using namespace fv::test;

namespace {

const std::string funded = R"(compensation:
  currency: USD
  rates: [{unit: visit, amount: 50.00}]
  reflection-within: 7
  sources:
    district: {name: District, code: "1000"}
    title-i: {name: Title I, code: "4010"}
  default-source: district
  schools: {Lincoln: {code: "0123", source: title-i}}
)";

struct Office {
    Office()
    {
        saying.add(1, "Ana García de la Cruz", {.school = "Lincoln", .email = {}, .roster_id = "T-1"});
        saying.add(2, "=Ben", {.school = "Roosevelt", .email = {}, .roster_id = {}});
        saying.add(3, "Maria Soto", {.school = "Lincoln", .email = {}, .roster_id = "T-3"});
        roster = saying.roster();
        world.schools = schools_of(roster);
    }
    Saying saying;
    Roster roster;
    World world{funded};
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("Payroll gets one line for each educator, in the columns it was promised", "[compensation][payroll]")
{
    const Office office;
    Laptop laptop(1);
    laptop.log(fine_visit(1));
    const std::vector<PayLine> lines = laptop.plan(office.world, "2026-09").lines;
    const PayrollFile file = payroll_file(batch_id("home-visits", *office.world.rules.period_named("2026-09")), "USD", lines, office.world.rules, office.roster);
    CHECK(file.csv.substr(0, file.csv.find("\r\n")) ==
          "batch_id,line_id,employee_id,last_name,first_name,school_code,visit_id,visit_date,stage,start,end,minutes_payable,unit,rate_cents,amount_cents,currency,funding_code,certificate_id,certified_from,certified_to,adjustment_of,note_code");
    CHECK(has(file.csv, ",T-1,de la Cruz,Ana García,0123," + the_visit(1).text() + ",2026-09-15,first-visit,16:30,17:10,40,visit,5000,5000,USD,4010," + numbered(1, 6).text() + ",2026-07-01,2028-06-30,,\r\n"));
    CHECK(has(file.csv, someone(2).text() + ",'=Ben,,Roosevelt,"));  // no number, and no formula
    CHECK(file.count == 2);
    CHECK(file.sum == 10000);
    CHECK(file.sha256 == content_hash(file.csv));
    CHECK(file.facts() == "{\"schema\":\"first-visit/payroll-facts/1\",\"batch_id\":\"home-visits-2026-09\",\"count\":2,\"sum_cents\":10000,\"currency\":\"USD\",\"sha256\":\"" + file.sha256 + "\"}\n");
}

TEST_CASE("The file of a closed period is the same to the byte whatever was corrected since", "[compensation][payroll]")
{
    const Office office;
    Laptop laptop(1);
    const LoggedVisit visit = fine_visit(1);
    laptop.log(visit);
    const auto file = [&](std::span<const PayLine> lines) { return payroll_file("b", "USD", lines, office.world.rules, office.roster); };
    const std::string before = file(laptop.plan(office.world, "2026-09").lines).csv;
    laptop.close(office.world, "2026-09");
    VisitFacts now = visit;
    now.start += 60;
    now.voluntary = false;
    laptop.say(visit.id, *corrected(visit, now, on("2026-10-01")));
    CHECK(file(laptop.ledger().closings[0].lines).csv == before);
    const std::string after = file(laptop.plan(office.world, "2026-10").lines).csv;
    CHECK(has(after, ",-40,visit,5000,-5000,USD,"));
    CHECK(has(after, laptop.ledger().closings[0].lines[0].id.text() + ",not-voluntary\r\n"));
}

TEST_CASE("What is not paid is listed with every reason and what mends it", "[compensation][payroll]")
{
    Office office;
    LoggedVisit visit = fine_visit(1, "2026-09-15", {1, 4});
    visit.voluntary = false;
    office.world.log = {visit, fine_visit(2, "2026-10-15", {1, 4}), fine_visit(3, "2026-09-16")};
    const std::string text = csv(not_payable_sheet(*office.world.rules.period_named("2026-09"), office.world.pays(), office.world.log, office.roster));
    CHECK(std::count(text.begin(), text.end(), '\n') == 5);  // head, two reasons for each of two
    CHECK(has(text, the_visit(1).text() + ",2026-09-15,first-visit,16:30,T-1,de la Cruz,Ana García,not-certified:" + someone(4).text() + "," + someone(4).text() + ",,home-visitor,,,certify\r\n"));
    CHECK(has(text, ",T-1,de la Cruz,Ana García,not-voluntary,,,,,,ask-first\r\n"));
}

TEST_CASE("Totals by person, school and source come to the sum", "[compensation][payroll]")
{
    const Office office;
    Laptop laptop(1);
    laptop.log(fine_visit(1));
    laptop.log(fine_visit(2, "2026-09-16", {1, 3}));
    const std::vector<PayLine> lines = laptop.plan(office.world, "2026-09").lines;
    const auto by = [&](TotalsBy what) { return totals(what, lines, office.world.rules, office.roster); };
    CHECK(by(TotalsBy::person) == std::vector<Total>{{someone(2).text(), "=Ben", 1, 1, 40, 5000}, {"T-1", "Ana García de la Cruz", 2, 2, 80, 10000}, {"T-3", "Maria Soto", 1, 1, 40, 5000}});
    CHECK(by(TotalsBy::school) == std::vector<Total>{{"0123", "Lincoln", 3, 2, 120, 15000}, {"Roosevelt", "Roosevelt", 1, 1, 40, 5000}});
    CHECK(by(TotalsBy::source) == std::vector<Total>{{"1000", "district", 1, 1, 40, 5000}, {"4010", "title-i", 3, 2, 120, 15000}});
    CHECK(has(csv(totals_sheet(TotalsBy::source, "USD", lines, office.world.rules, office.roster)), "funding_code,source,lines,visits,minutes_payable,amount_cents,currency\r\n1000,district,1,1,40,5000,USD\r\n"));
}

TEST_CASE("No sheet for payroll has a place for a family", "[compensation][payroll][privacy]")
{
    const Office office;
    LoggedVisit visit = fine_visit();
    visit.grade = "3";
    visit.language = "es";
    Laptop laptop(1);
    laptop.log(visit);
    const Sheet sheet = payroll_sheet("b", "USD", laptop.plan(office.world, "2026-09").lines, office.world.rules, office.roster);
    for (const Column& column : sheet.columns)
        for (const char* word : {"grade", "language", "famil", "student", "pupil", "setting", "address"}) CHECK_FALSE(has(column.key, word));
}

TEST_CASE("A name is divided before its last word and what belongs to it", "[compensation][payroll]")
{
    const auto parts = [](const char* name) { return payroll_name(name).first + "|" + payroll_name(name).last; };
    CHECK(parts("Ana Ruiz") == "Ana|Ruiz");
    CHECK(parts("Siobhán van der Berg") == "Siobhán|van der Berg");
    CHECK(parts("Sukarno") == "|Sukarno");
    CHECK(parts("") == "|");
    CHECK(parts("  Mary  Ann  Lee ") == "Mary Ann|Lee");
    CHECK(parts("De Souza") == "De|Souza");
}
