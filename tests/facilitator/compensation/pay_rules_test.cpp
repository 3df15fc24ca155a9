#include "facilitator/compensation/pay_rules.h"

#include "pay_maker.h"
#include "support/project_file.h"
#include "support/random_history.h"

using namespace fv;
using namespace fv::test;

namespace {

/// The faults of a section, each as `line: message`.
std::vector<std::string> faults_of(const std::string& compensation)
{
    const std::string text = levels_text + compensation;
    const auto first = static_cast<std::uint32_t>(std::count(levels_text.begin(), levels_text.end(), '\n'));
    std::vector<std::string> out;
    const auto loaded = load_pay_rules(SourceText("p.yaml", text), programme_of(text));
    for (const Diagnostic& one : loaded.diagnostics) out.push_back(std::to_string(one.where.line - first) + ": " + one.message);
    CHECK(loaded.value.has_value() == !has_errors(loaded.diagnostics));
    return out;
}
std::string fault_of(const std::string& compensation)
{
    const auto faults = faults_of(compensation);
    return faults.size() == 1 ? faults[0] : std::to_string(faults.size()) + " faults";
}

}  // namespace

TEST_CASE("The sample programme's section can be read, and says that its figures are invented", "[compensation][rules]")
{
    const SourceText text = project_file("facilitator/programmes/home-visits.yaml");
    const auto programme = load_programme(text);
    REQUIRE(programme.value);
    const auto rules = load_pay_rules(text, *programme.value);
    for (const Diagnostic& one : rules.diagnostics) UNSCOPED_INFO(printed(one, &text));
    REQUIRE(rules.value);
    CHECK(rules.diagnostics.empty());
    CHECK(rules.value->pays);
    CHECK(rules.value->currency == "USD");
    CHECK(rules.value->source_for("lincoln")->key == "title-i");
    CHECK(rules.value->source_for("Roosevelt")->key == "district");
    CHECK(rules.value->source_for("")->key == "district");
    CHECK(rules.value->school_code("LINCOLN") == "0123");
    CHECK(rules.value->school_code("Roosevelt") == "Roosevelt");
    CHECK(text.text().find("EVERY FIGURE BELOW IS INVENTED") != std::string_view::npos);
}

TEST_CASE("A programme without the section pays nothing, and that is told", "[compensation][rules]")
{
    const auto rules = load_pay_rules(SourceText("p.yaml", levels_text), programme_of(levels_text));
    REQUIRE(rules.value);
    CHECK_FALSE(rules.value->pays);
    REQUIRE(rules.diagnostics.size() == 1);
    CHECK(rules.diagnostics[0].severity == Diagnostic::Severity::note);
    CHECK(rules.diagnostics[0].message == "the programme \"home-visits\" has no `compensation`, so it pays nothing for any visit");
}

TEST_CASE("Money is read to the cent, and nothing else is money", "[compensation][rules]")
{
    CHECK(parse_money("60") == 6000);
    CHECK(parse_money("60.00") == 6000);
    CHECK(parse_money("0.05") == 5);
    CHECK(parse_money("19.99") == 1999);
    CHECK(parse_money("100000000.00") == 10'000'000'000);
    for (const char* none : {"", ".", "60.", ".50", "60.5", "60.005", "60,00", "$60", "-60", "+60", "6e1", " 60", "100000000.01", "9999999999999", "1_000"}) {
        INFO(none);
        CHECK_FALSE(parse_money(none));
    }
    for (const Cents cents : {0LL, 5LL, 99LL, 100LL, 123456LL}) CHECK(parse_money(money_text(cents)) == cents);
    CHECK(money_text(-1250) == "-12.50");
}

TEST_CASE("Every fault of the section is told in one run", "[compensation][rules]")
{
    CHECK(faults_of(R"(compensation:
  currency: dollars
  rates:
    - {unit: day, amount: 60.5}
    - {unit: visit, amount: 50.00, level: visitor}
    - {unit: visit, amount: 50.00, from: 2026-02-30}
  no-show: half
  default-source: title-1
  colour: red
  caps: [{of: person, in: period}]
)") == std::vector<std::string>{"2: \"dollars\" is no code of a currency", "4: there is no unit \"day\"", "4: `amount` is no amount of money", "5: there is no level \"visitor\"", "6: this rate is for the same days, stage and level as the one in line 26",
                                "6: `from` is no day of the calendar", "7: `no-show` is a share of what the visit would have been paid", "8: there is no source of money \"title-1\"",
                                "9: `compensation` has no key \"colour\"", "10: a cap has either an `amount` or a number of `visits`"});
}

TEST_CASE("Whatever stands in the section, it is read or its faults are told", "[compensation][rules][property]")
{
    const std::string text(project_file("facilitator/programmes/home-visits.yaml").text());
    const Programme programme = *load_programme(SourceText("p.yaml", text)).value;
    const std::size_t begin = text.find("\ncompensation:");
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        Dice dice(seed);
        std::string changed = text;
        for (unsigned times = 1 + dice(4); times > 0; --times) {
            const std::size_t at = begin + dice(static_cast<unsigned>(changed.size() - begin));
            if (dice(2) == 0) changed.erase(at, 1 + dice(6));
            else changed.insert(at, std::string(1, std::string("{}[]:-,%0123456789 a\n\"")[dice(22)]));
        }
        INFO("seed " << seed);
        const auto loaded = load_pay_rules(SourceText("p.yaml", changed), programme);
        CHECK(loaded.value.has_value() == !has_errors(loaded.diagnostics));
    }
}

TEST_CASE("Two rates that nothing tells apart are a fault", "[compensation][rules]")
{
    const auto two = [](const std::string& one, const std::string& other) { return "compensation: {currency: USD, rates: [{unit: visit, amount: 50.00" + one + "}, {unit: hour, amount: 60.00" + other + "}]}\n"; };
    CHECK(fault_of(two("", "")).find("same days, stage and level") != std::string::npos);
    CHECK(faults_of(two(", until: 2026-08-31", ", from: 2026-09-01")).empty());
    CHECK(fault_of(two(", until: 2026-09-01", ", from: 2026-09-01")).find("same days") != std::string::npos);
    CHECK(faults_of(two("", ", stage: second-visit")).empty());
    CHECK(faults_of(two("", ", level: facilitator")).empty());
    CHECK(fault_of("compensation: {currency: USD, rates: []}\n") == "1: `rates` is empty, so nothing is ever paid");
    CHECK(fault_of("compensation: {currency: USD, rates: [{unit: visit, amount: 0.00}]}\n") == "1: `amount` is nothing");
    CHECK(fault_of("compensation: {currency: USD}\n") == "1: `compensation` needs \"rates\"");
    CHECK(fault_of("compensation: 3\n") == "1: `compensation` has keys with values; here is a text");
}

TEST_CASE("Months and terms hold each day once", "[compensation][rules]")
{
    const PayRules months = rules_of(plain_pay);
    CHECK(months.period_of(on("2028-02-29"))->key == "2028-02");
    CHECK(months.period_of(on("2028-02-29"))->until == on("2028-02-29"));
    CHECK(months.period_of(on("2026-12-31"))->from == on("2026-12-01"));
    CHECK(months.period_named("2026-09")->until == on("2026-09-30"));
    CHECK_FALSE(months.period_named("2026-13"));
    CHECK_FALSE(months.period_named("fall"));
    for (Day day = on("2026-01-01"); day < on("2028-12-31"); day += std::chrono::days{1}) {
        const Period period = *months.period_of(day);
        CHECK((period.from <= day && day <= period.until && months.period_named(period.key) == period));
    }
    const std::string pay = "compensation: {currency: USD, rates: [{unit: visit, amount: 50.00}], periods: {spring: {from: 2027-01-05, until: 2027-06-10}, fall: {from: 2026-08-15, until: 2026-12-18}}}\n";
    const PayRules terms = rules_of(pay);
    CHECK(terms.period_of(on("2026-12-18"))->key == "fall");
    CHECK(terms.period_of(on("2026-12-19"))->key == "spring");  // between two, the next
    CHECK(terms.period_of(on("2026-08-01"))->key == "fall");
    CHECK_FALSE(terms.period_of(on("2027-06-11")));
    CHECK(terms.period_named("fall"));
    CHECK_FALSE(terms.period_named("2026-09"));
    CHECK(fault_of("compensation: {currency: USD, rates: [{unit: visit, amount: 50.00}], periods: {a: {from: 2026-01-01, until: 2026-06-30}, b: {from: 2026-06-30, until: 2026-12-31}}}\n").find("share days") != std::string::npos);
}

TEST_CASE("A school year begins on its day and not before", "[compensation][rules]")
{
    const PayRules rules = rules_of("compensation: {currency: USD, rates: [{unit: visit, amount: 50.00}], school-year: 08-15}\n");
    CHECK(rules.school_year_of(on("2026-08-14")) == on("2025-08-15"));
    CHECK(rules.school_year_of(on("2026-08-15")) == on("2026-08-15"));
    CHECK(rules.school_year_of(on("2027-08-14")) == on("2026-08-15"));
    CHECK(fault_of("compensation: {currency: USD, rates: [{unit: visit, amount: 50.00}], school-year: 02-29}\n").find("no day on which each school year begins") != std::string::npos);
}
