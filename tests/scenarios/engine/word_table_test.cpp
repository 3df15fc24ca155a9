#include "scenarios/engine/word_table.h"

#include <map>
#include <vector>

#include "support/catch.h"
#include "support/random_scenario.h"

using namespace fv;

TEST_CASE("Keys are numbered in the order in which they first come, however many there are", "[engine][table]")
{
    const auto words = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{5});
    WordTable table(words);
    std::map<std::vector<std::uint64_t>, std::uint32_t> naive;
    test::Dice dice(words);
    for (int i = 0; i < 50'000; ++i) {
        std::vector<std::uint64_t> key(words);
        for (std::uint64_t& word : key) word = static_cast<std::uint64_t>(dice.roll(200));  // few bits: as packed states are
        const auto [known, is_new] = naive.try_emplace(key, static_cast<std::uint32_t>(naive.size()));
        const WordTable::Found found = table.find_or_add(key.data());
        REQUIRE(found.number == known->second);
        REQUIRE(found.is_new == is_new);
    }
    REQUIRE(table.size() == naive.size());
    for (const auto& [key, number] : naive) CHECK(std::vector<std::uint64_t>(table.key(number), table.key(number) + words) == key);
}

TEST_CASE("A million keys take a known amount of memory, and less once nobody looks them up", "[engine][table]")
{
    WordTable table(1);
    for (std::uint64_t key = 0; key < 1'000'000; ++key) table.find_or_add(&key);
    CHECK(table.bytes() < 1'000'000 * (8 + 11));
    table.forget_slots();
    CHECK(table.bytes() < 1'010'000 * 8);
    CHECK(*table.key(77) == 77);
}
