#include "trainer/session/saving.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <optional>

#include "trainer/session/files.h"

namespace fv {
namespace {

namespace fs = std::filesystem;

/// The line `XDG_DOCUMENTS_DIR="$HOME/Documentos"`, which desktops write.
std::optional<fs::path> from_user_dirs(const fs::path& home)
{
    std::ifstream in(path_in_environment("XDG_CONFIG_HOME").value_or(home / ".config") / "user-dirs.dirs");
    constexpr std::string_view key = "XDG_DOCUMENTS_DIR=\"", at_home = "$HOME";
    std::optional<fs::path> found;
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with(key)) continue;
        std::string value = line.substr(key.size(), line.find('"', key.size()) - key.size());
        if (value.starts_with(at_home)) value = home.string() + value.substr(at_home.size());
        if (value.starts_with('/')) found = value;
    }
    return found;
}

bool is_folder(const fs::path& path)
{
    std::error_code error;
    return fs::is_directory(path, error);
}

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

/// 0, or the system's number for why the bytes are not in the file. `how` as for fopen.
int write_all(const fs::path& file, const char* how, std::string_view bytes)
{
    const auto trouble = [] { return errno == 0 ? EIO : errno; };
    errno = 0;
    std::unique_ptr<std::FILE, Close> out(std::fopen(file.c_str(), how));
    if (out == nullptr) return trouble();
    if (std::fwrite(bytes.data(), 1, bytes.size(), out.get()) != bytes.size() || std::fflush(out.get()) != 0) return trouble();
    return std::fclose(out.release()) == 0 ? 0 : trouble();
}

/// `name.pdf`, `name (2).pdf`, `name (3).pdf` …
fs::path numbered(const fs::path& folder, const fs::path& name, int number)
{
    if (number == 1) return folder / name;
    return folder / fmt::format("{} ({}){}", name.stem().string(), number, name.extension().string());
}

}  // namespace

fs::path documents_folder()
{
    const fs::path home = path_in_environment("HOME").value_or(fs::current_path());
    if (const auto said = path_in_environment("XDG_DOCUMENTS_DIR"); said && is_folder(*said)) return *said;
    if (const auto said = from_user_dirs(home); said && is_folder(*said)) return *said;
    return is_folder(home / "Documents") ? home / "Documents" : home;
}

std::string file_name_of(std::string_view name, std::string_view ending)
{
    constexpr std::size_t longest = 180;  // bytes: file systems take 255
    constexpr std::string_view refused = "/\\:*?\"<>|";
    std::string out;
    for (const char sign : name) {
        const bool taken = static_cast<unsigned char>(sign) >= 0x20 && sign != 0x7F && refused.find(sign) == std::string_view::npos;
        if (taken) out += sign;
        else if (!out.ends_with(' ')) out += ' ';
    }
    if (out.size() > longest) {
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;  // not in the middle of a letter
        out.resize(end);
    }
    out.erase(0, std::min(out.find_first_not_of(" ."), out.size()));
    out.erase(out.find_last_not_of(" .") + 1);
    return (out.empty() ? "First Visit" : out) + std::string(ending);
}

Saved save_new(const fs::path& folder, const FileToSave& file)
{
    constexpr int tries = 1000;
    int trouble = 0;
    for (int number = 1; number <= tries; ++number) {
        const fs::path path = numbered(folder, file.name, number);
        trouble = write_all(path, "wbx", file.bytes);
        if (trouble == 0) return {.file = path, .why_not = {}};
        if (trouble == EEXIST) continue;
        std::error_code ignored;
        fs::remove(path, ignored);  // it is ours: one that was there already would have been told apart
        break;
    }
    return {.file = folder / file.name, .why_not = std::strerror(trouble)};
}

Saved save_over(const fs::path& file, std::string_view bytes)
{
    std::error_code error;
    const bool is_plain = !fs::exists(file, error) || (fs::is_regular_file(file, error) && !fs::is_symlink(file, error));
    const fs::path beside = is_plain ? fs::path(file.string() + ".part") : file;  // /dev/stdout, a link: written through
    int trouble = write_all(beside, "wb", bytes);
    if (trouble == 0 && is_plain) {
        fs::rename(beside, file, error);
        trouble = error.value();
    }
    if (trouble != 0 && is_plain) fs::remove(beside, error);
    return {.file = file, .why_not = trouble == 0 ? std::string{} : std::strerror(trouble)};
}

Notice save_for_person(const FileToSave& file, const Words& words)
{
    const Saved saved = save_new(documents_folder(), file);
    if (saved.why_not.empty()) return {.text = words.with(Word::file_saved, {{"file", saved.file.string()}}), .trouble = false};
    return {.text = words.with(Word::file_not_saved, {{"reason", saved.why_not}}), .trouble = true};
}

}  // namespace fv
