// A step of a visit allocates nothing: every allocation of this program is counted.
// Not under AddressSanitizer, whose own operator new must see every allocation.
#ifndef __SANITIZE_ADDRESS__
#include <cstdlib>
#include <new>

#include "support/catch.h"
#include "scenarios/engine/answer.h"
#include "support/random_scenario.h"

namespace {
long allocations = 0;
}

void* operator new(std::size_t size)
{
    ++allocations;
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

using namespace fv;

TEST_CASE("The counter counts", "[engine][allocation]")
{
    const long before = allocations;
    delete new int(1);
    CHECK(allocations - before >= 1);
}

TEST_CASE("Choosing allocates nothing", "[engine][allocation]")
{
    long during = 0;
    std::size_t choices = 0;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const Scenario scenario = test::random_scenario(seed);
        Visit visit(scenario, AttemptSeed{seed});
        test::Dice dice(seed);
        for (; visit.decision() != nullptr && choices < 5000; ++choices) {
            const std::string word = test::answer_at_random(visit, dice);
            const auto answered = answered_with(visit, word);
            const bool is_choice = scenario.scene(visit.decision()->scene).kind == DecisionKind::choice;
            const long before = allocations;
            const auto refused = is_choice ? visit.choose(answered->option) : visit.answer(answered->items);
            during += allocations - before;
            if (refused) break;
        }
    }
    CHECK(choices > 100);
    CHECK(during == 0);
}
#endif
