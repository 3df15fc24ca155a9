#include "scoring/pass_odds.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <unordered_map>

#include "scenarios/engine/word_table.h"
#include "scoring/pass_bounds.h"

namespace fv {
namespace {

constexpr double slack = 1e-9;  // bounds are compared in floating point: a hair on the side of "may still pass"
constexpr std::uint32_t most_units = 0xFFFF;
constexpr double next_to_never = 1e-22;  // a chance that is not carried on, but counted as unsure: all of them are less than 1e-14

using Units = std::vector<std::uint16_t>;

/// What a visit carries besides the points that it lost.
struct Burden {
    std::vector<Points> span;             ///< by competency, what was at stake so far
    std::vector<std::uint16_t> breaches;  ///< options whose breach is open, sorted
    friend bool operator==(const Burden&, const Burden&) = default;
};
struct HashOfBurden {
    std::size_t operator()(const Burden& burden) const
    {
        std::uint64_t h = 1469598103934665603ULL;  // FNV-1a
        for (const Points span : burden.span) h = (h ^ static_cast<std::uint64_t>(span)) * 1099511628211ULL;
        for (const std::uint16_t breach : burden.breaches) h = (h ^ (breach + 0x10000ULL)) * 1099511628211ULL;
        return h ^ (h >> 32U);
    }
};

/// One way on from a node under one burden. What fails for certain is none.
struct Way {
    enum class Kind : std::uint8_t { unsure, ends, goes };
    Kind kind = Kind::unsure;
    std::uint32_t target = 0, burden = 0;
    std::uint32_t tolls = 0;  ///< the first of its tolls, one for each competency
    double chance = 0.0;
    double most_share = 0.0;  ///< the most that the sum of shares may have lost when it is gone
};
/// What a way costs on one competency.
struct Toll {
    std::uint16_t lost = 0, most = 0;  ///< units lost on it; the most that may be lost when it is gone
    double weight = 0.0;               ///< how much one unit takes from the sum of shares
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
    /// Rounding points would not help.
    [[nodiscard]] bool has_many_burdens() const { return many_burdens_; }

private:
    static constexpr std::uint32_t not_asked = 0xFFFFFFFF;

    std::uint32_t burden_number(const Burden& burden)
    {
        const auto [at, is_new] = burden_numbers_.try_emplace(burden, static_cast<std::uint32_t>(burdens_.size()));
        if (is_new) burdens_.push_back(&at->first);
        if (burdens_.size() >= limits_.most_burdens) overflowed_ = many_burdens_ = true;
        return at->second;
    }

    void add(std::uint32_t node, std::uint32_t burden, const Units& lost, double chance)
    {
        if (overflowed_ || chance < next_to_never) {
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
        overflowed_ = overflowed_ || at_once_ >= limits_.most_at_once || in_all_ >= limits_.most_in_all || told_to_stop;
    }

    /// Sends on what stands at a node, and forgets it.
    void pass_on(std::uint32_t node)
    {
        const std::unique_ptr<Standing> here = std::move(standing_[node]);
        if (!here) return;
        at_once_ -= here->chance.size();
        ways_.clear();
        tolls_.clear();
        ways_of_.resize(burdens_.size());
        std::vector<std::uint32_t> met;
        Units lost(competencies_), then(competencies_);
        for (std::uint32_t number = 0; number < here->chance.size(); ++number) {
            const std::uint64_t* key = here->keys.key(number);
            const auto burden = static_cast<std::uint32_t>(key[0]);
            for (std::size_t c = 0; c < competencies_; ++c) lost[c] = static_cast<std::uint16_t>(key[(2 + c) / 4] >> ((2 + c) % 4 * 16));
            if (ways_of_[burden].first == not_asked) {
                ways_of_[burden] = find_ways(node, burden);
                met.push_back(burden);
            }
            const Ways ways = ways_of_[burden];
            for (std::uint32_t way = ways.first; way < ways.first + ways.count; ++way) take(ways_[way], lost, here->chance[number], then);
        }
        for (const std::uint32_t burden : met) ways_of_[burden] = {};
    }

    void take(const Way& way, const Units& lost, double chance, Units& then)
    {
        const double going = chance * way.chance;
        if (way.kind == Way::Kind::unsure) {
            unsure_ += going;
            return;
        }
        double share = 0.0;
        const Toll* toll = tolls_.data() + way.tolls;
        for (std::size_t c = 0; c < competencies_; ++c, ++toll) {
            const std::uint32_t sum = std::uint32_t{lost[c]} + toll->lost;
            if (sum > toll->most) return;
            then[c] = static_cast<std::uint16_t>(sum);
            share += sum * toll->weight;
        }
        if (share > way.most_share) return;
        if (way.kind == Way::Kind::ends) finish(way.target, way.burden, then, going);
        else add(way.target, way.burden, then, going);
    }

    struct Ways {
        std::uint32_t first = not_asked, count = 0;
    };

    /// Adds the ways on from a node under one burden to ways_.
    Ways find_ways(std::uint32_t node, std::uint32_t burden)
    {
        const auto first = static_cast<std::uint32_t>(ways_.size());
        const std::uint32_t set = graph_.edge_set(node);
        const EdgePoints& points = graph_.points(set);
        for (std::size_t edge = 0; edge < graph_.targets(node).size(); ++edge) {
            const std::uint32_t target = graph_.targets(node)[edge];
            if (chances_[set][edge] == 0.0 || !bounds_.may_pass(target)) continue;
            if (many_burdens_ && graph_.decides(target)) {  // add() would refuse it
                ways_.push_back({.chance = chances_[set][edge]});
                continue;
            }
            const std::uint32_t after = burden_after(burden, points.span, graph_.edge_sets()[set].edges[edge].option);
            for (const Worth& worth : points.worths[edge]) add_way({.target = target, .burden = after, .chance = chances_[set][edge] * worth.share}, worth);
        }
        return {.first = first, .count = static_cast<std::uint32_t>(ways_.size()) - first};
    }

    std::uint32_t burden_after(std::uint32_t before, const std::vector<Points>& span, OptionId chosen)
    {
        const Option& option = graph_.scenario().option(chosen);
        Burden& burden = burden_then_;  // its memory is used again
        burden = *burdens_[before];
        for (std::size_t c = 0; c < competencies_; ++c) burden.span[c] += span[c];
        std::vector<std::uint16_t>& open = burden.breaches;
        std::erase_if(open, [&](std::uint16_t breach) { return std::find(option.repairs.begin(), option.repairs.end(), OptionId{breach}) != option.repairs.end(); });
        if (option.breaches && !std::binary_search(open.begin(), open.end(), chosen.value)) open.insert(std::lower_bound(open.begin(), open.end(), chosen.value), chosen.value);
        return burden_number(burden);
    }

    /// Reckons what may still be lost on a way; adds it, unless that is less than nothing.
    void add_way(Way way, const Worth& worth)
    {
        const Burden& burden = *burdens_[way.burden];
        const std::uint32_t mark = graph_.edge_set(way.target);
        if (mark == PassGraph::unknown) return ways_.push_back(way);
        for (const std::uint16_t breach : burden.breaches)
            if (!bounds_.may_mend(way.target, OptionId{breach})) return;
        std::vector<double>& span = span_then_;
        span.resize(competencies_);
        int met = 0;
        bool fits = true;
        way.tolls = static_cast<std::uint32_t>(tolls_.size());
        for (std::size_t c = 0; c < competencies_; ++c) {
            span[c] = std::min(PassBounds::without_end, burden.span[c] + bounds_.span_ahead(way.target)[c]);
            met += span[c] > 0.0;
            const bool bounded = span[c] < PassBounds::without_end;
            const double most = bounded ? ((1.0 - rule_.each) * span[c] - bounds_.least_lost(way.target)[c]) / unit_ + slack : most_units;
            if (most < 0.0) return;
            const Points units = rounding_ == Rounding::against ? (worth.lost[c] + unit_ - 1) / unit_ : worth.lost[c] / unit_;
            fits = fits && most <= most_units && units <= static_cast<Points>(most_units);
            tolls_.push_back({.lost = static_cast<std::uint16_t>(units), .most = static_cast<std::uint16_t>(std::min<double>(most, most_units)), .weight = bounded && span[c] > 0.0 ? unit_ / span[c] : 0.0});
        }
        way.most_share = (1.0 - rule_.overall) * met - bounds_.least_share_lost(span)[way.target] + slack;
        if (way.most_share < 0.0) return;
        if (fits) way.kind = mark == PassGraph::passes ? Way::Kind::ends : Way::Kind::goes;
        ways_.push_back(way);
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
    std::unordered_map<Burden, std::uint32_t, HashOfBurden> burden_numbers_;
    std::vector<const Burden*> burdens_;
    std::vector<Way> ways_;      ///< from the node that is being passed on
    std::vector<Toll> tolls_;
    std::vector<Ways> ways_of_;  ///< by burden, into ways_
    Burden burden_then_;
    std::vector<double> span_then_;
    std::vector<std::uint64_t> key_;
    double passed_ = 0.0, unsure_ = 0.0;
    std::size_t at_once_ = 0, in_all_ = 0;
    bool overflowed_ = false, many_burdens_ = false;
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
    bool whole = true;     // where nobody has looked at some states, rounding would not make the answer much narrower
    for (std::uint32_t node = 0; node < graph.size(); ++node) whole = whole && graph.edge_set(node) != PassGraph::unknown;
    bool goes_on = false;  // whether a rougher unit is worth trying
    const auto reckon = [&](Points rough, Rounding rounding) {
        Reckoning reckoning(graph, chances, rule, bounds, rough, rounding, limits);
        const PassOdds odds = reckoning.reckon();
        const bool stopped = limits.stop != nullptr && limits.stop->load(std::memory_order_relaxed);
        goes_on = whole && reckoning.overflowed() && !reckoning.has_many_burdens() && !stopped;
        return odds;
    };
    PassOdds odds = reckon(unit, Rounding::none);
    constexpr Points roughest = 64;
    for (Points rough = 4; goes_on && rough <= roughest; rough *= 4) {
        const PassOdds below = reckon(unit * rough, Rounding::against);
        const bool too_many_below = goes_on;
        const PassOdds above = reckon(unit * rough, Rounding::in_favour);
        goes_on = goes_on || too_many_below;
        odds.low = std::max(odds.low, below.low);
        odds.high = std::min(odds.high, above.high);
        odds.combinations += below.combinations + above.combinations;
    }
    return odds;
}

}  // namespace fv
