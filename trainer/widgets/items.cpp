#include "trainer/widgets/items.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

#include "trainer/widgets/parts.h"

namespace fv::widgets {
namespace {

using namespace parts;

/// The frame of a card with `words` on it, `left` free at its left side; its upper left corner.
ImVec2 card_frame(Ui& ui, ImVec2 at, ImVec2 size, bool chosen, bool hot)
{
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const ImVec2 end{at.x + size.x, at.y + size.y};
    draw->AddRectFilled(at, end, hot ? ui.theme.hover : chosen ? ui.theme.own_bubble : ui.theme.card, ui.em * 0.6F);
    draw->AddRect(at, end, hot || chosen ? ui.theme.accent : ui.theme.line, ui.em * 0.6F, 0, hot ? 2.0F : 1.0F);
    return at;
}

void draw_box(Ui& ui, ImVec2 at, float side, bool ticked)
{
    ImDrawList* draw = ImGui::GetWindowDrawList();
    draw->AddRectFilled(at, {at.x + side, at.y + side}, ticked ? ui.theme.accent : ui.theme.paper, ui.em * 0.25F);
    draw->AddRect(at, {at.x + side, at.y + side}, ui.theme.accent, ui.em * 0.25F, 0, 1.5F);
    if (!ticked) return;
    const ImVec2 points[] = {{at.x + side * 0.22F, at.y + side * 0.52F}, {at.x + side * 0.42F, at.y + side * 0.72F}, {at.x + side * 0.78F, at.y + side * 0.28F}};
    draw->AddPolyline(points, 3, ui.theme.on_accent, 0, ui.em * 0.14F);
}

}  // namespace

bool tick_card(Ui& ui, std::string_view name, int number, const std::string& words, bool ticked)
{
    const float pad = ui.em * 0.75F, box = ui.em * 1.3F;
    const std::string digit = number > 0 ? std::to_string(number) : std::string{};
    const TextLook number_look{.size = 0.85F, .colour = ui.theme.muted};
    const float digit_width = number > 0 ? ui.em * 1.1F : 0;
    const float left = pad + digit_width + box + ui.em * 0.7F;
    const float width = room(), inner = std::max(ui.em * 4, width - left - pad);
    const float words_height = measured(ui, words, {}, inner).y;
    const ImVec2 size{width, std::max(ui.em * touch_height, words_height + 2 * pad)};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool pressed = pressable(ui, name, words, size);
    card_frame(ui, at, size, ticked, ImGui::IsItemHovered() || ImGui::IsItemActive());
    focus_ring(ui);
    draw_text(ui, digit, number_look, {at.x + pad, at.y + (size.y - measured(ui, digit, number_look, 0).y) / 2}, 0);
    draw_box(ui, {at.x + pad + digit_width, at.y + (size.y - box) / 2}, box, ticked);
    draw_text(ui, words, {}, {at.x + left, at.y + (size.y - words_height) / 2}, inner);
    return pressed;
}

bool rating_card(Ui& ui, std::string_view name, const std::string& words, int lowest, int highest, int& value)
{
    const Card card(ui, name);
    text(ui, words);
    const int before = value;
    const float side = ui.em * touch_height;
    for (int rating = lowest; rating <= highest; ++rating) {
        if (rating > lowest) {
            ImGui::SameLine(0, ui.em * 0.35F);
            if (room() < side) ImGui::NewLine();
        }
        const std::string label = rating == 0 ? "0" : fmt::format("{}{}", rating < 0 ? "−" : "+", std::abs(rating));
        const ImVec2 at = ImGui::GetCursorScreenPos(), end{at.x + side, at.y + side};
        if (pressable(ui, fmt::format("{}:{}", name, rating), label, {side, side})) value = rating;
        const bool chosen = value == rating, hot = ImGui::IsItemHovered() || ImGui::IsItemActive();
        ImDrawList* draw = ImGui::GetWindowDrawList();
        draw->AddRectFilled(at, end, chosen ? ui.theme.accent : hot ? ui.theme.hover : ui.theme.paper, ui.em * 0.5F);
        draw->AddRect(at, end, chosen || hot ? ui.theme.accent : ui.theme.line, ui.em * 0.5F);
        focus_ring(ui);
        const TextLook look{.face = chosen ? Face::bold : Face::regular, .colour = chosen ? ui.theme.on_accent : ui.theme.ink};
        const ImVec2 size = measured(ui, label, look, 0);
        draw_text(ui, label, look, {at.x + (side - size.x) / 2, at.y + (side - size.y) / 2}, 0);
    }
    return value != before;
}

int order_card(Ui& ui, std::string_view name, int place, int places, const std::string& words, const Translated& up, const Translated& down)
{
    const Card card(ui, name);
    text(ui, fmt::format("{}.  {}", place + 1, words));
    int move = 0;
    if (place > 0 && button(ui, fmt::format("{}:up", name), up)) move = -1;
    if (place + 1 < places) {
        if (place > 0) beside_if_fits(ui, down.text());
        if (button(ui, fmt::format("{}:down", name), down)) move = 1;
    }
    return move;
}

void time_left(Ui& ui, const std::string& words, float share)
{
    bar(ui, "time-left", share, std::min(room(), ui.em * 14), share < 0.25F ? ui.theme.ochre : ui.theme.calm);
    text(ui, words, {.size = 0.88F, .colour = ui.theme.muted});
}

}  // namespace fv::widgets
