#include "facilitator/exports/pdf.h"

#include <map>
#include <regex>
#include <sstream>

#include "random_document.h"
#include "support/catch.h"
#include "support/pdf_reader.h"

using namespace fv::paper;
using fv::test::PdfReader;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

PdfOptions on_day(PaperSize size = PaperSize::a4)
{
    return {.size = size, .landscape = false, .fonts = FV_FONTS, .created = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{9}};
}

Document small()
{
    Document document{.title = "Acta de la visita: Nguyễn", .language = "es", .author = "Siobhán Ünal", .subject = "Prueba", .letterhead = "First Visit", .running = "Acta", .footer = "Pie"};
    document.blocks = {Heading{.level = 1, .text = "Acta"},
                       Paragraph{.text = "Rosa Delgado recibió a Đặng Thị Nguyễn y a Siobhán Ünal: ¿quién más? Señor Ấm, cigüeña, ếẵợỹ."},
                       Heading{.level = 2, .text = "Lo dicho"},
                       Quotation{.speaker = "Rosa Delgado", .mood = "wary", .text = "¿Los dos?"},
                       List{.items = {"uno", "dos"}},
                       Table{.columns = {{"Nombre"}, {"Visitas", Align::end}}, .rows = {{"Ana", "3"}}, .first_column_names = true},
                       LineChart{.described = "La confianza subió de 40 a 70.", .points = {{40, "inicio"}, {70, "1"}}}};
    return document;
}

/// The parts of a `pdffonts` line for each font: embedded, subset, with a way back to Unicode.
void check_fonts(const PdfReader& pdf)
{
    std::istringstream lines(pdf.fonts());
    std::string line;
    std::getline(lines, line);
    std::getline(lines, line);
    int fonts = 0;
    for (; std::getline(lines, line); ++fonts) {
        INFO(line);
        CHECK(has(line, "yes yes yes"));
    }
    CHECK(fonts > 0);
}

}  // namespace

TEST_CASE("A document's text is read back letter by letter, accents and all", "[pdf]")
{
    const PdfReader pdf(pdf_of(small(), on_day()));
    const std::string text = pdf.text();
    for (const char* words : {"Rosa Delgado recibió a Đặng Thị Nguyễn y a Siobhán Ünal: ¿quién más?", "Señor Ấm, cigüeña, ếẵợỹ.", "¿Los dos?", "1 / 1"}) {
        INFO(words << " in " << text);
        CHECK(has(text, words));
    }
    check_fonts(pdf);
}

TEST_CASE("A reader's program learns the title, the language, the day and that it is tagged", "[pdf]")
{
    const std::string bytes = pdf_of(small(), on_day());
    const std::string info = PdfReader(bytes).info();
    INFO(info);
    CHECK(has(info, "Acta de la visita: Nguyễn"));
    CHECK(has(info, "Siobhán Ünal"));
    CHECK(has(info, "Nov 24 09:00:00 2026"));
    CHECK(std::regex_search(info, std::regex("Tagged: +yes")));
    CHECK(std::regex_search(info, std::regex("Pages: +1\n")));
}

TEST_CASE("A screen reader meets headings, lists, tables and figures as what they are", "[pdf]")
{
    const PdfReader pdf(pdf_of(small(), on_day()));
    const std::string tags = std::regex_replace(pdf.structure(), std::regex(" *\\(block\\)"), "");
    INFO(tags);
    for (const char* part : {"H1\n    \"Acta\"", "H2\n    \"Lo dicho\"", "BlockQuote\n    P\n", "LI\n      Lbl\n        \"•\"\n      LBody\n        \"uno\"",
                             "TH:\n         /Scope /Column", "TH:\n         /Scope /Row", "TD\n        \"3\"", "Figure"})
        CHECK(has(tags, part));
    CHECK_FALSE(has(tags, "1 / 1"));  // the page's number is decoration
}

TEST_CASE("A paragraph that goes on on the next page is one paragraph", "[pdf]")
{
    Document document;
    std::string text;
    for (int i = 0; i < 1500; ++i) text += "word" + std::to_string(i) + " ";
    document.blocks.emplace_back(Paragraph{.text = text});
    document.running = "running head";
    const PdfReader pdf(pdf_of(document, on_day()));
    REQUIRE(pdf.pages().size() >= 2);
    const std::string tags = pdf.structure();
    std::size_t paragraphs = 0;
    for (std::size_t at = tags.find("  P"); at != std::string::npos; at = tags.find("  P", at + 1)) ++paragraphs;
    CHECK(paragraphs == 1);
    CHECK_FALSE(has(tags, "running head"));
}

TEST_CASE("No heading stands without what it heads, and no item of a list alone", "[pdf]")
{
    const auto filling = GENERATE(range(30, 48));  // so many lines that the page ends somewhere in what follows
    Document document;
    for (int i = 0; i < filling; ++i) document.blocks.emplace_back(Paragraph{.text = "line", .size = Size::small});
    document.blocks.emplace_back(Heading{.level = 2, .text = "heading"});
    document.blocks.emplace_back(List{.items = {"first", "second", "third", "fourth"}});
    const PdfReader pdf(pdf_of(document, on_day()));
    std::map<std::string, std::size_t> page;
    for (const fv::test::PdfWord& word : pdf.words()) page[word.text] = word.page;
    CHECK(page["heading"] == page["second"]);
    CHECK(page["first"] == page["second"]);
    CHECK(page["third"] == page["fourth"]);
}

TEST_CASE("The same document gives the same bytes, and another day gives others", "[pdf]")
{
    PdfOptions later = on_day();
    later.created += std::chrono::hours{1};
    CHECK(pdf_of(small(), on_day()) == pdf_of(small(), on_day()));
    CHECK(pdf_of(small(), on_day()) != pdf_of(small(), later));
}

TEST_CASE("A page has the size of the paper that was asked for", "[pdf]")
{
    PdfOptions options = on_day(PaperSize::letter);
    const PdfReader letter(pdf_of(small(), options));
    CHECK(letter.pages().front().width == 612);
    CHECK(letter.pages().front().height == 792);
    options.landscape = true;
    CHECK(PdfReader(pdf_of(small(), options)).pages().front().width == 792);
    CHECK(PdfReader(pdf_of(small(), on_day())).pages().front().width == Approx(595.28).margin(0.01));
}

TEST_CASE("Without the window's fonts the system's serve", "[pdf]")
{
    PdfOptions options = on_day();
    options.fonts = "/nowhere/at/all";
    const PdfReader pdf(pdf_of(small(), options));
    CHECK(has(pdf.text(), "Đặng Thị Nguyễn"));
    check_fonts(pdf);
}

TEST_CASE("A document without anything is one page with its number", "[pdf]")
{
    const PdfReader pdf(pdf_of(Document{}, on_day()));
    CHECK(pdf.pages().size() == 1);
    CHECK(pdf.text() == "1 / 1 ");
}

TEST_CASE("Any bytes are taken as text", "[pdf][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{40}));
    fv::test::DocumentMaker chance(seed);
    std::string bytes = "\xEF\xBF\xBE\xEF\xB7\x90 \xFF\xC3";
    for (std::size_t i = chance.pick(300); i > 0; --i) bytes += static_cast<char>(chance.pick(256));
    Document document{.title = bytes, .language = bytes, .author = bytes, .subject = bytes, .letterhead = bytes, .running = bytes, .footer = bytes};
    document.blocks = {Heading{.level = 2, .text = bytes}, Paragraph{.text = bytes}, Quotation{.speaker = bytes, .mood = bytes, .text = bytes},
                       Callout{.label = bytes, .blocks = {List{.items = {bytes, bytes}}}}, Pairs{.rows = {{bytes, bytes}}},
                       LineChart{.described = bytes, .points = {{1, bytes}, {2, bytes}}, .below = bytes}};
    INFO("seed " << seed);
    CHECK_FALSE(PdfReader(pdf_of(document, on_day())).pages().empty());
}

TEST_CASE("No word is lost, cut or overprinted, and none leaves its page, in any document", "[pdf][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{40}));
    const fv::test::RandomDocument random = fv::test::DocumentMaker(seed).make();
    PdfOptions options = on_day(seed % 2 == 0 ? PaperSize::a4 : PaperSize::letter);
    options.landscape = seed % 5 == 0;
    const PdfReader pdf(pdf_of(random.document, options));
    INFO("seed " << seed);
    CHECK(fv::test::misplaced(pdf) == "");
    const std::string letters = pdf.letters();
    std::string lost;
    for (const std::string& word : random.words)
        if (!has(letters, word)) lost += word + " ";
    CHECK(lost == "");
}
