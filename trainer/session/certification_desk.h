// All that certification asks of the records: who is on it, what counts for them, who holds which key.
//
// Read once, and again after each thing that the session writes (what other programs write is seen then, or at
// look_again()): so whoever goes through people's evidence goes through one moment of it. Signatures and rehearsals that were looked at are
// remembered, since there may be thousands. Whoever shows or changes certification works at a desk: the
// window keeps one, a command makes one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "facilitator/certification/status.h"
#include "facilitator/compensation/visit_log.h"
#include "facilitator/credentials/signers.h"
#include "facilitator/people/roster.h"
#include "facilitator/secrets/signing.h"
#include "trainer/session/session.h"

namespace fv {

/// A key that somebody signs with, as the records know it.
struct SignerKey {
    PublicKey key;
    Uuid owner;
    Day from;                     ///< the day on which it was made
    std::optional<Day> last;      ///< the last day on which it may sign; nullopt: it still may
    std::string sealed;           ///< the private half
    [[nodiscard]] bool may_sign_on(Day day) const { return from <= day && (!last || day <= *last); }
};

/// Whether rehearsals that nobody has looked at yet are looked at now, which takes time for many people, or are
/// left for look_further().
enum class Look : bool { so_far, at_all };

class CertificationDesk {
public:
    /// `session` must outlive the desk.
    explicit CertificationDesk(Session& session) : session_(session) {}

    [[nodiscard]] Session& session() { return session_; }
    /// Reads again what another program may have written.
    void look_again() { read_at_.reset(); }
    [[nodiscard]] const Roster& roster();
    [[nodiscard]] const Holders& holders();
    [[nodiscard]] const std::vector<SignerKey>& keys();
    /// The one that they sign with, the newest that was not retired; nullptr: none.
    [[nodiscard]] const SignerKey* key_of(const Uuid& person);

    /// With what they rehearsed and visited. Valid until the records change.
    [[nodiscard]] const Evidence& evidence(const Uuid& person);
    /// The log of visits, as it counts towards certification and pay.
    [[nodiscard]] const std::vector<LoggedVisit>& visits();
    /// Without what they rehearsed, of everybody of whom anything is on record.
    [[nodiscard]] const EvidenceOfAll& evidence_of_all();
    /// The version that they began; else the one in force. Throws ProgrammeError.
    [[nodiscard]] ProgrammeHandle programme_of(const Uuid& person);
    [[nodiscard]] PersonStatus status(const Uuid& person, Day day, Look look = Look::at_all);
    /// Without rehearsals that nobody has looked at yet: for many people at once. Nothing: their version of the
    /// programme has no such level.
    [[nodiscard]] std::optional<LevelStatus> level_so_far(const Uuid& person, const std::string& level, Day day);
    /// Looks at one more person's rehearsals, for when nothing else is to do. False: all were.
    bool look_further();
    /// How many people's rehearsals were looked at.
    [[nodiscard]] std::size_t looked_at() const { return complete_.size(); }

    /// Grows when anything that the desk says may have changed.
    [[nodiscard]] std::uint64_t revision();

private:
    struct Rehearsed {
        std::string as_it_was;  ///< which attempts, and how far
        std::vector<RehearsalProof> proofs;
    };

    void refresh();
    void read_all();
    void read_keys();
    void read_visits();
    [[nodiscard]] bool fits(const Event& event);
    [[nodiscard]] bool signature_fits(const Event& event) const;
    [[nodiscard]] std::string attempts_as_they_are(const Uuid& person) const;

    Session& session_;
    std::optional<std::uint64_t> read_at_;  ///< the session's revision
    Roster roster_;
    std::vector<LoggedVisit> visits_;
    EvidenceOfAll all_;
    Holders holders_;
    std::vector<SignerKey> keys_;
    std::map<Uuid, bool> fits_;             ///< by event: what was checked once
    std::map<Uuid, Rehearsed> rehearsed_;
    std::set<Uuid> complete_;               ///< whose evidence has rehearsals in it
    std::size_t next_ = 0;                  ///< on the roster, to be looked at
};

}  // namespace fv
