#include "scenarios/format/style.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "foundation/spelling.h"
#include "scenarios/format/rules.h"
#include "scenarios/format/style_view.h"

namespace fv {

std::string StyleView::this_line(std::size_t i) const
{
    if (where_line(i).line != 0) return "this line";
    constexpr std::size_t enough = 40;  // bytes
    std::string text = s.lines[i].text;
    if (text.size() > enough) {
        text.resize(std::min(text.find(' ', enough), text.size()));  // between words, and so between characters
        text += " …";
    }
    return fmt::format("the line \"{}\"", text);
}

bool family_is_there(const Scenario& s, const Scene& scene)
{
    const auto speaks_in = [&](Run lines) {
        const auto said = s.at(lines);
        return std::any_of(said.begin(), said.end(), [](const Line& line) { return voice_of(line.speaker) == Voice::family; });
    };
    if (speaks_in(scene.script)) return true;
    const std::span<const Option> options = std::span(s.options).subspan(scene.options.first, scene.options.count);
    return std::any_of(options.begin(), options.end(), [&](const Option& option) { return speaks_in(option.reply); });
}

bool is_choice(const Scene& scene) { return scene.kind == DecisionKind::choice && scene.options.count >= 2; }

std::string shown(const Option& option)
{
    return fmt::format("{}{}{}", option.does, option.does.empty() || option.text.empty() ? "" : " ", option.text);
}

int worth(const Option& option)
{
    int sum = 0;
    for (const Rating& rating : option.ratings) sum += rating.value;
    return sum;
}

bool is_marked_as_wrong(const Option& option) { return option.breaches.has_value() || worth(option) < 0; }

std::string listed(const std::vector<std::string>& names, std::size_t most)
{
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) out += fmt::format("{}{}", i == 0 ? "" : ", ", names[i]);
    if (names.size() > most) out += " …";
    return out;
}

void check_style(const Scenario& scenario, const Positions& positions, std::vector<Diagnostic>& diagnostics)
{
    Reading reading(diagnostics);
    const StyleView view{.s = scenario, .at = positions, .language = prose_language(scenario.language), .graph = scene_graph(scenario), .read = reading};
    check_option_style(view);
    check_mending(view);
    check_lines(view);
    check_school_business(view);
    check_portrayal(view);
}

void check_style_of_translation(const Scenario& scenario, const std::string& file, std::vector<Diagnostic>& diagnostics)
{
    constexpr std::array of_original = std::to_array<std::string_view>({"best-is-first", "never-mended", "one-obvious-answer"});
    Positions positions;
    positions.top = {.file = file, .line = 0, .column = 0, .length = 0};
    std::vector<Diagnostic> found;
    check_style(scenario, positions, found);
    drop_allowed(scenario, found);
    std::erase_if(found, [&](const Diagnostic& d) { return std::find(of_original.begin(), of_original.end(), d.rule) != of_original.end(); });
    diagnostics.insert(diagnostics.end(), found.begin(), found.end());
    sort_by_position(diagnostics);
}

std::vector<SourceSpan> places_of_roles(const Node& root, const Scenario& scenario)
{
    std::vector<SourceSpan> places(scenario.speakers.size(), root.where);
    const Node* cast = root.find("cast");
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::string& key = scenario.speakers[i].key;
        const Node* person = key == "partner" ? root.find("partner") : cast != nullptr ? cast->find(key) : nullptr;
        const Node* role = person != nullptr ? person->find("role") : nullptr;
        if (role != nullptr) places[i] = role->where;
    }
    return places;
}

std::vector<std::string> allowed_warnings(const Node& root, Reading& reading)
{
    const Node* allow = root.find("allow");
    if (allow == nullptr) return {};
    const std::vector<std::string> warnings(warning_rules.begin(), warning_rules.end());
    std::vector<std::string> allowed;
    for (const Node* word : reading.words(*allow, "a warning's name")) {
        if (std::find(warnings.begin(), warnings.end(), word->scalar) != warnings.end()) allowed.push_back(word->scalar);
        else if (std::find(rules.begin(), rules.end(), word->scalar) != rules.end())
            reading.fault("unknown-rule", word->where, fmt::format("\"{}\" is a fault and not a warning, so it can't be switched off", word->scalar), "mend it where it is reported");
        else
            reading.fault("unknown-rule", word->where, fmt::format("there is no warning \"{}\"", word->scalar), suggestion(word->scalar, warnings));
    }
    return allowed;
}

void drop_allowed(const Scenario& scenario, std::vector<Diagnostic>& diagnostics)
{
    std::erase_if(diagnostics, [&](const Diagnostic& d) {
        return d.severity == Diagnostic::Severity::warning && std::find(scenario.allow.begin(), scenario.allow.end(), d.rule) != scenario.allow.end();
    });
}

}  // namespace fv
