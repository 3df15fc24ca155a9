#include "scenarios/format/scene_loader.h"

#include <algorithm>
#include <fmt/format.h>

#include "foundation/spelling.h"

namespace fv {

int lookup::place_in(const std::vector<std::string>& names, std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

int lookup::place_in(const std::unordered_map<std::string, int>& places, std::string_view name)
{
    const auto found = places.find(std::string(name));
    return found == places.end() ? -1 : found->second;
}

using lookup::place_in;

SceneLoader::SceneLoader(Scenario& scenario, Positions& positions, const Vocabulary& vocabulary, const Bundle& bundle, Reading& reading)
    : s_(scenario), positions_(positions), vocabulary_(vocabulary), bundle_(bundle), read_(reading)
{
    for (const Meter& meter : s_.meters) names_.meters.push_back(meter.key);
    for (const Fact& fact : s_.facts) names_.facts.push_back(fact.key);
    for (const Speaker& known : s_.speakers) speakers_.push_back(known.key);
    for (const NamedPlace& place : s_.places) places_.push_back(place.key);
    for (const Variation& variation : s_.variations) {
        Names::Variation& named = names_.variations.emplace_back(Names::Variation{.key = variation.key, .values = {}, .first_bit = variation.first_bit});
        for (const Variation::Value& value : variation.values) named.values.push_back(value.key);
    }
    names_.bit_of_scene = [this](std::string_view name) {
        const int place = place_in(scene_places_, name);
        return place < 0 ? -1 : bit(scene_bits_[static_cast<std::size_t>(place)]);
    };
    names_.bit_of_option = [this](std::string_view name) {
        const int place = place_in(option_places_, name);
        return place < 0 ? -1 : bit(option_bits_[static_cast<std::size_t>(place)]);
    };
}

/// A bit is given to a scene or an option when something first asks about it.
int SceneLoader::bit(std::int16_t& memory)
{
    if (memory < 0) memory = static_cast<std::int16_t>(s_.memory_bits < capacity::memory ? s_.memory_bits++ : capacity::memory - 1);
    return memory;
}

void SceneLoader::collect_names(const Node* scenes, const Node* endings)
{
    if (scenes != nullptr)
        for (const auto& [key, node] : scenes->entries) {
            if (key.scalar == "end") read_.fault("bad-id", key.where, "a scene can't be called \"end\"", "`go: end` leads to the first ending that fits; choose another id");
            scene_places_.emplace(key.scalar, static_cast<int>(names_.scenes.size()));
            names_.scenes.push_back(key.scalar);
            collect_options(node);
        }
    if (endings != nullptr)
        for (const auto& [key, node] : endings->entries) {
            if (key.scalar == "end") read_.fault("bad-id", key.where, "an ending can't be called \"end\"", "`go: end` leads to the first ending that fits; choose another id");
            if (place_in(scene_places_, key.scalar) >= 0)
                read_.fault("duplicate-id", key.where, fmt::format("\"{}\" is a scene already, so an ending can't have that id", key.scalar), "`go` could mean either; rename one of them");
            endings_.push_back(key.scalar);
        }
    scene_bits_.assign(names_.scenes.size(), -1);
    option_bits_.assign(names_.options.size(), -1);
}

void SceneLoader::collect_options(const Node& scene)
{
    const Node* decide = scene.find("decide");
    const Node* outcomes = scene.find("outcomes");
    if (decide != nullptr) collect_options(*decide, "option");
    if (outcomes != nullptr) collect_options(*outcomes, "outcome");
}

void SceneLoader::collect_options(const Node& list, std::string_view key)
{
    for (const Node& item : list.items) {
        const Node* id = item.find(key);
        if (id == nullptr || id->kind != Node::Kind::scalar) continue;
        const auto [first, is_new] = first_options_.try_emplace(id->scalar, id->where);
        if (!is_new)
            read_.fault("duplicate-id", id->where, fmt::format("there is an option \"{}\" already, {}", id->scalar, where_in_words(first->second, id->where)),
                        "an option's id stands for it in people's records, so each must be its own in the whole script");
        option_places_.emplace(id->scalar, static_cast<int>(names_.options.size()));
        names_.options.push_back(id->scalar);
    }
}

void SceneLoader::load(const Node* scenes, const Node* endings)
{
    if (scenes != nullptr)
        for (const auto& [key, node] : scenes->entries) {
            if (read_.has_enough()) return;
            load_scene(key, node);
        }
    if (endings != nullptr)
        for (std::size_t i = 0; i < endings->entries.size(); ++i)
            load_ending(endings->entries[i].first, endings->entries[i].second, i + 1 == endings->entries.size());
    for (std::size_t i = 0; i < s_.scenes.size(); ++i) s_.scenes[i].memory = scene_bits_[i];
    for (std::size_t i = 0; i < s_.options.size() && i < option_bits_.size(); ++i) s_.options[i].memory = option_bits_[i];
}

std::string SceneLoader::checked_place(const Node* node)
{
    if (node == nullptr) return {};
    return read_.one_of(*node, "unknown-place", "place", places_) ? node->scalar : std::string{};
}

void SceneLoader::load_scene(const Node& key, const Node& node)
{
    read_.is_id(key, "a scene");
    positions_.scenes.push_back(key.where);
    Scene scene{.key = key.scalar};
    const std::size_t index = s_.scenes.size();
    s_.scenes.push_back(scene);
    if (!read_.map(node, fmt::format("scene \"{}\"", key.scalar),
                   {"place", "script", "ask", "decide", "pick", "rate", "order", "say", "measures", "shows", "outcomes", "hint", "thought", "turn", "alone", "seconds", "time-up", "go"}))
        return;
    scene.place = checked_place(node.find("place"));
    scene.ask = read_.shown_or_empty(node, "ask");
    scene.script = load_lines(node.find("script"), "the script of a scene");
    if (const Node* go = node.find("go")) scene.exits = load_exits(*go);
    scene.options.first = size_of(s_.options);
    load_decision(key, node, scene, index);
    scene.options.count = size_of(s_.options) - scene.options.first;
    load_help(node, scene);
    load_turn(key, node, scene);
    load_timer(key, node, scene);
    check_way_on(scene, key);
    s_.scenes[index] = std::move(scene);
}

void SceneLoader::load_ending(const Node& key, const Node& node, bool last)
{
    read_.is_id(key, "an ending");
    positions_.endings.push_back(key.where);
    Ending ending{.key = key.scalar};
    if (read_.map(node, fmt::format("ending \"{}\"", key.scalar), {"title", "when", "passes", "script", "why"})) {
        if (const Node* title = read_.needed(node, "title", "an ending")) ending.title = read_.shown(*title, "\"title\"");
        ending.why = read_.shown_or_empty(node, "why");
        if (const Node* passes = node.find("passes")) ending.passes = read_.yes_or_no(*passes, "`passes`").value_or(true);
        ending.script = load_lines(node.find("script"), "the script of an ending");
        const Node* when = node.find("when");
        if (when != nullptr) ending.when = load_condition(*when);
        if (last && when != nullptr)
            read_.fault("last-ending-has-when", when->where, "the last ending is for every visit that no other fits, so it has no `when`", "take its `when` out, or add an ending without one below");
        if (!last && when == nullptr)
            read_.warning("ending-never-reached", key.where, fmt::format("ending \"{}\" has no `when`, so `go: end` never comes to those below it", key.scalar), "put it last, or give it a `when`");
    }
    s_.endings.push_back(std::move(ending));
}

Run SceneLoader::load_lines(const Node* node, std::string_view what)
{
    Run run{.first = size_of(s_.lines)};
    if (node == nullptr || !read_.list(*node, what)) return run;
    for (const Node& item : node->items)
        if (!read_.has_enough()) load_line(item);
    run.count = size_of(s_.lines) - run.first;
    return run;
}

bool SceneLoader::load_line(const Node& item)
{
    if (item.kind != Node::Kind::map || item.entries.empty()) {
        read_.fault("wrong-type", item.where, "a line has a speaker, a colon and a text", "for example `- rosa (smiling): Come in.`");
        return false;
    }
    Line line;
    const Node* said = nullptr;
    for (const auto& [key, value] : item.entries) {
        if (key.scalar == "when") {
            line.when = load_condition(value);
        } else if (said != nullptr) {
            read_.fault("unknown-key", key.where, fmt::format("\"{}\" is a second speaker in one line", key.scalar),
                        value.kind == Node::Kind::empty ? "between { } a text with a comma in it needs quotation marks around it" : "begin a line of its own with a hyphen");
        } else {
            said = &value;
            line.speaker = speaker(key, line.mood);
        }
    }
    if (said == nullptr) {
        read_.fault("missing-key", item.where, "nobody says anything in this line");
        return false;
    }
    line.text = read_.shown(*said, "a line");
    positions_.lines.resize(s_.lines.size());  // lines that stand for an option have no place of their own
    positions_.lines.push_back(said->where);
    s_.lines.push_back(std::move(line));
    return true;
}

/// `rosa (wary)` is a speaker and a mood.
SpeakerId SceneLoader::speaker(const Node& key, std::string& mood)
{
    std::string name = key.scalar;
    if (const std::size_t open = name.find('('); open != std::string::npos && name.back() == ')') {
        mood = name.substr(open + 1, name.size() - open - 2);
        name.erase(open);
        name.erase(name.find_last_not_of(' ') + 1);
    }
    const int place = place_in(speakers_, name);
    if (place >= 0) return SpeakerId{static_cast<std::uint16_t>(place)};
    read_.fault("unknown-speaker", key.where, fmt::format("nobody is called \"{}\" here", name), suggestion(name, speakers_));
    return narrator;
}

void SceneLoader::tell(const std::vector<ExpressionFault>& faults, const Node& node)
{
    for (const ExpressionFault& fault : faults)
        read_.fault(fault.rule, span_inside(node, bundle_, fault.at, fault.length), fault.message, fault.hint);
}

Condition SceneLoader::load_condition(const Node& node)
{
    if (!read_.text(node, "a condition")) return {};
    std::vector<ExpressionFault> faults;
    const std::vector<Instruction> program = parse_condition(node.scalar, names_, faults);
    tell(faults, node);
    const Condition condition{.first = size_of(s_.instructions), .count = static_cast<std::uint16_t>(program.size())};
    s_.instructions.insert(s_.instructions.end(), program.begin(), program.end());
    positions_.conditions.emplace(condition.first, node.where);
    return condition;
}

Run SceneLoader::load_effects(const Node& node)
{
    Run run{.first = size_of(s_.effects)};
    if (node.kind == Node::Kind::scalar) load_effect(node, nullptr);
    else if (read_.list(node, "`effects`"))
        for (const Node& item : node.items) {
            if (item.kind != Node::Kind::map) load_effect(item, nullptr);
            else if (item.entries.size() == 1) load_effect(item.entries.front().first, &item.entries.front().second);
            else read_.fault("bad-effect", item.where, "an effect with a condition reads like {trust +4: knows reels}");
        }
    run.count = size_of(s_.effects) - run.first;
    return run;
}

void SceneLoader::load_effect(const Node& text, const Node* condition)
{
    if (!read_.text(text, "an effect")) return;
    std::vector<ExpressionFault> faults;
    auto effect = parse_effect(text.scalar, names_, faults);
    tell(faults, text);
    if (!effect) return;
    if (condition != nullptr) effect->when = load_condition(*condition);
    s_.effects.push_back(*effect);
}

Run SceneLoader::load_exits(const Node& node)
{
    Run run{.first = size_of(s_.exits)};
    if (node.kind != Node::Kind::list) {
        const Exit way = load_exit(node);
        s_.exits.push_back(way);
    } else {
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            const Node& item = node.items[i];
            if (!read_.map(item, "a way on", {"to", "when"})) continue;
            const Node* to = read_.needed(item, "to", "a way on");
            Exit way = to == nullptr ? Exit{} : load_exit(*to);
            const Node* when = item.find("when");
            if (when != nullptr) way.when = load_condition(*when);
            if (when != nullptr && i + 1 == node.items.size())
                read_.fault("last-way-has-when", when->where, "the last way on is for when no other holds, so it has no `when`", "take its `when` out, or add `- {to: …}` below");
            s_.exits.push_back(way);
        }
        if (node.items.empty()) read_.fault("empty-text", node.where, "`go` leads nowhere");
    }
    run.count = size_of(s_.exits) - run.first;
    return run;
}

Exit SceneLoader::load_exit(const Node& target)
{
    if (!read_.text(target, "`go`")) return {};
    if (target.scalar == "end") return {};
    if (const int scene = place_in(scene_places_, target.scalar); scene >= 0) return {.scene = SceneId{static_cast<std::uint16_t>(scene)}};
    if (const int ending = place_in(endings_, target.scalar); ending >= 0) return {.ending = EndingId{static_cast<std::uint16_t>(ending)}};
    std::vector<std::string> known = names_.scenes;
    known.insert(known.end(), endings_.begin(), endings_.end());
    known.emplace_back("end");
    read_.fault("unknown-scene", target.where, fmt::format("there is no scene or ending \"{}\"", target.scalar), suggestion(target.scalar, known));
    return {};
}

}  // namespace fv
