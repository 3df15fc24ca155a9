#include "trainer/session/files.h"

#include <filesystem>
#include <fstream>

#include "support/catch.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / ("fv-files-" + std::to_string(std::rand()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    void write(const std::string& name, const std::string& text) const
    {
        fs::create_directories((path / name).parent_path());
        std::ofstream(path / name, std::ios::binary) << text;
    }
};

}  // namespace

TEST_CASE("Scripts are found below a folder, and what stands beside them is left out", "[files]")
{
    const Folder folder;
    for (const char* name : {"b/two.yaml", "a/one.yaml", "a/one.es.yaml", "a/one.guide.yaml", "a/pack.yaml", "a/read.md"}) folder.write(name, "x");
    std::vector<std::string> names;
    for (const fs::path& file : scripts_below(folder.path)) names.push_back(file.filename().string());
    CHECK(names == std::vector<std::string>{"one.yaml", "two.yaml"});
}

TEST_CASE("A file longer than the limit is read no further than one byte past it", "[files]")
{
    const Folder folder;
    folder.write("long", std::string(1000, 'x'));
    std::string why_not;
    CHECK(read_text(folder.path / "long", why_not, 100)->text().size() == 101);
    CHECK(read_text(folder.path / "long", why_not, 2000)->text().size() == 1000);
}

TEST_CASE("A file that is not there, or is a folder, is said to be so", "[files]")
{
    const Folder folder;
    std::string why_not;
    CHECK_FALSE(read_text(folder.path / "none", why_not).has_value());
    CHECK(why_not.find("No such file") != std::string::npos);
    CHECK_FALSE(read_text(folder.path, why_not).has_value());
    CHECK(why_not.find("is a folder") != std::string::npos);
}
