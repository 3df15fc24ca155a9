// What checking the pack that comes with the program costs, beside what yaml-cpp alone needs to parse the
// same bytes. The explorer is not in it: it walks every way through each visit, and is measured by itself.
#include <filesystem>
#include <iostream>
#include <yaml-cpp/yaml.h>

#include "benchmarks/compare.h"
#include "scenarios/format/loader.h"
#include "support/project_file.h"

using namespace fv;
namespace fs = std::filesystem;

int main()
{
    std::vector<SourceText> scripts;
    std::size_t bytes = 0;
    for (const auto& entry : fs::directory_iterator(std::string(FV_SOURCE_DIR) + "/scenarios/packs/home-visits")) {
        const std::string name = entry.path().filename().string();
        if (std::count(name.begin(), name.end(), '.') != 1 || name == "pack.yaml") continue;
        scripts.push_back(test::project_file("scenarios/packs/home-visits/" + name));
        bytes += scripts.back().text().size();
    }
    std::size_t faults = 0, nodes = 0;
    const bench::Spread ratio = bench::compare(
        [&] {
            for (const SourceText& script : scripts) faults += load_scenario(script, {}).diagnostics.size();
        },
        [&] {
            for (const SourceText& script : scripts) nodes += YAML::Load(std::string(script.text())).size();
        });
    constexpr double limit = 1.5;
    nlohmann::ordered_json document{{"schema", "first-visit/bench-check/1"}, {"scripts", scripts.size()}, {"bytes", bytes}, {"faults", faults}, {"nodes", nodes},
                                    {"check_to_yaml_cpp", {{"median", ratio.median}, {"low", ratio.low}, {"high", ratio.high}, {"limit", limit}}}};
    std::cout << document.dump(2) << '\n';
    return ratio.median > limit ? 1 : 0;
}
