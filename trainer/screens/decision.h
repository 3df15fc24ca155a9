// What is to be decided, in each of its kinds: chosen, picked, rated, put in order, said in one's own words.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "trainer/screens/own_words.h"
#include "trainer/views/rehearsal.h"
#include "trainer/widgets/widgets.h"

namespace fv {

/// What the person is about to answer. Words that are typed are kept as drafts; the rest is quickly done again.
struct DecisionUiState {
    std::string decision;             ///< whose answer this is
    std::set<std::string> picked;     ///< pick, and what is ticked of one's own words
    std::map<std::string, int> ratings;
    std::vector<std::string> order;   ///< items' keys
    OwnWordsState own_words;
    bool compared = false;            ///< say: the models and the checklist are shown
    bool ticked = false;              ///< what the program heard has been ticked
    double begun_at = -1;             ///< when the timer began
    bool no_hurry = false;            ///< timers are off
};

/// The decision below the conversation. `number` counts decisions from 1.
void draw_open_decision(const RehearsalView& view, std::size_t number, DecisionUiState& state, const Words& words, RehearsalAction& action, Ui& ui);

}  // namespace fv
