#include "facilitator/compensation/visit_table.h"

#include "facilitator/records/merge.h"
#include "pay_maker.h"
#include "support/random_history.h"

using namespace fv;
using namespace fv::test;

namespace {

const Day today = on("2026-10-01");

Roster staff()
{
    Saying saying;
    saying.add(1, "Ana Ruiz", {.school = {}, .email = "ana@school.example", .roster_id = "T-1"});
    saying.add(2, "Ben Li", {.school = {}, .email = "ben@school.example", .roster_id = {}});
    saying.add(3, "José Núñez");
    saying.add(4, "Sam Lee", {.school = "Lincoln", .email = {}, .roster_id = {}});
    saying.add(5, "Sam Lee", {.school = "Roosevelt", .email = {}, .roster_id = {}});
    return saying.roster();
}

const std::string head = "entry,date,start,minutes,educator,partner,stage,setting,voluntary,arranged on,contract,grade,language,reflected on\n";
const std::string row = "17,2026-09-15,16:30,40,T-1,ben@school.example,first visit,home,yes,2026-09-10,outside,K,Spanish,2026-09-15\n";

VisitImportPlan plan_of(const std::string& text, const Laptop& laptop) { return plan_visit_import(read_table("visits.csv", text), laptop.visits(), staff(), today); }

void write(const VisitImportPlan& plan, Laptop& laptop)
{
    for (const PlannedVisit& planned : plan.visits)
        for (const Said& said : said_of(planned, today)) {
            std::uint32_t step = 0;
            laptop.store.read_about(said.about, [&](const Event& event) { return step = event.step, true; });
            static unsigned next = 5'000'000;
            laptop.store.append(Event{.id = numbered(++next), .at = Instant{}, .author = said.about, .device = numbered(1, 3), .about = said.about, .step = step + 1, .kind = said.kind, .body = said.body});
        }
}

std::string faults_of(const std::string& text, const Laptop& laptop = Laptop(1))
{
    std::string out;
    for (const TableFault& fault : plan_of(text, laptop).faults)
        if (!fault.is_note) out += printed(fault);
    return out;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

using As = PlannedVisit::As;

}  // namespace

TEST_CASE("A log from a table becomes visits", "[compensation][import]")
{
    Laptop laptop(1);
    const VisitImportPlan plan = plan_of(head + row, laptop);
    CHECK(plan.faults.empty());
    REQUIRE(plan.count(As::fresh) == 1);
    write(plan, laptop);
    REQUIRE(laptop.visits().size() == 1);
    LoggedVisit wanted = fine_visit();
    wanted.id = laptop.visits()[0].id;
    wanted.entered = today;
    wanted.grade = "k";
    wanted.language = "es";
    CHECK(laptop.visits()[0] == wanted);
}

TEST_CASE("Reading a table again changes nothing, on whichever laptop", "[compensation][import]")
{
    const std::string without = "date,start,minutes,educators,stage,contract,voluntary,arranged on\n2026-09-16,9:00 am,30,Ana Ruiz; Jose Nunez,2,outside,x,2026-09-01\n";
    Laptop one(1), other(2);
    for (const std::string& text : {head + row, without}) {
        write(plan_of(text, one), one);
        write(plan_of(text, other), other);
        CHECK(plan_of(text, one).count(As::unchanged) == 1);
        CHECK(plan_of(text, one).visits.size() == 1);
    }
    merge(other.store, one.store);
    CHECK(one.visits().size() == 2);
    CHECK(plan_of(head + row, one).count(As::unchanged) == 1);
}

TEST_CASE("A visit that was entered by hand is found again by pair, day and start", "[compensation][import]")
{
    Laptop laptop(1);
    LoggedVisit visit = fine_visit();
    visit.reflected_on.reset();
    laptop.log(visit);
    const VisitImportPlan plan = plan_of(head + row, laptop);
    REQUIRE(plan.count(As::changed) == 1);
    CHECK(plan.visits[0].id == the_visit(1));
    CHECK(plan.visits[0].changes == std::vector<VisitChange>{{"grade", "", "k"}, {"language", "", "es"}});
    CHECK(plan.visits[0].reflected_on == on("2026-09-15"));
    write(plan, laptop);
    CHECK(laptop.visits().size() == 1);
    CHECK(plan_of(head + row, laptop).count(As::unchanged) == 1);
}

TEST_CASE("A changed row corrects its visit, by its entry", "[compensation][import]")
{
    Laptop laptop(1);
    write(plan_of(head + row, laptop), laptop);
    std::string changed = row;
    changed.replace(changed.find("16:30,40"), 8, "17:00,45");
    const VisitImportPlan plan = plan_of(head + changed, laptop);
    REQUIRE(plan.count(As::changed) == 1);
    CHECK(plan.visits[0].changes == std::vector<VisitChange>{{"start", "16:30", "17:00"}, {"minutes", "40", "45"}});
    write(plan, laptop);
    REQUIRE(laptop.visits().size() == 1);
    CHECK(laptop.visits()[0].start == 17 * 60);
    CHECK(laptop.visits()[0].corrections == 1);
}

TEST_CASE("A cell that is empty says nothing", "[compensation][import]")
{
    Laptop laptop(1);
    write(plan_of(head + row, laptop), laptop);
    CHECK(plan_of(head + "17,2026-09-15,16:30,,T-1,Ben Li,,,,,,,,\n", laptop).count(As::unchanged) == 1);
}

TEST_CASE("A withdrawn visit is not brought back by a table", "[compensation][import]")
{
    Laptop laptop(1);
    write(plan_of(head + row, laptop), laptop);
    laptop.say(laptop.visits()[0].id, withdrawn(WithdrawnWhy::not_made, today));
    const VisitImportPlan plan = plan_of(head + row, laptop);
    CHECK(plan.visits.empty());
    REQUIRE(plan.faults.size() == 1);
    CHECK(plan.faults[0].is_note);
}

TEST_CASE("Faults are told by row and column, with how to mend them", "[compensation][import]")
{
    const auto with = [](std::string part, std::string other) {
        std::string text = row;
        text.replace(text.find(part), part.size(), other);
        return head + text;
    };
    CHECK(faults_of(with("2026-09-15", "2026-09-31")) == "visits.csv, row 2, date: \"2026-09-31\" is not understood. Write year, month and day: 2026-10-01.\n");
    CHECK(faults_of(with("16:30", "25:00")) == "visits.csv, row 2, start: \"25:00\" is not understood. Write it like 16:30 or 4:30 pm.\n");
    CHECK(faults_of(with("2026-09-15", "2026-10-02")) == "visits.csv, row 2, reflected on: the two looked back before the visit. Write the day on which they reflected together.\n");
    CHECK(faults_of(with("T-1", "T-9")) == "visits.csv, row 2, educator: nobody on record is \"T-9\". Write the roster's id, the email or the name as it stands there; or add them with `first-visit people add`.\n");
    CHECK(has(faults_of(with("T-1", "sam lee")), "row 2, educator: 2 people on record may be \"sam lee\"."));
    CHECK(has(faults_of(with("T-1", "Ben Li")), "row 2, partner: Ben Li stands there twice."));
    CHECK(has(faults_of(with("first visit", "third")), "row 2, stage: \"third\" is not understood."));
    CHECK(has(faults_of(with(",K,", ",Mateo,")), "no name of a class or a pupil"));
    CHECK(has(faults_of(with("16:30,40", "16:30,")), "row 2, minutes: a visit of 0 minutes is none"));
    CHECK(has(faults_of("date,start,minutes,stage,contract\n"), "no column says who went"));
    CHECK(has(faults_of(""), "the file is empty"));
    CHECK(faults_of(head + row + row) == "visits.csv, row 3, entry: row 2 is about the same visit. Keep one of the two.\n");
    std::string later = row;
    later.replace(0, 2, "18");
    later.replace(later.find("16:30"), 5, "16:45");
    CHECK(faults_of(head + row + later) == "visits.csv, row 3, start: Ana Ruiz was at the visit of 2026-09-15 at 16:30, which is not over then (row 2). Correct the time of the one that is wrong.\n");
    std::string twice = row;
    twice.replace(0, 2, "18");
    CHECK(has(faults_of(head + row + twice), "row 3, start: the visit of 2026-09-15 at 16:30 by the same two is entered already (row 2)."));
}

TEST_CASE("A visit in the future is not imported, and one without a partner is, with a notice", "[compensation][import]")
{
    CHECK(has(faults_of(head + "1,2026-10-02,16:30,40,T-1,Ben Li,1,home,yes,2026-09-10,outside,,,\n"), "row 2, date: 2026-10-02 is yet to come."));
    const VisitImportPlan plan = plan_of(head + "1,2026-09-30,16:30,40,T-1,,1,home,yes,,outside,,,\n", Laptop(1));
    CHECK_FALSE(has_faults(plan.faults));
    REQUIRE(plan.visits.size() == 1);
    REQUIRE(plan.visits[0].notices.size() == 2);
    CHECK(plan.visits[0].notices[0].what == LogProblem::What::alone);
    CHECK(plan.visits[0].notices[1].what == LogProblem::What::not_arranged);
}

TEST_CASE("What another log says of families is passed over and kept nowhere", "[compensation][import][privacy]")
{
    Laptop laptop(1);
    const VisitImportPlan plan = plan_of("Family name,Notes," + head + "Delgado,the aunt is ill," + row, laptop);
    CHECK(plan.faults.size() == 2);
    CHECK_FALSE(has_faults(plan.faults));
    write(plan, laptop);
    for (const Event& event : all_of(laptop.store)) {
        CHECK_FALSE(has(event.body, "Delgado"));
        CHECK_FALSE(has(event.body, "aunt"));
        CHECK_FALSE(has(event.body, "17\""));  // nor the other log's own number, which may name somebody
    }
}

TEST_CASE("Whatever a table has in it, it is planned or its faults are told, and no plan has what cannot be", "[compensation][import][property]")
{
    Laptop laptop(1);
    laptop.log(fine_visit());
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Dice dice(seed);
        std::string text = head + row + "18,2026-09-16,9:00,30,Ben Li,Jose Nunez,2,park,x,2026-09-01,partly,3,es,\n";
        for (unsigned times = dice(5); times > 0; --times) {
            const std::size_t at = head.size() + dice(static_cast<unsigned>(text.size() - head.size()));
            if (dice(2) == 0) text.erase(at, 1 + dice(3));
            else text.insert(at, std::string(1, std::string("0123456789,;:/-\" \nxyz")[dice(21)]));
        }
        INFO("seed " << seed << "\n" << text);
        const VisitImportPlan plan = plan_of(text, laptop);
        if (has_faults(plan.faults)) continue;
        for (const PlannedVisit& planned : plan.visits) {
            CHECK(planned.facts.date <= today);
            CHECK((planned.facts.educators.size() == 1 || planned.facts.educators.size() == 2));
            CHECK(planned.facts.end() <= minutes_of_day);
        }
    }
}

TEST_CASE("Days with slashes are read where all of them together tell their order", "[compensation][import]")
{
    const std::string columns = "date,start,minutes,educators,stage,contract,voluntary,arranged on\n";
    const auto date_of = [&](const std::string& date, const std::string& arranged) {
        const VisitImportPlan plan = plan_of(columns + date + ",16:30,30,T-1;Ben Li,1,outside,yes," + arranged + "\n", Laptop(1));
        return plan.visits.empty() ? std::string("none") : iso_text(std::chrono::year_month_day{plan.visits[0].facts.date});
    };
    CHECK(date_of("9/8/2026", "8/31/2026") == "2026-09-08");
    CHECK(date_of("8/9/2026", "31/8/2026") == "2026-09-08");
    CHECK(date_of("9/8/2026", "8/9/2026") == "none");
    CHECK(date_of("9/31/2026", "") == "none");
}
