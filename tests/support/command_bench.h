// The command line run inside the test: words in, what was printed and the exit status out, on a
// records file of its own that goes away with the bench.
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "support/small_visit.h"
#include "trainer/commands/command_line.h"

namespace fv::test {

struct Ran {
    int status = -1;
    std::string out, err;
};

class CommandBench {
public:
    CommandBench()
    {
        std::random_device random;
        folder_ = std::filesystem::temp_directory_path() / ("fv-command-" + std::to_string(random()));
        std::filesystem::create_directories(folder_);
        write("small-visit.yaml", small_visit);
    }
    ~CommandBench() { std::filesystem::remove_all(folder_); }
    CommandBench(const CommandBench&) = delete;
    CommandBench& operator=(const CommandBench&) = delete;

    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
    void write(const std::string& name, std::string_view text) const { std::ofstream(folder_ / name, std::ios::binary) << text; }

    std::string language = "en";
    std::string records;  ///< other records than the bench's own

    /// Runs `first-visit WORDS… --records <own file> --language en`, with `input` to read.
    [[nodiscard]] Ran run(std::vector<std::string> words, const std::string& input = {})
    {
        const std::vector<std::string> own = {"--records", records.empty() ? path("records.db") : records, "--language", language};
        words.insert(words.begin(), "first-visit");
        words.insert(words.end(), own.begin(), own.end());
        std::vector<const char*> argv;
        for (const std::string& word : words) argv.push_back(word.c_str());
        std::istringstream in(input);
        std::ostringstream out, err;
        Console console{.in = in, .out = out, .err = err};
        const Program program{.folders = data_folders("/nowhere/bin/first-visit", FV_SOURCE_DIR),
                              .open_window = [this](Session&, const WindowWish&) { return ++windows_opened_, 0; }};
        const int status = run_command_line(static_cast<int>(argv.size()), argv.data(), program, console);
        return {status, out.str(), err.str()};
    }

    [[nodiscard]] int windows_opened() const { return windows_opened_; }

private:
    std::filesystem::path folder_;
    int windows_opened_ = 0;
};

}  // namespace fv::test
