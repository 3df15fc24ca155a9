#include "trainer/screens/home.h"

#include "trainer/widgets/brand.h"

namespace fv {
namespace {

using namespace widgets;

void draw_languages(const HomeView& view, HomeAction& action, Ui& ui)
{
    for (const LanguageChoice& language : view.languages) {
        if (language.code == view.language) continue;
        if (button(ui, "language:" + language.code, language.name)) action = ChooseLanguage{language.code};
    }
}

void draw_banner(const HomeView& view, const Words& words, HomeAction& action, Ui& ui)
{
    draw_languages(view, action, ui);
    const float mark = ui.em * 6.5F;
    const bool beside = ImGui::GetContentRegionAvail().x > ui.em * 24;
    if (beside) {
        open_door(ui, mark);
        ImGui::SameLine(0, ui.em * 1.4F);
    }
    ImGui::BeginGroup();
    gap(ui, beside ? 1.0F : 0.0F);
    text(ui, words[Word::app_name].text(), {.face = Face::serif, .size = 2.3F});
    text(ui, words[Word::home_lead].text(), {.size = 1.08F, .colour = ui.theme.muted});
    ImGui::EndGroup();
}

/// Typed anew for each try: what was typed goes away with it.
std::string taken(FieldState& field)
{
    std::string typed = plain(field);
    field = {};
    return typed;
}

void draw_pin_question(const PersonChoice& person, HomeUiState& state, const Words& words, HomeAction& action, Ui& ui)
{
    const Card card(ui, "pin-of");
    text(ui, person.pin_label, {.face = Face::serif, .size = 1.4F});
    secret_field(ui, "pin", state.pin, Secret::pin, !state.greeted);
    state.greeted = true;
    gap(ui, 0.2F);
    if (button(ui, "enter-pin", words[Word::pin_enter], Weight::primary) || state.pin.entered) {
        action = ChoosePerson{person.id, taken(state.pin)};
        state.greeted = false;
    }
    beside_if_fits(ui, words[Word::somebody_else].text());
    if (button(ui, "pin-not-now", words[Word::somebody_else])) {
        state.asks_pin_of.reset();
        state.pin = {};
        state.greeted = false;
    }
}

/// Setting one's own PIN, or changing it.
void draw_own_pin(const HomeView& view, HomeUiState& state, const Words& words, HomeAction& action, Ui& ui)
{
    const Word label = view.person->has_pin ? Word::pin_change : Word::pin_set_one;
    if (!state.setting_pin) {
        beside_if_fits(ui, words[label].text());
        if (button(ui, "set-pin", words[label])) {
            state.setting_pin = true;
            state.greeted = false;
        }
        return;
    }
    const Card card(ui, "own-pin");
    text(ui, words[Word::pin_explained]);
    if (view.person->has_pin) {
        text(ui, words[Word::pin_now], {.colour = ui.theme.muted});
        secret_field(ui, "pin-now", state.pin, Secret::pin, !state.greeted);
    }
    text(ui, words[Word::pin_new], {.colour = ui.theme.muted});
    secret_field(ui, "pin-new", state.fresh_pin, Secret::pin, !state.greeted && !view.person->has_pin);
    state.greeted = true;
    gap(ui, 0.2F);
    const auto ask = [&](std::string fresh) {
        action = SetPin{taken(state.pin), std::move(fresh)};
        state.fresh_pin = {};
        state.setting_pin = false;
    };
    if ((button(ui, "keep-pin", words[Word::pin_keep], Weight::primary) || state.fresh_pin.entered) && !state.fresh_pin.text.empty()) ask(plain(state.fresh_pin));
    if (view.person->has_pin) {
        beside_if_fits(ui, words[Word::pin_take_away].text());
        if (button(ui, "take-pin-away", words[Word::pin_take_away])) ask({});
    }
    beside_if_fits(ui, words[Word::pin_not_now].text());
    if (button(ui, "pin-not-now", words[Word::pin_not_now])) {
        state.setting_pin = false;
        state.pin = state.fresh_pin = {};
    }
}

void draw_who(const HomeView& view, HomeUiState& state, const Words& words, HomeAction& action, Ui& ui)
{
    for (const PersonChoice& person : view.people)
        if (state.asks_pin_of == person.id) return draw_pin_question(person, state, words, action, ui);
    const Card card(ui, "who");
    text(ui, words[Word::who_are_you].text(), {.face = Face::serif, .size = 1.4F});
    std::optional<Uuid> asked;
    for (const PersonChoice& person : view.people)
        if (button(ui, "person:" + person.id.text(), person.name)) {
            if (person.has_pin) asked = person.id;
            else action = ChoosePerson{person.id, {}};
        }
    gap(ui, 0.3F);
    text(ui, words[view.people.empty() ? Word::your_name : Word::someone_new].text(), {.colour = ui.theme.muted});
    field(ui, "name", state.name, 1, !state.greeted);
    state.greeted = true;
    gap(ui, 0.2F);
    const bool go = button(ui, "enter", words[Word::that_is_me], Weight::primary);
    if (go || state.name.entered) {
        action = EnterName{plain(state.name)};
        state.name = {};
        state.greeted = false;
    }
    if (asked) {  // the field for the PIN has the keyboard next; the one for a name had it until now
        state.asks_pin_of = asked;
        state.greeted = false;
    }
}

void draw_visit(const VisitCard& visit, const Words& words, HomeAction& action, Ui& ui)
{
    const Card card(ui, "visit:" + visit.scenario);
    text(ui, visit.stage + "  ·  " + visit.themes, {.face = Face::bold, .size = 0.88F, .colour = ui.theme.calm});
    text(ui, visit.title, {.face = Face::serif, .size = 1.5F});
    text(ui, visit.summary);
    muted(ui, visit.length + (visit.with.empty() ? "" : "  ·  " + visit.with));
    gap(ui, 0.3F);
    if (visit.open) {
        if (button(ui, "continue:" + visit.scenario, words[Word::continue_visit], Weight::primary)) action = ContinueVisit{visit.open->attempt};
        beside_if_fits(ui, words[Word::begin_again].text());
        if (button(ui, "begin:" + visit.scenario, words[Word::begin_again])) action = BeginVisit{visit.scenario};
        muted(ui, visit.open->where);
    } else if (button(ui, "begin:" + visit.scenario, words[Word::begin_visit], Weight::primary)) {
        action = BeginVisit{visit.scenario};
    }
    if (visit.finished.empty()) return;
    heading(ui, words[Word::earlier_visits]);
    for (const FinishedAttempt& attempt : visit.finished) {
        text(ui, attempt.result);
        muted(ui, attempt.when);
        if (button(ui, "report:" + attempt.attempt.text(), words[Word::open_report])) action = OpenReport{attempt.attempt};
    }
}

}  // namespace

HomeAction draw_home(const HomeView& view, HomeUiState& state, const Words& words, Ui& ui)
{
    HomeAction action;
    const Page page(ui, "home", 46);
    draw_banner(view, words, action, ui);
    gap(ui, 0.5F);
    if (!view.person) {
        draw_who(view, state, words, action, ui);
    } else {
        text(ui, view.greeting, {.face = Face::serif, .size = 1.5F});
        if (view.has_played && button(ui, "growth", words[Word::my_growth])) action = SeeGrowth{};
        if (view.has_played) beside_if_fits(ui, words[Word::my_path].text());
        if (button(ui, "path", words[Word::my_path])) action = SeePath{};
        if (view.may_see_certification) {
            beside_if_fits(ui, words[Word::board_heading].text());
            if (button(ui, "board", words[Word::board_heading])) action = SeeBoard{};
        }
        beside_if_fits(ui, words[Word::somebody_else].text());
        state.asks_pin_of.reset();
        if (button(ui, "somebody-else", words[Word::somebody_else])) action = SomebodyElse{};
        if (view.may_set_pin) draw_own_pin(view, state, words, action, ui);
        heading(ui, words[Word::which_visit]);
        if (view.visits.empty()) muted(ui, words[Word::no_visits].text());
        for (const VisitCard& visit : view.visits) draw_visit(visit, words, action, ui);
    }
    if (!view.broken.empty()) {
        heading(ui, words[Word::broken_files]);
        for (const BrokenFile& broken : view.broken) {
            const Card card(ui, "broken:" + broken.file);
            text(ui, broken.faults, {.size = 0.9F, .colour = ui.theme.alarm});
        }
    }
    return action;
}

}  // namespace fv
