#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "foundation/spelling.h"
#include "scenarios/format/loader.h"
#include "trainer/commands/commands.h"
#include "trainer/commands/exploration_text.h"

namespace fv {
namespace {

namespace fs = std::filesystem;

/// Set by Ctrl-C. A signal handler can reach nothing but a variable of the program.
std::atomic<bool> told_to_stop = false;
static_assert(std::atomic<bool>::is_always_lock_free);

/// While it lives, Ctrl-C stops the exploration and not the program.
class StopOnInterrupt {
public:
    StopOnInterrupt()
    {
        told_to_stop = false;
        struct sigaction wanted{};
        wanted.sa_handler = [](int) { told_to_stop = true; };
        sigaction(SIGINT, &wanted, &before_);
    }
    ~StopOnInterrupt() { sigaction(SIGINT, &before_, nullptr); }
    StopOnInterrupt(const StopOnInterrupt&) = delete;
    StopOnInterrupt& operator=(const StopOnInterrupt&) = delete;

private:
    struct sigaction before_{};
};

struct Script {
    Scenario scenario;
    Positions positions;
};

std::optional<Script> loaded_script(const SourceText& source, const Vocabulary& vocabulary, Console* console)
{
    Positions positions;
    Loaded<Scenario> loaded = load_scenario(source, vocabulary, &positions);
    if (loaded.value) return Script{std::move(*loaded.value), std::move(positions)};
    if (console != nullptr)
        for (const Diagnostic& diagnostic : loaded.diagnostics) console->err << printed(diagnostic, &source);
    return std::nullopt;
}

/// Of the scripts that came with the program, the one with this id.
std::optional<Script> script_with_id(const std::string& id, const DataFolders& folders, const Vocabulary& vocabulary, Console& console)
{
    std::vector<std::string> ids;
    for (const fs::path& file : scripts_below(folders.packs)) {
        std::string why_not;
        const auto source = read_text(file, why_not);
        auto script = source ? loaded_script(*source, vocabulary, file.stem() == id ? &console : nullptr) : std::nullopt;
        if (script && script->scenario.id == id) return script;
        if (script) ids.push_back(script->scenario.id);
    }
    const std::string near = suggestion(id, ids);
    console.err << fmt::format("first-visit: there is no visit \"{}\"; {}.\n", id, near.empty() ? "`first-visit list` shows the visits" : near);
    return std::nullopt;
}

std::optional<Script> script_named(const std::string& id_or_file, const DataFolders& folders, const Vocabulary& vocabulary, Console& console)
{
    if (!names_a_file(id_or_file)) return script_with_id(id_or_file, folders, vocabulary, console);
    std::string why_not;
    const auto source = read_text(id_or_file, why_not);
    if (!source) {
        console.err << "first-visit: " << why_not << ".\n";
        return std::nullopt;
    }
    return loaded_script(*source, vocabulary, &console);
}

Exploration explored(const Scenario& scenario, const Framework& framework, std::size_t most_states, bool shows_progress, Console& console)
{
    const StopOnInterrupt stop_on_interrupt;
    ExploreLimits limits{.most_states = most_states, .stop = &told_to_stop};
    if (shows_progress) limits.walked = [&](std::size_t states) { console.err << fmt::format("\r{} states", states) << std::flush; };
    Exploration found = exploration(scenario, framework, limits);
    if (shows_progress) console.err << "\r\x1b[K" << std::flush;
    return found;
}

}  // namespace

int run_explore(const ExploreArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    const Framework framework = framework_in_force(common, program.folders);
    const std::optional<Script> script = script_named(arguments.visit, program.folders, vocabulary_of(framework), console);
    if (!script) return ExitStatus::answer_is_no;
    const auto begun = std::chrono::steady_clock::now();
    const Exploration found = explored(script->scenario, framework, arguments.most_states, console.err_is_terminal && !common.quiet, console);
    const Explored all{.scenario = script->scenario,
                       .framework = framework,
                       .positions = script->positions,
                       .found = found,
                       .seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(),
                       .language = common.language.empty() ? "en" : common.language};
    if (common.json) console.out << exploration_json(all).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    else if (arguments.dot) print_scene_graph(script->scenario, found.findings, console.out);
    else print_exploration(all, console.out);
    if (found.complete) return ExitStatus::done;
    if (!common.quiet)
        console.err << (told_to_stop ? fmt::format("first-visit: stopped after {} states; what is told is what was found until then.\n", found.states)
                                     : fmt::format("first-visit: there are more than {} states; what is told is what was found among those. `--states` raises the bound.\n", arguments.most_states));
    return ExitStatus::could_not;
}

}  // namespace fv
