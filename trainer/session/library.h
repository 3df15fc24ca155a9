// The visits that can be played: scenario files as texts, loaded and checked, by id; with what stands
// beside them: packs, translations, facilitators' guides.
//
// Files are read by the caller (session/pack_folder.h); the library only keeps what came of them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/diagnostic.h"
#include "scenarios/engine/scenario.h"
#include "scenarios/format/bundle.h"
#include "scenarios/format/guide.h"
#include "scenarios/format/translation.h"
#include "scenarios/format/vocabulary.h"

namespace fv {

/// A scenario with the very text it was made from (bundle_text); shared, because an attempt in progress
/// keeps it.
struct KeptScenario {
    Scenario scenario;
    std::string text;
    std::string file;  ///< where it was read from; empty: from the records
};
using ScenarioHandle = std::shared_ptr<const KeptScenario>;

class Library {
public:
    explicit Library(Vocabulary vocabulary) : vocabulary_(std::move(vocabulary)) {}

    /// Loads one text. A broken one is kept with its faults, so that people are told about it.
    void add(SourceText source, const FileReader& read = nothing_beside);
    /// False: no script of this pack can be played by this program. Other faults of it are told, and its
    /// scripts may be added.
    bool add_pack(const SourceText& source);
    /// Of the script that was read from the file `script`; nothing is said about one whose script is
    /// broken. Where there are two for one visit and language, the later one is used.
    void add_translation(const SourceText& source, const std::string& script);
    /// The same for a facilitator's guide; to be added after the translations of its visit.
    void add_guide(const SourceText& source, const std::string& script);
    /// As the two above, for a script that is not among the visits: it was named by its file.
    void add_translation(const SourceText& source, const ScenarioHandle& visit);
    void add_guide(const SourceText& source, const ScenarioHandle& visit);
    void add_unreadable(const std::string& file, const std::string& why_not);
    /// A script that is not read because its pack can't be played.
    void add_withheld(const std::string& script, const std::string& pack);

    [[nodiscard]] const std::vector<ScenarioHandle>& visits() const { return visits_; }  ///< by title
    [[nodiscard]] ScenarioHandle find(std::string_view id) const;  ///< null: there is none

    /// Null: the visit has none in that language. Valid until something is added.
    [[nodiscard]] const Translation* translation(std::string_view scenario, std::string_view language) const;
    /// The visit's own language first, then those it is translated into, by code.
    [[nodiscard]] std::vector<std::string> languages(const Scenario& scenario) const;
    /// Null: there is none. Valid until something is added.
    [[nodiscard]] const Guide* guide(std::string_view scenario) const;
    /// Grows with each translation.
    [[nodiscard]] std::size_t translation_count() const { return translations_.size(); }

    struct Broken {
        std::string file;
        std::string id;    ///< file name without folder and ending
        std::string faults;  ///< printed
    };
    [[nodiscard]] const std::vector<Broken>& broken() const { return broken_; }
    [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

private:
    [[nodiscard]] ScenarioHandle read_from(std::string_view file) const;
    [[nodiscard]] bool is_broken(std::string_view file) const;
    void add_broken(const std::string& file, std::string faults);
    /// The visit of a file beside `script`; null with the reason told, where there is a reason to tell.
    ScenarioHandle visit_beside(const SourceText& source, const std::string& script);

    Vocabulary vocabulary_;
    std::vector<ScenarioHandle> visits_;
    std::vector<Translation> translations_;
    std::vector<Guide> guides_;
    std::vector<Broken> broken_;
};

}  // namespace fv
