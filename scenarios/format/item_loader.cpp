#include <algorithm>
#include <fmt/format.h>

#include "foundation/spelling.h"
#include "scenarios/format/scene_loader.h"

// Decisions and how they are answered: a choice, or items to pick, rate, order or tick; help, the
// partner's turn, the timer.
namespace fv {
namespace {

struct KindOfDecision {
    std::string_view key;
    DecisionKind kind;
    std::size_t least, most;  ///< options or items
};
constexpr KindOfDecision kinds[] = {{"decide", DecisionKind::choice, 2, capacity::options},
                                    {"pick", DecisionKind::pick, 3, capacity::items},
                                    {"rate", DecisionKind::rate, 2, 6},
                                    {"order", DecisionKind::order, 3, 6},
                                    {"say", DecisionKind::say, 2, 6}};

/// Whether somebody can always take this option.
bool is_always_offered(const Option& option) { return option.when.always() && !option.once; }

}  // namespace

void SceneLoader::load_decision(const Node& key, const Node& node, Scene& scene, std::size_t index)
{
    const KindOfDecision* found = nullptr;
    for (const KindOfDecision& kind : kinds) {
        const Node* here = node.find(kind.key);
        if (here == nullptr) continue;
        if (found != nullptr)
            return read_.fault("does-not-belong", here->where, fmt::format("scene \"{}\" has both `{}` and `{}`", key.scalar, found->key, kind.key), "one decision a scene: make two scenes of it");
        found = &kind;
    }
    if (found == nullptr) {
        if (scene.exits.count == 0)
            read_.fault("missing-key", key.where, fmt::format("scene \"{}\" has neither a `decide` nor a `go`: the visit would stop there", key.scalar), "add `decide:` with options, or `go:` with the next scene");
        for (const char* part : {"measures", "outcomes", "hint", "thought", "turn", "alone", "seconds", "time-up"})
            if (const Node* here = node.find(part)) read_.fault("does-not-belong", here->where, fmt::format("scene \"{}\" decides nothing, so it has no `{}`", key.scalar, part), "add a decision, or take it out");
        return;
    }
    scene.kind = found->kind;
    const Node& list = *node.find(found->key);
    if (found->kind == DecisionKind::choice) return load_choice(key, node, list, scene, index);
    const Node* items = &list;
    if (found->kind == DecisionKind::say) items = load_say(list, scene);
    if (items != nullptr) load_items(*items, found->key, found->least, found->most, scene);
    if (const Node* measures = read_.needed(node, "measures", fmt::format("a decision by `{}`", found->key))) load_ratings(*measures, 1, scene.measures);
    if (const Node* shows = node.find("shows")) load_shows(*shows, "this decision", scene.measures, scene.shows);
    if (const Node* outcomes = read_.needed(node, "outcomes", fmt::format("a decision by `{}`", found->key))) load_outcomes(*outcomes, scene, index);
    names_.items.clear();
    for (const char* part : {"turn", "alone", "seconds", "time-up"})
        if (const Node* here = node.find(part)) read_.fault("does-not-belong", here->where, fmt::format("`{}` goes only with `decide`", part), "take it out, or make the decision a choice");
}

void SceneLoader::load_choice(const Node& key, const Node& node, const Node& list, const Scene& scene, std::size_t index)
{
    for (const char* part : {"measures", "shows", "outcomes"})
        if (const Node* here = node.find(part)) read_.fault("does-not-belong", here->where, fmt::format("`{}` does not go with `decide`", part), "each option has ratings and consequences of its own");
    if (!read_.list(list, "`decide`")) return;
    if (list.items.size() > capacity::options)
        read_.fault("too-many", list.where, fmt::format("scene \"{}\" offers {} options; a decision has 2 to {}", key.scalar, list.items.size(), capacity::options),
                    "people weigh three or four; make two decisions of it");
    if (list.items.size() < 2)
        read_.fault("too-few", list.where, fmt::format("in scene \"{}\" there is only one thing to choose", key.scalar), "that is no decision: make it a line of the script, or add another option");
    int silent = 0;
    for (const Node& item : list.items) {
        if (read_.has_enough()) return;
        load_option(item, index);
        leads_somewhere(item, scene, "option");
        if (s_.options.back().silent && ++silent == 2)
            read_.fault("too-many", item.where, fmt::format("scene \"{}\" has two ways to stay silent", key.scalar), "one silence is like another: keep one of them");
    }
}

void SceneLoader::check_way_on(const Scene& scene, const Node& key)
{
    if (scene.options.count == 0 || scene.kind != DecisionKind::choice) return;
    const auto first = s_.options.begin() + scene.options.first;
    if (!std::any_of(first, first + scene.options.count, is_always_offered))
        read_.fault("no-way-on", key.where, fmt::format("in scene \"{}\" every option has a `when` or is offered once: there may be none left to choose", key.scalar), "give one option neither");
}

void SceneLoader::leads_somewhere(const Node& item, const Scene& scene, std::string_view what)
{
    if (s_.options.back().exits.count == 0 && scene.exits.count == 0)
        read_.fault("missing-key", item.where, fmt::format("{} \"{}\" leads nowhere", what, s_.options.back().key), fmt::format("add `go:` to the {}, or to its scene for all", what));
}

void SceneLoader::load_outcomes(const Node& list, const Scene& scene, std::size_t index)
{
    if (!read_.list(list, "`outcomes`")) return;
    if (list.items.empty()) read_.fault("too-few", list.where, "nothing comes of this decision", "add at least one outcome");
    if (list.items.size() > capacity::options)
        read_.fault("too-many", list.where, fmt::format("there are {} outcomes; there can be {}", list.items.size(), capacity::options), "a learner tells three or four apart");
    for (std::size_t i = 0; i < list.items.size() && !read_.has_enough(); ++i) {
        load_outcome(list.items[i], scene, index, i + 1 == list.items.size());
        leads_somewhere(list.items[i], scene, "outcome");
    }
}

/// Returns the checklist, whose points are the items.
const Node* SceneLoader::load_say(const Node& node, Scene& scene)
{
    if (!read_.map(node, "`say`", {"model", "checklist"})) return nullptr;
    constexpr std::size_t most_models = 3;
    if (const Node* models = read_.needed(node, "model", "`say`")) {
        if (models->kind == Node::Kind::list)
            for (const Node& model : models->items) scene.models.push_back(read_.shown(model, "a model answer"));
        else scene.models.push_back(read_.shown(*models, "a model answer"));
        if (scene.models.size() > most_models) read_.fault("too-many", models->where, fmt::format("there are {} model answers; there can be {}", scene.models.size(), most_models), "keep those that differ most");
        if (scene.models.empty()) read_.fault("too-few", models->where, "there is no model answer to compare with", "write one good way to say it");
    }
    return read_.needed(node, "checklist", "`say`");
}

void SceneLoader::load_items(const Node& list, std::string_view kind, std::size_t least, std::size_t most, Scene& scene)
{
    scene.items.first = size_of(s_.items);
    names_.items.clear();
    if (!read_.list(list, fmt::format("`{}`", kind))) return;
    if (list.items.size() < least || list.items.size() > most)
        read_.fault(list.items.size() < least ? "too-few" : "too-many", list.where, fmt::format("`{}` has {} items here; there can be {} to {}", kind, list.items.size(), least, most));
    for (const Node& node : list.items) {
        if (read_.has_enough()) break;
        const Item item = load_item(node, kind);
        if (lookup::place_in(names_.items, item.key) >= 0)
            read_.fault("duplicate-id", node.where, fmt::format("there is an item \"{}\" in this decision already", item.key), "an item's id stands for it in people's records; rename one of them");
        names_.items.push_back(item.key);
        s_.items.push_back(item);
    }
    scene.items.count = std::min<std::uint32_t>(size_of(s_.items) - scene.items.first, capacity::items);
    const auto items = std::span<const Item>(s_.items).subspan(scene.items.first);
    if ((scene.kind == DecisionKind::pick || scene.kind == DecisionKind::say) && std::none_of(items.begin(), items.end(), [](const Item& item) { return item.right; }))
        read_.fault("too-few", list.where, "none of these is right, so every answer is worth the same", "mark what belongs in a good answer with `right: true`");
    if (scene.kind == DecisionKind::order || scene.kind == DecisionKind::rate) names_.items.clear();  // `picked` can't ask about them
}

Item SceneLoader::load_item(const Node& node, std::string_view kind)
{
    Item item;
    const bool is_said = kind == "say";
    const bool known = is_said            ? read_.map(node, "a point of the checklist", {"item", "text", "right", "hear", "why"})
                       : kind == "pick" ? read_.map(node, "an item to pick", {"item", "text", "right", "why"})
                       : kind == "rate" ? read_.map(node, "an item to rate", {"item", "text", "expert", "why"})
                                        : read_.map(node, "an item to order", {"item", "text", "why"});
    if (!known) return item;
    if (const Node* id = read_.needed(node, "item", "an item")) {
        item.key = read_.id(*id, "an item").value_or(id->scalar);
        if (item.key == "none") read_.fault("bad-id", id->where, "an item can't be called \"none\"", "that word stands for picking nothing; choose another id");
    }
    if (const Node* text = read_.needed(node, "text", "an item")) item.text = read_.shown(*text, "an item");
    item.why = read_.shown_or_empty(node, "why");
    const Node* right = kind == "pick" ? read_.needed(node, "right", "an item to pick") : node.find("right");
    if (right != nullptr) item.right = read_.yes_or_no(*right, "`right`").value_or(true);
    if (kind == "rate")
        if (const Node* expert = read_.needed(node, "expert", "an item to rate")) item.expert = static_cast<std::int8_t>(read_.number(*expert, "`expert`", lowest_rating, highest_rating).value_or(0));
    if (const Node* hear = node.find("hear"))
        for (const Node* word : read_.words(*hear, "a word to hear")) item.hear.push_back(word->scalar);
    return item;
}

void SceneLoader::load_help(const Node& node, Scene& scene)
{
    scene.help.hint = read_.shown_or_empty(node, "hint");
    const Node* thought = node.find("thought");
    if (thought == nullptr) return;
    if (thought->kind != Node::Kind::map || thought->entries.size() != 1)
        return read_.fault("wrong-type", thought->where, "a thought reads like {rosa: I was not worried.}", "one person, a colon, and what they think");
    std::string mood;
    scene.help.thinker = speaker(thought->entries.front().first, mood);
    scene.help.thought = read_.shown(thought->entries.front().second, "a thought");
}

/// An option of this scene by the word under `part`; it must be there whatever happened before.
OptionId SceneLoader::option_for(const Node& part, std::string_view name, const Scene& scene)
{
    std::vector<std::string> here;
    for (std::uint32_t i = scene.options.first; i < scene.options.first + scene.options.count; ++i) here.push_back(s_.options[i].key);
    if (!read_.one_of(part, "unknown-option", "option", here)) return {};
    const auto place = scene.options.first + static_cast<std::uint32_t>(lookup::place_in(here, part.scalar));
    if (!is_always_offered(s_.options[place]))
        read_.fault("must-be-offered", part.where, fmt::format("\"{}\" stands under `{}`, but it has a `when` or is offered once", part.scalar, name), "it has to be there whatever happened before; name another option");
    return OptionId{static_cast<std::uint16_t>(place)};
}

void SceneLoader::load_turn(const Node& key, const Node& node, Scene& scene)
{
    const Node* turn = node.find("turn");
    const Node* alone = node.find("alone");
    if (scene.options.count == 0 || scene.kind != DecisionKind::choice) return;
    if (turn == nullptr) {
        if (alone != nullptr) read_.fault("does-not-belong", alone->where, "`alone` goes with `turn: partner`", "add `turn: partner`, or take it out");
        return;
    }
    scene.partners_turn = read_.one_of(*turn, "unknown-word", "turn", {"partner"});
    if (alone == nullptr) return read_.fault("missing-key", key.where, fmt::format("in scene \"{}\" it is the partner's turn, and nothing says what they do when somebody plays alone", key.scalar), "add `alone:` with one of the options");
    scene.alone = option_for(*alone, "alone", scene);
    if (!scene.alone.is_set()) return;
    Option& option = s_.options[scene.alone.value];
    option.spoken.first = size_of(s_.lines);
    if (!option.does.empty()) s_.lines.push_back({.speaker = narrator, .mood = {}, .text = option.does, .when = {}});
    if (!option.text.empty()) s_.lines.push_back({.speaker = partner, .mood = {}, .text = option.text, .when = {}});
    option.spoken.count = size_of(s_.lines) - option.spoken.first;
    positions_.lines.resize(s_.lines.size(), positions_.options[scene.alone.value]);
}

void SceneLoader::load_timer(const Node& key, const Node& node, Scene& scene)
{
    const Node* seconds = node.find("seconds");
    const Node* time_up = node.find("time-up");
    if (scene.options.count == 0 || scene.kind != DecisionKind::choice) return;
    if (seconds == nullptr) {
        if (time_up != nullptr) read_.fault("does-not-belong", time_up->where, "`time-up` goes with `seconds`", "add `seconds:`, or take it out");
        return;
    }
    constexpr int least = 5, most = 300;
    scene.seconds = read_.number(*seconds, "`seconds`", least, most).value_or(least);
    if (time_up != nullptr) scene.time_up = option_for(*time_up, "time-up", scene);
    else read_.fault("missing-key", key.where, fmt::format("scene \"{}\" has a timer, and nothing says what happens when it runs out", key.scalar), "add `time-up:` with one of the options");
}

}  // namespace fv
