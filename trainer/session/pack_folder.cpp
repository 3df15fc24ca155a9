#include "trainer/session/pack_folder.h"

#include <algorithm>
#include <map>
#include <system_error>

#include "scenarios/format/pack.h"
#include "scenarios/format/translation.h"
#include "trainer/session/files.h"

namespace fv {
namespace {

namespace fs = std::filesystem;

/// `es` of `x.es.yaml`; empty: there is no word before the ending.
std::string kind_word(const fs::path& file)
{
    const std::string stem = file.stem().string();
    const std::size_t point = stem.rfind('.');
    return point == std::string::npos ? std::string{} : stem.substr(point + 1);
}

void sort_in(PackFolder& folder, const fs::path& file)
{
    const std::string word = kind_word(file);
    if (file.filename() == pack_file_name) folder.pack = file;
    else if (word.empty()) folder.scripts.push_back(file);
    else if (word == "part") folder.parts.push_back(file);
    else if (word == "guide") folder.guides.push_back(file);
    else if (is_language_code(word)) folder.translations.push_back(file);
}

PackFolder files_in(const fs::path& folder)
{
    PackFolder found{.folder = folder};
    for (const fs::path& file : yaml_files_in(folder)) sort_in(found, file);
    return found;
}

bool same_script(const fs::path& file, const fs::path& script) { return script_beside(file).stem() == script.stem(); }

TextSource text_of(const fs::path& file)
{
    return [file](std::size_t limit, std::string& why_not) { return read_text(file, why_not, limit); };
}

}  // namespace

std::vector<PackFolder> pack_folders_below(const fs::path& root)
{
    std::map<fs::path, PackFolder> folders;
    std::error_code error;
    const auto add = [&](const fs::path& file) {
        PackFolder& folder = folders[file.parent_path()];
        folder.folder = file.parent_path();
        sort_in(folder, file);
    };
    for (fs::recursive_directory_iterator it(root, error), end; !error && it != end; it.increment(error))
        if (it->is_regular_file(error) && is_yaml(it->path())) add(it->path());
    std::vector<PackFolder> out;
    for (auto& [path, folder] : folders) {
        for (auto* files : {&folder.scripts, &folder.parts, &folder.translations, &folder.guides}) std::sort(files->begin(), files->end());
        out.push_back(std::move(folder));
    }
    return out;
}

FileReader files_beside(const fs::path& script)
{
    return [folder = script.parent_path()](const std::string& name) -> std::optional<SourceText> {
        std::string why_not;
        std::error_code ignored;
        const fs::path file = folder / name;
        return fs::is_regular_file(file, ignored) ? read_text(file, why_not) : std::nullopt;
    };
}

fs::path script_beside(const fs::path& file)
{
    const std::string stem = file.stem().string();
    return file.parent_path() / (stem.substr(0, stem.rfind('.')) + file.extension().string());
}

std::vector<fs::path> translations_beside(const fs::path& script)
{
    std::vector<fs::path> found = files_in(script.has_parent_path() ? script.parent_path() : fs::path(".")).translations;
    std::erase_if(found, [&](const fs::path& file) { return !same_script(file, script); });
    return found;
}

std::optional<fs::path> guide_beside(const fs::path& script)
{
    for (const fs::path& file : files_in(script.has_parent_path() ? script.parent_path() : fs::path(".")).guides)
        if (same_script(file, script)) return file;
    return std::nullopt;
}

void add_folder(Library& library, const PackFolder& folder)
{
    std::string why_not;
    bool playable = true;
    if (folder.pack) {
        if (const auto source = read_text(*folder.pack, why_not)) playable = library.add_pack(*source);
        else library.add_unreadable(folder.pack->string(), why_not);
    }
    if (!playable) {
        for (const fs::path& script : folder.scripts) library.add_withheld(script.string(), *folder.pack);
        return;
    }
    for (const fs::path& file : folder.scripts) library.add_later(file.string(), text_of(file), files_beside(file));
    for (const fs::path& file : folder.translations) library.add_translation(file.string(), text_of(file), script_beside(file).string());
    for (const fs::path& file : folder.guides) library.add_guide(file.string(), text_of(file), script_beside(file).string());
}

}  // namespace fv
