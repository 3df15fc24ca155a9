// What must be so for a line, an option, a way on or an ending: `trust >= 60 and knows reels`.
//
// A condition is a short program in postfix order for a stack of truth values and numbers, kept in
// the scenario's pool, so that testing it allocates nothing. scenarios/format/expression.h makes
// them from text.
#pragma once

#include <cstdint>
#include <span>

#include "foundation/ids.h"

namespace fv {

struct VisitState;

struct Instruction {
    enum class Op : std::uint8_t {
        number,  ///< push `operand`
        meter,   ///< push the meter whose place is `operand`
        known,   ///< push whether memory bit `operand` is set (facts, values drawn, scenes visited, options chosen)
        score,   ///< push the score of the answer that is being judged, 0 … 100
        picked,  ///< push whether item `operand` is in the answer that is being judged
        less, less_equal, greater, greater_equal, equal, not_equal,
        both, either, negate,
    };
    Op op = Op::number;
    std::int16_t operand = 0;

    friend bool operator==(const Instruction&, const Instruction&) = default;
};

/// A run of instructions in Scenario::instructions. An empty one always holds.
struct Condition {
    std::uint32_t first = 0;
    std::uint16_t count = 0;

    [[nodiscard]] bool always() const { return count == 0; }
    friend bool operator==(const Condition&, const Condition&) = default;
};

/// What is known of an answer made of items while its outcome is looked for (answer.h). Elsewhere nothing.
struct AnswerFacts {
    std::int16_t score = 0;    ///< 0 … 100
    std::uint8_t picked = 0;   ///< bit i: item i is in it
};

/// How deep the stack may grow; the expression parser refuses a text that needs more.
inline constexpr int condition_stack = 16;

/// The stack depth that a program needs, or -1 where it takes from an empty stack or does not
/// leave exactly one value.
[[nodiscard]] int stack_needed(std::span<const Instruction> program);

/// Whether `program` (one for which stack_needed is 1 … condition_stack, or empty) holds in `state`.
[[nodiscard]] bool holds(std::span<const Instruction> program, const VisitState& state, AnswerFacts answer = {});

}  // namespace fv
