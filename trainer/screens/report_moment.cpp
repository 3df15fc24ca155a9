#include <fmt/format.h>

#include "trainer/screens/report.h"

namespace fv {
namespace {

using namespace widgets;

void draw_said(const SpokenLine& line, Ui& ui)
{
    if (line.speaker.empty()) return text(ui, line.text, {.face = Face::serif});
    const std::string mood = line.mood.empty() ? "" : " (" + line.mood + ")";
    text(ui, line.speaker + mood + ": " + line.text);
}

void draw_choice(const std::string& does, const std::string& says, Ui& ui)
{
    if (!does.empty()) text(ui, does, {.face = Face::italic});
    if (!says.empty()) text(ui, "“" + says + "”", {.face = Face::bold});
}

void labelled(Ui& ui, const Translated& label, const std::string& words, ImU32 colour = 0)
{
    if (words.empty()) return;
    text(ui, label.text(), {.face = Face::bold, .size = 0.85F, .colour = ui.theme.muted});
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.em * 0.35F);
    text(ui, words, {.colour = colour});
}

/// An item of the answer beside what the experts say; agreement is a sign and a word, never colour alone.
void draw_item(const JudgedItem& item, std::size_t index, Ui& ui)
{
    const Card card(ui, fmt::format("judged:{}", index), ui.theme.paper);
    text(ui, item.text);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.em * 0.35F);
    text(ui, (item.agrees ? "=  " : "≠  ") + item.given + "  ·  " + item.wanted, {.face = Face::bold, .size = 0.88F, .colour = item.agrees ? ui.theme.calm : ui.theme.ochre});
    if (!item.why.empty()) text(ui, item.why, {.size = 0.95F, .colour = ui.theme.muted});
}

void draw_road(const RoadView& road, std::size_t index, const Words& words, Ui& ui)
{
    const Card card(ui, fmt::format("road:{}", index), ui.theme.paper);
    draw_choice(road.does, road.text, ui);
    for (const SpokenLine& line : road.reply) draw_said(line, ui);
    text(ui, road.effect, {.size = 0.95F, .colour = ui.theme.ochre});
    labelled(ui, words[Word::why_it_did], road.why);
    muted(ui, road.leads);
}

}  // namespace

void draw_moment(const MomentView& moment, std::size_t number, const Words& words, Ui& ui)
{
    const Card card(ui, "moment");
    text(ui, words.with(Word::decision_number, {{"n", std::to_string(number)}}) + "  ·  " + moment.place, {.face = Face::bold, .colour = ui.theme.calm});
    for (const SpokenLine& line : moment.before) draw_said(line, ui);
    gap(ui, 0.2F);
    text(ui, words[Word::what_you_chose].text(), {.face = Face::bold, .size = 0.85F, .colour = ui.theme.muted});
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.em * 0.35F);
    draw_choice(moment.does, moment.text, ui);
    for (std::size_t i = 0; i < moment.items.size(); ++i) draw_item(moment.items[i], i, ui);
    if (!moment.item_score.empty()) text(ui, moment.item_score, {.face = Face::bold});
    if (!moment.turn.empty()) muted(ui, moment.turn);
    for (const SpokenLine& line : moment.reply) draw_said(line, ui);
    gap(ui, 0.2F);
    labelled(ui, words[Word::what_it_did], moment.effect, ui.theme.ochre);
    for (const std::string& fact : moment.learned) text(ui, words.with(Word::now_you_know, {{"fact", fact}}), {.face = Face::italic, .colour = ui.theme.calm});
    labelled(ui, words[Word::why_it_did], moment.why);
    for (std::size_t i = 0; i < moment.shows.size(); ++i) {
        if (i == 0) labelled(ui, words[Word::what_it_shows], moment.shows[i]);
        else text(ui, moment.shows[i]);
    }
    text(ui, moment.breach, {.face = Face::bold, .colour = ui.theme.alarm});
    text(ui, moment.repair, {.face = Face::bold, .colour = ui.theme.calm});
    if (moment.others.empty()) return;
    heading(ui, words[Word::other_roads]);
    for (std::size_t i = 0; i < moment.others.size(); ++i) draw_road(moment.others[i], i, words, ui);
}

}  // namespace fv
