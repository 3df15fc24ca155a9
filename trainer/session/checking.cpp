#include "trainer/session/checking.h"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

#include "scenarios/format/document_kind.h"
#include "scenarios/format/guide.h"
#include "scenarios/format/pack.h"
#include "facilitator/certification/programme.h"
#include "scenarios/format/script_head.h"
#include "scenarios/format/style.h"
#include "scoring/expectations.h"
#include "scoring/explore_diagnostics.h"
#include "trainer/session/pack_folder.h"

namespace fv {
namespace {

namespace fs = std::filesystem;

Diagnostic of_whole_file(std::string_view rule, const fs::path& file, std::string message, std::string hint = {})
{
    Diagnostic fault;
    fault.rule = rule;
    fault.where = {.file = file.string(), .line = 0, .column = 0, .length = 0};
    fault.message = std::move(message);
    fault.hint = std::move(hint);
    return fault;
}

/// `x.expect.yaml` stands beside `x.yaml`.
bool is_expectations(const fs::path& file) { return file.stem().extension() == ".expect"; }
fs::path expectations_beside(const fs::path& script) { return fs::path(script).replace_extension(".expect.yaml"); }

class Checker {
public:
    Checker(const Framework& framework, fs::path packs, CheckWish wish) : framework_(framework), vocabulary_(vocabulary_of(framework)), packs_(std::move(packs)), wish_(wish) {}

    void check_below(const fs::path& root)
    {
        std::vector<fs::path> parts;
        for (const PackFolder& folder : pack_folders_below(root)) {
            parts.insert(parts.end(), folder.parts.begin(), folder.parts.end());
            check_folder(folder);
        }
        for (const fs::path& part : parts)
            if (!included_.contains(part.lexically_normal())) check_unused_part(part);
    }

    void check_one(const fs::path& file)
    {
        std::error_code ignored;
        if (is_expectations(file) && fs::exists(script_beside(file), ignored)) return check_one(script_beside(file));  // played with their script
        CheckedFile checked{.file = file.string()};
        std::string why_not;
        if (auto source = read_text(file, why_not)) check(file, std::move(*source), checked);
        else checked.diagnostics.push_back(of_whole_file("unreadable-file", file, why_not));
        all_.push_back(std::move(checked));
        if (fs::exists(expectations_beside(file), ignored)) check_expectations_of(file);
    }

    [[nodiscard]] std::vector<CheckedFile> take() { return std::move(all_); }

private:
    void check_folder(const PackFolder& folder)
    {
        if (folder.pack) {
            check_one(*folder.pack);
            const auto& faults = all_.back().diagnostics;
            if (std::any_of(faults.begin(), faults.end(), [](const Diagnostic& d) { return d.rule == "needs-newer-program"; })) return;
        }
        for (const auto* files : {&folder.scripts, &folder.translations, &folder.guides})
            for (const fs::path& file : *files) check_one(file);
    }

    void check_unused_part(const fs::path& part)
    {
        check_one(part);
        all_.back().diagnostics.push_back(of_whole_file("unused-part", part, "no script of this folder includes this part", "include it in a script, or take it away"));
        all_.back().diagnostics.back().severity = Diagnostic::Severity::warning;
    }

    void check(const fs::path& file, SourceText source, CheckedFile& checked)
    {
        switch (kind_of(source)) {
        case DocumentKind::script: return check_script(file, std::move(source), checked);
        case DocumentKind::pack: checked.diagnostics = load_pack(source).diagnostics; break;
        case DocumentKind::part: checked.diagnostics = faults_of_part(source); break;
        case DocumentKind::framework: checked.diagnostics = load_framework(source).diagnostics; break;
        case DocumentKind::programme: checked.diagnostics = load_programme(source, &repertoire()).diagnostics; break;
        case DocumentKind::translation: check_translation(file, source, checked); break;
        case DocumentKind::guide: check_guide(file, source, checked); break;
        }
        for (const Diagnostic& d : checked.diagnostics) told_.insert(printed(d, nullptr));
        checked.texts.script = std::move(source);
    }

    void check_script(const fs::path& file, SourceText source, CheckedFile& checked)
    {
        LoadedScript loaded = load_script(std::move(source), files_beside(file), vocabulary_);
        for (const BundleFile& part : loaded.bundle.files) included_.insert(fs::path(part.source.name()).lexically_normal());
        // What is wrong in a pack or a part is told once, not with each script that stands on it.
        for (Diagnostic& d : loaded.scenario.diagnostics)
            if (d.where.file == loaded.bundle.script.name() || told_.insert(printed(d, nullptr)).second) checked.diagnostics.push_back(std::move(d));
        if (loaded.scenario.value) {
            checked.title = loaded.scenario.value->title;
            if (wish_.statistics) checked.statistics = script_statistics(*loaded.scenario.value);
            if (wish_.explore) explore(*loaded.scenario.value, loaded.positions, checked);
            if (may_expect(loaded.bundle.script)) play_expectations(loaded.bundle.script, *loaded.scenario.value, checked);
        }
        checked.texts = std::move(loaded.bundle);
        scripts_[file] = std::move(loaded.scenario.value);
    }

    void explore(const Scenario& scenario, const Positions& positions, CheckedFile& checked) const
    {
        const std::vector<Diagnostic> found = explore_diagnostics(scenario, framework_, positions);
        checked.diagnostics.insert(checked.diagnostics.end(), found.begin(), found.end());
        drop_allowed(scenario, checked.diagnostics);
        sort_by_position(checked.diagnostics);
    }

    /// On a copy of the scenario, which remembers more than the script asks.
    void play_expectations(const SourceText& source, Scenario scenario, CheckedFile& checked) const
    {
        std::vector<Diagnostic> found;
        const std::vector<Expectation> expectations = load_expectations(source, scenario, found);
        if (!has_errors(found)) check_expectations(scenario, framework_, expectations, found);
        checked.diagnostics.insert(checked.diagnostics.end(), found.begin(), found.end());
        sort_by_position(checked.diagnostics);
    }

    void check_expectations_of(const fs::path& script)
    {
        const auto known = scripts_.find(script);
        if (known == scripts_.end() || !known->second) return;
        CheckedFile checked{.file = expectations_beside(script).string()};
        std::string why_not;
        if (auto source = read_text(checked.file, why_not)) {
            play_expectations(*source, *known->second, checked);
            checked.texts.script = std::move(*source);
        } else {
            checked.diagnostics.push_back(of_whole_file("unreadable-file", checked.file, why_not));
        }
        all_.push_back(std::move(checked));
    }

    /// The script that `file` stands beside; null: it is broken, or (then a fault is added) not there.
    const Scenario* script_of(const fs::path& file, std::vector<Diagnostic>& faults)
    {
        const fs::path script = script_beside(file);
        auto known = scripts_.find(script);
        if (known == scripts_.end()) {
            std::string why_not;
            auto source = read_text(script, why_not);
            if (!source) {
                faults.push_back(of_whole_file("missing-file", file, "there is no script " + script.filename().string() + " beside it", "a translation or a guide has its script's name"));
                return nullptr;
            }
            known = scripts_.emplace(script, load_script(std::move(*source), files_beside(script), vocabulary_).scenario.value).first;
        }
        return known->second ? &*known->second : nullptr;
    }

    void check_translation(const fs::path& file, const SourceText& source, CheckedFile& checked)
    {
        const Scenario* script = script_of(file, checked.diagnostics);
        auto loaded = load_translation(source, script);
        checked.diagnostics.insert(checked.diagnostics.end(), loaded.diagnostics.begin(), loaded.diagnostics.end());
        if (!loaded.value || script == nullptr) return;
        checked.progress = {script->id, loaded.value->language, report_on(*loaded.value, *script)};
        tell(checked.progress->report, *loaded.value, checked.diagnostics);
        if (wish_.statistics) {
            const Scenario told = translated(*script, *loaded.value);
            checked.title = told.title;
            checked.statistics = script_statistics(told);
        }
        if (checked.progress->report.missing.empty()) check_style_of_translation(translated(*script, *loaded.value), file.string(), checked.diagnostics);
    }

    void check_guide(const fs::path& file, const SourceText& source, CheckedFile& checked)
    {
        const Scenario* script = script_of(file, checked.diagnostics);
        std::vector<std::string> languages{script == nullptr ? "en" : script->language};
        for (const fs::path& translation : translations_beside(script_beside(file))) {
            const std::string stem = translation.stem().string();
            languages.push_back(stem.substr(stem.rfind('.') + 1));
        }
        const auto loaded = load_guide(source, script, languages);
        checked.diagnostics.insert(checked.diagnostics.end(), loaded.diagnostics.begin(), loaded.diagnostics.end());
    }

    const Framework& framework_;
    /// What came with the program, to be rehearsed by who follows a programme.
    const Repertoire& repertoire()
    {
        if (repertoire_) return *repertoire_;
        repertoire_.emplace();
        std::string why_not;
        for (const fs::path& file : scripts_below(packs_))
            if (const auto source = read_text(file, why_not))
                if (const auto head = script_head(source->text(), Extent::whole)) repertoire_->visits.push_back({head->id, head->stage, head->themes});
        return *repertoire_;
    }

    const Vocabulary vocabulary_;
    const fs::path packs_;
    const CheckWish wish_;
    std::optional<Repertoire> repertoire_;
    std::vector<CheckedFile> all_;
    std::map<fs::path, std::optional<Scenario>> scripts_;
    std::set<fs::path> included_;
    std::set<std::string> told_;
};

}  // namespace

std::vector<CheckedFile> check_files(const std::vector<std::string>& named, const DataFolders& folders, const Framework& framework, CheckWish wish)
{
    Checker checker(framework, folders.packs, wish);
    if (named.empty()) {
        checker.check_below(folders.packs);
        for (const fs::path& folder : {folders.frameworks, folders.programmes})
            for (const fs::path& file : yaml_files_in(folder)) checker.check_one(file);
    }
    for (const std::string& name : named) {
        std::error_code ignored;
        if (fs::is_directory(name, ignored)) checker.check_below(name);
        else checker.check_one(name);
    }
    return checker.take();
}

}  // namespace fv
