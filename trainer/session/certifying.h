// Putting evidence on record: training, observed role-play, practices said, workshops led, calibration, earlier
// training, levels held before. What must be signed is signing.h.
//
// Who does it is the session's person; nobody: the owner of the records, who may do anything. Each function
// either writes all that was asked, or nothing and says why, in the language in force. All throw StoreError.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "facilitator/certification/certification_bodies.h"
#include "trainer/session/certification_desk.h"

namespace fv {

struct Outcome {
    std::string refusal;  ///< why nothing was written; empty: it was
    Uuid event;           ///< the last that was written
    [[nodiscard]] bool done() const { return refusal.empty(); }
};

/// They follow the programme in force from now on. False in `done` only for who is unknown; nothing is written
/// where they follow it already. `moved`: also those who began an earlier version.
[[nodiscard]] Outcome begin_programme(CertificationDesk& desk, Uuid person, bool moved = false);

struct Attended {
    std::string topic;
    int minutes = 0;
    Day on;
    std::string title;
};
[[nodiscard]] Outcome record_training(CertificationDesk& desk, std::span<const Uuid> people, const Attended& attended);
/// `ratings` by competency of the framework. `with`: whom they played with; nil: nobody said.
[[nodiscard]] Outcome record_observed(CertificationDesk& desk, Uuid person, Day on, const std::map<std::string, int>& ratings, Uuid with, const std::string& note);
/// In the person's own words; only they can say it, or the owner of the records for them.
[[nodiscard]] Outcome record_practice(CertificationDesk& desk, Uuid person, CorePractice practice, const std::string& said);
[[nodiscard]] Outcome record_workshop_led(CertificationDesk& desk, Uuid person, Day on, const std::string& title, bool alone);
[[nodiscard]] Outcome record_calibration(CertificationDesk& desk, Uuid person, Day on, double agreement, int role_plays);

inline constexpr std::size_t largest_claim_file = 1024 * 1024;  ///< bytes
struct ClaimMade {
    std::string level, requirement, what, equivalent;
    int minutes = 0;
    Day on;
    std::string file_name, file;  ///< PDF, PNG or JPEG; empty: none
};
[[nodiscard]] Outcome claim_training(CertificationDesk& desk, Uuid person, const ClaimMade& claim);
/// `minutes` that count, of an accepted one; nullopt: as claimed.
[[nodiscard]] Outcome decide_claim(CertificationDesk& desk, Uuid claim, bool accepted, std::optional<int> minutes, const std::string& why);
/// Those that nobody decided, the oldest first.
[[nodiscard]] std::vector<Claim> waiting_claims(CertificationDesk& desk);
/// The paper of a claim: name and bytes.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> paper_of(CertificationDesk& desk, Uuid claim);

/// Evidence that was recorded by mistake. What is signed is revoked instead (signing.h).
[[nodiscard]] Outcome withdraw_evidence(CertificationDesk& desk, Uuid person, Uuid event, const std::string& why);

[[nodiscard]] Outcome recognise_level(CertificationDesk& desk, Uuid person, const std::string& level, Day from, std::optional<Day> until, const std::string& why);
[[nodiscard]] Outcome end_recognition(CertificationDesk& desk, Uuid person, const std::string& level, Day on, const std::string& why);

/// Whether the session's person may do it for `person`, and the refusal if not.
[[nodiscard]] std::string refused_unless(CertificationDesk& desk, Permission permission);

}  // namespace fv
