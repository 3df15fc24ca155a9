#include "trainer/commands/exploration_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <ostream>

#include "foundation/source_text.h"
#include "scenarios/engine/scene_graph.h"

namespace fv {
namespace {

/// 29544 as `29,544`.
std::string grouped(std::size_t number)
{
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
    return digits;
}

std::string plural(std::size_t number, std::string_view one, std::string_view many) { return fmt::format("{} {}", grouped(number), number == 1 ? one : many); }

/// As people say chances: `42 in 100`, `7.5 in 1,000`, `3 in a million`.
std::string chance(double share)
{
    if (share == 0.0) return "never";
    if (share > 0.9995) return share == 1.0 ? "always" : "nearly always";
    if (share >= 0.1) return fmt::format("{:.0f} in 100", share * 100);
    if (share >= 0.001) return fmt::format("{:.1f} in 1,000", share * 1000);
    if (share >= 0.5e-6) return fmt::format("{:.0f} in a million", share * 1e6);
    return "less than 1 in a million";
}

std::string padded(std::string_view text, std::size_t width)
{
    const std::size_t length = characters_in(text);
    std::string line(text);
    return line.append(length < width ? width - length : 0, ' ');
}

std::string shortened(const std::string& text, std::size_t most)
{
    if (characters_in(text) <= most) return text;
    std::string cut;
    std::size_t characters = 0;
    for (const char c : text) {
        const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (begins && ++characters == most) break;
        cut += c;
    }
    return cut + "…";
}

class Printer {
public:
    Printer(const Explored& explored, std::ostream& out) : e_(explored), s_(explored.scenario), f_(explored.found.findings), out_(out) {}

    void print()
    {
        summary();
        endings();
        passing();
        competencies();
        never_met();
        rarely_seen();
    }

private:
    void summary()
    {
        out_ << s_.title << '\n';
        const std::string size = fmt::format("{} and {} between them, in {:.2f} seconds.", plural(e_.found.states, "state", "states"), plural(e_.found.transitions, "way", "ways"), e_.seconds);
        if (e_.found.complete) out_ << "Every way through this visit was walked: " << size << '\n';
        else
            out_ << "Not every way through this visit was walked: " << size << '\n'
                 << "What stands here as reached is so. What stands here as never met may only not have been found, and chances are at least what is said.\n"
                 << "Look at more with --states.\n";
        if (!f_.shortest) return;
        if (f_.longest == f_.shortest) out_ << fmt::format("A visit takes {}.\n", plural(*f_.shortest, "decision", "decisions"));
        else if (f_.longest) out_ << fmt::format("A visit takes {} to {} decisions.\n", *f_.shortest, *f_.longest);
        else out_ << fmt::format("A visit takes at least {}; {}.\n", plural(*f_.shortest, "decision", "decisions"), e_.found.complete ? "there is no longest, since one can come back to where one was" : "the longest is not known");
    }

    void endings()
    {
        out_ << "\nHow it can end, how often for somebody who clicks at random, and a shortest way there:\n";
        std::size_t width = 0;
        for (const Ending& ending : s_.endings) width = std::max<std::size_t>(width, characters_in(ending.title));
        for (std::size_t i = 0; i < s_.endings.size(); ++i) {
            const EndingFound& found = f_.endings[i];
            out_ << fmt::format("  {}  {}  {}", padded(s_.endings[i].title, width), s_.endings[i].passes ? "passes  " : "does not", padded(ending_chance(e_.found.at_random().endings[i]), 13));
            if (found.reachable) out_ << "  " << words(found.route) << '\n';
            else out_ << (e_.found.complete ? "  nothing leads there\n" : "  not found so far\n");
        }
        const StrategyOdds& at_random = e_.found.at_random();
        if (at_random.endless > 0.0) out_ << "  It never ends: " << chance(at_random.endless) << '\n';
        if (at_random.unknown > 1e-9) out_ << "  Not known:     " << chance(at_random.unknown) << '\n';
        for (const DeadEnd& dead : f_.dead_ends)
            out_ << fmt::format("  {} in scene \"{}\": {}\n", dead.kind == DeadEnd::Kind::nothing_offered ? "Nothing is offered any more" : "There is no way out any more", s_.scene(dead.scene).key, words(dead.route));
    }

    [[nodiscard]] std::string ending_chance(double share) const { return share == 0.0 && !e_.found.complete ? "not known" : chance(share); }

    void passing()
    {
        out_ << "\nWho passes without reading (less than 1 in 100 is wanted):\n";
        for (const StrategyOdds& odds : e_.found.strategies) {
            const std::string_view mark = odds.known && odds.pass.low >= too_easy ? "   <- too easy" : "";
            out_ << fmt::format("  {}  {}{}\n", padded(in_words(odds.strategy), 49), passes(odds), mark);
        }
    }

    static std::string passes(const StrategyOdds& odds)
    {
        if (!odds.known || (odds.pass.low == 0.0 && odds.pass.high == 1.0)) return "not known";
        if (!odds.pass.exact()) return fmt::format("between {} and {}", chance(odds.pass.low), chance(odds.pass.high));
        if (is_fixed(odds.strategy) && (odds.pass.low == 0.0 || odds.pass.low > 0.9995)) return odds.pass.low == 0.0 ? "no" : "yes";
        return chance(odds.pass.low);
    }

    static std::string_view in_words(Strategy strategy)
    {
        switch (strategy) {
        case Strategy::at_random: return "clicking at random";
        case Strategy::always_first: return "always the first option of the script";
        case Strategy::always_longest: return "always the longest option";
        case Strategy::always_shortest: return "always the shortest option";
        case Strategy::warmest_words: return "always the warmest words";
        case Strategy::always_agree: return "always what agrees most";
        case Strategy::never_twice: return "clicking at random, but nothing twice";
        }
        return {};
    }

    void competencies()
    {
        out_ << "\nWhat a visit can earn of what is within its reach, at worst and at best:\n";
        for (const CompetencyReach& reach : e_.found.competencies) {
            const Competency* competency = e_.framework.competency(reach.key);
            const std::string name(competency == nullptr ? std::string_view(reach.key) : competency->name.in(e_.language));
            if (!reach.worst || !reach.best) out_ << fmt::format("  {}  not rated here\n", padded(name, 36));
            else out_ << fmt::format("  {}  {:3.0f} % to {:3.0f} %\n", padded(name, 36), *reach.worst * 100, *reach.best * 100);
        }
    }

    void never_met()
    {
        if (!e_.found.complete) return;
        std::vector<std::string> told;
        const std::vector<LineOwner> owners = line_owners(s_);
        for (const SceneId scene : f_.scenes) told.push_back(fmt::format("scene \"{}\" is never met", s_.scene(scene).key));
        for (const OptionId option : f_.options) told.push_back(fmt::format("option \"{}\" is never offered", s_.option(option).key));
        for (const LineId line : f_.lines) told.push_back(fmt::format("line {}{} is never said: {}", e_.positions.lines[line.value].line, whose(owners[line.value]), shortened(s_.lines[line.value].text, 60)));
        for (const ConditionOwner& owner : f_.never) told.push_back(fmt::format("{} never holds", condition(owner)));
        for (const ConditionOwner& owner : f_.always) told.push_back(fmt::format("{} holds whenever it is asked", condition(owner)));
        out_ << (told.empty() ? "\nEvery scene, option and line is met by somebody, and every condition sometimes holds and sometimes fails.\n" : "\nWhat makes no difference to anybody:\n");
        for (const std::string& sentence : told) out_ << "  " << sentence << '\n';
    }

    /// What is there, and hardly anybody meets it.
    void rarely_seen()
    {
        constexpr std::size_t most = 5;
        std::vector<std::pair<double, std::string>> seen;
        const std::vector<LineOwner> owners = line_owners(s_);
        for (std::size_t i = 0; i < s_.options.size(); ++i) seen.emplace_back(e_.found.seen.options[i], fmt::format("option \"{}\"", s_.options[i].key));
        for (std::size_t i = 0; i < s_.lines.size(); ++i)
            if (!owners[i].ending.is_set()) seen.emplace_back(e_.found.seen.lines[i], fmt::format("line {}{}: {}", e_.positions.lines[i].line, whose(owners[i]), shortened(s_.lines[i].text, 60)));
        std::erase_if(seen, [](const auto& entry) { return entry.first == 0.0; });
        std::stable_sort(seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        if (seen.size() > most) seen.resize(most);
        if (seen.empty()) return;
        out_ << "\nWhat the fewest of those who click at random ever meet:\n";
        for (const auto& [share, what] : seen) out_ << fmt::format("  {}  {}\n", padded(chance(share), 13), what);
    }

    [[nodiscard]] std::string whose(const LineOwner& owner) const
    {
        if (owner.option.is_set()) return fmt::format(" (reply to \"{}\")", s_.option(owner.option).key);
        if (owner.ending.is_set()) return fmt::format(" (ending \"{}\")", s_.ending(owner.ending).key);
        return owner.scene.is_set() ? fmt::format(" (scene \"{}\")", s_.scene(owner.scene).key) : std::string{};
    }

    [[nodiscard]] std::string condition(const ConditionOwner& owner) const
    {
        constexpr std::string_view kinds[] = {"of a line", "of an option", "of an effect", "of a way on", "of an ending"};
        const auto place = e_.positions.conditions.find(owner.when.first);
        return fmt::format("the condition {} in line {}{}", kinds[static_cast<std::size_t>(owner.kind)], place == e_.positions.conditions.end() ? 0 : place->second.line,
                           whose({.scene = owner.scene, .option = owner.kind == ConditionOwner::Kind::line ? owner.option : OptionId{}, .ending = owner.ending}));
    }

    [[nodiscard]] static std::string words(const std::vector<std::string>& route) { return route.empty() ? "(at once)" : fmt::format("{}", fmt::join(route, ",")); }

    const Explored& e_;
    const Scenario& s_;
    const Findings& f_;
    std::ostream& out_;
};

}  // namespace

void print_exploration(const Explored& explored, std::ostream& out) { Printer(explored, out).print(); }

}  // namespace fv
