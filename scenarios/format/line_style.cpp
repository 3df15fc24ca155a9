// Lines that are too long to be said, and texts that are too hard to be read.
#include <array>
#include <fmt/format.h>

#include "foundation/source_text.h"
#include "scenarios/format/readability.h"
#include "scenarios/format/style_view.h"

namespace fv {
namespace {

using What = ScriptText::What;

constexpr std::size_t longest_line = 280;     // characters
constexpr std::size_t enough_words = 100;     // for a reading grade to mean something
constexpr std::size_t enough_to_be_hard = 8;  // words of one text, to be pointed at

SourceSpan place_of(const StyleView& view, const ScriptText& text)
{
    if (text.what == What::line) return view.where_line(text.place);
    const bool of_option = text.what == What::says || text.what == What::does || text.what == What::why;
    return of_option ? view.where_option(text.place) : view.where_scene(text.place);
}

void check_length(const StyleView& view, const ScriptText& text)
{
    const bool is_said = text.what == What::line || text.what == What::says || text.what == What::does || text.what == What::item;
    const std::size_t length = characters_in(text.text);
    if (!is_said || length <= longest_line || view.read.has_enough()) return;
    std::string what;
    if (text.what == What::line) what = view.this_line(text.place);
    else if (text.what == What::item) what = fmt::format("an item in scene \"{}\"", view.s.scenes[text.place].key);
    else what = fmt::format("what is {} in option \"{}\"", text.what == What::says ? "said" : "done", view.s.options[text.place].key);
    view.read.warning("long-line", place_of(view, text), fmt::format("{} has {} characters; people can follow {}", what, length, longest_line), "two short lines are easier to say and to hear");
}

/// What one voice says over the whole script, and where it is hardest.
struct Group {
    ReadingMeasure sum;
    const ScriptText* hardest = nullptr;
    double hardness = 0;

    void add(const ScriptText& text, ProseLanguage language)
    {
        ReadingMeasure own;
        own.add(text.text, language);
        sum += own;
        const double now = language == ProseLanguage::english ? own.flesch_kincaid_grade() : -own.inflesz();
        if (hardest != nullptr && (now <= hardness || own.words < enough_to_be_hard)) return;
        hardest = &text;
        hardness = now;
    }
};

void check_group(const StyleView& view, const Group& group, std::string_view name)
{
    if (group.sum.words < enough_words || !is_hard_to_read(group.sum, view.language)) return;
    const std::string measured = view.language == ProseLanguage::english
                                     ? fmt::format("needs a reading grade of {:.1f}; {:.0f} is the most", group.sum.flesch_kincaid_grade(), highest_grade)
                                     : fmt::format("comes to {:.0f} on the INFLESZ scale; {:.0f} is the least", group.sum.inflesz(), lowest_inflesz);
    view.read.warning("hard-to-read", place_of(view, *group.hardest), fmt::format("{} {}", name, measured), "this is the hardest of it: shorter words, shorter sentences");
}

}  // namespace

void check_lines(const StyleView& view)
{
    constexpr std::array<std::string_view, voice_count> names{"what is narrated", "what the visitors say", "what the family says", "what the report explains"};
    std::array<Group, voice_count> groups;
    const std::vector<ScriptText> texts = voiced_texts(view.s);
    for (const ScriptText& text : texts) {
        check_length(view, text);
        if (view.language != ProseLanguage::other) groups[static_cast<std::size_t>(text.voice)].add(text, view.language);
    }
    for (std::size_t i = 0; i < voice_count; ++i) check_group(view, groups[i], names[i]);
}

}  // namespace fv
