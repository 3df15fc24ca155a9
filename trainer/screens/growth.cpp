#include "trainer/screens/growth.h"

#include <algorithm>
#include <cmath>

#include "trainer/widgets/chart.h"

namespace fv {
namespace {

using namespace widgets;

void draw_line(const GrowthLine& line, const GrowthView& view, Ui& ui)
{
    const Card card(ui, "line:" + line.key);
    text(ui, line.name, {.face = Face::bold, .colour = line.points.empty() ? ui.theme.muted : ui.theme.ink});
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.em * 0.35F);
    text(ui, line.in_words, {.size = 0.92F, .colour = ui.theme.muted});
    if (line.points.empty()) return;
    SmallChart chart{.name = "growth:" + line.key, .shares = {}, .mark = view.needed};
    for (const GrowthPoint& point : line.points) chart.shares.push_back(point.share);
    const auto over = small_chart(ui, chart, std::min(ImGui::GetContentRegionAvail().x, ui.em * 44));
    const GrowthPoint& told = line.points[over.value_or(line.points.size() - 1)];
    text(ui, std::to_string(std::lround(told.share * 100.0F)) + "  ·  " + told.visit + "  ·  " + told.when, {.size = 0.88F, .colour = ui.theme.muted});
}

void draw_due(const GrowthView& view, const Words& words, Ui& ui)
{
    if (view.due.empty()) return;
    heading(ui, words[Word::due_heading]);
    muted(ui, words[Word::due_explained].text());
    for (const DueVisitView& due : view.due) text(ui, "•  " + due.title + ": " + due.when, {.face = due.now ? Face::bold : Face::regular});
}

void draw_played(const GrowthView& view, const Words& words, GrowthAction& action, Ui& ui)
{
    if (view.played.empty()) return;
    heading(ui, words[Word::played_visits]);
    for (const PlayedVisit& played : view.played) {
        const Card card(ui, "played:" + played.attempt.text());
        text(ui, played.title, {.face = Face::bold});
        text(ui, played.result + (played.note.empty() ? "" : "  ·  " + played.note));
        muted(ui, played.when);
        if (button(ui, "report:" + played.attempt.text(), words[Word::open_report])) action = ReadReport{played.attempt};
    }
}

void draw_reflections(const GrowthView& view, const Words& words, Ui& ui)
{
    if (view.reflections.empty()) return;
    heading(ui, words[Word::kept_reflections]);
    for (const KeptReflection& kept : view.reflections) {
        muted(ui, kept.visit + "  ·  " + kept.when);
        text(ui, kept.ask, {.face = Face::italic});
        text(ui, kept.answer, {.face = Face::serif, .size = 1.05F});
        gap(ui, 0.3F);
    }
}

}  // namespace

bool draw_next_visit(const NextVisitView& next, std::string_view button_name, Weight weight, const Words& words, Ui& ui)
{
    heading(ui, words[Word::next_heading]);
    const Card card(ui, "next-visit");
    if (next.now) text(ui, next.title, {.face = Face::serif, .size = 1.3F});
    text(ui, next.why);
    return next.now && button(ui, button_name, words[Word::begin_visit], weight);
}

GrowthAction draw_growth(const GrowthView& view, const Words& words, Ui& ui)
{
    GrowthAction action;
    const Page page(ui, "growth", 48);
    if (button(ui, "home", words[Word::back]) || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) action = LeaveToHome{};
    text(ui, view.person, {.face = Face::bold, .size = 0.88F, .colour = ui.theme.calm});
    title(ui, view.title);
    if (view.next && draw_next_visit(*view.next, "play-next", Weight::primary, words, ui)) action = PlayNext{view.next->scenario};
    heading(ui, words[Word::competencies]);
    muted(ui, words[view.played.empty() ? Word::growth_empty : Word::growth_lead].text());
    if (!view.played.empty())
        for (const GrowthLine& line : view.lines) draw_line(line, view, ui);
    draw_due(view, words, ui);
    draw_played(view, words, action, ui);
    draw_reflections(view, words, ui);
    if (!view.unreadable.empty()) muted(ui, view.unreadable);
    return action;
}

}  // namespace fv
