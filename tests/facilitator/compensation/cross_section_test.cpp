#include "facilitator/compensation/cross_section.h"

#include "pay_maker.h"
#include "support/random_history.h"

using namespace fv;
using namespace fv::test;

namespace {

/// So many first visits of each grade, on days of September, by people of Lincoln.
struct School {
    explicit School(const std::map<std::string, int>& visits)
    {
        for (const auto& [grade, count] : visits)
            for (int i = 0; i < count; ++i) add(grade);
    }
    LoggedVisit& add(const std::string& grade)
    {
        log.push_back(fine_visit(static_cast<unsigned>(log.size()) + 1));
        log.back().grade = grade;
        return log.back();
    }
    [[nodiscard]] CrossSection seen(const ClassSizes& sizes = {}, const CrossSectionWish& wish = {}) const { return cross_section(log, schools, sizes, wish); }
    [[nodiscard]] ReachStatement said(const ClassSizes& sizes) const { return seen(sizes).statement; }

    std::vector<LoggedVisit> log;
    SchoolsOf schools{{someone(1), "Lincoln"}, {someone(2), "Lincoln"}, {someone(3), "Roosevelt"}};
};

using What = ReachStatement::What;

std::string in_words(const std::vector<ReachedCount>& counts)
{
    std::string out;
    for (const ReachedCount& one : counts) out += (out.empty() ? "" : " ") + one.key + "=" + (one.visits ? std::to_string(*one.visits) : "?");
    return out;
}

}  // namespace

TEST_CASE("First visits that were made are counted by grade, month and school", "[compensation][cross-section]")
{
    School school({{"k", 6}, {"3", 7}, {"10", 5}});
    school.add("3").outcome = VisitOutcome::no_show;
    school.add("3").withdrawn = WithdrawnWhy::by_mistake;
    for (int i = 0; i < 5; ++i) school.add("3").stage = Stage::second_visit;
    const CrossSection seen = school.seen();
    CHECK(in_words(seen.grades) == "k=6 3=7 10=5");
    CHECK(in_words(seen.months) == "2026-09=18");
    CHECK(in_words(seen.schools) == "Lincoln=18");
    CHECK(seen.visits == 18);
    CHECK(seen.second_visits == 5);
    CHECK(seen.statement.what == What::counts_only);
    CHECK(school.seen({}, {.from = on("2026-10-01"), .until = {}, .school = {}}).visits == 0);
    CHECK(school.seen({}, {.from = {}, .until = {}, .school = "LINCOLN"}).visits == 18);
    CHECK(school.seen({}, {.from = {}, .until = {}, .school = "Roosevelt"}).visits == 0);
}

TEST_CASE("A small count is withheld, and one that could be worked out with it", "[compensation][cross-section][privacy]")
{
    CHECK(in_words(School({{"k", 4}, {"1", 9}, {"2", 7}}).seen().grades) == "k=? 1=9 2=?");
    CHECK(in_words(School({{"k", 4}, {"1", 1}, {"2", 7}}).seen().grades) == "k=? 1=? 2=7");
    CHECK(in_words(School({{"k", 5}, {"1", 9}}).seen({{"2", 20}}).grades) == "k=5 1=9 2=0");  // nobody can be recognised by nothing
    const CrossSection small = School({{"k", 4}}).seen({{"k", 20}});
    CHECK_FALSE(small.visits);
    CHECK_FALSE(small.grades[0].visits);
    CHECK_FALSE(small.grades[0].share);
    CHECK_FALSE(small.share);
    CHECK(small.statement.what == What::too_few);
}

TEST_CASE("No count from 1 to 4 is shown, nor one that can be worked out from the sum", "[compensation][cross-section][property]")
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Dice dice(seed);
        std::map<std::string, int> visits;
        for (const char* grade : {"pre-k", "k", "1", "2", "3"}) visits[grade] = static_cast<int>(dice(9));
        const CrossSection seen = School(visits).seen({{"pre-k", 9}, {"k", 9}, {"1", 9}, {"2", 9}, {"3", 9}});
        int hidden = 0, nonzero = 0;
        for (const ReachedCount& one : seen.grades) {
            hidden += one.visits ? 0 : 1;
            nonzero += visits[one.key] > 0 ? 1 : 0;
            if (one.visits) CHECK((*one.visits == 0 || *one.visits >= least_shown));
            if (one.visits) CHECK(*one.visits == visits[one.key]);
            CHECK(one.share.has_value() == one.visits.has_value());
        }
        INFO("seed " << seed << ": " << in_words(seen.grades));
        if (seen.visits && nonzero > 1) CHECK(hidden != 1);
    }
}

TEST_CASE("It says in so many words whether visits go to all, evenly, or more to some", "[compensation][cross-section]")
{
    CHECK(School({{"k", 20}, {"1", 19}}).said({{"k", 20}, {"1", 20}}).what == What::all_reached);
    const ReachStatement even = School({{"k", 10}, {"1", 12}}).said({{"k", 20}, {"1", 20}});
    CHECK(even.what == What::spread_even);
    CHECK(even.within == Approx(0.05));
    const ReachStatement uneven = School({{"k", 18}, {"1", 6}}).said({{"k", 20}, {"1", 20}});
    CHECK(uneven.what == What::spread_uneven);
    CHECK(uneven.more == std::vector<std::string>{"k"});
    CHECK(uneven.less == std::vector<std::string>{"1"});
    CHECK(School({{"k", 10}, {"", 5}}).said({{"k", 20}}).what == What::counts_only);  // of some nobody said the grade
    CHECK(School({{"k", 30}}).seen({{"k", 20}}).share == 1.0);  // more visits than families are all families
    CHECK(word_of(What::spread_uneven) == "spread-uneven");
}

TEST_CASE("What is withheld is not named in the statement either", "[compensation][cross-section][privacy]")
{
    const ReachStatement said = School({{"k", 18}, {"1", 12}, {"2", 2}}).said({{"k", 20}, {"1", 20}, {"2", 20}});
    CHECK(std::find(said.less.begin(), said.less.end(), "2") == said.less.end());
}

TEST_CASE("Class sizes are read from a table, and the name of a class is no grade", "[compensation][cross-section]")
{
    CHECK(read_class_sizes(read_table("sizes.csv", "Grade,Families\nK,20\n3rd,18\n3,19\n")).sizes == ClassSizes{{"k", 20}, {"3", 37}});
    const ClassSizesRead bad = read_class_sizes(read_table("sizes.csv", "grade,families\nMs Carter's class,20\n2,many\n"));
    REQUIRE(bad.faults.size() == 2);
    CHECK(printed(bad.faults[0]) == "sizes.csv, row 2, grade: \"Ms Carter's class\" is no grade. Write pre-k, k, 1 to 13, or mixed: no name of a class.\n");
    CHECK(printed(bad.faults[1]) == "sizes.csv, row 3, families: \"many\" is no number of families. Write a whole number.\n");
    CHECK(has_faults(read_class_sizes(read_table("sizes.csv", "year,families\n1,2\n")).faults));
    CHECK(has_faults(read_class_sizes(read_table("sizes.csv", "")).faults));
}
