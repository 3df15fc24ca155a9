#include "trainer/commands/export.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <unistd.h>

#include "facilitator/sheets/csv.h"
#include "facilitator/sheets/xlsx.h"
#include "foundation/spelling.h"
#include "trainer/commands/permission.h"
#include "trainer/session/attempt_sheet.h"

namespace fv {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// False: `console.err` was told that it is no day.
bool read_day(const std::string& text, std::optional<Day>& day, Console& console)
{
    if (text.empty()) return true;
    const auto date = parse_date(text);
    if (date) day = Day{*date};
    else console.err << fmt::format("first-visit: \"{}\" is no day; write it like 2026-11-24.\n", text);
    return date.has_value();
}

/// Everybody of that name, or the one of that id.
std::vector<Uuid> people_called(const std::string& name_or_id, const EventStore& store)
{
    std::vector<Uuid> out;
    for (const Person& person : people(store))
        if (person.name == name_or_id || person.id.text() == name_or_id) out.push_back(person.id);
    return out;
}

/// Whether there is such a visit, here or on record. False: `console.err` was told what is near.
bool is_visit(const std::string& id, Session& session, Console& console)
{
    bool known = session.library().find(id) != nullptr;
    if (!known) session.store().read_attempts([&](const AttemptSummary& attempt) { return !(known = attempt.scenario == id); });
    if (known) return true;
    const std::string near = suggestion(id, session.library().ids());
    console.err << fmt::format("first-visit: there is no visit \"{}\", here or on record; {}.\n", id, near.empty() ? "`first-visit list` shows the visits" : near);
    return false;
}

std::string text_or_nothing(const std::optional<Day>& day) { return day ? iso_text(std::chrono::year_month_day{*day}) : std::string{}; }

/// What is told when the table is in its file.
void tell(const AttemptSheet& table, const AttemptFilter& filter, const ExportArguments& arguments, const CommonOptions& common, Console& console)
{
    const std::size_t rows = table.sheet.rows.size();
    if (table.unreadable > 0) console.err << fmt::format("first-visit: {} of the attempts have no score: their script is gone or can't be read. The column \"note\" says which and why.\n", table.unreadable);
    if (to_standard_output(arguments)) return;
    if (common.json)
        console.out << Json{{"schema", "first-visit/export/1"}, {"file", arguments.file}, {"rows", rows}, {"unreadable", table.unreadable}, {"at", text_or_nothing(filter.at)}, {"from", text_or_nothing(filter.from)},
                            {"to", text_or_nothing(filter.to)}}
                           .dump(2, ' ', false, Json::error_handler_t::replace)
                    << '\n';
    else if (!common.quiet) console.err << fmt::format("first-visit: {} attempts are in {}.\n", rows, arguments.file);
}

/// The two tables differ by what makes the bytes alone.
int export_table(const ExportArguments& arguments, const CommonOptions& common, const Program& program, Console& console, const std::function<std::string(const Sheet&, const Session&)>& bytes_of)
{
    if (common.json && to_standard_output(arguments)) {
        console.err << "first-visit: the table and --json can't both go to standard output; give the table a file.\n";
        return ExitStatus::wrong_usage;
    }
    const OpenSession opened = open_session(common, program.folders);
    int status = ExitStatus::done;
    const auto filter = attempts_asked_for(arguments, *opened.session, console, status);
    if (!filter) return status;
    const AttemptSheet table = attempt_sheet(*opened.session, *filter);
    const std::string bytes = bytes_of(table.sheet, *opened.session);
    write_export(arguments, [&](std::ostream& out) { out << bytes; }, console);
    tell(table, *filter, arguments, common, console);
    return status;
}

StoreError not_written(const std::string& file, int error)
{
    return {StoreError::Trouble::not_writable, fmt::format("\"{}\" can't be written: {}.", file, std::strerror(error)), "The records are as they were.", "Make room, or choose another place."};
}

}  // namespace

std::optional<AttemptFilter> attempts_asked_for(const ExportArguments& arguments, Session& session, Console& console, int& status)
{
    if (const auto refusal = refused(arguments.as, Permission::export_attempts, session, console)) {
        status = *refusal;
        return std::nullopt;
    }
    AttemptFilter filter{.visit = arguments.visit};
    status = ExitStatus::wrong_usage;
    if (!read_day(arguments.at, filter.at, console) || !read_day(arguments.from, filter.from, console) || !read_day(arguments.to, filter.to, console)) return std::nullopt;
    if (filter.from && filter.to && *filter.from > *filter.to) {
        console.err << fmt::format("first-visit: {} is after {}: --from is the first day, --to the last.\n", arguments.from, arguments.to);
        return std::nullopt;
    }
    status = ExitStatus::answer_is_no;
    if (!arguments.visit.empty() && !is_visit(arguments.visit, session, console)) return std::nullopt;
    if (!arguments.person.empty()) {
        filter.people = people_called(arguments.person, session.store());
        if (filter.people->empty()) {
            console.err << fmt::format("first-visit: nobody called \"{}\" is on record here.\n", arguments.person);
            return std::nullopt;
        }
    }
    status = ExitStatus::done;
    return filter;
}

bool to_standard_output(const ExportArguments& arguments) { return arguments.file.empty() || arguments.file == "-"; }

void write_export(const ExportArguments& arguments, const std::function<void(std::ostream&)>& write, Console& console)
{
    if (to_standard_output(arguments)) {
        write(console.out);
        console.out.flush();
        if (!console.out) throw StoreError(StoreError::Trouble::disk_full, "The export could not be written to its end.", "The records are as they were.", "Make room, then do it again.");
        return;
    }
    std::error_code error;
    const bool is_special = fs::exists(arguments.file, error) && !fs::is_regular_file(arguments.file, error);  // /dev/stdout, a pipe
    const fs::path partial = is_special ? arguments.file : arguments.file + ".partial";
    if (!is_special) {
        constexpr int owner_alone = 0600;
        fs::remove(partial, error);
        const int made = open(partial.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, owner_alone);
        if (made < 0) throw not_written(arguments.file, errno);
        close(made);
    }
    std::ofstream out(partial, std::ios::binary);
    write(out);
    out.close();
    const int trouble = out ? 0 : errno;
    if (out && !is_special) fs::rename(partial, arguments.file, error);
    if (out && !error) return;
    std::error_code ignored;
    if (!is_special) fs::remove(partial, ignored);
    throw not_written(arguments.file, error ? error.value() : trouble);
}

int run_export_csv(const ExportArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    return export_table(arguments, common, program, console, [&](const Sheet& sheet, const Session&) { return csv(sheet, {.byte_order_mark = arguments.byte_order_mark, .headings = arguments.headings}); });
}

int run_export_xlsx(const ExportArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    if (to_standard_output(arguments) && console.out_is_terminal) {
        console.err << "first-visit: a workbook is no text for a terminal; give it a file: first-visit export xlsx attempts.xlsx\n";
        return ExitStatus::wrong_usage;
    }
    return export_table(arguments, common, program, console, [](const Sheet& sheet, const Session& session) {
        return xlsx(std::span(&sheet, 1), std::chrono::floor<std::chrono::seconds>(session.world().now()));
    });
}

}  // namespace fv
