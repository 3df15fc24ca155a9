// `first-visit certify …`: where people stand, evidence, signatures, certificates; and `first-visit verify`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trainer/commands/commands.h"
#include "trainer/session/certification_desk.h"

namespace CLI {
class App;
}

namespace fv {

struct CertifyArguments {
    std::string as;                       ///< who does it; empty: the owner of the records
    std::vector<std::string> people;      ///< names or ids
    std::string person, other;
    std::string level, requirement, at, on, until, cohort, school;
    std::string topic, title, ratings, practice, text, why, reason, answer, event;
    std::string file, folder, signers, paper, csv;
    std::vector<std::string> revocations;
    int minutes = 0, days = 60, role_plays = 0;
    double agreement = 0.0;
    bool minutes_said = false, moved = false, alone = false, change = false, retire = false, all = false, end = false, show = false;
    WindowWish window;
};

/// Adds `certify` with its subcommands, and `verify`.
void add_certify(CLI::App& app, CertifyArguments& arguments);
/// Runs the one that was said. nullopt: it was none of these.
[[nodiscard]] std::optional<int> run_certify(const CLI::App& app, CertifyArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

[[nodiscard]] int run_certify_status(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_board(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_expiring(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_queue(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);

[[nodiscard]] int run_certify_begin(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_training(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_observe(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_acknowledge(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_led(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_calibrated(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_claim(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_claims(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_decide(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_withdraw(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_recognise(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);

[[nodiscard]] int run_certify_key(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_sign(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_issue(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_print(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_revoke(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_signers(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_certify_revocations(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console);

[[nodiscard]] int run_verify(const CertifyArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

namespace certify {

/// By name (accents and case aside) or id. nullptr: `console.err` was told why, and `status` is what to end with.
[[nodiscard]] const RosterPerson* person_said(const std::string& name_or_id, CertificationDesk& desk, Console& console, int& status);
/// All who were named, and all of the cohort that was. Empty: told, as above.
[[nodiscard]] std::vector<Uuid> people_said(const CertifyArguments& arguments, CertificationDesk& desk, Console& console, int& status);
/// A day that was written; today where nothing was. nullopt: told.
[[nodiscard]] std::optional<Day> day_said(const std::string& text, CertificationDesk& desk, Console& console);
/// The name on record; the id of who has none.
[[nodiscard]] std::string name_of(CertificationDesk& desk, const Uuid& id);
/// The refusal on `console.err` and 1; else `sentence` (or a small document) and 0.
[[nodiscard]] int told(const std::string& refusal, const char* command, const std::string& sentence, const CommonOptions& common, Console& console);
/// FIRST_VISIT_PASSPHRASE, or asked for on the terminal without showing it. nullopt: told.
[[nodiscard]] std::optional<std::string> passphrase_said(const char* variable, const std::string& question, Console& console);
/// False: it could not be written, and `console.err` was told. `-` is standard output.
[[nodiscard]] bool write_to(const std::string& file, const std::string& bytes, const CommonOptions& common, Console& console);

}  // namespace certify
}  // namespace fv
