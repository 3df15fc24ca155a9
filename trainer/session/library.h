// The visits that can be played: scenario files as texts, loaded and checked, by id.
//
// Files are read by the caller (session/files.h); the library only keeps what came of them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/diagnostic.h"
#include "scenarios/engine/scenario.h"
#include "scenarios/format/vocabulary.h"

namespace fv {

/// A scenario with the very text it was made from; shared, because an attempt in progress keeps it.
struct KeptScenario {
    Scenario scenario;
    std::string text;
};
using ScenarioHandle = std::shared_ptr<const KeptScenario>;

class Library {
public:
    explicit Library(Vocabulary vocabulary) : vocabulary_(std::move(vocabulary)) {}

    /// Loads one text. A broken one is kept with its faults, so that people are told about it.
    void add(const SourceText& source);

    [[nodiscard]] const std::vector<ScenarioHandle>& visits() const { return visits_; }  ///< by title
    [[nodiscard]] ScenarioHandle find(std::string_view id) const;  ///< null: there is none

    struct Broken {
        std::string file;
        std::string id;    ///< file name without folder and ending
        std::string faults;  ///< printed
    };
    [[nodiscard]] const std::vector<Broken>& broken() const { return broken_; }
    [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

private:
    Vocabulary vocabulary_;
    std::vector<ScenarioHandle> visits_;
    std::vector<Broken> broken_;
};

}  // namespace fv
