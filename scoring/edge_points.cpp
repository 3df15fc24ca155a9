#include "scoring/edge_points.h"

#include <algorithm>

namespace fv {
namespace {

Points rating_of(const Scenario& scenario, OptionId option, std::string_view competency)
{
    for (const Rating& rating : scenario.option(option).ratings)
        if (scenario.competencies[rating.competency.value] == competency) return rating.value;
    return 0;
}

}  // namespace

EdgePoints edge_points(const Scenario& scenario, const Framework& framework, const EdgeSet& set)
{
    EdgePoints points;
    for (const Edge& edge : set.edges) {
        (void)edge;
        points.worths.push_back({Worth{}});
    }
    for (const Competency& competency : framework.competencies) {
        Points worst = highest_rating, best = lowest_rating;
        for (const OptionId option : set.offered) {
            const Points rating = rating_of(scenario, option, competency.key);
            worst = std::min(worst, rating);
            best = std::max(best, rating);
        }
        points.span.push_back(set.offered.empty() ? 0 : best - worst);
        for (std::size_t edge = 0; edge < set.edges.size(); ++edge)
            points.worths[edge].front().lost.push_back(best - rating_of(scenario, set.edges[edge].option, competency.key));
    }
    return points;
}

}  // namespace fv
