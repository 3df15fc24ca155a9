// How one requirement is counted: its evidence as proofs that weigh something, and its parts as sums of them.
//
// Every kind of requirement but `held` becomes the same thing here, so that states, dates and expiry are worked
// out once (status.cpp).
#pragma once

#include <vector>

#include "facilitator/certification/status.h"

namespace fv {

/// A proof and what it adds to.
struct Weighed {
    Proof proof;
    std::vector<std::size_t> parts;  ///< places in Counted::parts, beside the whole
    std::string once;                ///< proofs with the same word count once; empty: each counts
    std::optional<Day> taken_back;   ///< from this day on it does not count
};

struct Counted {
    std::vector<PartStatus> parts;   ///< with `have` 0, the whole first
    std::vector<Weighed> proofs;     ///< by day, then event
};

/// All that may count, whenever it was.
[[nodiscard]] Counted counted(const Programme& programme, const Level& level, const Requirement& requirement, const Evidence& evidence, const Holders& holders);

}  // namespace fv
