#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/catch.h"
#include "support/command_bench.h"
#include "support/pdf_reader.h"

using namespace fv;
using json = nlohmann::json;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

void play(test::CommandBench& bench)
{
    REQUIRE(bench.run({"play", bench.path("small-visit.yaml"), "--as", "Siobhán Nguyễn", "--choices", "show-attendance,apologise"}).status == 0);
}

std::string content(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("The newest attempt's report is printed as text", "[command][report]")
{
    test::CommandBench bench;
    play(bench);
    const test::Ran ran = bench.run({"report", "last"});
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "After-action report: The small visit"));
    CHECK(has(ran.out, "Siobhán Nguyễn"));
    CHECK(has(ran.out, "Come in, then."));  // the road not taken
}

TEST_CASE("A report is written as PDF, and told where; standard output stays free", "[command][report]")
{
    test::CommandBench bench;
    play(bench);
    const test::Ran ran = bench.run({"report", "last", "--pdf", bench.path("report.pdf"), "--paper", "a4"});
    CHECK(ran.status == 0);
    CHECK(ran.out.empty());
    CHECK(has(ran.err, bench.path("report.pdf")));
    const test::PdfReader pdf(content(bench.path("report.pdf")));
    CHECK(has(pdf.text(), "Siobhán Nguyễn"));
    CHECK(pdf.pages().front().width < 596);
    CHECK(bench.run({"report", "last", "--pdf", "-", "--paper", "a4"}).out == content(bench.path("report.pdf")));
}

TEST_CASE("A PDF and the text are had in one go", "[command][report]")
{
    test::CommandBench bench;
    play(bench);
    const test::Ran ran = bench.run({"report", "last", "--pdf", bench.path("report.pdf"), "--text", "--quiet"});
    CHECK(has(ran.out, "After-action report"));
    CHECK(ran.err.empty());
    CHECK(content(bench.path("report.pdf")).starts_with("%PDF-"));
    CHECK(bench.run({"report", "last", "--pdf", "-", "--text"}).status == 2);
}

TEST_CASE("For programs the report is one document with every decision", "[command][report]")
{
    test::CommandBench bench;
    play(bench);
    const json report = json::parse(bench.run({"report", "last", "--json"}).out);
    CHECK(report["schema"] == "first-visit/report/1");
    CHECK(report["person"] == "Siobhán Nguyễn");
    REQUIRE(report["decisions"].size() == 2);
    CHECK(report["decisions"][0]["others"][0]["reply"][0]["text"] == "Come in, then.");
    CHECK(report["trust"]["values"].size() == 3);
    CHECK(report["competencies"][0]["share"].is_null());
    const json by_id = json::parse(bench.run({"report", report["attempt"], "--json"}).out);
    CHECK(by_id == report);
}

TEST_CASE("A report that can't be given says why, each by its exit status", "[command][report]")
{
    test::CommandBench bench;
    CHECK(bench.run({"report", "last"}).status == 1);
    CHECK(bench.run({"report", "no-id"}).status == 2);
    CHECK(bench.run({"report"}).status == 2);
    CHECK(bench.run({"report", "01a20f59-d4fe-7637-b108-fc3f6dd52eda"}).status == 1);
    play(bench);
    const test::Ran ran = bench.run({"report", "last", "--pdf", "/nowhere/at/all.pdf"});
    CHECK(ran.status == 3);
    CHECK(has(ran.err, "No such file"));
    CHECK(bench.run({"report", "last", "--pdf", "x.pdf", "--paper", "foolscap"}).status == 2);
}
