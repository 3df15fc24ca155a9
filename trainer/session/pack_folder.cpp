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

bool is_yaml(const fs::path& file) { return file.extension() == ".yaml" || file.extension() == ".yml"; }

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

/// Reads each of `files` and hands it on; one that can't be read is told.
template <class Take>
void read_each(const std::vector<fs::path>& files, Library& library, const Take& take)
{
    for (const fs::path& file : files) {
        std::string why_not;
        auto source = read_text(file, why_not);
        if (source) take(file, std::move(*source));
        else library.add_unreadable(file.string(), why_not);
    }
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
    bool playable = true;
    if (folder.pack) read_each({*folder.pack}, library, [&](const fs::path&, const SourceText& source) { playable = library.add_pack(source); });
    if (!playable) {
        for (const fs::path& script : folder.scripts) library.add_withheld(script.string(), *folder.pack);
        return;
    }
    read_each(folder.scripts, library, [&](const fs::path& file, SourceText source) { library.add(std::move(source), files_beside(file)); });
    read_each(folder.translations, library, [&](const fs::path& file, const SourceText& source) { library.add_translation(source, script_beside(file).string()); });
    read_each(folder.guides, library, [&](const fs::path& file, const SourceText& source) { library.add_guide(source, script_beside(file).string()); });
}

}  // namespace fv
