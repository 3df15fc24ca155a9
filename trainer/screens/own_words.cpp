#include "trainer/screens/own_words.h"

namespace fv {
namespace {
constexpr double keep_after = 2.0;  // seconds of typing that a power cut may cost
}

void draw_own_words(const std::vector<OwnWords>& questions, const std::string& partner, OwnWordsState& state, const Words& words, Ui& ui)
{
    for (const OwnWords& question : questions) {
        OwnWordsState::Field& field = state.fields[question.key];
        if (!field.filled) {
            widgets::set_plain(field.field, question.answer);
            field.filled = true;
        }
        widgets::gap(ui, 0.3F);
        if (question.with_partner) widgets::text(ui, words.with(Word::with_partner, {{"name", partner}}), {.face = widgets::Face::bold, .size = 0.9F, .colour = ui.theme.calm});
        if (!question.ask.empty()) widgets::text(ui, question.ask);
        if (!question.who.empty()) widgets::text(ui, question.who, {.face = widgets::Face::bold, .size = 0.88F, .colour = ui.theme.muted});
        if (widgets::field(ui, "answer:" + question.key, field.field, 3) && field.changed_at < 0) field.changed_at = ui.now;
    }
}

std::optional<DraftChanged> draft_to_keep(OwnWordsState& state, Ui& ui)
{
    for (auto& [key, field] : state.fields) {
        if (field.changed_at < 0) continue;
        const double due = field.changed_at + keep_after;
        if (state.finishing || ui.closing || !field.field.active || ui.now >= due) {
            field.changed_at = -1;
            ui.animate();  // there may be another
            return DraftChanged{key, widgets::plain(field.field)};
        }
        ui.wake_after(due - ui.now);
    }
    return std::nullopt;
}

}  // namespace fv
