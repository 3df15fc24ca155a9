// Word lists about how people are shown, in English and Spanish. Private to format.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "scenarios/format/prose.h"

namespace fv {

/// What a role says is lacking, if it says nothing else: `struggling single mother`. Empty for
/// `single mother and welder`, `Ana's mother`.
[[nodiscard]] std::string only_deficit_in(std::string_view role, ProseLanguage language);

/// Whether a role is a child's: `eleven`, `her son, nine`, `student in your class`.
[[nodiscard]] bool is_child(std::string_view role, ProseLanguage language);

/// Whether a text asks or lets a child interpret. `children` are first names in small letters.
[[nodiscard]] bool asks_child_to_interpret(std::string_view text, std::span<const std::string> children, ProseLanguage language);

/// A word spelled to sound like a dialect: `nuthin`, `goin'`. Empty: there is none.
[[nodiscard]] std::string phonetic_spelling_in(std::string_view text, ProseLanguage language);

}  // namespace fv
