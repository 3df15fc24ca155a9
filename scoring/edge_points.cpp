#include "scoring/edge_points.h"

#include <algorithm>

namespace fv {
namespace {

int rating_of(const Scenario& scenario, OptionId option, std::string_view competency)
{
    for (const Rating& rating : scenario.option(option).ratings)
        if (scenario.competencies[rating.competency.value] == competency) return rating.value;
    return 0;
}

int measure_of(const Scenario& scenario, const Scene& scene, std::string_view competency)
{
    for (const Rating& measure : scene.measures)
        if (scenario.competencies[measure.competency.value] == competency) return measure.value;
    return 0;
}

/// Of a decision by items: what it measures, and what each score loses of it.
EdgePoints points_of_items(const Scenario& scenario, const Framework& framework, const EdgeSet& set)
{
    EdgePoints points;
    for (const Competency& competency : framework.competencies) points.span.push_back(points_per_rating * measure_of(scenario, scenario.scene(set.scene), competency.key));
    for (const Edge& edge : set.edges) {
        std::vector<Worth>& worths = points.worths.emplace_back();
        for (const ScoreShare& answers : edge.scores) {
            Worth& worth = worths.emplace_back(Worth{.share = answers.share, .lost = {}});
            for (const Points span : points.span) worth.lost.push_back(span - span / points_per_rating * answers.score);
        }
    }
    return points;
}

}  // namespace

EdgePoints edge_points(const Scenario& scenario, const Framework& framework, const EdgeSet& set)
{
    if (scenario.scene(set.scene).kind != DecisionKind::choice) return points_of_items(scenario, framework, set);
    EdgePoints points;
    for (const Edge& edge : set.edges) {
        (void)edge;
        points.worths.push_back({Worth{}});
    }
    for (const Competency& competency : framework.competencies) {
        Points worst = points_per_rating * highest_rating, best = points_per_rating * lowest_rating;
        for (const OptionId option : set.offered) {
            const Points rating = points_per_rating * rating_of(scenario, option, competency.key);
            worst = std::min(worst, rating);
            best = std::max(best, rating);
        }
        points.span.push_back(set.offered.empty() ? 0 : best - worst);
        for (std::size_t edge = 0; edge < set.edges.size(); ++edge)
            points.worths[edge].front().lost.push_back(best - points_per_rating * rating_of(scenario, set.edges[edge].option, competency.key));
    }
    return points;
}

}  // namespace fv
