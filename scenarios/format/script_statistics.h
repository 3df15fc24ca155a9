// How long a script is and who speaks in it: words, minutes at a spoken pace, the shortest and the
// longest way through, the family's share of the talk, reading ease.
//
// Ways are those of the graph of scenes, conditions left open. Lines that can't be said in the same
// visit (one `when` is the other's opposite, or they depend on what was drawn) are counted as such.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "scenarios/engine/scenario.h"
#include "scenarios/format/readability.h"
#include "scenarios/format/script_texts.h"

namespace fv {

struct ScriptStatistics {
    struct Speaker {
        std::string key, name;  ///< `rosa`, `Rosa Delgado`; narrator and you have no name
        std::size_t lines = 0;  ///< options that are said count as lines of yours
        std::size_t words = 0;  ///< over all branches
    };
    /// From the start to an ending, from the least to the most.
    struct Span {
        std::size_t least = 0, most = 0;
    };
    double words_per_minute = 0;
    std::vector<Speaker> speakers;  ///< those who say something, in the script's order
    std::size_t scenes = 0, decisions = 0, options = 0, outcomes = 0, items = 0, lines = 0, endings = 0;
    std::size_t words = 0;          ///< all that is said, narrated and shown, over all branches
    std::size_t words_of_report = 0;
    Span words_on_the_way, decisions_on_the_way;
    bool most_is_exact = true;      ///< false: scenes come round again, and each was counted once
    double family_share = 0;        ///< of the words that family and visitors say, if every option is equally likely
    double option_words = 0, option_characters = 0;  ///< an option's mean length
    ProseLanguage language = ProseLanguage::english;
    std::array<ReadingMeasure, voice_count> reading;  ///< by Voice

    [[nodiscard]] double minutes(std::size_t of_words) const { return static_cast<double>(of_words) / words_per_minute; }
};

/// Words a minute, spoken at leisure: 150 in English, 140 in Spanish.
[[nodiscard]] double spoken_pace(ProseLanguage language);

[[nodiscard]] ScriptStatistics script_statistics(const Scenario& scenario);

}  // namespace fv
