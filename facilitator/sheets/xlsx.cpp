#include "facilitator/sheets/xlsx.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <xlsxwriter.h>

namespace fv {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_text = 32767;  // characters in a cell; bytes are never fewer
constexpr std::size_t most_rows = 1048576;   // in a tab, the headings among them
constexpr std::size_t longest_name = 31;     // of a tab

/// A folder that nobody else can read, for as long as the library needs files.
class PrivateFolder {
public:
    PrivateFolder()
    {
        std::string name = (fs::temp_directory_path() / "first-visit-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("No folder for a moment can be made in " + fs::temp_directory_path().string() + ".");
        path_ = name;
    }
    ~PrivateFolder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// At most so many bytes, never half a character.
std::string cut(const std::string& text, std::size_t most)
{
    if (text.size() <= most) return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

/// What a tab's name may not hold becomes a blank.
std::string tab_name(const std::string& name)
{
    std::string out = cut(name, longest_name);
    for (char& c : out)
        if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = ' ';
    return out;
}

lxw_datetime datetime_of(WallTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    return {.year = static_cast<int>(date.year()), .month = static_cast<int>(static_cast<unsigned>(date.month())), .day = static_cast<int>(static_cast<unsigned>(date.day())),
            .hour = static_cast<int>(clock.hours().count()), .min = static_cast<int>(clock.minutes().count()), .sec = static_cast<double>(clock.seconds().count())};
}

struct Formats {
    lxw_format *heading, *date, *percent;

    explicit Formats(lxw_workbook* book) : heading(workbook_add_format(book)), date(workbook_add_format(book)), percent(workbook_add_format(book))
    {
        format_set_bold(heading);
        format_set_text_wrap(heading);
        format_set_align(heading, LXW_ALIGN_VERTICAL_TOP);
        format_set_bottom(heading, LXW_BORDER_THIN);
        format_set_num_format(date, "yyyy-mm-dd hh:mm");
        format_set_num_format(percent, "0%");
    }
};

/// Writes one cell; each answers with the library's own error.
struct Write {
    lxw_worksheet* tab;
    lxw_row_t row;
    lxw_col_t column;
    const Formats& formats;

    lxw_error operator()(std::monostate) const { return LXW_NO_ERROR; }
    lxw_error operator()(const std::string& text) const { return text.empty() ? LXW_NO_ERROR : worksheet_write_string(tab, row, column, cut(text, longest_text).c_str(), nullptr); }
    lxw_error operator()(const Term& term) const { return (*this)(term.text); }
    lxw_error operator()(std::int64_t whole) const { return worksheet_write_number(tab, row, column, static_cast<double>(whole), nullptr); }
    lxw_error operator()(double value) const { return std::isfinite(value) ? worksheet_write_number(tab, row, column, value, nullptr) : LXW_NO_ERROR; }
    lxw_error operator()(bool yes) const { return worksheet_write_boolean(tab, row, column, yes ? 1 : 0, nullptr); }
    lxw_error operator()(Share share) const { return std::isfinite(share.value) ? worksheet_write_number(tab, row, column, share.value, formats.percent) : LXW_NO_ERROR; }
    lxw_error operator()(WallTime time) const
    {
        constexpr int first_year = 1900, last_year = 9999;  // a spreadsheet has no others
        lxw_datetime datetime = datetime_of(time);
        if (datetime.year < first_year || datetime.year > last_year) return (*this)(text_of(time));
        return worksheet_write_datetime(tab, row, column, &datetime, formats.date);
    }
};

void must(lxw_error error)
{
    if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("The workbook could not be made: ") + lxw_strerror(error));
}

void add(lxw_workbook* book, const Sheet& sheet, const Formats& formats)
{
    if (sheet.rows.size() + 1 > most_rows) throw std::runtime_error("A tab of a workbook holds 1048575 rows, and there are " + std::to_string(sheet.rows.size()) + ". Choose fewer (--from, --to), or write CSV.");
    lxw_worksheet* tab = workbook_add_worksheet(book, tab_name(sheet.name).c_str());
    if (tab == nullptr) throw std::runtime_error("A workbook has no tab called \"" + sheet.name + "\", or has it twice.");
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        must(worksheet_set_column(tab, column, column, sheet.columns[i].width, nullptr));
        must(worksheet_write_string(tab, 0, column, cut(sheet.columns[i].heading, longest_text).c_str(), formats.heading));
    }
    for (std::size_t r = 0; r < sheet.rows.size(); ++r)
        for (std::size_t i = 0; i < std::min(sheet.rows[r].size(), sheet.columns.size()); ++i)
            must(std::visit(Write{tab, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(i), formats}, sheet.rows[r][i]));
    worksheet_freeze_panes(tab, 1, 0);
    if (!sheet.columns.empty()) must(worksheet_autofilter(tab, 0, 0, static_cast<lxw_row_t>(sheet.rows.size()), static_cast<lxw_col_t>(sheet.columns.size() - 1)));
}

}  // namespace

std::string xlsx(std::span<const Sheet> sheets, std::chrono::sys_seconds made_at)
{
    const PrivateFolder folder;
    const std::string file = folder.path() / "book.xlsx";
    std::string aside = folder.path();
    lxw_workbook_options options{.constant_memory = 0, .tmpdir = aside.data(), .use_zip64 = 0};
    lxw_workbook* book = workbook_new_opt(file.c_str(), &options);
    if (book == nullptr) throw std::runtime_error("There is not enough memory for a workbook.");
    try {
        const Formats formats(book);
        lxw_doc_properties properties{};
        std::string program = "First Visit";
        properties.author = program.data();
        properties.created = static_cast<time_t>(made_at.time_since_epoch().count());
        must(workbook_set_properties(book, &properties));
        for (const Sheet& sheet : sheets) add(book, sheet, formats);
    } catch (...) {
        (void)workbook_close(book);  // gives its memory back; the file goes with the folder
        throw;
    }
    must(workbook_close(book));
    std::ifstream in(file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (bytes.empty()) throw std::runtime_error("The workbook could not be read back.");
    return bytes;
}

}  // namespace fv
