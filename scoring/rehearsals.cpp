#include "scoring/rehearsals.h"

#include <algorithm>
#include <utility>

namespace fv {

Rehearsal rehearsal_of(const std::string& scenario, Day day, bool practice, const Score& score)
{
    Rehearsal rehearsal{.scenario = scenario, .day = day, .practice = practice, .passed = score.passed(), .total = score.total, .shares = {}};
    for (const CompetencyScore& competency : score.competencies)
        if (const auto share = competency.share()) rehearsal.shares[competency.key] = *share;
    return rehearsal;
}

std::optional<double> CompetencyLine::lately() const
{
    constexpr std::size_t looked_at = 3;
    if (points.empty()) return std::nullopt;
    const std::size_t count = std::min(looked_at, points.size());
    double sum = 0.0;
    for (std::size_t i = points.size() - count; i < points.size(); ++i) sum += points[i].share;
    return sum / static_cast<double>(count);
}

std::vector<CompetencyLine> competency_lines(const Framework& framework, std::span<const Rehearsal> rehearsals)
{
    std::vector<CompetencyLine> lines;
    for (const Competency& competency : framework.competencies) {
        CompetencyLine line{.key = competency.key, .points = {}};
        for (std::size_t i = 0; i < rehearsals.size(); ++i) {
            const auto share = rehearsals[i].shares.find(competency.key);
            if (!rehearsals[i].practice && share != rehearsals[i].shares.end()) line.points.push_back({.rehearsal = i, .share = share->second});
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string weakest_competency(std::span<const CompetencyLine> lines)
{
    const CompetencyLine* weakest = nullptr;
    for (const CompetencyLine& line : lines)
        if (line.lately() && *line.lately() < 1.0 && (weakest == nullptr || *line.lately() < *weakest->lately())) weakest = &line;
    return weakest == nullptr ? std::string{} : weakest->key;
}

std::vector<DueVisit> due_visits(std::span<const Rehearsal> rehearsals)
{
    struct Known {
        std::size_t passes = 0;
        Day last, last_pass;
    };
    std::map<std::string, Known> visits;
    for (const Rehearsal& rehearsal : rehearsals) {
        Known& visit = visits[rehearsal.scenario];
        const bool passed = rehearsal.passed && !rehearsal.practice;
        if (!passed && !rehearsal.practice) visit.passes = 0;
        else if (passed && (visit.passes == 0 || rehearsal.day > visit.last_pass)) ++visit.passes;
        if (passed) visit.last_pass = rehearsal.day;
        visit.last = std::max(visit.last, rehearsal.day);
    }
    std::vector<DueVisit> due;
    for (const auto& [scenario, visit] : visits) {
        const int pause = days_until_due[std::min(visit.passes, days_until_due.size() - 1)];
        due.push_back({.scenario = scenario, .due = visit.last + std::chrono::days{pause}, .passes = visit.passes});
    }
    std::stable_sort(due.begin(), due.end(), [](const DueVisit& a, const DueVisit& b) { return a.due < b.due; });
    return due;
}

std::map<std::string, double> emphasis_of(const Scenario& scenario)
{
    std::map<std::string, double> points;
    double all = 0.0;
    for (std::size_t s = 0; s < scenario.scenes.size(); ++s) {
        const Scene& scene = scenario.scenes[s];
        const auto options = scenario.options_of(SceneId{static_cast<std::uint16_t>(s)});
        struct Reach {
            int lowest = highest_rating, highest = lowest_rating;
            std::size_t rated = 0;
        };
        std::map<std::string, Reach> reach;
        for (const Option& option : options)
            for (const Rating& rating : option.ratings) {
                Reach& of = reach[scenario.competencies[rating.competency.value]];
                of = {.lowest = std::min(of.lowest, int{rating.value}), .highest = std::max(of.highest, int{rating.value}), .rated = of.rated + 1};
            }
        for (auto& [key, of] : reach)
            if (of.rated < options.size()) of = {.lowest = std::min(of.lowest, 0), .highest = std::max(of.highest, 0), .rated = of.rated};  // not rated is 0
        for (const Rating& measure : scene.measures) reach[scenario.competencies[measure.competency.value]] = {.lowest = 0, .highest = measure.value};
        for (const auto& [key, of] : reach) {
            points[key] += of.highest - of.lowest;
            all += of.highest - of.lowest;
        }
    }
    for (auto& [key, share] : points) share = all == 0.0 ? 0.0 : share / all;
    return points;
}

std::optional<NextVisit> next_visit(const Framework& framework, std::span<const Rehearsal> rehearsals, std::span<const Candidate> candidates, Day today)
{
    const std::string weakest = weakest_competency(competency_lines(framework, rehearsals));
    const std::vector<DueVisit> due = due_visits(rehearsals);
    const auto emphasis = [&](const Candidate& candidate) {
        const auto found = candidate.emphasis.find(weakest);
        return found == candidate.emphasis.end() ? 0.0 : found->second;
    };
    std::optional<NextVisit> best, first_due;
    double most = -1.0;
    for (const Candidate& candidate : candidates) {
        const auto known = std::find_if(due.begin(), due.end(), [&](const DueVisit& d) { return d.scenario == candidate.scenario; });
        const bool played = known != due.end();
        if (played && known->due > today) {
            if (!first_due || known->due < first_due->due) first_due = NextVisit{.scenario = candidate.scenario, .why = NextVisit::Why::not_yet, .competency = weakest, .due = known->due};
            continue;
        }
        const bool better = emphasis(candidate) > most || (emphasis(candidate) == most && !played && best->why == NextVisit::Why::due);
        if (!better) continue;
        most = emphasis(candidate);
        best = NextVisit{.scenario = candidate.scenario, .why = played ? NextVisit::Why::due : NextVisit::Why::never_played, .competency = weakest, .due = played ? known->due : today};
    }
    return best ? best : first_due;
}

}  // namespace fv
