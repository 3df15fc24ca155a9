#include "trainer/session/library.h"

#include <algorithm>

#include "scenarios/format/pack.h"

namespace fv {
namespace {

/// `packs/home-visits/kitchen-table.yaml` → `kitchen-table`
std::string stem(const std::string& file)
{
    const std::size_t slash = file.find_last_of("/\\");
    std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
    return name.substr(0, name.find('.'));
}

std::string name_of_file(const std::string& file) { return file.substr(file.find_last_of("/\\") + 1); }

/// A fault of the whole file.
std::string fault(std::string_view rule, const std::string& file, std::string message, std::string hint)
{
    return printed(Diagnostic{.rule = rule, .where = {.file = file, .line = 0, .column = 0, .length = 0}, .message = std::move(message), .hint = std::move(hint)}, nullptr);
}

}  // namespace

void Library::add(SourceText source, const FileReader& read)
{
    LoadedScript loaded = load_script(std::move(source), read, vocabulary_);
    const std::string file = loaded.bundle.script.name();
    if (!loaded.scenario.value) return add_broken(file, printed(loaded.scenario.diagnostics, loaded.bundle));
    const ScenarioHandle kept = std::make_shared<KeptScenario>(KeptScenario{std::move(*loaded.scenario.value), bundle_text(loaded.bundle), file});
    const auto later = [](const ScenarioHandle& a, const ScenarioHandle& b) { return a->scenario.title < b->scenario.title; };
    visits_.insert(std::upper_bound(visits_.begin(), visits_.end(), kept, later), kept);
}

bool Library::add_pack(const SourceText& source)
{
    const auto pack = load_pack(source);
    if (!pack.value) add_broken(source.name(), printed(pack.diagnostics, Bundle{source, {}}));
    return std::none_of(pack.diagnostics.begin(), pack.diagnostics.end(), [](const Diagnostic& d) { return d.rule == "needs-newer-program"; });
}

void Library::add_translation(const SourceText& source, const std::string& script)
{
    if (const ScenarioHandle visit = visit_beside(source, script)) add_translation(source, visit);
}

void Library::add_translation(const SourceText& source, const ScenarioHandle& visit)
{
    auto loaded = load_translation(source, &visit->scenario);
    if (!loaded.value) return add_broken(source.name(), printed(loaded.diagnostics, Bundle{source, {}}));
    translations_.push_back(std::move(*loaded.value));
}

void Library::add_guide(const SourceText& source, const std::string& script)
{
    if (const ScenarioHandle visit = visit_beside(source, script)) add_guide(source, visit);
}

void Library::add_guide(const SourceText& source, const ScenarioHandle& visit)
{
    auto loaded = load_guide(source, &visit->scenario, languages(visit->scenario));
    if (!loaded.value) return add_broken(source.name(), printed(loaded.diagnostics, Bundle{source, {}}));
    guides_.push_back(std::move(*loaded.value));
}

void Library::add_unreadable(const std::string& file, const std::string& why_not) { add_broken(file, fault("unreadable-file", file, why_not, {})); }

void Library::add_withheld(const std::string& script, const std::string& pack)
{
    add_broken(script, fault("needs-newer-program", script, "this script is not read, because its pack needs a newer First Visit", pack + " says which"));
}

ScenarioHandle Library::find(std::string_view id) const
{
    const auto found = std::find_if(visits_.begin(), visits_.end(), [&](const ScenarioHandle& v) { return v->scenario.id == id; });
    return found == visits_.end() ? nullptr : *found;
}

const Translation* Library::translation(std::string_view scenario, std::string_view language) const
{
    const auto found = std::find_if(translations_.rbegin(), translations_.rend(), [&](const Translation& t) { return t.of == scenario && t.language == language; });
    return found == translations_.rend() ? nullptr : &*found;
}

std::vector<std::string> Library::languages(const Scenario& scenario) const
{
    std::vector<std::string> codes;
    for (const Translation& translation : translations_)
        if (translation.of == scenario.id && translation.language != scenario.language) codes.push_back(translation.language);
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    codes.insert(codes.begin(), scenario.language);
    return codes;
}

const Guide* Library::guide(std::string_view scenario) const
{
    const auto found = std::find_if(guides_.rbegin(), guides_.rend(), [&](const Guide& g) { return g.of == scenario; });
    return found == guides_.rend() ? nullptr : &*found;
}

ScenarioHandle Library::read_from(std::string_view file) const
{
    const auto found = std::find_if(visits_.begin(), visits_.end(), [&](const ScenarioHandle& v) { return v->file == file; });
    return found == visits_.end() ? nullptr : *found;
}

bool Library::is_broken(std::string_view file) const
{
    return std::any_of(broken_.begin(), broken_.end(), [&](const Broken& b) { return b.file == file; });
}

void Library::add_broken(const std::string& file, std::string faults) { broken_.push_back({.file = file, .id = stem(file), .faults = std::move(faults)}); }

ScenarioHandle Library::visit_beside(const SourceText& source, const std::string& script)
{
    ScenarioHandle visit = read_from(script);
    if (visit == nullptr && !is_broken(script))
        add_broken(source.name(), fault("missing-file", source.name(), "there is no script " + name_of_file(script) + " beside it", "a translation or a guide has its script's name"));
    return visit;
}

}  // namespace fv
