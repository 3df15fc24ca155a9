#include "trainer/session/report.h"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "trainer/commands/answers.h"
#include "trainer/commands/commands.h"
#include "trainer/commands/permission.h"
#include "trainer/session/report_document.h"
#include "trainer/session/report_text.h"
#include "trainer/session/saving.h"

namespace fv {
namespace {

using answers::Json;

Json spoken(const std::vector<SpokenLine>& lines)
{
    Json out = Json::array();
    for (const SpokenLine& line : lines) out.push_back({{"speaker", line.speaker}, {"mood", line.mood}, {"text", line.text}});
    return out;
}

Json decision(const MomentView& moment, std::size_t number)
{
    Json out{{"number", number}, {"place", moment.place}, {"before", spoken(moment.before)}, {"does", moment.does}, {"says", moment.text}};
    out.update(Json{{"items", Json::array()}, {"item_score", moment.item_score}, {"turn", moment.turn}});
    for (const JudgedItem& item : moment.items)
        out["items"].push_back({{"text", item.text}, {"given", item.given}, {"wanted", item.wanted}, {"agrees", item.agrees}, {"why", item.why}});
    out.update(Json{{"reply", spoken(moment.reply)}, {"effect", moment.effect}, {"learned", moment.learned}, {"why", moment.why}, {"shows", moment.shows},
                    {"breach", moment.breach}, {"repair", moment.repair}, {"others", Json::array()}});
    for (const RoadView& road : moment.others)
        out["others"].push_back({{"does", road.does}, {"says", road.text}, {"reply", spoken(road.reply)}, {"effect", road.effect}, {"why", road.why}, {"leads", road.leads}});
    return out;
}

Json own_words(const std::vector<KeptWords>& kept)
{
    Json out = Json::array();
    for (const KeptWords& words : kept) {
        out.push_back({{"ask", words.ask}, {"answer", words.answer}});
        if (!words.partner.empty()) out.back().update(Json{{"partner", words.partner}, {"partners_answer", words.partners_answer}});
    }
    return out;
}

Json document(const ReportView& report, const Uuid& attempt, const std::string& language)
{
    Json out{{"schema", "first-visit/report/1"}, {"attempt", attempt.text()}, {"language", language}, {"title", report.title}, {"person", report.person},
             {"at", iso_text(report.at)}, {"ending", report.ending}, {"ending_why", report.ending_why}, {"passed", report.passed}, {"result", report.result},
             {"result_notes", report.result_notes}, {"practice_note", report.practice_note}, {"assisted_note", report.assisted_note}};
    out["trust"] = {{"name", report.trust_name}, {"lowest", report.trust_lowest}, {"highest", report.trust_highest}, {"values", report.trust}, {"in_words", report.trust_in_words}};
    out["other_meters"] = Json::array();
    for (const MeterLine& meter : report.other_meters) out["other_meters"].push_back({{"name", meter.name}, {"lowest", meter.lowest}, {"highest", meter.highest}, {"values", meter.values}, {"in_words", meter.in_words}});
    out["strengths"] = report.strengths;
    out["to_try"] = report.to_try;
    out["next_visit"] = answers::next_visit(report.next);
    out["decisions"] = Json::array();
    for (std::size_t i = 0; i < report.moments.size(); ++i) out["decisions"].push_back(decision(report.moments[i], i + 1));
    out["competencies"] = Json::array();
    for (const CompetencyView& competency : report.competencies) {
        const Json share = competency.share < 0 ? Json(nullptr) : Json(std::round(static_cast<double>(competency.share) * 10000.0) / 10000.0);
        out["competencies"].push_back({{"name", competency.name}, {"means", competency.means}, {"share", share}, {"in_words", competency.in_words}});
    }
    out.update(Json{{"heard", report.heard}, {"unheard", report.unheard}, {"prepared", own_words(report.prepared)}, {"reflected", own_words(report.reflected)}, {"versions", report.versions}});
    return out;
}

/// False: `console.err` was told why not.
bool write_pdf(const ReportView& view, const ReportArguments& arguments, const CommonOptions& common, const Session& session, Console& console)
{
    Printing printing = session.world().printing;
    if (!arguments.paper.empty()) printing.on_letter = arguments.paper == "letter";
    const std::string bytes = report_pdf(view, session.words(), printing);
    if (arguments.pdf == "-") {
        console.out << bytes;
        return true;
    }
    const Saved saved = save_over(arguments.pdf, bytes);
    if (!saved.why_not.empty()) console.err << fmt::format("first-visit: {} could not be written: {}\n", arguments.pdf, saved.why_not);
    else if (!common.quiet) console.err << fmt::format("first-visit: the report is in {}.\n", arguments.pdf);
    return saved.why_not.empty();
}

}  // namespace

int run_report(const ReportArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    if (arguments.pdf == "-" && (arguments.text || common.json)) {
        console.err << "first-visit: --pdf - and --text or --json can't both go to standard output; give the PDF a file.\n";
        return ExitStatus::wrong_usage;
    }
    const OpenSession opened = open_session(common, program.folders);
    Session& session = *opened.session;
    int status = ExitStatus::done;
    const StandingAttempt* standing = find_attempt(arguments.attempt, session, console, status);
    if (standing == nullptr) return status;
    const Uuid id = standing->record.id, owner = standing->record.person;
    if (const auto refusal = refused_unless_own(arguments.as, owner, Permission::see_attempts, session, console)) return *refusal;
    const auto view = report_view(session, id);
    if (!view) return ExitStatus::answer_is_no;  // another program was at the records a line ago
    if (arguments.show) {
        if (arguments.as.empty()) session.use_person(owner);
        WindowWish wish = arguments.window;
        wish.place = Reporting{id};
        return program.open_window(session, wish);
    }
    if (!arguments.pdf.empty() && !write_pdf(*view, arguments, common, session, console)) return ExitStatus::could_not;
    if (common.json) console.out << document(*view, id, session.words().language()).dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    else if (arguments.text || arguments.pdf.empty()) console.out << report_text(*view, session.words());
    return ExitStatus::done;
}

}  // namespace fv
