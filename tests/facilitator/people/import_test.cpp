#include "facilitator/people/roster_import.h"

#include <algorithm>

#include "facilitator/people/oneroster.h"
#include "support/people_events.h"

using namespace fv;
using test::someone;

namespace {

Table table(std::string_view text) { return read_table("roster.csv", text); }

std::string all_printed(const std::vector<TableFault>& faults)
{
    std::string out;
    for (const TableFault& fault : faults) out += printed(fault);
    return out;
}

/// Writes the plan down, new people with numbers from 100.
void carry_out(const ImportPlan& plan, test::Saying& saying, unsigned& next)
{
    for (const PlannedPerson& planned : plan.people)
        for (const Said& said : said_of(planned, planned.person.value_or(someone(next + static_cast<unsigned>(planned.row)))))
            saying.events.push_back({.id = test::numbered(++next * 1000U + 7U), .at = Instant{}, .author = said.about, .device = {}, .about = said.about, .step = next, .kind = said.kind, .body = said.body});
    next += 100;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("Tables are read as spreadsheets write them", "[people][table]")
{
    const Table plain = table("name,school\r\nAna,\"Lincoln, East\"\r\n\"Ben \"\"Bo\"\" Li\",\"two\r\nlines\"\r\n");
    CHECK(plain.header == std::vector<std::string>{"name", "school"});
    REQUIRE(plain.rows.size() == 2);
    CHECK(plain.rows[0].cells == std::vector<std::string>{"Ana", "Lincoln, East"});
    CHECK(plain.rows[1].cells == std::vector<std::string>{"Ben \"Bo\" Li", "two\r\nlines"});
    CHECK(plain.rows[1].number == 3);
    CHECK(plain.faults.empty());

    const Table semicolons = table("\xEF\xBB\xBF" "name;email\nAna;a@b.c\n\n;;\n  Ben ;");
    CHECK(semicolons.header == std::vector<std::string>{"name", "email"});
    REQUIRE(semicolons.rows.size() == 2);
    CHECK(semicolons.rows[1].cells == std::vector<std::string>{"Ben", ""});
    CHECK(semicolons.rows[1].number == 5);
    CHECK(semicolons.faults.empty());

    CHECK(table("name\temail\rAna\ta@b.c\r").rows[0].cells[1] == "a@b.c");
    CHECK(table("sep=;\nname;email\nAna;a@b.c").rows[0].number == 3);
    CHECK(table("name,email\nAna").rows[0].cells.size() == 2);
    const Table windows = table("name\nJos\xE9 N\xFA\xF1" "ez \x97\n");
    CHECK(windows.rows[0].cells[0] == "José Núñez —");
    CHECK_FALSE(has_faults(windows.faults));
    CHECK(windows.faults.size() == 1);
}

TEST_CASE("What is wrong with a table is said by row and column", "[people][table]")
{
    CHECK(all_printed(table("").faults) == "roster.csv: the file is empty. The first row names the columns: name, email, school, role, cohort.\n");
    CHECK(has(all_printed(table("name\n\"Ana\n").faults), "row 2, column 1: a quotation mark is opened and never closed."));
    CHECK(has(all_printed(table("name,email\n\"Ana\" Ruiz,x\n").faults), "row 2, column 1: text goes on after a closing quotation mark."));
    CHECK(has(all_printed(table("name\nAna,x\n").faults), "row 2: the row has 2 cells, and the header 1."));
    CHECK(has(all_printed(table(std::string_view("PK\x03\x04\0\0", 6)).faults), "Save it as CSV"));
}

TEST_CASE("A line that is written can be read back, and no cell is a formula", "[people][table]")
{
    const std::vector<std::string> cells = {"a", "b,c", "d\"e", "f\ng", "", "ñ"};
    CHECK(table("1,2,3,4,5,6\r\n" + table_line(cells)).rows[0].cells == cells);
    CHECK(table_line({"=1+1", "-2", "@x", "+3"}) == "'=1+1,'-2,'@x,'+3\r\n");
}

TEST_CASE("Headers are forgiving, in two languages", "[people][import]")
{
    const RosterRead read = read_roster(table("Last Name,First_Name,E-mail Address,Building,Role(s),Cohort,Shoe size\nRuiz,Ana,ana@school.example,Lincoln,Facilitator; Trainer,Fall|Spring,38\n"));
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows[0].name == "Ana Ruiz");
    CHECK(read.rows[0].email == "ana@school.example");
    CHECK(read.rows[0].school == "Lincoln");
    CHECK(read.rows[0].roles.in_force() == std::vector{Role::facilitator, Role::trainer});
    CHECK(read.rows[0].cohorts == std::vector<std::string>{"Fall", "Spring"});
    CHECK_FALSE(has_faults(read.faults));
    CHECK(all_printed(read.faults) == "roster.csv, row 1, Shoe size: this column is passed over.\n");
    const RosterRead spanish = read_roster(table("Nombre;Correo electrónico;Escuela;Rol;Cohorte\nJosé Núñez;jose@school.example;Lincoln;docente;Otoño\n"));
    REQUIRE(spanish.rows.size() == 1);
    CHECK(spanish.faults.empty());
    CHECK(spanish.rows[0].name == "José Núñez");
    CHECK(spanish.rows[0].cohorts == std::vector<std::string>{"Otoño"});
    CHECK(read_roster(table("Teacher\n\"Ruiz, Ana\"\n")).rows[0].name == "Ana Ruiz");
}

TEST_CASE("Every fault of a roster is told at once, with how to mend it", "[people][import]")
{
    const RosterRead read = read_roster(table("name,emial,email,role,cohort\nAna,,ana@school,,\n,,ben@school.example,captain,\n"));
    const std::string said = all_printed(read.faults);
    CHECK(has(said, "row 1, emial: this column is passed over. If it matters: did you mean \"email\"?"));
    CHECK(has(said, "row 2, email: \"ana@school\" is no email address. Write it like ana@school.example, or leave it empty."));
    CHECK(has(said, "row 3, name: there is no name."));
    CHECK(has(said, "row 3, role: \"captain\" is no role. Roles are teacher, facilitator, trainer and administrator; leave it empty for a teacher."));
    CHECK(has(all_printed(read_roster(table("what,ever\n1,2\n")).faults), "row 1: no column says who it is."));
    CHECK(has(all_printed(read_roster(table("name,full name\nAna,Ana\n")).faults), "full name: it says the same as the column \"name\"."));
    for (const char* unfit : {"a", "@b.c", "a@b", "a@b.", "a@@b.c", "a b@c.d", "a@.c"}) CHECK_FALSE(why_no_email(unfit).empty());
    CHECK(why_no_email("ana.ruiz+x@school.example").empty());
}

TEST_CASE("Reading a roster again changes nothing, and updates what has changed", "[people][import]")
{
    test::Saying saying;
    unsigned next = 1;
    const std::string first = "name,email,school,role,cohort\nAna Ruiz,ana@school.example,Lincoln,facilitator,Fall\nBen Li,,Lincoln,,Fall\n";
    const ImportPlan plan = plan_import(read_roster(table(first)), saying.roster());
    REQUIRE(plan.people.size() == 2);
    CHECK(plan.people[0].is_new());
    CHECK(plan.people[0].changes == std::vector<PlannedChange>{{"name", "", "Ana Ruiz"}, {"email", "", "ana@school.example"}, {"school", "", "Lincoln"}, {"role", "", "facilitator"}, {"cohort", "", "Fall"}});
    carry_out(plan, saying, next);
    REQUIRE(saying.roster().people().size() == 2);
    for (const PlannedPerson& planned : plan_import(read_roster(table(first)), saying.roster()).people) CHECK(planned.unchanged());

    const ImportPlan second = plan_import(read_roster(table("name,email,school,role,cohort\nAna Ruiz-Soto,ANA@school.example,Grant,,Spring\nben li,ben@school.example,,teacher,\nCem,,,,\n")), saying.roster());
    REQUIRE(second.people.size() == 3);
    CHECK(second.people[0].changes == std::vector<PlannedChange>{{"name", "Ana Ruiz", "Ana Ruiz-Soto"}, {"email", "ana@school.example", "ANA@school.example"}, {"school", "Lincoln", "Grant"}, {"cohort", "", "Spring"}});
    CHECK(second.people[1].person.has_value());
    CHECK(second.people[2].is_new());
    carry_out(second, saying, next);
    CHECK(saying.roster().people().size() == 3);
    CHECK(saying.roster().named("Ana Ruiz-Soto")[0]->cohorts == std::vector<std::string>{"Fall", "Spring"});
    CHECK(saying.roster().named("Ana Ruiz-Soto")[0]->roles.has(Role::facilitator));  // nothing is taken away
}

TEST_CASE("Two people of one name are told apart by email, school or the roster's own id", "[people][import]")
{
    test::Saying saying;
    const Uuid ana = saying.add(1, "Ana Ruiz", {.school = "Lincoln", .email = "ana@one.example", .roster_id = {}});
    saying.add(2, "Dana", {.school = {}, .email = {}, .roster_id = "T-1"});
    const auto planned = [&](const std::string& text) { return plan_import(read_roster(table(text)), saying.roster()); };
    CHECK(planned("name,email\nAna Ruiz,ana@two.example\n").people[0].is_new());
    CHECK(planned("name,school\nAna Ruiz,Grant\n").people[0].is_new());
    CHECK(planned("name\nAna Ruiz\n").people[0].person == ana);
    CHECK(planned("name,email\nRuiz A,ana@one.example\n").people[0].person == ana);
    CHECK(planned("id,name\nT-1,Dana Okafor\n").people[0].person == someone(2));
    CHECK(planned("id,name\nT-2,Dana\n").people[0].is_new());
    saying.add(3, "Ana Ruiz", {.school = "Grant", .email = {}, .roster_id = {}});
    const ImportPlan unsure = planned("name\nAna Ruiz\n");
    CHECK(unsure.people.empty());
    CHECK(has(all_printed(unsure.faults), "row 2, name: 2 people on record may be \"Ana Ruiz\"."));
}

TEST_CASE("Rows about one person are one, and what they disagree on is told", "[people][import]")
{
    const auto planned = [](const std::string& text) { return plan_import(read_roster(table(text)), Roster{}); };
    const ImportPlan plan = planned("name,email,cohort,role\nAna,ana@school.example,Fall,\nAna,ana@school.example,Spring,trainer\n");
    REQUIRE(plan.people.size() == 1);
    CHECK_FALSE(has_faults(plan.faults));
    CHECK(plan.people[0].changes.size() == 5);
    CHECK(has(all_printed(planned("name,email\nAna,ana@school.example\nBen,ana@school.example\n").faults), "row 3, name: row 2 is about the same person and says \"Ana\", not \"Ben\"."));
    CHECK(planned("name,school\nAna,Lincoln\nAna,Grant\n").people.size() == 2);
}

TEST_CASE("Whatever a roster says, writing it and reading it again changes nothing", "[people][import][property]")
{
    const auto seed = GENERATE(range(1U, 61U));
    unsigned state = seed * 2654435761U;
    const auto dice = [&](unsigned sides) { state = state * 1664525U + 1013904223U; return (state >> 16U) % sides; };
    std::string text = "id,name,email,school,role,cohort\n";
    for (unsigned row = 0; row < 12; ++row) {
        const unsigned who = dice(6);
        text += (dice(3) == 0 ? "T-" + std::to_string(who) : "") + ",Person " + std::to_string(who) + "," + (dice(2) == 0 ? "p" + std::to_string(who) + "@school.example" : "") + "," + (dice(2) == 0 ? "Lincoln" : "") + "," +
                (dice(3) == 0 ? "trainer" : "") + "," + (dice(2) == 0 ? "Fall;Spring" : "") + "\n";
    }
    INFO(text);
    test::Saying saying;
    unsigned next = 1;
    const ImportPlan plan = plan_import(read_roster(table(text)), saying.roster());
    carry_out(plan, saying, next);
    const Roster after = saying.roster();
    for (const PlannedPerson& planned : plan_import(read_roster(table(text)), after).people) CHECK(planned.unchanged());
}

namespace {

OneRosterTables district()
{
    return {.users = read_table("users.csv", "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email,primaryOrgSourcedId,preferredGivenName\n"
                                             "u1,active,,true,aruiz,Ana,Ruiz,ana@school.example,o1,\n"
                                             "u2,active,,true,kid,Mateo,Delgado,mateo@school.example,o1,\n"
                                             "u3,active,,true,mom,Rosa,Delgado,,o1,\n"
                                             "u4,active,,true,prin,Robert,Stone,bob@school.example,o1,Bob\n"
                                             "u5,active,,false,gone,Old,Teacher,,o1,\n"
                                             "u6,tobedeleted,,true,del,Del,Eted,,o1,\n"
                                             "u7,active,,true,who,No,Role,,o1,\n"),
            .classes = read_table("classes.csv", "sourcedId,status,title\nc1,active,Home visits 2026\nc2,active,Algebra\n"),
            .enrollments = read_table("enrollments.csv", "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role,primary\n"
                                                         "e1,active,c1,o1,u1,student,false\ne2,active,c2,o1,u2,student,false\ne3,active,c9,o1,u1,teacher,false\ne4,active,c1,o1,u99,teacher,false\n"),
            .roles = read_table("roles.csv", "sourcedId,status,userSourcedId,roleType,role,orgSourcedId\nr1,active,u1,primary,teacher,o1\nr2,active,u2,primary,student,o1\nr3,active,u3,primary,guardian,o1\nr4,active,u4,primary,siteAdministrator,o1\nr5,active,u5,primary,teacher,o1\n"),
            .orgs = read_table("orgs.csv", "sourcedId,status,name,type\no1,active,Lincoln Elementary,school\n")};
}

}  // namespace

TEST_CASE("Of a school's own roster staff is taken, and never a pupil or a family", "[people][import][oneroster]")
{
    const RosterRead read = read_oneroster(district());
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].name == "Ana Ruiz");
    CHECK(read.rows[0].roster_id == "u1");
    CHECK(read.rows[0].school == "Lincoln Elementary");
    CHECK(read.rows[0].cohorts == std::vector<std::string>{"Home visits 2026"});
    CHECK(read.rows[1].name == "Bob Stone");
    CHECK(read.rows[1].roles.in_force() == std::vector{Role::teacher});  // a principal does not rule First Visit by that
    CHECK(read.left_out == 5);
    CHECK_FALSE(has_faults(read.faults));
    const std::string notes = all_printed(read.faults);
    CHECK(has(notes, "enrollments.csv, row 4, classSourcedId: there is no class \"c9\" in classes.csv."));
    CHECK(has(notes, "enrollments.csv, row 5, userSourcedId: there is no user \"u99\" in users.csv."));
    CHECK_FALSE(has(notes, "Mateo"));
}

TEST_CASE("A roster of version 1.1 has the roles with the users; without any, enrolments tell", "[people][import][oneroster]")
{
    OneRosterTables tables = district();
    tables.roles = {};
    tables.users = read_table("users.csv", "sourcedId,givenName,familyName,role,orgSourcedIds\nu1,Ana,Ruiz,teacher,\"o1,o2\"\nu2,Mateo,Delgado,student,o1\n");
    RosterRead read = read_oneroster(tables);
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows[0].school == "Lincoln Elementary");
    tables.users = read_table("users.csv", "sourcedId,givenName,familyName\nu1,Ana,Ruiz\nu2,Mateo,Delgado\n");
    tables.enrollments = read_table("enrollments.csv", "classSourcedId,userSourcedId,role\nc2,u1,teacher\nc2,u2,student\n");
    read = read_oneroster(tables);
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows[0].name == "Ana Ruiz");
    tables.classes = read_table("classes.csv", "sourcedId\nc2\n");
    CHECK(has(all_printed(read_oneroster(tables).faults), "classes.csv, row 1, title: this column is missing."));
}
