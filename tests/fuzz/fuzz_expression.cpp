// Any text as a condition or an effect gives a program that can be run, or one fault inside the text.
#include <cstdint>
#include <cstdlib>

#include "scenarios/engine/visit.h"
#include "scenarios/format/expression.h"

namespace {

const fv::Names names{.meters = {"trust", "asked"},
                      .facts = {"reels", "small-talk"},
                      .scenes = {"kitchen"},
                      .options = {"greet"},
                      .bit_of_scene = [](std::string_view n) { return n == "kitchen" ? 2 : -1; },
                      .bit_of_option = [](std::string_view n) { return n == "greet" ? 3 : -1; },
                      .variations = {{.key = "door", .values = {"rosa", "mateo"}, .first_bit = 4}},
                      .judges_an_answer = true,
                      .items = {"badge", "phone"}};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace fv;
    const std::string text(reinterpret_cast<const char*>(data), size);
    std::vector<ExpressionFault> faults;
    const auto program = parse_condition(text, names, faults);
    if (faults.empty()) {
        const int needed = stack_needed(program);
        if (needed < 1 || needed > condition_stack) std::abort();
        (void)holds(program, VisitState{}, AnswerFacts{.score = 50, .picked = 1});
    }
    (void)parse_effect(text, names, faults);
    for (const ExpressionFault& fault : faults)
        if (fault.at > text.size() || fault.message.empty()) std::abort();
    return 0;
}
