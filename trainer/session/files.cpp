#include "trainer/session/files.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <system_error>

namespace fv {
namespace {

namespace fs = std::filesystem;

DataFolders installed_at(const fs::path& share)
{
    return {.packs = share / "packs",
            .frameworks = share / "frameworks",
            .programmes = share / "programmes",
            .language = share / "language",
            .diagnostics = share / "diagnostics",
            .fonts = share / "fonts"};
}

/// `kitchen-table.yaml` is a script; `kitchen-table.es.yaml` and `pack.yaml` stand beside scripts.
bool is_script(const fs::path& file)
{
    const std::string stem = file.stem().string();
    return is_yaml(file) && stem != "pack" && stem.find('.') == std::string::npos;
}

}  // namespace

std::optional<fs::path> path_in_environment(const char* name)
{
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') return std::nullopt;
    return fs::path(value);
}

bool is_yaml(const fs::path& file) { return file.extension() == ".yaml" || file.extension() == ".yml"; }

DataFolders data_folders(const fs::path& executable, const fs::path& source_tree)
{
    if (const auto named = path_in_environment("FIRST_VISIT_DATA")) return installed_at(*named);
    std::error_code ignored;
    const fs::path share = fs::weakly_canonical(executable.parent_path() / ".." / "share" / "first-visit", ignored);
    if (fs::is_directory(share / "packs", ignored)) return installed_at(share);
    return {.packs = source_tree / "scenarios" / "packs",
            .frameworks = source_tree / "scoring" / "frameworks",
            .programmes = source_tree / "facilitator" / "programmes",
            .language = source_tree / "assets" / "language",
            .diagnostics = source_tree / "docs" / "diagnostics",
            .fonts = share / "fonts"};
}

fs::path default_records_file()
{
    if (const auto data = path_in_environment("XDG_DATA_HOME")) return *data / "first-visit" / "records.db";
    const fs::path home = path_in_environment("HOME").value_or(fs::current_path());
    return home / ".local" / "share" / "first-visit" / "records.db";
}

std::optional<SourceText> read_text(const fs::path& file, std::string& why_not, std::size_t limit)
{
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        why_not = "\"" + file.string() + "\" can't be opened: " + std::strerror(errno);
        return std::nullopt;
    }
    std::string text(limit + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    std::error_code error;
    if (in.gcount() == 0 && fs::is_directory(file, error)) {
        why_not = "\"" + file.string() + "\" is a folder, not a file";
        return std::nullopt;
    }
    if (in.bad()) {
        why_not = "\"" + file.string() + "\" can't be read: " + std::strerror(errno);
        return std::nullopt;
    }
    text.resize(static_cast<std::size_t>(in.gcount()));
    return SourceText(file.string(), std::move(text));
}

bool write_text(const fs::path& file, std::string_view text, std::string& why_not)
{
    const fs::path beside = file.string() + ".new";
    std::error_code error;
    errno = 0;
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    if (!out) {
        why_not = fmt::format("\"{}\" can't be written: {}", file.string(), std::strerror(errno));
        fs::remove(beside, error);
        return false;
    }
    fs::rename(beside, file, error);
    if (error) {
        why_not = fmt::format("\"{}\" can't be written: {}", file.string(), error.message());
        fs::remove(beside, error);
        return false;
    }
    return true;
}

std::vector<fs::path> scripts_below(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->is_regular_file(error) && is_script(it->path())) files.push_back(it->path());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<fs::path> yaml_files_in(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->is_regular_file(error) && is_yaml(it->path())) files.push_back(it->path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace fv
