#include "scenarios/format/expectations.h"

#include <fmt/format.h>

#include "scenarios/format/document.h"
#include "scenarios/format/expression.h"
#include "scenarios/format/reading.h"
#include "scenarios/format/scenario_names.h"

namespace fv {
namespace {

class ExpectationLoader {
public:
    ExpectationLoader(const SourceText& source, Scenario& scenario, Reading& reading) : source_(source), s_(scenario), read_(reading), names_(names_of(scenario)) {}

    std::vector<Expectation> load(const Node& list)
    {
        std::vector<Expectation> all;
        if (!read_.list(list, "`expect`")) return all;
        for (const Node& item : list.items)
            if (!read_.has_enough() && read_.map(item, "an expectation", {"route", "ends", "holds", "passes", "given"})) all.push_back(load_one(item));
        if (s_.memory_bits < capacity::memory) return all;
        read_.fault("too-many", list.where, fmt::format("facts, and scenes and options that conditions ask about, are more than {} together", capacity::memory - 1), "ask about fewer of them");
        return {};
    }

private:
    Expectation load_one(const Node& node)
    {
        Expectation out{.where = node.where};
        if (const Node* route = read_.needed(node, "route", "an expectation")) {
            out.where = route->where;
            for (const Node* word : read_.words(*route, "an answer")) out.route.push_back({word->scalar, word->where});
        }
        if (const Node* given = node.find("given"))
            for (const Node* text : read_.words(*given, "a condition")) out.given.push_back(wanted(*text));
        if (const Node* holds = node.find("holds")) out.holds = wanted(*holds);
        if (const Node* ends = node.find("ends")) load_ending(*ends, out);
        if (const Node* passes = node.find("passes")) {
            out.passes = read_.yes_or_no(*passes, "`passes`");
            out.passes_where = passes->where;
        }
        return out;
    }

    void load_ending(const Node& node, Expectation& out)
    {
        std::vector<std::string> endings;
        for (const Ending& ending : s_.endings) endings.push_back(ending.key);
        if (read_.one_of(node, "unknown-scene", "ending", endings)) out.ends = s_.ending_named(node.scalar);
        out.ends_where = node.where;
    }

    Expectation::Wanted wanted(const Node& node)
    {
        Expectation::Wanted out{.condition = {}, .as_written = {node.scalar, node.where}};
        if (!read_.text(node, "a condition")) return out;
        std::vector<ExpressionFault> faults;
        const std::vector<Instruction> program = parse_condition(node.scalar, names_, faults);
        for (const ExpressionFault& fault : faults) read_.fault(fault.rule, span_inside(node, source_, fault.at, fault.length), fault.message, fault.hint);
        out.condition = {.first = static_cast<std::uint32_t>(s_.instructions.size()), .count = static_cast<std::uint16_t>(program.size())};
        s_.instructions.insert(s_.instructions.end(), program.begin(), program.end());
        return out;
    }

    const SourceText& source_;
    Scenario& s_;
    Reading& read_;
    Names names_;
};

}  // namespace

bool may_expect(const SourceText& script) { return script.text().find("expect") != std::string_view::npos; }

std::vector<Expectation> load_expectations(const SourceText& source, Scenario& scenario, std::vector<Diagnostic>& diagnostics)
{
    const std::optional<Node> root = read_document(source, diagnostics);
    if (!root) return {};
    Reading reading(diagnostics);
    if (root->find("format") == nullptr && !reading.map(*root, "a file of expectations", {"expect"})) return {};
    const Node* list = root->find("format") == nullptr ? reading.needed(*root, "expect", "a file of expectations") : root->find("expect");
    return list == nullptr ? std::vector<Expectation>{} : ExpectationLoader(source, scenario, reading).load(*list);
}

}  // namespace fv
