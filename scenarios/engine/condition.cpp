#include "scenarios/engine/condition.h"

#include <algorithm>
#include <array>

#include "scenarios/engine/visit.h"

namespace fv {
namespace {

using Op = Instruction::Op;

int values_taken(Op op)
{
    switch (op) {
    case Op::number:
    case Op::meter:
    case Op::known:
    case Op::score:
    case Op::picked: return 0;
    case Op::negate: return 1;
    default: return 2;
    }
}

int result_of(Op op, int left, int right)
{
    switch (op) {
    case Op::less: return left < right;
    case Op::less_equal: return left <= right;
    case Op::greater: return left > right;
    case Op::greater_equal: return left >= right;
    case Op::equal: return left == right;
    case Op::not_equal: return left != right;
    case Op::both: return left != 0 && right != 0;
    case Op::either: return left != 0 || right != 0;
    default: return 0;
    }
}

}  // namespace

int stack_needed(std::span<const Instruction> program)
{
    int depth = 0;
    int deepest = 0;
    for (const Instruction& instruction : program) {
        depth -= values_taken(instruction.op);
        if (depth < 0) return -1;
        deepest = std::max(deepest, ++depth);
    }
    return depth == 1 ? deepest : -1;
}

bool holds(std::span<const Instruction> program, const VisitState& state, AnswerFacts answer)
{
    if (program.empty()) return true;
    std::array<int, condition_stack> stack;
    std::size_t top = 0;
    for (const Instruction& instruction : program) {
        switch (instruction.op) {
        case Op::number: stack[top++] = instruction.operand; break;
        case Op::meter: stack[top++] = state.meters[static_cast<std::size_t>(instruction.operand)]; break;
        case Op::known: stack[top++] = state.remembers(instruction.operand) ? 1 : 0; break;
        case Op::score: stack[top++] = answer.score; break;
        case Op::picked: stack[top++] = (answer.picked >> static_cast<unsigned>(instruction.operand)) & 1; break;
        case Op::negate: stack[top - 1] = stack[top - 1] == 0; break;
        default:
            --top;
            stack[top - 1] = result_of(instruction.op, stack[top - 1], stack[top]);
        }
    }
    return stack[0] != 0;
}

}  // namespace fv
