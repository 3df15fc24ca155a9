// A certificate on paper, read back by programs that aren't ours.
#include "facilitator/exports/certificate.h"

#include <algorithm>
#include <regex>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "certificate_samples.h"
#include "support/catch.h"
#include "support/pdf_reader.h"
#include "support/scratch_folder.h"

using namespace fv;
using namespace fv::paper;
using test::PdfReader;
using test::printed_by;

namespace {

PdfOptions on(PaperSize size) { return {.size = size, .fonts = FV_FONTS, .created = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}}; }
std::string pdf_of(const CertificatePaper& paper, PaperSize size = PaperSize::a4) { return certificate_pdf(paper, on(size)); }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string file_with(const test::ScratchFolder& folder, const std::string& bytes)
{
    const auto file = folder.path / "certificate.pdf";
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
}

std::string without_spaces(std::string text)
{
    std::erase(text, ' ');
    return text;
}

/// A name of real syllables, of up to that many letters.
std::string random_name(unsigned seed, std::size_t most)
{
    std::mt19937 random(seed);
    constexpr std::array syllables{"Nguyễn", "de", "la", "Fernández", "O’Neill", "Ünal", "Đặng", "Mbeki-", "Å", "Wójcik", "y", "Villaseñor", "Li", "Sørensen", "Thị", "Ökt", "van", "Siobhán"};
    std::string name;
    while (name.size() < most) name += std::string(name.empty() ? "" : " ") + syllables[random() % syllables.size()];
    return name;
}

}  // namespace

TEST_CASE("Every word of a certificate is read back, and no word lies over another or leaves the sheet", "[certificate]")
{
    for (const test::NamedPaper& sample : test::sample_papers()) {
        INFO(sample.file);
        const PdfReader pdf(pdf_of(sample.paper, sample.size));
        REQUIRE(pdf.pages().size() == 1);
        CHECK(misplaced(pdf) == "");
        const CertificatePaper& paper = sample.paper;
        const std::string text = pdf.letters();
        for (const std::string& words : {paper.issuer, paper.heading, paper.before_name, paper.name, paper.after_name, paper.level, paper.programme, paper.facts[0].text, paper.facts[2].name,
                                         paper.signer, paper.signer_role, paper.how_to_verify, paper.id.text, paper.key.text}) {
            INFO(words << " in " << text);
            CHECK(has(text, without_spaces(words)));
        }
    }
}

TEST_CASE("Any name finds its place, whatever its length and letters, on both papers and with a logo", "[certificate][property]")
{
    for (unsigned seed = 0; seed < 24; ++seed) {
        CertificatePaper paper = test::named(random_name(seed, 3 + seed * 4));
        if (seed % 3 == 0) paper.logo = test::some_logo();
        if (seed % 4 == 0) paper.level = "Formadora de facilitadoras de visitas a domicilio del distrito";
        const PdfReader pdf(pdf_of(paper, seed % 2 == 0 ? PaperSize::letter : PaperSize::a4));
        INFO(paper.name);
        CHECK(pdf.pages().size() == 1);
        CHECK(misplaced(pdf) == "");
        CHECK(has(pdf.text(), paper.name));
    }
}

TEST_CASE("No word stands on a certificate that was not handed in", "[certificate]")
{
    CHECK(PdfReader(pdf_of({})).text().empty());
    CHECK(PdfReader(pdf_of({.name = "Ana"})).text() == "Ana ");
}

TEST_CASE("A certificate lies across the sheet, and is the same file each time", "[certificate]")
{
    const std::string bytes = pdf_of(test::english_paper());
    CHECK(bytes == pdf_of(test::english_paper()));
    const PdfReader a4(bytes), letter(pdf_of(test::english_paper(), PaperSize::letter));
    CHECK(a4.pages()[0].width == Approx(841.89).margin(0.1));
    CHECK(letter.pages()[0].width == Approx(792).margin(0.1));
    CHECK(letter.pages()[0].height == Approx(612).margin(0.1));
    CHECK(std::regex_search(a4.info(), std::regex("Tagged: +yes")));
    CHECK(has(a4.info(), "Certificate of Ana Reed"));
}

TEST_CASE("A screen reader hears the language, one heading, the name, and what each picture shows", "[certificate]")
{
    CertificatePaper paper = test::spanish_paper();
    paper.logo = test::some_logo();
    paper.logo_described = "Escudo del distrito";
    const std::string bytes = pdf_of(paper);
    QPDF file;
    file.processMemoryFile("test", bytes.data(), bytes.size());
    CHECK(file.getRoot().getKey("/Lang").getUTF8Value() == "es");
    std::vector<std::string> shown;
    int headings = 0;
    for (QPDFObjectHandle object : file.getAllObjects()) {
        if (!object.isDictionary()) continue;
        if (object.getKey("/S").isNameAndEquals("/Figure")) shown.push_back(object.getKey("/Alt").getUTF8Value());
        if (object.getKey("/S").isNameAndEquals("/H1")) ++headings;
    }
    std::sort(shown.begin(), shown.end());
    CHECK(shown == std::vector<std::string>{"Escudo del distrito", paper.qr_described, paper.seal_described});
    CHECK(headings == 1);
}

TEST_CASE("The credential is attached under its name, and stands in the file byte for byte", "[certificate]")
{
    const CertificatePaper paper = test::english_paper();
    const std::string bytes = pdf_of(paper);
    const std::size_t at = bytes.find(paper.attachment.bytes);
    REQUIRE(at != std::string::npos);
    CHECK(bytes.find(paper.attachment.bytes, at + 1) == std::string::npos);
    QPDF file;
    file.processMemoryFile("test", bytes.data(), bytes.size());
    const auto attached = QPDFEmbeddedFileDocumentHelper(file).getEmbeddedFiles();
    REQUIRE(attached.size() == 1);
    CHECK(attached.begin()->first == "certificate.jwt");
    const test::ScratchFolder folder;
    CHECK(has(printed_by("pdfdetach -list " + file_with(folder, bytes)), "certificate.jwt"));
    CHECK(printed_by("qpdf --show-attachment=certificate.jwt " + file_with(folder, bytes)) == paper.attachment.bytes);
    CHECK(QPDFEmbeddedFileDocumentHelper(file).hasEmbeddedFiles());
    CertificatePaper bare = paper;
    bare.attachment = {};
    CHECK_FALSE(has(pdf_of(bare), "EmbeddedFile"));
}

TEST_CASE("The code is read from a picture of the paper at a printer's resolution, on both papers", "[certificate]")
{
    const CertificatePaper paper = test::english_paper();
    for (const PaperSize size : {PaperSize::a4, PaperSize::letter}) {
        const test::ScratchFolder folder;
        const std::string file = file_with(folder, pdf_of(paper, size));
        (void)printed_by("pdftoppm -r 200 -gray -singlefile " + file + " " + (folder.path / "page").string());
        const std::string read = printed_by("( zbarimg --quiet --raw " + (folder.path / "page.pgm").string() + " 2>/dev/null )");
        CHECK(paper.qr == qr_of(read.substr(0, read.find('\n'))));
    }
}

TEST_CASE("A logo that is no picture, or too large, is refused before anything is drawn", "[certificate]")
{
    CHECK_FALSE(logo_fault(test::some_logo()).has_value());
    CHECK(logo_fault("") == LogoFault::no_png);
    CHECK(logo_fault("GIF89a") == LogoFault::no_png);
    CHECK(logo_fault(test::some_logo().substr(0, 200)) == LogoFault::no_png);
    CHECK(logo_fault(std::string(largest_logo + 1, 'x')) == LogoFault::too_large);
    std::string wide = test::some_logo();
    wide[18] = '\x7F';  // across: 32,000 dots and more, in a small file
    CHECK(logo_fault(wide) == LogoFault::too_many_dots);
    CertificatePaper paper = test::english_paper();
    paper.logo = "GIF89a";
    CHECK_THROWS_AS(pdf_of(paper), std::invalid_argument);
}

TEST_CASE("A badge is a picture of the size asked for, the same each time, and another for another level", "[certificate][badge]")
{
    const Badge badge{.level = "Home visitor", .programme = "Home visits in Lakeside", .year = "2026", .language = "en"};
    const std::string png = badge_png(badge, FV_FONTS, 300);
    CHECK(png == badge_png(badge, FV_FONTS, 300));
    Badge other = badge;
    other.level = "Facilitator";
    CHECK(png != badge_png(other, FV_FONTS, 300));
    CHECK_FALSE(logo_fault(badge_png({}, FV_FONTS, 300)).has_value());  // of nothing, too, it is a picture
    CHECK_FALSE(logo_fault(badge_png({.level = std::string(200, 'm'), .programme = std::string(400, 'm'), .year = std::string(90, '2')}, FV_FONTS, 300)).has_value());
    const test::ScratchFolder folder;
    const auto file = folder.path / "badge.png";
    std::ofstream(file, std::ios::binary) << png;
    CHECK(printed_by("identify -format '%m %w %h %[pixel:p{0,0}]' " + file.string()) == "PNG 300 300 srgba(0,0,0,0)");
}
