#include "trainer/session/guide.h"

#include <algorithm>
#include <fmt/format.h>

#include "scenarios/engine/filling.h"
#include "trainer/session/report_text.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

constexpr std::size_t page_width = 88;

/// The place in which a scene is met; one that names none is where the scene before it in the script is.
std::string place_of(const Scenario& scenario, SceneId id)
{
    for (std::size_t i = id.value + 1U; i-- > 0;)
        if (!scenario.scenes[i].place.empty()) return std::string(scenario.place_name(scenario.scenes[i].place));
    return {};
}

SplitView split_view(const Scenario& scenario, const Split& split)
{
    SplitView view{.decision = split.decision, .why = telling::paragraphs(split.why)};
    const SceneId id = scenario.scene_named(split.decision);
    if (!id.is_set()) return view;
    view.place = place_of(scenario, id);
    view.ask = scenario.scene(id).ask;
    if (scenario.scene(id).kind == DecisionKind::choice)
        for (const Option& option : scenario.options_of(id)) view.choices.push_back(telling::in_one_line(option));
    else
        for (const Item& item : scenario.items_of(id)) view.choices.push_back(item.text);
    return view;
}

class Page {
public:
    explicit Page(const Words& words) : words_(words) {}

    void title(const std::string& text) { out_ += text + '\n' + std::string(characters_in(text), '=') + '\n'; }
    void paragraphs(const std::vector<std::string>& texts, std::string_view indent = {})
    {
        for (const std::string& text : texts) paragraph(text, indent);
    }
    void paragraph(const std::string& text, std::string_view indent = {})
    {
        if (!text.empty()) out_ += wrapped(text, page_width, indent);
    }
    void list(const std::vector<std::string>& texts, std::string_view indent)
    {
        for (const std::string& text : texts) paragraph(fmt::format("• {}", text), indent);
    }
    /// A heading, where something stands below it.
    bool heading(Word word, bool something)
    {
        const std::string& text = words_[word].text();
        if (something) out_ += '\n' + text + '\n' + std::string(characters_in(text), '-') + '\n';
        return something;
    }
    void section(Word word, const std::vector<std::string>& texts)
    {
        if (heading(word, !texts.empty())) paragraphs(texts);
    }
    void line() { out_ += '\n'; }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    const Words& words_;
    std::string out_;
};

}  // namespace

std::optional<GuideView> guide_view(Session& session, const ScenarioHandle& visit)
{
    const Guide* guide = session.library().guide(visit->scenario.id);
    if (guide == nullptr) return std::nullopt;
    const Words& words = session.words();
    // No attempt draws anything here: the first value of each variation stands for it.
    const Scenario scenario = told(session.in_language(visit)->scenario, Draw{}, words[Word::you_speaker].text());
    const GuidePage& page = guide->page(words.language());
    GuideView view{.scenario = scenario.id,
                   .title = scenario.title,
                   .stage = telling::stage(scenario.stage, words),
                   .length = words.counted(Word::about_minutes, scenario.minutes),
                   .goals = page.goals,
                   .before = telling::paragraphs(page.before),
                   .splits = {},
                   .debrief = page.debrief,
                   .try_live = telling::paragraphs(page.try_live),
                   .ten_minutes = telling::paragraphs(page.ten_minutes),
                   .thirty_minutes = telling::paragraphs(page.thirty_minutes),
                   .judgement = telling::paragraphs(page.judgement)};
    for (const Split& split : page.splits) view.splits.push_back(split_view(scenario, split));
    return view;
}

std::string guide_text(const GuideView& guide, const Words& words)
{
    Page page(words);
    page.title(words.with(Word::guide_heading, {{"title", guide.title}}));
    page.paragraph(fmt::format("{} · {}", guide.stage, guide.length));
    if (page.heading(Word::guide_goals, !guide.goals.empty())) page.list(guide.goals, "  ");
    page.section(Word::guide_before, guide.before);
    page.heading(Word::guide_splits, !guide.splits.empty());
    for (const SplitView& split : guide.splits) {
        if (&split != &guide.splits.front()) page.line();
        page.paragraph(split.ask.empty() ? split.place : fmt::format("{}: {}", split.place, split.ask));
        page.list(split.choices, "  ");
        page.paragraphs(split.why, "  ");
    }
    if (page.heading(Word::guide_debrief, !guide.debrief.empty())) page.list(guide.debrief, "  ");
    page.section(Word::guide_try_live, guide.try_live);
    page.section(Word::guide_ten_minutes, guide.ten_minutes);
    page.section(Word::guide_thirty_minutes, guide.thirty_minutes);
    page.section(Word::guide_judgement, guide.judgement);
    return page.take();
}

}  // namespace fv
