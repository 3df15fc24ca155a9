#include "trainer/session/report_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "foundation/source_text.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

constexpr std::size_t page_width = 88;

/// Grows by paragraphs, headings and lists; keeps the wrapping in one place.
class Page {
public:
    Page(const Words& words) : words_(words) {}

    void heading(Word word) { heading(words_[word].text()); }
    void heading(const std::string& text)
    {
        if (!text_.empty()) text_ += '\n';
        text_ += text + '\n' + std::string(characters_in(text), '-') + '\n';
    }
    void paragraph(const std::string& text, std::string_view indent = {})
    {
        if (!text.empty()) text_ += wrapped(text, page_width, indent);
    }
    void list(const std::vector<std::string>& items)
    {
        for (const std::string& item : items) paragraph("• " + item, "  ");
    }
    void labelled(Word label, const std::string& text, std::string_view indent)
    {
        if (!text.empty()) paragraph(words_[label].text() + ": " + text, indent);
    }
    void line() { text_ += '\n'; }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    const Words& words_;
    std::string text_;
};

std::string said(const SpokenLine& line)
{
    if (line.speaker.empty()) return line.text;
    return line.mood.empty() ? fmt::format("{}: {}", line.speaker, line.text)
                             : fmt::format("{} ({}): {}", line.speaker, line.mood, line.text);
}

std::string chosen(const std::string& does, const std::string& text)
{
    if (text.empty()) return does;
    return does.empty() ? "“" + text + "”" : does + " “" + text + "”";
}

/// Trust as rows of a bar: what a line chart is on paper without one.
void draw_trust(Page& page, const ReportView& report, const Words& words)
{
    constexpr double widest = 40.0;
    const double range = std::max(1, report.trust_highest - report.trust_lowest);
    for (std::size_t i = 0; i < report.trust.size(); ++i) {
        const auto length = static_cast<std::size_t>(std::lround((report.trust[i] - report.trust_lowest) / range * widest));
        const std::string label = i == 0 ? words[Word::start_of_visit].text() : std::to_string(i);
        std::string bar;
        for (std::size_t n = 0; n < length; ++n) bar += "▪";
        page.paragraph(fmt::format("{:>3} {} {}", report.trust[i], bar, label), "  ");
    }
}

void write_moment(Page& page, const MomentView& moment, std::size_t number, const Words& words)
{
    page.heading(fmt::format("{}. {}", number, moment.place));
    for (const SpokenLine& line : moment.before) page.paragraph(said(line), "  ");
    page.labelled(Word::what_you_chose, chosen(moment.does, moment.text), {});
    for (const JudgedItem& item : moment.items) page.paragraph(fmt::format("{} {} ({}; {})", item.agrees ? "✓" : "·", item.text, item.given, item.wanted), "  ");
    page.paragraph(moment.item_score);
    page.paragraph(moment.turn);
    for (const SpokenLine& line : moment.reply) page.paragraph(said(line), "  ");
    page.labelled(Word::what_it_did, moment.effect, {});
    for (const std::string& fact : moment.learned) page.paragraph(words.with(Word::now_you_know, {{"fact", fact}}));
    page.labelled(Word::why_it_did, moment.why, {});
    for (const std::string& shown : moment.shows) page.labelled(Word::what_it_shows, shown, {});
    page.paragraph(moment.breach);
    page.paragraph(moment.repair);
    if (!moment.others.empty()) page.paragraph(words[Word::other_roads].text());
    for (const RoadView& road : moment.others) {
        page.paragraph("– " + chosen(road.does, road.text), "  ");
        for (const SpokenLine& line : road.reply) page.paragraph(said(line), "    ");
        page.paragraph(road.effect, "    ");
        page.paragraph(road.leads, "    ");
    }
}

void write_own_words(Page& page, Word heading, const std::vector<KeptWords>& kept)
{
    if (kept.empty()) return;
    page.heading(heading);
    for (const KeptWords& words : kept) {
        page.paragraph(words.ask);
        page.paragraph(words.answer, "  ");
        if (!words.partners_answer.empty()) page.paragraph(words.partner + ": " + words.partners_answer, "  ");
    }
}

void write_list(Page& page, Word heading, const std::vector<std::string>& items)
{
    if (items.empty()) return;
    page.heading(heading);
    page.list(items);
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t width, std::string_view indent)
{
    std::string out;
    std::string line(indent);
    const auto finish = [&] {
        out += line + '\n';
        line = indent;
    };
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        if (line.size() > indent.size()) {
            if (characters_in(line) + 1 + characters_in(word) > width) finish();
            else line += ' ';
        }
        line += word;
    }
    if (line.size() > indent.size()) finish();
    return out;
}

std::string report_text(const ReportView& report, const Words& words)
{
    Page page(words);
    page.heading(words[Word::report_heading].text() + ": " + report.title);
    page.paragraph(report.person.empty() ? report.date : report.person + " · " + report.date);
    page.heading(report.ending);
    page.paragraph(report.ending_why);
    page.paragraph(report.result);
    page.list(report.result_notes);
    page.paragraph(report.practice_note);
    page.paragraph(report.assisted_note);
    page.heading(Word::trust_over_time);
    page.paragraph(report.trust_in_words);
    draw_trust(page, report, words);
    for (const MeterLine& meter : report.other_meters) page.paragraph(meter.in_words);
    write_list(page, Word::what_went_well, report.strengths);
    write_list(page, Word::to_try_next, report.to_try);
    if (report.next) {
        page.heading(Word::next_heading);
        page.paragraph(telling::in_one_line(*report.next));
    }
    page.heading(Word::each_decision);
    for (std::size_t i = 0; i < report.moments.size(); ++i) write_moment(page, report.moments[i], i + 1, words);
    write_list(page, Word::what_you_heard, report.heard);
    write_list(page, Word::never_heard, report.unheard);
    page.heading(Word::competencies);
    for (const CompetencyView& competency : report.competencies) page.paragraph(competency.name + ": " + competency.in_words);
    write_own_words(page, Word::your_words_before, report.prepared);
    write_own_words(page, Word::your_words_after, report.reflected);
    page.line();
    page.paragraph(report.versions);
    return page.take();
}

}  // namespace fv
