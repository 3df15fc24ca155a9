// Visits, certificates and rules in few words, for the tests of compensation.
#pragma once

#include <map>
#include <string>

#include "facilitator/compensation/periods.h"
#include "facilitator/records/memory_store.h"
#include "support/people_events.h"

namespace fv::test {

[[nodiscard]] inline Day on(const char* text) { return Day{*parse_date(text)}; }
[[nodiscard]] inline Uuid the_visit(unsigned number) { return numbered(number, 5); }

inline const std::string levels_text = R"(format: first-visit-programme/1
id: home-visits
version: 1
title: Home visits
issuer: {name: District}
levels:
  home-visitor:
    title: Home visitor
    lasts: 24 months
    requirements:
      introduction: {name: Introduction, training: {minutes: 60, topics: [research]}}
  second-visits:
    title: Second visits
    opens: second-visit
    lasts: 24 months
    requirements:
      held: {name: Home visitor, held: {level: home-visitor}}
  facilitator:
    title: Facilitator
    lasts: 24 months
    requirements:
      held: {name: Home visitor, held: {level: home-visitor}}
)";
inline const std::string plain_pay = R"(compensation:
  currency: USD
  rates: [{unit: visit, amount: 50.00}]
  reflection-within: 7
  late-entry: 60
  no-show: 50%
  partly-inside: yes
)";

[[nodiscard]] inline Programme programme_of(const std::string& text) { return load_programme(SourceText("p.yaml", text)).value.value(); }
[[nodiscard]] inline PayRules rules_of(const std::string& compensation)
{
    const std::string text = levels_text + compensation;
    return load_pay_rules(SourceText("p.yaml", text), programme_of(text)).value.value();
}

[[nodiscard]] inline Holding certificate(unsigned id, const std::string& level = "home-visitor", const char* from = "2026-07-01", const char* until = "2028-06-30")
{
    return {.id = numbered(id, 6), .event = numbered(id, 6), .level = level, .programme = "home-visits", .version = 1, .on = on(from), .from = on(from), .until = on(until), .ended = {}, .reason = {}, .by = {}, .recognised = false, .credential = {}};
}

/// A visit with nothing against it, made by 1 and 2 on a day of September.
[[nodiscard]] inline LoggedVisit fine_visit(unsigned number = 1, const char* date = "2026-09-15", std::vector<unsigned> who = {1, 2})
{
    LoggedVisit visit;
    visit.id = the_visit(number);
    visit.date = visit.entered = on(date);
    visit.start = 16 * 60 + 30;
    visit.minutes = 40;
    for (const unsigned person : who) visit.educators.push_back(someone(person));
    visit.voluntary = true;
    visit.arranged_on = visit.date - std::chrono::days{5};
    visit.reflected_on = visit.date;
    return visit;
}

/// Everything that pay stands on; 1, 2 and 3 are certified from July 2026, and taught at Lincoln.
struct World {
    explicit World(const std::string& compensation = plain_pay) : programme(programme_of(levels_text + compensation)), rules(rules_of(compensation))
    {
        for (const unsigned person : {1U, 2U, 3U}) {
            holdings[someone(person)] = {certificate(person)};
            schools[someone(person)] = "Lincoln";
        }
    }
    [[nodiscard]] std::vector<VisitPay> pays() const { return payable(log, {rules, programme, holdings, schools}, paid); }
    /// The codes against the first of the visit's educators, with spaces between; empty: it is paid.
    [[nodiscard]] std::string why(std::size_t place = 0, std::size_t educator = 0) const
    {
        std::string out;
        for (const Reason& reason : reasons(place, educator)) out += (out.empty() ? "" : " ") + code_text(reason, [](const Uuid& id) { return std::to_string(id.bytes[15]); });
        return out;
    }
    [[nodiscard]] std::vector<Reason> reasons(std::size_t place = 0, std::size_t educator = 0) const { return pays().at(place).educators.at(educator).reasons; }
    [[nodiscard]] Cents cents(std::size_t place = 0, std::size_t educator = 0) const { return pays().at(place).educators.at(educator).cents(); }

    Programme programme;
    PayRules rules;
    HoldingsOf holdings;
    SchoolsOf schools;
    std::vector<LoggedVisit> log;
    PaidSoFar paid;
};

/// One laptop: says things about visits and periods, and is merged with others.
class Laptop {
public:
    explicit Laptop(unsigned number) : next_(number * 100'000U) {}

    template <class Body>
    Uuid say(const Uuid& about, const Body& body)
    {
        std::uint32_t step = 0;
        store.read_about(about, [&](const Event& event) { return step = event.step, true; });
        const Said said = said_of(about, body);
        store.append(Event{.id = numbered(++next_), .at = Instant{std::chrono::seconds{next_}}, .author = about, .device = numbered(next_ / 100'000U, 3), .about = about, .step = step + 1, .kind = said.kind, .body = said.body});
        return numbered(next_);
    }
    /// Logs it as it is, with its reflection.
    void log(const LoggedVisit& visit)
    {
        say(visit.id, logged(visit, visit.entered));
        if (visit.reflected_on) say(visit.id, reflected(*visit.reflected_on));
    }
    [[nodiscard]] std::vector<LoggedVisit> visits() const { return fv::visits(store); }
    [[nodiscard]] Ledger ledger() const { return fv::ledger("home-visits", store); }
    [[nodiscard]] std::vector<VisitPay> pays(const World& world) const { return payable(visits(), {world.rules, world.programme, world.holdings, world.schools}, ledger().paid); }
    [[nodiscard]] ClosingPlan plan(const World& world, const char* period, Day today = on("2027-06-30")) const
    {
        return plan_closing(*world.rules.period_named(period), pays(world), visits(), ledger(), world.rules, today);
    }
    /// Closes it; nullopt: refused.
    std::optional<Uuid> close(const World& world, const char* period)
    {
        const ClosingPlan closing = plan(world, period);
        if (closing.refusal != ClosingPlan::Refusal::none) return std::nullopt;
        return say(period_id("home-visits", period), closed(closing, ledger(), world.rules, on("2027-06-30")));
    }
    [[nodiscard]] std::vector<PayLine> adjustments(const World& world) const { return open_adjustments(pays(world), visits(), ledger(), world.rules); }

    MemoryStore store;

private:
    unsigned next_;
};

}  // namespace fv::test
