#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "foundation/calendar_date.h"
#include "support/catch.h"
#include "support/command_bench.h"
#include "trainer/commands/certify_commands.h"
#include "trainer/commands/visits_commands.h"

using namespace fv;
using test::CommandBench;
using test::Ran;
using Json = nlohmann::json;

namespace {

namespace fs = std::filesystem;

const std::string programme = R"(format: first-visit-programme/1
id: home-visits
version: 1
title: Home visits
issuer: {name: Lakeside Unified}
levels:
  home-visitor:
    title: Home visitor
    lasts: 24 months
    requirements:
      introduction: {name: Introduction, training: {minutes: 60, topics: [logistics]}}
compensation:
  currency: USD
  rates: [{unit: visit, amount: 50.00}]
  reflection-within: 30
  periods: {early: {from: 2020-01-01, until: YESTERDAY}, now: {from: TODAY, until: 2099-12-31}}
  sources: {title-i: {name: "Title I", code: "4010"}}
  default-source: title-i
  schools: {Lincoln: {code: "0123"}}
)";

/// A district on the command line. The clock is the world's: days are counted from today.
struct District {
    CommandBench bench;
    std::chrono::sys_days today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());

    District()
    {
        std::string text = programme;
        replace(text, "YESTERDAY", day(-1));
        replace(text, "TODAY", day(0));
        bench.write("programme.yaml", text);
        bench.write("roster.csv", "name,roster id,school,role\nAna Ruiz,T-1,Lincoln,teacher\nBen Li,T-2,Lincoln,teacher\nCy =Doe,T-3,Lincoln,teacher\nTom Baker,T-9,,trainer\n");
        must({"people", "import", bench.path("roster.csv"), "--write"});
        for (const char* name : {"Ana Ruiz", "Ben Li"}) must({"certify", "recognise", name, "home-visitor", "--on", day(-100), "--why", "trained before"});
    }

    static void replace(std::string& text, const std::string& what, const std::string& with) { text.replace(text.find(what), what.size(), with); }
    [[nodiscard]] std::string day(int days) const { return iso_text(std::chrono::year_month_day{today + std::chrono::days{days}}); }
    Ran run(std::vector<std::string> words, const std::string& input = {})
    {
        words.insert(words.end(), {"--programme", bench.path("programme.yaml")});
        return bench.run(std::move(words), input);
    }
    Ran must(std::vector<std::string> words)
    {
        const Ran ran = run(std::move(words));
        INFO(ran.err);
        REQUIRE(ran.status == ExitStatus::done);
        return ran;
    }
    Json json(std::vector<std::string> words, int status = ExitStatus::done)
    {
        words.push_back("--json");
        const Ran ran = run(std::move(words));
        INFO(ran.err);
        CHECK(ran.status == status);
        return Json::parse(ran.out);
    }
    std::vector<std::string> add_words(int when, const std::string& start = "16:30", const std::string& other = "Ben Li") const
    {
        return {"visits", "add", "Ana Ruiz", other, "--on", day(when), "--start", start, "--minutes", "40", "--stage", "first-visit", "--setting", "home", "--arranged", day(when - 3), "--voluntary", "--outside-contract", "--grade", "3rd grade", "--visit-language", "es"};
    }
    std::string add(int when, const std::string& start = "16:30")
    {
        const std::string visit = json(add_words(when, start)).at("visit");
        must({"visits", "reflected", visit, "--on", day(when)});
        return visit;
    }
    std::size_t events() { return json({"records", "info"}).at("events"); }
    Json visit(const std::string& id)
    {
        const Json document = json({"visits", "list", "--withdrawn"});
        for (const Json& one : document.at("visits"))
            if (one.at("visit") == id) return one;
        return {};
    }
    std::string folder(const std::string& name) { return bench.path(name); }
};

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Runs a few lines of Python with the file as their argument. Empty: it was not content.
std::string by_python(const std::string& script, const std::string& file, const std::string& scratch)
{
    std::ofstream(scratch + ".py") << script;
    const int status = std::system((std::string(FV_PYTHON) + " " + scratch + ".py " + file + " > " + scratch + ".out").c_str());
    return status == 0 ? bytes_of(scratch + ".out") : std::string{};
}

std::vector<std::string> without(std::vector<std::string> words, const std::string& option, int values)
{
    const auto found = std::find(words.begin(), words.end(), option);
    REQUIRE(found != words.end());
    words.erase(found, found + 1 + values);
    return words;
}

}  // namespace

TEST_CASE("From the roster to payroll and to next period's difference, on the command line", "[commands][visits][payroll]")
{
    District district;
    const std::string first = district.add(-10), second = district.add(-9);
    const std::string unpaid = district.json(district.add_words(-8, "16:30", "Cy =Doe")).at("visit");
    const Json told = district.visit(unpaid);
    CHECK(told.at("payable") == false);
    CHECK(told.at("grade") == "3");
    CHECK(told.at("educators")[0].at("reasons")[0].at("code") == "not-certified:T-3");
    CHECK(told.at("educators")[0].at("reasons")[0].at("mend_code") == "certify");
    CHECK(district.visit(first).at("educators")[0].at("state") == "payable");

    const Json status = district.json({"compensation", "status", "early"});
    CHECK(district.must({"compensation", "status", "--json"}).out.starts_with("{\n  \"schema\""));
    CHECK(status.at("schema") == "first-visit/compensation-status/1");
    CHECK(status.at("periods")[0].at("sum_cents") == 20000);
    CHECK(status.at("periods")[0].at("not_payable").size() == 1);
    CHECK(status.at("periods")[0].at("totals").at("person").size() == 2);

    const Json closed = district.json({"compensation", "close", "early", "--folder", district.folder("out"), "--as", "Tom Baker"});
    CHECK(closed.at("sum_cents") == 20000);
    CHECK(closed.at("lines") == 4);
    const fs::path out = closed.at("folder").get<std::string>();
    for (const Json& file : closed.at("files")) CHECK(fs::file_size(out / file.get<std::string>()) > 0);
    const std::string facts = bytes_of(out / "home-visits-early.facts.json");
    CHECK(Json::parse(facts).at("sha256") == closed.at("sha256"));
    CHECK(Json::parse(facts).at("sum_cents") == 20000);

    const std::string rows = by_python("import csv, sys, hashlib\nb = open(sys.argv[1], 'rb').read()\nrows = list(csv.DictReader(b.decode('utf-8').splitlines()))\nprint(len(rows), sum(int(r['amount_cents']) for r in rows), sorted({r['employee_id'] + ' ' + r['last_name'] for r in rows}), hashlib.sha256(b).hexdigest())\n",
                                       (out / "home-visits-early.csv").string(), district.folder("reader"));
    CHECK(rows == "4 20000 ['T-1 Ruiz', 'T-2 Li'] " + closed.at("sha256").get<std::string>() + "\n");
    const std::string workbook = by_python("import sys, zipfile, re\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nnames = re.findall('<sheet name=\"([^\"]+)\"', z.read('xl/workbook.xml').decode())\nprint(names, z.read('xl/worksheets/sheet1.xml').decode().count('<row '))\n",
                                           (out / "home-visits-early.xlsx").string(), district.folder("reader"));
    CHECK(workbook == "['payroll', 'by-person', 'by-school', 'by-source'] 5\n");
    const std::string reasons = by_python("import csv, sys\nrows = list(csv.DictReader(open(sys.argv[1], encoding='utf-8', newline='')))\nprint(sorted({r['reason_code'] for r in rows}), {r['about_employee_id'] for r in rows if r['reason_code'].startswith('not-cert')})\n",
                                          (out / "home-visits-early-not-payable.csv").string(), district.folder("reader"));
    CHECK(reasons == "['no-reflection', 'not-certified:T-3'] {'T-3'}\n");

    // Once: and the files can be had again.
    const std::size_t events = district.events();
    const Ran again = district.run({"compensation", "close", "early", "--folder", district.folder("twice")});
    CHECK(again.status == ExitStatus::answer_is_no);
    CHECK(again.err.find("compensation export early") != std::string::npos);
    CHECK_FALSE(fs::exists(district.folder("twice")));
    const Json exported = district.json({"compensation", "export", "early", "--folder", district.folder("again")});
    CHECK(exported.at("same_as_closed") == true);
    for (const Json& file : exported.at("files")) CHECK(bytes_of(fs::path(exported.at("folder").get<std::string>()) / file.get<std::string>()) == bytes_of(out / file.get<std::string>()));
    CHECK(district.events() == events);

    // What is corrected afterwards comes with the next one.
    district.must({"visits", "correct", first, "--inside-contract"});
    district.must({"visits", "withdraw", second, "--why", "not-made"});
    CHECK(district.json({"compensation", "status"}).at("adjustments").size() == 4);
    const Json next = district.json({"compensation", "close", "now", "--folder", district.folder("out")});
    CHECK(next.at("sum_cents") == -20000);
    const std::string notes = by_python("import csv, sys\nprint(sorted((r['note_code'], r['amount_cents']) for r in csv.DictReader(open(sys.argv[1], encoding='utf-8', newline=''))))\n", next.at("folder").get<std::string>() + "/home-visits-now.csv", district.folder("reader"));
    CHECK(notes == "[('contract-time', '-5000'), ('contract-time', '-5000'), ('withdrawn', '-5000'), ('withdrawn', '-5000')]\n");
    CHECK(district.json({"compensation", "status"}).at("adjustments").empty());
}

TEST_CASE("What is needed of a visit and not said is asked for, never assumed", "[commands][visits]")
{
    District district;
    const std::size_t events = district.events();
    const std::vector<std::string> whole = district.add_words(-5);
    for (const auto& [option, values] : {std::pair{"--start", 1}, {"--minutes", 1}, {"--stage", 1}, {"--setting", 1}, {"--arranged", 1}, {"--voluntary", 0}, {"--outside-contract", 0}}) {
        const Ran ran = district.run(without(whole, option, values));
        CHECK(ran.status == ExitStatus::wrong_usage);
        CHECK(ran.err.find(option) != std::string::npos);
        CHECK(ran.err.find("Nothing was written") != std::string::npos);
    }
    CHECK(district.events() == events);

    // Somebody at a terminal is asked.
    CommonOptions common;
    common.records = district.bench.path("records.db");
    common.programme = district.bench.path("programme.yaml");
    common.language = "en";
    const OpenSession opened = open_session(common, data_folders("/nowhere/bin/first-visit", FV_SOURCE_DIR));
    CertificationDesk certification(*opened.session);
    PayDesk desk(certification);
    VisitsArguments arguments;
    arguments.educators = {"Ana Ruiz", "Ben Li"};
    arguments.on = district.day(-5);
    std::istringstream in("16:30\n40\nfirst-visit\nlibrary\nyes\n" + district.day(-8) + "\n10\n");
    std::ostringstream out, err;
    Console console{.in = in, .out = out, .err = err, .in_is_terminal = true};
    CHECK(run_visits_add(arguments, desk, common, console) == ExitStatus::done);
    REQUIRE(desk.log().size() == 1);
    CHECK(desk.log()[0].voluntary);
    CHECK(desk.log()[0].setting == Setting::library);
    CHECK(desk.log()[0].contract == ContractTime::partly);
    CHECK(desk.log()[0].minutes_inside == 10);
    std::istringstream silent("\n\n\n\n\n\n\n");
    Console mute{.in = silent, .out = out, .err = err, .in_is_terminal = true};
    CHECK(run_visits_add(arguments, desk, common, mute) == ExitStatus::wrong_usage);
}

TEST_CASE("What cannot be is refused on the command line, and nothing is written", "[commands][visits]")
{
    District district;
    const std::string visit = district.add(-10);
    const std::size_t events = district.events();
    const auto refused = [&](std::vector<std::string> words, int status, const std::string& why) {
        const Ran ran = district.run(std::move(words));
        INFO(ran.err);
        CHECK(ran.status == status);
        CHECK(ran.err.find(why) != std::string::npos);
        CHECK(district.events() == events);
    };
    const auto changed = [&](const std::string& option, const std::string& value) {
        std::vector<std::string> words = district.add_words(-5);
        *(std::find(words.begin(), words.end(), option) + 1) = value;
        return words;
    };
    refused(district.add_words(1), ExitStatus::answer_is_no, "yet to come");
    refused(district.add_words(-10), ExitStatus::answer_is_no, "entered already");
    refused(district.add_words(-10, "16:50"), ExitStatus::answer_is_no, "was at the visit of");
    refused(district.add_words(-5, "25:00"), ExitStatus::wrong_usage, "no time");
    refused(district.add_words(-5, "16:30", "Nobody"), ExitStatus::answer_is_no, "nobody called");
    refused(district.add_words(-5, "16:30", "Ana Ruiz"), ExitStatus::answer_is_no, "stands there twice");
    refused(changed("--minutes", "0"), ExitStatus::answer_is_no, "0 minutes");
    refused(changed("--grade", "Mateo's class"), ExitStatus::wrong_usage, "no grade");
    refused(changed("--on", "yesterday"), ExitStatus::wrong_usage, "no day");
    refused(changed("--stage", "third"), ExitStatus::wrong_usage, "--stage");
    refused({"visits", "withdraw", "abc", "--why", "by-mistake"}, ExitStatus::wrong_usage, "no visit's id");
    refused({"visits", "withdraw", visit, "--why", "tired"}, ExitStatus::wrong_usage, "--why");
    refused({"visits", "correct", visit, "--minutes", "40"}, ExitStatus::answer_is_no, "Nothing of this differs");
    refused({"visits", "correct", "0190f3c2-0000-7000-8000-000000000001", "--minutes", "40"}, ExitStatus::answer_is_no, "no such visit");
    refused({"visits", "reflected", visit, "--on", district.day(-11)}, ExitStatus::answer_is_no, "before the visit");
    refused({"visits", "withdraw", visit, "--why", "by-mistake", "--as", "Cy =Doe"}, ExitStatus::answer_is_no, "may not");
    refused({"compensation", "close", "early", "--as", "Ana Ruiz"}, ExitStatus::answer_is_no, "may not");
    refused({"compensation", "close", "2026-10"}, ExitStatus::wrong_usage, "The programme has: early, now");
    refused({"compensation", "export", "early"}, ExitStatus::answer_is_no, "not closed yet");
    refused({"compensation", "settle", visit, "none"}, ExitStatus::answer_is_no, "no such closing");
    refused({"visits", "import", district.folder("missing.csv")}, ExitStatus::answer_is_no, "missing.csv");
}

TEST_CASE("A table of visits is told, written once, and its faults by row and column", "[commands][visits]")
{
    District district;
    const std::string head = "entry,date,start,minutes,educators,stage,setting,voluntary,arranged on,contract\n";
    district.bench.write("log.csv", head + "7," + district.day(-4) + ",16:30,40,T-1;T-2,first-visit,home,yes," + district.day(-9) + ",outside\n");
    const Json preview = district.json({"visits", "import", district.folder("log.csv")});
    CHECK(preview.at("schema") == "first-visit/visits-import/1");
    CHECK(preview.at("written") == false);
    CHECK(preview.at("new") == 1);
    CHECK(district.json({"visits", "list"}).at("visits").empty());
    CHECK(district.json({"visits", "import", district.folder("log.csv"), "--write"}).at("written") == true);
    CHECK(district.json({"visits", "import", district.folder("log.csv"), "--write"}).at("unchanged") == 1);
    CHECK(district.json({"visits", "list"}).at("visits").size() == 1);
    district.bench.write("bad.csv", head + "8," + district.day(-3) + ",16:30,forty,T-1;T-2,first-visit,home,yes,,outside\n9," + district.day(-3) + ",18:30,40,T-1;T-7,first-visit,home,yes,,outside\n");
    const Json bad = district.json({"visits", "import", district.folder("bad.csv"), "--write"}, ExitStatus::answer_is_no);
    CHECK(bad.at("written") == false);
    CHECK(bad.at("faults").size() == 2);
    CHECK(bad.at("faults")[0].at("row") == 2);
    CHECK(bad.at("faults")[0].at("column") == "minutes");
    CHECK(district.json({"visits", "list"}).at("visits").size() == 1);
    const Json section = district.json({"visits", "cross-section"});
    CHECK(section.at("first_visits").is_null());  // one visit is withheld
    CHECK(section.at("statement").at("code") == "too-few");
}

TEST_CASE("What is on record of a person has their visits and pay, until they are erased", "[commands][visits][people]")
{
    District district;
    const std::string visit = district.add(-10);
    const Json closed = district.json({"compensation", "close", "early", "--folder", district.folder("out")});
    const Json person = district.json({"people", "export", "Ana Ruiz"});
    REQUIRE(person.at("visits").size() == 2);  // logged, reflected
    CHECK(person.at("visits")[0].at("about") == visit);
    REQUIRE(person.at("pay_lines").size() == 1);
    CHECK(person.at("pay_lines")[0].at("cents") == 5000);
    const Ran text = district.must({"people", "export", "Ana Ruiz"});
    CHECK(text.out.find("Visit to a family (" + visit + ")") != std::string::npos);
    CHECK(text.out.find("Handed to payroll") != std::string::npos);
    CHECK(district.json({"people", "export", "Tom Baker"}).at("visits").empty());

    district.must({"people", "erase", "Ana Ruiz", "--yes"});
    const Json left = district.visit(visit);
    CHECK(left.at("names") == Json::array({"somebody who was erased", "Ben Li"}));
    REQUIRE(left.at("educators").size() == 1);
    CHECK(left.at("educators")[0].at("state") == "paid");
    CHECK(left.at("educators")[0].at("paid_cents") == 5000);
    const Json again = district.json({"compensation", "export", "early", "--folder", district.folder("again")});
    CHECK(again.at("same_as_closed") == false);
    CHECK(again.at("sum_cents") == closed.at("sum_cents"));
    CHECK(bytes_of(fs::path(again.at("folder").get<std::string>()) / "home-visits-early.csv").find("Ruiz") == std::string::npos);
    CHECK(district.json({"compensation", "close", "now", "--folder", district.folder("out")}).at("sum_cents") == 0);
    district.must({"people", "erase", "Ben Li", "--yes"});
    CHECK(district.json({"visits", "list"}).at("visits").empty());
}

TEST_CASE("The rules of pay are told as the programme's file says them", "[commands][payroll]")
{
    District district;
    const Json rules = district.json({"compensation", "rules"});
    CHECK(rules.at("schema") == "first-visit/compensation-rules/1");
    CHECK(rules.at("rates")[0].at("amount_cents") == 5000);
    CHECK(rules.at("periods").size() == 2);
    CHECK(district.must({"compensation", "rules"}).out.find("50.00 USD a visit") != std::string::npos);
    const std::string text = bytes_of(district.bench.path("programme.yaml"));
    district.bench.write("programme.yaml", text.substr(0, text.find("compensation:")));
    CHECK(district.json({"compensation", "rules"}, ExitStatus::answer_is_no).at("pays") == false);
    std::string wrong = text;
    District::replace(wrong, "50.00", "fifty");
    district.bench.write("programme.yaml", wrong);
    const Ran faults = district.run({"compensation", "rules"});
    CHECK(faults.status == ExitStatus::could_not);
    INFO(faults.err);
    CHECK(faults.err.find("programme.yaml:14:") != std::string::npos);
    CHECK(district.run({"check", district.bench.path("programme.yaml")}).status == ExitStatus::answer_is_no);
}

TEST_CASE("Every command of visits and compensation helps with an example, and looking makes no records", "[commands][visits]")
{
    CommandBench bench;
    for (const char* word : {"add", "list", "correct", "withdraw", "reflected", "import", "cross-section"}) {
        const Ran ran = bench.run({"visits", word, "--help"});
        CHECK(ran.status == ExitStatus::done);
        CHECK(ran.out.find(std::string("Example: first-visit visits ") + word) != std::string::npos);
    }
    for (const char* word : {"rules", "status", "close", "export", "settle"}) {
        const Ran ran = bench.run({"compensation", word, "--help"});
        CHECK(ran.status == ExitStatus::done);
        CHECK(ran.out.find(std::string("Example: first-visit compensation ") + word) != std::string::npos);
    }
    CHECK(bench.run({"visits", "list"}).status == ExitStatus::answer_is_no);
    CHECK(bench.run({"compensation", "status"}).status == ExitStatus::answer_is_no);
    CHECK(bench.run({"compensation", "rules"}).status == ExitStatus::done);
    CHECK_FALSE(fs::exists(bench.path("records.db")));
}
