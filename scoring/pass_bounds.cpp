#include "scoring/pass_bounds.h"

#include <algorithm>

namespace fv {
namespace {

constexpr double far = 1e200;  // no way on to an ending that passes
constexpr std::size_t most_spans = 64;

double least_of(const std::vector<Worth>& worths, const std::vector<double>& weight)
{
    double least = far;
    for (const Worth& worth : worths) {
        double sum = 0.0;
        for (std::size_t c = 0; c < weight.size(); ++c) sum += static_cast<double>(worth.lost[c]) * weight[c];
        least = std::min(least, sum);
    }
    return least;
}

}  // namespace

PassBounds::PassBounds(const PassGraph& graph, const Chances& chances)
    : graph_(graph), chances_(chances), competencies_(graph.competencies().size()), may_pass_(graph.size()), nothing_(graph.size())
{
    find_may_pass();
    find_spans();
    find_least_lost();
    find_menders();
}

bool PassBounds::goes(std::uint32_t node, std::size_t edge) const
{
    return chances_[graph_.edge_set(node)][edge] > 0.0 && may_pass_[graph_.targets(node)[edge]] != 0;
}

/// Asks `better(node)` of each node after all that it leads to; in circles until nothing changes.
template <class Better>
void PassBounds::backwards(const Better& better) const
{
    for (const PassGraph::Block& block : graph_.blocks())
        for (bool changed = true; changed;) {
            changed = false;
            for (std::uint32_t node = block.first; node <= block.last; ++node) changed = better(node, block) || changed;
            changed = changed && block.circle;
        }
}

void PassBounds::find_may_pass()
{
    backwards([&](std::uint32_t node, const PassGraph::Block&) {
        if (may_pass_[node] != 0) return false;
        bool may = graph_.edge_set(node) == PassGraph::passes || graph_.edge_set(node) == PassGraph::unknown;
        for (std::size_t edge = 0; edge < graph_.targets(node).size(); ++edge) may = may || goes(node, edge);
        may_pass_[node] = may;
        return may;
    });
}

void PassBounds::find_spans()
{
    span_ahead_.assign(graph_.size() * competencies_, 0.0);
    backwards([&](std::uint32_t node, const PassGraph::Block& block) {
        bool changed = false;
        for (std::size_t c = 0; c < competencies_; ++c) {
            double& ahead = span_ahead_[node * competencies_ + c];
            double most = graph_.edge_set(node) == PassGraph::unknown ? without_end : 0.0;
            for (std::size_t edge = 0; edge < graph_.targets(node).size(); ++edge) {
                if (!goes(node, edge)) continue;
                const std::uint32_t target = graph_.targets(node)[edge];
                const auto span = static_cast<double>(graph_.points(graph_.edge_set(node)).span[c]);
                const bool again = block.circle && target >= block.first && target <= block.last && span > 0.0;
                most = std::max(most, again ? without_end : std::min(without_end, span + span_ahead_[target * competencies_ + c]));
            }
            changed = changed || most > ahead;
            ahead = most;
        }
        return changed;
    });
}

std::vector<double> PassBounds::least_sum(const std::vector<double>& weight) const
{
    std::vector<double> least(graph_.size(), far);
    backwards([&](std::uint32_t node, const PassGraph::Block&) {
        double best = graph_.decides(node) ? far : 0.0;
        for (std::size_t edge = 0; edge < graph_.targets(node).size(); ++edge)
            if (goes(node, edge)) best = std::min(best, least_of(graph_.points(graph_.edge_set(node)).worths[edge], weight) + least[graph_.targets(node)[edge]]);
        const bool changed = best < least[node];
        least[node] = std::min(best, least[node]);
        return changed;
    });
    return least;
}

void PassBounds::find_least_lost()
{
    least_lost_.resize(graph_.size() * competencies_);
    for (std::size_t c = 0; c < competencies_; ++c) {
        std::vector<double> weight(competencies_);
        weight[c] = 1.0;
        const std::vector<double> least = least_sum(weight);
        for (std::uint32_t node = 0; node < graph_.size(); ++node) least_lost_[node * competencies_ + c] = least[node];
    }
}

const std::vector<double>& PassBounds::least_share_lost(const std::vector<double>& span)
{
    const auto known = shares_.find(span);
    if (known != shares_.end()) return known->second;
    if (shares_.size() >= most_spans) return nothing_;
    std::vector<double> weight;
    for (const double s : span) weight.push_back(s > 0.0 && s < without_end ? 1.0 / s : 0.0);
    return shares_.emplace(span, least_sum(weight)).first->second;
}

void PassBounds::find_menders()
{
    const Scenario& scenario = graph_.scenario();
    for (const Option& option : scenario.options)
        for (const OptionId mended : option.repairs)
            if (scenario.option(mended).breaches && std::find(breaches_.begin(), breaches_.end(), mended.value) == breaches_.end()) breaches_.push_back(mended.value);
    mends_.assign(graph_.size(), 0);
    const auto mended_by = [&](OptionId option) {
        std::uint64_t bits = 0;
        for (const OptionId mended : scenario.option(option).repairs) {
            const auto place = static_cast<std::size_t>(std::find(breaches_.begin(), breaches_.end(), mended.value) - breaches_.begin());
            if (place < std::min<std::size_t>(64, breaches_.size())) bits |= std::uint64_t{1} << place;
        }
        return bits;
    };
    backwards([&](std::uint32_t node, const PassGraph::Block&) {
        std::uint64_t bits = graph_.edge_set(node) == PassGraph::unknown ? ~std::uint64_t{0} : mends_[node];
        for (std::size_t edge = 0; edge < graph_.targets(node).size(); ++edge)
            if (goes(node, edge)) bits |= mended_by(graph_.edge_sets()[graph_.edge_set(node)].edges[edge].option) | mends_[graph_.targets(node)[edge]];
        const bool changed = bits != mends_[node];
        mends_[node] = bits;
        return changed;
    });
}

bool PassBounds::may_mend(std::uint32_t node, OptionId breach) const
{
    const auto place = static_cast<std::size_t>(std::find(breaches_.begin(), breaches_.end(), breach.value) - breaches_.begin());
    if (place == breaches_.size()) return false;
    return place >= 64 || (mends_[node] >> place & 1U) != 0;
}

}  // namespace fv
