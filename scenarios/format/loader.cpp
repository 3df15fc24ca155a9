#include "scenarios/format/loader.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "foundation/ids.h"
#include "foundation/spelling.h"
#include "scenarios/engine/filling.h"
#include "scenarios/format/bundle.h"
#include "scenarios/format/checks.h"
#include "scenarios/format/reading.h"
#include "scenarios/format/scene_loader.h"
#include "scenarios/format/style.h"

namespace fv {
namespace {

const std::vector<std::string> stage_words = {"invitation", "first-visit", "between-visits", "second-visit", "workshop"};
const std::vector<std::string> theme_words = {"relationship-building", "cultural-sensitivity", "overcoming-fears", "logistics"};

std::string capitalised(std::string key)
{
    if (!key.empty() && key.front() >= 'a' && key.front() <= 'z') key.front() = static_cast<char>(key.front() - 'a' + 'A');
    std::replace(key.begin(), key.end(), '-', ' ');
    return key;
}

/// Everything in a script but scenes and endings.
class HeadLoader {
public:
    HeadLoader(Scenario& scenario, Reading& reading) : s_(scenario), read_(reading) {}

    /// False: this is not a script at all, and nothing further is said about it.
    bool load(const Node& root)
    {
        if (!read_.map(root, "a script", {"format", "id", "title", "summary", "language", "stage", "themes", "minutes", "content-note", "partner", "cast", "places", "meters", "counters", "facts", "variations", "prepare", "start", "scenes", "endings", "reflect", "include", "allow", "expect"})) return false;
        const Node* format = read_.needed(root, "format", "a script");
        if (format != nullptr && format->scalar != "first-visit/1")
            read_.fault("unknown-format", format->where, fmt::format("this program does not know the format \"{}\"", format->scalar), "write `format: first-visit/1`");
        description(root);
        people(root);
        numbers(root);
        if (const Node* places = root.find("places")) named_texts(*places, "a place", [&](std::string key, std::string text) { s_.places.push_back({std::move(key), std::move(text)}); });
        if (const Node* facts = root.find("facts")) named_texts(*facts, "a fact", [&](std::string key, std::string text) { s_.facts.push_back({std::move(key), std::move(text)}); });
        s_.memory_bits = static_cast<std::uint16_t>(s_.facts.size());
        if (const Node* variations = root.find("variations")) load_variations(*variations);
        different_names(root);
        before_and_after(root);
        s_.allow = allowed_warnings(root, read_);
        return true;
    }

private:
    void description(const Node& root)
    {
        if (const Node* id = read_.needed(root, "id", "a script")) s_.id = read_.id(*id, "a script").value_or("");
        s_.title = read_.needed_text(root, "title", "a script");
        s_.summary = read_.needed_text(root, "summary", "a script");
        if (root.find("language") != nullptr) s_.language = read_.text_or_empty(root, "language");
        s_.content_note = read_.text_or_empty(root, "content-note");
        if (const Node* stage_node = read_.needed(root, "stage", "a script"); stage_node != nullptr && read_.one_of(*stage_node, "unknown-word", "stage", stage_words))
            s_.stage = *stage(stage_node->scalar);
        if (const Node* themes = read_.needed(root, "themes", "a script"))
            for (const Node* word : read_.words(*themes, "theme"))
                if (read_.one_of(*word, "unknown-word", "theme", theme_words)) s_.themes.push_back(word->scalar);
        if (const Node* minutes = read_.needed(root, "minutes", "a script")) s_.minutes = read_.number(*minutes, "`minutes`", 1, 60).value_or(1);
    }

    void people(const Node& root)
    {
        s_.speakers = {{.key = "narrator"}, {.key = "you"}, {.key = "partner"}};
        if (const Node* partner_node = read_.needed(root, "partner", "a script")) person(*partner_node, "the partner", s_.speakers[partner.value]);
        const Node* cast = root.find("cast");
        if (cast == nullptr || !map_of_ids(*cast, "somebody in the cast")) return;
        for (const auto& [key, node] : cast->entries) {
            if (key.scalar == "narrator" || key.scalar == "you" || key.scalar == "partner")
                read_.fault("duplicate-id", key.where, fmt::format("\"{}\" speaks in every script; somebody of the family needs another id", key.scalar));
            Speaker speaker{.key = key.scalar};
            person(node, fmt::format("\"{}\"", key.scalar), speaker);
            s_.speakers.push_back(std::move(speaker));
        }
    }

    void person(const Node& node, const std::string& what, Speaker& speaker)
    {
        if (!read_.map(node, what, {"name", "called", "role", "said", "portrait"})) return;
        speaker.name = read_.needed_text(node, "name", what);
        speaker.role = read_.needed_text(node, "role", what);
        speaker.called = read_.text_or_empty(node, "called");
        speaker.said = read_.text_or_empty(node, "said");
        if (const Node* portrait = node.find("portrait"); portrait != nullptr && portrait->kind != Node::Kind::map)
            read_.fault("wrong-type", portrait->where, "a portrait reads like {age: elder, hair: grey}");
    }

    void numbers(const Node& root)
    {
        const Node* meters = read_.needed(root, "meters", "a script");
        if (meters != nullptr && map_of_ids(*meters, "a meter")) {
            if (meters->entries.empty()) read_.fault("missing-key", meters->where, "a script needs at least one meter", "for example `trust: {start: 35, range: [0, 100]}`");
            for (const auto& [key, node] : meters->entries) meter(key, node);
        }
        const Node* counters = root.find("counters");
        if (counters != nullptr && map_of_ids(*counters, "a counter"))
            for (const auto& [key, node] : counters->entries) {
                unique_number(key);
                const int start = read_.number(node, fmt::format("counter \"{}\"", key.scalar), -100, 1000).value_or(0);
                s_.meters.push_back({.key = key.scalar, .name = capitalised(key.scalar), .start = static_cast<std::int16_t>(start), .lowest = -100, .highest = 1000, .hidden = true});
            }
        if (s_.meters.size() > capacity::meters)
            read_.fault("too-many", (counters != nullptr ? *counters : *meters).where, fmt::format("there are {} meters and counters; there can be {}", s_.meters.size(), capacity::meters));
    }

    void unique_number(const Node& key)
    {
        not_reserved(key);
        if (std::any_of(s_.meters.begin(), s_.meters.end(), [&](const Meter& m) { return m.key == key.scalar; }))
            read_.fault("duplicate-id", key.where, fmt::format("\"{}\" is a meter already", key.scalar));
    }

    void meter(const Node& key, const Node& node)
    {
        not_reserved(key);
        constexpr int least = -1000, most = 1000;
        Meter meter{.key = key.scalar, .name = capitalised(key.scalar)};
        if (read_.map(node, fmt::format("meter \"{}\"", key.scalar), {"name", "start", "range"})) {
            if (node.find("name") != nullptr) meter.name = read_.text_or_empty(node, "name");
            if (const Node* range = node.find("range")) {
                if (range->kind != Node::Kind::list || range->items.size() != 2) {
                    read_.fault("wrong-type", range->where, "a range reads like [0, 100]");
                } else {
                    meter.lowest = static_cast<std::int16_t>(read_.number(range->items[0], "the lower end", least, most).value_or(0));
                    meter.highest = static_cast<std::int16_t>(read_.number(range->items[1], "the upper end", meter.lowest + 1, most).value_or(most));
                }
            }
            if (const Node* start = read_.needed(node, "start", "a meter"))
                meter.start = static_cast<std::int16_t>(read_.number(*start, "`start`", meter.lowest, meter.highest).value_or(meter.lowest));
        }
        s_.meters.push_back(std::move(meter));
    }

    void load_variations(const Node& node)
    {
        if (!map_of_ids(node, "something that is drawn")) return;
        if (node.entries.size() > capacity::variations) {
            read_.fault("too-many", node.where, fmt::format("there are {} things to draw; there can be {}", node.entries.size(), capacity::variations));
            return;
        }
        for (const auto& [key, values] : node.entries) {
            not_reserved(key);
            Variation variation{.key = key.scalar, .first_bit = s_.memory_bits};
            if (values.kind == Node::Kind::map && map_of_ids(values, "a value")) {
                for (const auto& [value, text] : values.entries) variation.values.push_back({value.scalar, read_.shown(text, fmt::format("\"{}\"", value.scalar))});
            } else if (values.kind == Node::Kind::list) {
                for (const Node& value : values.items) variation.values.push_back({read_.id(value, "a value").value_or(""), {}});
            } else {
                read_.fault("wrong-type", values.where, "what can be drawn reads like [rosa, mateo] or {bus: the bus that comes late, dog: the dog next door}");
            }
            check_values(values, variation);
            s_.memory_bits = static_cast<std::uint16_t>(s_.memory_bits + variation.values.size());
            s_.variations.push_back(std::move(variation));
        }
        if (draw_count(s_) > capacity::draws)
            read_.fault("too-many", node.where, fmt::format("together these can be drawn in {} ways; there can be {}", draw_count(s_), capacity::draws), "each way is a visit of its own that has to hold together; draw fewer things");
    }

    void check_values(const Node& node, const Variation& variation)
    {
        constexpr std::size_t least = 2, most = 6;
        const auto& values = variation.values;
        if (values.size() < least || values.size() > most)
            read_.fault(values.size() < least ? "too-few" : "too-many", node.where, fmt::format("\"{}\" has {} values to draw from; there can be {} to {}", variation.key, values.size(), least, most));
        for (std::size_t i = 1; i < values.size(); ++i)
            if (std::any_of(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(i), [&](const auto& v) { return v.key == values[i].key; }))
                read_.fault("duplicate-id", node.where, fmt::format("\"{}\" has the value \"{}\" twice", variation.key, values[i].key));
    }

    /// `{rosa}` in a text has to mean one thing.
    void different_names(const Node& root)
    {
        std::map<std::string, std::string> taken;
        for (const auto& [part, what] : {std::pair{"cast", "somebody in the cast"}, {"facts", "a fact"}, {"variations", "something that is drawn"}}) {
            const Node* node = root.find(part);
            if (node == nullptr || node->kind != Node::Kind::map) continue;
            for (const auto& [key, value] : node->entries) {
                const auto [first, is_new] = taken.emplace(key.scalar, what);
                if (!is_new) read_.fault("duplicate-id", key.where, fmt::format("\"{}\" is {} already", key.scalar, first->second), fmt::format("{{{}}} in a text could mean either; rename one of them", key.scalar));
            }
        }
    }

    void before_and_after(const Node& root)
    {
        const Node* prepare = read_.needed(root, "prepare", "a script");
        if (prepare != nullptr && read_.map(*prepare, "`prepare`", {"context", "questions"})) {
            if (const Node* context = read_.needed(*prepare, "context", "`prepare`")) s_.context = read_.shown(*context, "\"context\"");
            if (const Node* list = read_.needed(*prepare, "questions", "`prepare`")) s_.prepare = questions(*list, "prepare");
        }
        if (const Node* reflect = read_.needed(root, "reflect", "a script")) s_.reflect = questions(*reflect, "reflect");
    }

    std::vector<Question> questions(const Node& list, const std::string& when)
    {
        std::vector<Question> out;
        if (!read_.list(list, "the questions")) return out;
        if (list.items.empty()) read_.fault("empty-text", list.where, "there is no question in this list");
        for (const Node& item : list.items) {
            Question question{.key = fmt::format("{}-{}", when, out.size() + 1)};
            if (item.kind == Node::Kind::map) {
                read_.map(item, "a question", {"ask", "with"});
                if (const Node* ask = read_.needed(item, "ask", "a question")) question.ask = read_.shown(*ask, "a question");
                if (const Node* with = item.find("with")) question.with_partner = read_.one_of(*with, "unknown-word", "answering with", {"partner"});
            } else {
                question.ask = read_.shown(item, "a question");
            }
            out.push_back(std::move(question));
        }
        return out;
    }

    /// Words that mean something in a condition or an effect can't name a number or a fact.
    void not_reserved(const Node& key)
    {
        constexpr std::string_view words[] = {"and", "or", "not", "is", "knows", "visited", "chose", "picked", "score", "learn", "forget"};
        if (std::find(std::begin(words), std::end(words), key.scalar) != std::end(words))
            read_.fault("bad-id", key.where, fmt::format("\"{}\" has a meaning of its own in conditions and effects", key.scalar), "choose another id");
    }

    bool map_of_ids(const Node& node, std::string_view what)
    {
        if (node.kind != Node::Kind::map) {
            read_.fault("wrong-type", node.where, fmt::format("each entry here is {} with an id, a colon and what it is", what));
            return false;
        }
        for (const auto& [key, value] : node.entries) read_.is_id(key, what);
        return true;
    }

    template <class Add>
    void named_texts(const Node& node, std::string_view what, const Add& add)
    {
        if (!map_of_ids(node, what)) return;
        for (const auto& [key, value] : node.entries) add(key.scalar, read_.shown(value, fmt::format("\"{}\"", key.scalar)));
    }

    Scenario& s_;
    Reading& read_;
};

/// Names in braces, in every text that is shown during a visit.
void check_names_in_texts(const Scenario& s, const Bundle& bundle, Reading& reading)
{
    std::vector<std::string> known{"you"};
    for (const Speaker& speaker : s.speakers)
        if (!speaker.name.empty()) known.push_back(speaker.key);
    for (const Variation& variation : s.variations)
        if (std::all_of(variation.values.begin(), variation.values.end(), [](const auto& value) { return !value.text.empty(); })) known.push_back(variation.key);
    for (const Fact& fact : s.facts) known.push_back(fact.key);
    for (const Node* node : reading.shown_texts()) {
        const std::size_t open = each_name_in(node->scalar, [&](std::string_view name, std::size_t at) {
            if (std::find(known.begin(), known.end(), name) == known.end())
                reading.fault("unknown-name", span_inside(*node, bundle, at, std::max<std::size_t>(name.size(), 1)), fmt::format("{{{}}} names nobody and nothing in this script", name), suggestion(name, known));
        });
        if (open != std::string_view::npos)
            reading.fault("unknown-name", span_inside(*node, bundle, open, 1), "this brace is not closed", "write {{ for a brace that is meant as a brace");
    }
}

const Node* filled_map(const Node& root, std::string_view key, Reading& reading)
{
    const Node* node = reading.needed(root, key, "a script");
    if (node == nullptr || (node->kind == Node::Kind::map && !node->entries.empty())) return node;
    reading.fault("wrong-type", node->where, fmt::format("`{}` has ids with what belongs to them", key));
    return nullptr;
}

/// Lists so long that looking names up in them would take minutes: then the scenes are not read.
bool head_fits(const Scenario& s, const Positions& positions, Reading& reading)
{
    constexpr std::size_t most_people = 100;
    if (s.facts.size() >= capacity::memory)
        reading.fault("too-many", positions.top, fmt::format("there are {} facts; there can be {}", s.facts.size(), capacity::memory - 1), "keep those that something depends on");
    if (std::max(s.speakers.size(), s.places.size()) > most_people)
        reading.fault("too-many", positions.top, fmt::format("a script has at most {} people and {} places", most_people, most_people), "keep those that a learner meets");
    return s.facts.size() < capacity::memory && s.meters.size() <= most_people && std::max(s.speakers.size(), s.places.size()) <= most_people;
}

bool scenes_fit(const Scenario& s, std::size_t scenes, std::size_t options, const Positions& positions, Reading& reading)
{
    if (std::max({scenes, options, s.lines.size()}) <= capacity::named) return true;
    reading.fault("too-many", positions.top, fmt::format("a script has at most {} scenes, options and lines of each kind", capacity::named), "make two visits of it");
    return false;
}

void load_start(const Node& root, Scenario& s, Reading& reading)
{
    const Node* start = reading.needed(root, "start", "a script");
    if (start == nullptr || s.scenes.empty()) return;
    std::vector<std::string> names;
    for (const Scene& scene : s.scenes) names.push_back(scene.key);
    if (reading.one_of(*start, "unknown-scene", "scene", names)) s.start = s.scene_named(start->scalar);
}

}  // namespace

void load_tree(const Node& root, const Bundle& bundle, const Vocabulary& vocabulary, Loaded<Scenario>& result, Positions& positions)
{
    Reading reading(result.diagnostics);
    Scenario& scenario = result.value.emplace();
    positions.top = root.where;
    if (!HeadLoader(scenario, reading).load(root) || !head_fits(scenario, positions, reading)) return;
    const Node* scenes = filled_map(root, "scenes", reading);
    const Node* endings = filled_map(root, "endings", reading);
    SceneLoader loader(scenario, positions, vocabulary, bundle, reading);
    loader.collect_names(scenes, endings);
    if (!scenes_fit(scenario, loader.scene_count(), loader.option_count(), positions, reading)) return;
    loader.load(scenes, endings);
    load_start(root, scenario, reading);
    check_names_in_texts(scenario, bundle, reading);
    scenes_fit(scenario, 0, 0, positions, reading);
    if (scenario.memory_bits >= capacity::memory)
        reading.fault("too-many", positions.top, fmt::format("facts, and scenes and options that conditions ask about, are more than {} together", capacity::memory - 1), "ask about fewer of them");
    if (reading.has_enough()) reading.fault("too-many", positions.top, fmt::format("more than {} things want mending, and the rest was not looked at", Reading::most_faults), "mend some of these first; one cause may have many effects");
    if (!has_errors(result.diagnostics)) {
        check_whole(scenario, positions, result.diagnostics);
        positions.speakers = places_of_roles(root, scenario);
        check_style(scenario, positions, result.diagnostics);
    }
    drop_allowed(scenario, result.diagnostics);
}

Loaded<Scenario> load_scenario(const SourceText& source, const Vocabulary& vocabulary, Positions* positions)
{
    LoadedScript loaded = load_script(source, nothing_beside, vocabulary);
    if (positions != nullptr) *positions = std::move(loaded.positions);
    return std::move(loaded.scenario);
}

}  // namespace fv
