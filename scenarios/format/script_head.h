// The first lines of a script or a translation, read without the rest: what a list of visits shows. A
// library of a thousand scripts is listed from their heads, and each is loaded when somebody wants it.
//
// A head says nothing about whether the script can be played. What its reader is not sure of it does
// not guess: then there is no head, and the caller loads the script, which tells what is wrong.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/source_text.h"
#include "scenarios/engine/scenario.h"

namespace fv {

struct ScriptHead {
    std::string id, title, summary, language = "en";
    Stage stage = Stage::first_visit;
    std::vector<std::string> themes;
    int minutes = 0;
    std::string partner;                     ///< an id of the pack's cast; empty: the script's own, below
    std::string partner_name, partner_role;

    friend bool operator==(const ScriptHead&, const ScriptHead&) = default;
};

/// What the head of a loaded script is.
[[nodiscard]] ScriptHead head_of(const Scenario& scenario);

struct TranslationHead {
    std::string of, language, title, summary, partner_role;

    friend bool operator==(const TranslationHead&, const TranslationHead&) = default;
};

/// So many bytes of a file hold the head of nearly every script.
inline constexpr std::size_t usual_head = 4096;

/// How much of a file a text is: of a beginning, the last entry may be cut off and is not used.
enum class Extent : bool { beginning, whole };

/// Keys after `scenes:` are not looked for. nullopt: something that is needed is not in the text, or not
/// in a form that is beyond doubt.
[[nodiscard]] std::optional<ScriptHead> script_head(std::string_view text, Extent extent);

/// The same of a translation: whatever is left out is empty, except `of` and `language`, which are needed.
[[nodiscard]] std::optional<TranslationHead> translation_head(std::string_view text, Extent extent);

}  // namespace fv
