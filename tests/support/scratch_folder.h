// A folder of a test's own, that goes away with it.
#pragma once

#include <filesystem>
#include <random>
#include <string>

namespace fv::test {

struct ScratchFolder {
    ScratchFolder()
    {
        std::random_device random;
        path = std::filesystem::temp_directory_path() / ("fv-test-" + std::to_string(random()) + std::to_string(random()));
        std::filesystem::create_directories(path);
    }
    ~ScratchFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    std::filesystem::path path;
};

}  // namespace fv::test
