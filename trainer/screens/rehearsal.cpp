#include "trainer/screens/rehearsal.h"

#include <cmath>
#include <fmt/format.h>

namespace fv {
namespace {

using namespace widgets;
using Kind = TranscriptEntry::Kind;

/// A speech in its bubble: the family and the partner to the left, you to the right.
void draw_bubble(const TranscriptEntry& entry, std::size_t index, Ui& ui)
{
    const bool own = entry.kind == Kind::own_speech;
    const float full = ImGui::GetContentRegionAvail().x;
    const float indent = full * 0.13F;
    const float pad = ui.em * 0.75F;
    const float left = ImGui::GetCursorPosX();
    const std::string who = entry.mood.empty() ? entry.speaker : entry.speaker + "  ·  " + entry.mood;
    // As wide as its words, up to the edge: a short answer is a small bubble.
    const float widest = full - indent - 2 * pad;
    const float words_width = std::max(text_width(ui, entry.text, {.size = 1.05F}, widest), text_width(ui, who, {.face = Face::bold, .size = 0.85F}, widest));
    const float width = std::min(widest, std::ceil(words_width) + 1);
    const float shift = own ? full - width - 2 * pad : 0.0F;
    const ImU32 colour = own ? ui.theme.own_bubble : entry.by_partner ? ui.theme.partner_bubble : ui.theme.family_bubble;
    const ImVec2 from{ImGui::GetCursorScreenPos().x + shift, ImGui::GetCursorScreenPos().y};
    ImGui::SetCursorPos({left + shift + pad, ImGui::GetCursorPosY() + pad * 0.7F});
    ImGui::PushID(static_cast<int>(index));
    // A region of its own, so that the text wraps at the bubble's edge and not at the page's.
    ImGui::BeginChild("##words", {width, 0}, ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBackground);
    text(ui, who, {.face = Face::bold, .size = 0.85F, .colour = own ? ui.theme.calm : ui.theme.accent});
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.em * 0.35F);
    text(ui, entry.text, {.size = 1.05F});
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y);
    gap(ui, 0.25F);  // the tails of g and p hang below the line that Dear ImGui measures
    ImGui::EndChild();
    ImGui::PopID();
    // Drawn into the page, which comes before the region: the bubble lies under its words.
    const ImVec2 to{from.x + width + 2 * pad, ImGui::GetItemRectMax().y + pad * 0.7F};
    ImDrawList* draw = ImGui::GetWindowDrawList();
    draw->AddRectFilled(from, to, colour, ui.em * 0.7F);
    draw->AddRect(from, to, ui.theme.line, ui.em * 0.7F);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + pad * 0.7F);
}

void draw_entry(const TranscriptEntry& entry, std::size_t index, Ui& ui)
{
    switch (entry.kind) {
    case Kind::place:
        gap(ui, 0.4F);
        rule(ui);
        text(ui, entry.text, {.face = Face::bold, .size = 0.88F, .colour = ui.theme.calm});
        break;
    case Kind::narration: text(ui, entry.text, {.face = Face::serif, .size = 1.15F}); break;
    case Kind::deed: text(ui, entry.text, {.face = Face::italic, .colour = ui.theme.calm}); break;
    case Kind::change: text(ui, entry.text, {.face = Face::italic, .size = 0.92F, .colour = ui.theme.ochre}); break;
    case Kind::speech:
    case Kind::own_speech: draw_bubble(entry, index, ui); break;
    }
}

/// How warm the family is: a word first, a bar beside it.
void draw_trust(const RehearsalView& view, Ui& ui)
{
    text(ui, view.trust_name, {.face = Face::bold, .size = 0.88F, .colour = ui.theme.muted});
    text(ui, view.trust_in_words, {.face = Face::serif, .size = 1.25F});
    bar(ui, "trust", view.trust, std::min(ImGui::GetContentRegionAvail().x, ui.em * 12), ui.theme.calm);
}

void draw_decision(const RehearsalView& view, RehearsalUiState& state, const Words& words, RehearsalAction& action, Ui& ui)
{
    gap(ui, 0.5F);
    rule(ui);
    if (!view.ending.empty()) {
        text(ui, words[Word::the_visit_ended].text(), {.face = Face::bold, .size = 0.88F, .colour = ui.theme.calm});
        title(ui, view.ending);
        gap(ui, 0.2F);
        if (button(ui, "reflect", words[Word::on_to_reflection], Weight::primary)) action = GoOnToReflect{};
        return;
    }
    draw_open_decision(view, view.earlier.size() + 1, state.decision, words, action, ui);
}

void draw_history(const RehearsalView& view, RehearsalUiState& state, const Words& words, RehearsalAction& action, Ui& ui)
{
    const Page page(ui, "history", 42);
    title(ui, words[Word::history_heading].text());
    muted(ui, words[Word::go_back_explained].text());
    if (button(ui, "close-history", words[Word::hide_history], Weight::primary) || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) state.history = false;
    for (const EarlierDecision& earlier : view.earlier) {
        const std::string number = std::to_string(earlier.index + 1);
        const Card card(ui, "earlier:" + number);
        text(ui, number + "  ·  " + earlier.place, {.face = Face::bold, .size = 0.88F, .colour = ui.theme.calm});
        text(ui, earlier.chosen);
        if (button(ui, "back:" + number, words[Word::go_back_here])) {
            action = GoBack{earlier.index};
            state.history = false;
        }
    }
}

/// Regions that are as high as what is in them know it a frame later, and those around them after that.
constexpr int frames_to_settle = 6;

/// Glides to what was said since the last choice; jumps when one has just come in.
void scroll_to_news(const RehearsalView& view, RehearsalUiState& state, float news_at, Ui& ui)
{
    const std::string here = view.decision + "/" + view.ending;
    if (here != state.seen || view.earlier.size() != state.seen_decisions) {
        state.seen = here;
        state.seen_decisions = view.earlier.size();
        state.settle = frames_to_settle;
    }
    if (state.settle > 0) {
        --state.settle;
        state.scroll_to = std::max(0.0F, news_at);
        ui.animate();
    }
    if (state.scroll_to < 0) return;
    const float target = std::min(state.scroll_to, ImGui::GetScrollMaxY());
    // Kept as a fraction here: Dear ImGui rounds, and a last step of half a pixel would never end.
    if (state.gliding_at < 0) state.gliding_at = ImGui::GetScrollY();
    const bool jump = !state.begun || ui.reduced_motion;
    state.gliding_at = jump ? target : state.gliding_at + (target - state.gliding_at) * std::min(1.0F, ui.passed * 9.0F);
    const bool there = state.settle == 0 && std::abs(target - state.gliding_at) < 1.0F;
    ImGui::SetScrollY(there ? target : state.gliding_at);
    if (there) {
        state.scroll_to = state.gliding_at = -1;
        state.begun = true;
    } else {
        ui.animate();
    }
    if (ImGui::GetIO().MouseWheel != 0) state.scroll_to = state.gliding_at = -1;  // the person scrolls: let them
}

void draw_conversation(const RehearsalView& view, RehearsalUiState& state, const Words& words, RehearsalAction& action, Ui& ui, ImVec2 size)
{
    ImGui::BeginChild("##scroll", size, ImGuiChildFlags_NavFlattened);
    float news_at = 0;
    {
        const float margin = ui.em * 1.2F, full = ImGui::GetContentRegionAvail().x;
        const float width = std::min(full - 2 * margin, ui.em * 46);
        ImGui::SetCursorPosX(std::floor((full - width) / 2));
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{3, 0});
        ImGui::BeginChild("##column", {width, 0}, ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened | ImGuiChildFlags_AlwaysUseWindowPadding, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
        ImGui::PopStyleVar();
        bool found = false;
        for (std::size_t i = 0; i < view.transcript.size(); ++i) {
            const TranscriptEntry& entry = view.transcript[i];
            if (entry.fresh && !found) {
                found = true;
                news_at = ImGui::GetCursorPosY() - ui.em * 0.6F;
            }
            draw_entry(entry, i, ui);
        }
        draw_decision(view, state, words, action, ui);
        gap(ui, 1.0F);
        ImGui::EndChild();
    }
    scroll_to_news(view, state, news_at, ui);
    ImGui::EndChild();
}

/// Stopping for good asks once: it can't be taken back by accident.
void draw_stop(const RehearsalView& view, RehearsalUiState& state, const Words& words, RehearsalAction& action, Ui& ui)
{
    if (!view.ending.empty()) return;
    if (!state.stopping) {
        if (button(ui, "stop", words[Word::stop_visit])) state.stopping = true;
        return;
    }
    const Card card(ui, "stopping", ui.theme.partner_bubble);
    text(ui, words[Word::stop_explained].text());
    if (button(ui, "keep-going", words[Word::keep_going], Weight::primary)) state.stopping = false;
    if (button(ui, "stop-really", words[Word::stop_really])) action = StopVisit{};
}

void draw_side(const RehearsalView& view, RehearsalUiState& state, const Words& words, RehearsalAction& action, Ui& ui)
{
    text(ui, view.title, {.face = Face::serif, .size = 1.25F});
    muted(ui, view.place);
    gap(ui, 0.4F);
    draw_trust(view, ui);
    gap(ui, 0.6F);
    if (!view.earlier.empty() && button(ui, "history", words[Word::history])) state.history = true;
    if (button(ui, "home", words[Word::leave_to_home])) action = LeaveToHome{};
    draw_stop(view, state, words, action, ui);
    gap(ui, 0.4F);
    text(ui, words[Word::keys_help].text(), {.size = 0.85F, .colour = ui.theme.muted});
}

/// On a narrow window, or with large text: one line above the conversation instead of a side.
void draw_top(const RehearsalView& view, RehearsalUiState& state, const Words& words, RehearsalAction& action, Ui& ui)
{
    ImGui::SetCursorPos({ui.em * 1.2F, ui.em * 0.5F});
    ImGui::BeginGroup();
    if (button(ui, "home", words[Word::leave_to_home])) action = LeaveToHome{};
    if (!view.earlier.empty()) {
        beside_if_fits(ui, words[Word::history].text());
        if (button(ui, "history", words[Word::history])) state.history = true;
    }
    if (!state.stopping) beside_if_fits(ui, words[Word::stop_visit].text());
    draw_stop(view, state, words, action, ui);
    text(ui, view.place + "  ·  " + view.trust_name + ": " + view.trust_in_words, {.size = 0.95F, .colour = ui.theme.muted});
    ImGui::EndGroup();
}

}  // namespace

RehearsalAction draw_rehearsal(const RehearsalView& view, RehearsalUiState& state, const Words& words, Ui& ui)
{
    RehearsalAction action;
    if (!ImGui::GetIO().WantTextInput && ImGui::IsKeyPressed(ImGuiKey_H, false) && !view.earlier.empty()) state.history = !state.history;
    if (state.history) {
        draw_history(view, state, words, action, ui);
        return action;
    }
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) action = LeaveToHome{};
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const float side = ui.em * 15;
    if (room.x > ui.em * 56) {
        draw_conversation(view, state, words, action, ui, {room.x - side, 0});
        ImGui::SameLine(0, 0);
        ImGui::PushStyleColor(ImGuiCol_ChildBg, ui.theme.card);
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{ui.em * 1.1F, ui.em * 1.1F});
        ImGui::BeginChild("##side", {side, 0}, ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened);
        ImGui::PopStyleVar();
        ImGui::PopStyleColor();
        draw_side(view, state, words, action, ui);
        ImGui::EndChild();
    } else {
        draw_top(view, state, words, action, ui);
        draw_conversation(view, state, words, action, ui, {0, 0});
    }
    return action;
}

}  // namespace fv
