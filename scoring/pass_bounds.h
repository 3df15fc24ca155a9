// How much better a visit can still become from a node on: what lets the odds of passing forget
// early what can no longer pass.
//
// All of it errs on the side of "may still pass": what these bounds rule out fails for certain.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "scoring/pass_graph.h"

namespace fv {

class PassBounds {
public:
    PassBounds(const PassGraph& graph, const Chances& chances);

    static constexpr double without_end = 1e300;  ///< a circle can be gone round again and again

    /// Whether an ending that passes (or a state that nobody has looked at) may follow.
    [[nodiscard]] bool may_pass(std::uint32_t node) const { return may_pass_[node] != 0; }
    /// The most that the sum of spans can grow, by competency; perhaps without_end.
    [[nodiscard]] const double* span_ahead(std::uint32_t node) const { return span_ahead_.data() + node * competencies_; }
    /// The least that must still be lost, by competency.
    [[nodiscard]] const double* least_lost(std::uint32_t node) const { return least_lost_.data() + node * competencies_; }
    /// Whether the option's breach, open at the node, may still be mended.
    [[nodiscard]] bool may_mend(std::uint32_t node, OptionId breach) const;
    /// The least sum of lost points, each divided by its competency's `span`, that must still come.
    /// Reckoned for each list of spans once; for more than a few of them it is 0.
    [[nodiscard]] const std::vector<double>& least_share_lost(const std::vector<double>& span);

private:
    template <class Better>
    void backwards(const Better& better) const;
    void find_may_pass();
    void find_spans();
    void find_least_lost();
    void find_menders();
    [[nodiscard]] std::vector<double> least_sum(const std::vector<double>& weight) const;
    [[nodiscard]] bool goes(std::uint32_t node, std::size_t edge) const;

    const PassGraph& graph_;
    const Chances& chances_;
    std::size_t competencies_;
    std::vector<std::uint8_t> may_pass_;
    std::vector<double> span_ahead_, least_lost_;
    std::vector<std::uint64_t> mends_;          ///< by node: a bit for each of the first 64 breaches that something repairs
    std::vector<std::uint16_t> breaches_;       ///< those options
    std::map<std::vector<double>, std::vector<double>> shares_;
    std::vector<double> nothing_;
};

}  // namespace fv
