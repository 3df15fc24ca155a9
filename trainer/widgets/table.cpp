#include "trainer/widgets/table.h"

#include <algorithm>

#include "trainer/widgets/parts.h"

namespace fv::widgets {
namespace {

using parts::draw_text;
using parts::measured;
using parts::pressable;
using parts::room;

constexpr TextLook head_look{.face = Face::bold, .size = 0.8F};

float head_height(const Ui& ui, std::span<const TableColumn> columns)
{
    float height = 0;
    for (const TableColumn& column : columns) height = std::max(height, measured(ui, column.title, head_look, ui.em * column.width).y);
    return height + ui.em * 1.3F;
}

/// The heads; a press on one sorts by it, a second one turns the order round.
bool heads(Ui& ui, std::string_view name, std::span<const TableColumn> columns, TableState& state)
{
    bool sorted = false;
    const float height = head_height(ui, columns);
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers, height);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        ImGui::TableSetColumnIndex(static_cast<int>(i));
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const bool pressed = pressable(ui, std::string(name) + ":sort:" + std::to_string(i), columns[i].title, {room(), height});
        if (ImGui::IsItemHovered()) ImGui::GetWindowDrawList()->AddRectFilled(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), ui.theme.hover);
        focus_ring(ui);
        TextLook look = head_look;
        look.colour = ui.theme.ink;
        draw_text(ui, columns[i].title, look, {at.x, at.y + ui.em * 0.45F}, ui.em * columns[i].width);
        if (state.sorted_by == i) {
            const ImVec2 size = measured(ui, columns[i].title, look, ui.em * columns[i].width);
            const float right = at.x + ui.em * 0.3F, y = at.y + ui.em * 0.7F + size.y, half = ui.em * 0.22F;
            const float tip = state.descending ? half : -half;
            ImGui::GetWindowDrawList()->AddTriangleFilled({right - half, y - tip / 2}, {right + half, y - tip / 2}, {right, y + tip}, ui.theme.accent);
        }
        if (!pressed) continue;
        state.descending = state.sorted_by == i && !state.descending;
        state.sorted_by = i;
        sorted = true;
    }
    return sorted;
}

}  // namespace

TableEvent table(Ui& ui, std::string_view name, std::span<const TableColumn> columns, const TableRows& rows, float height, TableState& state)
{
    TableEvent event;
    ImGui::PushID(name.data(), name.data() + name.size());
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2{ui.em * 0.3F, ui.em * 0.1F});
    ImGui::PushStyleColor(ImGuiCol_TableHeaderBg, ui.theme.paper);
    ImGui::PushStyleColor(ImGuiCol_TableRowBg, ui.theme.card);
    ImGui::PushStyleColor(ImGuiCol_TableRowBgAlt, ui.theme.paper);
    ImGui::PushStyleColor(ImGuiCol_TableBorderLight, ui.theme.line);
    ImGui::PushStyleColor(ImGuiCol_TableBorderStrong, ui.theme.line);
    ImGui::PushStyleColor(ImGuiCol_HeaderHovered, ui.theme.hover);
    ImGui::PushStyleColor(ImGuiCol_HeaderActive, ui.theme.hover);
    constexpr auto flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersOuter | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_SizingFixedFit;
    ui.drawn.only_in_sight(true);
    if (ImGui::BeginTable("##table", static_cast<int>(columns.size()), flags, {0, height})) {
        for (const TableColumn& column : columns) ImGui::TableSetupColumn(column.title.c_str(), ImGuiTableColumnFlags_WidthFixed, ui.em * column.width);
        ImGui::TableSetupScrollFreeze(1, 1);
        event.sorted = heads(ui, name, columns, state);
        const float row_height = ui.em * 2.2F;
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(rows.count), row_height + 2 * ImGui::GetStyle().CellPadding.y);
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
                const auto row = static_cast<std::size_t>(i);
                ImGui::TableNextRow(0, row_height);
                ImGui::TableSetColumnIndex(0);
                const std::string row_name = rows.name(row), label = rows.label(row);
                const ImVec2 at = ImGui::GetCursorScreenPos();
                ImGui::PushID(row_name.c_str());
                if (ImGui::Selectable("##row", false, ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowOverlap, {0, row_height})) event.pressed = row;
                ImGui::PopID();
                ui.drawn.note(DrawnThing::Kind::button, row_name, label, ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), ImGui::IsItemFocused());
                focus_ring(ui);
                const float width = ui.em * columns[0].width;
                const ImVec2 size = measured(ui, label, {}, 0);
                ImGui::PushClipRect(at, {at.x + width, at.y + row_height}, true);
                draw_text(ui, label, {.colour = ui.theme.accent}, {at.x, at.y + (row_height - size.y) / 2}, 0);
                ImGui::PopClipRect();
                for (std::size_t column = 1; column < columns.size(); ++column) {
                    ImGui::TableSetColumnIndex(static_cast<int>(column));
                    ImVec2 inside = ImGui::GetCursorScreenPos();
                    if (columns[column].middle) inside.x += ui.em * (columns[column].width - 1.3F) / 2;
                    ImGui::SetCursorScreenPos({inside.x, at.y + (row_height - ImGui::GetTextLineHeight()) / 2});
                    rows.cell(row, column);
                }
            }
        ImGui::EndTable();
    }
    ui.drawn.only_in_sight(false);
    ImGui::PopStyleColor(7);
    ImGui::PopStyleVar();
    ImGui::PopID();
    return event;
}

void sign(Ui& ui, Sign which, float size)
{
    const float side = ui.em * 1.2F * size, r = side * 0.42F;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 middle{at.x + side / 2, at.y + side / 2};
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const float thick = std::max(1.5F, side * 0.1F);
    switch (which) {
    case Sign::done:
        draw->AddCircleFilled(middle, r, ui.theme.calm);
        draw->AddLine({middle.x - r * 0.45F, middle.y + r * 0.02F}, {middle.x - r * 0.1F, middle.y + r * 0.4F}, ui.theme.on_calm, thick);
        draw->AddLine({middle.x - r * 0.1F, middle.y + r * 0.4F}, {middle.x + r * 0.5F, middle.y - r * 0.38F}, ui.theme.on_calm, thick);
        break;
    case Sign::half:
        draw->AddCircle(middle, r, ui.theme.ochre, 0, thick);
        draw->PathArcTo(middle, r, 1.5708F, 4.7124F);
        draw->PathFillConvex(ui.theme.ochre);
        break;
    case Sign::late:
        draw->AddCircle(middle, r, ui.theme.alarm, 0, thick);
        draw->AddLine({middle.x, middle.y - r * 0.55F}, {middle.x, middle.y + r * 0.1F}, ui.theme.alarm, thick);
        draw->AddCircleFilled({middle.x, middle.y + r * 0.5F}, thick * 0.7F, ui.theme.alarm);
        break;
    case Sign::nothing: draw->AddCircle(middle, r, ui.theme.muted, 0, std::max(1.0F, thick * 0.6F)); break;
    }
    ImGui::Dummy({side, side});
}

std::optional<std::size_t> tabs(Ui& ui, std::string_view name, std::span<const std::string> labels, std::size_t chosen)
{
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (i > 0) beside_if_fits(ui, labels[i]);
        if (button(ui, std::string(name) + ":" + std::to_string(i), labels[i], i == chosen ? Weight::primary : Weight::quiet)) pressed = i;
    }
    return pressed;
}

bool choose_one(Ui& ui, std::string_view name, std::span<const std::string> labels, std::size_t& chosen, float width)
{
    bool changed = false;
    ImGui::PushID(name.data(), name.data() + name.size());
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{ui.em * 0.7F, ui.em * 0.62F});
    ImGui::PushStyleColor(ImGuiCol_Text, ui.theme.ink);
    ImGui::PushStyleColor(ImGuiCol_PopupBg, ui.theme.card);
    ImGui::PushStyleColor(ImGuiCol_Header, ui.theme.hover);
    ImGui::PushStyleColor(ImGuiCol_HeaderHovered, ui.theme.hover);
    ImGui::PushStyleColor(ImGuiCol_Button, ui.theme.card);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, ui.theme.hover);
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, ui.theme.hover);
    ImGui::SetNextItemWidth(std::min(width, room()));
    const std::string shown = chosen < labels.size() ? labels[chosen] : std::string{};
    const bool open = ImGui::BeginCombo("##choose", shown.c_str(), ImGuiComboFlags_HeightLarge);
    ui.drawn.note(DrawnThing::Kind::button, name, shown, ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), ImGui::IsItemFocused());
    focus_ring(ui);
    if (open) {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            ImGui::PushID(static_cast<int>(i));
            if (ImGui::Selectable(labels[i].c_str(), i == chosen, 0, {0, ui.em * 2.0F}) && i != chosen) {
                chosen = i;
                changed = true;
            }
            ui.drawn.note(DrawnThing::Kind::button, std::string(name) + ":" + std::to_string(i), labels[i], ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), ImGui::IsItemFocused());
            ImGui::PopID();
        }
        ImGui::EndCombo();
    }
    ImGui::PopStyleColor(7);
    ImGui::PopStyleVar();
    ImGui::PopID();
    return changed;
}

}  // namespace fv::widgets
