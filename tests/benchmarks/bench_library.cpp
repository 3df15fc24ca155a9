// How long a thousand scripts take until their titles can be shown, beside reading and loading them all.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "benchmarks/compare.h"
#include "scoring/framework.h"
#include "support/project_file.h"
#include "trainer/session/pack_folder.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

constexpr int copies = 84;  // of twelve scripts, each with its translation and its guide

/// The pack that comes with the program, so many times, each copy under ids of its own.
fs::path thousand_scripts()
{
    const fs::path root = fs::temp_directory_path() / "first-visit-bench-library";
    fs::remove_all(root);
    for (int copy = 0; copy < copies; ++copy) {
        const fs::path folder = root / ("pack-" + std::to_string(copy));
        fs::create_directories(folder);
        for (const auto& entry : fs::directory_iterator(std::string(FV_SOURCE_DIR) + "/scenarios/packs/home-visits")) {
            const std::string name = entry.path().filename().string();
            const SourceText source = test::project_file("scenarios/packs/home-visits/" + name);
            std::string text(source.text());
            for (const char* key : {"\nid: ", "\nof: "})
                if (const std::size_t at = text.find(key); at != std::string::npos) text.insert(text.find('\n', at + 1), "-" + std::to_string(copy));
            std::ofstream(folder / name, std::ios::binary) << text;
        }
    }
    return root;
}

Library library_at(const fs::path& root, const Framework& framework)
{
    Library library(vocabulary_of(framework));
    for (const PackFolder& folder : pack_folders_below(root)) add_folder(library, folder);
    return library;
}

}  // namespace

int main()
{
    const fs::path root = thousand_scripts();
    const Framework framework = load_framework(test::project_file("scoring/frameworks/home-visits.yaml")).value.value();
    const std::size_t scripts = library_at(root, framework).list("en").size();
    bench::Report report("bench_library");
    report.size("scripts", static_cast<double>(scripts), "scripts", {1e9});
    for (const char* language : {"en", "es"})
        report.figure(std::string("titles-a-second-") + language, bench::rate([&] { return library_at(root, framework).list(language).size(); }), "titles/s", static_cast<double>(scripts) / 0.050);
    report.ratio("listing-to-loading", {0.02}, [&] {
        return bench::compare([&] { (void)library_at(root, framework).list("en"); }, [&] { (void)library_at(root, framework).visits(); }, 3);
    });
    fs::remove_all(root);
    std::cout << report.text();
    return report.exit_status();
}
