// The pack of tests/support/packs/lakeside: two scripts that share people and a part, with a translation
// and a guide of one of them. Any file of it can be changed for one test.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "scenarios/format/bundle.h"
#include "support/project_file.h"

namespace fv::test {

inline constexpr const char* lakeside_folder = "tests/support/packs/lakeside/";

/// The files of the pack by name; a test may change, add or take out some.
using Files = std::map<std::string, std::string>;

inline Files lakeside_files()
{
    Files files;
    for (const char* name : {"pack.yaml", "car-talk.part.yaml", "one-evening.yaml", "another-day.yaml", "one-evening.es.yaml", "one-evening.guide.yaml"})
        files[name] = std::string(project_file(std::string(lakeside_folder) + name).text());
    return files;
}

/// With `from` replaced by `to` in one of them.
inline Files lakeside_with(const std::string& file, const std::string& from, const std::string& to)
{
    Files files = lakeside_files();
    const std::size_t at = files.at(file).find(from);
    if (at == std::string::npos) throw std::runtime_error("\"" + from + "\" is not in " + file);
    files[file].replace(at, from.size(), to);
    return files;
}

inline LoadedScript load_from(const Files& files, const std::string& script)
{
    const auto read = [&](const std::string& name) {
        const auto found = files.find(name);
        return found == files.end() ? std::nullopt : std::optional(SourceText(name, found->second));
    };
    return load_script(SourceText(script, files.at(script)), read, {});
}

inline Scenario one_evening() { return load_from(lakeside_files(), "one-evening.yaml").scenario.value.value(); }

}  // namespace fv::test
