#include "trainer/session/report_document.h"

#include "support/catch.h"
#include "support/pdf_reader.h"
#include "support/session_bench.h"
#include "trainer/session/prepare.h"
#include "trainer/session/reflect.h"
#include "trainer/session/rehearsal.h"
#include "trainer/session/report.h"

using namespace fv;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Uuid played(test::SessionBench& bench, const std::vector<std::string>& choices, const std::string& name = "Siobhán Nguyễn Ünal")
{
    const Uuid attempt = bench.begin(name);
    (void)carry_out(PrepareAction(DraftChanged{"prepare-1", "¿Llegaré tarde? Ếch."}), attempt, bench.session);
    (void)carry_out(PrepareAction(SetOut{}), attempt, bench.session);
    for (const std::string& choice : choices) {
        const std::string decision = rehearsal_view(bench.session, attempt)->decision;
        REQUIRE(carry_out(RehearsalAction(Choose{decision, choice}), attempt, bench.session).records);
    }
    (void)carry_out(ReflectAction(KeepReflection{}), attempt, bench.session);
    return attempt;
}

FileToSave file_of(test::SessionBench& bench, const Uuid& attempt) { return carry_out(ReportAction(SaveReport{}), attempt, bench.session).file.value(); }

/// A report with as many decisions as a long evening has, each with roads not taken.
ReportView long_report(test::SessionBench& bench, std::size_t decisions)
{
    ReportView report = report_view(bench.session, played(bench, {"show-attendance", "apologise"})).value();
    const MomentView moment = report.moments.front();
    report.moments.assign(decisions, moment);
    report.trust.assign(decisions + 1, 40);
    for (std::size_t i = 0; i < report.trust.size(); ++i) report.trust[i] = static_cast<int>(i * 37 % 100);
    return report;
}

}  // namespace

TEST_CASE("The report on paper says what the report says, every name with its accents", "[report]")
{
    test::SessionBench bench;
    const Uuid attempt = played(bench, {"show-attendance", "apologise"});
    const test::PdfReader pdf(file_of(bench, attempt).bytes);
    const std::string text = pdf.text();
    INFO(text);
    const ReportView report = report_view(bench.session, attempt).value();
    for (const std::string& part : {std::string("Siobhán Nguyễn Ünal"), std::string("Rosa Delgado"), report.title, report.date, report.ending, report.result, report.trust_in_words,
                                    std::string("So that is it."), std::string("Come in, then."), report.moments[0].why, report.moments[1].effect, report.moments[0].breach,
                                    report.moments[0].others[0].why, report.competencies[0].name, report.unheard[0], std::string("¿Llegaré tarde? Ếch."), report.versions})
        CHECK(has(text, part));
    CHECK(test::misplaced(pdf) == "");
}

TEST_CASE("The report on paper speaks the language that was chosen, and tells readers which", "[report]")
{
    test::SessionBench bench;
    const Uuid attempt = played(bench, {"introduce-both", "ask-about-reels"});
    (void)carry_out(HomeAction(ChooseLanguage{"es"}), bench.session);
    const ReportView report = report_view(bench.session, attempt).value();
    CHECK(report_document(report, bench.session.words()).language == "es");
    const test::PdfReader pdf(file_of(bench, attempt).bytes);
    CHECK(has(pdf.text(), "Cómo terminó la visita"));
    CHECK(has(pdf.info(), "Informe de la visita: The small visit – Siobhán Nguyễn Ünal"));
}

TEST_CASE("The same report is the same file, whenever it is saved", "[report]")
{
    test::SessionBench bench;
    const Uuid attempt = played(bench, {"introduce-both", "ask-about-reels"});
    const FileToSave first = file_of(bench, attempt);
    CHECK(first.bytes == file_of(bench, attempt).bytes);
    CHECK(first.name == "The small visit - Siobhán Nguyễn Ünal - 2026-11-24.pdf");
}

TEST_CASE("A visit of sixty decisions fits its pages, and each decision has its heading", "[report]")
{
    test::SessionBench bench;
    const ReportView report = long_report(bench, 60);
    const std::string bytes = report_pdf(report, bench.session.words(), {});
    const test::PdfReader pdf(bytes);
    CHECK(pdf.pages().size() > 15);
    CHECK(pdf.pages().size() < 60);
    CHECK(test::misplaced(pdf) == "");
    CHECK(has(pdf.structure(), "\"Decision 60  ·  The porch\""));
    CHECK(has(pdf.text(), "1 / " + std::to_string(pdf.pages().size())));
}

TEST_CASE("An answer by items stands beside the experts', item by item", "[report]")
{
    test::SessionBench bench;
    ReportView report = long_report(bench, 1);
    report.moments[0].items = {{.text = "Phone from the car", .given = "you: picked", .wanted = "experts: leave out", .why = "Nobody was asked.", .agrees = false},
                               {.text = "Take off your shoes", .given = "you: picked", .wanted = "experts: picked", .why = {}, .agrees = true}};
    report.moments[0].item_score = "50 of 100";
    report.moments[0].turn = "It was Dana's turn.";
    report.assisted_note = "You opened two hints.";
    const test::PdfReader pdf(report_pdf(report, bench.session.words(), {}));
    for (const char* part : {"≠ you: picked", "= you: picked", "experts: leave out", "Nobody was asked.", "50 of 100", "It was Dana's turn.", "You opened two hints."}) {
        INFO(part);
        CHECK(has(pdf.text(), part));
    }
    CHECK(test::misplaced(pdf) == "");
}

TEST_CASE("A report without any decision is one page that says so", "[report]")
{
    test::SessionBench bench;
    const Uuid attempt = bench.begin("Ana");
    const test::PdfReader pdf(file_of(bench, attempt).bytes);
    CHECK(pdf.pages().size() == 1);
    CHECK(has(pdf.text(), "The visit has not come to its end."));
    CHECK(test::misplaced(pdf) == "");
}

TEST_CASE("Paper is of the size that the person's country uses", "[report]")
{
    test::SessionBench bench;
    const ReportView report = report_view(bench.session, bench.begin("Ana")).value();
    CHECK(test::PdfReader(report_pdf(report, bench.session.words(), {.fonts = {}, .on_letter = true})).pages().front().height == 792);
    CHECK(test::PdfReader(report_pdf(report, bench.session.words(), {.fonts = {}, .on_letter = false})).pages().front().height > 841);
}
