// What events of certification say. They are about a person, who is their author too
// (facilitator/people/person_bodies.h tells why); who said it stands in `by`.
//
// Days are `2026-11-25`: the calendar of whoever wrote it. Each kind is in docs/events.md.
#pragma once

#include <string>
#include <string_view>

#include "facilitator/people/person_bodies.h"

namespace fv {

/// They follow this version of a programme, whose text the store keeps by its hash. A later one moves them.
struct ProgrammeBegun {
    static constexpr std::string_view kind = "programme-begun";
    std::string programme, version, hash;
    [[nodiscard]] Fields fields() const { return {{"programme", programme}, {"version", version}, {"hash", hash}}; }
};
struct TrainingAttended {
    static constexpr std::string_view kind = "training-attended";
    std::string topic, minutes, on;
    std::string title;  ///< of the workshop or course; may be empty
    [[nodiscard]] Fields fields() const { return {{"topic", topic}, {"minutes", minutes}, {"on", on}, {"title", title}}; }
};
struct RolePlayObserved {
    static constexpr std::string_view kind = "role-play-observed";
    std::string on;
    std::string ratings;  ///< `listening=2+humility=3`: competencies of the framework
    std::string partner;  ///< the id of whom they played it with; may be empty
    std::string note;
    [[nodiscard]] Fields fields() const { return {{"on", on}, {"ratings", ratings}, {"partner", partner}, {"note", note}}; }
};
struct PracticeAcknowledged {
    static constexpr std::string_view kind = "practice-acknowledged";
    std::string practice, text, on;
    [[nodiscard]] Fields fields() const { return {{"practice", practice}, {"text", text}, {"on", on}}; }
};
struct WorkshopLed {
    static constexpr std::string_view kind = "workshop-led";
    std::string on, title;
    std::string part;  ///< `lead` or `co-lead`
    [[nodiscard]] Fields fields() const { return {{"on", on}, {"title", title}, {"part", part}}; }
};
struct RaterCalibrated {
    static constexpr std::string_view kind = "rater-calibrated";
    std::string on;
    std::string agreement;   ///< weighted kappa, `0.64`
    std::string role_plays;  ///< how many were rated
    [[nodiscard]] Fields fields() const { return {{"on", on}, {"agreement", agreement}, {"role_plays", role_plays}}; }
};
/// Training elsewhere. It counts once somebody entitled has accepted it.
struct TrainingClaimed {
    static constexpr std::string_view kind = "training-claimed";
    std::string level, requirement, minutes, on;
    std::string what;        ///< in the person's words
    std::string equivalent;  ///< the programme's key for it; may be empty
    [[nodiscard]] Fields fields() const { return {{"level", level}, {"requirement", requirement}, {"minutes", minutes}, {"on", on}, {"what", what}, {"equivalent", equivalent}}; }
};
/// The paper that goes with a claim. It stands in the event, so that erasing the person erases it.
struct ClaimFiled {
    static constexpr std::string_view kind = "claim-filed";
    std::string claim;    ///< the event
    std::string name, type;
    std::string content;  ///< base64
    [[nodiscard]] Fields fields() const { return {{"claim", claim}, {"name", name}, {"type", type}, {"content", content}}; }
};
struct ClaimDecided {
    static constexpr std::string_view kind = "claim-decided";
    std::string claim;
    std::string answer;   ///< `accepted` or `refused`; of several the last counts
    std::string minutes;  ///< that count
    std::string why, on;
    [[nodiscard]] Fields fields() const { return {{"claim", claim}, {"answer", answer}, {"minutes", minutes}, {"why", why}, {"on", on}}; }
};
/// What was recorded by mistake. The event it names counts no more, whatever kind of evidence it was.
struct EvidenceWithdrawn {
    static constexpr std::string_view kind = "evidence-withdrawn";
    std::string evidence, why;
    [[nodiscard]] Fields fields() const { return {{"evidence", evidence}, {"why", why}}; }
};
struct SignedOff {
    static constexpr std::string_view kind = "signed-off";
    std::string level, requirement, programme, version, on;
    std::string statement;  ///< signed (facilitator/credentials/statement.h)
    std::string evidence;   ///< the events that the signer was shown, joined by +; in the statement, too
    [[nodiscard]] Fields fields() const { return {{"level", level}, {"requirement", requirement}, {"programme", programme}, {"version", version}, {"on", on}, {"statement", statement}, {"evidence", evidence}}; }
};
struct SignOffRevoked {
    static constexpr std::string_view kind = "sign-off-revoked";
    std::string sign_off, on, why, statement;
    [[nodiscard]] Fields fields() const { return {{"sign_off", sign_off}, {"on", on}, {"why", why}, {"statement", statement}}; }
};
struct CertificateIssued {
    static constexpr std::string_view kind = "certificate-issued";
    std::string certificate;  ///< its id
    std::string level, programme, version, on, from, until;  ///< a renewal is issued before it begins
    std::string credential;   ///< signed (facilitator/credentials/credential.h)
    std::string code;         ///< the same in short, signed too: what the QR code on paper says
    [[nodiscard]] Fields fields() const
    {
        return {{"certificate", certificate}, {"level", level}, {"programme", programme}, {"version", version}, {"on", on}, {"from", from}, {"until", until}, {"credential", credential}, {"code", code}};
    }
};
struct CertificateRevoked {
    static constexpr std::string_view kind = "certificate-revoked";
    std::string certificate, on;
    std::string reason;  ///< a code: `misconduct`, `left`, `issued-in-error`, `other`
    std::string why, statement;
    [[nodiscard]] Fields fields() const { return {{"certificate", certificate}, {"on", on}, {"reason", reason}, {"why", why}, {"statement", statement}}; }
};
/// Somebody holds a level because of what they were before this program: how the first trainer comes to be.
struct LevelRecognised {
    static constexpr std::string_view kind = "level-recognised";
    std::string level, programme, from, until, why;
    [[nodiscard]] Fields fields() const { return {{"level", level}, {"programme", programme}, {"from", from}, {"until", until}, {"why", why}}; }
};
struct RecognitionEnded {
    static constexpr std::string_view kind = "recognition-ended";
    std::string recognition, on, why;
    [[nodiscard]] Fields fields() const { return {{"recognition", recognition}, {"on", on}, {"why", why}}; }
};
/// A signing key, the private half under their passphrase. A later one of the same public half: another passphrase.
struct SigningKeyMade {
    static constexpr std::string_view kind = "signing-key-made";
    std::string key;     ///< did:key:z6Mk…
    std::string sealed;  ///< facilitator/secrets/signing.h
    std::string on;
    [[nodiscard]] Fields fields() const { return {{"key", key}, {"sealed", sealed}, {"on", on}}; }
};
/// What it signed later than this day does not count.
struct SigningKeyRetired {
    static constexpr std::string_view kind = "signing-key-retired";
    std::string key, on, why;
    [[nodiscard]] Fields fields() const { return {{"key", key}, {"on", on}, {"why", why}}; }
};

/// Fields without text are left out.
template <class Body>
    requires requires(const Body& body) { body.fields(); }
[[nodiscard]] Said said_of(const Uuid& about, const Body& body, const Uuid& by = {})
{
    Fields fields;
    for (auto& field : body.fields())
        if (!field.second.empty()) fields.push_back(std::move(field));
    if (!by.is_nil()) fields.emplace_back("by", by.text());
    return {about, std::string(Body::kind), json_of_fields(fields)};
}

}  // namespace fv
