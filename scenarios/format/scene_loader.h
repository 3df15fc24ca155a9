// Scenes and endings of a script: lines, decisions, options, ways on. The second half of loader.cpp,
// in three files: scenes and lines, options and outcomes, kinds of decision. Private to format.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "scenarios/engine/scenario.h"
#include "scenarios/format/bundle.h"
#include "scenarios/format/checks.h"
#include "scenarios/format/expression.h"
#include "scenarios/format/reading.h"
#include "scenarios/format/vocabulary.h"

namespace fv {

namespace lookup {
/// The place of a name in a list, or −1.
[[nodiscard]] int place_in(const std::vector<std::string>& names, std::string_view name);
[[nodiscard]] int place_in(const std::unordered_map<std::string, int>& places, std::string_view name);
}  // namespace lookup

template <class List>
[[nodiscard]] std::uint32_t size_of(const List& list)
{
    return static_cast<std::uint32_t>(list.size());
}

class SceneLoader {
public:
    /// Adds to `scenario`, whose speakers, places, meters and facts are there.
    SceneLoader(Scenario& scenario, Positions& positions, const Vocabulary& vocabulary, const Bundle& bundle, Reading& reading);

    /// Every id first, so that what comes later in the file can be named earlier.
    void collect_names(const Node* scenes, const Node* endings);
    [[nodiscard]] std::size_t scene_count() const { return names_.scenes.size(); }
    [[nodiscard]] std::size_t option_count() const { return names_.options.size(); }
    void load(const Node* scenes, const Node* endings);

private:
    void collect_options(const Node& scene);
    void collect_options(const Node& list, std::string_view key);
    void load_scene(const Node& key, const Node& node);
    // decision_loader.cpp
    void load_option(const Node& node, std::size_t scene);
    void load_outcome(const Node& node, const Scene& scene, std::size_t index, bool last);
    void load_consequences(const Node& node, std::string_view key, Option& option);
    int competency(const Node& key);
    void load_ratings(const Node& node, int lowest, std::vector<Rating>& ratings);
    void load_shows(const Node& node, std::string_view what, const std::vector<Rating>& ratings, std::vector<std::string>& shows);
    void load_repairs(const Node& node, Option& option);
    // item_loader.cpp
    void load_decision(const Node& key, const Node& node, Scene& scene, std::size_t index);
    void load_choice(const Node& key, const Node& node, const Node& list, const Scene& scene, std::size_t index);
    void load_outcomes(const Node& list, const Scene& scene, std::size_t index);
    void leads_somewhere(const Node& item, const Scene& scene, std::string_view what);
    const Node* load_say(const Node& node, Scene& scene);
    void load_items(const Node& list, std::string_view kind, std::size_t least, std::size_t most, Scene& scene);
    Item load_item(const Node& node, std::string_view kind);
    void load_help(const Node& node, Scene& scene);
    OptionId option_for(const Node& part, std::string_view name, const Scene& scene);
    void load_turn(const Node& key, const Node& node, Scene& scene);
    void load_timer(const Node& key, const Node& node, Scene& scene);
    // scene_loader.cpp
    void load_ending(const Node& key, const Node& node, bool last);
    Run load_lines(const Node* node, std::string_view what);
    bool load_line(const Node& item);
    SpeakerId speaker(const Node& key, std::string& mood);
    Run load_effects(const Node& node);
    void load_effect(const Node& text, const Node* condition);
    Run load_exits(const Node& node);
    Exit load_exit(const Node& target);
    Condition load_condition(const Node& node);
    void tell(const std::vector<ExpressionFault>& faults, const Node& node);
    void check_way_on(const Scene& scene, const Node& key);
    int bit(std::int16_t& memory);
    std::string checked_place(const Node* node);

    Scenario& s_;
    Positions& positions_;
    const Vocabulary& vocabulary_;
    const Bundle& bundle_;
    Reading& read_;
    Names names_;
    std::vector<std::string> endings_, speakers_, places_;
    std::vector<std::int16_t> scene_bits_, option_bits_;
    std::unordered_map<std::string, int> scene_places_, option_places_;
    std::unordered_map<std::string, SourceSpan> first_options_;
};

}  // namespace fv
