#include "trainer/session/saving.h"

#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#include "support/catch.h"
#include "support/session_bench.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

/// A home of its own, which the environment names while the test runs.
class Home {
public:
    Home() : path_(fs::temp_directory_path() / ("fv-home-" + std::to_string(std::random_device{}())))
    {
        fs::create_directories(path_ / "config");
        if (const char* home = std::getenv("HOME")) before_ = home;
        setenv("HOME", path_.c_str(), 1);
        setenv("XDG_CONFIG_HOME", (path_ / "config").c_str(), 1);
        unsetenv("XDG_DOCUMENTS_DIR");
    }
    ~Home()
    {
        setenv("HOME", before_.c_str(), 1);
        unsetenv("XDG_CONFIG_HOME");
        fs::remove_all(path_);
    }
    [[nodiscard]] fs::path operator/(const std::string& name) const { return path_ / name; }
    [[nodiscard]] const fs::path& path() const { return path_; }
    void say_documents(const std::string& line) const { std::ofstream(path_ / "config" / "user-dirs.dirs") << "# written by a desktop\n" << line << '\n'; }

private:
    fs::path path_;
    std::string before_;
};

std::string content(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("A person's documents are where their desktop says, else in Documents, else at home", "[saving]")
{
    const Home home;
    CHECK(documents_folder() == home.path());
    fs::create_directories(home / "Documents");
    CHECK(documents_folder() == home / "Documents");
    fs::create_directories(home / "Documentos");
    home.say_documents("XDG_DOCUMENTS_DIR=\"$HOME/Documentos\"");
    CHECK(documents_folder() == home / "Documentos");
    home.say_documents("XDG_DOCUMENTS_DIR=\"$HOME/gone\"");
    CHECK(documents_folder() == home / "Documents");
}

TEST_CASE("Saving never writes over what is there", "[saving]")
{
    const Home home;
    const FileToSave file{.name = "Report.pdf", .bytes = "one"};
    CHECK(save_new(home.path(), file).file == home / "Report.pdf");
    CHECK(save_new(home.path(), {.name = "Report.pdf", .bytes = "two"}).file == home / "Report (2).pdf");
    CHECK(save_new(home.path(), file).file == home / "Report (3).pdf");
    CHECK(content(home / "Report.pdf") == "one");
    CHECK(content(home / "Report (2).pdf") == "two");
}

TEST_CASE("What could not be saved is said, with the reason, and nothing is left behind", "[saving]")
{
    const Home home;
    const Words words = test::project_words().front();
    setenv("HOME", (home / "not there").c_str(), 1);
    const Notice notice = save_for_person({.name = "Report.pdf", .bytes = "x"}, words);
    CHECK(notice.trouble);
    CHECK(notice.text.find("No such file") != std::string::npos);
    const Saved full = save_over("/dev/full", std::string(1 << 20, 'x'));
    CHECK(full.why_not.find("No space left") != std::string::npos);
}

TEST_CASE("Where it was saved is told", "[saving]")
{
    const Home home;
    const Notice notice = save_for_person({.name = "Informe de Ünal.pdf", .bytes = "x"}, test::project_words().front());
    CHECK_FALSE(notice.trouble);
    CHECK(notice.text.find((home / "Informe de Ünal.pdf").string()) != std::string::npos);
}

TEST_CASE("A named file is replaced as a whole or not at all", "[saving]")
{
    const Home home;
    std::ofstream(home / "report.pdf") << "old";
    CHECK(save_over(home / "report.pdf", "new").why_not.empty());
    CHECK(content(home / "report.pdf") == "new");
    fs::create_directories(home / "report.pdf.part");  // nothing can be written beside it
    CHECK_FALSE(save_over(home / "report.pdf", "newer").why_not.empty());
    CHECK(content(home / "report.pdf") == "new");
}

TEST_CASE("Any title makes a file's name", "[saving]")
{
    CHECK(file_name_of("The kitchen table - Ana", ".pdf") == "The kitchen table - Ana.pdf");
    CHECK(file_name_of("../a/b:c?", ".pdf") == "a b c.pdf");
    CHECK(file_name_of("...", ".pdf") == "First Visit.pdf");
    CHECK(file_name_of("", ".pdf") == "First Visit.pdf");
    std::string vietnamese;
    for (int i = 0; i < 200; ++i) vietnamese += "ễ";
    const std::string name = file_name_of(vietnamese, ".pdf");
    CHECK(name.size() <= 200);
    CHECK(first_invalid_utf8(name) == std::string::npos);
}
