#include "scoring/explore_diagnostics.h"

#include <algorithm>
#include <fmt/format.h>

namespace fv {
namespace {

using Kind = ConditionOwner::Kind;

/// `12 times in 100`, or for rare things `3 times in 1000`.
std::string times_in(double chance)
{
    return chance >= 0.1 ? fmt::format("{:.0f} times in 100", chance * 100) : fmt::format("{:.0f} times in 1000", chance * 1000);
}

class Teller {
public:
    Teller(const Scenario& scenario, const Exploration& exploration, const Positions& positions) : s_(scenario), found_(exploration), positions_(positions) {}

    std::vector<Diagnostic> tell()
    {
        if (!found_.complete)
            told_.push_back({.severity = Diagnostic::Severity::note,
                             .rule = "explored-in-part",
                             .where = positions_.top,
                             .message = fmt::format("{} states were looked at, and there are more: what was not found may still be there", found_.states),
                             .hint = "fewer meters and counters that go up and down make fewer states; `first-visit explore --states` raises the bound"});
        else tell_unreachable();
        tell_dead_ends();
        tell_odds();
        return std::move(told_);
    }

private:
    void warning(std::string_view rule, const SourceSpan& where, std::string message, std::string hint)
    {
        told_.push_back({.severity = Diagnostic::Severity::warning, .rule = rule, .where = where, .message = std::move(message), .hint = std::move(hint)});
    }

    [[nodiscard]] SourceSpan place_of(Condition condition) const
    {
        const auto found = positions_.conditions.find(condition.first);
        return found == positions_.conditions.end() ? positions_.top : found->second;
    }

    void tell_unreachable()
    {
        const Findings& f = found_.findings;
        for (const OptionId option : f.options)
            warning("unreachable-option", positions_.options[option.value], fmt::format("option \"{}\" is never offered", s_.option(option).key),
                 "its `when` never holds where the visit comes by; ask for less, or take the option out");
        for (const LineId line : f.lines)
            warning("unreachable-line", positions_.lines[line.value], "this line is never said", "its `when` never holds here; ask for something else, or take the line out");
        for (const ConditionOwner& owner : f.never)
            if (owner.kind == Kind::effect || owner.kind == Kind::exit)
                warning("condition-never-true", place_of(owner.when), "this never holds when it is asked", "ask for something that can be so here, or take it out");
        for (const ConditionOwner& owner : f.always)
            warning("condition-always-true", place_of(owner.when), "this holds whenever it is asked",
                 owner.kind == Kind::exit ? "so the ways below it are never taken: leave the condition out, or ask for something that can fail"
                 : owner.kind == Kind::ending ? "so the endings below it are never asked: leave the condition out, or ask for something that can fail"
                                              : "leave the condition out, or ask for something that can fail");
        for (std::size_t i = 0; i < f.endings.size(); ++i)
            if (!f.endings[i].reachable && is_asked_for(i))
                warning("ending-never-reached", positions_.endings[i], fmt::format("no visit comes to ending \"{}\"", s_.endings[i].key),
                     "its `when` never holds at the end, or an ending above it always does first");
    }

    /// An ending that nothing leads to was told of when the script was read.
    [[nodiscard]] bool is_asked_for(std::size_t ending) const
    {
        return std::any_of(s_.exits.begin(), s_.exits.end(), [&](const Exit& way) { return !way.scene.is_set() && (!way.ending.is_set() || way.ending.value == ending); });
    }

    void tell_dead_ends()
    {
        for (const DeadEnd& dead : found_.findings.dead_ends) {
            const std::string& key = s_.scene(dead.scene).key;
            const SourceSpan& where = positions_.scenes[dead.scene.value];
            if (dead.kind == DeadEnd::Kind::nothing_offered) warning("no-way-on", where, fmt::format("in scene \"{}\" it can happen that no option is offered", key), "give it one without `when` and `once`");
            else warning("no-exit", where, fmt::format("once in scene \"{}\", a visit may go round for ever and come to no ending", key), "let something that can happen there lead out");
        }
    }

    void tell_odds()
    {
        const StrategyOdds& at_random = found_.at_random();
        const StrategyOdds& never_twice = found_.strategies.back();
        if (is_too_easy(at_random)) tell_too_easy("somebody who clicks at random", at_random);
        else if (is_too_easy(never_twice)) tell_too_easy("somebody who clicks at random, but nothing twice,", never_twice);
        std::string tricks;
        for (const StrategyOdds& odds : found_.strategies) {
            if (!is_fixed(odds.strategy) || !is_too_easy(odds)) continue;
            const std::string how_often = odds.pass.low > 0.999 ? std::string{} : fmt::format(" {}", times_in(odds.pass.low));
            tricks += tricks.empty() ? fmt::format("taking {} passes{}", in_words(odds.strategy), how_often) : fmt::format("; so does {}{}", in_words(odds.strategy), how_often);
        }
        if (!tricks.empty()) warning("passes-without-reading", positions_.top, tricks, "nobody need read for that: change the order, the length or the wording of some options");
    }

    [[nodiscard]] static bool is_too_easy(const StrategyOdds& odds) { return odds.known && odds.pass.low >= too_easy; }

    void tell_too_easy(std::string_view who, const StrategyOdds& odds)
    {
        warning("too-easy-to-pass", positions_.top, fmt::format("{} passes {}", who, times_in(odds.pass.low)),
                "a pass mark means something below once in 100: more decisions, options further apart, or endings that ask for more");
    }

    [[nodiscard]] static std::string_view in_words(Strategy strategy)
    {
        switch (strategy) {
        case Strategy::always_first: return "always the first option of the script";
        case Strategy::always_longest: return "always the longest option";
        case Strategy::always_shortest: return "always the shortest option";
        case Strategy::warmest_words: return "always the option with the warmest words";
        default: return "always the option that agrees most";
        }
    }

    const Scenario& s_;
    const Exploration& found_;
    const Positions& positions_;
    std::vector<Diagnostic> told_;
};

}  // namespace

std::vector<Diagnostic> explore_diagnostics(const Scenario& scenario, const Exploration& exploration, const Positions& positions)
{
    return Teller(scenario, exploration, positions).tell();
}

std::vector<Diagnostic> explore_diagnostics(const Scenario& scenario, const Framework& framework, const Positions& positions, const ExploreLimits& limits)
{
    return explore_diagnostics(scenario, exploration(scenario, framework, limits), positions);
}

}  // namespace fv
