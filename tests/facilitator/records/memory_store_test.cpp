#include "facilitator/records/memory_store.h"

#include "support/event_store_contract.h"

using namespace fv;

TEST_CASE("A store in memory keeps what a store promises", "[store]")
{
    test::check_event_store_contract([] { return std::make_unique<MemoryStore>(); });
}
