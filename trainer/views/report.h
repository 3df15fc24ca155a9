// The after-action report: how the visit went, what each decision did, what else could have been.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "foundation/calendar_date.h"
#include "trainer/views/growth.h"
#include "trainer/views/prepare.h"

namespace fv {

struct SpokenLine {
    std::string speaker, mood, text;  ///< speaker empty: narration
};

struct RoadView {
    std::string does, text;  ///< what could have been done or said; both empty: another answer by items
    std::vector<SpokenLine> reply;
    std::string effect, why; ///< `Trust 43 → 51 (+8)`, and why so
    std::string leads;       ///< `It would have led to: The boat shed.`
};

/// One item of an answer beside what the experts say.
struct JudgedItem {
    std::string text;
    std::string given, wanted;  ///< `you: picked`, `experts: leave out`
    std::string why;
    bool agrees = false;
};

struct MomentView {
    std::string place;
    std::vector<SpokenLine> before;  ///< the last lines before deciding
    std::string does, text;
    std::vector<SpokenLine> reply;
    std::vector<JudgedItem> items;     ///< of a decision by items
    std::string item_score;            ///< `75 of 100`; may be empty
    std::string turn;        ///< whose turn it was, if not the person's own
    std::string effect;      ///< `Trust 43 → 51 (+8)`; words, not only a figure
    std::string why;
    std::vector<std::string> shows;    ///< `Listening: open question (good)`
    std::string breach;      ///< `Core practice broken: …`; may be empty
    std::string repair;      ///< what this mended, or what later mended this; may be empty
    std::vector<std::string> learned;
    std::vector<RoadView> others;
};

struct CompetencyView {
    std::string name, means;
    float share = -1.0F;     ///< 0 … 1; negative: not met in this visit
    std::string in_words;    ///< `7 of 9 points: good`
};

struct KeptWords {
    std::string ask, answer;
    std::string partner, partners_answer;  ///< where two looked back together: the other's name and words
};

/// Another meter of the script over the visit, beside the first.
struct MeterLine {
    std::string name;
    int lowest = 0, highest = 100;
    std::vector<int> values;  ///< at the start and after each decision
    std::string in_words;     ///< `Time: 30 at the start, 12 at the end.`
};

struct ReportView {
    std::string title, person, date;
    std::string day;                       ///< the same as `2026-11-24`, for a file's name
    Instant at{};                          ///< the same as an instant
    std::string ending, ending_why;
    bool passed = false;
    std::string result;                    ///< `Passed: 78 of 100 (70 needed).`
    std::vector<std::string> result_notes; ///< every reason, each breach and its repair, in sentences
    std::string trust_name;
    int trust_lowest = 0, trust_highest = 100;
    std::vector<int> trust;                ///< at the start and after each decision
    std::string trust_in_words;            ///< the line said in a sentence
    std::vector<MeterLine> other_meters;
    std::vector<MomentView> moments;
    std::vector<CompetencyView> competencies;
    float needed_of_each = -1.0F;          ///< the share of each competency that passing takes
    std::vector<std::string> strengths, to_try;
    std::optional<NextVisitView> next;     ///< one visit worth playing next
    std::vector<std::string> heard, unheard;
    std::vector<KeptWords> prepared, reflected;
    std::string practice_note;             ///< `You went back twice …`; may be empty
    std::string assisted_note;             ///< `Assisted: you opened 2 hints.`; may be empty
    std::string versions;                  ///< scenario and framework, by content hash
};

struct TryFrom { std::size_t moment = 0; };  ///< a new attempt that begins at this decision
struct PlayAgain {};
struct CopyReport {};                        ///< the report as text, to the clipboard
struct PlayAnother { std::string scenario; };  ///< the visit that was suggested
struct SaveReport {};                        ///< the report as PDF, to the person's documents
using ReportAction = std::variant<std::monostate, TryFrom, PlayAgain, CopyReport, SaveReport, PlayAnother, LeaveToHome>;

}  // namespace fv
