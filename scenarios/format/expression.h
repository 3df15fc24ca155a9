// Conditions and effects as people write them: `trust >= 60 and knows reels`, `trust +8`.
//
// `door is mateo` asks what was drawn; `score >= 70` and `picked badge`, in outcomes, what was answered.
// A real grammar: comparison binds closer than `not`, `not` closer than `and`, `and` closer than
// `or`; parentheses as in school. A fault says at which byte of the text it stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/engine/scenario.h"

namespace fv {

/// What is wrong in an expression, and where.
struct ExpressionFault {
    std::string_view rule;
    std::size_t at = 0;      ///< byte within the text
    std::size_t length = 1;
    std::string message, hint;
};

/// The names an expression may use. `bit_of_scene` and `bit_of_option` give the memory bit that a
/// question about them reads, or −1: there is none of that name.
struct Names {
    std::vector<std::string> meters, facts, scenes, options;
    std::function<int(std::string_view)> bit_of_scene, bit_of_option;
    struct Variation {
        std::string key;
        std::vector<std::string> values;
        int first_bit = 0;
    };
    std::vector<Variation> variations;
    /// In the condition of an outcome: what was answered may be asked about.
    bool judges_an_answer = false;
    std::vector<std::string> items;  ///< those that can be picked
};

/// The program for a condition, or faults.
[[nodiscard]] std::vector<Instruction> parse_condition(std::string_view text, const Names& names, std::vector<ExpressionFault>& faults);

/// The effect, without a condition of its own; nullopt with faults.
[[nodiscard]] std::optional<Effect> parse_effect(std::string_view text, const Names& names, std::vector<ExpressionFault>& faults);

}  // namespace fv
