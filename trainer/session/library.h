// The visits that can be played: scenario files as texts, by id; with what stands beside them: packs,
// translations, facilitators' guides.
//
// Index first, bodies on demand: a visit added by its head is listed at once, and loaded and checked when
// somebody asks for it or open_next() comes to it. Only then is it known whether it is broken. Files are
// read by the caller (session/pack_folder.h), who hands in how.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/diagnostic.h"
#include "scenarios/engine/scenario.h"
#include "scenarios/format/bundle.h"
#include "scenarios/format/guide.h"
#include "scenarios/format/script_head.h"
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

/// Reads the text of a file, at most `limit` bytes and one more; nullopt: `why_not` says why.
using TextSource = std::function<std::optional<SourceText>(std::size_t limit, std::string& why_not)>;

class Library {
public:
    explicit Library(Vocabulary vocabulary);
    ~Library();
    Library(Library&& other) noexcept;
    Library& operator=(Library&& other) noexcept;

    /// Loads one text. A broken one is kept with its faults, so that people are told about it.
    void add(SourceText source, const FileReader& read = nothing_beside);
    /// Lists a script that is loaded later; one whose head can't be read is loaded now. `beside` is kept.
    void add_later(const std::string& file, TextSource text, const FileReader& beside);
    /// False: no script of this pack can be played by this program. Other faults of it are told, and its
    /// scripts may be added.
    bool add_pack(const SourceText& source);
    /// Of the script that was read from the file `script`; nothing is said about one whose script is
    /// broken. Where there are two for one visit and language, the later one is used. Loaded with its visit.
    void add_translation(const std::string& file, TextSource text, const std::string& script);
    /// The same for a facilitator's guide.
    void add_guide(const std::string& file, TextSource text, const std::string& script);
    /// As the two above, for a script that is not among the visits: it was named by its file.
    void add_translation(const SourceText& source, const ScenarioHandle& visit);
    void add_guide(const SourceText& source, const ScenarioHandle& visit);
    void add_unreadable(const std::string& file, const std::string& why_not);
    /// A script that is not read because its pack can't be played.
    void add_withheld(const std::string& script, const std::string& pack);

    struct Listed {
        ScriptHead head;       ///< in the language asked for, where it is translated into that
        ScenarioHandle visit;  ///< null: not loaded yet; nor is it translated
    };
    /// Every visit that is not known to be broken, by its own title.
    [[nodiscard]] std::vector<Listed> list(std::string_view language) const;
    [[nodiscard]] std::vector<std::string> ids() const;
    /// Loads one more visit, with what stands beside it. False: all are.
    bool open_next();

    /// All of them, loaded, by title.
    [[nodiscard]] std::vector<ScenarioHandle> visits() const;
    [[nodiscard]] ScenarioHandle find(std::string_view id) const;  ///< null: there is none, or it is broken

    /// Null: the visit has none in that language. Valid as long as the library.
    [[nodiscard]] const Translation* translation(std::string_view scenario, std::string_view language) const;
    /// The visit's own language first, then those it is translated into, by code.
    [[nodiscard]] std::vector<std::string> languages(const Scenario& scenario) const;
    /// Null: there is none. Valid as long as the library.
    [[nodiscard]] const Guide* guide(std::string_view scenario) const;

    struct Broken {
        std::string file;
        std::string id;      ///< of the script's head; else the file's name without folder and ending
        std::string faults;  ///< printed
    };
    /// What is known so far.
    [[nodiscard]] const std::vector<Broken>& broken() const;
    [[nodiscard]] const Vocabulary& vocabulary() const;

private:
    class Shelves;  ///< what loading on demand fills, also where nothing is changed for the caller
    std::unique_ptr<Shelves> shelves_;
};

}  // namespace fv
