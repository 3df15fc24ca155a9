// Programmes of certification: the one in force, and the versions that people began, which the records keep.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include "facilitator/certification/programme.h"
#include "facilitator/records/event_store.h"

namespace fv {

/// The programme in force can't be used. what() says why, with its faults.
class ProgrammeError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct KeptProgramme {
    Programme programme;
    std::string text;
    std::filesystem::path file;  ///< its logo stands beside it
};
using ProgrammeHandle = std::shared_ptr<const KeptProgramme>;

class Programmes {
public:
    Programmes() = default;
    /// The file is read when somebody first asks.
    explicit Programmes(std::filesystem::path file) : file_(std::move(file)) {}

    /// Throws ProgrammeError.
    [[nodiscard]] ProgrammeHandle in_force();
    /// A version by the hash of its text: the one in force, or one that `store` keeps. Null: its text is gone or
    /// can't be read any more.
    [[nodiscard]] ProgrammeHandle version(const std::string& hash, const EventStore& store);

private:
    std::filesystem::path file_;
    ProgrammeHandle in_force_;
    std::map<std::string, ProgrammeHandle> versions_;
};

}  // namespace fv
