#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "trainer/session/report_text.h"
#include "trainer/session/statistics.h"

namespace fv {
namespace {

constexpr std::size_t page_width = 88;
constexpr double z_of_95 = 1.96;
constexpr const char* dash = "–";

/// A share as points of 100: `70`.
std::string points(double share) { return fmt::format("{:.0f}", 100.0 * share); }
/// A coefficient: `0.83`, `−0.12`.
std::string coefficient(double value)
{
    const double rounded = std::round(value * 100.0) / 100.0;
    return rounded < 0.0 ? fmt::format("−{:.2f}", -rounded) : fmt::format("{:.2f}", std::abs(rounded));
}
std::string or_dash(const Figure& figure, std::string (*told)(double)) { return figure ? told(*figure) : dash; }

std::string reason(NoFigure why_not, const Words& words)
{
    switch (why_not) {
    case NoFigure::too_few: return words[Word::stat_no_figure_too_few].text();
    case NoFigure::no_spread: return words[Word::stat_no_figure_no_spread].text();
    case NoFigure::does_not_fit: return words[Word::stat_no_figure_does_not_fit].text();
    case NoFigure::not_finite: return words[Word::stat_no_figure_not_finite].text();
    }
    return {};
}

const std::string& use_of(const Known<Interval>& interval, const Words& words)
{
    switch (reliable_for(interval)) {
    case ReliableFor::cannot_say: return words[Word::stat_reliable_cannot_say].text();
    case ReliableFor::nothing: return words[Word::stat_reliable_nothing].text();
    case ReliableFor::groups: return words[Word::stat_reliable_groups].text();
    case ReliableFor::one_person: break;
    }
    return words[Word::stat_reliable_person].text();
}

class Page {
public:
    explicit Page(const Words& words) : words_(words) {}

    void say(const std::string& sentence) { out_ += wrapped(sentence, page_width); }
    /// Only where there is something to count.
    void say_counted(Word word, std::size_t number)
    {
        if (number > 0) say(counted(word, number));
    }
    void heading(Word word) { out_ += '\n' + words_[word].text() + '\n'; }
    void line(std::string text)
    {
        text.erase(text.find_last_not_of(' ') + 1);
        out_ += text + '\n';
    }
    [[nodiscard]] std::string counted(Word word, std::size_t number, std::initializer_list<Words::Value> values = {}) const
    {
        return words_.counted(word, static_cast<long>(number), values);
    }
    [[nodiscard]] const std::string& word(Word word) const { return words_[word].text(); }
    [[nodiscard]] const Words& words() const { return words_; }
    [[nodiscard]] std::string text() const { return out_; }

private:
    const Words& words_;
    std::string out_;
};

void who_it_is_of(Page& page, const VisitStatistics& statistics)
{
    if (statistics.figures.people == 0) page.say(page.word(Word::stat_nobody));
    page.say_counted(Word::stat_people, statistics.figures.people);
    page.say_counted(Word::stat_went_back, statistics.figures.went_back);
    page.say_counted(Word::stat_assisted, statistics.figures.assisted);
    page.say_counted(Word::stat_practice, statistics.figures.practice);
    page.say_counted(Word::stat_unfinished, statistics.unfinished);
    page.say_counted(Word::stat_from_middle, statistics.from_the_middle);
    page.say_counted(Word::stat_other_versions, statistics.other_versions);
    page.say_counted(Word::stat_left_out, statistics.figures.left_out);
}

void totals(Page& page, const InstrumentStatistics& figures)
{
    if (enough_for_shares(figures.people) == Enough::too_few) return page.say(page.counted(Word::stat_total_too_few, figures.people));
    const std::string rough = enough_for_shares(figures.people) == Enough::rough ? page.counted(Word::stat_rough, figures.people) + " " : "";
    page.say(rough + page.words().with(Word::stat_total, {{"mean", points(*figures.mean)}, {"spread", points(*figures.spread)},
                                                          {"passed", std::to_string(figures.passed)}, {"n", std::to_string(figures.people)}}));
}

void how_reliable(Page& page, const Reliability& total, double pass_mark)
{
    const Enough enough = enough_for_reliability(total.people);
    if (enough == Enough::too_few) return page.say(page.counted(Word::stat_reliability_too_few, total.people));
    if (!total.alpha || !total.interval)
        return page.say(page.words().with(Word::stat_no_reliability, {{"reason", reason(total.alpha ? total.interval.why_not() : total.alpha.why_not(), page.words())}}));
    const std::string rough = enough == Enough::rough ? page.counted(Word::stat_rough, total.people) + " " : "";
    page.say(rough + page.counted(Word::stat_reliability, total.decisions, {{"alpha", coefficient(*total.alpha)}, {"low", coefficient(total.interval->low)}, {"high", coefficient(total.interval->high)}}) + " " +
             use_of(total.interval, page.words()));
    page.say_counted(Word::stat_left_out_decisions, total.left_out);
    if (!total.error) return;
    const double reach = z_of_95 * *total.error;
    page.say(page.words().with(Word::stat_error, {{"mark", points(pass_mark)}, {"low", points(std::max(0.0, pass_mark - reach))}, {"high", points(std::min(1.0, pass_mark + reach))}, {"error", points(*total.error)}}));
}

void growth(Page& page, const GrowthStatistics& growth)
{
    if (growth.people == 0) return;
    const Enough enough = enough_for_shares(growth.people);
    if (enough == Enough::too_few) return page.say(page.counted(Word::stat_growth_too_few, growth.people));
    if (!growth.change) return page.say(page.words().with(Word::stat_no_growth, {{"reason", reason(growth.change.why_not(), page.words())}}));
    const std::string rough = enough == Enough::rough ? page.counted(Word::stat_rough, growth.people) + " " : "";
    page.say(rough + page.counted(Word::stat_growth, growth.people, {{"before", points(*growth.before)}, {"after", points(*growth.after)}, {"g", coefficient(growth.change->g)},
                                                                      {"low", coefficient(growth.change->interval.low)}, {"high", coefficient(growth.change->interval.high)}}));
}

void agreement(Page& page, Word who, const TickAgreement& agreement)
{
    if (agreement.answers == 0) return;
    const std::string kappa = agreement.beyond_chance ? coefficient(*agreement.beyond_chance) : page.word(Word::stat_no_kappa);
    const bool too_few = enough_for_shares(agreement.answers) == Enough::too_few || !agreement.observed;
    page.say(page.word(who) + " " + (too_few ? page.counted(Word::stat_agreement_too_few, agreement.answers)
                                             : page.counted(Word::stat_agreement, agreement.answers, {{"share", points(*agreement.observed)}, {"kappa", kappa}})));
}

/// Only of enough people: a correlation of few is chance.
bool is_weak(const DecisionStatistics& decision)
{
    return enough_for_reliability(decision.scored) != Enough::too_few && decision.discrimination && *decision.discrimination < weak_discrimination;
}

void weak_decisions(Page& page, const InstrumentStatistics& figures, const Scenario& scenario)
{
    std::string names;
    for (const DecisionStatistics& decision : figures.decisions)
        if (is_weak(decision)) names += (names.empty() ? "" : ", ") + scenario.scene(decision.decision).key;
    if (!names.empty()) page.say(page.words().with(Word::stat_weak, {{"decisions", names}}));
}

void decision_table(Page& page, const InstrumentStatistics& figures, const Scenario& scenario)
{
    page.heading(Word::stat_decisions);
    page.line(fmt::format("{:<36} {:>8} {:>11} {:>15}", page.word(Word::stat_decision), page.word(Word::stat_met), page.word(Word::stat_difficulty), page.word(Word::stat_discrimination)));
    for (const DecisionStatistics& decision : figures.decisions) {
        const bool tellable = decision.scored >= sample_size::tellable, correlates = enough_for_reliability(decision.scored) != Enough::too_few;
        page.line(fmt::format("{:<36} {:>8} {:>11} {:>15}", scenario.scene(decision.decision).key, decision.met, tellable ? or_dash(decision.difficulty, coefficient) : dash,
                              correlates ? or_dash(decision.discrimination, coefficient) : dash));
        if (decision.partners_turn) page.line(fmt::format("  ({})", page.word(Word::stat_partners_turn)));
        if (decision.met < sample_size::tellable) continue;
        for (const OptionStatistics& option : decision.options)
            page.line(fmt::format("  {:<34} {:>8}", scenario.option(option.option).key, page.words().with(Word::stat_chosen_of, {{"chosen", std::to_string(option.chosen)}, {"offered", std::to_string(option.offered)}})));
    }
    page.say(page.word(Word::stat_decisions_legend));
}

void competency_table(Page& page, const InstrumentStatistics& figures, const Framework& framework)
{
    page.heading(Word::stat_competencies);
    page.line(fmt::format("{:<34} {:>6} {:>10} {:>7} {:>16} {:>7}", page.word(Word::stat_competency), page.word(Word::stat_mean), page.word(Word::stat_items), page.word(Word::stat_alpha),
                          page.word(Word::stat_interval), page.word(Word::stat_sem)));
    for (const CompetencyStatistics& one : figures.competencies) {
        if (one.people == 0) continue;
        const Reliability& reliability = one.reliability;
        const bool shares = one.people >= sample_size::tellable, coefficients = enough_for_reliability(reliability.people) != Enough::too_few;
        const Competency* competency = framework.competency(one.key);
        page.line(fmt::format("{:<34} {:>6} {:>10} {:>7} {:>16} {:>7}", competency == nullptr ? one.key : std::string(competency->name.in(page.words().language())), shares ? or_dash(one.mean, points) : dash,
                              reliability.decisions, coefficients ? or_dash(reliability.alpha, coefficient) : dash,
                              coefficients && reliability.interval ? fmt::format("{} … {}", coefficient(reliability.interval->low), coefficient(reliability.interval->high)) : dash,
                              coefficients ? or_dash(reliability.error, points) : dash));
    }
    page.say(page.word(Word::stat_competencies_legend));
}

}  // namespace

std::string statistics_text(const VisitStatistics& statistics, const Scenario& scenario, const Framework& framework, const Words& words)
{
    const InstrumentStatistics& figures = statistics.figures;
    Page page(words);
    page.line(scenario.title);
    who_it_is_of(page, statistics);
    if (figures.people == 0) return page.text();
    totals(page, figures);
    how_reliable(page, figures.total, framework.pass.overall);
    weak_decisions(page, figures, scenario);
    growth(page, figures.growth);
    agreement(page, Word::stat_with_partner, figures.words.with_partner);
    agreement(page, Word::stat_with_facilitator, figures.words.with_facilitator);
    agreement(page, Word::stat_among_facilitators, figures.words.among_facilitators);
    decision_table(page, figures, scenario);
    competency_table(page, figures, framework);
    return page.text();
}

}  // namespace fv
