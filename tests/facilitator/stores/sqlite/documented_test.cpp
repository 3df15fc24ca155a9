// docs/events.md is for whoever has nothing but the file: what it says must be so.
#include <fstream>
#include <sstream>

#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "support/event_store_contract.h"
#include "support/scratch_folder.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

std::string page()
{
    std::ifstream in(std::string(FV_SOURCE_DIR) + "/docs/events.md");
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<std::string> queries_in(const std::string& text)
{
    const std::string begin = "```sql\n", end = "```\n";
    std::vector<std::string> queries;
    for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
        at += begin.size();
        queries.push_back(text.substr(at, text.find(end, at) - at));
    }
    return queries;
}

}  // namespace

TEST_CASE("Every kind of event that is written is described on the page", "[docs]")
{
    const std::string text = page();
    for (const std::string_view kind : {PersonAdded::kind, AttemptBegun::kind, QuestionAnswered::kind, DraftSaved::kind, PreparingDone::kind, PartnerJoined::kind, DecisionMade::kind, WentBack::kind, AttemptFinished::kind,
                                        ReflectionDone::kind, HelpOpened::kind, AttemptStopped::kind, OwnWordsRated::kind}) {
        INFO(kind);
        CHECK(text.find("- `" + std::string(kind) + "` `{") != std::string::npos);
    }
}

TEST_CASE("Every table is described on the page, and its queries find what they say", "[docs]")
{
    const test::ScratchFolder folder;
    fs::copy_file(fs::path(FV_SOURCE_DIR) / "tests/facilitator/stores/sqlite/older/schema-1.db", folder.path / "r.db");
    { const SqliteStore made(folder.path / "r.db"); }
    const std::string text = page();
    Database look((folder.path / "r.db").string());
    Statement tables(look, "SELECT name FROM sqlite_schema WHERE type = 'table'");
    while (tables.step()) CHECK(text.find("| `" + std::string(tables.text(0)) + "` |") != std::string::npos);
    const auto queries = queries_in(text);
    REQUIRE(queries.size() == 3);
    const std::vector<int> found = {3, 3, 5};
    for (std::size_t i = 0; i < queries.size(); ++i) {
        Statement query(look, queries[i]);
        int rows = 0;
        while (query.step()) ++rows;
        CHECK(rows == found[i]);
    }
    CHECK(text.find("`user_version` is the schema's number, now " + std::to_string(look.number("PRAGMA user_version"))) != std::string::npos);
}
