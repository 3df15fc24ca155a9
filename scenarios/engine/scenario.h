// A scenario as the engine plays it: scenes, what is said in them, what can be decided, how it ends.
//
// Plain data, made by scenarios/format/loader.h and never changed afterwards. Everything names
// everything else by its place in a list, so that a step of a visit looks nothing up by text.
// The capacities below keep a visit's state small and of a fixed size; the checker refuses a
// script that needs more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/ids.h"
#include "scenarios/engine/condition.h"

namespace fv {

using SceneId = Id<struct SceneTag>;
using OptionId = Id<struct OptionTag>;
using EndingId = Id<struct EndingTag>;
using FactId = Id<struct FactTag>;
using MeterId = Id<struct MeterTag>;
using SpeakerId = Id<struct SpeakerTag>;
using LineId = Id<struct LineTag>;
using CompetencyId = Id<struct CompetencyTag>;

namespace capacity {
inline constexpr std::size_t meters = 8;         ///< meters and counters together
inline constexpr std::size_t memory = 192;       ///< facts, values of variations, and scenes and options that conditions ask about
inline constexpr std::size_t options = 8;        ///< in one decision: the number keys
inline constexpr std::size_t items = 8;          ///< to pick, rate, order or tick in one decision
inline constexpr std::size_t variations = 6;     ///< things that are drawn at the start
inline constexpr std::size_t draws = 64;         ///< combinations of all that is drawn
inline constexpr std::size_t lines_at_once = 64; ///< between two decisions
inline constexpr std::size_t named = 8192;       ///< scenes, options, lines in one scenario
}  // namespace capacity

/// The five core practices of the model; design §1.
enum class CorePractice : std::uint8_t { voluntary, trained_compensated, hopes_and_dreams, no_targeting, pairs_reflect };
inline constexpr std::size_t core_practice_count = 5;
[[nodiscard]] std::string_view word_of(CorePractice practice);  ///< `hopes-and-dreams`
[[nodiscard]] std::optional<CorePractice> core_practice(std::string_view word);

enum class Stage : std::uint8_t { invitation, first_visit, between_visits, second_visit, workshop };
[[nodiscard]] std::string_view word_of(Stage stage);  ///< `first-visit`
[[nodiscard]] std::optional<Stage> stage(std::string_view word);

/// A run of items in one of the scenario's pools.
struct Run {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    friend bool operator==(const Run&, const Run&) = default;
};

struct Speaker {
    std::string key;   ///< `rosa`; the first three are always `narrator`, `you`, `partner`
    std::string name;  ///< `Rosa Delgado`; empty for the narrator and for you
    std::string called;  ///< `Mrs Delgado`: what `{rosa}` in a text becomes; empty: the name
    std::string role;  ///< `Mateo's grandmother`
    std::string said;  ///< how the name is said, `ROH-sah`; may be empty
};
inline constexpr SpeakerId narrator{0};
inline constexpr SpeakerId you{1};
inline constexpr SpeakerId partner{2};

struct Line {
    SpeakerId speaker;
    std::string mood;  ///< `wary`; empty: as before
    std::string text;
    Condition when;
};

/// A number that the visit carries. The first meter is the one that reports draw as a line.
struct Meter {
    std::string key;   ///< `trust`
    std::string name;  ///< `Trust`
    std::int16_t start = 0, lowest = 0, highest = 100;
    bool hidden = false;  ///< a counter: conditions may ask for it, nobody is shown it
};

/// Something the educators may come to know about the family.
struct Fact {
    std::string key;
    std::string text;
};

/// Something that each attempt draws anew: who opens the door, what the family is worried about.
struct Variation {
    struct Value {
        std::string key;   ///< `mateo`
        std::string text;  ///< what `{door}` in a text becomes; may be empty
    };
    std::string key;  ///< `door`
    std::vector<Value> values;
    std::uint16_t first_bit = 0;  ///< value i is memory bit first_bit + i
};

struct Effect {
    enum class Kind : std::uint8_t { add, set, learn, forget };
    Kind kind = Kind::add;
    std::uint16_t target = 0;  ///< place of the meter, or of the fact
    std::int16_t amount = 0;
    Condition when;
};

/// An expert's judgement of one option on one competency: −2 harmful … +3 exemplary.
struct Rating {
    CompetencyId competency;
    std::int8_t value = 0;
};
inline constexpr int lowest_rating = -2;
inline constexpr int highest_rating = 3;

/// A way on. Exactly one of: a scene, a certain ending, or (neither set) the first ending that holds.
struct Exit {
    Condition when;
    SceneId scene;
    EndingId ending;
};

struct Option {
    std::string key;
    std::string does;  ///< what you do: `Put the folder under your chair.`; may be empty if text is not
    std::string text;  ///< what you say, without quotation marks; may be empty if does is not
    std::string why;
    Condition when;
    bool once = false;            ///< not offered again after it was chosen
    bool silent = false;          ///< staying silent: shown apart from what can be said
    std::int16_t memory = -1;     ///< its bit in VisitState::memory, or −1 if nothing asks
    SceneId scene;
    std::vector<Rating> ratings;
    std::vector<std::string> shows;  ///< indicators of the rated competencies, `open-question`
    std::optional<CorePractice> breaches;
    std::vector<OptionId> repairs;   ///< the mistakes that this mends
    Run effects, reply, exits;       ///< no exits: the scene's own are taken
    Run spoken;                      ///< the option as lines, where the partner takes it by themselves
};

/// How a decision is answered. All but `choice` are answered by items, and an outcome comes of the answer.
enum class DecisionKind : std::uint8_t { choice, pick, rate, order, say };
[[nodiscard]] std::string_view word_of(DecisionKind kind);  ///< `choose`, `pick`, `rate`, `order`, `say`

/// Something to pick, to rate, to put in order, or a point of the checklist for one's own words.
struct Item {
    std::string key;   ///< unique within its decision
    std::string text, why;
    bool right = true;       ///< pick, say: belongs in a good answer
    std::int8_t expert = 0;  ///< rate: the expert's rating; in `order` the items stand in the expert's order
    std::vector<std::string> hear;  ///< say: words by which it is guessed that this was said
};

/// Help that may be opened before deciding; the attempt then says that it was assisted.
struct Help {
    std::string hint;     ///< a coach's; may be empty
    std::string thought;  ///< what somebody of the family thinks; may be empty
    SpeakerId thinker;
};

/// A decision, or (no options) a passage that leads on by itself.
struct Scene {
    std::string key;
    std::string place;  ///< key into Scenario::places; empty: where we were
    std::int16_t memory = -1;
    std::string ask;  ///< a question above the options; may be empty
    DecisionKind kind = DecisionKind::choice;
    Run script, options, exits;      ///< of a decision by items, the options are its outcomes, the last for any answer
    Run items;
    std::vector<Rating> measures;    ///< decision by items: points on a competency for a full score
    std::vector<std::string> shows;  ///< decision by items: indicators of the measured competencies
    std::vector<std::string> models; ///< say: good ways to say it
    Help help;
    bool partners_turn = false;      ///< in pair mode the second educator answers; alone, the partner takes `alone`
    OptionId alone;
    int seconds = 0;                 ///< 0: take your time; else `time_up` is taken when they are over
    OptionId time_up;
};

struct Ending {
    std::string key;
    std::string title;  ///< `Asked back`
    Condition when;     ///< asked in order; the last ending's always holds
    bool passes = true; ///< whether a visit that ends so may count as passed
    Run script;
    std::string why;    ///< what brought it about, for the report
};

struct NamedPlace {
    std::string key;       ///< `porch`
    std::string name;      ///< `The porch`
};

struct Question {
    std::string key;  ///< `prepare-1`: stands in events
    std::string ask;
    bool with_partner = false;
};

struct Scenario {
    std::string id, title, summary, language = "en";
    std::string content_hash;  ///< of the file it came from
    Stage stage = Stage::first_visit;
    std::vector<std::string> themes;
    int minutes = 0;
    std::string content_note;  ///< shown before a visit with heavy matter; may be empty
    std::string context;       ///< what is known before the visit
    std::vector<Question> prepare, reflect;
    std::vector<std::string> allow;  ///< warnings that the script switches off

    std::vector<Speaker> speakers;
    std::vector<NamedPlace> places;
    std::vector<Meter> meters;
    std::vector<Fact> facts;  ///< fact i is memory bit i
    std::vector<Variation> variations;
    std::vector<std::string> competencies;  ///< every word that a rating uses

    std::vector<Scene> scenes;
    std::vector<Option> options;
    std::vector<Ending> endings;
    SceneId start;
    std::uint16_t memory_bits = 0;  ///< facts, then values of variations, then what conditions ask about

    // Pools that the runs above point into.
    std::vector<Line> lines;
    std::vector<Effect> effects;
    std::vector<Exit> exits;
    std::vector<Instruction> instructions;
    std::vector<Item> items;

    [[nodiscard]] std::span<const Line> at(Run lines_run) const;
    [[nodiscard]] std::span<const Effect> effects_in(Run run) const;
    [[nodiscard]] std::span<const Exit> exits_in(Run run) const;
    [[nodiscard]] std::span<const Option> options_of(SceneId scene) const;
    [[nodiscard]] std::span<const Instruction> program(Condition condition) const;
    [[nodiscard]] std::span<const Item> items_of(SceneId scene) const;

    [[nodiscard]] const Scene& scene(SceneId which) const { return scenes[which.value]; }
    [[nodiscard]] const Option& option(OptionId which) const { return options[which.value]; }
    [[nodiscard]] const Ending& ending(EndingId which) const { return endings[which.value]; }

    /// By the word in the script; not set: there is none. Linear: for edges, not for play.
    [[nodiscard]] SceneId scene_named(std::string_view key) const;
    [[nodiscard]] OptionId option_named(std::string_view key) const;
    [[nodiscard]] EndingId ending_named(std::string_view key) const;
    /// The place's name for people, or the key itself where the script names none.
    [[nodiscard]] std::string_view place_name(std::string_view key) const;
};

}  // namespace fv
