#include "facilitator/credentials/certificate_pdf_seal.h"

#include <stdexcept>

#include "example.h"
#include "support/catch.h"

using namespace fv;

TEST_CASE("A sealed PDF shows where its credential stands and who sealed it", "[credentials]")
{
    const SigningKey key = test::key_of('m');
    const std::string sealed = sealed_pdf(test::small_pdf("some.signed.text"), "some.signed.text", key);
    const auto read = read_sealed_pdf(sealed);
    REQUIRE(std::holds_alternative<SealedPdf>(read));
    CHECK(std::get<SealedPdf>(read).credential == "some.signed.text");
    CHECK(std::get<SealedPdf>(read).key == key.public_key());
    CHECK(sealed.size() - sealed.rfind("%%EOF") < 1024);
}

TEST_CASE("A PDF that holds the credential not at all, or twice, is not sealed", "[credentials]")
{
    const SigningKey key = test::key_of('m');
    CHECK_THROWS_AS(sealed_pdf(test::small_pdf("else"), "some.signed.text", key), std::invalid_argument);
    CHECK_THROWS_AS(sealed_pdf(test::small_pdf("some.signed.text some.signed.text"), "some.signed.text", key), std::invalid_argument);
    CHECK_THROWS_AS(sealed_pdf(test::small_pdf("x"), "", key), std::invalid_argument);
    CHECK_THROWS_AS(sealed_pdf("some.signed.text", "some.signed.text", key), std::invalid_argument);
}

TEST_CASE("Another's PDF has no seal; one with something added after the seal was altered", "[credentials]")
{
    CHECK(std::get<PdfSealFault>(read_sealed_pdf(test::small_pdf("x"))) == PdfSealFault::no_seal);
    CHECK(std::get<PdfSealFault>(read_sealed_pdf("hello")) == PdfSealFault::no_seal);
    const std::string sealed = sealed_pdf(test::small_pdf("some.signed.text"), "some.signed.text", test::key_of('m'));
    CHECK(std::get<PdfSealFault>(read_sealed_pdf(sealed + "\n")) == PdfSealFault::altered);
    CHECK(std::get<PdfSealFault>(read_sealed_pdf(sealed + "2 0 obj\nendobj\n%%EOF\n")) == PdfSealFault::altered);
    CHECK(std::get<PdfSealFault>(read_sealed_pdf(sealed + sealed.substr(sealed.rfind("%fv-file:")))) == PdfSealFault::altered);
}
