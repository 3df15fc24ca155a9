#include "scenarios/format/guide.h"

#include <algorithm>
#include <fmt/format.h>

#include "scenarios/format/reading.h"
#include "scenarios/format/translation.h"

namespace fv {
namespace {

/// Whether people have something to decide there.
bool decides(const Scene& scene) { return scene.options.count > 0; }

class GuideLoader {
public:
    GuideLoader(Guide& guide, std::span<const std::string> languages, Reading& reading) : guide_(guide), languages_(languages.begin(), languages.end()), read_(reading) {}

    void load(const Node& root, const Scenario* of)
    {
        if (root.kind != Node::Kind::map) {
            read_.map(root, "a guide", {});
            return;
        }
        const Node* format = read_.needed(root, "format", "a guide");
        if (format != nullptr && format->scalar != "first-visit-guide/1")
            return read_.fault("unknown-format", format->where, fmt::format("this program does not know the format \"{}\"", format->scalar), "write `format: first-visit-guide/1`");
        read_.map(root, "a guide", {"format", "of", "goals", "before", "splits", "debrief", "try-live", "ten-minutes", "thirty-minutes", "judgement"});
        whose(root, of);
        add_languages_of(root);
        guide_.language = languages_.front();
        for (const std::string& language : languages_) guide_.pages[language];
        (void)read_.needed(root, "goals", "a guide");
        (void)read_.needed(root, "debrief", "a guide");
        list(root, "goals", &GuidePage::goals);
        text(root, "before", &GuidePage::before);
        splits(root, of);
        list(root, "debrief", &GuidePage::debrief);
        text(root, "try-live", &GuidePage::try_live);
        text(root, "ten-minutes", &GuidePage::ten_minutes);
        text(root, "thirty-minutes", &GuidePage::thirty_minutes);
        text(root, "judgement", &GuidePage::judgement);
    }

    [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }

private:
    void whose(const Node& root, const Scenario* of)
    {
        const Node* id = read_.needed(root, "of", "a guide");
        if (id == nullptr) return;
        guide_.of = read_.id(*id, "the script that it is for").value_or("");
        if (of != nullptr && !guide_.of.empty() && guide_.of != of->id)
            read_.fault("unknown-visit", id->where, fmt::format("this is a guide to \"{}\", and the script beside it is \"{}\"", guide_.of, of->id), "a guide has its script's name, with .guide before the ending");
    }

    /// A guide may be in more languages than its visit.
    void add_languages_of(const Node& root)
    {
        const auto add = [&](const Node& by_language) {
            for (const auto& [key, value] : by_language.entries)
                if (is_language_code(key.scalar) && std::find(languages_.begin(), languages_.end(), key.scalar) == languages_.end()) languages_.push_back(key.scalar);
        };
        for (const auto& [key, value] : root.entries) {
            add(value);
            for (const Node& split : value.items)
                if (const Node* why = split.find("why")) add(*why);
        }
    }

    /// Calls `take(language, node)` for each language that stands there, and `lack(language)` for each
    /// wanted one that does not.
    template <class Take, class Lack>
    void by_language(const Node& node, const std::string& what, const Take& take, const Lack& lack)
    {
        if (node.kind != Node::Kind::map) {
            read_.fault("wrong-type", node.where, fmt::format("`{}` stands there by language", what), "for example `{en: …, es: …}`");
            return;
        }
        for (const auto& [key, value] : node.entries) {
            if (std::find(languages_.begin(), languages_.end(), key.scalar) != languages_.end()) take(key.scalar, value);
            else read_.fault("unknown-word", key.where, fmt::format("\"{}\" is not the code of a language", key.scalar), "a code reads like es, fil or pt-BR");
        }
        for (const std::string& language : languages_) {
            if (node.find(language) != nullptr) continue;
            if (language == languages_.front()) read_.fault("missing-key", node.where, fmt::format("`{}` needs \"{}\", the script's own language", what, language));
            else missing_.push_back(fmt::format("{}.{}", what, language));
            lack(language);
        }
    }

    [[nodiscard]] std::string marked(const std::string& original) const { return original.empty() ? original : fmt::format("({}) {}", guide_.language, original); }

    void text(const Node& root, const std::string& key, std::string GuidePage::*into)
    {
        const Node* node = root.find(key);
        if (node == nullptr) return;
        by_language(*node, key, [&](const std::string& language, const Node& value) { guide_.pages[language].*into = read_.text(value, fmt::format("`{}`", key)).value_or(""); },
                    [&](const std::string& language) { guide_.pages[language].*into = marked(guide_.pages[guide_.language].*into); });
    }

    void list(const Node& root, const std::string& key, std::vector<std::string> GuidePage::*into)
    {
        const Node* node = root.find(key);
        if (node == nullptr) return;
        const auto take = [&](const std::string& language, const Node& value) {
            for (const Node* item : read_.words(value, fmt::format("an entry of `{}`", key))) (guide_.pages[language].*into).push_back(read_.text(*item, key).value_or(""));
        };
        const auto lack = [&](const std::string& language) {
            for (const std::string& original : guide_.pages[guide_.language].*into) (guide_.pages[language].*into).push_back(marked(original));
        };
        by_language(*node, key, take, lack);
    }

    void splits(const Node& root, const Scenario* of)
    {
        const Node* node = root.find("splits");
        if (node == nullptr || !read_.list(*node, "`splits`")) return;
        for (const Node& item : node->items) {
            if (read_.has_enough() || !read_.map(item, "a split", {"decision", "why"})) continue;
            const Node* decision = read_.needed(item, "decision", "a split");
            const Node* why = read_.needed(item, "why", "a split");
            if (decision == nullptr || why == nullptr || !read_.text(*decision, "`decision`")) continue;
            if (of != nullptr) check_decision(*decision, *of);
            const auto take = [&](const std::string& language, const Node& value) { guide_.pages[language].splits.push_back({decision->scalar, read_.text(value, "`why`").value_or("")}); };
            const auto lack = [&](const std::string& language) {
                const std::vector<Split>& original = guide_.pages[guide_.language].splits;
                guide_.pages[language].splits.push_back({decision->scalar, original.empty() ? std::string{} : marked(original.back().why)});
            };
            by_language(*why, fmt::format("splits.{}", decision->scalar), take, lack);
        }
    }

    void check_decision(const Node& decision, const Scenario& of)
    {
        std::vector<std::string> known;
        for (const Scene& scene : of.scenes)
            if (decides(scene)) known.push_back(scene.key);
        (void)read_.one_of(decision, "unknown-scene", "decision", known);
    }

    Guide& guide_;
    std::vector<std::string> languages_;
    Reading& read_;
    std::vector<std::string> missing_;
};

}  // namespace

const GuidePage& Guide::page(std::string_view wanted) const
{
    const auto found = pages.find(std::string(wanted));
    return found == pages.end() ? pages.at(language) : found->second;
}

Loaded<Guide> load_guide(const SourceText& source, const Scenario* of, std::span<const std::string> languages)
{
    Loaded<Guide> result;
    const std::optional<Node> root = read_document(source, result.diagnostics);
    if (!root) return result;
    Reading reading(result.diagnostics);
    GuideLoader loader(result.value.emplace(), languages, reading);
    loader.load(*root, of);
    if (const auto& missing = loader.missing(); !missing.empty()) {
        const SourceSpan whole_file{.file = source.name(), .line = 0, .column = 0, .length = 0};
        reading.warning("missing-translation", whole_file, fmt::format("{} of its parts are not in every language of the visit: {}", missing.size(), fmt::join(missing, ", ")), "they are shown in the script's own language");
    }
    sort_by_position(result.diagnostics);
    if (has_errors(result.diagnostics)) result.value.reset();
    return result;
}

}  // namespace fv
