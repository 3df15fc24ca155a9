// How fast visits are walked: by the explorer, one choice at a time, and by the simplest walk there
// could be, for comparison.
#include <fstream>
#include <iostream>
#include <sstream>
#include <unordered_set>

#include "benchmarks/compare.h"
#include "scenarios/engine/explorer.h"
#include "scenarios/format/loader.h"
#include "scoring/exploration.h"
#include "support/large_visit.h"
#include "support/project_file.h"
#include "support/random_scenario.h"

using namespace fv;

namespace {

struct HashOfState {
    std::size_t operator()(const VisitState& s) const
    {
        std::size_t h = s.scene.value * 31U + s.ending.value;
        for (const auto meter : s.meters) h = h * 1099511628211ULL + static_cast<std::size_t>(meter);
        for (const auto word : s.memory) h = (h ^ word) * 1099511628211ULL;
        return h;
    }
};

/// Every state in a set of the standard library, and no more than that: no edges, no coverage.
std::size_t walk_simply(const Scenario& scenario)
{
    std::unordered_set<VisitState, HashOfState> seen{first_state(scenario)};
    std::vector<VisitState> waiting{*seen.begin()};
    while (!waiting.empty()) {
        const VisitState state = waiting.back();
        waiting.pop_back();
        for (const OptionId option : offered(scenario, state)) {
            const VisitState next = next_state(scenario, state, option);
            if (seen.insert(next).second) waiting.push_back(next);
        }
    }
    return seen.size();
}

/// Plays at random, visit after visit; how many choices that were.
std::size_t play(const Scenario& scenario, std::size_t choices)
{
    test::Dice dice(1);
    std::size_t made = 0;
    for (std::uint64_t seed = 0; made < choices; ++seed) {
        Visit visit(scenario, AttemptSeed{seed});
        for (; visit.decision() != nullptr; ++made) {
            const OptionList& options = visit.decision()->options;
            if (visit.choose(options[dice.bits() % options.size()])) return made;
        }
    }
    return made;
}

Scenario loaded(const SourceText& source)
{
    auto scenario = load_scenario(source, {});
    if (scenario.value) return std::move(*scenario.value);
    for (const Diagnostic& diagnostic : scenario.diagnostics) std::cerr << printed(diagnostic, &source);
    std::exit(3);
}

}  // namespace

int main()
{
    const Scenario kitchen = loaded(test::project_file("scenarios/packs/home-visits/kitchen-table.yaml"));
    const Scenario large = loaded(SourceText("large-visit.yaml", test::large_visit(10)));
    const Framework framework = load_framework(test::project_file("scoring/frameworks/home-visits.yaml")).value.value();
    bench::Report report("bench_explorer");

    const auto states_of = [](const Scenario& scenario) { return StateGraph(scenario, {}).size(); };
    report.figure("states-a-second-of-kitchen-table", bench::rate([&] { return states_of(kitchen); }), "states/s", 1e6);
    report.figure("states-a-second-of-large-visit", bench::rate([&] { return states_of(large); }, 5), "states/s", 1e6);
    const StateGraph graph(large, {});
    report.size("bytes-a-state", static_cast<double>(graph.bytes()) / graph.size(), "bytes", {64});
    report.figure("choices-a-second", bench::rate([&] { return play(kitchen, 1'000'000); }), "choices/s", 5e6);
    report.ratio("explorer-to-simple-walk", {0.6}, [&] { return bench::compare([&] { (void)states_of(large); }, [&] { (void)walk_simply(large); }, 5); });
    report.ratio("whole-exploration-to-simple-walk", {25}, [&] { return bench::compare([&] { (void)exploration(kitchen, framework); }, [&] { (void)walk_simply(kitchen); }); });
    std::cout << report.text();
    return report.exit_status();
}
