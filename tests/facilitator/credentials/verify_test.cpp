#include "facilitator/credentials/verify.h"

#include <random>

#include "example.h"
#include "facilitator/credentials/baked_png.h"
#include "facilitator/credentials/certificate_pdf_seal.h"
#include "facilitator/credentials/statement.h"
#include "support/catch.h"

using namespace fv;
using test::day;
using test::noon;

namespace {

const std::chrono::year_month_day a_good_day = day(2027, 5, 1);

Trust example_trust(const std::vector<std::string>& lists = {})
{
    Trust trust{.signers = test::example_signers(), .revocations = {}};
    trust.revocations = Revocations(lists, trust.signers);
    return trust;
}

std::string example(char signer = 'm') { return credential_jws(test::example_certificate(), test::key_of(signer)); }

std::string revoked_from(std::chrono::year_month_day from)
{
    return revocation_list_jws({.as_of = noon(day(2027, 4, 1)), .entries = {{.certificate = test::example_certificate().id, .effective = from, .reason = "in-error"}}}, test::key_of('m'));
}

}  // namespace

TEST_CASE("A certificate in any of its forms is believed, and says what it says", "[credentials][verify]")
{
    const std::string text = example();
    const std::vector<std::pair<std::string, CertificateForm>> files{
        {text, CertificateForm::text}, {text + "\n", CertificateForm::text}, {text + "\r\n", CertificateForm::text}, {enveloped(text), CertificateForm::json},
        {baked_png(test::one_dot(), text), CertificateForm::picture}, {sealed_pdf(test::small_pdf(text), text, test::key_of('m')), CertificateForm::pdf}};
    for (const auto& [bytes, form] : files) {
        const Verdict verdict = verify(bytes, example_trust(), a_good_day);
        CHECK(verdict.standing == Standing::valid);
        CHECK(verdict.form == form);
        CHECK(verdict.certificate == test::example_certificate());
        CHECK(verdict.signer == "María Ortega");
        CHECK(verdict.fingerprint == test::key_of('m').public_key().fingerprint());
        CHECK_FALSE(verdict.not_revoked_as_of.has_value());
    }
    const Verdict code = verify(short_credential_jws(test::example_certificate(), test::key_of('m')), example_trust(), a_good_day);
    CHECK(code.standing == Standing::valid);
    CHECK(code.form == CertificateForm::short_text);
    CHECK(code.certificate->person == test::example_certificate().person);
}

TEST_CASE("Both the first and the last day count", "[credentials][verify]")
{
    const auto on = [](std::chrono::year_month_day today) { return verify(example(), example_trust(), today).standing; };
    CHECK(on(day(2026, 11, 23)) == Standing::not_yet);
    CHECK(on(day(2026, 11, 24)) == Standing::valid);
    CHECK(on(day(2028, 11, 23)) == Standing::valid);
    CHECK(on(day(2028, 11, 24)) == Standing::expired);
}

TEST_CASE("A revocation counts from its day, and is told before", "[credentials][verify]")
{
    const Trust trust = example_trust({revoked_from(day(2027, 6, 1))});
    const Verdict before = verify(example(), trust, day(2027, 5, 31)), after = verify(example(), trust, day(2027, 6, 1));
    CHECK(before.standing == Standing::valid);
    CHECK(before.revocation->effective == day(2027, 6, 1));
    CHECK(before.not_revoked_as_of == noon(day(2027, 4, 1)));
    CHECK(after.standing == Standing::revoked);
    CHECK(after.revocation->reason == "in-error");
    CHECK_FALSE(after.not_revoked_as_of.has_value());
    CHECK(verify(short_credential_jws(test::example_certificate(), test::key_of('m')), trust, day(2027, 6, 1)).standing == Standing::revoked);
}

TEST_CASE("A key that isn't listed, or not for that day, is an unknown signer with a fingerprint to ask about", "[credentials][verify]")
{
    const Verdict unknown = verify(example('x'), example_trust(), a_good_day);
    CHECK(unknown.standing == Standing::unknown_signer);
    CHECK(unknown.fingerprint == test::key_of('x').public_key().fingerprint());
    CHECK(unknown.signer.empty());
    CHECK_FALSE(unknown.key_is_out_of_its_days);
    const Verdict late = verify(example('r'), example_trust(), a_good_day);  // Ruth's key ended in June, the certificate is of November
    CHECK(late.standing == Standing::unknown_signer);
    CHECK(late.key_is_out_of_its_days);
    CHECK(late.signer == "Ruth Okafor");
    Certificate earlier = test::example_certificate();
    earlier.issued = day(2026, 6, 30);
    CHECK(verify(credential_jws(earlier, test::key_of('r')), example_trust(), a_good_day).standing == Standing::valid);  // what she signed in her days stays good
    CHECK(verify(example(), Trust{}, a_good_day).standing == Standing::unknown_signer);
}

TEST_CASE("Where several things are wrong, the gravest is said", "[credentials][verify]")
{
    const Trust trust = example_trust({revoked_from(day(2027, 6, 1))});
    const auto later = day(2030, 1, 1);
    std::string altered = example('x');
    altered[altered.size() / 2] = altered[altered.size() / 2] == 'A' ? 'B' : 'A';
    CHECK(verify(altered, trust, later).standing == Standing::altered);
    CHECK_FALSE(verify(altered, trust, later).certificate.has_value());
    CHECK(verify(example('x'), trust, later).standing == Standing::unknown_signer);
    CHECK(verify(example(), trust, later).standing == Standing::revoked);
    CHECK(verify(example(), example_trust(), later).standing == Standing::expired);
}

TEST_CASE("What is no certificate is not called altered", "[credentials][verify]")
{
    const std::vector<std::string> one{"sign-off"};
    for (const std::string& bytes : {std::string(), std::string("hello"), std::string("{}"), std::string("{\"a\":1}"), test::one_dot(), test::small_pdf("x"), std::string("%PDF-1.7"),
                                     signed_statement(one, test::key_of('m')), revoked_from(a_good_day), std::string(100000, '\0')})
        CHECK(verify(bytes, example_trust(), a_good_day).standing == Standing::not_a_certificate);
}

TEST_CASE("A good credential in another's PDF, or in one without its seal, was altered", "[credentials][verify]")
{
    const std::string text = example();
    CHECK(verify(test::small_pdf(text), example_trust(), a_good_day).standing == Standing::altered);
    CHECK(verify(sealed_pdf(test::small_pdf(text), text, test::key_of('r')), example_trust(), a_good_day).standing == Standing::altered);
    CHECK(verify(sealed_pdf(test::small_pdf(text), text, test::key_of('x')), example_trust(), a_good_day).standing == Standing::altered);
}

TEST_CASE("A certificate may be printed once more, and sealed, by another signer who is known", "[credentials][verify]")
{
    const std::string text = example();
    Trust trust = example_trust();
    trust.signers.signers.push_back({.key = test::key_of('x').public_key(), .name = "Xenia Park", .from = a_good_day});
    const Verdict verdict = verify(sealed_pdf(test::small_pdf(text), text, test::key_of('x')), trust, a_good_day);
    CHECK(verdict.standing == Standing::valid);
    CHECK(verdict.signer == "María Ortega");  // who signed it, not who printed it
}

TEST_CASE("A code's text is worth nothing inside a picture, a PDF or JSON", "[credentials][verify]")
{
    const std::string text = short_credential_jws(test::example_certificate(), test::key_of('m'));
    for (const std::string& bytes : {enveloped(text), baked_png(test::one_dot(), text), sealed_pdf(test::small_pdf(text), text, test::key_of('m'))})
        CHECK(verify(bytes, example_trust(), a_good_day).standing == Standing::altered);
}

TEST_CASE("Any bytes get a verdict, and none of them is valid", "[credentials][verify][property]")
{
    std::mt19937 random(11);
    const Trust trust = example_trust();
    const std::string text = example();
    const std::vector<std::string> beginnings{"", "{", "%PDF-1.7\n", std::string("\x89PNG\r\n\x1A\n", 8), "eyJ", text.substr(0, 100), test::one_dot().substr(0, 33), "%PDF-1.7\n%fv-file:", "{\"@context\":[[[[[[[[[[[[[[[[[[[["};
    for (int i = 0; i < 4000; ++i) {
        std::string bytes = beginnings[random() % beginnings.size()];
        for (std::size_t length = random() % 300; length > 0; --length) {
            if (random() % 20 == 0) bytes += text.substr(random() % text.size(), random() % 80);
            else bytes += static_cast<char>(random());
        }
        if (random() % 2 == 0) bytes += '\n';
        CHECK(verify(bytes, trust, a_good_day).standing != Standing::valid);
    }
}

TEST_CASE("Each standing has a word of its own", "[credentials][verify]")
{
    CHECK(word_of(Standing::valid) == "valid");
    CHECK(word_of(Standing::unknown_signer) == "unknown-signer");
    CHECK(word_of(Standing::not_a_certificate) == "not-a-certificate");
}
