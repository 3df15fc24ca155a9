// What events about a visit say, and about the closing of a period of pay. Objects of texts, as
// facilitator/people/person_bodies.h has them; each kind is in docs/events.md.
//
// A visit belongs to two educators, so none of them is its author: author and `about` are the visit's own id,
// and who said it stands in `by`. Erasing one educator leaves the other's visit, and their pay, where they are;
// the log then says only that somebody erased was there too (visit_log.h). Nothing about a family has a place
// here, and no text that somebody types: each field is a day, a number, an id, or one of a few words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facilitator/certification/certification_bodies.h"

namespace fv {

/// A field that is there says something; in a correction `none` takes away what was said.
struct VisitFields {
    std::optional<std::string> date;         ///< `2026-10-01`
    std::optional<std::string> start;        ///< `16:30`, as a clock on the wall showed it
    std::optional<std::string> minutes;
    std::optional<std::string> educators;    ///< ids with + between them
    std::optional<std::string> stage;        ///< `first-visit` or `second-visit`
    std::optional<std::string> setting;      ///< `home`, `library` …
    std::optional<std::string> voluntary;    ///< `yes` or `no`
    std::optional<std::string> arranged_on;  ///< the day on which it was arranged
    std::optional<std::string> contract;     ///< `outside`, `inside` or `partly` the contract day
    std::optional<std::string> inside;       ///< minutes of it, where partly
    std::optional<std::string> grade;        ///< `k`, `3`
    std::optional<std::string> language;     ///< `es`
    std::optional<std::string> outcome;      ///< `made` or `no-show`
    std::optional<std::string> confirmed;    ///< `yes` or `no`
    [[nodiscard]] Fields fields() const;
    friend bool operator==(const VisitFields&, const VisitFields&) = default;
};

/// Said again of a visit that is there (the same table read on two laptops), it is a correction.
struct VisitLogged : VisitFields {
    static constexpr std::string_view kind = "visit-logged";
    std::string entered;  ///< the day on which it was written down
    [[nodiscard]] Fields fields() const;
};
/// Only what changes.
struct VisitCorrected : VisitFields {
    static constexpr std::string_view kind = "visit-corrected";
    std::string on;
    [[nodiscard]] Fields fields() const;
};
struct VisitWithdrawn {
    static constexpr std::string_view kind = "visit-withdrawn";
    std::string why;  ///< `entered-twice`, `by-mistake` or `not-made`
    std::string on;
    [[nodiscard]] Fields fields() const { return {{"why", why}, {"on", on}}; }
};
/// The two looked back on it together. Of several days the first counts.
struct VisitReflected {
    static constexpr std::string_view kind = "visit-reflected";
    std::string on;
    [[nodiscard]] Fields fields() const { return {{"on", on}}; }
};

/// About a period of pay (periods.h, period_id): what was handed to payroll for it.
struct PeriodClosed {
    static constexpr std::string_view kind = "period-closed";
    std::string programme, version, period, from, until, on;
    std::string sequence;  ///< one more than all that the writer knew of: who closed later knew of it
    std::string currency, count, sum;
    std::string sha256;    ///< of the CSV; may be empty
    std::string lines;     ///< a table in CSV, its head first (pay_line.h)
    [[nodiscard]] Fields fields() const;
};
/// About the same period: what payroll made of one closing, where laptops closed apart.
struct ClosingSettled {
    static constexpr std::string_view kind = "closing-settled";
    std::string closing;   ///< the event
    std::string paid;      ///< `none`, `matching`, `new` or `all` (periods.h, PaidOf)
    std::string sequence;
    std::string on;
    [[nodiscard]] Fields fields() const { return {{"closing", closing}, {"paid", paid}, {"sequence", sequence}, {"on", on}}; }
};

}  // namespace fv
