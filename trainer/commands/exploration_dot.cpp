#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <ostream>

#include "trainer/commands/exploration_text.h"

namespace fv {
namespace {

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

/// Arrows between two boxes, drawn as one with the options' words on it.
struct Arrow {
    std::vector<std::string> options;
    bool taken = false;
};

class Picture {
public:
    Picture(const Scenario& scenario, const Findings& findings) : s_(scenario), found_(findings) {}

    void draw(std::ostream& out)
    {
        out << "digraph " << quoted(s_.id) << " {\n  rankdir=TB;\n  node [fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\"sans-serif\", fontsize=9];\n";
        for (std::size_t i = 0; i < s_.scenes.size(); ++i) draw_scene(out, i);
        for (std::size_t i = 0; i < s_.endings.size(); ++i)
            out << fmt::format("  {} [shape=ellipse, label={}, peripheries={}{}];\n", quoted(s_.endings[i].key), quoted(s_.endings[i].title), s_.endings[i].passes ? 2 : 1, found_.endings[i].reachable ? "" : grey);
        if (asks_which_ends_) draw_which_ends(out);
        for (const auto& [ends, arrow] : arrows_)
            out << fmt::format("  {} -> {} [label={}{}];\n", quoted(ends.first), quoted(ends.second), fmt::format("\"{}\"", fmt::join(arrow.options, "\\n")), arrow.taken ? "" : grey);
        out << "}\n";
    }

private:
    static constexpr const char* grey = ", color=gray70, fontcolor=gray50";
    static constexpr const char* which_ends = "end";  // no scene can have this id

    void draw_scene(std::ostream& out, std::size_t scene)
    {
        const Scene& s = s_.scenes[scene];
        const bool met = std::find(found_.scenes.begin(), found_.scenes.end(), SceneId{static_cast<std::uint16_t>(scene)}) == found_.scenes.end();
        out << fmt::format("  {} [shape=box{}{}];\n", quoted(s.key), s.options.count > 0 ? "" : ", style=rounded", met ? "" : grey);
        for (std::uint32_t i = s.options.first; i < s.options.first + s.options.count; ++i) {
            const Option& option = s_.options[i];
            const bool offered = met && std::find(found_.options.begin(), found_.options.end(), OptionId{static_cast<std::uint16_t>(i)}) == found_.options.end();
            add_arrows(s.key, option.key, option.exits.count > 0 ? option.exits : s.exits, offered);
        }
        if (s.options.count == 0) add_arrows(s.key, "", s.exits, met);
    }

    void add_arrows(const std::string& from, const std::string& option, Run exits, bool taken)
    {
        for (const Exit& way : s_.exits_in(exits)) {
            const bool never = std::any_of(found_.never.begin(), found_.never.end(), [&](const ConditionOwner& owner) { return !way.when.always() && owner.when == way.when; });
            asks_which_ends_ = asks_which_ends_ || (!way.scene.is_set() && !way.ending.is_set());
            const std::string to = way.scene.is_set() ? s_.scene(way.scene).key : way.ending.is_set() ? s_.ending(way.ending).key : which_ends;
            Arrow& arrow = arrows_[{from, to}];
            if (!option.empty()) arrow.options.push_back(way.when.always() ? option : fmt::format("{} (if)", option));
            arrow.taken = arrow.taken || (taken && !never);
        }
    }

    void draw_which_ends(std::ostream& out)
    {
        out << fmt::format("  {} [shape=diamond, label=\"which ending?\"];\n", quoted(which_ends));
        for (std::size_t i = 0; i < s_.endings.size(); ++i) arrows_[{which_ends, s_.endings[i].key}].taken = found_.endings[i].reachable;
    }

    const Scenario& s_;
    const Findings& found_;
    std::map<std::pair<std::string, std::string>, Arrow> arrows_;
    bool asks_which_ends_ = false;
};

}  // namespace

void print_scene_graph(const Scenario& scenario, const Findings& findings, std::ostream& out) { Picture(scenario, findings).draw(out); }

}  // namespace fv
