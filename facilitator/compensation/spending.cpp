#include "facilitator/compensation/spending.h"

#include <fmt/format.h>

namespace fv {

std::string Spending::place(std::size_t cap, const Line& line) const
{
    const Cap& of = rules_.caps[cap];
    if (of.of == Cap::Of::source && of.source != line.source) return {};
    const std::string time = of.in == Cap::In::period ? rules_.period_of(line.date).value_or(Period{}).key : iso_text(std::chrono::year_month_day{rules_.school_year_of(line.date)});
    return fmt::format("{}/{}/{}", cap, time, of.of == Cap::Of::person ? line.educator.text() : "");
}

std::vector<Reason> Spending::beyond(const Line& line, Cents cents, int visits) const
{
    std::vector<Reason> out;
    for (std::size_t i = 0; i < rules_.caps.size(); ++i) {
        const Cap& cap = rules_.caps[i];
        const std::string at = place(i, line);
        if (at.empty()) continue;
        const auto found = spent_.find(at);
        const Spent spent = found == spent_.end() ? Spent{} : found->second;
        const bool too_much = cap.amount && spent.cents + cents > *cap.amount;
        const bool too_often = cap.visits && visits > 0 && spent.visits + visits > *cap.visits;
        if (!too_much && !too_often) continue;
        const Cents left = cap.amount ? *cap.amount - spent.cents : *cap.visits - spent.visits;
        out.push_back({.code = ReasonCode::over_cap, .educator = line.educator, .visit = {}, .on = {}, .day_said = {}, .key = cap.source, .amount = std::max<Cents>(left, 0), .cap = cap});
    }
    return out;
}

void Spending::spend(const Line& line, Cents cents, int visits)
{
    for (std::size_t i = 0; i < rules_.caps.size(); ++i) {
        const std::string at = place(i, line);
        if (at.empty()) continue;
        spent_[at].cents += cents;
        spent_[at].visits += visits;
    }
}

}  // namespace fv
