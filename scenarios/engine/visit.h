// A visit in progress: where the educators are, what was said, what may be chosen now.
//
// A reader asks three things in turn: lines(), decision(), ending(). Exactly one of decision() and
// ending() is set. Then choose() an option or answer() with items, and ask again.
//
// Visit is a value. It reads no clock, no file and no random device: the order of options comes
// from the attempt's seed. Copy it to look ahead (after-action reports do); keep the earlier copy
// to go back. Equal visits behave equally for ever: replay and the explorer rely on it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "scenarios/engine/coverage.h"
#include "scenarios/engine/fixed_list.h"
#include "scenarios/engine/scenario.h"

namespace fv {

/// Drawn once for each attempt, by the caller. Decides the order in which options are shown, and what
/// the scenario's variations draw.
struct AttemptSeed {
    std::uint64_t value = 0;
    friend bool operator==(const AttemptSeed&, const AttemptSeed&) = default;
};

/// Whether the second educator sits at the same screen and answers on their own turns.
enum class Company : std::uint8_t { alone, in_pair };

/// Which value each variation has drawn, in the scenario's order.
struct Draw {
    std::array<std::uint8_t, capacity::variations> value{};
    friend bool operator==(const Draw&, const Draw&) = default;
};
/// Each value of each variation is drawn equally often.
[[nodiscard]] Draw draw_of(const Scenario& scenario, AttemptSeed seed);
/// How many there are: 1 without variations.
[[nodiscard]] std::size_t draw_count(const Scenario& scenario);
[[nodiscard]] Draw draw_number(const Scenario& scenario, std::size_t number);  ///< 0 … draw_count − 1

/// All that a visit's future depends on, and nothing else: what the explorer stores and hashes.
struct VisitState {
    std::array<std::int16_t, capacity::meters> meters{};
    std::array<std::uint64_t, capacity::memory / 64> memory{};
    SceneId scene;    ///< where a decision is awaited; not set once the visit has ended
    EndingId ending;
    Company company = Company::alone;

    [[nodiscard]] bool remembers(int bit) const
    {
        return ((memory[static_cast<std::size_t>(bit) / 64] >> (static_cast<unsigned>(bit) % 64U)) & 1U) != 0;
    }
    void remember(int bit) { memory[static_cast<std::size_t>(bit) / 64] |= std::uint64_t{1} << (static_cast<unsigned>(bit) % 64U); }
    void forget(int bit) { memory[static_cast<std::size_t>(bit) / 64] &= ~(std::uint64_t{1} << (static_cast<unsigned>(bit) % 64U)); }

    friend bool operator==(const VisitState&, const VisitState&) = default;
};
static_assert(sizeof(VisitState) <= 64);

/// Lines between two decisions, in the order they are said.
using LineList = FixedList<LineId, capacity::lines_at_once>;
using OptionList = FixedList<OptionId, capacity::options>;

/// Why an answer was not taken. The visit is then unchanged.
enum class Refusal : std::uint8_t { unknown_option, option_not_here, option_not_offered, not_such_an_answer, visit_has_ended };

/// Items' places in the order in which they are shown.
using ItemList = FixedList<std::uint8_t, capacity::items>;

/// What is to be decided now.
struct Decision {
    SceneId scene;
    OptionList options;  ///< a choice: offered now, in the order of the attempt's seed; never empty in a checked script
    ItemList items;      ///< all others: what is to be picked, rated, ordered or ticked
};

struct ItemAnswer;  // answer.h

class Visit {
public:
    /// Stands before the first decision. `scenario` must outlive the visit and all copies of it.
    Visit(const Scenario& scenario, AttemptSeed seed, Company company = Company::alone);

    /// What was said since the last choice: the reply, then the scenes on the way. Places in Scenario::lines.
    [[nodiscard]] std::span<const LineId> lines() const { return lines_.span(); }
    /// How many of lines() belong to the reply; the rest belongs to scenes.
    [[nodiscard]] std::size_t reply_lines() const { return reply_lines_; }
    [[nodiscard]] const Decision* decision() const { return state_.ending.is_set() ? nullptr : &decision_; }
    [[nodiscard]] const Ending* ending() const;
    /// The place in which the last line is said; carried over scenes that name none.
    [[nodiscard]] std::string_view place() const;

    /// Takes an option: effects, reply, next scene. Allocates nothing.
    [[nodiscard]] std::optional<Refusal> choose(OptionId option);
    /// The same with an answer made of items, which leads to one of the decision's outcomes.
    [[nodiscard]] std::optional<Refusal> answer(const ItemAnswer& answer);

    [[nodiscard]] const VisitState& state() const { return state_; }
    [[nodiscard]] const Scenario& scenario() const { return *scenario_; }
    [[nodiscard]] AttemptSeed seed() const { return seed_; }
    [[nodiscard]] int meter(MeterId id) const { return state_.meters[id.value]; }
    [[nodiscard]] bool knows(FactId fact) const { return state_.remembers(fact.value); }

    friend bool operator==(const Visit& a, const Visit& b)
    {
        return a.scenario_ == b.scenario_ && a.seed_ == b.seed_ && a.state_ == b.state_ && a.lines_ == b.lines_;
    }

private:
    void go_on(OptionId option);
    void arrive();

    const Scenario* scenario_;
    AttemptSeed seed_;
    VisitState state_;
    LineList lines_;
    std::size_t reply_lines_ = 0;
    SceneId place_scene_;
    Decision decision_;
};

/// The state before the first decision. `said`, here and below, may be null: nobody reads.
/// `place_scene`, where given, becomes the last scene that named a place; `met`, where given, is added to.
[[nodiscard]] VisitState first_state(const Scenario& scenario, const Draw& draw = {}, Company company = Company::alone, LineList* said = nullptr,
                                     SceneId* place_scene = nullptr, Coverage* met = nullptr);

/// The options offered in `state`, in the order of the script. Empty once the visit has ended, and
/// where the decision is answered by items.
[[nodiscard]] OptionList offered(const Scenario& scenario, const VisitState& state, Coverage* met = nullptr);

/// The outcome of a decision by items, for an answer of which no more is known than `facts`.
[[nodiscard]] OptionId outcome_of(const Scenario& scenario, const VisitState& state, SceneId decision, AnswerFacts facts, Coverage* met = nullptr);

/// The state after taking `option`, which must be one that is offered or an outcome of the decision at
/// hand. Allocates nothing.
/// `reply_lines`, where given, becomes the number of lines in `said` that belong to the reply.
[[nodiscard]] VisitState next_state(const Scenario& scenario, const VisitState& state, OptionId option, LineList* said = nullptr,
                                    std::size_t* reply_lines = nullptr, SceneId* place_scene = nullptr, Coverage* met = nullptr);

}  // namespace fv
