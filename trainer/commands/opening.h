// From the options that every command shares to a session: store, visits, framework, words.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "trainer/commands/console.h"
#include "trainer/commands/store_opening.h"
#include "trainer/session/files.h"
#include "trainer/session/session.h"

namespace fv {

/// Options that every subcommand takes.
struct CommonOptions {
    std::string records;   ///< a file; empty: FIRST_VISIT_RECORDS, else the person's own
    std::string language;  ///< empty: by LANG, else the original
    std::string framework; ///< a file; empty: FIRST_VISIT_FRAMEWORK, else the one that came with the program
    std::string programme; ///< a file; empty: FIRST_VISIT_PROGRAMME, else the one that came with the program
    bool json = false;
    bool quiet = false;
    std::function<void(const std::string&)> tell;  ///< what a person must know of their records, beside the result
};

/// The program's own files are missing or broken: nothing can be done for the person here.
class StartError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct OpenSession {
    std::unique_ptr<EventStore> store;
    std::unique_ptr<Session> session;
    std::unique_ptr<Upkeep> upkeep;  ///< of the store's file
    std::string news;                ///< the records were damaged and are mended: what the person must know
};

enum class Keep { in_file, in_memory };

/// Throws StoreError or StartError. `in_memory`: for a demonstration that touches nothing a person has.
[[nodiscard]] OpenSession open_session(const CommonOptions& options, const DataFolders& folders, Keep keep = Keep::in_file);

/// The framework that was named, else the one that ships with the program. Throws StartError.
[[nodiscard]] Framework framework_in_force(const CommonOptions& options, const DataFolders& folders);

/// Where the programme of certification is. It is read when somebody asks for it.
[[nodiscard]] std::filesystem::path programme_file(const CommonOptions& options, const DataFolders& folders);

/// nullopt: nobody of that name is on record.
[[nodiscard]] std::optional<Uuid> person_named(const EventStore& store, const std::string& name);
/// The same for who is on record for sure: also typed without accents or in small letters, if that is one alone.
[[nodiscard]] std::optional<Uuid> person_meant(const EventStore& store, const std::string& name);
/// Finds the person of that name, or adds them.
void use_person_named(Session& session, const std::string& name);
/// Makes somebody on record the session's person, asking for their PIN where one is set: FIRST_VISIT_PIN, or
/// on the terminal. False: `console.err` was told why.
[[nodiscard]] bool sign_in_named(Session& session, const std::string& name, Console& console);
/// The same; nobody of that name on record is added.
[[nodiscard]] bool sign_in_or_add(Session& session, const std::string& name, Console& console);

/// Whether what a person wrote for a visit is a file, and not an id.
[[nodiscard]] bool names_a_file(const std::string& text);

/// A visit by id, or by a script file that is loaded for this run. Null: `console.err` was told why.
[[nodiscard]] ScenarioHandle find_visit(const std::string& id_or_file, Session& session, Console& console);

/// An attempt by its id, or the one touched last, by anybody: `last`. nullptr: there is none or it can't be
/// read; `console.err` was told why, and `status` is what to end with. Valid until another attempt is asked for.
[[nodiscard]] const StandingAttempt* find_attempt(const std::string& id_or_last, Session& session, Console& console, int& status);

}  // namespace fv
