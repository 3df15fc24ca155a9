// Scenes and endings of a script: lines, decisions, options, ways on. The second half of loader.cpp.
// Private to format.
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
    void load_scene(const Node& key, const Node& node);
    void load_option(const Node& node, std::size_t scene);
    void load_ratings(const Node& node, Option& option);
    void load_shows(const Node& node, Option& option);
    void load_repairs(const Node& node, Option& option);
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
