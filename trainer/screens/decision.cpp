#include "trainer/screens/decision.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "trainer/widgets/items.h"

namespace fv {
namespace {

using namespace widgets;

constexpr int lowest = -2, highest = 3;  // of a rating

/// The number key pressed in this frame, from 0, or −1; never while somebody types.
int number_key(std::size_t count)
{
    if (ImGui::GetIO().WantTextInput) return -1;
    for (std::size_t i = 0; i < count && i < 8; ++i) {
        const auto key = static_cast<ImGuiKey>(ImGuiKey_1 + static_cast<int>(i));
        const auto pad = static_cast<ImGuiKey>(ImGuiKey_Keypad1 + static_cast<int>(i));
        if (ImGui::IsKeyPressed(key, false) || ImGui::IsKeyPressed(pad, false)) return static_cast<int>(i);
    }
    return -1;
}

void toggle(std::set<std::string>& picked, const std::string& key)
{
    if (picked.erase(key) == 0) picked.insert(key);
}

/// `badge+phone`, in the order of the items; `none`.
std::string picked_word(const RehearsalView& view, const std::set<std::string>& picked)
{
    std::string word;
    for (const ItemView& item : view.items)
        if (picked.contains(item.key)) word += (word.empty() ? "" : "+") + item.key;
    return word.empty() ? "none" : word;
}

void draw_options(const RehearsalView& view, const Words& words, RehearsalAction& action, Ui& ui)
{
    for (std::size_t i = 0; i < view.options.size(); ++i) {
        const OptionView& option = view.options[i];
        if (option_card(ui, "option:" + option.key, static_cast<int>(i) + 1, option.does, option.text)) action = Choose{.decision = view.decision, .answer = option.key, .said = {}};
    }
    if (const int pressed = number_key(view.options.size()); pressed >= 0)
        action = Choose{.decision = view.decision, .answer = view.options[static_cast<std::size_t>(pressed)].key, .said = {}};
    text(ui, words[Word::choose_by_key].text(), {.size = 0.85F, .colour = ui.theme.muted});
}

bool draw_done(const Words& words, Ui& ui) { return button(ui, "answer", words[Word::that_is_my_answer], Weight::primary); }

void draw_pick(const RehearsalView& view, DecisionUiState& state, const Words& words, RehearsalAction& action, Ui& ui)
{
    muted(ui, words[Word::pick_help].text());
    for (std::size_t i = 0; i < view.items.size(); ++i)
        if (tick_card(ui, "item:" + view.items[i].key, static_cast<int>(i) + 1, view.items[i].text, state.picked.contains(view.items[i].key))) toggle(state.picked, view.items[i].key);
    if (const int pressed = number_key(view.items.size()); pressed >= 0) toggle(state.picked, view.items[static_cast<std::size_t>(pressed)].key);
    if (draw_done(words, ui)) action = Choose{.decision = view.decision, .answer = picked_word(view, state.picked), .said = {}};
}

void draw_rate(const RehearsalView& view, DecisionUiState& state, const Words& words, RehearsalAction& action, Ui& ui)
{
    muted(ui, words[Word::rate_help].text());
    std::string word;
    int open = 0;
    for (const ItemView& item : view.items) {
        int& rating = state.ratings.try_emplace(item.key, unrated).first->second;
        (void)rating_card(ui, "item:" + item.key, item.text, lowest, highest, rating);
        if (rating == unrated) ++open;
        word += fmt::format("{}{}={}", word.empty() ? "" : "+", item.key, rating);
    }
    if (open > 0) return muted(ui, words.with(Word::still_to_rate, {{"n", std::to_string(open)}}));
    if (draw_done(words, ui)) action = Choose{.decision = view.decision, .answer = word, .said = {}};
}

void draw_order(const RehearsalView& view, DecisionUiState& state, const Words& words, RehearsalAction& action, Ui& ui)
{
    muted(ui, words[Word::order_help].text());
    if (state.order.empty())
        for (const ItemView& item : view.items) state.order.push_back(item.key);
    const int places = static_cast<int>(state.order.size());
    std::string word;
    int moved = -1, by = 0;
    for (int place = 0; place < places; ++place) {
        const std::string& key = state.order[static_cast<std::size_t>(place)];
        const auto item = std::find_if(view.items.begin(), view.items.end(), [&](const ItemView& i) { return i.key == key; });
        if (item == view.items.end()) continue;
        if (const int move = order_card(ui, "item:" + key, place, places, item->text, words[Word::move_up], words[Word::move_down]); move != 0) moved = place, by = move;
        word += (word.empty() ? "" : ">") + key;
    }
    if (draw_done(words, ui)) action = Choose{.decision = view.decision, .answer = word, .said = {}};
    if (moved >= 0) std::swap(state.order[static_cast<std::size_t>(moved)], state.order[static_cast<std::size_t>(moved + by)]);
}

/// After comparing: good ways to say it, and what was in one's own words.
void draw_comparison(const RehearsalView& view, DecisionUiState& state, const Words& words, RehearsalAction& action, Ui& ui)
{
    if (!state.ticked) {
        state.ticked = true;
        for (const ItemView& item : view.items)
            if (item.heard) state.picked.insert(item.key);
    }
    {
        const Card card(ui, "written", ui.theme.own_bubble);
        text(ui, words[Word::your_own_words].text(), {.face = Face::bold, .size = 0.88F, .colour = ui.theme.calm});
        text(ui, view.written);
    }
    text(ui, words[Word::model_answers].text(), {.face = Face::bold, .size = 0.88F, .colour = ui.theme.calm});
    for (std::size_t i = 0; i < view.models.size(); ++i) {
        const Card card(ui, fmt::format("model:{}", i));
        text(ui, view.models[i], {.face = Face::serif, .size = 1.08F});
    }
    muted(ui, words[Word::tick_what_you_said].text());
    for (const ItemView& item : view.items)
        if (tick_card(ui, "item:" + item.key, 0, item.text, state.picked.contains(item.key))) toggle(state.picked, item.key);
    if (draw_done(words, ui)) action = Choose{.decision = view.decision, .answer = picked_word(view, state.picked), .said = view.written};
    beside_if_fits(ui, words[Word::write_again].text());
    if (button(ui, "write-again", words[Word::write_again])) {
        state.compared = state.ticked = false;
        state.picked.clear();
    }
}

void draw_say(const RehearsalView& view, DecisionUiState& state, const Words& words, RehearsalAction& action, Ui& ui)
{
    if (state.compared && !view.written.empty()) return draw_comparison(view, state, words, action, ui);
    const std::string key = "say-" + view.decision;
    draw_own_words({{.key = key, .ask = words[Word::say_help].text(), .answer = view.written}}, {}, state.own_words, words, ui);
    const bool wrote = !plain(state.own_words.fields[key].field).empty();
    if (wrote && button(ui, "compare", words[Word::compare_words], Weight::primary)) state.own_words.finishing = state.compared = true;
    if (!wrote) muted(ui, words[Word::nothing_written].text());
    if (auto draft = draft_to_keep(state.own_words, ui)) action = std::move(*draft);
    else state.own_words.finishing = false;
}

void draw_help(const RehearsalView& view, const Words& words, RehearsalAction& action, Ui& ui)
{
    const HelpView& help = view.help;
    const auto opened = [&](const std::string& name, const std::string& who, const std::string& says) {
        const Card card(ui, name, ui.theme.partner_bubble);
        text(ui, who, {.face = Face::bold, .size = 0.85F, .colour = ui.theme.accent});
        text(ui, says, {.face = Face::italic});
    };
    if (!help.hint.empty()) opened("hint", words[Word::hint_label].text(), help.hint);
    if (!help.thought.empty()) opened("thought", words.with(Word::thought_label, {{"name", help.thinker}}), help.thought);
    const bool offers_hint = help.has_hint && help.hint.empty(), offers_thought = help.has_thought && help.thought.empty();
    if (offers_hint && button(ui, "ask-hint", words[Word::ask_hint])) action = OpenHelp{view.decision, "hint"};
    if (offers_thought) {
        const std::string label = words.with(Word::ask_thought, {{"name", help.thinker}});
        if (offers_hint) beside_if_fits(ui, label);
        if (button(ui, "ask-thought", label)) action = OpenHelp{view.decision, "thought"};
    }
    if (offers_hint || offers_thought) text(ui, words[Word::help_explained].text(), {.size = 0.85F, .colour = ui.theme.muted});
}

void draw_timer(const RehearsalView& view, DecisionUiState& state, const Words& words, RehearsalAction& action, Ui& ui)
{
    if (view.seconds == 0 || state.no_hurry || ui.no_timers) return;
    if (state.begun_at < 0) state.begun_at = ui.now;
    const double left = view.seconds - (ui.now - state.begun_at);
    if (left <= 0) {
        action = Choose{.decision = view.decision, .answer = view.time_up, .said = {}, .time_was_up = true};
        return;
    }
    const int whole = static_cast<int>(std::ceil(left));
    time_left(ui, words.counted(Word::seconds_left, whole), static_cast<float>(left / view.seconds));
    if (button(ui, "no-hurry", words[Word::take_your_time])) state.no_hurry = true;
    ui.wake_after(std::min(0.1, left));
}

}  // namespace

void draw_open_decision(const RehearsalView& view, std::size_t number, DecisionUiState& state, const Words& words, RehearsalAction& action, Ui& ui)
{
    if (state.decision != view.decision) state = {.decision = view.decision, .no_hurry = state.no_hurry};
    text(ui, words.with(Word::decision_number, {{"n", std::to_string(number)}}), {.face = Face::bold, .size = 0.88F, .colour = ui.theme.calm});
    if (!view.turn.empty()) text(ui, view.turn, {.face = Face::bold, .colour = ui.theme.accent});
    text(ui, view.ask.empty() ? words[Word::what_do_you_do].text() : view.ask, {.face = Face::serif, .size = 1.25F});
    draw_timer(view, state, words, action, ui);
    switch (view.asks) {
    case Asks::choice: draw_options(view, words, action, ui); break;
    case Asks::pick: draw_pick(view, state, words, action, ui); break;
    case Asks::rate: draw_rate(view, state, words, action, ui); break;
    case Asks::order: draw_order(view, state, words, action, ui); break;
    case Asks::say: draw_say(view, state, words, action, ui); break;
    }
    draw_help(view, words, action, ui);
}

}  // namespace fv
