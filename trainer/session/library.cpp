#include "trainer/session/library.h"

#include <algorithm>

#include "scenarios/format/loader.h"

namespace fv {
namespace {

/// `packs/home-visits/kitchen-table.yaml` → `kitchen-table`
std::string stem(const std::string& file)
{
    const std::size_t slash = file.find_last_of("/\\");
    std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
    return name.substr(0, name.find('.'));
}

}  // namespace

void Library::add(const SourceText& source)
{
    auto loaded = load_scenario(source, vocabulary_);
    if (!loaded.value) {
        std::string faults;
        for (const Diagnostic& diagnostic : loaded.diagnostics) faults += printed(diagnostic, &source);
        broken_.push_back({.file = source.name(), .id = stem(source.name()), .faults = std::move(faults)});
        return;
    }
    auto kept = std::make_shared<KeptScenario>(KeptScenario{std::move(*loaded.value), std::string(source.text())});
    const auto later = [](const ScenarioHandle& a, const ScenarioHandle& b) { return a->scenario.title < b->scenario.title; };
    visits_.insert(std::upper_bound(visits_.begin(), visits_.end(), kept, later), std::move(kept));
}

ScenarioHandle Library::find(std::string_view id) const
{
    const auto found = std::find_if(visits_.begin(), visits_.end(), [&](const ScenarioHandle& v) { return v->scenario.id == id; });
    return found == visits_.end() ? nullptr : *found;
}

}  // namespace fv
