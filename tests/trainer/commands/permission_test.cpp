// What a role does not allow is refused to whom `--as` names, and nothing is written; the owner of the
// records, who says no name, may do anything.
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "facilitator/stores/sqlite/sqlite_store.h"
#include "support/all_kinds_visit.h"
#include "support/catch.h"
#include "support/command_bench.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Ana has played; Ben is a teacher too, Fay a facilitator, Ada the administrator.
struct School {
    test::CommandBench bench;
    School()
    {
        REQUIRE(bench.run({"play", bench.path("small-visit.yaml"), "--as", "Ana", "--choices", "show-attendance,apologise"}).status == 0);
        REQUIRE(bench.run({"people", "add", "Ben"}).status == 0);
        REQUIRE(bench.run({"people", "add", "Fay", "--role", "facilitator"}).status == 0);
        REQUIRE(bench.run({"people", "add", "Ada", "--role", "administrator"}).status == 0);
    }
    [[nodiscard]] std::size_t events() const { return SqliteStore(bench.path("records.db")).event_count(); }
    test::Ran run(std::vector<std::string> words, const std::string& as)
    {
        if (!as.empty()) words.insert(words.end(), {"--as", as});
        return bench.run(std::move(words));
    }
};

}  // namespace

TEST_CASE("Who may see what somebody else has played is asked of the roles, and one's own is one's own", "[command][people][roles]")
{
    School school;
    const auto words = GENERATE(values<std::vector<std::string>>({{"score", "last"}, {"report", "last"}, {"growth", "--person", "Ana"}, {"people", "export", "Ana"}}));
    INFO(words[0]);
    const std::size_t before = school.events();
    for (const char* may : {"", "Ana", "Fay"}) {
        INFO(may);
        const test::Ran ran = school.run(words, may);
        INFO(ran.err);
        CHECK(ran.status == 0);
        CHECK_FALSE(ran.out.empty());
    }
    for (const char* may_not : {"Ben", "Ada"}) {
        const test::Ran ran = school.run(words, may_not);
        CHECK(ran.status == 1);
        CHECK(has(ran.err, std::string(may_not) + " may not see what others have played and written; that is for: facilitator, trainer."));
        CHECK(ran.out.empty());
    }
    CHECK(school.run(words, "Nobody").status == 1);
    CHECK(school.events() == before);
}

TEST_CASE("A table with names is exported by whom the roles allow it, and else no file is made", "[command][export][roles]")
{
    School school;
    const auto kind = GENERATE(as<std::string>{}, "csv", "xlsx", "xapi");
    const std::string file = school.bench.path("out." + kind);
    const test::Ran refused = school.run({"export", kind, file}, "Ada");
    CHECK(refused.status == 1);
    CHECK(has(refused.err, "Ada may not export attempts with names; that is for: facilitator, trainer."));
    CHECK_FALSE(fs::exists(file));
    CHECK(school.run({"export", kind, file}, "Fay").status == 0);
    CHECK(fs::exists(file));
    CHECK(school.run({"export", kind, file}, "").status == 0);
}

TEST_CASE("Only an administrator and the owner of the records erase somebody", "[command][people][roles]")
{
    School school;
    const std::size_t before = school.events();
    for (const char* may_not : {"Fay", "Ana", "Nobody"}) CHECK(school.run({"people", "erase", "Ana", "--yes"}, may_not).status == 1);
    CHECK(has(school.run({"people", "erase", "Ana", "--yes"}, "Fay").err, "Fay may not erase people for good; that is for: administrator."));
    CHECK(school.events() == before);
    CHECK(school.run({"people", "erase", "Ana", "--yes"}, "Ada").status == 0);
    CHECK(school.events() < before);
    CHECK(school.run({"people", "erase", "Ben", "--yes"}, "").status == 0);
}

TEST_CASE("Whoever rates as a facilitator must be one", "[command][rate][roles]")
{
    School school;
    school.bench.write("every-kind.yaml", test::all_kinds_visit);
    REQUIRE(school.bench.run({"play", school.bench.path("every-kind.yaml"), "--as", "Ana", "--choices", fmt::format("{}", fmt::join(test::all_kinds_route, ","))}).status == 0);
    const std::size_t before = school.events();
    const test::Ran refused = school.run({"rate", "last", "thanks", "thanked"}, "Ben");
    CHECK(refused.status == 1);
    CHECK(has(refused.err, "Ben may not rate what others said in their own words; that is for: facilitator, trainer."));
    CHECK(has(refused.err, "`first-visit people role \"Ben\" facilitator`"));
    CHECK(has(school.run({"rate", "last", "thanks", "thanked"}, "Zoe").err, "`first-visit people add \"Zoe\" --role facilitator`"));
    CHECK(school.events() == before);
    CHECK(school.run({"rate", "last", "thanks", "thanked", "--role", "partner"}, "Ben").status == 0);
    CHECK(school.run({"rate", "last", "thanks", "thanked"}, "Fay").status == 0);
}

TEST_CASE("Growth wants to know whose", "[command][growth][roles]")
{
    School school;
    CHECK(school.run({"growth"}, "").status == 2);
    CHECK(school.run({"growth", "--person", "Zoe"}, "").status == 1);
    CHECK(has(school.run({"growth", "--person", "Ana"}, "Fay").out, "Ana"));
}
