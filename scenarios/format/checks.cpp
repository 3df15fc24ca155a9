#include "scenarios/format/checks.h"

#include <algorithm>
#include <fmt/format.h>

#include "scenarios/engine/visit.h"
#include "scenarios/format/reading.h"
#include "scenarios/format/scene_graph.h"

namespace fv {
namespace {

std::vector<char> ends_somewhere(const SceneGraph& graph)
{
    std::vector<char> ends = graph.may_end;
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            const auto& next = graph.next[i];
            if (ends[i] != 0 || std::none_of(next.begin(), next.end(), [&](std::uint16_t n) { return ends[n] != 0; })) continue;
            ends[i] = 1;
            changed = true;
        }
    }
    return ends;
}

/// Whether a visit can go through a scene without anybody deciding: a passage, or the turn of a partner
/// who, alone, goes on by themselves.
bool is_passage(const Scene& scene) { return scene.options.count == 0 || scene.partners_turn; }

/// The scenes that follow when it is gone through so.
std::vector<std::uint16_t> next_in_passing(const Scenario& s, const SceneGraph& graph, std::size_t scene)
{
    if (!s.scenes[scene].partners_turn || !s.scenes[scene].alone.is_set()) return graph.next[scene];
    const Option& option = s.option(s.scenes[scene].alone);
    std::vector<std::uint16_t> next;
    for (const Exit& way : s.exits_in(option.exits.count > 0 ? option.exits : s.scenes[scene].exits))
        if (way.scene.is_set()) next.push_back(way.scene.value);
    return next;
}

int lines_in_passing(const Scenario& s, const Scene& scene)
{
    if (!scene.partners_turn || !scene.alone.is_set()) return static_cast<int>(scene.script.count);
    const Option& option = s.option(scene.alone);
    return static_cast<int>(scene.script.count + option.spoken.count + option.reply.count);
}

/// The most lines that can be said from a scene on until the next decision; −1: passages form a circle.
int lines_until_decision(const Scenario& s, const SceneGraph& graph, std::size_t scene, std::vector<int>& known, std::vector<char>& open)
{
    if (known[scene] != -2) return known[scene];
    if (open[scene] != 0) return -1;
    open[scene] = 1;
    int longest = 0;
    if (is_passage(s.scenes[scene]))
        for (const std::uint16_t next : next_in_passing(s, graph, scene)) {
            const int rest = lines_until_decision(s, graph, next, known, open);
            longest = rest < 0 || longest < 0 ? -1 : std::max(longest, rest);
        }
    open[scene] = 0;
    return known[scene] = longest < 0 ? -1 : longest + lines_in_passing(s, s.scenes[scene]);
}

/// Whether passages alone lead from a scene to itself.
bool comes_back_to(const Scenario& s, const SceneGraph& graph, std::size_t scene)
{
    std::vector<char> seen(s.scenes.size(), 0);
    std::vector<std::size_t> open{scene};
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        if (!is_passage(s.scenes[at])) continue;
        for (const std::uint16_t next : next_in_passing(s, graph, at)) {
            if (next == scene) return true;
            if (seen[next] == 0) open.push_back(next);
            seen[next] = 1;
        }
    }
    return false;
}

void check_passages(const Scenario& s, const SceneGraph& graph, const Positions& positions, Reading& reading)
{
    std::vector<int> known(s.scenes.size(), -2);
    std::vector<char> open(s.scenes.size(), 0);
    bool told_of_circle = false;
    std::uint32_t longest_reply = 0, longest_ending = 0;
    for (const Option& option : s.options) longest_reply = std::max(longest_reply, option.reply.count);
    for (const Ending& ending : s.endings) longest_ending = std::max(longest_ending, ending.script.count);
    for (std::size_t i = 0; i < s.scenes.size(); ++i) {
        const int lines = lines_until_decision(s, graph, i, known, open);
        if (lines < 0) {
            if (!told_of_circle && comes_back_to(s, graph, i)) {
                told_of_circle = true;
                reading.fault("circle-of-passages", positions.scenes[i], fmt::format("from scene \"{}\" passages lead back to it, and nothing is decided on the way", s.scenes[i].key),
                              "one of them needs a `decide`, or a `go` that leads on");
            }
        }
        else if (static_cast<std::size_t>(lines) + longest_reply + longest_ending > capacity::lines_at_once)
            reading.fault("too-many", positions.scenes[i], fmt::format("from scene \"{}\" more than {} lines can be said before the next decision, reply and ending included", s.scenes[i].key, capacity::lines_at_once),
                          "people stop listening long before; put a decision in between");
    }
}

void check_repairs(const Scenario& s, const Positions& positions, Reading& reading)
{
    for (std::size_t i = 0; i < s.options.size(); ++i)
        for (const OptionId mends : s.options[i].repairs) {
            const Option& mistake = s.option(mends);
            const bool is_outcome = s.scene(mistake.scene).kind != DecisionKind::choice;  // worth less than another outcome
            const bool harmful = is_outcome || mistake.breaches || std::any_of(mistake.ratings.begin(), mistake.ratings.end(), [](const Rating& r) { return r.value < 0; });
            if (!harmful)
                reading.warning("needless-repair", positions.options[i], fmt::format("\"{}\" repairs \"{}\", which neither breaks a core practice nor is rated below 0", s.options[i].key, mistake.key));
        }
}

/// Endings that no `go` names, in a script in which no `go: end` asks which one fits.
void check_endings(const Scenario& s, const Positions& positions, Reading& reading)
{
    std::vector<char> named(s.endings.size(), 0);
    for (const Exit& way : s.exits) {
        if (!way.scene.is_set() && !way.ending.is_set()) return;
        if (way.ending.is_set()) named[way.ending.value] = 1;
    }
    for (std::size_t i = 0; i < s.endings.size(); ++i)
        if (named[i] == 0)
            reading.warning("ending-never-reached", positions.endings[i], fmt::format("nothing leads to ending \"{}\"", s.endings[i].key), "a `go: end` somewhere asks the endings in order; or name this one in a `go`");
}

}  // namespace

void check_whole(const Scenario& s, const Positions& positions, std::vector<Diagnostic>& diagnostics)
{
    Reading reading(diagnostics);
    const SceneGraph graph = scene_graph(s);
    const std::vector<char> reached = scenes_from(graph, {&s.start.value, 1});
    const std::vector<char> ends = ends_somewhere(graph);
    std::vector<std::size_t> endless;
    for (std::size_t i = 0; i < s.scenes.size(); ++i) {
        if (reached[i] == 0)
            reading.warning("unreachable-scene", positions.scenes[i], fmt::format("nothing leads to scene \"{}\"", s.scenes[i].key), "give an option or a passage a `go` to it, or take it out");
        else if (ends[i] == 0)
            endless.push_back(i);
    }
    if (!endless.empty()) {
        std::string others;
        for (std::size_t i = 1; i < endless.size() && i < 5; ++i) others += fmt::format(", nor from \"{}\"", s.scenes[endless[i]].key);
        reading.fault("no-exit", positions.scenes[endless.front()], fmt::format("from scene \"{}\" no ending can ever be reached{}", s.scenes[endless.front()].key, others), "give one of the scenes on the way a `go: end`");
    }
    check_endings(s, positions, reading);
    check_passages(s, graph, positions, reading);
    check_repairs(s, positions, reading);
}

}  // namespace fv
