// Any bytes into the loader give a scenario or faults, never a crash; a scenario that comes out can be
// played to an ending or for a hundred decisions.
#include <cstdint>
#include <cstdlib>

#include "scenarios/engine/answer.h"
#include "scenarios/engine/filling.h"
#include "scenarios/format/loader.h"
#include "support/random_scenario.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace fv;
    const SourceText source("fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size));
    const auto loaded = load_scenario(source, {});
    if (loaded.value.has_value() == has_errors(loaded.diagnostics)) std::abort();
    for (const Diagnostic& diagnostic : loaded.diagnostics) (void)printed(diagnostic, &source);
    if (!loaded.value) return 0;
    const Scenario played = told(*loaded.value, draw_of(*loaded.value, AttemptSeed{size}), "Ana");
    Visit visit(played, AttemptSeed{size});
    test::Dice dice(size);
    for (int i = 0; i < 100 && visit.decision() != nullptr; ++i)
        if (take(visit, test::answer_at_random(visit, dice))) std::abort();
    return 0;
}
