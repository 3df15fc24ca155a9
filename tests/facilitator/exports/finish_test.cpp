// What cairo can't say and finish.cpp adds, looked up in the file itself.
#include <functional>
#include <sstream>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "facilitator/exports/pdf.h"
#include "support/catch.h"

using namespace fv::paper;

namespace {

/// A PDF's objects, for as long as it lives.
struct File {
    std::string bytes;
    QPDF objects;

    explicit File(const Document& document) : bytes(pdf_of(document, {})) { objects.processMemoryFile("test", bytes.data(), bytes.size()); }

    /// Every element of the structure of that kind.
    std::vector<QPDFObjectHandle> elements(const std::string& kind)
    {
        std::vector<QPDFObjectHandle> found;
        for (QPDFObjectHandle object : objects.getAllObjects())
            if (object.isDictionary() && object.getKey("/S").isNameAndEquals(kind)) found.push_back(object);
        return found;
    }
};

Document report()
{
    Document document{.title = "Acta", .language = "es", .letterhead = "First Visit", .running = "Acta", .footer = "Pie"};
    document.blocks = {Heading{.level = 1, .text = "Acta"}, Heading{.level = 2, .text = "Señal"}, Heading{.level = 3, .text = "Ünal"}, Heading{.level = 2, .text = "Fin"},
                       LineChart{.described = "La confianza subió.", .points = {{40, "1"}, {70, "2"}}},
                       Callout{.tone = Tone::calm, .label = "Caja", .blocks = {Paragraph{.text = "Dentro."}}}};
    return document;
}

}  // namespace

TEST_CASE("A screen reader is told the language, and the title bar the title", "[pdf]")
{
    File file(report());
    CHECK(file.objects.getRoot().getKey("/Lang").getUTF8Value() == "es");
    CHECK(file.objects.getRoot().getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    CHECK(file.objects.getRoot().getKey("/MarkInfo").getKey("/Marked").getBoolValue());
}

TEST_CASE("A figure says in words what it shows", "[pdf]")
{
    File file(report());
    const auto figures = file.elements("/Figure");
    REQUIRE(figures.size() == 1);
    CHECK(QPDFObjectHandle(figures[0]).getKey("/Alt").getUTF8Value() == "La confianza subió.");
}

TEST_CASE("Headings are bookmarks, one below the other as they are in the text", "[pdf]")
{
    File file(report());
    std::string seen;
    const std::function<void(QPDFOutlineObjectHelper, int)> walk = [&](QPDFOutlineObjectHelper one, int depth) {
        seen += std::string(static_cast<std::size_t>(depth), '>') + one.getTitle() + ' ';
        for (QPDFOutlineObjectHelper& below : one.getKids()) walk(below, depth + 1);
    };
    for (QPDFOutlineObjectHelper& top : QPDFOutlineDocumentHelper(file.objects).getTopLevelOutlines()) walk(top, 0);
    CHECK(seen == "Acta >Señal >>Ünal >Fin ");
}

TEST_CASE("Everything on a page is either tagged or decoration, and every mark is closed", "[pdf]")
{
    Document document = report();
    for (int i = 0; i < 90; ++i) document.blocks.emplace_back(Paragraph{.text = "Una línea, otra, y otra más."});
    File file(document);
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(file.objects).getAllPages()) {
        page.coalesceContentStreams();
        const auto content = page.getObjectHandle().getKey("/Contents").getStreamData();
        const std::string text(reinterpret_cast<const char*>(content->getBuffer()), content->getSize());
        int depth = 0;
        bool all_marked = true, closed = true;
        std::istringstream words(text);
        for (std::string word; words >> word;) {
            if (word == "BDC" || word == "BMC") ++depth;
            else if (word == "EMC") closed = --depth >= 0 && closed;
            else if (word == "BT" || word == "f" || word == "S") all_marked = all_marked && depth > 0;
        }
        CHECK(depth == 0);
        CHECK(closed);
        CHECK(all_marked);
    }
}
