#include "facilitator/stores/sqlite/statements.h"

#include <filesystem>

#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/migrations.h"
#include "support/catch.h"

using namespace fv;

namespace {

Database with_schema()
{
    Database database(":memory:");
    bring_up_to_date(database, BackupFirst::no);
    return database;
}

std::string plan_of(Database& database, std::string_view statement)
{
    Statement explained(database, "EXPLAIN QUERY PLAN " + std::string(statement.substr(statement.find('\n') + 1)));
    std::string plan;
    while (explained.step()) plan += std::string(explained.text(3)) + '\n';
    return plan;
}

}  // namespace

TEST_CASE("Every statement fits the newest schema and says what it is for", "[sqlite]")
{
    Database database = with_schema();
    for (const std::string_view statement : {sql::append_event, sql::count_events, sql::event_by_id, sql::read_all, sql::read_about, sql::read_kind, sql::read_author, sql::keep_attempt, sql::drop_attempt,
                                             sql::read_attempts, sql::read_attempts_of, sql::keep_text, sql::text_by_hash, sql::text_hashes, sql::read_texts, sql::tombstones,
                                             sql::tombstone_by_id, sql::bury, sql::abouts_by_author, sql::sweep_author, sql::sweep_about}) {
        INFO(statement);
        CHECK(statement.starts_with("-- "));
        CHECK_NOTHROW(Statement(database, statement));
    }
}

TEST_CASE("What is asked often is found by an index, not by looking at everything", "[sqlite]")
{
    Database database = with_schema();
    for (const std::string_view statement : {sql::event_by_id, sql::read_about, sql::read_kind, sql::read_author, sql::read_attempts_of, sql::text_by_hash, sql::tombstone_by_id, sql::abouts_by_author, sql::sweep_author, sql::sweep_about}) {
        const std::string plan = plan_of(database, statement);
        INFO(statement << '\n' << plan);
        CHECK(plan.find("SEARCH") != std::string::npos);
        CHECK(plan.find("SCAN") == std::string::npos);
        CHECK(plan.find("TEMP B-TREE") == std::string::npos);
    }
}
