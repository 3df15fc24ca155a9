#include "scenarios/engine/filling.h"

#include <algorithm>
#include <optional>

namespace fv {
namespace {

constexpr auto npos = std::string_view::npos;

template <class List>
auto with_key(const List& list, std::string_view key)
{
    return std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.key == key; });
}

/// A fact's text may hold names, too, but no further facts: so that this comes to an end.
std::optional<std::string> meaning_of(const Scenario& scenario, std::string_view name, const VisitState& state, std::string_view your_name,
                                      bool inside_a_fact)
{
    if (name == "you") return std::string(your_name);
    if (const auto who = with_key(scenario.speakers, name); who != scenario.speakers.end() && !who->name.empty())
        return who->called.empty() ? who->name : who->called;
    if (const auto varied = with_key(scenario.variations, name); varied != scenario.variations.end())
        for (std::size_t i = 0; i < varied->values.size(); ++i)
            if (state.remembers(varied->first_bit + static_cast<int>(i))) return varied->values[i].text;
    if (const auto fact = with_key(scenario.facts, name); fact != scenario.facts.end() && !inside_a_fact) return fact->text;
    return std::nullopt;
}

std::string filled_once(const Scenario& scenario, std::string_view text, const VisitState& state, std::string_view your_name, bool inside_a_fact)
{
    std::string out;
    out.reserve(text.size() + 32);
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t brace = text.find_first_of("{}", i);
        out.append(text.substr(i, brace - i));
        if (brace == npos) break;
        const bool doubled = brace + 1 < text.size() && text[brace + 1] == text[brace];
        const std::size_t end = text[brace] == '{' && !doubled ? text.find('}', brace) : npos;
        if (end == npos) {
            out += text[brace];
            i = brace + (doubled ? 2 : 1);
            continue;
        }
        const std::string_view name = text.substr(brace + 1, end - brace - 1);
        if (const auto meaning = meaning_of(scenario, name, state, your_name, inside_a_fact))
            out += with_key(scenario.facts, name) != scenario.facts.end() ? filled_once(scenario, *meaning, state, your_name, true) : *meaning;
        else
            out.append(text.substr(brace, end + 1 - brace));
        i = end + 1;
    }
    return out;
}

}  // namespace

std::string filled(const Scenario& scenario, std::string_view text, const VisitState& state, std::string_view your_name)
{
    if (text.find_first_of("{}") == npos) return std::string(text);
    return filled_once(scenario, text, state, your_name, false);
}

Scenario told(Scenario scenario, const Draw& draw, std::string_view your_name)
{
    VisitState drawn;
    for (std::size_t i = 0; i < scenario.variations.size(); ++i) drawn.remember(scenario.variations[i].first_bit + draw.value[i]);
    const Scenario original = scenario;  // names are looked up here while texts change there
    const auto fill = [&](std::string& text) {
        if (text.find_first_of("{}") != npos) text = filled(original, text, drawn, your_name);
    };
    fill(scenario.context);
    for (auto* questions : {&scenario.prepare, &scenario.reflect})
        for (Question& question : *questions) fill(question.ask);
    for (Line& line : scenario.lines) fill(line.text);
    for (Fact& fact : scenario.facts) fill(fact.text);
    for (Item& item : scenario.items) {
        fill(item.text);
        fill(item.why);
    }
    for (Option& option : scenario.options)
        for (std::string* text : {&option.does, &option.text, &option.why}) fill(*text);
    for (Scene& scene : scenario.scenes) {
        for (std::string* text : {&scene.ask, &scene.help.hint, &scene.help.thought}) fill(*text);
        for (std::string& model : scene.models) fill(model);
    }
    for (Ending& ending : scenario.endings)
        for (std::string* text : {&ending.title, &ending.why}) fill(*text);
    return scenario;
}

std::size_t each_name_in(std::string_view text, const std::function<void(std::string_view, std::size_t)>& name)
{
    for (std::size_t i = text.find('{'); i != npos; i = text.find('{', i)) {
        if (i + 1 < text.size() && text[i + 1] == '{') {
            i += 2;
            continue;
        }
        const std::size_t end = text.find('}', i);
        if (end == npos) return i;
        name(text.substr(i + 1, end - i - 1), i + 1);
        i = end + 1;
    }
    return npos;
}

}  // namespace fv
