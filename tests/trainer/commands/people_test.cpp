#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/catch.h"
#include "support/command_bench.h"

using namespace fv;
namespace fs = std::filesystem;
using json = nlohmann::json;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Runs the words, wants this status, and reads the JSON.
json told(test::CommandBench& bench, std::vector<std::string> words, int status = 0)
{
    words.emplace_back("--json");
    const test::Ran ran = bench.run(words);
    INFO(ran.err << ran.out);
    CHECK(ran.status == status);
    CHECK(has(ran.out.substr(0, 14), "\"schema\""));
    return json::parse(ran.out);
}

void run_for(test::CommandBench& bench, const std::vector<std::string>& words, int status = 0, const std::string& input = {})
{
    const test::Ran ran = bench.run(words, input);
    INFO(ran.err << ran.out);
    CHECK(ran.status == status);
}

std::string text_of(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// A PIN in the environment, as long as this stands.
struct PinInEnvironment {
    explicit PinInEnvironment(const char* pin) { setenv("FIRST_VISIT_PIN", pin, 1); }
    ~PinInEnvironment() { unsetenv("FIRST_VISIT_PIN"); }
    PinInEnvironment(const PinInEnvironment&) = delete;
    PinInEnvironment& operator=(const PinInEnvironment&) = delete;
};

}  // namespace

TEST_CASE("A roster is shown first, and written when asked", "[command][people]")
{
    test::CommandBench bench;
    bench.write("roster.csv", "name,email,school,cohort\r\nAna Ruiz,ana@school.example,Lincoln,Fall\r\nBen Li,,Lincoln,Fall\r\n");
    json plan = told(bench, {"people", "import", bench.path("roster.csv")});
    CHECK(plan["written"] == false);
    CHECK(plan["added"] == 2);
    CHECK_FALSE(fs::exists(bench.path("records.db")));
    CHECK(has(bench.run({"people", "import", bench.path("roster.csv")}).out, "Nothing is written yet: 2 to add, 0 to change, 0 unchanged. Say --write to do it."));
    plan = told(bench, {"people", "import", bench.path("roster.csv"), "--write"});
    CHECK(plan["written"] == true);
    CHECK(told(bench, {"people", "list"})["people"].size() == 2);
    CHECK(told(bench, {"people", "import", bench.path("roster.csv"), "--write"})["unchanged"] == 2);
    CHECK(told(bench, {"people", "list", "--cohort", "fall"})["people"][0]["email"] == "ana@school.example");
    CHECK(told(bench, {"people", "list", "--cohort", "Spring"}, 1)["people"].empty());
    CHECK(told(bench, {"records", "verify"})["fault_count"] == 0);
}

TEST_CASE("A roster with a fault writes nothing, and says where it is", "[command][people]")
{
    test::CommandBench bench;
    bench.write("roster.csv", "name,email\nAna,ana\n");
    const test::Ran ran = bench.run({"people", "import", bench.path("roster.csv"), "--write"});
    CHECK(ran.status == 1);
    CHECK(has(ran.err, "roster.csv, row 2, email: \"ana\" is no email address."));
    CHECK(told(bench, {"people", "import", bench.path("roster.csv")}, 1)["faults"][0]["row"] == 2);
    CHECK(bench.run({"people", "list"}).status == 1);
    CHECK(bench.run({"people", "import", bench.path("nothing.csv")}).status == 1);
    fs::create_directories(bench.path("oneroster"));
    CHECK(has(bench.run({"people", "import", bench.path("oneroster")}).err, "there is no users.csv in"));
}

TEST_CASE("A OneRoster folder brings staff and no pupil", "[command][people]")
{
    test::CommandBench bench;
    fs::create_directories(bench.path("one"));
    bench.write("one/users.csv", "sourcedId,givenName,familyName,role\nu1,Ana,Ruiz,teacher\nu2,Mateo,Delgado,student\n");
    bench.write("one/classes.csv", "sourcedId,title\nc1,Home visits\n");
    bench.write("one/enrollments.csv", "classSourcedId,userSourcedId,role\nc1,u1,teacher\nc1,u2,student\n");
    CHECK(told(bench, {"people", "import", bench.path("one"), "--write"})["left_out"] == 1);
    const json people = told(bench, {"people", "list"})["people"];
    REQUIRE(people.size() == 1);
    CHECK(people[0]["cohorts"][0] == "Home visits");
    CHECK_FALSE(has(bench.run({"records", "export"}).out, "Mateo"));
}

TEST_CASE("Somebody entered twice is found, joined with their attempts, and told apart again", "[command][people]")
{
    test::CommandBench bench;
    REQUIRE(bench.run({"play", bench.path("small-visit.yaml"), "--as", "Ana Ruiz", "--choices", "show-attendance,apologise"}).status == 0);
    REQUIRE(bench.run({"play", bench.path("small-visit.yaml"), "--as", "Ana  Ruíz", "--choices", "show-attendance,apologise"}).status == 0);
    const json found = told(bench, {"people", "duplicates"})["duplicates"];
    REQUIRE(found.size() == 1);
    CHECK(found[0]["why"] == "same-name");
    const std::string one = found[0]["one"]["id"], other = found[0]["other"]["id"];
    CHECK(told(bench, {"people", "join", one, other})["changed"] == true);
    CHECK(told(bench, {"people", "join", one, other})["changed"] == false);
    CHECK(told(bench, {"people", "list"})["people"].size() == 1);
    CHECK(told(bench, {"records", "info"})["people"] == 1);
    const std::string table = bench.run({"export", "csv"}).out;
    CHECK(has(table, std::min(one, other)));
    CHECK_FALSE(has(table, std::max(one, other)));
    const std::string everything = bench.run({"people", "export", other}).out;
    CHECK(has(everything, one));
    CHECK(has(everything, "person-joined"));
    CHECK(told(bench, {"people", "unjoin", "Ana Ruiz"})["changed"] == true);
    CHECK(told(bench, {"people", "list"})["people"].size() == 2);
    CHECK(told(bench, {"people", "duplicates"})["duplicates"].empty());
    CHECK(told(bench, {"people", "join", one, other})["changed"] == true);
    run_for(bench, {"people", "erase", "Ana Ruiz", "--yes"});  // both halves
    CHECK(told(bench, {"records", "info"})["attempts"] == 0);
    CHECK(told(bench, {"records", "info"})["people"] == 0);
}

TEST_CASE("What a cohort is asked to rehearse has a list of who has not begun, a calendar and letters", "[command][people]")
{
    test::CommandBench bench;
    run_for(bench, {"people", "add", "Ana Ruiz", "--cohort", "Fall", "--email", "ana@school.example"});
    run_for(bench, {"people", "add", "=Ben", "--cohort", "Fall"});
    run_for(bench, {"people", "assign", "Nobody's", "kitchen-table", "--due", "2026-12-01"}, 1);
    run_for(bench, {"people", "assign", "fall", "no-such-visit", "--due", "2026-12-01"}, 1);
    run_for(bench, {"people", "assign", "fall", "kitchen-table", "--due", "tomorrow"}, 2);
    run_for(bench, {"people", "assign", "fall", "kitchen-table"}, 2);
    CHECK(told(bench, {"people", "assign", "fall", "kitchen-table", "--due", "2026-12-01"})["changed"] == true);
    CHECK(told(bench, {"people", "assign", "Fall", "kitchen-table", "--due", "2026-12-01"})["changed"] == false);
    CHECK(told(bench, {"people", "assign", "Fall", "kitchen-table", "--due", "2026-12-03"})["changed"] == true);
    REQUIRE(bench.run({"play", "kitchen-table", "--as", "Ana Ruiz", "--choices", ""}).status <= 1);
    json list = told(bench, {"people", "assignments"})["assignments"];
    REQUIRE(list.size() == 1);
    CHECK(list[0]["due"] == "2026-12-03");
    CHECK(list[0]["not_begun"] == 1);
    CHECK(list[0]["people"][0]["name"] == "=Ben");
    CHECK(list[0]["people"][1]["progress"] == "begun");
    CHECK(told(bench, {"people", "assignments", "--at", "2020-01-01"})["assignments"].empty());  // nothing was assigned then
    CHECK(told(bench, {"people", "assignments", "--at", "2099-01-01"})["assignments"][0]["overdue"] == true);
    run_for(bench, {"people", "assignments", "--ics", bench.path("days.ics"), "--mail-merge", bench.path("letters.csv")});
    CHECK(has(text_of(bench.path("days.ics")), "DTSTART;VALUE=DATE:20261203\r\n"));
    CHECK(has(text_of(bench.path("days.ics")), "SEQUENCE:1\r\n"));
    CHECK_FALSE(has(text_of(bench.path("days.ics")), "Ben"));
    const std::string letters = text_of(bench.path("letters.csv"));
    CHECK(has(letters, "name,email,school,cohort,visit,title,due,overdue\r\n'=Ben,,,Fall,kitchen-table,"));
    CHECK_FALSE(has(letters, "Ana"));
    CHECK(has(bench.run({"people", "assignments", "--ics", "-"}).out, "END:VCALENDAR\r\n"));
    run_for(bench, {"people", "assignments", "--ics", "-", "--json"}, 2);
    run_for(bench, {"people", "assign", "Fall", "kitchen-table", "--drop"});
    CHECK(told(bench, {"people", "assignments"})["assignments"].empty());
}

TEST_CASE("People are described, paired, given roles and put into cohorts, one by one", "[command][people]")
{
    test::CommandBench bench;
    run_for(bench, {"people", "add", "Ana Ruz", "--role", "facilitator"});
    run_for(bench, {"people", "add", "ana ruz"}, 1);  // the same
    run_for(bench, {"people", "add", "Ben", "--role", "captain"}, 2);
    run_for(bench, {"people", "add", " "}, 2);
    run_for(bench, {"people", "add", "Ben"});
    run_for(bench, {"people", "describe", "Ana Ruz", "--name", "Ana Ruiz", "--school", "Lincoln"});
    run_for(bench, {"people", "describe", "Ana Ruiz"}, 2);
    run_for(bench, {"people", "describe", "Ana Ruiz", "--email", "ana"}, 2);
    run_for(bench, {"people", "cohort", "Ana Ruiz", "Fall"});
    run_for(bench, {"people", "pair", "Ana Ruiz", "Ben"});
    run_for(bench, {"people", "pair", "Ben", "Ben"}, 2);
    run_for(bench, {"people", "role", "Ben", "trainer"});
    run_for(bench, {"people", "consent", "Ben", "given"});
    json people = told(bench, {"people", "list"})["people"];
    CHECK(people[0]["school"] == "Lincoln");
    CHECK(people[0]["roles"] == json{"facilitator"});
    CHECK(people[0]["cohorts"] == json{"Fall"});
    CHECK(people[0]["pairs"][0]["name"] == "Ben");
    CHECK(people[1]["roles"] == json{"trainer"});
    CHECK(people[1]["research"] == "given");
    run_for(bench, {"people", "describe", "Ana Ruiz", "--school", ""});
    run_for(bench, {"people", "cohort", "Ana Ruiz", "fall", "--leave"});
    run_for(bench, {"people", "pair", "Ben", "Ana Ruiz", "--part"});
    run_for(bench, {"people", "role", "Ben", "trainer", "--take"});
    run_for(bench, {"people", "consent", "Ben", "withdrawn"});
    people = told(bench, {"people", "list"})["people"];
    CHECK(people[0]["school"] == "");
    CHECK(people[0]["cohorts"].empty());
    CHECK(people[0]["pairs"].empty());
    CHECK(people[1]["roles"] == json{"teacher"});
    CHECK(people[1]["research"] == "withdrawn");
    CHECK(bench.run({"people", "role", "Nobody", "trainer"}).status == 1);
}

TEST_CASE("Who says who they are does what their role allows, and nothing else", "[command][people]")
{
    test::CommandBench bench;
    run_for(bench, {"people", "add", "Tina"});
    run_for(bench, {"people", "add", "Fay", "--role", "facilitator"});
    run_for(bench, {"people", "add", "Ada", "--role", "administrator"});
    bench.write("roles.csv", "name,role\nTina,administrator\n");
    CHECK(has(bench.run({"people", "list", "--as", "Tina"}).err, "Tina may not see who is on record; that is for: facilitator, trainer, administrator."));
    run_for(bench, {"people", "list", "--as", "Fay"});
    run_for(bench, {"people", "role", "Fay", "administrator", "--as", "Fay"}, 1);
    run_for(bench, {"people", "add", "Eve", "--role", "administrator", "--as", "Fay"}, 1);
    run_for(bench, {"people", "import", bench.path("roles.csv"), "--write", "--as", "Fay"}, 1);
    run_for(bench, {"people", "role", "Tina", "trainer", "--as", "Ada"});
    run_for(bench, {"people", "assignments", "--as", "Ada"}, 1);
    run_for(bench, {"people", "list", "--as", "Nobody"}, 1);
    CHECK(told(bench, {"people", "list"})["people"].size() == 3);
}

TEST_CASE("A name with a PIN is not gone in under without it; three wrong ones make one wait", "[command][people][pin]")
{
    test::CommandBench bench;
    const std::vector<std::string> play = {"play", bench.path("small-visit.yaml"), "--as", "Ana", "--choices", "show-attendance,apologise"};
    run_for(bench, play);
    run_for(bench, {"people", "pin", "Ana"}, 2, "12\n");
    run_for(bench, {"people", "pin", "Ana"}, 0, "0429\n");
    CHECK(told(bench, {"people", "list"})["people"][0]["pin"] == true);
    CHECK_FALSE(has(bench.run({"records", "export"}).out, "0429"));
    CHECK(has(bench.run(play).err, "Ana has a PIN; put it in FIRST_VISIT_PIN."));
    {
        const PinInEnvironment right("0429");
        run_for(bench, play);
        run_for(bench, {"growth", "--as", "Ana"});
    }
    {
        const PinInEnvironment wrong("9999");
        for (int i = 0; i < 2; ++i) CHECK(has(bench.run(play).err, "That is not the PIN. Try again."));
        CHECK(has(bench.run(play).err, "That is not the PIN. Wait 30 seconds before the next try."));
    }
    {
        const PinInEnvironment right("0429");
        CHECK(has(bench.run(play).err, "There were several wrong PINs. Wait "));  // whoever it is, and in a new program too
    }
    run_for(bench, {"people", "pin", "Ana", "--remove"});
    run_for(bench, play);
    CHECK(told(bench, {"records", "info"})["attempts"] == 3);
}

TEST_CASE("In the terminal a name that has a PIN asks for it", "[command][people][pin]")
{
    test::CommandBench bench;
    run_for(bench, {"people", "add", "Ana"});
    run_for(bench, {"people", "pin", "Ana"}, 0, "0429\n");
    const std::string visit = bench.path("small-visit.yaml");
    CHECK(has(bench.run({"play", visit, "--text"}, "1\n1111\n").out, "That is not the PIN. Try again."));
    CHECK(bench.run({"records", "info", "--json"}).out.find("\"attempts\": 0") != std::string::npos);
    CHECK(has(bench.run({"play", visit, "--text"}, "1\n0429\n").out, "PIN of Ana"));
    CHECK(bench.run({"records", "info", "--json"}).out.find("\"attempts\": 1") != std::string::npos);
}

TEST_CASE("For research only those who consented leave, without names, and under other pseudonyms each time", "[command][people][research]")
{
    test::CommandBench bench;
    const std::string visit = bench.path("small-visit.yaml");
    CHECK(bench.run({"export", "csv", "--deidentified"}).status == 1);
    for (const char* name : {"Ana", "Ben", "Cem"}) run_for(bench, {"play", visit, "--as", name, "--choices", "show-attendance,apologise"});
    CHECK(bench.run({"export", "csv", "--deidentified"}).status == 1);  // nobody was asked
    run_for(bench, {"people", "consent", "Ana", "given"});
    run_for(bench, {"people", "consent", "Ben", "given"});
    run_for(bench, {"people", "consent", "Ben", "withdrawn"});
    const test::Ran first = bench.run({"export", "csv", "--deidentified"}), second = bench.run({"export", "csv", "--deidentified"});
    CHECK(first.status == 0);
    CHECK(first.out.starts_with("person,attempt,visit,version,decisions,passed,total,share_"));
    CHECK(has(first.out, ",small-visit,"));
    CHECK(has(first.out, ",show-attendance apologise,"));
    CHECK(std::count(first.out.begin(), first.out.end(), '\n') == 2);
    CHECK_FALSE(has(first.out, "Ana"));
    CHECK(has(first.err, "1 attempts of 1 people who consented."));
    CHECK(first.out != second.out);
    const std::string id = told(bench, {"people", "list"})["people"][0]["id"];
    CHECK_FALSE(has(first.out, id.substr(0, 8)));
    run_for(bench, {"export", "csv", "--deidentified", "--person", "Ana"}, 2);
    run_for(bench, {"export", "csv", "--deidentified", "--as", "Ana"}, 1);
    CHECK(told(bench, {"export", "csv", "--deidentified", bench.path("study.csv")})["attempts"] == 1);
    CHECK(has(text_of(bench.path("study.csv")), "small-visit"));
}

TEST_CASE("Every command about people shows an example", "[command][people]")
{
    test::CommandBench bench;
    for (const char* word : {"list", "add", "describe", "role", "cohort", "pair", "consent", "pin", "duplicates", "join", "unjoin", "import", "assign", "assignments", "export", "erase"}) {
        INFO(word);
        const test::Ran ran = bench.run({"people", word, "--help"});
        CHECK(ran.status == 0);
        CHECK(has(ran.out, std::string("Example: first-visit people ") + word));
    }
    CHECK(bench.run({"people"}).status == 2);
}
