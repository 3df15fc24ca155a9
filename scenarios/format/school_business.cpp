// School business on a first visit, where no option says that it is the breach that it is.
#include <algorithm>
#include <fmt/format.h>

#include "scenarios/format/school_words.h"
#include "scenarios/format/style_view.h"

namespace fv {
namespace {

class BusinessOnFirstVisits {
public:
    explicit BusinessOnFirstVisits(const StyleView& view) : view_(view), s_(view.s), asked_(s_.scenes.size(), 0), marked_(s_.scenes.size(), 0) {}

    void check()
    {
        find_questions();
        find_marks();
        for (std::size_t i = 0; i < s_.scenes.size(); ++i) {
            const Scene& scene = s_.scenes[i];
            const bool passage_with_family = scene.options.count == 0;
            if (!passage_with_family && !family_is_there(s_, scene)) continue;
            if (asked_[i] != 0) continue;
            if (marked_[i] == 0) lines(scene.script);
            answers(scene, SceneId{static_cast<std::uint16_t>(i)}, i);
            for (std::size_t o = scene.options.first; o < scene.options.first + scene.options.count; ++o) option(s_.options[o], o);
        }
    }

private:
    /// Scenes in which the family has just brought it up: in their script, or in the reply that leads to them.
    void find_questions()
    {
        for (std::size_t i = 0; i < s_.scenes.size(); ++i) asked_[i] = family_asks(s_.scenes[i].script);
        for (const Option& option : s_.options)
            if (family_asks(option.reply))
                for (const Exit& way : ways_on(s_, option))
                    if (way.scene.is_set()) asked_[way.scene.value] = 1;
    }
    [[nodiscard]] bool family_asks(Run run) const
    {
        const auto said = s_.at(run);
        return std::any_of(said.begin(), said.end(), [&](const Line& line) { return voice_of(line.speaker) == Voice::family && asks_about_school(line.text, view_.language); });
    }

    /// Scenes whose decision has a breach among its options: what is said before it is the temptation.
    /// A passage belongs to the decisions that follow it.
    void find_marks()
    {
        for (const Option& option : s_.options)
            if (option.breaches) marked_[option.scene.value] = 1;
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < s_.scenes.size(); ++i) {
                const auto& next = view_.graph.next[i];
                if (marked_[i] != 0 || s_.scenes[i].options.count > 0 || std::none_of(next.begin(), next.end(), [&](std::uint16_t n) { return marked_[n] != 0; })) continue;
                marked_[i] = 1;
                changed = true;
            }
        }
    }

    void lines(Run run)
    {
        for (std::size_t i = run.first; i < run.first + run.count; ++i)
            if (voice_of(s_.lines[i].speaker) == Voice::visitors) tell(s_.lines[i].text, view_.where_line(i), view_.this_line(i) + " speaks", "let the decision that follows have it as a breach, or leave it at school");
    }

    /// What is held up as good: model answers, and what an expert rates well. What is to be picked may be
    /// what stays at home, so it is let be.
    void answers(const Scene& scene, SceneId id, std::size_t place)
    {
        for (const std::string& model : scene.models) tell(model, view_.where_scene(place), fmt::format("a model answer in scene \"{}\" speaks", scene.key), "leave it at school");
        if (scene.kind != DecisionKind::rate) return;
        for (const Item& item : s_.items_of(id))
            if (item.expert > 0) tell(item.text, view_.where_scene(place), fmt::format("item \"{}\", which is rated well, speaks", item.key), "leave it at school");
    }

    /// Somebody who mends a slip has to name it.
    void option(const Option& option, std::size_t place)
    {
        if (option.breaches || !option.repairs.empty()) return;
        const std::size_t before = told_;
        tell(shown(option), view_.where_option(place), fmt::format("option \"{}\" speaks", option.key), "mark it with `breaches: hopes-and-dreams`, or leave it at school");
        const auto ways = ways_on(s_, option);
        const bool leads_to_mark = std::any_of(ways.begin(), ways.end(), [&](const Exit& way) { return way.scene.is_set() && marked_[way.scene.value] != 0; });
        if (told_ == before && !leads_to_mark) lines(option.reply);
    }

    void tell(std::string_view text, const SourceSpan& where, std::string_view what, std::string_view hint)
    {
        const std::string words = school_business_in(text, view_.language);
        if (words.empty() || view_.read.has_enough()) return;
        ++told_;
        view_.read.warning("school-business", where, fmt::format("{} of school business on a first visit: \"{}\"", what, words), std::string(hint));
    }

    const StyleView& view_;
    const Scenario& s_;
    std::vector<char> asked_, marked_;
    std::size_t told_ = 0;
};

}  // namespace

void check_school_business(const StyleView& view)
{
    if (view.s.stage == Stage::first_visit) BusinessOnFirstVisits(view).check();
}

}  // namespace fv
