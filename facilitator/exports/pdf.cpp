#include "facilitator/exports/pdf.h"

#include <cairo-pdf.h>
#include <ctime>
#include <stdexcept>
#include <fmt/format.h>

#include "facilitator/exports/compositor.h"
#include "facilitator/exports/finish.h"
#include "facilitator/exports/handles.h"
#include "facilitator/exports/paint.h"

namespace fv::paper {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, Calls<cairo_surface_destroy>>;
using Cairo = std::unique_ptr<cairo_t, Calls<cairo_destroy>>;

Sheet sheet_of(const PdfOptions& options)
{
    Sheet sheet = options.size == PaperSize::a4 ? Sheet{595.276, 841.89} : Sheet{612, 792};
    if (options.landscape) std::swap(sheet.width, sheet.height);
    return sheet;
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length)
{
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

std::string moment(std::chrono::sys_seconds at)
{
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(at - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count(), time.seconds().count());
}

void describe(cairo_surface_t* surface, const Document& document, const PdfOptions& options)
{
    const auto set = [&](cairo_pdf_metadata_t which, const std::string& text) {
        if (!text.empty()) cairo_pdf_surface_set_metadata(surface, which, readable(text).c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, document.title);
    set(CAIRO_PDF_METADATA_AUTHOR, document.author);
    set(CAIRO_PDF_METADATA_SUBJECT, document.subject);
    set(CAIRO_PDF_METADATA_CREATOR, document.letterhead);
    set(CAIRO_PDF_METADATA_CREATE_DATE, moment(options.created));
}

}  // namespace

std::string pdf_of(const Document& document, const PdfOptions& options)
{
    const Sheet sheet = sheet_of(options);
    const Faces faces(options.fonts, document.language);
    const Shaper shaper(faces);
    const Flow flow = Compositor(faces, sheet.text_width(), sheet.text_height()).set(document);
    const std::vector<Page> pages = pages_of(flow, sheet.text_height());

    std::string drawn;
    const Surface surface(cairo_pdf_surface_create_for_stream(append, &drawn, sheet.width, sheet.height));
    describe(surface.get(), document, options);
    Written written;
    {
        const Cairo cairo(cairo_create(surface.get()));
        written = paint(cairo.get(), document, flow, pages, sheet, shaper);
    }
    cairo_surface_finish(surface.get());
    const cairo_status_t status = cairo_surface_status(surface.get());
    if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(fmt::format("the document could not be drawn: {}", cairo_status_to_string(status)));
    return finished(drawn, document.language, written);
}

}  // namespace fv::paper
