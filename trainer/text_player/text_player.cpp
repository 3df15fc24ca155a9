#include "trainer/text_player/text_player.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <istream>
#include <optional>
#include <ostream>

#include "trainer/session/home.h"
#include "trainer/session/prepare.h"
#include "trainer/session/reflect.h"
#include "trainer/session/rehearsal.h"
#include "trainer/session/report.h"
#include "trainer/session/report_text.h"
#include "trainer/text_player/answer_line.h"

namespace fv {
namespace {

constexpr std::size_t page_width = 80;

std::string trimmed(std::string text)
{
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string said(const TranscriptEntry& entry)
{
    if (entry.speaker.empty()) return entry.text;
    return entry.mood.empty() ? fmt::format("{}: {}", entry.speaker, entry.text)
                              : fmt::format("{} ({}): {}", entry.speaker, entry.mood, entry.text);
}

std::string shown(const OptionView& option)
{
    if (option.text.empty()) return option.does;
    return option.does.empty() ? "“" + option.text + "”" : option.does + " “" + option.text + "”";
}

}  // namespace

TextPlayer::TextPlayer(Session& session, std::istream& in, std::ostream& out, bool colour)
    : session_(session), in_(in), out_(out), colour_(colour)
{
}

void TextPlayer::heading(const std::string& text)
{
    if (colour_) out_ << "\n\033[1m" << text << "\033[0m\n";
    else out_ << '\n' << text << '\n' << std::string(characters_in(text), '=') << '\n';
}

void TextPlayer::paragraph(const std::string& text, std::string_view indent) { out_ << wrapped(text, page_width, indent); }

bool TextPlayer::read_line(std::string& line)
{
    out_ << "> " << std::flush;
    if (!std::getline(in_, line)) {
        out_ << '\n';
        return false;
    }
    if (first_invalid_utf8(line) != std::string::npos) line.clear();  // a terminal in another encoding
    line = trimmed(std::move(line));
    return true;
}

bool TextPlayer::ask_who()
{
    while (!session_.person()) {
        const HomeView view = home_view(session_);
        heading(session_.words()[Word::who_are_you].text());
        for (std::size_t i = 0; i < view.people.size(); ++i) paragraph(fmt::format("{}  {}", i + 1, view.people[i].name), "  ");
        paragraph(session_.words()[Word::text_who_help].text());
        std::string line;
        if (!read_line(line)) return false;
        const auto number = number_in(line);
        const PersonChoice* chosen = number && *number >= 1 && static_cast<std::size_t>(*number) <= view.people.size() ? &view.people[static_cast<std::size_t>(*number) - 1] : nullptr;
        std::string pin;
        if (chosen != nullptr && chosen->has_pin) {
            paragraph(chosen->pin_label);
            if (!read_line(pin)) return false;
        }
        const Changes changes = chosen != nullptr ? carry_out(HomeAction(ChoosePerson{chosen->id, pin}), session_) : carry_out(HomeAction(EnterName{line}), session_);
        if (changes.notice) paragraph(changes.notice->text);
    }
    return true;
}

TextPlayer::End TextPlayer::play(const Uuid& attempt)
{
    if (!prepare(attempt) || !rehearse(attempt) || !reflect(attempt)) {
        paragraph(session_.words()[Word::text_left].text());
        return End::left;
    }
    report(attempt);
    return End::finished;
}

bool TextPlayer::ask_own_words(const std::string& key, const std::string& ask, const std::string& kept, std::string& answer)
{
    (void)key;
    out_ << '\n';
    paragraph(ask);
    if (!kept.empty()) paragraph(session_.words().with(Word::text_kept, {{"text", kept}}), "  ");
    return read_line(answer);
}

bool TextPlayer::prepare(const Uuid& attempt)
{
    if (const StandingAttempt* standing = session_.attempt(attempt); standing == nullptr || standing->record.prepared) return standing != nullptr;
    const auto view = prepare_view(session_, attempt);
    if (!view) return false;
    heading(view->title);
    paragraph(view->stage + " · " + view->length);
    if (!view->content_note.empty()) paragraph(session_.words().with(Word::content_note, {{"note", view->content_note}}));
    for (const std::string& text : view->context) {
        out_ << '\n';
        paragraph(text);
    }
    out_ << '\n';
    if (!view->partner.empty()) paragraph(view->partner);
    for (const PersonToMeet& person : view->people)
        paragraph(fmt::format("{}, {}{}", person.name, person.role, person.said.empty() ? "" : " · " + person.said), "  ");
    if (view->partner_has_turns && view->joined.empty()) {
        out_ << '\n';
        paragraph(session_.words().with(Word::partner_has_turns, {{"partner", view->partner_name}}));
        paragraph(session_.words()[Word::text_join_help].text());
        std::string name;
        if (!read_line(name)) return false;
        if (!name.empty()) (void)carry_out(PrepareAction(JoinPartner{name}), attempt, session_);
    }
    heading(session_.words()[Word::in_your_own_words].text());
    paragraph(session_.words()[Word::text_own_words_help].text());
    for (const OwnWords& question : view->questions) {
        std::string answer;
        if (!ask_own_words(question.key, question.ask, question.answer, answer)) return false;
        if (!answer.empty()) (void)carry_out(PrepareAction(DraftChanged{question.key, answer}), attempt, session_);
    }
    (void)carry_out(PrepareAction(SetOut{}), attempt, session_);
    return true;
}

void TextPlayer::show_new_lines(const RehearsalView& view, bool all)
{
    for (const TranscriptEntry& entry : view.transcript) {
        if (!all && !entry.fresh) continue;
        using Kind = TranscriptEntry::Kind;
        if (entry.kind == Kind::place) heading(entry.text);
        else if (entry.kind == Kind::change) paragraph("* " + entry.text, "    ");
        else paragraph(said(entry));
    }
}

void TextPlayer::show_options(const RehearsalView& view)
{
    out_ << '\n';
    const Words& words = session_.words();
    paragraph(fmt::format("[{}: {}]", view.trust_name, view.trust_in_words));
    paragraph(view.ask.empty() ? words[Word::what_do_you_do].text() : view.ask);
    if (!view.turn.empty()) paragraph(view.turn);
    for (std::size_t i = 0; i < view.options.size(); ++i)
        out_ << wrapped(fmt::format("{}  {}", i + 1, shown(view.options[i])), page_width, "  ");
    if (view.asks != Asks::say)
        for (std::size_t i = 0; i < view.items.size(); ++i) out_ << wrapped(fmt::format("{}  {}", i + 1, view.items[i].text), page_width, "  ");
    if (!view.help.hint.empty()) paragraph(words[Word::hint_label].text() + ": " + view.help.hint, "  ");
    if (!view.help.thought.empty()) paragraph(words.with(Word::thought_label, {{"name", view.help.thinker}}) + ": " + view.help.thought, "  ");
    constexpr std::array how = {Word::text_choose_help, Word::text_pick_help, Word::text_rate_help, Word::text_order_help, Word::text_say_help};
    paragraph(words[how[static_cast<std::size_t>(view.asks)]].text());
    if (view.help.has_hint || view.help.has_thought) paragraph(words[Word::text_help_help].text());
}

void TextPlayer::show_history(const RehearsalView& view)
{
    heading(session_.words()[Word::history_heading].text());
    for (const EarlierDecision& earlier : view.earlier)
        paragraph(fmt::format("{}  {}: {}", earlier.index + 1, earlier.place, earlier.chosen), "  ");
    paragraph(session_.words()[Word::text_back_help].text());
}

/// One answer at a decision. False: the person leaves.
bool TextPlayer::answer_command(const std::string& line, const RehearsalView& view, const Uuid& attempt)
{
    const Words& words = session_.words();
    if (line == "q") return false;
    if (line == "h") {
        show_history(view);
    } else if (line == "l") {
        show_new_lines(view, true);
    } else if (line.starts_with("b")) {
        const auto number = number_in(trimmed(line.substr(1)));
        if (number && *number >= 1 && static_cast<std::size_t>(*number) <= view.earlier.size())
            (void)carry_out(RehearsalAction(GoBack{static_cast<std::size_t>(*number) - 1}), attempt, session_);
        else
            show_history(view);
    } else if (line == "k" || line == "t") {
        (void)carry_out(RehearsalAction(OpenHelp{view.decision, line == "k" ? "hint" : "thought"}), attempt, session_);
    } else if (line == "x") {
        const Changes changes = carry_out(RehearsalAction(StopVisit{}), attempt, session_);
        if (changes.notice) paragraph(changes.notice->text);
        return false;
    } else if (view.asks == Asks::say) {
        return speak(line, view, attempt);
    } else if (const auto answer = answer_in(line, view)) {
        const Changes changes = carry_out(RehearsalAction(Choose{.decision = view.decision, .answer = *answer, .said = {}}), attempt, session_);
        if (changes.notice) paragraph(changes.notice->text);
    } else {
        const std::size_t count = view.asks == Asks::choice ? view.options.size() : view.items.size();
        paragraph(words.with(Word::text_not_understood, {{"n", std::to_string(count)}}));
    }
    return true;
}

/// One's own words: kept, compared with the models, and ticked. False: nothing more can be read.
bool TextPlayer::speak(const std::string& line, const RehearsalView& asked, const Uuid& attempt)
{
    const Words& words = session_.words();
    if (line.empty()) return paragraph(words[Word::nothing_written].text()), true;
    (void)carry_out(RehearsalAction(DraftChanged{draft_key(asked.decision), line}), attempt, session_);
    const auto view = rehearsal_view(session_, attempt);
    if (!view) return false;
    out_ << '\n';
    paragraph(words[Word::model_answers].text());
    for (const std::string& model : view->models) paragraph("“" + model + "”", "  ");
    out_ << '\n';
    paragraph(words[Word::tick_what_you_said].text());
    std::string heard = "none";
    for (std::size_t i = 0; i < view->items.size(); ++i) {
        const ItemView& item = view->items[i];
        out_ << wrapped(fmt::format("{}  [{}] {}", i + 1, item.heard ? "x" : " ", item.text), page_width, "  ");
        if (item.heard) heard = heard == "none" ? item.key : heard + "+" + item.key;
    }
    paragraph(words[Word::text_tick_help].text());
    std::string ticks;
    std::optional<std::string> answer;
    while (!answer) {
        if (!read_line(ticks)) return false;
        answer = ticks.empty() ? std::optional(heard) : answer_in(ticks, *view);
        if (!answer) paragraph(words[Word::text_tick_help].text());
    }
    (void)carry_out(RehearsalAction(Choose{.decision = view->decision, .answer = *answer, .said = line}), attempt, session_);
    return true;
}

bool TextPlayer::rehearse(const Uuid& attempt)
{
    std::size_t shown_up_to = 0;  // how many choices were made when lines were last shown
    bool first = true;
    while (const auto view = rehearsal_view(session_, attempt)) {
        if (first || view->earlier.size() != shown_up_to) show_new_lines(*view, first);
        first = false;
        shown_up_to = view->earlier.size();
        if (view->decision.empty()) {
            heading(view->ending);
            return true;
        }
        show_options(*view);
        std::string line;
        if (!read_line(line) || !answer_command(line, *view, attempt)) return false;
    }
    return false;
}

bool TextPlayer::reflect(const Uuid& attempt)
{
    if (const StandingAttempt* standing = session_.attempt(attempt); standing == nullptr || standing->record.reflected) return standing != nullptr;
    const auto view = reflect_view(session_, attempt);
    if (!view) return false;
    heading(session_.words()[Word::reflect_heading].text());
    paragraph(session_.words()[Word::text_own_words_help].text());
    for (const OwnWords& question : view->questions) {
        const std::string with = question.with_partner ? session_.words().with(Word::with_partner, {{"name", view->partner}}) + " " : "";
        std::string answer;
        if (!ask_own_words(question.key, with + question.ask, question.answer, answer)) return false;
        if (!answer.empty()) (void)carry_out(ReflectAction(DraftChanged{question.key, answer}), attempt, session_);
    }
    (void)carry_out(ReflectAction(KeepReflection{}), attempt, session_);
    return true;
}

void TextPlayer::report(const Uuid& attempt)
{
    if (const auto view = report_view(session_, attempt)) out_ << '\n' << report_text(*view, session_.words());
}

}  // namespace fv
