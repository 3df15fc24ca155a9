#include "trainer/screens/report.h"

#include <fmt/format.h>

#include "trainer/screens/growth.h"
#include "trainer/widgets/chart.h"

namespace fv {
namespace {

using namespace widgets;

void draw_result(const ReportView& view, Ui& ui)
{
    const Card card(ui, "result");
    text(ui, view.result, {.face = Face::bold, .size = 1.1F, .colour = view.passed ? ui.theme.calm : ui.theme.accent});
    for (const std::string& note : view.result_notes) text(ui, note);
    if (!view.practice_note.empty()) muted(ui, view.practice_note);
    if (!view.assisted_note.empty()) muted(ui, view.assisted_note);
}

void draw_list(const std::vector<std::string>& items, const Translated& head, const Translated& otherwise, Ui& ui)
{
    heading(ui, head);
    if (items.empty()) muted(ui, otherwise.text());
    for (const std::string& item : items) text(ui, "•  " + item);
}

void draw_trust(const ReportView& view, ReportUiState& state, const Words& words, Ui& ui)
{
    heading(ui, words[Word::trust_over_time]);
    text(ui, view.trust_in_words);
    for (const MeterLine& meter : view.other_meters) text(ui, meter.in_words);
    const Card card(ui, "trust");
    LineChart chart{.values = view.trust, .lowest = view.trust_lowest, .highest = view.trust_highest, .selected = state.selected, .name = view.trust_name, .others = {}};
    for (const MeterLine& meter : view.other_meters) chart.others.push_back({.name = meter.name, .values = meter.values, .lowest = meter.lowest, .highest = meter.highest});
    if (const auto chosen = line_chart(ui, chart)) state.selected = *chosen;
}

/// Arrow keys move along the visit, as do the two buttons.
void move_along(const ReportView& view, ReportUiState& state, const Words& words, Ui& ui)
{
    const bool first = state.selected == 0, last = state.selected + 1 >= view.moments.size();
    if (button(ui, "previous", words[Word::previous_decision]) && !first) --state.selected;
    beside_if_fits(ui, words[Word::next_decision].text());
    if (button(ui, "next", words[Word::next_decision]) && !last) ++state.selected;
    if (ImGui::GetIO().WantTextInput) return;
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow) && state.selected > 0) --state.selected;
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow) && state.selected + 1 < view.moments.size()) ++state.selected;
}

void draw_competencies(const ReportView& view, const Words& words, Ui& ui)
{
    heading(ui, words[Word::competencies]);
    const Card card(ui, "competencies");
    for (const CompetencyView& competency : view.competencies) {
        const bool met = competency.share >= 0;
        text(ui, competency.name, {.face = Face::bold, .colour = met ? ui.theme.ink : ui.theme.muted});
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.em * 0.35F);
        text(ui, competency.in_words, {.size = 0.92F, .colour = ui.theme.muted});
        if (met) bar(ui, "bar:" + competency.name, competency.share, std::min(ImGui::GetContentRegionAvail().x, ui.em * 26), ui.theme.calm);
        gap(ui, 0.15F);
    }
}

void draw_own_words_kept(const std::vector<KeptWords>& kept, const Translated& head, Ui& ui)
{
    if (kept.empty()) return;
    heading(ui, head);
    for (const KeptWords& one : kept) {
        muted(ui, one.ask);
        if (!one.answer.empty()) text(ui, one.answer, {.face = Face::serif, .size = 1.05F});
        if (one.partners_answer.empty()) continue;
        text(ui, one.partner, {.face = Face::bold, .size = 0.85F, .colour = ui.theme.muted});
        ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.em * 0.35F);
        text(ui, one.partners_answer, {.face = Face::serif, .size = 1.05F});
    }
}

void draw_decisions(const ReportView& view, ReportUiState& state, const Words& words, ReportAction& action, Ui& ui)
{
    if (view.moments.empty()) return;
    state.selected = std::min(state.selected, view.moments.size() - 1);
    heading(ui, words[Word::each_decision]);
    move_along(view, state, words, ui);
    draw_moment(view.moments[state.selected], state.selected + 1, words, ui);
    if (button(ui, "try-from-here", words[Word::try_from_here])) action = TryFrom{state.selected};
}

}  // namespace

ReportAction draw_report(const ReportView& view, ReportUiState& state, const Words& words, Ui& ui)
{
    ReportAction action;
    const Page page(ui, "report", 48);
    if (button(ui, "home", words[Word::back]) || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) action = LeaveToHome{};
    beside_if_fits(ui, words[Word::play_again].text());
    if (button(ui, "play-again", words[Word::play_again])) action = PlayAgain{};
    beside_if_fits(ui, words[Word::copy_report].text());
    if (button(ui, "copy", words[Word::copy_report])) action = CopyReport{};
    beside_if_fits(ui, words[Word::save_report].text());
    if (button(ui, "save", words[Word::save_report])) action = SaveReport{};
    text(ui, words[Word::report_heading].text() + "  ·  " + view.title, {.face = Face::bold, .size = 0.88F, .colour = ui.theme.calm});
    title(ui, view.ending);
    muted(ui, view.person + "  ·  " + view.date);
    text(ui, view.ending_why);
    draw_list(view.strengths, words[Word::what_went_well], words[Word::nothing_yet], ui);
    draw_list(view.to_try, words[Word::to_try_next], words[Word::nothing_yet], ui);
    if (view.next && draw_next_visit(*view.next, "play-another", Weight::quiet, words, ui)) action = PlayAnother{view.next->scenario};
    draw_trust(view, state, words, ui);
    draw_decisions(view, state, words, action, ui);
    draw_list(view.heard, words[Word::what_you_heard], words[Word::nothing_yet], ui);
    if (!view.unheard.empty()) draw_list(view.unheard, words[Word::never_heard], words[Word::nothing_yet], ui);
    gap(ui, 0.6F);
    draw_result(view, ui);
    draw_competencies(view, words, ui);
    draw_own_words_kept(view.prepared, words[Word::your_words_before], ui);
    draw_own_words_kept(view.reflected, words[Word::your_words_after], ui);
    gap(ui, 0.6F);
    text(ui, view.versions, {.size = 0.85F, .colour = ui.theme.muted});
    return action;
}

}  // namespace fv
