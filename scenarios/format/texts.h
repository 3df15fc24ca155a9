// Every text of a scenario that people read, under the key by which a translation names it.
//
// One walk serves all: what is missing, what is stale, a translator's skeleton, the scenario in another
// language. A new kind of text is added here, and nowhere else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/engine/scenario.h"

namespace fv {

struct TextKey {
    std::vector<std::string> path;  ///< `scenes`, `doorstep`, `script`
    std::size_t place = 0;          ///< in a list, from 1; 0: not in a list

    [[nodiscard]] std::string text() const;  ///< `scenes.doorstep.script[2]`
};

enum class TextKind : std::uint8_t {
    shown,
    pronunciation,  ///< helps readers of its own language only: left out, it is not missing
};

struct KeyedText {
    TextKey key;
    TextKind kind = TextKind::shown;
    std::string text;
    std::string said_by;  ///< of a line: `rosa (wary)`; else empty
};

/// In the order of docs/format/packs-and-translations.md. Empty texts are left out.
[[nodiscard]] std::vector<KeyedText> texts_of(const Scenario& scenario);

/// Puts what `in_its_place` gives for each text, in the same order. Ids and all else stay.
void replace_texts(Scenario& scenario, const std::function<std::string(const KeyedText&)>& in_its_place);

/// The names in braces that a text uses, `{rosa}`, without the braces; `{{` is a brace.
[[nodiscard]] std::vector<std::string> names_in(std::string_view text);

}  // namespace fv
