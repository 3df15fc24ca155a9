// A folder of files that appears whole or not at all: it is written beside its place under a name of its own, brought
// to the disk, and then renamed in one step. Whoever is killed in between leaves at most a hidden folder whose name
// begins with a point and ends with a few letters of chance; nobody takes it for the real one.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace fv {

/// Name and bytes.
using FilesToHandOver = std::vector<std::pair<std::string, std::string>>;

class WholeFolder {
public:
    explicit WholeFolder(std::filesystem::path place) : place_(std::move(place)) {}
    /// Takes away what was not put in place.
    ~WholeFolder();
    WholeFolder(const WholeFolder&) = delete;
    WholeFolder& operator=(const WholeFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& place() const { return place_; }
    [[nodiscard]] bool is_taken() const;
    /// Everything on disk, beside its place, readable by its owner alone. Empty: done; else why not.
    [[nodiscard]] std::string write(const FilesToHandOver& files);
    /// Empty: it is in its place; else why not, and nothing is there that was not before.
    [[nodiscard]] std::string put_in_place();

private:
    std::filesystem::path place_, beside_;  ///< `beside_` is empty before writing and once it is in place
};

}  // namespace fv
