#include "scoring/competency_reach.h"

#include <algorithm>
#include <limits>

namespace fv {
namespace {

using Whole = std::int64_t;
constexpr Whole none = std::numeric_limits<Whole>::min();

/// What a visit, or a circle in one, has at stake and loses of it.
struct Sums {
    Whole span = 0, lost = 0;
};

/// Looks for the visit that beats a guess by most (`sign` 1) or falls short of it by most (−1).
class Search {
public:
    Search(const PassGraph& graph, std::size_t competency, int sign) : graph_(graph), competency_(competency), sign_(sign)
    {
        for (std::uint32_t set = 0; set < graph.edge_sets().size(); ++set) {
            auto& of_set = lost_.emplace_back();
            for (const std::vector<Worth>& worths : graph.points(set).worths) {
                const auto less = [&](const Worth& a, const Worth& b) { return sign * a.lost[competency] < sign * b.lost[competency]; };
                of_set.push_back(std::min_element(worths.begin(), worths.end(), less)->lost[competency]);
            }
        }
    }

    /// The share that no visit beats; nothing where no visit has anything at stake.
    std::optional<double> run(bool& only_neared)
    {
        Sums guess = {.span = 1, .lost = sign_ > 0 ? 1 : 0};  // the share that nobody can be worse (better) than
        bool found = false;
        while (true) {
            const auto [sums, value, is_circle] = beats(guess);
            if (value <= 0) break;
            guess = sums;
            found = true;
            only_neared = is_circle;
        }
        if (!found && !anything_at_stake()) return std::nullopt;
        return static_cast<double>(guess.span - guess.lost) / static_cast<double>(guess.span);
    }

private:
    struct Beaten {
        Sums sums;
        Whole value = 0;
        bool is_circle = false;
    };

    [[nodiscard]] Sums sums_of(std::uint32_t node, std::size_t edge) const
    {
        const std::uint32_t set = graph_.edge_set(node);
        return {.span = graph_.points(set).span[competency_], .lost = lost_[set][edge]};
    }

    /// How much one decision adds: earned − guessed share · at stake, times what makes it whole.
    [[nodiscard]] Whole gain(Sums sums, Sums guess) const { return sign_ * (guess.lost * sums.span - guess.span * sums.lost); }

    Beaten beats(Sums guess)
    {
        value_.assign(graph_.size(), none);
        choice_.assign(graph_.size(), 0);
        for (const PassGraph::Block& block : graph_.blocks()) {
            bool changed = true;
            for (std::uint32_t round = 1; changed; ++round) {
                changed = false;
                for (std::uint32_t node = block.first; node <= block.last; ++node) changed = improve(node, guess) || changed;
                if (!block.circle) break;
                if (changed && round % 16 == 0)
                    if (const auto circle = gaining_circle(block)) return {*circle, gain(*circle, guess), true};
            }
        }
        std::uint32_t best = PassGraph::unknown;
        for (const PassGraph::Start& start : graph_.starts())
            if (value_[start.node] != none && (best == PassGraph::unknown || value_[start.node] > value_[best])) best = start.node;
        if (best == PassGraph::unknown) return {};
        Beaten beaten{.value = value_[best]};
        for (std::uint32_t node = best; graph_.decides(node); node = graph_.targets(node)[choice_[node]]) {
            const Sums here = sums_of(node, choice_[node]);
            beaten.sums.span += here.span;
            beaten.sums.lost += here.lost;
        }
        return beaten;
    }

    bool improve(std::uint32_t node, Sums guess)
    {
        const std::uint32_t set = graph_.edge_set(node);
        if (set == PassGraph::passes || set == PassGraph::fails) {
            value_[node] = 0;
            return false;
        }
        bool better = false;
        const auto targets = graph_.targets(node);
        for (std::size_t edge = 0; edge < targets.size(); ++edge) {
            if (value_[targets[edge]] == none) continue;
            const Whole value = gain(sums_of(node, edge), guess) + value_[targets[edge]];
            if (value <= value_[node]) continue;
            value_[node] = value;
            choice_[node] = static_cast<std::uint8_t>(edge);
            better = true;
        }
        return better;
    }

    /// Choices that lead back to themselves were each better than before: such a circle gains.
    [[nodiscard]] std::optional<Sums> gaining_circle(const PassGraph::Block& block) const
    {
        std::vector<std::uint32_t> seen_from(block.last - block.first + 1, none_seen);
        const auto inside = [&](std::uint32_t node) { return node >= block.first && node <= block.last && value_[node] != none; };
        const auto next = [&](std::uint32_t node) { return graph_.targets(node)[choice_[node]]; };
        for (std::uint32_t from = block.first; from <= block.last; ++from) {
            std::uint32_t node = from;
            while (inside(node) && seen_from[node - block.first] == none_seen) {
                seen_from[node - block.first] = from;
                node = next(node);
            }
            if (!inside(node) || seen_from[node - block.first] != from) continue;
            Sums sums;
            const std::uint32_t begin = node;
            do {
                const Sums here = sums_of(node, choice_[node]);
                sums.span += here.span;
                sums.lost += here.lost;
                node = next(node);
            } while (node != begin);
            return sums;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool anything_at_stake()
    {
        return beats({.span = 0, .lost = sign_}).value > 0;  // a guess under which only what is at stake counts
    }

    static constexpr std::uint32_t none_seen = 0xFFFFFFFF;
    const PassGraph& graph_;
    std::size_t competency_;
    int sign_;
    std::vector<std::vector<Points>> lost_;
    std::vector<Whole> value_;
    std::vector<std::uint8_t> choice_;
};

}  // namespace

std::vector<CompetencyReach> competency_reach(const PassGraph& graph, const Framework& framework)
{
    std::vector<CompetencyReach> reach;
    for (const Competency& competency : framework.competencies) reach.push_back({.key = competency.key});
    for (std::size_t i = 0; i < graph.competencies().size(); ++i) {
        CompetencyReach& of = reach[graph.competencies()[i]];
        of.best = Search(graph, i, 1).run(of.best_only_neared);
        of.worst = Search(graph, i, -1).run(of.worst_only_neared);
    }
    return reach;
}

}  // namespace fv
