#include <fstream>
#include <sstream>

#include "facilitator/records/merge.h"
#include "foundation/content_hash.h"
#include "support/pay_bench.h"

using namespace fv;
using test::on;
using test::PayBench;

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Every file of a folder, by name.
std::map<std::string, std::string> all_bytes(const fs::path& folder)
{
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::directory_iterator(folder)) out[entry.path().filename().string()] = bytes_of(entry.path());
    return out;
}

std::size_t things_in(const fs::path& folder)
{
    std::error_code error;
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder, error), fs::directory_iterator{}));
}

struct Killed : std::runtime_error {
    Killed() : std::runtime_error("killed") {}
};

bool is_closing(std::span<const Event> events) { return events.front().kind == PeriodClosed::kind; }

/// All that was handed over so far, by every closing's file that is there.
Cents handed(const std::vector<HandedOver>& all)
{
    Cents sum = 0;
    for (const HandedOver& one : all)
        if (one.done()) sum += one.payroll.sum;
    return sum;
}

}  // namespace

TEST_CASE("A period is closed once, and payroll gets its lines, totals and facts", "[session][payroll]")
{
    PayBench bench;
    bench.log(bench.fine("2026-09-15"));
    VisitFacts alone = bench.fine("2026-09-16");
    alone.educators = {bench.ana};
    bench.log(alone);
    const PeriodTold before = period_told(bench.desk, bench.period("2026-09"), today(bench.session));
    CHECK(bench.lines(before.lines) == "Ana 5000, Ben 5000");
    CHECK(before.sum == 10000);
    CHECK(before.not_payable.size() == 1);
    CHECK(before.refusal.empty());

    const HandedOver done = bench.close("2026-09");
    INFO(done.refusal);
    REQUIRE(done.done());
    CHECK(done.closed);
    CHECK(done.folder == bench.out() / "home-visits-2026-09");
    CHECK(things_in(bench.out()) == 1);
    const auto files = all_bytes(done.folder);
    CHECK(files.size() == done.files.size());
    const std::string csv = files.at("home-visits-2026-09.csv");
    CHECK(csv.find("T-A,Ruiz,Ana,0123,") != std::string::npos);
    CHECK(csv.find(",4010,") != std::string::npos);
    CHECK(files.at("home-visits-2026-09.facts.json").find(content_hash(csv)) != std::string::npos);
    CHECK(files.at("home-visits-2026-09.xlsx").starts_with("PK"));
    CHECK(files.at("home-visits-2026-09-by-school.csv").find("0123,Lincoln,2,1,") != std::string::npos);
    CHECK(files.at("home-visits-2026-09-not-payable.csv").find("alone") != std::string::npos);

    const PeriodTold after = period_told(bench.desk, bench.period("2026-09"), today(bench.session));
    REQUIRE(after.closing.has_value());
    CHECK(after.closing->sha256 == content_hash(csv));
    CHECK(after.sum == 10000);
    const HandedOver again = bench.close("2026-09", "elsewhere");
    CHECK(again.refusal.find("closed on 5 October 2026") != std::string::npos);
    CHECK(things_in(bench.out("elsewhere")) == 0);
    CHECK(bench.close("2026-11").refusal.find("begins on 1 November 2026") != std::string::npos);
}

TEST_CASE("The files of a closed period are made again to the byte, whatever happened since", "[session][payroll]")
{
    PayBench bench;
    const Uuid visit = bench.log(bench.fine());
    const HandedOver done = bench.close("2026-09");
    REQUIRE(done.done());
    auto handed_then = all_bytes(done.folder);
    handed_then.erase("home-visits-2026-09-not-payable.csv");   // of visits that were not handed over
    handed_then.erase("home-visits-2026-09-not-payable.xlsx");

    VisitFacts facts = bench.fine();
    facts.minutes = 10;
    facts.contract = ContractTime::partly;
    facts.minutes_inside = 5;
    CHECK(correct_visit(bench.desk, visit, facts).done());
    bench.log(bench.fine("2026-09-20"));
    std::string dearer = test::paying_programme;
    dearer.replace(dearer.find("\"0123\""), 6, "\"9999\"");
    bench.use_programme(dearer, "dearer.yaml");
    bench.go_to("2027-01-10");
    const HandedOver again = export_period(bench.desk, bench.period("2026-09"), bench.out("again"));
    INFO(again.refusal);
    REQUIRE(again.done());
    CHECK(again.warning.empty());
    CHECK(all_bytes(again.folder) == handed_then);
    CHECK_FALSE(export_period(bench.desk, bench.period("2026-09"), bench.out("again")).done());  // nothing is written over
    CHECK_FALSE(export_period(bench.desk, bench.period("2026-10"), bench.out("other")).done());
    CHECK(things_in(bench.out("other")) == 0);

    // Names are the roster's: another one makes another file, and that is told.
    say({said_of(bench.ana, PersonAdded{"Ana Ruiz Gil"})}, bench.session);
    const HandedOver renamed = export_period(bench.desk, bench.period("2026-09"), bench.out("renamed"));
    CHECK(renamed.done());
    CHECK_FALSE(renamed.warning.empty());
}

TEST_CASE("What changes in a closed period comes with the next closing as a difference", "[session][payroll]")
{
    PayBench bench;
    const Uuid visit = bench.log(bench.fine("2026-09-15"));
    const Uuid gone = bench.log(bench.fine("2026-09-16"));
    CHECK(bench.close("2026-09").payroll.sum == 20000);
    VisitFacts facts = bench.fine("2026-09-15");
    facts.contract = ContractTime::partly;
    facts.minutes_inside = 20;  // half of it
    CHECK(correct_visit(bench.desk, visit, facts).done());
    CHECK(bench.told(visit).educators[0].state == PayState::differs);
    PayBench::must(withdraw_visit(bench.desk, gone, WithdrawnWhy::not_made));
    bench.log(bench.fine("2026-09-17"));  // entered late
    CHECK(bench.lines(adjustments(bench.desk)) == "Ana -2500, Ana -5000, Ana 5000, Ben -2500, Ben -5000, Ben 5000");
    bench.log(bench.fine("2026-10-02"));
    const HandedOver next = bench.close("2026-10");
    REQUIRE(next.done());
    CHECK(next.payroll.sum == 5000);
    CHECK(next.payroll.count == 8);
    CHECK(adjustments(bench.desk).empty());
    CHECK(bench.told(visit).educators[0].state == PayState::paid);
}

TEST_CASE("Only who may run payroll closes, makes files again or settles", "[session][payroll]")
{
    PayBench bench;
    bench.log(bench.fine());
    bench.as(bench.ana);
    const std::size_t before = bench.store.event_count();
    CHECK(bench.close("2026-09").refusal.find("Ana Ruiz may not") != std::string::npos);
    CHECK_FALSE(export_period(bench.desk, bench.period("2026-09"), bench.out()).done());
    CHECK_FALSE(settle_closing(bench.desk, bench.ana, PaidOf::none).done());
    CHECK(bench.store.event_count() == before);
    CHECK_FALSE(fs::exists(bench.out()));
    bench.as(bench.tom);
    CHECK(bench.close("2026-09").done());
}

TEST_CASE("When the files cannot be written nothing is closed, and no half file stays", "[session][payroll]")
{
    PayBench bench;
    bench.log(bench.fine());
    const std::size_t before = bench.store.event_count();
    std::ofstream(bench.out("file")) << "no folder";
    const HandedOver failed = bench.close("2026-09", "file/below");
    CHECK(failed.refusal.find("Nothing is closed") != std::string::npos);
    fs::create_directories(bench.out() / "home-visits-2026-09");  // somebody's
    CHECK(bench.close("2026-09").refusal.find("is there already") != std::string::npos);
    CHECK(things_in(bench.out()) == 1);
    CHECK(bench.store.event_count() == before);
    // The disk is full when the closing is to be recorded.
    bench.store.before = [](std::span<const Event> events) {
        if (is_closing(events)) throw StoreError(StoreError::Trouble::disk_full, "no room", "", "");
    };
    CHECK_THROWS_AS(bench.close("2026-09", "other"), StoreError);
    CHECK(things_in(bench.out("other")) == 0);
    CHECK(bench.store.event_count() == before);
    bench.store.before = {};
    CHECK(bench.close("2026-09", "other").done());
}

TEST_CASE("Stopped right after the closing is recorded, its files are made again and nothing is paid twice", "[session][payroll]")
{
    PayBench bench;
    bench.log(bench.fine());
    bench.store.after = [](std::span<const Event> events) {
        if (is_closing(events)) throw Killed();
    };
    CHECK_THROWS_AS(bench.close("2026-09"), Killed);
    bench.store.after = {};
    CHECK(things_in(bench.out()) == 0);
    bench.desk.look_again();
    CHECK(bench.close("2026-09").refusal.find("compensation export 2026-09") != std::string::npos);
    const HandedOver made = export_period(bench.desk, bench.period("2026-09"), bench.out());
    CHECK(made.payroll.sum == 10000);
    CHECK(made.warning.empty());
    CHECK(made.payroll.sha256 == bench.desk.ledger().closings.at(0).sha256);
    CHECK(bench.close("2026-10").payroll.sum == 0);
}

TEST_CASE("Of two programs that close at one moment at most one hands a file over, and no money is lost", "[session][payroll]")
{
    // `when`: the other's closing arrives before ours is recorded, or right after it. Both saw the same visits.
    const bool same_period = GENERATE(true, false);
    const bool first = GENERATE(true, false);
    CAPTURE(same_period, first);
    PayBench bench;
    const Uuid late = bench.log(bench.fine("2026-08-20"));  // of August, which is closed without it
    PayBench::must(withdraw_visit(bench.desk, late, WithdrawnWhy::by_mistake));
    CHECK(bench.close("2026-08").payroll.sum == 0);
    bench.log(bench.fine("2026-08-21"));
    bench.log(bench.fine("2026-09-15"));
    const char* others = same_period ? "2026-09" : "2026-10";

    MemoryStore seen;
    (void)merge(bench.store, seen);
    Session other_session(seen, test::small_library(test::project_framework()), test::project_framework(), test::project_words(), test::fixed_world(7));
    other_session.use_programmes(Programmes((bench.scratch.path / "programme.yaml").string()));
    CertificationDesk other_certification(other_session);
    PayDesk other_desk(other_certification);
    std::string why_not;
    std::vector<HandedOver> all{close_period(other_desk, *period_said(other_desk, others, why_not), bench.out("other"))};
    REQUIRE(all[0].done());
    CHECK(all[0].payroll.sum == (same_period ? 20000 : 10000));

    bool arrived = false;
    const auto arrive = [&](std::span<const Event> events) {
        if (arrived || !is_closing(events)) return;
        arrived = true;
        (void)merge(seen, bench.store);
    };
    (first ? bench.store.before : bench.store.after) = arrive;
    all.push_back(bench.close("2026-09"));
    REQUIRE(arrived);
    CHECK_FALSE(all[1].done());  // the other one has the file
    CHECK_FALSE(fs::exists(bench.out() / "home-visits-2026-09"));

    // Whatever is in doubt is settled by what payroll says: the other's file was paid, ours it never got.
    bench.desk.look_again();
    for (const Closing& closing : std::vector<Closing>(bench.desk.ledger().closings))
        if (closing.open()) PayBench::must(settle_closing(bench.desk, closing.event, closing.event == all[0].closing ? PaidOf::fresh : PaidOf::none));
    CHECK(bench.desk.ledger().held.empty());
    bench.go_to("2026-11-30");
    for (const char* next : {"2026-10", "2026-11"})
        if (!bench.desk.ledger().closed(bench.period(next))) all.push_back(bench.close(next, next));
    CHECK(handed(all) == 20000);
    CHECK(adjustments(bench.desk).empty());
}

TEST_CASE("Two laptops that closed apart are told, held and settled once somebody has asked payroll", "[session][payroll]")
{
    PayBench bench;
    bench.log(bench.fine("2026-09-15"));
    MemoryStore seen;
    (void)merge(bench.store, seen);
    Session other_session(seen, test::small_library(test::project_framework()), test::project_framework(), test::project_words(), test::fixed_world(7));
    other_session.use_programmes(Programmes((bench.scratch.path / "programme.yaml").string()));
    CertificationDesk other_certification(other_session);
    PayDesk other_desk(other_certification);
    std::string why_not;
    VisitFacts theirs = bench.fine("2026-09-28");
    const VisitEntered entered = log_visit(other_desk, theirs);
    REQUIRE(entered.done());
    PayBench::must(visit_reflected(other_desk, entered.visit, theirs.date));

    CHECK(bench.close("2026-09").payroll.sum == 10000);
    CHECK(close_period(other_desk, *period_said(other_desk, "2026-09", why_not), bench.out("other")).payroll.sum == 20000);
    (void)merge(seen, bench.store);
    bench.desk.look_again();
    REQUIRE_FALSE(bench.desk.ledger().faults.empty());
    const auto open = std::find_if(bench.desk.ledger().closings.begin(), bench.desk.ledger().closings.end(), [](const Closing& one) { return one.open(); });
    const bool any_open = open != bench.desk.ledger().closings.end();
    if (any_open) {
        const Uuid closing = open->event;
        CHECK(settle_closing(bench.desk, closing, PaidOf::none).done());
        CHECK_FALSE(settle_closing(bench.desk, closing, PaidOf::all).done());  // the first answer counts
    }
    const auto stands = std::find_if(bench.desk.ledger().closings.begin(), bench.desk.ledger().closings.end(), [](const Closing& one) { return one.stands; });
    CHECK_FALSE(settle_closing(bench.desk, stands->event, PaidOf::none).done());
    CHECK_FALSE(settle_closing(bench.desk, bench.ana, PaidOf::none).done());
    const Cents paid = stands->sum();
    CHECK(any_open == (paid == 10000));
    CHECK(bench.close("2026-10", "next").payroll.sum == 20000 - paid);
}

TEST_CASE("Who was erased takes nothing from their partner, and no name stays", "[session][payroll]")
{
    PayBench bench;
    const Uuid visit = bench.log(bench.fine());
    REQUIRE(bench.close("2026-09").done());
    const Uuid open = bench.log(bench.fine("2026-10-01"));
    (void)bench.store.erase_person(bench.ana);
    bench.desk.look_again();
    const VisitTold told = bench.told(visit);
    REQUIRE(told.educators.size() == 1);
    CHECK(told.educators[0].name == "Ben Li");
    CHECK(told.educators[0].state == PayState::paid);
    CHECK(told.educators[0].paid == 5000);
    CHECK(bench.told(open).educators[0].reasons.front().code == "erased");
    CHECK(bench.close("2026-10").payroll.sum == 0);
    const HandedOver again = export_period(bench.desk, bench.period("2026-09"), bench.out("again"));
    CHECK(again.done());
    CHECK_FALSE(again.warning.empty());
    CHECK(again.payroll.sum == 10000);
    CHECK(bytes_of(again.folder / "home-visits-2026-09.csv").find("Ruiz") == std::string::npos);
    (void)bench.store.erase_person(bench.ben);
    bench.desk.look_again();
    CHECK(visits_told(bench.desk, {}, today(bench.session)).empty());
}

TEST_CASE("A programme without rules of pay pays nothing, and one with faults says where", "[session][payroll]")
{
    PayBench bench(test::paying_programme.substr(0, test::paying_programme.find("compensation:")));
    bench.log(bench.fine());
    CHECK(bench.close("2026-09").refusal.find("pays nothing") != std::string::npos);
    std::string wrong = test::paying_programme;
    wrong.replace(wrong.find("50.00"), 5, "$50");
    bench.use_programme(wrong, "wrong.yaml");
    std::string told;
    try {
        (void)bench.desk.pays();
    } catch (const ProgrammeError& error) {
        told = error.what();
    }
    CHECK(told.find("wrong.yaml") != std::string::npos);
    CHECK(told.find("$50") != std::string::npos);
}
