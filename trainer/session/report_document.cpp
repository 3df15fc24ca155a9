#include "trainer/session/report_document.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "facilitator/exports/pdf.h"
#include "trainer/session/saving.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

using namespace paper;

std::string in_quotes(const std::string& text) { return "“" + text + "”"; }

void add_said(std::vector<Block>& to, const std::vector<SpokenLine>& lines, bool leads_on = false)
{
    for (const SpokenLine& line : lines) to.emplace_back(Quotation{.speaker = line.speaker, .mood = line.mood, .text = line.text, .leads_on = leads_on});
}

void add_chosen(std::vector<Block>& to, const std::string& does, const std::string& text)
{
    if (!does.empty()) to.emplace_back(Paragraph{.text = italic(does), .leads_on = !text.empty()});
    if (!text.empty()) to.emplace_back(Paragraph{.text = in_quotes(text), .told = true});
}

void add_list(std::vector<Block>& to, const Translated& heading, const std::vector<std::string>& items, const Translated* otherwise = nullptr)
{
    if (items.empty() && otherwise == nullptr) return;
    to.emplace_back(Heading{.level = 2, .text = heading.text()});
    if (items.empty()) to.emplace_back(Paragraph{.text = otherwise->text(), .tone = Tone::quiet});
    else to.emplace_back(List{.items = {items.begin(), items.end()}});
}

void add_title(std::vector<Block>& to, const ReportView& report, const Words& words)
{
    to.emplace_back(Paragraph{.text = words[Word::report_heading].text(), .tone = Tone::calm, .leads_on = true});
    to.emplace_back(Heading{.level = 1, .text = report.title});
    to.emplace_back(Paragraph{.text = report.person.empty() ? report.date : report.person + "  ·  " + report.date, .tone = Tone::quiet});
}

Callout ending_box(const ReportView& report, const Words& words)
{
    Callout box{.tone = report.passed ? Tone::calm : Tone::warm, .label = words[Word::how_it_ended].text(), .blocks = {}};
    box.blocks.emplace_back(Paragraph{.text = report.ending, .size = Size::display});
    box.blocks.emplace_back(Paragraph{.text = report.ending_why});
    box.blocks.emplace_back(Paragraph{.text = bold(report.result), .tone = report.passed ? Tone::calm : Tone::accent});
    return box;
}

/// Why it is not passed yet, what was broken and mended, and what kind of attempt it was.
void add_notes(std::vector<Block>& to, const ReportView& report)
{
    if (report.result_notes.empty() && report.practice_note.empty() && report.assisted_note.empty()) return;
    Callout box{.tone = report.passed ? Tone::quiet : Tone::warm, .label = report.result, .blocks = {}};
    if (!report.result_notes.empty()) box.blocks.emplace_back(List{.items = {report.result_notes.begin(), report.result_notes.end()}});
    for (const std::string& note : {report.practice_note, report.assisted_note}) box.blocks.emplace_back(Paragraph{.text = note, .tone = Tone::quiet});
    to.emplace_back(std::move(box));
}

LineChart trust_chart(const ReportView& report, const Words& words)
{
    LineChart chart{.described = report.trust_in_words, .lowest = static_cast<double>(report.trust_lowest), .highest = static_cast<double>(report.trust_highest)};
    bool any_breach = false;
    for (std::size_t i = 0; i < report.trust.size(); ++i) {
        const bool breach = i > 0 && i <= report.moments.size() && !report.moments[i - 1].breach.empty();
        any_breach = any_breach || breach;
        chart.points.push_back({.value = static_cast<double>(report.trust[i]),
                                .label = i == 0 ? words[Word::start_of_visit].text() : std::to_string(i),
                                .tone = breach ? Tone::alarm : Tone::calm});
    }
    chart.below = words[any_breach ? Word::report_diamond : Word::report_steps].text();
    return chart;
}

void add_competencies(std::vector<Block>& to, const ReportView& report, const Words& words)
{
    if (report.competencies.empty()) return;
    to.emplace_back(Heading{.level = 2, .text = words[Word::competencies].text()});
    Bars bars;
    if (report.needed_of_each >= 0) {
        bars.mark = report.needed_of_each;
        bars.below = words.with(Word::report_tick, {{"needed", std::to_string(std::lround(report.needed_of_each * 100.0F))}});
    }
    for (const CompetencyView& competency : report.competencies) {
        const bool enough = competency.share >= report.needed_of_each;
        bars.bars.push_back({.name = competency.name, .words = competency.in_words, .share = competency.share, .tone = enough ? Tone::calm : Tone::warm});
    }
    to.emplace_back(std::move(bars));
}

Pairs what_it_did(const MomentView& moment, const Words& words)
{
    Pairs pairs;
    const auto add = [&](Word name, const std::string& text, Tone tone = Tone::plain) {
        if (!text.empty()) pairs.rows.push_back({.name = words[name].text(), .text = text, .tone = tone});
    };
    add(Word::what_it_did, moment.effect, Tone::warm);
    add(Word::why_it_did, moment.why);
    std::string shows;
    for (const std::string& shown : moment.shows) shows += (shows.empty() ? "" : "\n") + shown;
    add(Word::what_it_shows, shows);
    return pairs;
}

Callout road_box(const RoadView& road, const Words& words)
{
    Callout box{.tone = Tone::quiet, .label = {}, .blocks = {}};
    add_chosen(box.blocks, road.does, road.text);
    add_said(box.blocks, road.reply);
    const std::string effect = road.effect + (road.effect.empty() || road.leads.empty() ? "" : "  ·  ") + road.leads;
    box.blocks.emplace_back(Paragraph{.text = effect, .tone = Tone::warm, .size = Size::small});
    if (!road.why.empty()) box.blocks.emplace_back(Paragraph{.text = Text{Stretch{.text = words[Word::why_it_did].text() + ": ", .bold = true}, Stretch{.text = road.why}}, .size = Size::small});
    return box;
}

/// Item by item, the answer beside the experts'. Agreement is a sign and a word.
void add_items(std::vector<Block>& to, const MomentView& moment)
{
    if (!moment.items.empty()) {
        Table table{.columns = std::vector<Column>(3), .rows = {}};
        for (const JudgedItem& item : moment.items) {
            Text text{Stretch{.text = item.text}};
            if (!item.why.empty()) text.parts.push_back({.text = "\n" + item.why, .italic = true});
            table.rows.push_back({text, bold((item.agrees ? "=  " : "≠  ") + item.given), item.wanted});
        }
        to.emplace_back(std::move(table));
    }
    to.emplace_back(Paragraph{.text = bold(moment.item_score)});
    to.emplace_back(Paragraph{.text = moment.turn, .tone = Tone::quiet});
}

void add_moment(std::vector<Block>& to, const MomentView& moment, std::size_t number, const Words& words)
{
    const std::string heading = words.with(Word::decision_number, {{"n", std::to_string(number)}});
    to.emplace_back(Heading{.level = 3, .text = moment.place.empty() ? heading : heading + "  ·  " + moment.place});
    add_said(to, moment.before, true);
    Callout chosen{.tone = Tone::calm, .label = words[Word::what_you_chose].text(), .blocks = {}};
    add_chosen(chosen.blocks, moment.does, moment.text);
    to.emplace_back(std::move(chosen));
    add_items(to, moment);
    add_said(to, moment.reply);
    for (const std::string& fact : moment.learned)
        to.emplace_back(Paragraph{.text = italic(words.with(Word::now_you_know, {{"fact", fact}})), .tone = Tone::calm});
    to.emplace_back(what_it_did(moment, words));
    if (!moment.breach.empty() || !moment.repair.empty()) {
        Callout box{.tone = moment.breach.empty() ? Tone::calm : Tone::alarm, .label = {}, .blocks = {}};
        box.blocks.emplace_back(Paragraph{.text = bold(moment.breach), .tone = Tone::alarm});
        box.blocks.emplace_back(Paragraph{.text = moment.repair, .tone = Tone::calm});
        to.emplace_back(std::move(box));
    }
    if (moment.others.empty()) return;
    to.emplace_back(Paragraph{.text = bold(words[Word::other_roads].text()), .tone = Tone::quiet, .leads_on = true});
    for (const RoadView& road : moment.others) to.emplace_back(road_box(road, words));
}

void add_own_words(std::vector<Block>& to, const Translated& heading, const std::vector<KeptWords>& kept)
{
    if (kept.empty()) return;
    to.emplace_back(Heading{.level = 2, .text = heading.text()});
    for (const KeptWords& one : kept) {
        to.emplace_back(Paragraph{.text = one.ask, .tone = Tone::quiet, .leads_on = true});
        if (!one.answer.empty()) to.emplace_back(Paragraph{.text = one.answer, .told = true});
        if (one.partners_answer.empty()) continue;
        to.emplace_back(Paragraph{.text = bold(one.partner), .tone = Tone::quiet, .leads_on = true});
        to.emplace_back(Paragraph{.text = one.partners_answer, .told = true});
    }
}

}  // namespace

paper::Document report_document(const ReportView& report, const Words& words)
{
    const std::string whose = report.person.empty() ? report.title : report.title + "  ·  " + report.person;
    Document document{.title = words[Word::report_heading].text() + ": " + report.title + (report.person.empty() ? "" : " – " + report.person),
                      .language = words.language(),
                      .author = report.person,
                      .subject = report.date,
                      .letterhead = words[Word::app_name].text(),
                      .running = whose,
                      .footer = report.versions,
                      .blocks = {}};
    std::vector<Block>& to = document.blocks;
    add_title(to, report, words);
    to.emplace_back(ending_box(report, words));
    add_list(to, words[Word::what_went_well], report.strengths, &words[Word::nothing_yet]);
    add_list(to, words[Word::to_try_next], report.to_try);
    if (report.next) add_list(to, words[Word::next_heading], {telling::in_one_line(*report.next)});
    if (report.trust.size() > 1) {
        to.emplace_back(Heading{.level = 2, .text = words[Word::trust_over_time].text()});
        to.emplace_back(Paragraph{.text = report.trust_in_words, .leads_on = true});
        to.emplace_back(trust_chart(report, words));
        for (const MeterLine& meter : report.other_meters) to.emplace_back(Paragraph{.text = meter.in_words});
    }
    add_competencies(to, report, words);
    add_notes(to, report);
    if (!report.moments.empty()) to.emplace_back(Heading{.level = 2, .text = words[Word::each_decision].text()});
    for (std::size_t i = 0; i < report.moments.size(); ++i) add_moment(to, report.moments[i], i + 1, words);
    add_list(to, words[Word::what_you_heard], report.heard);
    add_list(to, words[Word::never_heard], report.unheard);
    add_own_words(to, words[Word::your_words_before], report.prepared);
    add_own_words(to, words[Word::your_words_after], report.reflected);
    return document;
}

std::string report_pdf(const ReportView& report, const Words& words, const Printing& printing)
{
    return pdf_of(report_document(report, words), {.size = printing.on_letter ? PaperSize::letter : PaperSize::a4,
                                                   .fonts = printing.fonts,
                                                   .created = std::chrono::floor<std::chrono::seconds>(report.at)});
}

std::string report_file_name(const ReportView& report)
{
    std::string name = report.title;
    for (const std::string& part : {report.person, report.day})
        if (!part.empty()) name += " - " + part;
    return file_name_of(name, ".pdf");
}

}  // namespace fv
