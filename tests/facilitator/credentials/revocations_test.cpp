#include "facilitator/credentials/revocations.h"

#include "example.h"
#include "support/catch.h"

using namespace fv;
using test::day;
using test::noon;
using Use = Revocations::Use;

namespace {

Uuid id(std::uint8_t number)
{
    Uuid out;
    out.bytes[15] = number;
    return out;
}

Revocation revoked(std::uint8_t number, std::chrono::year_month_day from = day(2027, 1, 1)) { return {.certificate = id(number), .effective = from, .reason = "left-the-district"}; }

std::string list(char signer, std::chrono::year_month_day on, std::vector<Revocation> entries)
{
    return revocation_list_jws({.as_of = noon(on), .entries = std::move(entries)}, test::key_of(signer));
}

}  // namespace

TEST_CASE("A list of revocations comes back as it was, sorted", "[credentials]")
{
    const auto read = read_revocation_list(list('m', day(2026, 12, 1), {revoked(2), revoked(1)}) + "\n");
    REQUIRE(std::holds_alternative<SignedRevocations>(read));
    CHECK(std::get<SignedRevocations>(read).list == RevocationList{.as_of = noon(day(2026, 12, 1)), .entries = {revoked(1), revoked(2)}});
    CHECK(std::get<SignedRevocations>(read).key == test::key_of('m').public_key());
    CHECK_THROWS_AS(list('m', day(2026, 12, 1), {{.certificate = id(1), .effective = day(2026, 2, 30), .reason = "left"}}), std::invalid_argument);
    CHECK_THROWS_AS(list('m', day(2026, 12, 1), {{.certificate = id(1), .effective = day(2026, 2, 3), .reason = "Left us"}}), std::invalid_argument);
}

TEST_CASE("Lists of several signers add up, and of one signer the newest counts", "[credentials]")
{
    Signers signers = test::example_signers();
    signers.signers[1].until.reset();
    const std::vector<std::string> texts{list('m', day(2026, 12, 1), {revoked(1)}), list('m', day(2026, 12, 5), {revoked(2)}), list('r', day(2026, 12, 3), {revoked(3)})};
    const Revocations all(texts, signers);
    CHECK(all.uses() == std::vector{Use::older, Use::counts, Use::counts});
    CHECK(all.find(id(1)) == nullptr);
    REQUIRE(all.find(id(2)) != nullptr);
    REQUIRE(all.find(id(3)) != nullptr);
    CHECK(all.find(id(2))->reason == "left-the-district");
    CHECK(all.as_of() == noon(day(2026, 12, 5)));
    const std::vector<std::string> other_order{texts[2], texts[1], texts[0]};
    CHECK(Revocations(other_order, signers).uses() == std::vector{Use::counts, Use::counts, Use::older});
}

TEST_CASE("A list that nobody trusted has signed is told, and revokes nothing", "[credentials]")
{
    const std::string good = list('m', day(2026, 12, 1), {revoked(1)});
    std::string altered = good;
    altered[altered.size() - 1] = altered.back() == 'A' ? 'Q' : 'A';
    const std::vector<std::string> texts{list('x', day(2026, 12, 1), {revoked(1)}), list('r', day(2026, 12, 1), {revoked(1)}), altered, "hello", credential_jws(test::example_certificate(), test::key_of('m')), good};
    const Revocations all(texts, test::example_signers());
    CHECK(all.uses() == std::vector{Use::unknown_signer, Use::unknown_signer, Use::altered, Use::no_list, Use::no_list, Use::counts});
    const Revocations none(std::vector<std::string>(texts.begin(), texts.end() - 1), test::example_signers());
    CHECK(none.find(id(1)) == nullptr);
    CHECK_FALSE(none.as_of().has_value());
}

TEST_CASE("Of two revocations of one certificate the earlier day counts", "[credentials]")
{
    const std::vector<std::string> texts{list('m', day(2026, 12, 1), {revoked(1, day(2027, 3, 1)), revoked(1, day(2027, 2, 1))})};
    CHECK(Revocations(texts, test::example_signers()).find(id(1))->effective == day(2027, 2, 1));
}
