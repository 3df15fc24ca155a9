#include "facilitator/exports/pdf.h"

#include "facilitator/exports/compositor.h"
#include "facilitator/exports/finish.h"
#include "facilitator/exports/surface.h"

namespace fv::paper {

std::string pdf_of(const Document& document, const PdfOptions& options)
{
    const Sheet sheet = sheet_of(options.size, options.landscape);
    const Faces faces(options.fonts, document.language);
    const Shaper shaper(faces);
    const Flow flow = Compositor(faces, sheet.text_width(), sheet.text_height()).set(document);
    const std::vector<Page> pages = pages_of(flow, sheet.text_height());

    std::string drawn;
    const Surface surface(cairo_pdf_surface_create_for_stream(append_bytes, &drawn, sheet.width, sheet.height));
    describe(surface.get(), {.title = document.title, .author = document.author, .subject = document.subject, .creator = document.letterhead}, options.created);
    Written written;
    {
        const Cairo cairo(cairo_create(surface.get()));
        written = paint(cairo.get(), document, flow, pages, sheet, shaper);
    }
    cairo_surface_finish(surface.get());
    want_drawn(surface.get());
    return finished(drawn, document.language, written);
}

}  // namespace fv::paper
