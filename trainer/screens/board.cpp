#include "trainer/screens/board.h"

#include <algorithm>
#include <numeric>

#include "trainer/screens/folded_search.h"
#include "trainer/widgets/items.h"

namespace fv {
namespace {

using namespace widgets;

constexpr std::size_t first_mark = 4;  // columns before: name, school, standing, until

Sign sign_of(Mark mark)
{
    constexpr std::array signs = {Sign::nothing, Sign::half, Sign::late, Sign::done};
    return signs[static_cast<std::size_t>(mark)];
}

std::vector<std::string> with_all(const std::vector<std::string>& some, const Words& words)
{
    std::vector<std::string> out{words[Word::board_all].text()};
    out.insert(out.end(), some.begin(), some.end());
    return out;
}

int compared(const BoardPerson& a, const BoardPerson& b, std::size_t column)
{
    const auto three_way = [](const auto& x, const auto& y) { return x < y ? -1 : y < x ? 1 : 0; };
    switch (column) {
    case 0: return three_way(a.name, b.name);
    case 1: return three_way(a.school, b.school);
    case 2: return three_way(a.standing_rank, b.standing_rank);
    case 3: return three_way(a.until_day, b.until_day);
    default: return three_way(a.marks[column - first_mark], b.marks[column - first_mark]);
    }
}

/// Filters and sorts, if what it was made for is another now. 5,000 people take a few milliseconds, once.
void order_people(const BoardView& view, BoardUiState& state)
{
    const std::string school = state.school > 0 && state.school <= view.schools.size() ? view.schools[state.school - 1] : std::string{};
    const std::string cohort = state.cohort > 0 && state.cohort <= view.cohorts.size() ? view.cohorts[state.cohort - 1] : std::string{};
    const std::string wanted = plain(state.search);
    std::string key = wanted + '\n' + school + '\n' + cohort + '\n' + std::to_string(state.table.sorted_by) + (state.table.descending ? '-' : '+');
    if (state.order_of == view.version && state.order_for == key && !view.people.empty()) return;
    state.order.clear();
    for (std::uint32_t i = 0; i < view.people.size(); ++i) {
        const BoardPerson& person = view.people[i];
        if (!school.empty() && person.school != school) continue;
        if (!cohort.empty() && (", " + person.cohorts + ", ").find(", " + cohort + ", ") == std::string::npos) continue;
        if (!found_in(person.name, wanted)) continue;
        state.order.push_back(i);
    }
    std::stable_sort(state.order.begin(), state.order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const int order = compared(view.people[a], view.people[b], state.table.sorted_by);
        return state.table.descending ? order > 0 : order < 0;
    });
    state.order_of = view.version;
    state.order_for = std::move(key);
}

void draw_filters(const BoardView& view, BoardUiState& state, const Words& words, BoardAction& action, Ui& ui)
{
    std::vector<std::string> levels;
    std::size_t level = 0;
    for (std::size_t i = 0; i < view.levels.size(); ++i) {
        levels.push_back(view.levels[i].name);
        if (view.levels[i].key == view.level) level = i;
    }
    const float width = ui.em * 14;
    // Beside the last one, at its top, while there is room. (SameLine would line up their first texts instead.)
    ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = at.x, right = at.x + ImGui::GetContentRegionAvail().x;
    const auto next = [&] {
        at.x += width + ui.em;
        if (at.x + width <= right) return ImGui::SetCursorScreenPos(at);
        at = {left, ImGui::GetCursorScreenPos().y};
    };
    const auto labelled = [&](Word word, const auto& draw) {
        ImGui::BeginGroup();
        text(ui, words[word], {.size = 0.85F, .colour = ui.theme.muted});
        draw();
        ImGui::EndGroup();
    };
    labelled(Word::board_level, [&] {
        if (choose_one(ui, "level", levels, level, width)) action = ChooseLevel{view.levels[level].key};
    });
    next();
    labelled(Word::board_school, [&] { choose_one(ui, "school", with_all(view.schools, words), state.school, width); });
    next();
    labelled(Word::board_cohort, [&] { choose_one(ui, "cohort", with_all(view.cohorts, words), state.cohort, width); });
    next();
    labelled(Word::board_search, [&] {
        ImGui::BeginChild("##search", {std::min(width, ImGui::GetContentRegionAvail().x), ui.em * 2.6F}, ImGuiChildFlags_NavFlattened);
        field(ui, "search", state.search, 1);
        ImGui::EndChild();
    });
}

void draw_people(const BoardView& view, BoardUiState& state, const Words& words, BoardAction& action, Ui& ui)
{
    draw_filters(view, state, words, action, ui);
    order_people(view, state);
    if (view.people.empty()) return muted(ui, words[Word::board_empty].text());
    muted(ui, words.with(Word::board_summary, {{"shown", std::to_string(state.order.size())}, {"all", std::to_string(view.people.size())}, {"certified", std::to_string(view.certified)}, {"ready", std::to_string(view.ready)}}));
    if (!view.counting.empty()) muted(ui, view.counting);
    if (state.order.empty()) return muted(ui, words[Word::board_none_match].text());
    std::vector<TableColumn> columns{{words[Word::board_name].text(), 10.5F}, {words[Word::board_school].text(), 7.5F}, {words[Word::board_standing].text(), 7}, {words[Word::board_until].text(), 8}};
    for (const std::string& column : view.columns) columns.push_back({column, 5.4F, true});
    const auto person = [&](std::size_t row) -> const BoardPerson& { return view.people[state.order[row]]; };
    const TableRows rows{.count = state.order.size(),
                         .name = [&](std::size_t row) { return "person:" + person(row).person.text(); },
                         .label = [&](std::size_t row) { return person(row).name; },
                         .cell =
                             [&](std::size_t row, std::size_t column) {
                                 const BoardPerson& one = person(row);
                                 if (column == 1) text(ui, one.school, {.size = 0.92F});
                                 else if (column == 2) text(ui, one.standing, {.face = one.standing_rank >= 5 ? Face::bold : Face::regular, .size = 0.92F});
                                 else if (column == 3) text(ui, one.until, {.size = 0.92F});
                                 else sign(ui, sign_of(one.marks[column - first_mark]));
                             }};
    const float below = ui.em * 4.2F;
    const float height = std::max(ui.em * 12, ImGui::GetWindowPos().y + ImGui::GetWindowHeight() - ImGui::GetCursorScreenPos().y - below);
    const TableEvent event = table(ui, "people", columns, rows, height, state.table);
    if (event.pressed) action = OpenPath{person(*event.pressed).person};
    for (const auto& [which, word] : {std::pair{Sign::done, Word::state_done}, std::pair{Sign::half, Word::state_in_progress}, std::pair{Sign::late, Word::state_expired}, std::pair{Sign::nothing, Word::state_missing}}) {
        sign(ui, which, 0.9F);
        ImGui::SameLine();
        text(ui, words[word], {.size = 0.9F, .colour = ui.theme.muted});
        ImGui::SameLine(0, ui.em * 1.4F);
    }
    if (button(ui, "save-board", words[Word::board_save])) action = SaveBoard{};
}

/// Cards to tick, and those of them that are.
std::vector<Waiting> draw_waiting(const std::vector<Waiting>& all, const char* kind, BoardUiState& state, const Words& words, Ui& ui)
{
    std::vector<Waiting> chosen;
    const auto name_of = [&](const Waiting& one) { return std::string(kind) + ":" + one.person.text() + ":" + one.level + ":" + one.requirement; };
    const bool all_chosen = std::all_of(all.begin(), all.end(), [&](const Waiting& one) { return state.chosen.contains(name_of(one)); });
    if (all.size() > 1 && button(ui, std::string(kind) + ":all", words[all_chosen ? Word::queue_select_none : Word::queue_select_all]))
        for (const Waiting& one : all) {
            if (all_chosen) state.chosen.erase(name_of(one));
            else state.chosen.insert(name_of(one));
        }
    for (const Waiting& one : all) {
        const std::string name = name_of(one);
        if (tick_card(ui, name, 0, one.name + "  ·  " + one.what, state.chosen.contains(name)) && state.chosen.erase(name) == 0) state.chosen.insert(name);
        if (state.chosen.contains(name)) chosen.push_back(one);
    }
    return chosen;
}

void draw_key(BoardUiState& state, const Words& words, BoardAction& action, Ui& ui)
{
    const Card card(ui, "make-key");
    text(ui, words[Word::queue_key_explained]);
    text(ui, words[Word::cert_passphrase_new], {.size = 0.85F, .colour = ui.theme.muted});
    secret_field(ui, "new-passphrase", state.passphrase, Secret::passphrase);
    if (button(ui, "make-key", words[Word::queue_make_key], Weight::primary)) {
        action = MakeKey{plain(state.passphrase)};
        state.passphrase = {};
    }
}

void draw_claims(const BoardView& view, BoardUiState& state, const Words& words, BoardAction& action, Ui& ui)
{
    if (view.claims.empty()) return;
    heading(ui, words[Word::queue_claims]);
    text(ui, words[Word::queue_why], {.size = 0.85F, .colour = ui.theme.muted});
    field(ui, "claim-why", state.why, 2);
    for (const WaitingClaim& claim : view.claims) {
        const Card card(ui, "claim:" + claim.claim.text());
        text(ui, claim.name, {.face = Face::bold});
        text(ui, claim.what);
        muted(ui, claim.paper);
        const std::string id = claim.claim.text();
        if (button(ui, "accept:" + id, words[Word::queue_accept])) action = DecideClaim{claim.claim, true, plain(state.why)};
        beside_if_fits(ui, words[Word::queue_refuse].text());
        if (button(ui, "refuse:" + id, words[Word::queue_refuse])) action = DecideClaim{claim.claim, false, plain(state.why)};
        if (claim.paper.empty()) continue;
        beside_if_fits(ui, words[Word::queue_save_paper].text());
        if (button(ui, "paper:" + id, words[Word::queue_save_paper])) action = SaveClaimPaper{claim.claim};
    }
    if (!std::holds_alternative<std::monostate>(action)) state.why = {};
}

void draw_queue(const BoardView& view, BoardUiState& state, const Words& words, BoardAction& action, Ui& ui)
{
    if (view.to_sign.empty() && view.to_issue.empty() && view.claims.empty()) muted(ui, words[Word::queue_empty].text());
    if ((view.may_sign || view.may_issue) && !view.has_key) draw_key(state, words, action, ui);
    std::vector<Waiting> sign, issue;
    if (!view.to_sign.empty()) {
        heading(ui, words[Word::queue_sign]);
        text(ui, words[Word::queue_statement], {.size = 0.85F, .colour = ui.theme.muted});
        text(ui, view.statement, {.face = Face::serif, .size = 1.05F});
        sign = draw_waiting(view.to_sign, "sign", state, words, ui);
    }
    if (!view.to_issue.empty()) {
        heading(ui, words[Word::queue_issue]);
        issue = draw_waiting(view.to_issue, "issue", state, words, ui);
    }
    if (view.has_key && !(sign.empty() && issue.empty())) {
        gap(ui, 0.5F);
        text(ui, words[Word::queue_passphrase], {.size = 0.85F, .colour = ui.theme.muted});
        secret_field(ui, "passphrase", state.passphrase, Secret::passphrase);
        const std::string to_sign = words.counted(Word::queue_sign_chosen, static_cast<long>(sign.size())), to_issue = words.counted(Word::queue_issue_chosen, static_cast<long>(issue.size()));
        if (!sign.empty() && button(ui, "sign-chosen", to_sign, Weight::primary)) action = SignFor{sign, plain(state.passphrase)};
        if (!sign.empty() && !issue.empty()) beside_if_fits(ui, to_issue);
        if (!issue.empty() && button(ui, "issue-chosen", to_issue, Weight::primary)) action = IssueTo{issue, plain(state.passphrase)};
        if (!std::holds_alternative<std::monostate>(action)) {
            state.passphrase = {};
            state.chosen.clear();
        }
    }
    draw_claims(view, state, words, action, ui);
}

void draw_ending(const BoardView& view, const Words& words, BoardAction& action, Ui& ui)
{
    if (view.ending.empty()) muted(ui, words[Word::expiring_empty].text());
    for (const EndingSoon& one : view.ending) {
        const Card card(ui, "ending:" + one.person.text() + one.level);
        text(ui, one.name, {.face = Face::bold});
        text(ui, one.level + "  ·  " + one.until);
        muted(ui, one.note);
        if (button(ui, "open:" + one.person.text() + one.level, words[Word::path_heading])) action = OpenPath{one.person};
    }
}

}  // namespace

BoardAction draw_board(const BoardView& view, BoardUiState& state, const Words& words, Ui& ui)
{
    BoardAction action;
    const Page page(ui, "board", state.tab == 0 ? 90 : 48);
    if (button(ui, "home", words[Word::back]) || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) action = LeaveToHome{};
    title(ui, view.title);
    muted(ui, view.programme + (view.notice.empty() ? "" : "  ·  " + view.notice));
    const std::size_t waiting = view.to_sign.size() + view.to_issue.size() + view.claims.size();
    const auto counted = [](const Translated& word, std::size_t count) { return count == 0 ? word.text() : word.text() + " (" + std::to_string(count) + ")"; };
    const std::vector<std::string> labels = {words[Word::board_tab_people].text(), counted(words[Word::board_tab_queue], waiting), counted(words[Word::board_tab_expiring], view.ending.size())};
    if (const auto tab = tabs(ui, "tab", labels, state.tab)) state.tab = *tab;
    gap(ui, 0.3F);
    if (state.tab == 0) draw_people(view, state, words, action, ui);
    else if (state.tab == 1) draw_queue(view, state, words, action, ui);
    else draw_ending(view, words, action, ui);
    return action;
}

}  // namespace fv
