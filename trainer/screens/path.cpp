#include "trainer/screens/path.h"

#include <array>

#include "trainer/widgets/table.h"

namespace fv {
namespace {

using namespace widgets;

Sign sign_of(Mark mark)
{
    constexpr std::array signs = {Sign::nothing, Sign::half, Sign::late, Sign::done};
    return signs[static_cast<std::size_t>(mark)];
}

ImU32 colour_of(Mark mark, const Theme& theme)
{
    return mark == Mark::done ? theme.calm : mark == Mark::expired ? theme.alarm : theme.muted;
}

/// Core practices that the person has not said yet, each with a field of its own.
void draw_practices(const PathRequirement& requirement, PathUiState& state, const Words& words, PathAction& action, Ui& ui)
{
    if (!requirement.to_say.empty()) text(ui, words[Word::path_say_it], {.size = 0.9F, .colour = ui.theme.calm});
    for (const Choice& practice : requirement.to_say) {
        text(ui, practice.name, {.face = Face::italic});
        FieldState& typed = state.words[practice.key];
        field(ui, "say:" + practice.key, typed, 2);
        if (!plain(typed).empty() && button(ui, "keep:" + practice.key, words[Word::path_keep_words])) action = SayPractice{practice.key, plain(typed)};
    }
}

void draw_parts(const PathRequirement& requirement, Ui& ui)
{
    for (const PathPart& part : requirement.parts) {
        if (part.name.empty() && requirement.parts.size() > 1 && requirement.mark == Mark::done) continue;
        text(ui, (part.name.empty() ? "" : part.name + ": ") + part.words, {.size = 0.9F, .colour = ui.theme.muted});
        bar(ui, "part:" + requirement.key + ":" + part.name, part.share, std::min(ImGui::GetContentRegionAvail().x, ui.em * 18), part.met ? ui.theme.calm : ui.theme.ochre);
    }
}

void draw_requirement(const PathLevel& level, const PathRequirement& requirement, PathUiState& state, const Words& words, PathAction& action, Ui& ui)
{
    sign(ui, sign_of(requirement.mark));
    ImGui::SameLine(0, ui.em * 0.6F);
    ImGui::BeginGroup();
    text(ui, requirement.name, {.face = Face::bold});
    text(ui, requirement.state + (requirement.expires.empty() ? "" : "  ·  " + requirement.expires), {.size = 0.9F, .colour = colour_of(requirement.mark, ui.theme)});
    if (!requirement.next.empty()) text(ui, words.with(Word::path_next, {{"what", requirement.next}}));
    const std::string id = level.key + ":" + requirement.key;
    const bool shown = state.shown.contains(id);
    const bool has_more = !requirement.proofs.empty() || requirement.parts.size() > 1;
    if (has_more && button(ui, "show:" + id, words[shown ? Word::path_hidden : Word::path_shown])) {
        if (state.shown.erase(id) == 0) state.shown.insert(id);
    }
    if (shown) {
        draw_parts(requirement, ui);
        for (const std::string& proof : requirement.proofs) text(ui, "•  " + proof, {.size = 0.9F});
    }
    draw_practices(requirement, state, words, action, ui);
    ImGui::EndGroup();
    gap(ui, 0.4F);
}

void draw_doing(const PathView& view, const PathLevel& level, PathUiState& state, const Words& words, PathAction& action, Ui& ui)
{
    const bool prints = level.has_certificate && view.may_print;
    if (!level.sign_requirement.empty() || level.can_issue || prints) {
        if (!level.statement.empty()) {
            text(ui, words[Word::queue_statement], {.size = 0.85F, .colour = ui.theme.muted});
            text(ui, level.statement, {.face = Face::serif, .size = 1.05F});
        }
        text(ui, words[Word::cert_passphrase], {.size = 0.85F, .colour = ui.theme.muted});
        secret_field(ui, "passphrase:" + level.key, state.passphrase, Secret::passphrase);
        if (!level.sign_requirement.empty() && button(ui, "sign:" + level.key, words[Word::path_sign], Weight::primary)) action = SignHere{level.key, level.sign_requirement, plain(state.passphrase)};
        if (level.can_issue && button(ui, "issue:" + level.key, words[Word::path_issue], Weight::primary)) action = IssueHere{level.key, plain(state.passphrase)};
        if (prints && button(ui, "save-paper:" + level.key, words[Word::path_save_paper])) action = SaveCertificate{level.key, plain(state.passphrase), CertificatePart::paper};
        if (!std::holds_alternative<std::monostate>(action)) state.passphrase = {};
    }
    if (!level.has_certificate) return;
    if (button(ui, "save-credential:" + level.key, words[Word::path_save_credential])) action = SaveCertificate{level.key, {}, CertificatePart::credential};
    beside_if_fits(ui, words[Word::path_save_badge].text());
    if (button(ui, "save-badge:" + level.key, words[Word::path_save_badge])) action = SaveCertificate{level.key, {}, CertificatePart::badge};
}

}  // namespace

PathAction draw_path(const PathView& view, PathUiState& state, const Words& words, Ui& ui)
{
    PathAction action;
    const Page page(ui, "path", 48);
    if (button(ui, "back", words[Word::back]) || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) action = LeavePath{};
    if (view.is_oneself) text(ui, view.person, {.face = Face::bold, .size = 0.88F, .colour = ui.theme.calm});
    title(ui, view.title);
    muted(ui, view.programme + (view.notice.empty() ? "" : "  ·  " + view.notice));
    for (const PathLevel& level : view.levels) {
        gap(ui, 0.4F);
        const Card card(ui, "level:" + level.key);
        text(ui, level.title, {.face = Face::serif, .size = 1.45F});
        text(ui, level.standing + (level.note.empty() ? "  ·  " + level.progress : ""), {.face = Face::bold, .colour = colour_of(level.mark, ui.theme)});
        muted(ui, level.means);
        if (!level.note.empty()) text(ui, level.note + " " + level.progress);
        gap(ui, 0.3F);
        for (const PathRequirement& requirement : level.requirements) draw_requirement(level, requirement, state, words, action, ui);
        draw_doing(view, level, state, words, action, ui);
    }
    return action;
}

}  // namespace fv
