// Lines that are too long to be said, and texts that are too hard to be read.
#include <array>
#include <fmt/format.h>

#include "foundation/source_text.h"
#include "scenarios/format/readability.h"
#include "scenarios/format/style_view.h"

namespace fv {
namespace {

constexpr std::size_t longest_line = 280;   // characters
constexpr std::size_t enough_words = 100;   // for a reading grade to mean something
constexpr std::size_t enough_to_be_hard = 8;  // words of one text, to be pointed at

/// What one voice says over the whole script, and where it is hardest.
struct Group {
    std::string_view name;
    ReadingMeasure sum;
    double hardest = 0;
    SourceSpan where;
};

class Lines {
public:
    explicit Lines(const StyleView& view) : view_(view) {}

    void check()
    {
        each_line(view_.s, [&](std::size_t i) { line(view_.s.lines[i], view_.where_line(i)); });
        for (std::size_t i = 0; i < view_.s.options.size(); ++i) option(view_.s.options[i], view_.where_option(i));
        for (std::size_t i = 0; i < view_.s.scenes.size(); ++i) scene(view_.s.scenes[i], SceneId{static_cast<std::uint16_t>(i)}, view_.where_scene(i));
        for (const Group& group : groups_) tell(group);
    }

private:
    void line(const Line& said, const SourceSpan& where)
    {
        long_text("this line", said.text, where);
        add(groups_[static_cast<std::size_t>(voice_of(said.speaker))], said.text, where);
    }
    void option(const Option& offered, const SourceSpan& where)
    {
        long_text(fmt::format("what is said in option \"{}\"", offered.key), offered.text, where);
        long_text(fmt::format("what is done in option \"{}\"", offered.key), offered.does, where);
        add(visitors(), offered.text, where);
        add(narration(), offered.does, where);
        add(report(), offered.why, where);
    }
    void scene(const Scene& scene, SceneId id, const SourceSpan& where)
    {
        for (const Item& item : view_.s.items_of(id)) {
            long_text(fmt::format("item \"{}\"", item.key), item.text, where);
            add(narration(), item.text, where);
            add(report(), item.why, where);
        }
        for (const std::string& model : scene.models) add(visitors(), model, where);
        add(narration(), scene.ask, where);
        add(report(), scene.help.hint, where);
        add(groups_[static_cast<std::size_t>(Voice::family)], scene.help.thought, where);
    }

    Group& narration() { return groups_[static_cast<std::size_t>(Voice::narration)]; }
    Group& visitors() { return groups_[static_cast<std::size_t>(Voice::visitors)]; }
    Group& report() { return groups_.back(); }

    void long_text(const std::string& what, std::string_view text, const SourceSpan& where)
    {
        const std::size_t length = characters_in(text);
        if (length > longest_line && !view_.read.has_enough())
            view_.read.warning("long-line", where, fmt::format("{} has {} characters; people can follow {}", what, length, longest_line), "two short lines are easier to say and to hear");
    }

    void add(Group& group, std::string_view text, const SourceSpan& where)
    {
        if (text.empty() || view_.language == ProseLanguage::other) return;
        ReadingMeasure own;
        own.add(text, view_.language);
        group.sum.sentences += own.sentences;
        group.sum.words += own.words;
        group.sum.syllables += own.syllables;
        const double hardness = view_.language == ProseLanguage::english ? own.flesch_kincaid_grade() : -own.inflesz();
        if (group.where.line == 0 || (hardness > group.hardest && own.words >= enough_to_be_hard)) {
            group.hardest = hardness;
            group.where = where;
        }
    }

    void tell(const Group& group)
    {
        if (group.sum.words < enough_words || !is_hard_to_read(group.sum, view_.language)) return;
        const std::string measured = view_.language == ProseLanguage::english
                                         ? fmt::format("needs a reading grade of {:.1f}; {:.0f} is the most", group.sum.flesch_kincaid_grade(), highest_grade)
                                         : fmt::format("comes to {:.0f} on the INFLESZ scale; {:.0f} is the least", group.sum.inflesz(), lowest_inflesz);
        view_.read.warning("hard-to-read", group.where, fmt::format("{} {}", group.name, measured), "this is the hardest of it: shorter words, shorter sentences");
    }

    const StyleView& view_;
    std::array<Group, 4> groups_{{{.name = "what is narrated"}, {.name = "what the visitors say"}, {.name = "what the family says"}, {.name = "what the report explains"}}};
};

}  // namespace

void check_lines(const StyleView& view) { Lines(view).check(); }

}  // namespace fv
