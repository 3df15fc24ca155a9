#include "trainer/widgets/widgets.h"

#include <cmath>
#include <fmt/format.h>

#include "trainer/widgets/parts.h"
#include "trainer/widgets/wrapping.h"

namespace fv::widgets {

using parts::draw_text;
using parts::measured;
using parts::pressable;
using parts::room;
using parts::touch_height;

namespace {

ImFont* font_of(const Ui& ui, Face face)
{
    switch (face) {
    case Face::bold: return ui.faces.bold;
    case Face::italic: return ui.faces.italic;
    case Face::serif: return ui.faces.serif;
    case Face::regular: break;
    }
    return ui.faces.regular;
}

/// A font and colour for a scope.
class Look {
public:
    Look(const Ui& ui, const TextLook& look)
    {
        ImGui::PushFont(font_of(ui, look.face), ui.em * look.size);
        ImGui::PushStyleColor(ImGuiCol_Text, look.colour == 0 ? ui.theme.ink : look.colour);
    }
    ~Look()
    {
        ImGui::PopStyleColor();
        ImGui::PopFont();
    }
    Look(const Look&) = delete;
    Look& operator=(const Look&) = delete;
};

std::string quoted(const std::string& words) { return words.empty() ? words : "“" + words + "”"; }

struct FieldEdit {
    FieldState* state;
    float width;
    bool changed;
    bool wrap;
};

/// Keeps the std::string as large as the text, and wraps after each edit.
int on_edit(ImGuiInputTextCallbackData* data)
{
    auto& edit = *static_cast<FieldEdit*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        edit.state->text.resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = edit.state->text.data();
        return 0;
    }
    edit.changed = true;
    if (!edit.wrap) return 0;
    auto cursor = static_cast<std::size_t>(data->CursorPos);
    const std::string before(data->Buf, static_cast<std::size_t>(data->BufTextLen));
    const auto width = [](std::string_view words) { return ImGui::CalcTextSize(words.data(), words.data() + words.size()).x; };
    const std::string after = with_soft_breaks(without_soft_breaks(before, &cursor), edit.width, width, &cursor);
    if (after == before) return 0;
    data->DeleteChars(0, data->BufTextLen);
    data->InsertChars(0, after.data(), after.data() + after.size());
    data->CursorPos = data->SelectionStart = data->SelectionEnd = static_cast<int>(cursor);
    return 0;
}

}  // namespace

ImVec2 parts::measured(const Ui& ui, const std::string& words, const TextLook& look, float width)
{
    const Look scope(ui, look);
    return ImGui::CalcTextSize(words.data(), words.data() + words.size(), false, width);
}

void parts::draw_text(Ui& ui, const std::string& words, const TextLook& look, ImVec2 at, float width)
{
    if (words.empty()) return;
    ImFont* font = font_of(ui, look.face);
    const ImU32 colour = look.colour == 0 ? ui.theme.ink : look.colour;
    ImGui::GetWindowDrawList()->AddText(font, ui.em * look.size, at, colour, words.data(), words.data() + words.size(), width);
    const ImVec2 size = measured(ui, words, look, width);
    ui.drawn.note(DrawnThing::Kind::text, {}, words, at, {at.x + size.x, at.y + size.y});
}

float parts::room() { return std::max(1.0F, ImGui::GetContentRegionAvail().x); }

bool parts::pressable(Ui& ui, std::string_view name, const std::string& label, ImVec2 size)
{
    ImGui::PushID(name.data(), name.data() + name.size());
    const bool pressed = ImGui::InvisibleButton("##press", size, ImGuiButtonFlags_EnableNav);
    ImGui::PopID();
    ui.drawn.note(DrawnThing::Kind::button, name, label, ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), ImGui::IsItemFocused());
    return pressed;
}

void text(Ui& ui, const std::string& words, TextLook look)
{
    if (words.empty()) return;
    const Look scope(ui, look);
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + room());
    ImGui::TextUnformatted(words.data(), words.data() + words.size());
    ImGui::PopTextWrapPos();
    ui.drawn.note(DrawnThing::Kind::text, {}, words, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
}

float text_width(const Ui& ui, const std::string& words, TextLook look, float widest) { return measured(ui, words, look, widest).x; }
void text(Ui& ui, const Translated& words, TextLook look) { text(ui, words.text(), look); }
void title(Ui& ui, const std::string& words) { text(ui, words, {.face = Face::serif, .size = 1.9F}); }
void heading(Ui& ui, const Translated& words)
{
    gap(ui, 0.6F);
    text(ui, words.text(), {.face = Face::bold, .size = 1.12F, .colour = ui.theme.accent});
}
void muted(Ui& ui, const std::string& words) { text(ui, words, {.colour = ui.theme.muted}); }
void gap(Ui& ui, float ems) { ImGui::Dummy({0, ui.em * ems}); }

void rule(Ui& ui)
{
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine(at, {at.x + room(), at.y}, ui.theme.line);
    gap(ui, 0.1F);
}

void focus_ring(Ui& ui)
{
    if (!ImGui::IsItemFocused() || !ImGui::GetIO().NavVisible) return;
    const ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
    const float out = 2.0F;
    ImGui::GetWindowDrawList()->AddRect({from.x - out, from.y - out}, {to.x + out, to.y + out}, ui.theme.focus, ui.em * 0.55F, 0, 3.0F);
}

bool button(Ui& ui, std::string_view name, const std::string& label, Weight weight)
{
    const bool primary = weight == Weight::primary;
    const TextLook look{.face = primary ? Face::bold : Face::regular, .colour = primary ? ui.theme.on_accent : ui.theme.accent};
    const float pad = ui.em * 1.1F;
    const ImVec2 words = measured(ui, label, look, std::max(ui.em, room() - 2 * pad));
    const ImVec2 size{words.x + 2 * pad, std::max(ui.em * touch_height, words.y + ui.em * 1.2F)};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool pressed = pressable(ui, name, label, size);
    const bool hot = ImGui::IsItemHovered() || ImGui::IsItemActive();
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const ImVec2 end{at.x + size.x, at.y + size.y};
    if (primary) draw->AddRectFilled(at, end, ui.theme.accent, ui.em * 0.5F);
    else if (hot) draw->AddRectFilled(at, end, ui.theme.hover, ui.em * 0.5F);
    draw->AddRect(at, end, primary && !hot ? ui.theme.accent : primary ? ui.theme.ink : ui.theme.line, ui.em * 0.5F, 0, primary && hot ? 2.0F : 1.0F);
    focus_ring(ui);
    draw_text(ui, label, look, {at.x + pad, at.y + (size.y - words.y) / 2}, words.x + 1);
    return pressed;
}

bool button(Ui& ui, std::string_view name, const Translated& label, Weight weight) { return button(ui, name, label.text(), weight); }

void beside_if_fits(Ui& ui, const std::string& next_label)
{
    const float wanted = measured(ui, next_label, {.face = Face::bold}, 0).x + ui.em * 2.8F;
    const float right = ImGui::GetCursorScreenPos().x + room();
    if (ImGui::GetItemRectMax().x + wanted <= right) ImGui::SameLine();
}

bool option_card(Ui& ui, std::string_view name, int number, const std::string& does, const std::string& says)
{
    const float pad = ui.em * 0.75F, badge = ui.em * 1.7F;
    const float left = pad + badge + ui.em * 0.7F;
    const float width = room();
    const float inner = std::max(ui.em * 4, width - left - pad);
    const TextLook act{.face = Face::italic, .colour = ui.theme.muted}, speech{};
    const std::string words = quoted(says);
    const float act_height = does.empty() ? 0 : measured(ui, does, act, inner).y;
    const float words_height = words.empty() ? 0 : measured(ui, words, speech, inner).y;
    const float between = does.empty() || words.empty() ? 0 : ui.em * 0.2F;
    const float height = std::max(ui.em * touch_height, act_height + between + words_height + 2 * pad);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool pressed = pressable(ui, name, does + (does.empty() || says.empty() ? "" : " ") + words, {width, height});
    const bool hot = ImGui::IsItemHovered() || ImGui::IsItemActive();
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const ImVec2 end{at.x + width, at.y + height};
    draw->AddRectFilled(at, end, hot ? ui.theme.hover : ui.theme.card, ui.em * 0.6F);
    draw->AddRect(at, end, hot ? ui.theme.accent : ui.theme.line, ui.em * 0.6F, 0, hot ? 2.0F : 1.0F);
    focus_ring(ui);
    const ImVec2 middle{at.x + pad + badge / 2, at.y + pad + badge / 2 - ui.em * 0.2F};
    draw->AddCircleFilled(middle, badge / 2, hot ? ui.theme.accent : ui.theme.paper);
    draw->AddCircle(middle, badge / 2, ui.theme.accent);
    const std::string digit = std::to_string(number);
    const TextLook number_look{.face = Face::bold, .size = 0.95F, .colour = hot ? ui.theme.on_accent : ui.theme.accent};
    const ImVec2 size = measured(ui, digit, number_look, 0);
    draw_text(ui, digit, number_look, {middle.x - size.x / 2, middle.y - size.y / 2}, 0);
    float y = at.y + (height - act_height - between - words_height) / 2;
    draw_text(ui, does, act, {at.x + left, y}, inner);
    if (act_height > 0) y += act_height + between;
    draw_text(ui, words, speech, {at.x + left, y}, inner);
    return pressed;
}

std::string plain(const FieldState& state) { return without_soft_breaks(state.text); }
void set_plain(FieldState& state, const std::string& words) { state.text = words; }

bool field(Ui& ui, std::string_view name, FieldState& state, int lines, bool focus)
{
    const Look scope(ui, {});
    ImGui::PushID(name.data(), name.data() + name.size());
    const float width = room();
    const ImGuiStyle& style = ImGui::GetStyle();
    FieldEdit edit{.state = &state, .width = width - 2 * style.FramePadding.x - style.ScrollbarSize - ui.em * 0.3F, .changed = false, .wrap = lines > 1};
    if (focus) ImGui::SetKeyboardFocusHere();
    const auto flags = ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CallbackEdit;
    if (lines > 1) {
        if (!state.active) {  // a resized window or a larger text wraps elsewhere
            const auto measure = [](std::string_view words) { return ImGui::CalcTextSize(words.data(), words.data() + words.size()).x; };
            state.text = with_soft_breaks(without_soft_breaks(state.text), edit.width, measure);
        }
        const float shown_lines = std::max(static_cast<float>(lines), 1.0F + static_cast<float>(std::count(state.text.begin(), state.text.end(), '\n')));
        const float height = ImGui::GetTextLineHeight() * std::min(shown_lines, 8.0F) + 2 * style.FramePadding.y + 2;
        ImGui::InputTextMultiline("##field", state.text.data(), state.text.capacity() + 1, {width, height}, flags, on_edit, &edit);
        state.entered = false;
    } else {
        ImGui::SetNextItemWidth(width);
        state.entered = ImGui::InputText("##field", state.text.data(), state.text.capacity() + 1, flags | ImGuiInputTextFlags_EnterReturnsTrue, on_edit, &edit);
    }
    state.active = ImGui::IsItemActive();
    ui.drawn.note(DrawnThing::Kind::field, name, plain(state), ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), state.active);
    if (state.active) {
        const ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
        ImGui::GetWindowDrawList()->AddRect(from, to, ui.theme.focus, style.FrameRounding, 0, 2.0F);
    }
    ImGui::PopID();
    return edit.changed;
}

bool secret_field(Ui& ui, std::string_view name, FieldState& state, Secret secret, bool focus)
{
    const Look scope(ui, {});
    ImGui::PushID(name.data(), name.data() + name.size());
    FieldEdit edit{.state = &state, .width = 0, .changed = false, .wrap = false};
    if (focus) ImGui::SetKeyboardFocusHere();
    constexpr auto hidden = ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CallbackEdit | ImGuiInputTextFlags_Password | ImGuiInputTextFlags_EnterReturnsTrue;
    const auto flags = secret == Secret::pin ? hidden | ImGuiInputTextFlags_CharsDecimal : hidden;
    ImGui::SetNextItemWidth(std::min(room(), ui.em * (secret == Secret::pin ? 14.0F : 24.0F)));
    state.entered = ImGui::InputText("##field", state.text.data(), state.text.capacity() + 1, flags, on_edit, &edit);
    state.active = ImGui::IsItemActive();
    ui.drawn.note(DrawnThing::Kind::field, name, {}, ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), state.active);
    if (state.active) ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), ui.theme.focus, ImGui::GetStyle().FrameRounding, 0, 2.0F);
    ImGui::PopID();
    return edit.changed;
}

void bar(Ui& ui, std::string_view name, float share, float width, ImU32 colour)
{
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ui.em * 0.55F;
    ImDrawList* draw = ImGui::GetWindowDrawList();
    draw->AddRectFilled(at, {at.x + width, at.y + height}, ui.theme.line, height / 2);
    if (share > 0.0F) draw->AddRectFilled(at, {at.x + std::max(height, width * std::min(share, 1.0F)), at.y + height}, colour, height / 2);
    ImGui::Dummy({width, height});
    ui.drawn.note(DrawnThing::Kind::region, name, {}, at, {at.x + width, at.y + height});
}

Card::Card(Ui& ui, std::string_view name, ImU32 colour)
{
    ImGui::PushStyleColor(ImGuiCol_ChildBg, colour == 0 ? ui.theme.card : colour);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{ui.em * 1.1F, ui.em * 0.9F});
    ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 1.0F);
    ImGui::PushID(name.data(), name.data() + name.size());
    ImGui::BeginChild("##card", {0, 0}, ImGuiChildFlags_Borders | ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened, ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoScrollbar);
}

Card::~Card()
{
    ImGui::EndChild();
    ImGui::PopID();
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
}

Page::Page(Ui& ui, std::string_view name, float widest, ImVec2 size) : ui_(ui)
{
    ImGui::PushID(name.data(), name.data() + name.size());
    ImGui::BeginChild("##page", size, ImGuiChildFlags_NavFlattened);
    const float margin = ui.em * 1.2F;
    const float full = ImGui::GetContentRegionAvail().x;
    const float width = std::min(full - 2 * margin, ui.em * widest);
    ImGui::SetCursorPosX(std::floor((full - width) / 2));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{3, 0});
    ImGui::BeginChild("##column", {width, 0}, ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened | ImGuiChildFlags_AlwaysUseWindowPadding, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    gap(ui, 0.8F);
}

Page::~Page()
{
    gap(ui_, 1.2F);
    ImGui::EndChild();
    ImGui::EndChild();
    ImGui::PopID();
}

}  // namespace fv::widgets
