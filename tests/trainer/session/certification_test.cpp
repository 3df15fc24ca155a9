#include <algorithm>

#include "facilitator/credentials/verify.h"
#include "facilitator/records/merge.h"
#include "support/certification_bench.h"
#include "trainer/session/certification_telling.h"

using namespace fv;
using test::CertificationBench;

namespace {

Day on(const char* day) { return Day{*parse_date(day)}; }
std::chrono::year_month_day date(const char* day) { return *parse_date(day); }

/// Somebody who has all but the signature.
Uuid prepared(CertificationBench& bench, const std::string& name)
{
    const Uuid person = bench.add(name);
    bench.session.use_person(bench.fay);
    CertificationBench::must(record_training(bench.desk, std::span(&person, 1), {.topic = "logistics", .minutes = 60, .on = today(bench.session), .title = {}}));
    return person;
}

LevelStatus level(CertificationBench& bench, const Uuid& person) { return *bench.desk.status(person, today(bench.session)).level("home-visitor"); }

/// Signs all that waits, as somebody.
std::vector<SignedOne> sign_all(CertificationBench& bench, const Uuid& signer)
{
    const SigningKey key = bench.key(signer);
    const std::vector<Signable> queue = signing_queue(bench.desk, today(bench.session));
    return sign_off(bench.desk, queue, key);
}

Trust trust_of(CertificationBench& bench, const std::vector<std::string>& lists = {})
{
    Signers signers = signers_list(bench.desk);
    Revocations revocations(lists, signers);
    return {std::move(signers), std::move(revocations)};
}

}  // namespace

TEST_CASE("From the first training to a certificate that a stranger can verify, and its end", "[session][certification]")
{
    CertificationBench bench;
    bench.use_short_programme();
    const Uuid ana = prepared(bench, "Ana Ruiz");
    CHECK(level(bench, ana).standing == LevelStanding::under_way);

    bench.go_to("2026-09-15");
    const auto signed_ones = sign_all(bench, bench.fay);
    REQUIRE(signed_ones.size() == 1);
    CHECK(signed_ones[0].refusal.empty());
    CHECK(level(bench, ana).standing == LevelStanding::ready);
    CHECK(signing_queue(bench.desk, today(bench.session)).empty());

    const SigningKey key = bench.key(bench.tom);
    const Issued issued = issue_certificate(bench.desk, ana, "home-visitor", key);
    CHECK(issued.refusal.empty());
    CHECK(level(bench, ana).standing == LevelStanding::certified);
    CHECK(level(bench, ana).holding->until == on("2028-09-14"));
    CHECK_FALSE(issue_certificate(bench.desk, ana, "home-visitor", key).refusal.empty());

    const Verdict verdict = verify(issued.credential, trust_of(bench), date("2026-10-01"));
    CHECK(verdict.standing == Standing::valid);
    CHECK(verdict.certificate->person == "Ana Ruiz");
    CHECK(verdict.certificate->issuer == "Lakeside Unified");
    CHECK(verdict.signer == "Tom Baker");
    CHECK_FALSE(verdict.not_revoked_as_of);

    bench.go_to("2027-02-01");
    bench.session.use_person(bench.tom);
    CHECK_FALSE(revoke_certificate(bench.desk, ana, "home-visitor", on("2027-01-31"), "left", "moved away", key).done());  // not for days that are past
    CHECK_FALSE(revoke_certificate(bench.desk, ana, "home-visitor", on("2027-02-01"), "tired", "…", key).done());
    CertificationBench::must(revoke_certificate(bench.desk, ana, "home-visitor", on("2027-02-01"), "left", "moved away", key));
    CHECK(level(bench, ana).standing == LevelStanding::revoked);
    const std::string list = revocation_list(bench.desk, key);
    CHECK(verify(issued.credential, trust_of(bench, {list}), date("2027-03-01")).standing == Standing::revoked);
    CHECK(verify(issued.credential, trust_of(bench, {list}), date("2026-12-01")).standing == Standing::valid);
    CHECK(verify(issued.credential, {}, date("2026-12-01")).standing == Standing::unknown_signer);
}

TEST_CASE("Nobody signs for themselves, for want of the level, or before the rest is there", "[session][certification]")
{
    CertificationBench bench;
    bench.use_short_programme();
    const Uuid ana = prepared(bench, "Ana");
    const Uuid ben = bench.add("Ben");
    const auto why_not = [&](const Uuid& signer, const Uuid& person) {
        bench.session.use_person(signer);
        const auto all = signables_of(bench.desk, person, today(bench.session));
        return all.empty() ? std::string("nothing") : all[0].why_not;
    };
    const Words& words = bench.session.words();
    CHECK(why_not(bench.fay, ana).empty());
    CHECK(why_not(bench.tom, ana).empty());
    CHECK(why_not(ana, ana).find("may not") != std::string::npos);
    CHECK(why_not(bench.fay, ben) == "nothing");  // who has not begun waits for nothing
    // A facilitator by role, and not certified as one.
    const Uuid gus = bench.add("Gus", Role::facilitator);
    CHECK(why_not(gus, ana).find("Facilitator") != std::string::npos);
    // Fay's level ends; she can't sign any more, and what she signed before stays.
    CHECK(sign_all(bench, bench.fay).size() == 1);
    bench.go_to("2028-10-01");
    CHECK(level(bench, ana).standing == LevelStanding::ready);
    const Uuid cid = prepared(bench, "Cid");
    CHECK(why_not(bench.fay, cid).find("Facilitator") != std::string::npos);
    // A trainer's own path.
    bench.session.use_person(bench.tom);
    CHECK(why_not_issued(bench.desk, bench.tom, "home-visitor", today(bench.session)) == words[Word::cert_not_oneself].text());
    bench.session.use_person(bench.fay);
    CHECK(why_not_issued(bench.desk, ana, "home-visitor", today(bench.session)).find("may not") != std::string::npos);
    bench.session.use_person(std::nullopt);
    CHECK(why_not_issued(bench.desk, ana, "home-visitor", today(bench.session)) == words[Word::cert_who_signs].text());
}

TEST_CASE("One passphrase signs a whole workshop", "[session][certification]")
{
    CertificationBench bench;
    bench.use_short_programme();
    std::vector<Uuid> people;
    for (int i = 0; i < 30; ++i) people.push_back(bench.add("Teacher " + std::to_string(i)));
    bench.session.use_person(bench.fay);
    CertificationBench::must(record_training(bench.desk, people, {.topic = "logistics", .minutes = 60, .on = today(bench.session), .title = "Fall workshop"}));
    CHECK(signing_queue(bench.desk, today(bench.session)).size() == 30);
    const auto done = sign_all(bench, bench.fay);
    CHECK(done.size() == 30);
    CHECK(std::all_of(done.begin(), done.end(), [](const SignedOne& one) { return one.refusal.empty(); }));
    CHECK(std::all_of(people.begin(), people.end(), [&](const Uuid& person) { return level(bench, person).standing == LevelStanding::ready; }));
}

TEST_CASE("What was signed by somebody else's key, or changed afterwards, does not count", "[session][certification]")
{
    CertificationBench bench;
    bench.use_short_programme();
    const Uuid ana = prepared(bench, "Ana");
    bench.session.use_person(bench.fay);
    const std::vector<Signable> queue = signing_queue(bench.desk, today(bench.session));
    const SigningKey strange = SigningKey::fresh();
    (void)sign_off(bench.desk, queue, strange);  // under Fay's name
    CHECK(level(bench, ana).standing == LevelStanding::under_way);

    CHECK(sign_all(bench, bench.fay).size() == 1);
    CHECK(level(bench, ana).standing == LevelStanding::ready);

    // Somebody copies the signature to another person, in the file.
    const Uuid ben = prepared(bench, "Ben");
    std::optional<Event> signature;
    bench.store.read_kind(SignedOff::kind, [&](const Event& event) {
        if (bench.desk.evidence(ana).sign_offs.at(0).event == event.id) signature = event;
        return true;
    });
    REQUIRE(signature);
    signature->id = bench.session.new_id();
    signature->about = signature->author = ben;
    signature->step = 99;
    bench.store.append(*signature);
    CHECK(level(bench, ben).standing == LevelStanding::under_way);
}

TEST_CASE("A key that was lost is retired: what it signed stays, and a new one can be made", "[session][certification]")
{
    CertificationBench bench;
    bench.use_short_programme();
    const Uuid ana = prepared(bench, "Ana");
    CHECK(sign_all(bench, bench.fay).size() == 1);
    bench.session.use_person(bench.fay);
    CHECK_FALSE(make_signing_key(bench.desk, test::passphrase).done());  // there is one
    CHECK(std::get<std::string>(open_signing_key(bench.desk, "some other words")) == bench.session.words()[Word::cert_wrong_passphrase].text());
    CertificationBench::must(change_passphrase(bench.desk, test::passphrase, "quite different words"));
    CHECK(std::holds_alternative<std::string>(open_signing_key(bench.desk, test::passphrase)));
    CHECK(std::holds_alternative<SigningKey>(open_signing_key(bench.desk, "quite different words")));
    CHECK(level(bench, ana).standing == LevelStanding::ready);
    CertificationBench::must(retire_key(bench.desk, bench.fay, "the laptop was stolen"));
    CHECK(std::holds_alternative<std::string>(open_signing_key(bench.desk, "quite different words")));
    CHECK_FALSE(make_signing_key(bench.desk, "short").done());
    CHECK_FALSE(make_signing_key(bench.desk, "aaaaaaaaaaaaaaaa").done());
    CertificationBench::must(make_signing_key(bench.desk, test::passphrase));
    CHECK(level(bench, ana).standing == LevelStanding::ready);
}

TEST_CASE("A sign-off can be taken back by who gave it", "[session][certification]")
{
    CertificationBench bench;
    bench.use_short_programme();
    const Uuid ana = prepared(bench, "Ana");
    CHECK(sign_all(bench, bench.fay).size() == 1);
    const Uuid event = bench.desk.evidence(ana).sign_offs.at(0).event;
    const SigningKey key = bench.key(bench.fay);
    CHECK_FALSE(revoke_sign_off(bench.desk, ana, event, "", key).done());
    CertificationBench::must(revoke_sign_off(bench.desk, ana, event, "signed the wrong Ana", key));
    CHECK(level(bench, ana).standing == LevelStanding::under_way);
    CHECK_FALSE(revoke_sign_off(bench.desk, ana, event, "again", key).done());
    CHECK(sign_all(bench, bench.fay).size() == 1);  // it waits again
    CHECK(level(bench, ana).standing == LevelStanding::ready);
}

TEST_CASE("A certificate is renewed in its window without a day between", "[session][certification]")
{
    CertificationBench bench;
    bench.use_short_programme();
    const Uuid ana = prepared(bench, "Ana");
    (void)sign_all(bench, bench.fay);
    bench.go_to("2026-09-15");
    SigningKey key = bench.key(bench.tom);
    CHECK(issue_certificate(bench.desk, ana, "home-visitor", key).refusal.empty());
    bench.go_to("2028-07-01");
    bench.session.use_person(bench.tom);
    CHECK_FALSE(issue_certificate(bench.desk, ana, "home-visitor", key).refusal.empty());
    CertificationBench::must(record_training(bench.desk, std::span(&ana, 1), {.topic = "refresher", .minutes = 60, .on = on("2028-06-01"), .title = {}}));
    CHECK(level(bench, ana).renewable);
    CHECK(issue_certificate(bench.desk, ana, "home-visitor", key).refusal.empty());
    CHECK(level(bench, ana).holding->from == on("2028-09-15"));
    CHECK(level(bench, ana).holding->until == on("2030-09-14"));
    CHECK_FALSE(issue_certificate(bench.desk, ana, "home-visitor", key).refusal.empty());
}

TEST_CASE("People finish under the programme they began, unless moved on purpose", "[session][certification]")
{
    CertificationBench bench;
    bench.use_short_programme();
    const Uuid ana = prepared(bench, "Ana");
    bench.use_short_programme(2, "      more: {name: More, training: {minutes: 30, topics: [research]}}\n");
    const Uuid ben = prepared(bench, "Ben");
    CHECK(bench.desk.programme_of(ana)->programme.version == 1);
    CHECK(bench.desk.programme_of(ben)->programme.version == 2);
    CHECK(sign_all(bench, bench.fay).size() == 1);  // Ben lacks half an hour
    CHECK(level(bench, ana).standing == LevelStanding::ready);
    bench.session.use_person(bench.tom);
    CertificationBench::must(begin_programme(bench.desk, ana));
    CHECK(bench.desk.programme_of(ana)->programme.version == 1);
    CertificationBench::must(begin_programme(bench.desk, ana, true));
    CHECK(bench.desk.programme_of(ana)->programme.version == 2);
    CHECK(level(bench, ana).standing == LevelStanding::under_way);
}

TEST_CASE("Earlier training waits for a trainer, with its paper", "[session][certification]")
{
    CertificationBench bench;
    bench.use_short_programme();
    const Uuid ana = bench.add("Ana");
    bench.session.use_person(ana);
    ClaimMade claim{.level = "home-visitor", .requirement = "introduction", .what = "Three hours in Denver", .equivalent = {}, .minutes = 180, .on = on("2025-05-01"), .file_name = "denver.pdf", .file = "%PDF-1.4 …"};
    claim.file.front() = 'X';
    CHECK_FALSE(claim_training(bench.desk, ana, claim).done());  // neither PDF nor picture
    claim.file = "%PDF-1.4" + std::string(largest_claim_file, ' ');
    CHECK_FALSE(claim_training(bench.desk, ana, claim).done());  // too large
    claim.file = "%PDF-1.4 …";
    claim.requirement = "sign-off";
    CHECK_FALSE(claim_training(bench.desk, ana, claim).done());
    claim.requirement = "introduction";
    const Outcome made = claim_training(bench.desk, ana, claim);
    CertificationBench::must(made);
    CHECK(paper_of(bench.desk, made.event) == std::pair<std::string, std::string>{"denver.pdf", "%PDF-1.4 …"});
    CHECK_FALSE(decide_claim(bench.desk, made.event, true, {}, "").done());  // not by herself
    bench.session.use_person(bench.fay);
    CHECK_FALSE(decide_claim(bench.desk, made.event, true, {}, "").done());  // nor by a facilitator
    bench.session.use_person(bench.tom);
    REQUIRE(waiting_claims(bench.desk).size() == 1);
    CHECK_FALSE(decide_claim(bench.desk, made.event, false, {}, "").done());  // say why
    CHECK_FALSE(decide_claim(bench.desk, made.event, true, 200, "").done());  // more than was claimed
    CertificationBench::must(decide_claim(bench.desk, made.event, true, 90, "half of it was ours"));
    CHECK(waiting_claims(bench.desk).empty());
    CHECK(level(bench, ana).requirements.at(0).state == RequirementState::done);
}

TEST_CASE("Evidence that makes no sense is refused and nothing is written", "[session][certification]")
{
    CertificationBench bench;
    const Uuid ana = bench.add("Ana"), ben = bench.add("Ben");
    pair_people(ana, ben, bench.session);
    const std::size_t before = bench.store.event_count();
    bench.session.use_person(bench.fay);
    const auto refused = [&](const Outcome& outcome) { return !outcome.done() && bench.store.event_count() == before; };
    const Day day = today(bench.session);
    CHECK(refused(record_training(bench.desk, std::span(&ana, 1), {.topic = "logistics", .minutes = 60, .on = day + std::chrono::days{1}, .title = {}})));
    CHECK(refused(record_training(bench.desk, std::span(&ana, 1), {.topic = "cooking", .minutes = 60, .on = day, .title = {}})));
    CHECK(refused(record_training(bench.desk, std::span(&ana, 1), {.topic = "logistics", .minutes = 0, .on = day, .title = {}})));
    const std::vector<Uuid> one_unknown = {ana, bench.session.new_id()};
    CHECK(refused(record_training(bench.desk, one_unknown, {.topic = "logistics", .minutes = 60, .on = day, .title = {}})));
    CHECK(refused(record_observed(bench.desk, bench.fay, day, {{"presence", 2}}, {}, "")));
    CHECK(refused(record_observed(bench.desk, ana, day, {{"charm", 2}}, {}, "")));
    CHECK(refused(record_observed(bench.desk, ana, day, {}, {}, "")));
    CHECK(refused(record_practice(bench.desk, ana, CorePractice::voluntary, "said by somebody else, in quite enough words")));
    CHECK(refused(recognise_level(bench.desk, ana, "trainer", day, {}, "why not")));
    bench.session.use_person(ana);
    CHECK(refused(record_training(bench.desk, std::span(&ana, 1), {.topic = "logistics", .minutes = 60, .on = day, .title = {}})));
    CHECK(refused(record_practice(bench.desk, ana, CorePractice::voluntary, "too short")));
    // A facilitator who visits with Ana does not rate her.
    bench.session.use_person(std::nullopt);
    pair_people(ana, bench.fay, bench.session);
    bench.session.use_person(bench.fay);
    CHECK_FALSE(record_observed(bench.desk, ana, day, {{"listening", 2}}, {}, "").done());
    CHECK_FALSE(record_observed(bench.desk, ben, day, {{"listening", 2}}, bench.fay, "").done());
}

TEST_CASE("The next step is said in both languages", "[session][certification]")
{
    CertificationBench bench;
    const Uuid ana = bench.add("Ana");
    const auto steps = [&] {
        std::string all;
        const Programme& programme = bench.desk.programme_of(ana)->programme;
        for (const LevelStatus& one : bench.desk.status(ana, today(bench.session)).levels)
            for (const RequirementStatus& requirement : one.requirements) all += telling::step(requirement.next, programme, bench.session.framework(), bench.session.words()) + "\n";
        return all;
    };
    CHECK(steps().find("15 more minutes of training: Research behind home visits") != std::string::npos);
    CHECK(steps().find("Rehearse and pass 2 more visits: Invitation") != std::string::npos);
    CHECK(steps().find("First become: Home visitor") != std::string::npos);
    bench.session.use_language("es");
    CHECK(steps().find("15 minutos más de capacitación: Investigación sobre las visitas") != std::string::npos);
    CHECK(steps().find('{') == std::string::npos);
}

TEST_CASE("Two laptops that were apart come to the same answer", "[session][certification]")
{
    CertificationBench bench;
    bench.use_short_programme();
    const Uuid ana = prepared(bench, "Ana");
    MemoryStore other;
    (void)merge(bench.store, other);
    (void)sign_all(bench, bench.fay);
    (void)merge(bench.store, other);
    Session elsewhere(other, test::small_library(test::project_framework()), test::project_framework(), test::project_words(), test::fixed_world(7));
    elsewhere.use_programmes(bench.session.programmes());
    CertificationDesk desk(elsewhere);
    CHECK(desk.status(ana, on("2026-09-20")).level("home-visitor")->standing == LevelStanding::ready);
    CHECK(desk.keys().size() == bench.desk.keys().size());
}
