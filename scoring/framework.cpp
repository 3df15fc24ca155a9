#include "scoring/framework.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "foundation/content_hash.h"
#include "scenarios/format/reading.h"

namespace fv {
namespace {

std::vector<std::string> practice_words()
{
    std::vector<std::string> words;
    for (std::size_t i = 0; i < core_practice_count; ++i) words.emplace_back(word_of(static_cast<CorePractice>(i)));
    return words;
}

class FrameworkLoader {
public:
    FrameworkLoader(Framework& framework, Reading& reading) : f_(framework), read_(reading) {}

    void load(const Node& root)
    {
        if (!read_.map(root, "a framework", {"format", "id", "version", "title", "pass", "levels", "practices", "competencies"})) return;
        const Node* format = read_.needed(root, "format", "a framework");
        if (format != nullptr && format->scalar != "first-visit-framework/1")
            read_.fault("unknown-format", format->where, fmt::format("this program does not know the format \"{}\"", format->scalar), "write `format: first-visit-framework/1`");
        if (const Node* id = read_.needed(root, "id", "a framework")) f_.id = read_.id(*id, "a framework").value_or("");
        if (const Node* version = read_.needed(root, "version", "a framework")) f_.version = read_.number(*version, "`version`", 1, 10000).value_or(1);
        if (const Node* title = read_.needed(root, "title", "a framework")) f_.title = read_local_text(*title, "the title", read_);
        if (const Node* pass = read_.needed(root, "pass", "a framework"); pass != nullptr && read_.map(*pass, "`pass`", {"overall", "each"})) {
            if (const Node* overall = read_.needed(*pass, "overall", "`pass`")) f_.pass.overall = read_.share(*overall, "`overall`").value_or(0);
            if (const Node* each = read_.needed(*pass, "each", "`pass`")) f_.pass.each = read_.share(*each, "`each`").value_or(0);
        }
        if (const Node* levels = read_.needed(root, "levels", "a framework")) f_.levels = by_rating(*levels, "a level", {-2, -1, 0, 1, 2, 3});
        if (const Node* practices = read_.needed(root, "practices", "a framework")) load_practices(*practices);
        if (const Node* competencies = read_.needed(root, "competencies", "a framework")) load_competencies(*competencies);
    }

private:
    std::map<int, LocalText> by_rating(const Node& node, std::string_view what, std::initializer_list<int> wanted)
    {
        std::map<int, LocalText> texts;
        if (node.kind != Node::Kind::map) {
            read_.fault("wrong-type", node.where, fmt::format("{} has a rating, a colon and a text", what));
            return texts;
        }
        for (const auto& [key, text] : node.entries)
            if (const auto rating = read_.number(key, fmt::format("the rating of {}", what), lowest_rating, highest_rating)) texts[*rating] = read_local_text(text, what, read_);
        for (const int rating : wanted)
            if (!texts.contains(rating)) read_.fault("missing-key", node.where, fmt::format("{} for the rating {} is missing", what, rating));
        return texts;
    }

    void load_practices(const Node& node)
    {
        if (node.kind != Node::Kind::map) return read_.fault("wrong-type", node.where, "practices are the five core practices by id");
        for (const auto& [key, value] : node.entries) {
            if (!read_.one_of(key, "unknown-word", "core practice", practice_words()) || !read_.map(value, "a core practice", {"name", "means"})) continue;
            PracticeText& text = f_.practices[*core_practice(key.scalar)];
            if (const Node* name = read_.needed(value, "name", "a core practice")) text.name = read_local_text(*name, "the name", read_);
            if (const Node* means = read_.needed(value, "means", "a core practice")) text.means = read_local_text(*means, "`means`", read_);
        }
        for (const std::string& word : practice_words())
            if (!f_.practices.contains(*core_practice(word))) read_.fault("missing-key", node.where, fmt::format("the core practice \"{}\" is missing", word), "all five belong in a framework");
    }

    void load_competencies(const Node& node)
    {
        if (node.kind != Node::Kind::map || node.entries.empty()) return read_.fault("scores-nothing", node.where, "this framework has no competency, so it scores nothing");
        for (const auto& [key, value] : node.entries) {
            read_.is_id(key, "a competency");
            Competency competency{.key = key.scalar};
            if (read_.map(value, fmt::format("competency \"{}\"", key.scalar), {"name", "means", "practices", "try-next", "indicators"})) fill(competency, value);
            f_.competencies.push_back(std::move(competency));
        }
    }

    void fill(Competency& competency, const Node& node)
    {
        const std::string what = fmt::format("competency \"{}\"", competency.key);
        if (const Node* name = read_.needed(node, "name", what)) competency.name = read_local_text(*name, "the name", read_);
        if (const Node* means = read_.needed(node, "means", what)) competency.means = read_local_text(*means, "`means`", read_);
        if (const Node* next = read_.needed(node, "try-next", what)) competency.try_next = read_local_text(*next, "`try-next`", read_);
        if (const Node* practices = read_.needed(node, "practices", what))
            for (const Node* word : read_.words(*practices, "core practice"))
                if (read_.one_of(*word, "unknown-word", "core practice", practice_words())) competency.practices.push_back(*core_practice(word->scalar));
        const Node* indicators = read_.needed(node, "indicators", what);
        if (indicators == nullptr) return;
        if (indicators->kind != Node::Kind::map || indicators->entries.empty()) return read_.fault("scores-nothing", indicators->where, fmt::format("{} has no indicator, so nobody can observe it", what));
        for (const auto& [key, value] : indicators->entries) load_indicator(competency, key, value);
    }

    void load_indicator(Competency& competency, const Node& key, const Node& node)
    {
        read_.is_id(key, "an indicator");
        if (!indicators_.insert(key.scalar).second)
            read_.fault("duplicate-id", key.where, fmt::format("there is an indicator \"{}\" already", key.scalar), "scripts name indicators without their competency, so each needs an id of its own");
        Indicator indicator{.key = key.scalar};
        if (read_.map(node, fmt::format("indicator \"{}\"", key.scalar), {"name", "anchors"})) {
            if (const Node* name = read_.needed(node, "name", "an indicator")) indicator.name = read_local_text(*name, "the name", read_);
            if (const Node* anchors = read_.needed(node, "anchors", "an indicator")) indicator.anchors = by_rating(*anchors, "an anchor", {-2, 0, 3});
        }
        competency.indicators.push_back(std::move(indicator));
    }

    Framework& f_;
    Reading& read_;
    std::set<std::string> indicators_;
};

}  // namespace

const Competency* Framework::competency(std::string_view key) const
{
    const auto found = std::find_if(competencies.begin(), competencies.end(), [&](const Competency& c) { return c.key == key; });
    return found == competencies.end() ? nullptr : &*found;
}

const Indicator* Framework::indicator(std::string_view key) const
{
    for (const Competency& competency : competencies)
        for (const Indicator& indicator : competency.indicators)
            if (indicator.key == key) return &indicator;
    return nullptr;
}

Loaded<Framework> load_framework(const SourceText& source)
{
    Loaded<Node> document = parse_document(source);
    Loaded<Framework> result{.value = std::nullopt, .diagnostics = std::move(document.diagnostics)};
    if (!document.value) return result;
    Reading reading(result.diagnostics);
    Framework framework;
    FrameworkLoader(framework, reading).load(*document.value);
    sort_by_position(result.diagnostics);
    if (has_errors(result.diagnostics)) return result;
    framework.content_hash = content_hash(source.text());
    result.value = std::move(framework);
    return result;
}

Vocabulary vocabulary_of(const Framework& framework)
{
    Vocabulary vocabulary;
    for (const Competency& competency : framework.competencies) {
        Vocabulary::Competency names{.key = competency.key};
        for (const Indicator& indicator : competency.indicators) names.indicators.push_back(indicator.key);
        vocabulary.competencies.push_back(std::move(names));
    }
    return vocabulary;
}

}  // namespace fv
