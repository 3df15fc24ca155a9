#include "trainer/widgets/chart.h"

#include <cmath>
#include <fmt/format.h>
#include <string>

namespace fv::widgets {
namespace {

struct Frame {
    ImVec2 from, to;
    float step = 0;
    const LineChart& chart;

    [[nodiscard]] ImVec2 point(std::size_t i) const
    {
        const float range = static_cast<float>(std::max(1, chart.highest - chart.lowest));
        const float share = static_cast<float>(chart.values[i] - chart.lowest) / range;
        return {from.x + step * static_cast<float>(i), to.y - share * (to.y - from.y)};
    }
};

void small_text(Ui& ui, const std::string& words, ImVec2 at, ImU32 colour)
{
    const float size = ui.em * 0.82F;
    ImGui::GetWindowDrawList()->AddText(ui.faces.regular, size, at, colour, words.c_str());
    const ImVec2 extent = ui.faces.regular->CalcTextSizeA(size, 1e6F, 0, words.c_str());
    ui.drawn.note(DrawnThing::Kind::text, {}, words, at, {at.x + extent.x, at.y + extent.y});
}

void draw_grid(Ui& ui, const Frame& frame, float left)
{
    ImDrawList* draw = ImGui::GetWindowDrawList();
    for (const int part : {0, 1, 2}) {
        const float y = frame.to.y - (frame.to.y - frame.from.y) * static_cast<float>(part) / 2.0F;
        draw->AddLine({frame.from.x, y}, {frame.to.x, y}, ui.theme.line);
        const int value = frame.chart.lowest + (frame.chart.highest - frame.chart.lowest) * part / 2;
        small_text(ui, std::to_string(value), {left, y - ui.em * 0.5F}, ui.theme.muted);
    }
}

void draw_line(Ui& ui, const Frame& frame)
{
    ImDrawList* draw = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i + 1 < frame.chart.values.size(); ++i) {
        const ImVec2 a = frame.point(i), b = frame.point(i + 1);
        draw->AddQuadFilled(a, b, {b.x, frame.to.y}, {a.x, frame.to.y}, (ui.theme.calm & ~IM_COL32_A_MASK) | IM_COL32(0, 0, 0, 28));
        draw->AddLine(a, b, ui.theme.calm, 2.5F);
    }
}

constexpr float dash_of[] = {0.5F, 0.22F, 0.9F};  // em: lines are told apart by their dashes, not by colour alone

void dashed(ImDrawList* draw, ImVec2 from, ImVec2 to, float dash, ImU32 colour)
{
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    const ImVec2 step{(to.x - from.x) / std::max(length, 1.0F), (to.y - from.y) / std::max(length, 1.0F)};
    for (float at = 0; at < length; at += 2 * dash) {
        const float end = std::min(at + dash, length);
        draw->AddLine({from.x + step.x * at, from.y + step.y * at}, {from.x + step.x * end, from.y + step.y * end}, colour, 2.0F);
    }
}

void draw_others(Ui& ui, const Frame& frame)
{
    ImDrawList* draw = ImGui::GetWindowDrawList();
    for (std::size_t line = 0; line < frame.chart.others.size(); ++line) {
        const SecondLine& other = frame.chart.others[line];
        const auto point = [&](std::size_t i) {
            const float share = static_cast<float>(other.values[i] - other.lowest) / static_cast<float>(std::max(1, other.highest - other.lowest));
            return ImVec2{frame.from.x + frame.step * static_cast<float>(i), frame.to.y - share * (frame.to.y - frame.from.y)};
        };
        for (std::size_t i = 0; i + 1 < other.values.size(); ++i) dashed(draw, point(i), point(i + 1), ui.em * dash_of[line % std::size(dash_of)], ui.theme.ochre);
    }
}

/// Which line is which: a piece of each with its name.
void draw_legend(Ui& ui, const LineChart& chart)
{
    if (chart.others.empty()) return;
    const auto entry = [&](const std::string& name, float dash, ImU32 colour) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float middle = at.y + ui.em * 0.7F;
        if (dash > 0) dashed(ImGui::GetWindowDrawList(), {at.x, middle}, {at.x + ui.em * 2.6F, middle}, dash, colour);
        else ImGui::GetWindowDrawList()->AddLine({at.x, middle}, {at.x + ui.em * 2.6F, middle}, colour, 2.5F);
        small_text(ui, name, {at.x + ui.em * 3.0F, at.y + ui.em * 0.2F}, ui.theme.ink);
        ImGui::Dummy({ui.em * 12, ui.em * 1.2F});
    };
    entry(chart.name, 0, ui.theme.calm);
    for (std::size_t line = 0; line < chart.others.size(); ++line) entry(chart.others[line].name, ui.em * dash_of[line % std::size(dash_of)], ui.theme.ochre);
}

}  // namespace

std::optional<std::size_t> line_chart(Ui& ui, const LineChart& chart)
{
    std::optional<std::size_t> chosen;
    if (chart.values.size() < 2) return chosen;
    const float width = ImGui::GetContentRegionAvail().x, height = ui.em * 9.5F, left = ui.em * 2.2F;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, height});
    const ImVec2 after = ImGui::GetCursorScreenPos();
    Frame frame{.from = {at.x + left, at.y + ui.em * 0.6F}, .to = {at.x + width - ui.em, at.y + height - ui.em * 1.6F}, .step = 0, .chart = chart};
    frame.step = (frame.to.x - frame.from.x) / static_cast<float>(chart.values.size() - 1);
    draw_grid(ui, frame, at.x);
    draw_others(ui, frame);
    draw_line(ui, frame);
    ImDrawList* draw = ImGui::GetWindowDrawList();
    for (std::size_t i = 1; i < chart.values.size(); ++i) {
        const ImVec2 point = frame.point(i);
        const float reach = std::clamp(frame.step / 2, 6.0F, ui.em * 1.1F);
        const std::string name = fmt::format("moment:{}", i);
        ImGui::SetCursorScreenPos({point.x - reach, frame.from.y});
        ImGui::PushID(static_cast<int>(i));
        // Not a stop for Tab: the arrow keys and the buttons below move along the line.
        if (ImGui::InvisibleButton("##point", {2 * reach, at.y + height - frame.from.y})) chosen = i - 1;
        ImGui::PopID();
        const bool hot = ImGui::IsItemHovered(), selected = chart.selected + 1 == i;
        ui.drawn.note(DrawnThing::Kind::button, name, std::to_string(chart.values[i]), ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
        const float radius = ui.em * (selected ? 0.42F : hot ? 0.36F : 0.26F);
        draw->AddCircleFilled(point, radius, selected ? ui.theme.accent : ui.theme.calm);
        draw->AddCircle(point, radius, ui.theme.card, 0, 1.5F);
        if (frame.step > ui.em * 1.5F || selected || i == 1 || i + 1 == chart.values.size()) {
            const std::string number = std::to_string(i);
            const float number_width = ui.faces.regular->CalcTextSizeA(ui.em * 0.82F, 1e6F, 0, number.c_str()).x;
            const bool crowded = frame.step <= ui.em * 1.5F && selected && i != 1 && i + 1 != chart.values.size();
            if (!crowded) small_text(ui, number, {point.x - number_width / 2, at.y + height - ui.em * 1.2F}, selected ? ui.theme.accent : ui.theme.muted);
        }
    }
    ImGui::SetCursorScreenPos(after);
    ImGui::Dummy({0, 0});
    draw_legend(ui, chart);
    return chosen;
}

std::optional<std::size_t> small_chart(Ui& ui, const SmallChart& chart, float width)
{
    const float height = ui.em * 4.2F, left = ui.em * 1.7F, right = ui.em * 2.6F;  // room for the mark's figure and the last one
    ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, height});
    const float margin = at.x;
    at.x += left;
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const ImVec2 from{at.x + ui.em * 0.4F, at.y + ui.em * 0.5F}, to{margin + width - right, at.y + height - ui.em * 0.5F};
    draw->AddRectFilled({at.x, at.y}, {to.x + ui.em * 0.4F, at.y + height}, ui.theme.paper, ui.em * 0.4F);
    const auto point = [&](std::size_t i) {
        const float along = chart.shares.size() < 2 ? 0.5F : static_cast<float>(i) / static_cast<float>(chart.shares.size() - 1);
        return ImVec2{from.x + (to.x - from.x) * along, to.y - chart.shares[i] * (to.y - from.y)};
    };
    if (chart.mark >= 0) {
        const float y = to.y - chart.mark * (to.y - from.y);
        for (float x = at.x; x < to.x; x += ui.em * 0.6F) draw->AddLine({x, y}, {std::min(x + ui.em * 0.3F, to.x), y}, ui.theme.muted);
        small_text(ui, std::to_string(std::lround(chart.mark * 100.0F)), {margin + ui.em * 0.2F, y - ui.em * 0.5F}, ui.theme.muted);
    }
    std::optional<std::size_t> over;
    for (std::size_t i = 0; i + 1 < chart.shares.size(); ++i) draw->AddLine(point(i), point(i + 1), ui.theme.calm, 2.5F);
    for (std::size_t i = 0; i < chart.shares.size(); ++i) {
        const ImVec2 here = point(i);
        const bool last = i + 1 == chart.shares.size();
        const float radius = ui.em * (last ? 0.34F : 0.24F);
        if (ImGui::IsMouseHoveringRect({here.x - ui.em * 0.6F, at.y}, {here.x + ui.em * 0.6F, at.y + height})) over = i;
        draw->AddCircleFilled(here, radius, last ? ui.theme.accent : ui.theme.calm);
        draw->AddCircle(here, radius, ui.theme.card, 0, 1.5F);
        ui.drawn.note(DrawnThing::Kind::text, fmt::format("{}:{}", chart.name, i), {}, {here.x - radius, here.y - radius}, {here.x + radius, here.y + radius});
    }
    if (!chart.shares.empty()) small_text(ui, std::to_string(std::lround(chart.shares.back() * 100.0F)), {to.x + ui.em * 0.7F, point(chart.shares.size() - 1).y - ui.em * 0.5F}, ui.theme.ink);
    return over;
}

}  // namespace fv::widgets
