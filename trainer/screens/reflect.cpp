#include "trainer/screens/reflect.h"

namespace fv {

using namespace widgets;

ReflectAction draw_reflect(const ReflectView& view, ReflectUiState& state, const Words& words, Ui& ui)
{
    const Page page(ui, "reflect", 42);
    if (button(ui, "home", words[Word::leave_to_home]) || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
        state.after_keeping = LeaveToHome{};
        state.own_words.finishing = true;
    }
    text(ui, words[Word::reflect_heading].text() + "  ·  " + view.title, {.face = Face::bold, .size = 0.88F, .colour = ui.theme.calm});
    title(ui, view.ending);
    for (const std::string& paragraph : view.closing) text(ui, paragraph);
    heading(ui, words[Word::in_your_own_words]);
    muted(ui, words[Word::reflect_lead].text());
    draw_own_words(view.questions, view.partner, state.own_words, words, ui);
    gap(ui, 0.4F);
    if (button(ui, "reflection-done", words[Word::reflection_done], Weight::primary)) {
        state.after_keeping = KeepReflection{};
        state.own_words.finishing = true;
    }
    if (auto draft = draft_to_keep(state.own_words, ui)) return *draft;
    if (!state.own_words.finishing) return {};
    state.own_words.finishing = false;
    return state.after_keeping;
}

}  // namespace fv
