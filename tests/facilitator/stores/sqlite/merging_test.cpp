#include "support/merging_contract.h"

#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "support/moment_contract.h"
#include "support/scratch_folder.h"

using namespace fv;

TEST_CASE("Twenty files that merge in any order come to the same records, erasures among them", "[sqlite][merge][property]")
{
    const auto seed = GENERATE(range(1U, 6U));
    const test::ScratchFolder folder;
    int files = 0;
    test::check_merging_among(20, seed, [&] { return std::make_unique<SqliteStore>(folder.path / ("r" + std::to_string(++files) + ".db")); });
}

TEST_CASE("An event whose words are broken is left out of a merge and told; the others come", "[sqlite][merge]")
{
    const test::ScratchFolder folder;
    SqliteStore from(folder.path / "from.db"), into(folder.path / "into.db");
    from.append(std::vector<Event>{test::event(1, 1, 1), test::event(2, 1, 2), test::event(3, 1, 3)});
    from.keep_text(content_hash("story"), "story");
    Database other((folder.path / "from.db").string());
    other.run("UPDATE event SET body = CAST(x'7BFF7D' AS TEXT) WHERE step = 2; UPDATE text SET text = 'another'");
    const Merged merged = merge(from, into);
    CHECK(merged.added == 2);
    CHECK(merged.damaged_events == std::vector{test::numbered(2)});
    CHECK(merged.damaged_texts == std::vector{content_hash("story")});
    CHECK_FALSE(merged.without_fault());
    CHECK(into.text_hashes().empty());
    const Verified verified = verify(from);
    CHECK(verified.fault_count == 2);
}

TEST_CASE("What is read of a file in several steps is one moment of it", "[sqlite][moment]")
{
    const test::ScratchFolder folder;
    test::check_moments([&] { return std::make_unique<SqliteStore>(folder.path / "r.db"); });
}
