#include "facilitator/certification/evidence.h"

#include <algorithm>

#include "evidence_maker.h"
#include "facilitator/certification/certification_bodies.h"
#include "support/catch.h"
#include "support/people_events.h"

using namespace fv;
using test::on;
using test::someone;

namespace {

const SignatureFits all_fit = [](const Event&) { return true; };

/// Says things of people, as others.
class Telling {
public:
    template <class Body>
    Uuid say(const Uuid& about, const Body& body, const Uuid& by = {})
    {
        const Said said = said_of(about, body, by);
        events.push_back({.id = test::numbered(next_), .at = Instant{std::chrono::seconds{1000 + next_}}, .author = about, .device = test::numbered(1, 3), .about = about, .step = next_, .kind = said.kind, .body = said.body});
        ++next_;
        return events.back().id;
    }
    [[nodiscard]] Evidence of(const Uuid& person, const SignatureFits& fits = all_fit) const
    {
        return evidence_of(events, joins_of(events), fits)[person];
    }
    std::vector<Event> events;

private:
    unsigned next_ = 1;
};

const Uuid ana = someone(1), ben = someone(2), fay = someone(3), other_ana = someone(9);

}  // namespace

TEST_CASE("What was attended, said, rated, led and calibrated is evidence, with who said it", "[certification]")
{
    Telling telling;
    telling.say(ana, TrainingAttended{"logistics", "30", "2026-09-01", "Fall workshop"}, fay);
    telling.say(ana, PracticeAcknowledged{"voluntary", "A no is fine.", "2026-09-02"});
    telling.say(ana, RolePlayObserved{"2026-09-03", "listening=2+humility=-1", ben.text(), ""}, fay);
    telling.say(ana, WorkshopLed{"2026-09-04", "Fall workshop", "co-lead"}, fay);
    telling.say(ana, RaterCalibrated{"2026-09-05", "0.64", "5"}, fay);
    telling.say(ana, ProgrammeBegun{"home-visits", "1", "abc"});
    const Evidence evidence = telling.of(ana);
    REQUIRE(evidence.trainings.size() == 1);
    CHECK(evidence.trainings[0].minutes == 30);
    CHECK(evidence.trainings[0].on == on("2026-09-01"));
    CHECK(evidence.trainings[0].by == fay);
    REQUIRE(evidence.practices.size() == 1);
    CHECK(evidence.practices[0].words() == 4);
    REQUIRE(evidence.observed.size() == 1);
    CHECK(evidence.observed[0].mean() == Approx(0.5));
    CHECK(evidence.workshops.size() == 1);
    REQUIRE(evidence.calibrations.size() == 1);
    CHECK(evidence.calibrations[0].agreement == Approx(0.64));
    REQUIRE(evidence.begun.size() == 1);
    CHECK(evidence.begun[0].version == 1);
}

TEST_CASE("What makes no sense is no evidence, and breaks nothing", "[certification]")
{
    Telling telling;
    telling.say(ana, TrainingAttended{"logistics", "many", "2026-09-01", ""});
    telling.say(ana, TrainingAttended{"logistics", "-5", "2026-09-01", ""});
    telling.say(ana, TrainingAttended{"logistics", "30", "2026-02-30", ""});
    telling.say(ana, PracticeAcknowledged{"kindness", "…", "2026-09-02"});
    telling.say(ana, RolePlayObserved{"2026-09-03", "listening=7", "", ""}, fay);
    telling.say(ana, RaterCalibrated{"2026-09-05", "good", "5"}, fay);
    telling.say(ana, LevelRecognised{"trainer", "home-visits", "2026-01-01", "soon", ""});
    telling.events.push_back({.id = test::numbered(900), .at = {}, .author = ana, .device = {}, .about = ana, .step = 99, .kind = "training-attended", .body = "[]"});
    const Evidence evidence = telling.of(ana);
    CHECK(evidence.trainings.empty());
    CHECK(evidence.practices.empty());
    CHECK(evidence.observed.empty());
    CHECK(evidence.calibrations.empty());
    CHECK(evidence.holdings.empty());
}

TEST_CASE("Nobody signs, rates or decides for themselves, nor for their own partner in a role-play", "[certification]")
{
    Telling telling;
    telling.say(ana, RolePlayObserved{"2026-09-03", "listening=3", "", ""}, ana);
    telling.say(ana, RolePlayObserved{"2026-09-03", "listening=3", fay.text(), ""}, fay);
    telling.say(ana, RolePlayObserved{"2026-09-03", "listening=3", "", ""});  // nobody said who
    telling.say(ana, SignedOff{"home-visitor", "sign-off", "home-visits", "1", "2026-09-04", "…", ""}, ana);
    const Uuid claim = telling.say(ana, TrainingClaimed{"home-visitor", "introduction", "180", "2025-05-01", "in Denver", ""});
    telling.say(ana, ClaimDecided{claim.text(), "accepted", "180", "", "2026-09-05"}, ana);
    CHECK(telling.of(ana).observed.empty());
    CHECK(telling.of(ana).sign_offs.empty());
    CHECK(telling.of(ana).trainings.empty());
    CHECK(telling.of(ana).claims.at(0).answer == Claim::Answer::waiting);
    // The same person under another name, joined later.
    telling.say(ana, SignedOff{"home-visitor", "sign-off", "home-visits", "1", "2026-09-04", "…", ""}, other_ana);
    CHECK(telling.of(ana).sign_offs.size() == 1);
    telling.say(other_ana, PersonJoined{ana});
    CHECK(telling.of(ana).sign_offs.empty());
}

TEST_CASE("A signature that does not fit is as if it were not there", "[certification]")
{
    Telling telling;
    telling.say(ana, SignedOff{"home-visitor", "sign-off", "home-visits", "1", "2026-09-04", "false", ""}, fay);
    const Uuid certificate = test::thing(5);
    telling.say(ana, CertificateIssued{certificate.text(), "home-visitor", "home-visits", "1", "2026-09-05", "2026-09-05", "2028-09-04", "true", ""}, fay);
    telling.say(ana, CertificateRevoked{certificate.text(), "2026-10-01", "left", "", "false"}, fay);
    const SignatureFits fits = [](const Event& event) { return SaidFields(event).text(event.kind == CertificateIssued::kind ? "credential" : "statement") == "true"; };
    CHECK(telling.of(ana, fits).sign_offs.empty());
    REQUIRE(telling.of(ana, fits).holdings.size() == 1);
    CHECK_FALSE(telling.of(ana, fits).holdings[0].ended);
    CHECK(telling.of(ana).sign_offs.size() == 1);
    CHECK(telling.of(ana).holdings[0].ended == on("2026-10-01"));
    CHECK(telling.of(ana).holdings[0].reason == "left");
}

TEST_CASE("Earlier training counts once it was accepted, with the minutes that were granted", "[certification]")
{
    Telling telling;
    const Uuid claim = telling.say(ana, TrainingClaimed{"home-visitor", "introduction", "240", "2025-05-01", "in Denver", "network-introduction"});
    telling.say(ana, ClaimFiled{claim.text(), "certificate.pdf", "application/pdf", "JVBERi0="});
    CHECK(telling.of(ana).claims.at(0).file_name == "certificate.pdf");
    CHECK(telling.of(ana).trainings.empty());
    const Uuid decision = telling.say(ana, ClaimDecided{claim.text(), "accepted", "180", "two of four hours were ours", "2026-09-05"}, fay);
    REQUIRE(telling.of(ana).trainings.size() == 1);
    CHECK(telling.of(ana).trainings[0].requirement == "introduction");
    CHECK(telling.of(ana).trainings[0].minutes == 180);
    CHECK(telling.of(ana).trainings[0].on == on("2025-05-01"));
    telling.say(ana, ClaimDecided{claim.text(), "refused", "", "the paper is somebody else's", "2026-09-06"}, fay);
    CHECK(telling.of(ana).trainings.empty());
    CHECK(telling.of(ana).claims.at(0).why == "the paper is somebody else's");
    telling.say(ana, EvidenceWithdrawn{claim.text(), "entered twice"});
    CHECK(telling.of(ana).claims.empty());
    (void)decision;
}

TEST_CASE("What was withdrawn does not count, and a recognition that was ended ends", "[certification]")
{
    Telling telling;
    const Uuid training = telling.say(ana, TrainingAttended{"logistics", "30", "2026-09-01", ""}, fay);
    const Uuid recognition = telling.say(ana, LevelRecognised{"trainer", "home-visits", "2026-01-01", "2027-12-31", "trained others for years"});
    CHECK(telling.of(ana).trainings.size() == 1);
    CHECK(telling.of(ana).holdings.at(0).recognised);
    telling.say(ana, EvidenceWithdrawn{training.text(), "she was not there"}, fay);
    telling.say(ana, RecognitionEnded{recognition.text(), "2026-11-01", "left the district"});
    CHECK(telling.of(ana).trainings.empty());
    CHECK(telling.of(ana).holdings.at(0).holds(on("2026-10-31")));
    CHECK_FALSE(telling.of(ana).holdings.at(0).holds(on("2026-11-01")));
}

TEST_CASE("Ratings are read exactly", "[certification]")
{
    CHECK(parse_ratings("listening=2+humility=-2") == std::map<std::string, int>{{"humility", -2}, {"listening", 2}});
    for (const char* wrong : {"", "listening", "listening=", "=2", "listening=4", "listening=-3", "listening=2+listening=1", "listening=2 +humility=1x", "listening=2.5"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_ratings(wrong));
    }
}
