#include "support/pay_bench.h"

using namespace fv;
using test::on;
using test::PayBench;

namespace {

std::string codes(const EducatorTold& told)
{
    std::string out;
    for (const ReasonTold& reason : told.reasons) out += (out.empty() ? "" : " ") + reason.code;
    return out;
}

std::size_t events(PayBench& bench) { return bench.store.event_count(); }

Table table(const std::string& text) { return read_table("log.csv", text); }

const std::string head = "date,start,minutes,educator,partner,stage,setting,voluntary,arranged on,contract,reflected on\n";

}  // namespace

TEST_CASE("A visit is payable once the two have looked back on it", "[session][visits]")
{
    PayBench bench;
    const Uuid visit = bench.log(bench.fine("2026-10-02"), false);
    VisitTold told = bench.told(visit);
    REQUIRE(told.educators.size() == 2);
    CHECK(told.educators[0].state == PayState::not_payable);
    CHECK(codes(told.educators[0]) == "no-reflection");
    CHECK(told.educators[0].reasons[0].text == "the two have not looked back together yet");
    CHECK(told.educators[0].reasons[0].mend.find("9 October 2026") != std::string::npos);
    CHECK_FALSE(told.payable());

    PayBench::must(visit_reflected(bench.desk, visit, on("2026-10-03")));
    told = bench.told(visit);
    CHECK(told.payable());
    CHECK(told.educators[0].cents == 5000);
    CHECK(told.educators[0].in_words == "payable: 50.00 USD");
    CHECK(told.period == "2026-10");
    CHECK_FALSE(visit_reflected(bench.desk, visit, on("2026-10-04")).done());  // known already
}

TEST_CASE("Every reason against a visit is told at once, in the language in force, with what mends it", "[session][visits]")
{
    PayBench bench;
    const Uuid dee = bench.add("Dee Poe");
    VisitFacts facts = bench.fine("2026-10-02");
    facts.educators = {bench.ana, dee};
    facts.voluntary = false;
    facts.arranged_on.reset();
    facts.contract = ContractTime::inside;
    bench.session.use_language("es");
    const VisitEntered entered = log_visit(bench.desk, facts);
    REQUIRE(entered.done());
    CHECK(entered.notices.size() == 1);
    const VisitTold told = bench.told(entered.visit);
    for (const EducatorTold& one : told.educators) {
        CHECK(codes(one) == "not-certified:T-D not-voluntary not-arranged contract-time no-reflection");
        CHECK(one.reasons[0].text == "Dee Poe no tiene certificado");
        CHECK(one.reasons[0].mend == "Dee Poe obtiene el certificado antes de la próxima visita: Visitante de hogares");
        CHECK(one.reasons[1].text == "la familia no tuvo libertad de decir que no");
    }
    // Certified afterwards, the visit stays unpaid; those since then count.
    bench.session.use_language("en");
    bench.certify(dee, "2026-10-04");
    CHECK(codes(bench.told(entered.visit).educators[0]).starts_with("certified-later"));
    CHECK(bench.told(entered.visit).educators[0].reasons[0].mend.find("4 October 2026") != std::string::npos);
}

TEST_CASE("What cannot be is refused with every reason, and nothing is written", "[session][visits]")
{
    PayBench bench;
    bench.log(bench.fine("2026-09-15", "16:30"));
    const std::size_t before = events(bench);
    const auto refused = [&](const std::function<void(VisitFacts&)>& change) {
        VisitFacts facts = bench.fine("2026-09-15", "18:00");
        change(facts);
        const VisitEntered entered = log_visit(bench.desk, facts);
        CHECK(events(bench) == before);
        CHECK_FALSE(entered.done());
        return entered.refusal;
    };
    CHECK(refused([](VisitFacts& facts) { facts.date = on("2026-10-06"); }).find("is yet to come") != std::string::npos);
    CHECK(refused([](VisitFacts& facts) { facts.minutes = 0; }).find("0 minutes") != std::string::npos);
    CHECK(refused([](VisitFacts& facts) { facts.start = 23 * 60 + 50; }).find("next day") != std::string::npos);
    CHECK(refused([&](VisitFacts& facts) { facts.educators = {bench.ana, bench.ana}; }).find("Ana Ruiz stands there twice") != std::string::npos);
    CHECK(refused([&](VisitFacts& facts) { facts.educators = {bench.ana, Uuid{}}, facts.educators[1].bytes[3] = 9; }).find("nobody on record") != std::string::npos);
    CHECK(refused([](VisitFacts& facts) { facts.start = 16 * 60 + 30; }).find("entered already") != std::string::npos);
    CHECK(refused([&](VisitFacts& facts) { facts.educators = {bench.ana, bench.cy}, facts.start = 17 * 60; }).find("Ana Ruiz was at the visit of 15 September 2026 at 16:30") != std::string::npos);
    CHECK(refused([](VisitFacts& facts) { facts.arranged_on = on("2026-11-01"); }).find("yet to come") != std::string::npos);
    const std::string two = refused([](VisitFacts& facts) { facts.minutes = 0, facts.date = on("2026-10-06"); });
    CHECK(two.find("yet to come") != std::string::npos);
    CHECK(two.find("minutes") != std::string::npos);
}

TEST_CASE("One's own visits anybody may log and mend, others' only who may", "[session][visits]")
{
    PayBench bench;
    bench.as(bench.ana);
    const Uuid own = bench.log(bench.fine());
    bench.as(bench.cy);
    const std::size_t before = events(bench);
    VisitFacts facts = bench.fine("2026-09-16");
    CHECK(log_visit(bench.desk, facts).refusal.find("Cy Doe may not log visits of others") != std::string::npos);
    CHECK_FALSE(withdraw_visit(bench.desk, own, WithdrawnWhy::by_mistake).done());
    CHECK_FALSE(visit_reflected(bench.desk, own, on("2026-09-15")).done());
    CHECK_FALSE(correct_visit(bench.desk, own, facts).done());
    CHECK(visits_told(bench.desk, {}, today(bench.session)).empty());
    CHECK(events(bench) == before);
    bench.as(bench.ana);
    CHECK(visits_told(bench.desk, {}, today(bench.session)).size() == 1);
    facts = bench.fine();
    facts.educators = {bench.ben, bench.cy};  // she gives it away
    CHECK_FALSE(correct_visit(bench.desk, own, facts).done());
    bench.as(bench.tom);
    CHECK(correct_visit(bench.desk, own, facts).done());
    CHECK(visits_told(bench.desk, {}, today(bench.session)).size() == 1);
}

TEST_CASE("A correction says only what changes, and what was withdrawn counts no more", "[session][visits]")
{
    PayBench bench;
    const Uuid visit = bench.log(bench.fine());
    VisitFacts facts = bench.fine();
    CHECK_FALSE(correct_visit(bench.desk, visit, facts).done());  // nothing differs
    facts.minutes = 45;
    CHECK(correct_visit(bench.desk, visit, facts).done());
    CHECK(bench.told(visit).visit.minutes == 45);
    CHECK(bench.told(visit).visit.corrections == 1);
    PayBench::must(withdraw_visit(bench.desk, visit, WithdrawnWhy::entered_twice));
    CHECK(bench.told(visit).educators[0].state == PayState::withdrawn);
    CHECK(visits_told(bench.desk, {}, today(bench.session)).empty());
    CHECK_FALSE(correct_visit(bench.desk, visit, bench.fine()).done());
    CHECK_FALSE(withdraw_visit(bench.desk, visit, WithdrawnWhy::entered_twice).done());
    CHECK(log_visit(bench.desk, bench.fine()).done());  // its time is free again
}

TEST_CASE("A table is told first, then written, and reading it twice changes nothing", "[session][visits]")
{
    PayBench bench;
    const std::string text = head + "2026-09-15,16:30,40,Ana Ruiz,T-B,first-visit,home,yes,2026-09-10,outside,2026-09-16\n"
                                    "2026-09-16,16:30,40,ana ruiz,Ben Li,first-visit,library,yes,,outside,\n";
    const std::size_t before = events(bench);
    VisitsImported told = import_visits(bench.desk, table(text), false);
    CHECK(told.refusal.empty());
    CHECK(told.plan.count(PlannedVisit::As::fresh) == 2);
    CHECK(told.plan.visits[1].notices.size() == 1);
    CHECK(events(bench) == before);
    CHECK(import_visits(bench.desk, table(text), true).written);
    CHECK(bench.desk.log().size() == 2);
    const std::size_t after = events(bench);
    CHECK(import_visits(bench.desk, table(text), true).plan.count(PlannedVisit::As::unchanged) == 2);
    CHECK(events(bench) == after);
    told = import_visits(bench.desk, table(head + "2026-09-17,16:30,40,Ana Ruiz,Nobody,first-visit,home,yes,2026-09-10,outside,\n2026-09-18,16:30,40,Ana Ruiz,Ben Li,first-visit,home,yes,2026-09-10,outside,\n"), true);
    CHECK_FALSE(told.written);
    CHECK_FALSE(told.refusal.empty());
    CHECK(events(bench) == after);  // not the good row either
    bench.as(bench.cy);
    CHECK(import_visits(bench.desk, table(head + "2026-09-18,16:30,40,Ana Ruiz,Ben Li,first-visit,home,yes,2026-09-10,outside,\n"), false).refusal.find("may not") != std::string::npos);
    CHECK_FALSE(import_visits(bench.desk, table(head + "2026-09-18,16:30,40,Ana Ruiz,Ben Li,first-visit,home,yes,2026-09-10,outside,\n"), true).written);
    CHECK(import_visits(bench.desk, table(head + "2026-09-18,16:30,40,Cy Doe,Ben Li,first-visit,home,yes,2026-09-10,outside,\n"), true).written);
}

TEST_CASE("Visits made in a pair count towards the level that asks for them", "[session][visits][certification]")
{
    PayBench bench;
    const auto visits = [&](const Uuid& person) {
        const LevelStatus level = *bench.certification.status(person, today(bench.session)).level("facilitator");
        return level.requirements.back().state;
    };
    CHECK(visits(bench.ana) == RequirementState::missing);
    const Uuid first = bench.log(bench.fine("2026-09-15"));
    CHECK(visits(bench.ana) == RequirementState::in_progress);
    VisitFacts alone = bench.fine("2026-09-16");
    alone.educators = {bench.ana};
    bench.log(alone);
    CHECK(visits(bench.ana) == RequirementState::in_progress);
    bench.log(bench.fine("2026-09-17"));
    CHECK(visits(bench.ana) == RequirementState::done);
    CHECK(visits(bench.ben) == RequirementState::done);
    CHECK(visits(bench.cy) == RequirementState::missing);
    PayBench::must(withdraw_visit(bench.desk, first, WithdrawnWhy::not_made));
    CHECK(visits(bench.ana) == RequirementState::in_progress);
}
