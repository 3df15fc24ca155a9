// A desk of pay with a district on it: teachers at Lincoln who are certified from August 2026, a programme that pays
// 50.00 for a visit, a clock in the autumn of 2026, and a folder for what leaves.
#pragma once

#include <string>

#include "support/certification_bench.h"
#include "trainer/session/payroll.h"

namespace fv::test {

inline const std::string paying_programme = R"(format: first-visit-programme/1
id: home-visits
version: 1
title: {en: Home visits, es: Visitas al hogar}
issuer: {name: Lakeside Unified}
levels:
  home-visitor:
    title: {en: Home visitor, es: Visitante de hogares}
    lasts: 24 months
    requirements:
      introduction: {name: Introduction, training: {minutes: 60, topics: [logistics]}}
  facilitator:
    title: Facilitator
    lasts: 24 months
    requirements:
      held: {name: Home visitor, held: {level: home-visitor}}
      visits: {name: Visits, visits: {times: 2}}
  trainer:
    title: Trainer
    lasts: 36 months
    requirements:
      held: {name: Facilitator, held: {level: facilitator}}
compensation:
  currency: USD
  rates: [{unit: visit, amount: 50.00}]
  no-show: 50%
  late-entry: 60
  reflection-within: 7
  partly-inside: yes
  sources:
    district: {name: {en: District, es: Distrito}, code: "1000"}
    title-i: {name: "Title I", code: "4010", budget: 20000.00}
  default-source: district
  schools: {Lincoln: {code: "0123", source: title-i}}
)";

[[nodiscard]] inline Day on(const char* day) { return Day{*parse_date(day)}; }

/// Whose every append may be watched, and stopped before or after it is done.
class WatchedStore : public MemoryStore {
public:
    using MemoryStore::append;
    Appended append(std::span<const Event> events) override
    {
        if (before) before(events);
        const Appended appended = MemoryStore::append(events);
        if (after) after(events);
        return appended;
    }
    std::function<void(std::span<const Event>)> before, after;
};

/// Needs no key and no signature: levels are recognised by the owner of the records.
struct PayBench {
    std::shared_ptr<Instant> clock = std::make_shared<Instant>(Instant{on("2026-09-01")} + std::chrono::hours{9});
    ScratchFolder scratch;
    WatchedStore store;
    Session session;
    CertificationDesk certification;
    PayDesk desk;
    Uuid ana, ben, cy, tom;  ///< three teachers, a trainer

    explicit PayBench(const std::string& programme = paying_programme)
        : session(store, small_library(project_framework()), project_framework(), project_words(), world()), certification(session), desk(certification)
    {
        use_programme(programme);
        ana = add("Ana Ruiz");
        ben = add("Ben Li");
        cy = add("Cy Doe");
        tom = add("Tom Baker", Role::trainer);
        for (const Uuid& one : {ana, ben, cy, tom}) certify(one, "2026-08-01");
        go_to("2026-10-05");
    }

    void use_programme(const std::string& text, const std::string& name = "programme.yaml")
    {
        const std::string file = (scratch.path / name).string();
        std::ofstream(file) << text;
        session.use_programmes(Programmes(file));
    }
    static void must(const Outcome& outcome)
    {
        INFO(outcome.refusal);
        REQUIRE(outcome.done());
    }
    void go_to(const char* day) { *clock = Instant{on(day)} + std::chrono::hours{12}; }
    void as(const Uuid& person) { session.use_person(person); }
    void as_owner() { session.use_person(std::nullopt); }

    Uuid add(const std::string& name, Role role = Role::teacher)
    {
        Roles roles;
        roles.give(role);
        return add_person(name, {.school = "Lincoln", .email = {}, .roster_id = "T-" + name.substr(0, 1)}, roles, {}, session);
    }
    void certify(const Uuid& person, const char* from, const std::string& level = "home-visitor") { must(recognise_level(certification, person, level, on(from), {}, "held it before")); }

    [[nodiscard]] VisitFacts fine(const char* day = "2026-09-15", const char* start = "16:30") const
    {
        VisitFacts facts;
        facts.date = on(day);
        facts.start = *clock_time(start);
        facts.minutes = 40;
        facts.educators = {ana, ben};
        facts.voluntary = true;
        facts.arranged_on = facts.date - std::chrono::days{5};
        return facts;
    }
    Uuid log(const VisitFacts& facts, bool reflected = true)
    {
        const VisitEntered entered = log_visit(desk, facts);
        INFO(entered.refusal);
        REQUIRE(entered.done());
        if (reflected) must(visit_reflected(desk, entered.visit, facts.date));
        return entered.visit;
    }
    [[nodiscard]] Period period(const char* key)
    {
        std::string why_not;
        const auto found = period_said(desk, key, why_not);
        INFO(why_not);
        REQUIRE(found.has_value());
        return *found;
    }
    [[nodiscard]] std::filesystem::path out(const char* name = "out") const { return scratch.path / name; }
    [[nodiscard]] HandedOver close(const char* key, const char* folder = "out") { return close_period(desk, period(key), out(folder)); }
    [[nodiscard]] VisitTold told(const Uuid& visit)
    {
        for (VisitTold& one : visits_told(desk, {.from = {}, .until = {}, .person = {}, .school = {}, .withdrawn = true, .not_payable_only = false}, today(session)))
            if (one.visit.id == visit) return std::move(one);
        FAIL("it is not in the log");
        return {};
    }
    /// What each line for payroll says: `Ana Ruiz 5000`, by name.
    [[nodiscard]] std::string lines(const std::vector<PayLine>& all)
    {
        std::vector<std::string> texts;
        for (const PayLine& line : all) {
            const RosterPerson* person = desk.roster().find(line.educator);
            texts.push_back((person == nullptr ? "?" : person->name.substr(0, person->name.find(' '))) + " " + std::to_string(line.cents));
        }
        std::sort(texts.begin(), texts.end());
        std::string out;
        for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + text;
        return out;
    }

private:
    World world()
    {
        World world = fixed_world();
        world.now = [this] { return *clock += std::chrono::seconds{1}; };
        world.utc_offset_minutes = 0;
        return world;
    }
};

}  // namespace fv::test
