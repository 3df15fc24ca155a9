#include "scenarios/format/translation.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <unordered_set>

#include "foundation/content_hash.h"
#include "scenarios/engine/filling.h"
#include "scenarios/format/reading.h"
#include "scenarios/format/texts.h"
#include "scenarios/format/translation_shape.h"

namespace fv {
namespace {

/// Every text of a tree under its key; what is not translated yet is left out.
void collect(const Node& node, TextKey& key, Translation& into)
{
    if (node.kind == Node::Kind::scalar) {
        const std::size_t last = node.scalar.find_last_not_of(" \n");
        if (last != std::string::npos) into.texts.emplace(key.text(), node.scalar.substr(0, last + 1));
    }
    if (node.kind == Node::Kind::list && is_heard(key)) {
        std::string words;
        for (const Node& item : node.items) words += (words.empty() ? "" : "\n") + item.scalar;
        if (!words.empty()) into.texts.emplace(key.text(), words);
        return;
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        key.place = i + 1;
        if (node.items[i].kind == Node::Kind::scalar) collect(node.items[i], key, into);
    }
    key.place = 0;
    for (const auto& [name, value] : node.entries) {
        key.path.push_back(name.scalar);
        collect(value, key, into);
        key.path.pop_back();
    }
}

class Head {
public:
    Head(Translation& translation, Reading& reading) : t_(translation), read_(reading) {}

    /// False: this is no translation, or of another script: nothing further is said about it.
    bool load(const Node& root, const Scenario* of)
    {
        if (root.kind != Node::Kind::map) return read_.map(root, "a translation", {});
        const Node* format = read_.needed(root, "format", "a translation");
        if (format != nullptr && format->scalar != "first-visit-translation/1") {
            read_.fault("unknown-format", format->where, fmt::format("this program does not know the format \"{}\"", format->scalar), "write `format: first-visit-translation/1`");
            return false;
        }
        language(root, of);
        if (const Node* originals = root.find("originals")) stamps(*originals);
        const Node* id = read_.needed(root, "of", "a translation");
        if (id != nullptr) t_.of = read_.id(*id, "the script that is translated").value_or("");
        if (id == nullptr || t_.of.empty() || of == nullptr || t_.of == of->id) return true;
        read_.fault("unknown-visit", id->where, fmt::format("this translates \"{}\", and the script beside it is \"{}\"", t_.of, of->id), "a translation has its script's name, with the language before the ending");
        return false;
    }

private:
    void language(const Node& root, const Scenario* of)
    {
        const Node* node = read_.needed(root, "language", "a translation");
        if (node == nullptr) return;
        t_.language = read_.text(*node, "`language`").value_or("");
        if (!t_.language.empty() && !is_language_code(t_.language))
            read_.fault("unknown-word", node->where, fmt::format("\"{}\" is not the code of a language", t_.language), "a code reads like es, fil or pt-BR");
        if (of != nullptr && t_.language == of->language)
            read_.fault("unknown-word", node->where, fmt::format("the script itself is in \"{}\"", t_.language), "a translation is into another language");
    }

    void stamps(const Node& originals)
    {
        if (originals.kind != Node::Kind::map) return read_.fault("wrong-type", originals.where, "`originals` is kept by the program", "take it out; `first-visit author stamp` writes it anew");
        for (const auto& [key, stamp] : originals.entries) t_.originals.emplace(key.scalar, stamp.scalar);
    }

    Translation& t_;
    Reading& read_;
};

std::string_view one_or_many(const std::vector<std::string>& keys, std::string_view one, std::string_view many) { return keys.size() == 1 ? one : many; }

std::string first_few(const std::vector<std::string>& keys)
{
    constexpr std::size_t shown = 3;
    const std::size_t count = std::min(shown, keys.size());
    std::string out = fmt::format("{}", fmt::join(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count), ", "));
    return keys.size() > count ? fmt::format("{} and {} more", out, keys.size() - count) : out;
}

bool names_no_more_than(std::string_view text, std::string_view original)
{
    std::set<std::string, std::less<>> known;
    each_name_in(original, [&](std::string_view name, std::size_t) { known.emplace(name); });
    bool fits = true;
    each_name_in(text, [&](std::string_view name, std::size_t) { fits = fits && known.contains(name); });
    return fits;
}

/// Finds each text its translation.
class Finder {
public:
    Finder(const Scenario& scenario, const Translation& translation) : t_(translation)
    {
        for (const KeyedText& text : texts_of(scenario)) here_.insert(stamp_of(text.text));
        for (const auto& [key, stamp] : t_.originals)
            if (const auto found = t_.texts.find(key); found != t_.texts.end()) by_stamp_.emplace(stamp, &found->second);
    }

    [[nodiscard]] std::string find(const KeyedText& original, const std::string& language) const
    {
        const std::string* text = candidate(original);
        if (text != nullptr && names_no_more_than(*text, original.text)) return *text;
        switch (original.kind) {
        case TextKind::pronunciation: return {};
        case TextKind::called:
        case TextKind::heard: return original.text;
        case TextKind::shown: break;
        }
        return fmt::format("({}) {}", language, original.text);
    }

private:
    [[nodiscard]] const std::string* candidate(const KeyedText& original) const
    {
        const std::string key = original.key.text(), stamp = stamp_of(original.text);
        const auto own = t_.texts.find(key);
        const auto made_from = t_.originals.find(key);
        const bool stamped = made_from != t_.originals.end();
        if (own != t_.texts.end() && (!stamped || made_from->second == stamp)) return &own->second;
        if (const auto moved = by_stamp_.find(stamp); moved != by_stamp_.end()) return moved->second;
        // A stale text serves, unless it is the translation of a text that now stands elsewhere.
        return own != t_.texts.end() && !here_.contains(made_from->second) ? &own->second : nullptr;
    }

    const Translation& t_;
    std::unordered_set<std::string> here_;                           ///< stamps of all the script's texts
    std::unordered_map<std::string, const std::string*> by_stamp_;
};

}  // namespace

Loaded<Translation> load_translation(const SourceText& source, const Scenario* of)
{
    Loaded<Translation> result;
    const std::optional<Node> root = read_document(source, result.diagnostics);
    if (!root) return result;
    Reading reading(result.diagnostics);
    Translation& translation = result.value.emplace();
    translation.file = source.name();
    if (Head(translation, reading).load(*root, of)) {
        TextKey key;
        for (const auto& [name, value] : root->entries) {
            if (is_head_of_translation(name.scalar)) continue;
            key.path = {name.scalar};
            collect(value, key, translation);
        }
        if (of != nullptr) check_shape(*root, source, *of, reading);
    }
    sort_by_position(result.diagnostics);
    if (has_errors(result.diagnostics)) result.value.reset();
    return result;
}

bool is_language_code(std::string_view code)
{
    const auto all = [](std::string_view part, auto is) { return std::all_of(part.begin(), part.end(), is); };
    const std::size_t hyphen = std::min(code.find('-'), code.size());
    const std::string_view language = code.substr(0, hyphen), region = code.substr(std::min(hyphen + 1, code.size()));
    const bool short_word = language.size() == 2 || language.size() == 3;
    const bool known_region = hyphen == code.size() || (region.size() >= 2 && region.size() <= 4);
    return short_word && known_region && all(language, [](char c) { return c >= 'a' && c <= 'z'; }) &&
           all(region, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

std::string stamp_of(std::string_view original)
{
    constexpr std::size_t digits = 8;
    return content_hash(original).substr(0, digits);
}

int TranslationReport::percent() const
{
    if (total == 0) return 100;
    return static_cast<int>((total - missing.size()) * 100 / total);
}

TranslationReport report_on(const Translation& translation, const Scenario& scenario)
{
    TranslationReport report;
    const std::vector<KeyedText> texts = texts_of(scenario);
    std::unordered_map<std::string, std::string> key_of_stamp;
    for (const KeyedText& text : texts) key_of_stamp.emplace(stamp_of(text.text), text.key.text());
    for (const KeyedText& text : texts) {
        const std::string key = text.key.text();
        const bool there = translation.texts.contains(key);
        if (is_wanted(text.kind)) {
            ++report.total;
            if (!there) report.missing.push_back(key);
        }
        if (!there) continue;
        const auto stamp = translation.originals.find(key);
        if (stamp == translation.originals.end()) {
            report.unstamped.push_back(key);
        } else if (stamp->second != stamp_of(text.text)) {
            report.stale.push_back(key);
            if (const auto now = key_of_stamp.find(stamp->second); now != key_of_stamp.end()) report.moved.push_back({key, now->second});
        }
    }
    return report;
}

void tell(const TranslationReport& report, const Translation& translation, std::vector<Diagnostic>& diagnostics)
{
    using Severity = Diagnostic::Severity;
    const SourceSpan whole_file{.file = translation.file, .line = 0, .column = 0, .length = 0};
    const auto say = [&](Severity severity, std::string_view rule, std::string message, std::string hint) {
        diagnostics.push_back({severity, rule, whole_file, std::move(message), std::move(hint)});
    };
    if (!report.missing.empty())
        say(Severity::warning, "missing-translation", fmt::format("{} of {} texts {} not translated yet ({}% are): {}", report.missing.size(), report.total, one_or_many(report.missing, "is", "are"), report.percent(), first_few(report.missing)),
            "they are shown in the original; `first-visit author template` prints every key with its original");
    if (!report.stale.empty())
        say(Severity::warning, "stale-translation", fmt::format("{} of {} texts {} translated from an earlier text ({}%): {}", report.stale.size(), report.total, one_or_many(report.stale, "was", "were"), report.stale.size() * 100 / std::max<std::size_t>(report.total, 1), first_few(report.stale)),
            "read them against the script, then `first-visit author stamp` this file");
    if (!report.unstamped.empty())
        say(Severity::note, "unstamped-translation", fmt::format("nobody knows what {} {} translated from: {}", report.unstamped.size(), one_or_many(report.unstamped, "text was", "texts were"), first_few(report.unstamped)),
            "`first-visit author stamp` this file, and a later change of the script is told here");
}

Scenario translated(const Scenario& scenario, const Translation& translation)
{
    const Finder finder(scenario, translation);
    Scenario out = scenario;
    replace_texts(out, [&](const KeyedText& original) { return finder.find(original, scenario.language); });
    out.language = translation.language;
    return out;
}

}  // namespace fv
