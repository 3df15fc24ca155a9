// What may come of a decision, and how likely each is when somebody answers without reading: the
// one place that the explorer, the odds and the scorer's odds ask about decisions.
//
// States of one scene in which the same is offered share an EdgeSet, so that whatever is reckoned
// about a decision is reckoned once. A choice has an edge for each option; an answer by items leads to
// outcomes, each with the share of all answers that come to it, and how those score.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "scenarios/engine/coverage.h"
#include "scenarios/engine/visit.h"

namespace fv {

/// Answers by items that come to one outcome and score alike.
struct ScoreShare {
    int score = 0;       ///< 0 … 100
    double share = 0.0;  ///< of the answers that take the edge; those of an edge sum to 1
};

/// Everything that answers to one option (or outcome) lead to: one next state.
struct Edge {
    OptionId option;
    double weight = 0.0;  ///< share of the clicker's answers that take it; those of one set sum to 1
    std::vector<ScoreShare> scores;  ///< of a decision by items, by score; empty for a choice
};

/// Answers by items that no condition and no score tells apart.
struct AnswerClass {
    AnswerFacts facts;
    double share = 0.0;  ///< of all answers, each as likely as any other
};
/// The classes of a decision's answers; none for a choice.
[[nodiscard]] std::vector<AnswerClass> answer_classes(const Scenario& scenario, SceneId decision);

/// The word of an answer that leads to `option` in `state`, in which the option can come about: of a
/// choice its own; of items the experts' answer where that leads there, else the first that does.
[[nodiscard]] std::string answer_leading_to(const Scenario& scenario, const VisitState& state, OptionId option);

/// A decision as it stands in some states of one scene.
struct EdgeSet {
    SceneId scene;
    OptionList offered;       ///< options, or the outcomes that can come about, in the order of the script; empty: the visit stands still here
    std::vector<Edge> edges;  ///< what may be taken; no two have the same option
};

/// How somebody answers who does not read.
enum class Clicker : std::uint8_t {
    at_random,    ///< every answer is as likely as any other
    never_twice,  ///< at random among what was not chosen before in this visit, while there is such
};

/// The edge sets of a scenario, numbered as they are met.
class EdgeSets {
public:
    explicit EdgeSets(const Scenario& scenario, Clicker clicker = Clicker::at_random);

    /// The number of what may come of `state`, in which a decision is awaited.
    [[nodiscard]] std::uint32_t number_of(const VisitState& state, Coverage* met = nullptr);
    [[nodiscard]] const EdgeSet& operator[](std::uint32_t number) const { return sets_[number]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(sets_.size()); }

private:
    struct Known {
        std::uint32_t offered = 0, left = 0;  ///< a bit for each option of the scene
        std::uint32_t number = 0;
    };
    std::uint32_t add(SceneId scene, const OptionList& offered, std::uint32_t left);
    std::uint32_t number_of_items(const VisitState& state, Coverage* met);
    std::uint32_t add(SceneId scene, const std::vector<OptionId>& outcomes);

    const Scenario* scenario_;
    Clicker clicker_;
    std::vector<EdgeSet> sets_;
    std::vector<std::vector<Known>> by_scene_;
    std::vector<std::vector<AnswerClass>> classes_;  ///< by scene
    std::vector<std::map<std::vector<OptionId>, std::uint32_t>> by_outcomes_;  ///< by scene: each class's outcome, to the set's number
    std::vector<OptionId> outcomes_;  ///< of the state at hand
};

/// A way in which a visit can begin.
struct Start {
    VisitState state;
    double weight = 1.0;  ///< its share of the attempts; those of a scenario sum to 1
    LineList said;        ///< up to the first decision
};
[[nodiscard]] std::vector<Start> starts(const Scenario& scenario, Coverage* met = nullptr, Company company = Company::alone);

}  // namespace fv
