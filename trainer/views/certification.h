// Certification on the screen: the board of many people, and one person's path.
//
// Every text is finished and in the person's language; ids are there only to be handed back.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "foundation/ids.h"
#include "trainer/views/prepare.h"

namespace fv {

/// From worse to better; the colour and sign of a requirement.
enum class Mark : std::uint8_t { missing, under_way, expired, done };

struct BoardPerson {
    Uuid person;
    std::string name, school, cohorts;  ///< cohorts: by name, with commas
    std::string standing;               ///< `certified`
    std::uint8_t standing_rank = 0;     ///< for sorting: the better the higher
    std::string until;                  ///< `2028-09-14`: short, and read in every language; may be empty
    std::int64_t until_day = 0;         ///< for sorting
    std::vector<Mark> marks;            ///< in the order of the columns
};

/// Somebody who waits for the person's signature or certificate.
struct Waiting {
    Uuid person;
    std::string name, level, requirement;
    std::string what;  ///< `Home visitor: Sign-off`
};
struct WaitingClaim {
    Uuid claim;
    std::string name, what;  ///< `180 minutes on 1 May 2025: Three hours in Denver`
    std::string paper;       ///< what came with it; empty: nothing
};
struct EndingSoon {
    Uuid person;
    std::string name, level, until, note;
};

struct Choice {
    std::string key, name;
};

struct BoardView {
    std::string title, programme, notice;
    std::uint64_t version = 0;          ///< another number: the rows are others
    std::vector<Choice> levels;
    std::string level;                  ///< the key in force
    std::vector<std::string> columns;   ///< names of requirements
    std::vector<std::string> schools, cohorts;
    std::vector<BoardPerson> people;
    std::size_t certified = 0, ready = 0;
    std::string counting;               ///< rehearsals are still being looked at; empty: all are
    bool may_sign = false, may_issue = false, may_decide = false;
    bool has_key = false;
    std::string statement;              ///< what is signed, of the first that waits
    std::vector<Waiting> to_sign, to_issue;
    std::vector<WaitingClaim> claims;
    std::vector<EndingSoon> ending;
};

struct ChooseLevel { std::string level; };
struct OpenPath { Uuid person; };
struct SignFor {
    std::vector<Waiting> who;
    std::string passphrase;
};
struct IssueTo {
    std::vector<Waiting> who;
    std::string passphrase;
};
struct MakeKey { std::string passphrase; };
struct DecideClaim {
    Uuid claim;
    bool accepted = false;
    std::string why;
};
struct SaveClaimPaper { Uuid claim; };
struct SaveBoard {};
using BoardAction = std::variant<std::monostate, LeaveToHome, ChooseLevel, OpenPath, SignFor, IssueTo, MakeKey, DecideClaim, SaveClaimPaper, SaveBoard>;

struct PathPart {
    std::string name, words;  ///< `Logistics`, `20 of 30 minutes`
    float share = 0.0F;       ///< 0 … 1
    bool met = false;
};
struct PathRequirement {
    std::string key, name, state;
    Mark mark = Mark::missing;
    std::vector<PathPart> parts;      ///< the whole first
    std::vector<std::string> proofs;  ///< a line each
    std::string next;                 ///< empty: nothing is to do
    std::string expires;              ///< `counts until …`; may be empty
    std::vector<Choice> to_say;       ///< core practices that are not said yet, of the person themself
};
struct PathLevel {
    std::string key, title, means, standing;
    Mark mark = Mark::missing;
    bool certified = false;
    std::string progress;             ///< `4 of 6 done`
    std::string note;                 ///< when renewing opens
    std::vector<PathRequirement> requirements;
    std::string sign_requirement;     ///< the viewer can sign this now; empty: nothing
    std::string statement;
    bool can_issue = false;           ///< the viewer can issue the certificate now
    bool has_certificate = false;     ///< there is one to be saved
};
struct PathView {
    std::string title, person, programme, notice;
    Uuid id;
    bool is_oneself = false;
    bool may_print = false;           ///< the viewer may seal paper: they are asked for a passphrase
    std::vector<PathLevel> levels;
};

struct LeavePath {};
struct SayPractice { std::string practice, words; };
struct SignHere { std::string level, requirement, passphrase; };
struct IssueHere { std::string level, passphrase; };
enum class CertificatePart : std::uint8_t { paper, credential, badge };
struct SaveCertificate {
    std::string level, passphrase;
    CertificatePart part = CertificatePart::paper;
};
using PathAction = std::variant<std::monostate, LeavePath, SayPractice, SignHere, IssueHere, SaveCertificate>;

}  // namespace fv
