// What the rehearsal shows, ready to draw: every string translated.
// Holds no pointer into the engine or the store, so that it may outlive both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "trainer/views/prepare.h"

namespace fv {

struct TranscriptEntry {
    enum class Kind : std::uint8_t {
        place,      ///< `text` is where we now are
        narration,
        speech,     ///< by somebody of the family, or by the partner
        deed,       ///< what you did
        own_speech, ///< what you said
        change,     ///< a quiet mark of what a choice did: `Rosa warms a little.`
    };
    Kind kind = Kind::narration;
    bool by_partner = false;
    bool fresh = false;       ///< said since the last choice
    std::string speaker;      ///< name; empty for narration
    std::string mood;         ///< may be empty
    std::string text;
};

struct OptionView {
    std::string key;   ///< the option's word, stable
    std::string does;  ///< may be empty
    std::string text;  ///< may be empty
    bool silent = false;  ///< staying silent: shown apart
};

/// How a decision is answered.
enum class Asks : std::uint8_t { choice, pick, rate, order, say };

/// Something to pick, rate, put in order, or a point of the checklist for one's own words.
struct ItemView {
    std::string key, text;
    bool heard = false;  ///< say: the program heard it in what was written; the person corrects
};

/// Help that may be opened; the attempt then says that it was assisted.
struct HelpView {
    bool has_hint = false, has_thought = false;
    std::string hint;            ///< once opened
    std::string thought, thinker;
};

/// An earlier decision of this visit that one can go back to.
struct EarlierDecision {
    std::size_t index = 0;  ///< from 0
    std::string place;
    std::string chosen;     ///< what was done or said, in one line
};

struct RehearsalView {
    std::string title;
    std::string place;      ///< `The kitchen`
    std::string place_key;  ///< `kitchen`
    std::vector<TranscriptEntry> transcript;  ///< the whole visit so far
    std::string decision;   ///< the decision's word; empty once the visit has ended
    std::string ask;        ///< a question above the options
    Asks asks = Asks::choice;
    std::vector<ItemView> items;      ///< all but choice: in the order in which they are shown
    std::vector<std::string> models;  ///< say: good ways to say it, shown after the person wrote theirs
    std::string written;              ///< say: what was written so far
    HelpView help;
    std::string turn;       ///< `Dana Okafor's turn: Luis answers.`; empty: it is the person's own
    int seconds = 0;        ///< 0: take your time; else `time_up` is chosen when they are over
    std::string time_up;    ///< an option's word
    std::vector<OptionView> options;  ///< in the order of the attempt's seed
    float trust = 0.0F;     ///< 0 cool … 1 warm
    int trust_change = 0;   ///< by the last choice, on the meter's own scale
    std::string trust_name, trust_in_words;  ///< colour is never the only sign
    std::vector<EarlierDecision> earlier;
    std::string ending;     ///< title; empty while the visit goes on
    std::string refusal;    ///< why the last answer was not taken; usually empty
};

/// `answer` is an option's word or that of an answer by items (`badge+phone`, `a=2+b=-1`, `a>b`).
struct Choose {
    std::string decision, answer;
    std::string said;          ///< say: one's own words
    bool time_was_up = false;
};
struct OpenHelp { std::string decision, help; };  ///< `hint` or `thought`
struct StopVisit {};           ///< leave it for good, without penalty: kept as stopped
struct GoBack { std::size_t index = 0; };
struct GoOnToReflect {};
using RehearsalAction = std::variant<std::monostate, Choose, DraftChanged, OpenHelp, GoBack, StopVisit, GoOnToReflect, LeaveToHome>;

}  // namespace fv
