#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "trainer/commands/commands.h"

namespace fv {

int run_list(const CommonOptions& common, const Program& program, Console& console)
{
    const OpenSession opened = open_session(common, program.folders, Keep::in_memory);  // listing needs nobody's records
    const Library& library = opened.session->library();
    const std::vector<ScenarioHandle> visits = library.visits();
    for (const Library::Broken& broken : library.broken()) console.err << broken.faults;
    if (common.json) {
        nlohmann::ordered_json document{{"schema", "first-visit/list/1"}, {"visits", nlohmann::ordered_json::array()}};
        for (const ScenarioHandle& visit : visits) {
            const Scenario& scenario = opened.session->in_language(visit)->scenario;
            document["visits"].push_back({{"id", scenario.id},
                                          {"title", scenario.title},
                                          {"summary", scenario.summary},
                                          {"stage", word_of(scenario.stage)},
                                          {"themes", scenario.themes},
                                          {"minutes", scenario.minutes},
                                          {"languages", library.languages(visit->scenario)},
                                          {"content_hash", scenario.content_hash}});
        }
        console.out << document.dump(2) << '\n';
        return ExitStatus::done;
    }
    for (const ScenarioHandle& visit : visits) {
        const Scenario& scenario = opened.session->in_language(visit)->scenario;
        console.out << fmt::format("{:<20} {} ({}, {} min, {})\n", scenario.id, scenario.title, word_of(scenario.stage), scenario.minutes,
                                   fmt::join(library.languages(visit->scenario), " "));
    }
    return ExitStatus::done;
}

}  // namespace fv
