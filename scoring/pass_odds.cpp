#include "scoring/pass_odds.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "scenarios/engine/word_table.h"
#include "scoring/pass_bounds.h"

namespace fv {
namespace {

constexpr double slack = 1e-9;  // bounds are compared in floating point: a hair on the side of "may still pass"
constexpr std::uint32_t most_units = 0xFFFF;

using Units = std::vector<std::uint16_t>;

/// What a visit carries besides the points that it lost.
struct Burden {
    std::vector<Points> span;             ///< by competency, what was at stake so far
    std::vector<std::uint16_t> breaches;  ///< options whose breach is open, sorted
    friend auto operator<=>(const Burden&, const Burden&) = default;
};

/// One way on from a node under one burden.
struct Way {
    enum class Kind : std::uint8_t { fails, unsure, ends, goes };
    Kind kind = Kind::fails;
    std::uint32_t target = 0, burden = 0;
    double chance = 0.0;
    Units lost, most;             ///< units lost on this way; the most that may be lost when it is gone
    std::vector<double> weight;   ///< how much one unit takes from the sum of shares
    double most_share = 0.0;      ///< the most that the sum of shares may have lost
};

/// What stands at one node: for each burden and points lost, the chance of it.
struct Standing {
    explicit Standing(std::size_t words) : keys(words, 6) {}
    WordTable keys;
    std::vector<double> chance;
};

enum class Rounding { none, against, in_favour };

class Reckoning {
public:
    Reckoning(const PassGraph& graph, const Chances& chances, const PassRule& rule, PassBounds& bounds, Points unit, Rounding rounding, const PassLimits& limits)
        : graph_(graph), chances_(chances), rule_(rule), bounds_(bounds), unit_(unit), rounding_(rounding), limits_(limits),
          competencies_(graph.competencies().size()), words_((2 + competencies_ + 3) / 4), standing_(graph.size())
    {
    }

    PassOdds reckon()
    {
        const std::uint32_t unburdened = burden_number({.span = std::vector<Points>(competencies_), .breaches = {}});
        for (const PassGraph::Start& start : graph_.starts()) {
            if (!graph_.decides(start.node)) finish(start.node, unburdened, Units(competencies_), start.weight);
            else if (bounds_.may_pass(start.node)) add(start.node, unburdened, Units(competencies_), start.weight);
        }
        for (std::size_t i = graph_.blocks().size(); i-- > 0;) {
            const PassGraph::Block& block = graph_.blocks()[i];
            if (block.circle) go_round(block);
            else pass_on(block.first);
        }
        return {.low = passed_, .high = std::min(1.0, passed_ + unsure_), .combinations = in_all_};
    }

    [[nodiscard]] bool overflowed() const { return overflowed_; }

private:
    std::uint32_t burden_number(const Burden& burden)
    {
        const auto [at, is_new] = burden_numbers_.try_emplace(burden, static_cast<std::uint32_t>(burdens_.size()));
        if (is_new) burdens_.push_back(&at->first);
        return at->second;
    }

    void add(std::uint32_t node, std::uint32_t burden, const Units& lost, double chance)
    {
        if (overflowed_) {
            unsure_ += chance;
            return;
        }
        key_.assign(words_, 0);
        key_[0] = burden;
        for (std::size_t c = 0; c < competencies_; ++c) key_[(2 + c) / 4] |= std::uint64_t{lost[c]} << ((2 + c) % 4 * 16);
        if (!standing_[node]) standing_[node] = std::make_unique<Standing>(words_);
        const auto [number, is_new] = standing_[node]->keys.find_or_add(key_.data());
        if (!is_new) {
            standing_[node]->chance[number] += chance;
            return;
        }
        standing_[node]->chance.push_back(chance);
        ++at_once_;
        ++in_all_;
        const bool told_to_stop = limits_.stop != nullptr && limits_.stop->load(std::memory_order_relaxed);
        overflowed_ = at_once_ >= limits_.most_at_once || in_all_ >= limits_.most_in_all || told_to_stop;
    }

    /// Sends on what stands at a node, and forgets it.
    void pass_on(std::uint32_t node)
    {
        const std::unique_ptr<Standing> here = std::move(standing_[node]);
        if (!here) return;
        at_once_ -= here->chance.size();
        ways_.resize(burdens_.size());
        std::vector<std::uint32_t> met;
        Units lost(competencies_), then(competencies_);
        for (std::uint32_t number = 0; number < here->chance.size(); ++number) {
            const std::uint64_t* key = here->keys.key(number);
            const auto burden = static_cast<std::uint32_t>(key[0]);
            for (std::size_t c = 0; c < competencies_; ++c) lost[c] = static_cast<std::uint16_t>(key[(2 + c) / 4] >> ((2 + c) % 4 * 16));
            if (ways_[burden].empty()) {
                ways_[burden] = ways_from(node, burden);
                met.push_back(burden);
            }
            for (const Way& way : ways_[burden]) take(way, lost, here->chance[number], then);
        }
        for (const std::uint32_t burden : met) ways_[burden].clear();
    }

    void take(const Way& way, const Units& lost, double chance, Units& then)
    {
        if (way.kind == Way::Kind::fails) return;
        const double going = chance * way.chance;
        if (way.kind == Way::Kind::unsure) {
            unsure_ += going;
            return;
        }
        double share = 0.0;
        for (std::size_t c = 0; c < competencies_; ++c) {
            const std::uint32_t sum = std::uint32_t{lost[c]} + way.lost[c];
            if (sum > way.most[c]) return;
            then[c] = static_cast<std::uint16_t>(sum);
            share += sum * way.weight[c];
        }
        if (share > way.most_share) return;
        if (way.kind == Way::Kind::ends) finish(way.target, way.burden, then, going);
        else add(way.target, way.burden, then, going);
    }

    std::vector<Way> ways_from(std::uint32_t node, std::uint32_t burden)
    {
        std::vector<Way> ways;
        const std::uint32_t set = graph_.edge_set(node);
        const EdgePoints& points = graph_.points(set);
        for (std::size_t edge = 0; edge < graph_.targets(node).size(); ++edge) {
            if (chances_[set][edge] == 0.0) continue;
            for (const Worth& worth : points.worths[edge]) {
                Way way{.target = graph_.targets(node)[edge], .chance = chances_[set][edge] * worth.share};
                way.burden = burden_number(burden_after(*burdens_[burden], points.span, graph_.edge_sets()[set].edges[edge].option));
                way.kind = kind_of(way, worth);
                ways.push_back(std::move(way));
            }
        }
        if (ways.empty()) ways.emplace_back();  // nothing goes on: asked once is enough
        return ways;
    }

    [[nodiscard]] Burden burden_after(Burden burden, const std::vector<Points>& span, OptionId chosen) const
    {
        const Option& option = graph_.scenario().option(chosen);
        for (std::size_t c = 0; c < competencies_; ++c) burden.span[c] += span[c];
        std::vector<std::uint16_t>& open = burden.breaches;
        std::erase_if(open, [&](std::uint16_t breach) { return std::find(option.repairs.begin(), option.repairs.end(), OptionId{breach}) != option.repairs.end(); });
        if (option.breaches && !std::binary_search(open.begin(), open.end(), chosen.value)) open.insert(std::lower_bound(open.begin(), open.end(), chosen.value), chosen.value);
        return burden;
    }

    /// Sets what may still be lost on this way; fails where that is less than nothing.
    Way::Kind kind_of(Way& way, const Worth& worth)
    {
        const Burden& burden = *burdens_[way.burden];
        const std::uint32_t mark = graph_.edge_set(way.target);
        if (!bounds_.may_pass(way.target)) return Way::Kind::fails;
        if (mark == PassGraph::unknown) return Way::Kind::unsure;
        for (const std::uint16_t breach : burden.breaches)
            if (!bounds_.may_mend(way.target, OptionId{breach})) return Way::Kind::fails;
        std::vector<double> span(competencies_);
        int met = 0;
        for (std::size_t c = 0; c < competencies_; ++c) {
            span[c] = std::min(PassBounds::without_end, burden.span[c] + bounds_.span_ahead(way.target)[c]);
            met += span[c] > 0.0;
            const bool bounded = span[c] < PassBounds::without_end;
            const double most = bounded ? ((1.0 - rule_.each) * span[c] - bounds_.least_lost(way.target)[c]) / unit_ + slack : most_units;
            if (most < 0.0) return Way::Kind::fails;
            way.most.push_back(static_cast<std::uint16_t>(std::min<double>(most, most_units)));
            way.weight.push_back(bounded && span[c] > 0.0 ? unit_ / span[c] : 0.0);
            const Points units = rounding_ == Rounding::against ? (worth.lost[c] + unit_ - 1) / unit_ : worth.lost[c] / unit_;
            if (units > static_cast<Points>(most_units) || most > most_units) return Way::Kind::unsure;
            way.lost.push_back(static_cast<std::uint16_t>(units));
        }
        way.most_share = (1.0 - rule_.overall) * met - bounds_.least_share_lost(span)[way.target] + slack;
        if (way.most_share < 0.0) return Way::Kind::fails;
        return mark == PassGraph::passes ? Way::Kind::ends : Way::Kind::goes;
    }

    /// The rule itself, in the same arithmetic as score.cpp, so that a total of just 0.70 is the same there.
    void finish(std::uint32_t node, std::uint32_t burden, const Units& lost, double chance)
    {
        if (graph_.edge_set(node) == PassGraph::unknown) unsure_ += chance;
        if (graph_.edge_set(node) != PassGraph::passes || !burdens_[burden]->breaches.empty()) return;
        double sum = 0.0;
        int met = 0;
        for (std::size_t c = 0; c < competencies_; ++c) {
            const Points span = burdens_[burden]->span[c];
            if (span <= 0) continue;
            const double share = static_cast<double>(span - Points{lost[c]} * unit_) / static_cast<double>(span);
            if (share < rule_.each) return;
            sum += share;
            ++met;
        }
        if ((met == 0 ? 0.0 : sum / met) >= rule_.overall) passed_ += chance;
    }

    /// Round and round, until next to nothing is left; that is unsure.
    void go_round(const PassGraph::Block& block)
    {
        constexpr double next_to_nothing = 1e-14;
        constexpr int most_rounds = 100'000;
        double came = -1.0;
        for (int round = 0; round < most_rounds; ++round) {
            double inside = 0.0;
            for (std::uint32_t node = block.first; node <= block.last; ++node)
                if (standing_[node]) inside = std::accumulate(standing_[node]->chance.begin(), standing_[node]->chance.end(), inside);
            if (came < 0.0) came = inside;
            if (inside <= came * next_to_nothing || overflowed_) break;
            for (std::uint32_t node = block.last + 1; node-- > block.first;) pass_on(node);
        }
        for (std::uint32_t node = block.first; node <= block.last; ++node) {
            if (!standing_[node]) continue;
            unsure_ = std::accumulate(standing_[node]->chance.begin(), standing_[node]->chance.end(), unsure_);
            at_once_ -= standing_[node]->chance.size();
            standing_[node].reset();
        }
    }

    const PassGraph& graph_;
    const Chances& chances_;
    const PassRule& rule_;
    PassBounds& bounds_;
    Points unit_;
    Rounding rounding_;
    const PassLimits& limits_;
    std::size_t competencies_, words_;
    std::vector<std::unique_ptr<Standing>> standing_;
    std::map<Burden, std::uint32_t> burden_numbers_;
    std::vector<const Burden*> burdens_;
    std::vector<std::vector<Way>> ways_;  ///< by burden, from the node that is passed on
    std::vector<std::uint64_t> key_;
    double passed_ = 0.0, unsure_ = 0.0;
    std::size_t at_once_ = 0, in_all_ = 0;
    bool overflowed_ = false;
};

/// What all points lost are multiples of.
Points common_unit(const PassGraph& graph)
{
    Points unit = 0;
    for (std::uint32_t set = 0; set < graph.edge_sets().size(); ++set)
        for (const auto& of_edge : graph.points(set).worths)
            for (const Worth& worth : of_edge)
                for (const Points lost : worth.lost) unit = std::gcd(unit, lost);
    return std::max<Points>(unit, 1);
}

}  // namespace

PassOdds pass_odds(const PassGraph& graph, const Chances& chances, const PassRule& rule, const PassLimits& limits)
{
    PassBounds bounds(graph, chances);
    const Points unit = common_unit(graph);
    const auto reckon = [&](Points rough, Rounding rounding, bool& overflowed) {
        Reckoning reckoning(graph, chances, rule, bounds, rough, rounding, limits);
        const PassOdds odds = reckoning.reckon();
        overflowed = reckoning.overflowed();
        return odds;
    };
    bool overflowed = false;
    PassOdds odds = reckon(unit, Rounding::none, overflowed);
    constexpr Points roughest = 64;
    for (Points rough = 4; overflowed && rough <= roughest; rough *= 4) {
        if (limits.stop != nullptr && limits.stop->load(std::memory_order_relaxed)) break;
        bool too_many_above = false, too_many_below = false;
        const PassOdds below = reckon(unit * rough, Rounding::against, too_many_below);
        const PassOdds above = reckon(unit * rough, Rounding::in_favour, too_many_above);
        odds.low = std::max(odds.low, below.low);
        odds.high = std::min(odds.high, above.high);
        odds.combinations += below.combinations + above.combinations;
        overflowed = too_many_above || too_many_below;
    }
    return odds;
}

}  // namespace fv
