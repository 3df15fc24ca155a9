#include "scenarios/engine/condition.h"

#include <vector>

#include "scenarios/engine/visit.h"
#include "support/catch.h"

using namespace fv;
using Op = Instruction::Op;

namespace {

VisitState state_with(std::int16_t trust, std::initializer_list<int> known = {})
{
    VisitState state;
    state.meters[0] = trust;
    for (const int bit : known) state.remember(bit);
    return state;
}

std::vector<Instruction> trust_is(Op op, std::int16_t number) { return {{Op::meter, 0}, {Op::number, number}, {op, 0}}; }

}  // namespace

TEST_CASE("No condition always holds", "[engine][condition]") { CHECK(holds({}, VisitState{})); }

TEST_CASE("Comparisons hold on their own side of the number", "[engine][condition]")
{
    struct Row { Op op; bool below, at, above; };
    const auto row = GENERATE(Row{Op::less, true, false, false}, Row{Op::less_equal, true, true, false}, Row{Op::greater, false, false, true},
                              Row{Op::greater_equal, false, true, true}, Row{Op::equal, false, true, false}, Row{Op::not_equal, true, false, true});
    CHECK(holds(trust_is(row.op, 60), state_with(59)) == row.below);
    CHECK(holds(trust_is(row.op, 60), state_with(60)) == row.at);
    CHECK(holds(trust_is(row.op, 60), state_with(61)) == row.above);
}

TEST_CASE("And, or and not do as they say, for bits on either side of a word's edge", "[engine][condition]")
{
    const auto bit = GENERATE(std::int16_t{0}, std::int16_t{63}, std::int16_t{64}, std::int16_t{127});
    std::vector<Instruction> both = trust_is(Op::greater, 10);
    both.push_back({Op::known, bit});
    std::vector<Instruction> either = both;
    both.push_back({Op::both, 0});
    either.push_back({Op::either, 0});
    CHECK(holds(both, state_with(20, {bit})));
    CHECK_FALSE(holds(both, state_with(20)));
    CHECK_FALSE(holds(both, state_with(5, {bit})));
    CHECK(holds(either, state_with(5, {bit})));
    CHECK_FALSE(holds(either, state_with(5)));
    either.push_back({Op::negate, 0});
    CHECK(holds(either, state_with(5)));
}

TEST_CASE("A program that takes from an empty stack or leaves more than one value is found", "[engine][condition]")
{
    CHECK(stack_needed(trust_is(Op::less, 1)) == 2);
    CHECK(stack_needed(std::vector<Instruction>{{Op::both, 0}}) == -1);
    CHECK(stack_needed(std::vector<Instruction>{{Op::number, 1}, {Op::number, 2}}) == -1);
    CHECK(stack_needed(std::vector<Instruction>{{Op::number, 1}, {Op::number, 2}, {Op::number, 3}, {Op::both, 0}, {Op::both, 0}}) == 3);
}

TEST_CASE("What is forgotten is no longer known, and its neighbours still are", "[engine][condition]")
{
    VisitState state = state_with(0, {63, 64, 65});
    state.forget(64);
    CHECK(state.remembers(63));
    CHECK_FALSE(state.remembers(64));
    CHECK(state.remembers(65));
}
