// What was spent under each cap so far, while pay is worked out. Private to this folder.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "facilitator/compensation/payable.h"

namespace fv {

class Spending {
public:
    explicit Spending(const PayRules& rules) : rules_(rules) {}

    /// What one line is counted under.
    struct Line {
        Uuid educator;
        Day date{};
        std::string source;
    };
    /// The caps that `cents` more, and a visit more or none, would go beyond.
    [[nodiscard]] std::vector<Reason> beyond(const Line& line, Cents cents, int visits) const;
    void spend(const Line& line, Cents cents, int visits);

private:
    struct Spent {
        Cents cents = 0;
        int visits = 0;
    };
    /// Empty: the cap does not concern the line.
    [[nodiscard]] std::string place(std::size_t cap, const Line& line) const;

    const PayRules& rules_;
    std::map<std::string, Spent> spent_;
};

}  // namespace fv
