// Scenarios and walks at random, for properties that hold for every script: replay, scores, reports.
// The same number gives the same scenario on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/engine/scenario.h"
#include "scenarios/engine/visit.h"

namespace fv::test {

/// SplitMix64: small, and the same everywhere (std::uniform_int_distribution is not).
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t bits()
    {
        std::uint64_t x = state_ += 0x9E3779B97F4A7C15ULL;
        x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
        return x ^ (x >> 31U);
    }
    /// 0 … sides − 1
    int roll(int sides) { return static_cast<int>(bits() % static_cast<std::uint64_t>(sides)); }
    int between(int low, int high) { return low + roll(high - low + 1); }
    bool chance(int percent) { return roll(100) < percent; }

private:
    std::uint64_t state_;
};

/// A scenario that a checker would pass: 3 to 12 scenes, some of them passages, every kind of decision,
/// variations, conditions, once-only options, breaches and repairs; every decision has an option that is always offered, and the way
/// forward leads to an ending. Ways back are there too, so that decisions are met again.
/// `shape` makes smaller ones, or ones that never come back to a scene.
struct RandomShape {
    int fewest_scenes = 3, most_scenes = 12;
    bool ways_back = true;
};
[[nodiscard]] Scenario random_scenario(std::uint64_t seed, const RandomShape& shape = {});

/// The word of an answer drawn at random where `visit` stands; it must stand at a decision.
[[nodiscard]] std::string answer_at_random(const Visit& visit, Dice& dice);

struct RandomWalk {
    std::vector<std::string> choices;   ///< answers' words
    std::vector<Visit> visits;          ///< before the first choice, and after each
};
/// Chooses at random until an ending, or `longest` choices.
[[nodiscard]] RandomWalk walk_at_random(const Scenario& scenario, std::uint64_t seed, std::size_t longest = 60);

}  // namespace fv::test
