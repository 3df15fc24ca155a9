// How benchmarks measure: one thing against another in the same run, so that a slow or busy machine
// slows both.
//
// compare() runs the two in turn, many short rounds in one process, and takes the median of the
// rounds' ratios. Time is the processor time of this process: what others do at the same time hardly
// counts. A limit is missed only when it is missed in three runs in a row. The report is one JSON
// document; its exit status is 1 where a limit was missed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace fv::bench {

/// Seconds of processor time that this process has used so far.
[[nodiscard]] inline double processor_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Seconds that one call takes.
template <class Run>
[[nodiscard]] double seconds_of(Run&& run)
{
    const double begun = processor_seconds();
    run();
    return processor_seconds() - begun;
}

/// Of several measurements: the middle one, and the quartiles beside it.
struct Spread {
    double median = 0.0, low = 0.0, high = 0.0;
    std::size_t rounds = 0;
};
[[nodiscard]] inline Spread spread_of(std::vector<double> measured)
{
    std::sort(measured.begin(), measured.end());
    const auto at = [&](double share) { return measured[static_cast<std::size_t>(share * static_cast<double>(measured.size() - 1) + 0.5)]; };
    return {.median = at(0.5), .low = at(0.25), .high = at(0.75), .rounds = measured.size()};
}

/// How long `ours` takes for each second of `peer`.
template <class Ours, class Peer>
[[nodiscard]] Spread compare(Ours&& ours, Peer&& peer, std::size_t rounds = 11)
{
    std::vector<double> ratios;
    for (std::size_t round = 0; round < rounds; ++round) {
        const double us = seconds_of(ours), them = seconds_of(peer);
        ratios.push_back(us / std::max(them, 1e-9));
    }
    return spread_of(std::move(ratios));
}

/// How many a second: `run` says how many it did.
template <class Run>
[[nodiscard]] Spread rate(Run&& run, std::size_t rounds = 11)
{
    std::vector<double> rates;
    for (std::size_t round = 0; round < rounds; ++round) {
        double done = 0.0;
        const double seconds = seconds_of([&] { done = static_cast<double>(run()); });
        rates.push_back(done / std::max(seconds, 1e-9));
    }
    return spread_of(std::move(rates));
}

struct Limit {
    double most;
};

/// Collects what was measured, and prints it.
class Report {
public:
    explicit Report(std::string program) : document_{{"schema", "first-visit/benchmark/1"}, {"program", std::move(program)}, {"measured", nlohmann::ordered_json::array()}} {}

    /// A ratio that must stay below its limit: measured again, up to three times, where it does not.
    template <class Measure>
    void ratio(const std::string& name, Limit limit, Measure&& measure)
    {
        constexpr int runs = 3;
        Spread spread;
        for (int run = 0; run < runs; ++run)
            if ((spread = measure()).median <= limit.most) break;
        add(name, spread, "ratio", spread.median <= limit.most)["limit"] = limit.most;
        held_ = held_ && spread.median <= limit.most;
    }

    /// A number by itself, which depends on the machine: told, with what is wanted of the build machine.
    void figure(const std::string& name, const Spread& spread, const std::string& unit, double wanted) { add(name, spread, unit, spread.median >= wanted)["wanted"] = wanted; }

    /// A size that is the same everywhere.
    void size(const std::string& name, double value, const std::string& unit, Limit limit)
    {
        add(name, {.median = value, .low = value, .high = value, .rounds = 1}, unit, value <= limit.most)["limit"] = limit.most;
        held_ = held_ && value <= limit.most;
    }

    [[nodiscard]] std::string text() const { return document_.dump(2) + '\n'; }
    [[nodiscard]] int exit_status() const { return held_ ? 0 : 1; }

private:
    nlohmann::ordered_json& add(const std::string& name, const Spread& spread, const std::string& unit, bool ok)
    {
        document_["measured"].push_back({{"name", name}, {"unit", unit}, {"median", spread.median}, {"low", spread.low}, {"high", spread.high}, {"rounds", spread.rounds}, {"ok", ok}});
        return document_["measured"].back();
    }

    nlohmann::ordered_json document_;
    bool held_ = true;
};

}  // namespace fv::bench
