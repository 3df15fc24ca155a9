#include "trainer/screens/prepare.h"

#include <optional>

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

/// Whether a second educator sits at this screen and takes the partner's turns.
std::optional<JoinPartner> draw_company(const PrepareView& view, PrepareUiState& state, const Words& words, Ui& ui)
{
    gap(ui, 0.3F);
    const Card card(ui, "company");
    if (!view.joined.empty()) {
        text(ui, words.with(Word::joined_by, {{"name", view.joined}, {"partner", view.partner_name}}));
        if (button(ui, "play-alone", words[Word::play_alone])) return JoinPartner{};
        return std::nullopt;
    }
    text(ui, words.with(Word::partner_has_turns, {{"partner", view.partner_name}}));
    muted(ui, words[Word::partner_name].text());
    (void)field(ui, "partner-name", state.partner, 1);
    const bool pressed = button(ui, "join-partner", words[Word::join_partner]);
    if ((pressed || state.partner.entered) && !plain(state.partner).empty()) return JoinPartner{plain(state.partner)};
    return std::nullopt;
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
    const auto joined = view.partner_has_turns ? draw_company(view, state, words, ui) : std::nullopt;
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
    if (joined) return *joined;
    if (!state.own_words.finishing) return {};
    state.own_words.finishing = false;
    return state.after_keeping;
}

}  // namespace fv
