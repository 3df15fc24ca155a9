// How people are shown: not by what they lack, not as their family's interpreter, not by misspelling
// how they talk.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

#include "scenarios/format/portrayal_words.h"
#include "scenarios/format/style_view.h"

namespace fv {
namespace {

void check_roles(const StyleView& view)
{
    for (std::size_t i = partner.value; i < view.s.speakers.size(); ++i) {
        const Speaker& speaker = view.s.speakers[i];
        const std::string lacking = only_deficit_in(speaker.role, view.language);
        if (lacking.empty() || view.read.has_enough()) continue;
        view.read.warning("named-by-deficit", view.where_speaker(i), fmt::format("of {} the script tells only what is lacking: \"{}\"", speaker.name.empty() ? speaker.key : speaker.name, lacking),
                          "say what they do, make or are to somebody: `bus driver`, `Ana's mother`, `beekeeper`");
    }
}

/// The first names of children in the cast, as words_of gives them.
std::vector<std::string> names_of_children(const StyleView& view)
{
    std::vector<std::string> names;
    for (const Speaker& speaker : view.s.speakers) {
        const auto words = words_of(speaker.name);
        if (!words.empty() && is_child(speaker.role, view.language)) names.push_back(words.front());
    }
    return names;
}

/// Lines of the family are theirs: families do offer a child's help.
void check_interpreting(const StyleView& view)
{
    const std::vector<std::string> children = names_of_children(view);
    const auto tell = [&](const std::string& what, std::string_view text, const SourceSpan& where) {
        if (view.read.has_enough() || !asks_child_to_interpret(text, children, view.language)) return;
        view.read.warning("child-interprets", where, fmt::format("{} has a child interpret for the family", what), "let an interpreter do it, or rate it as the mistake that it is");
    };
    for (const Scene& scene : view.s.scenes) {
        const auto options = std::span(view.s.options).subspan(scene.options.first, scene.options.count);
        // A decision in which taking the child up on it is wrong is about just that.
        const bool is_theme = std::any_of(options.begin(), options.end(), [&](const Option& o) { return is_marked_as_wrong(o) && asks_child_to_interpret(shown(o), children, view.language); });
        for (std::size_t i = scene.script.first; i < scene.script.first + scene.script.count && !is_theme; ++i)
            if (voice_of(view.s.lines[i].speaker) == Voice::visitors) tell(view.this_line(i), view.s.lines[i].text, view.where_line(i));
        for (std::size_t i = scene.options.first; i < scene.options.first + scene.options.count; ++i)
            if (!is_marked_as_wrong(view.s.options[i])) tell(fmt::format("option \"{}\"", view.s.options[i].key), shown(view.s.options[i]), view.where_option(i));
    }
}

void check_spelling_of_talk(const StyleView& view)
{
    for (const ScriptText& text : voiced_texts(view.s)) {
        if (text.voice != Voice::family || text.what != ScriptText::What::line || view.read.has_enough()) continue;
        const std::string word = phonetic_spelling_in(text.text, view.language);
        if (!word.empty())
            view.read.warning("phonetic-dialect", view.where_line(text.place), fmt::format("\"{}\" spells how somebody sounds", word), "spell it as a dictionary does; rhythm and choice of words carry a voice");
    }
}

}  // namespace

void check_portrayal(const StyleView& view)
{
    if (view.language == ProseLanguage::other) return;
    check_roles(view);
    check_interpreting(view);
    check_spelling_of_talk(view);
}

}  // namespace fv
