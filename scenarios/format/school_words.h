// What a first visit leaves at school: grades, attendance, behaviour, forms, tests. Word lists in
// English and Spanish, and what may be said about them: that they are not for today.
#pragma once

#include <string>
#include <string_view>

#include "scenarios/format/prose.h"

namespace fv {

/// The words by which a text speaks of school business, `attendance`; empty: it doesn't. What is denied
/// (`no forms`) or put off (`that can wait for conference day`) is not spoken of.
[[nodiscard]] std::string school_business_in(std::string_view text, ProseLanguage language);

/// Whether somebody of the family brings it up: they name it, or ask how the child is doing at school.
[[nodiscard]] bool asks_about_school(std::string_view text, ProseLanguage language);

}  // namespace fv
