#include "scoring/expectations.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "foundation/spelling.h"
#include "scenarios/engine/answer.h"
#include "scenarios/engine/replay.h"
#include "scoring/score.h"

namespace fv {
namespace {

/// A beginning: a seed, and what it draws.
struct Start {
    AttemptSeed seed;
    Draw draw;
};

/// The smallest seed for each draw. Draws are equally likely, so that a few hundred seeds have them all.
std::vector<Start> all_starts(const Scenario& scenario)
{
    constexpr std::uint64_t most_seeds = 100'000;
    const std::size_t wanted = draw_count(scenario);
    std::vector<Start> starts;
    for (std::uint64_t seed = 0; starts.size() < wanted && seed < most_seeds; ++seed) {
        const Draw draw = draw_of(scenario, AttemptSeed{seed});
        if (std::none_of(starts.begin(), starts.end(), [&](const Start& s) { return s.draw == draw; })) starts.push_back({AttemptSeed{seed}, draw});
    }
    return starts;
}

std::string listed(const std::vector<std::string>& parts, std::string_view between = ", ")
{
    std::string out;
    for (const std::string& part : parts) out += fmt::format("{}{}", out.empty() ? std::string_view{} : between, part);
    return out;
}

/// What a memory bit remembers, in the words of a condition: `knows reels`, `chose wait`.
std::string in_words(const Scenario& s, int bit)
{
    const auto index = static_cast<std::size_t>(bit);
    if (index < s.facts.size()) return "knows " + s.facts[index].key;
    for (const Variation& variation : s.variations)
        if (index >= variation.first_bit && index < variation.first_bit + variation.values.size()) return fmt::format("{} is {}", variation.key, variation.values[index - variation.first_bit].key);
    for (const Scene& scene : s.scenes)
        if (scene.memory == bit) return "visited " + scene.key;
    for (const Option& option : s.options)
        if (option.memory == bit) return "chose " + option.key;
    return "something is so";
}

/// How the things stand that a condition asks about.
std::string standing(const Scenario& s, Condition condition, const VisitState& state)
{
    std::vector<std::string> parts;
    const auto add = [&](std::string part) {
        if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(std::move(part));
    };
    for (const Instruction& instruction : s.program(condition)) {
        const auto place = static_cast<std::size_t>(instruction.operand);
        if (instruction.op == Instruction::Op::meter) add(fmt::format("{} is {}", s.meters[place].key, state.meters[place]));
        if (instruction.op == Instruction::Op::known) add(fmt::format("\"{}\" {}", in_words(s, instruction.operand), state.remembers(instruction.operand) ? "is so" : "is not so"));
    }
    return listed(parts);
}

/// All that a person would see of a state.
std::string standing(const Scenario& s, const VisitState& state)
{
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < s.meters.size(); ++i) parts.push_back(fmt::format("{} is {}", s.meters[i].key, state.meters[i]));
    for (std::size_t i = 0; i < s.facts.size(); ++i)
        if (state.remembers(static_cast<int>(i))) parts.push_back("knows " + s.facts[i].key);
    return listed(parts);
}

std::string percent(double share) { return fmt::format("{} %", std::lround(share * 100)); }

std::string why_not_passed(const Scenario& s, const Framework& framework, const Score& score)
{
    std::vector<std::string> reasons;
    for (const NotPassed reason : score.not_passed) switch (reason) {
        case NotPassed::not_ended: reasons.emplace_back("the visit has not ended"); break;
        case NotPassed::ending_does_not_pass: reasons.push_back(fmt::format("ending \"{}\" does not pass", s.ending(score.ending).key)); break;
        case NotPassed::total_too_low: reasons.push_back(fmt::format("the total is {} ({} is needed)", percent(score.total), percent(framework.pass.overall))); break;
        case NotPassed::competency_too_low:
            for (const CompetencyScore& competency : score.competencies)
                if (competency.share() && *competency.share() < framework.pass.each) reasons.push_back(fmt::format("{} is {} ({} is needed)", competency.key, percent(*competency.share()), percent(framework.pass.each)));
            break;
        case NotPassed::open_breach:
            for (const Breach& breach : score.breaches)
                if (!breach.repaired_at) reasons.push_back(fmt::format("nothing repairs \"{}\"", s.option(breach.option).key));
            break;
        }
    return listed(reasons, "; ");
}

class Player {
public:
    Player(const Scenario& scenario, const Framework& framework, std::vector<Diagnostic>& diagnostics)
        : s_(scenario), framework_(framework), diagnostics_(diagnostics), starts_(all_starts(scenario))
    {
    }

    void check(const Expectation& expected)
    {
        bool begun = false;
        for (const Start& start : starts_) {
            const VisitState first = first_state(s_, start.draw);
            if (!std::all_of(expected.given.begin(), expected.given.end(), [&](const Expectation::Wanted& given) { return fv::holds(s_.program(given.condition), first); })) continue;
            begun = true;
            if (!play(expected, start)) return;
        }
        if (!begun && !expected.given.empty())
            tell("expectation-route", expected.given.front().as_written.where, "nothing that can be drawn is so", "a condition of `given` reads like `door is mateo`");
    }

private:
    void tell(std::string_view rule, const SourceSpan& where, std::string message, std::string hint)
    {
        diagnostics_.push_back({Diagnostic::Severity::error, rule, where, std::move(message), std::move(hint)});
    }

    /// ` where door is mateo`, for scripts in which something is drawn.
    [[nodiscard]] std::string drawn(const Start& start) const
    {
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < s_.variations.size(); ++i) parts.push_back(fmt::format("{} is {}", s_.variations[i].key, s_.variations[i].values[start.draw.value[i]].key));
        return parts.empty() ? std::string{} : " where " + listed(parts, " and ");
    }

    /// False: something was not as expected, and is told.
    bool play(const Expectation& expected, const Start& start)
    {
        std::vector<std::string> answers;
        for (const Expectation::Text& answer : expected.route) answers.push_back(answer.text);
        const Replay played = replay(s_, start.seed, answers);
        if (played.refused) return refused(expected.route[played.taken], played.visit, start);
        const VisitState& state = played.visit.state();
        bool as_expected = true;
        if (expected.ends.is_set() && state.ending != expected.ends) {
            as_expected = false;
            const std::string where = state.ending.is_set() ? fmt::format("ends in \"{}\"", s_.ending(state.ending).key) : fmt::format("stops before the decision \"{}\" and does not end", s_.scene(state.scene).key);
            tell("expectation-ending", expected.ends_where, fmt::format("this route {}{}", where, drawn(start)), standing(s_, state));
        }
        if (expected.holds && !fv::holds(s_.program(expected.holds->condition), state)) {
            as_expected = false;
            tell("expectation-holds", expected.holds->as_written.where, fmt::format("after this route \"{}\" does not hold{}", expected.holds->as_written.text, drawn(start)), standing(s_, expected.holds->condition, state));
        }
        return passes(expected, start, answers) && as_expected;
    }

    bool passes(const Expectation& expected, const Start& start, const std::vector<std::string>& answers)
    {
        if (!expected.passes) return true;
        const Score result = score(s_, framework_, start.seed, answers);
        if (result.passed() == *expected.passes) return true;
        tell("expectation-passes", expected.passes_where, fmt::format("this route {}{}", result.passed() ? "passes" : "does not pass", drawn(start)),
             result.passed() ? fmt::format("the total is {}, {} is needed, and no breach is left open", percent(result.total), percent(framework_.pass.overall)) : why_not_passed(s_, framework_, result));
        return false;
    }

    bool refused(const Expectation::Text& answer, const Visit& visit, const Start& start)
    {
        if (visit.ending() != nullptr) {
            tell("expectation-route", answer.where, fmt::format("the visit has ended in \"{}\" before \"{}\"{}", visit.ending()->key, answer.text, drawn(start)), "take what follows out of the route");
            return false;
        }
        const Scene& scene = s_.scene(visit.decision()->scene);
        std::string hint;
        if (scene.kind == DecisionKind::choice) {
            std::vector<std::string> offered;
            for (const OptionId option : visit.decision()->options) offered.push_back(s_.option(option).key);
            std::sort(offered.begin(), offered.end());
            hint = fmt::format("offered are {}", listed(offered));
            if (const std::string near = suggestion(answer.text, offered); near.starts_with("did you mean")) hint = near + ' ' + hint;
        } else {
            hint = fmt::format("an answer here reads like {}", best_answer(s_, visit.decision()->scene));
        }
        tell("expectation-route", answer.where, fmt::format("\"{}\" is not offered in scene \"{}\"{}", answer.text, scene.key, drawn(start)), std::move(hint));
        return false;
    }

    const Scenario& s_;
    const Framework& framework_;
    std::vector<Diagnostic>& diagnostics_;
    std::vector<Start> starts_;
};

}  // namespace

void check_expectations(const Scenario& scenario, const Framework& framework, std::span<const Expectation> expectations, std::vector<Diagnostic>& diagnostics)
{
    if (expectations.empty()) return;
    Player player(scenario, framework, diagnostics);
    for (const Expectation& expected : expectations) player.check(expected);
}

}  // namespace fv
