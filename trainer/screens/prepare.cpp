#include "trainer/screens/prepare.h"

namespace fv {
namespace {

using namespace widgets;

void draw_people(const PrepareView& view, const Words& words, Ui& ui)
{
    const Card card(ui, "people");
    text(ui, words[Word::who_you_meet].text(), {.face = Face::bold, .colour = ui.theme.accent});
    for (const PersonToMeet& person : view.people) {
        text(ui, person.name, {.face = Face::serif, .size = 1.2F});
        muted(ui, person.role + (person.said.empty() ? "" : "  ·  " + person.said));
    }
    if (!view.partner.empty()) {
        gap(ui, 0.2F);
        text(ui, view.partner);
    }
}

}  // namespace

PrepareAction draw_prepare(const PrepareView& view, PrepareUiState& state, const Words& words, Ui& ui)
{
    const Page page(ui, "prepare", 42);
    if (button(ui, "home", words[Word::back]) || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
        state.after_keeping = LeaveToHome{};
        state.own_words.finishing = true;
    }
    text(ui, words[Word::prepare_heading].text() + "  ·  " + view.stage + "  ·  " + view.length, {.face = Face::bold, .size = 0.88F, .colour = ui.theme.calm});
    title(ui, view.title);
    if (!view.content_note.empty()) {
        const Card note(ui, "content-note", ui.theme.partner_bubble);
        text(ui, words.with(Word::content_note, {{"note", view.content_note}}));
    }
    heading(ui, words[Word::what_you_know]);
    for (const std::string& paragraph : view.context) text(ui, paragraph);
    gap(ui, 0.3F);
    draw_people(view, words, ui);
    heading(ui, words[Word::in_your_own_words]);
    muted(ui, words[Word::nothing_is_judged].text());
    draw_own_words(view.questions, {}, state.own_words, words, ui);
    gap(ui, 0.2F);
    text(ui, words[Word::kept_as_you_type].text(), {.size = 0.85F, .colour = ui.theme.muted});
    gap(ui, 0.3F);
    if (button(ui, "set-out", words[Word::set_out], Weight::primary)) {
        state.after_keeping = SetOut{};
        state.own_words.finishing = true;
    }
    if (auto draft = draft_to_keep(state.own_words, ui)) return *draft;
    if (!state.own_words.finishing) return {};
    state.own_words.finishing = false;
    return state.after_keeping;
}

}  // namespace fv
