#include "facilitator/exports/surface.h"

#include <fmt/format.h>

#include "facilitator/exports/text.h"

namespace fv::paper {
namespace {

std::string moment(std::chrono::sys_seconds at)
{
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(at - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace

Sheet sheet_of(PaperSize size, bool landscape)
{
    Sheet sheet = size == PaperSize::a4 ? Sheet{595.276, 841.89} : Sheet{612, 792};
    if (landscape) std::swap(sheet.width, sheet.height);
    return sheet;
}

cairo_status_t append_bytes(void* bytes, const unsigned char* data, unsigned length)
{
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void describe(cairo_surface_t* surface, const Described& described, std::chrono::sys_seconds created)
{
    const auto set = [&](cairo_pdf_metadata_t which, const std::string& text) {
        if (!text.empty()) cairo_pdf_surface_set_metadata(surface, which, readable(text).c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, described.title);
    set(CAIRO_PDF_METADATA_AUTHOR, described.author);
    set(CAIRO_PDF_METADATA_SUBJECT, described.subject);
    set(CAIRO_PDF_METADATA_CREATOR, described.creator);
    set(CAIRO_PDF_METADATA_CREATE_DATE, moment(created));
}

void want_drawn(cairo_surface_t* surface)
{
    const cairo_status_t status = cairo_surface_status(surface);
    if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(fmt::format("the document could not be drawn: {}", cairo_status_to_string(status)));
}

}  // namespace fv::paper
