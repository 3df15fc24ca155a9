#include "scenarios/engine/explorer.h"

#include <algorithm>
#include <array>

namespace fv {
namespace {

/// States whose successors are looked up together: while memory brings one, the next is made.
constexpr std::uint32_t states_in_batch = 16;

}  // namespace

/// Successors of a few states, packed, until all of them are looked up.
struct StateGraph::Batch {
    std::vector<std::uint64_t> keys;
    std::vector<std::uint64_t> hashes;
    void clear()
    {
        keys.clear();
        hashes.clear();
    }
};

StateGraph::StateGraph(const Scenario& scenario, const ExploreLimits& limits, Clicker clicker, Company company)
    : scenario_(&scenario), packing_(scenario), table_(packing_.words()), edge_sets_(scenario, clicker), coverage_(scenario), starts_(starts(scenario, &coverage_, company))
{
    for (const Start& start : starts_) start_states_.push_back(number_of(start.state));
    walk(limits);
    table_.forget_slots();
}

std::uint32_t StateGraph::number_of(const VisitState& state)
{
    std::array<std::uint64_t, StatePacking::most_words> key;
    packing_.pack(state, key.data());
    return table_.find_or_add(key.data()).number;
}

void StateGraph::walk(const ExploreLimits& limits)
{
    constexpr std::uint32_t told_every = 1U << 16U;
    Batch batch;
    std::uint32_t told = 0;
    while (expanded() < size()) {
        if (size() >= limits.most_states || limits.stopped()) break;
        if (limits.walked && size() - told >= told_every) limits.walked(told = size());
        batch.clear();
        expand(expanded(), std::min(states_in_batch, size() - expanded()), batch);
    }
    // At the bound, what is left may be visits that are over: nothing comes of those.
    while (expanded() < size() && !packing_.unpack(table_.key(expanded())).scene.is_set()) *records_.at(records_.add()) = {ended, 0};
    complete_ = expanded() == size();
}

void StateGraph::expand(std::uint32_t first, std::uint32_t count, Batch& batch)
{
    const std::size_t words = table_.words();
    for (std::uint32_t number = first; number < first + count; ++number) {
        const VisitState state = packing_.unpack(table_.key(number));
        Record& record = *records_.at(records_.add());
        record = {.edge_set = ended, .first_target = 0};
        if (!state.scene.is_set()) continue;
        record.edge_set = edge_sets_.number_of(state, &coverage_);
        const std::vector<Edge>& edges = edge_sets_[record.edge_set].edges;
        record.first_target = static_cast<std::uint32_t>(targets_.add(edges.size()));
        for (const Edge& edge : edges) {
            batch.keys.resize(batch.keys.size() + words);
            std::uint64_t* key = batch.keys.data() + batch.keys.size() - words;
            packing_.pack(next_state(*scenario_, state, edge.option, nullptr, nullptr, nullptr, &coverage_), key);
            batch.hashes.push_back(table_.hash(key));
            table_.will_look_for(batch.hashes.back());
        }
    }
    for (const std::uint64_t hash : batch.hashes) table_.will_compare(hash);
    std::size_t next = 0;
    for (std::uint32_t number = first; number < first + count; ++number) {
        const Record record = *records_.at(number);
        if (record.edge_set == ended) continue;
        std::uint32_t* target = targets_.at(record.first_target);
        for (std::size_t edge = 0; edge < edge_sets_[record.edge_set].edges.size(); ++edge, ++next)
            target[edge] = table_.find_or_add(batch.keys.data() + next * words, batch.hashes[next]).number;
    }
    transitions_ += next;
}

std::size_t StateGraph::bytes() const
{
    return table_.bytes() + records_.bytes() + targets_.bytes();
}

}  // namespace fv
