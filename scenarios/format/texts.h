// Every text of a scenario that people read, under the key by which a translation names it.
//
// One walk serves all: what is missing, what is stale, a translator's skeleton, the scenario in another
// language. A new kind of text is added here, and nowhere else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
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
    pronunciation,  ///< helps readers of its own language only: left out, it is not missing and not shown
    called,         ///< what somebody is called in talk: left out, it stays as it is
    heard,          ///< words by which the program guesses what was said, a line each; nobody is shown them
};
/// Whether a translation without it is incomplete.
[[nodiscard]] constexpr bool is_wanted(TextKind kind) { return kind == TextKind::shown || kind == TextKind::heard; }

struct KeyedText {
    TextKey key;
    TextKind kind = TextKind::shown;
    std::string text;
    std::string said_by;  ///< of a line: `rosa (wary)`; else empty
};
/// Where the words to hear stand in a translation: a list of any length that is one text.
[[nodiscard]] bool is_heard(const TextKey& key);

/// In the order of docs/format/packs-and-translations.md. Empty texts are left out.
[[nodiscard]] std::vector<KeyedText> texts_of(const Scenario& scenario);

/// Puts what `in_its_place` gives for each text, in the same order. Ids and all else stay.
void replace_texts(Scenario& scenario, const std::function<std::string(const KeyedText&)>& in_its_place);

}  // namespace fv
