// The real thing: a signed certificate on paper, sealed; what other readers make of it, and what becomes of
// it when one byte is changed.
#include "facilitator/credentials/baked_png.h"
#include "facilitator/credentials/certificate_pdf_seal.h"
#include "facilitator/credentials/verify.h"

#include "certificate_samples.h"
#include "support/catch.h"
#include "support/pdf_reader.h"
#include "support/scratch_folder.h"

using namespace fv;
using test::printed_by;

namespace {

constexpr std::chrono::year_month_day day(int year, unsigned month, unsigned of_month) { return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(of_month)}; }

SigningKey trainers_key()
{
    std::array<std::uint8_t, 32> seed{};
    seed.fill(7);
    return SigningKey::from_seed(seed);
}

Certificate certificate()
{
    return {.id = *parse_uuid("0193a5b0-7c3e-7d14-8a6b-0a1b2c3d4e5f"), .person = "Nguyễn Thị Phương Thảo", .level = "home-visitor", .level_title = "Home visitor", .programme = "home-visits",
            .programme_version = "3", .programme_title = "Home visits in Lakeside", .issued = day(2026, 11, 24), .from = day(2026, 11, 24), .until = day(2028, 11, 23),
            .issuer = "Lakeside School District", .signer = "María Ortega", .criteria = "Six visits rehearsed and passed.", .achievement = "Has learned to visit families at home.", .language = "en"};
}

std::string sealed(paper::CertificatePaper paper, const SigningKey& key)
{
    paper.attachment = {"certificate.jwt", "", "application/jwt", credential_jws(certificate(), key)};
    return sealed_pdf(paper::certificate_pdf(paper, {.fonts = FV_FONTS}), paper.attachment.bytes, key);
}

std::string on_paper(const SigningKey& key)
{
    paper::CertificatePaper paper = test::named(certificate().person);
    paper.qr = qr_of(short_credential_jws(certificate(), key));
    return sealed(std::move(paper), key);
}

Standing standing(std::string_view bytes)
{
    static const Trust trust{.signers = {.district = "Lakeside School District", .signers = {{.key = trainers_key().public_key(), .name = "María Ortega", .from = day(2026, 1, 1)}}}, .revocations = {}};
    return verify(bytes, trust, day(2027, 5, 1)).standing;
}

}  // namespace

TEST_CASE("A sealed certificate is valid, and a PDF like any other to other readers", "[certificate][sealed]")
{
    const std::string bytes = on_paper(trainers_key());
    CHECK(standing(bytes) == Standing::valid);
    CHECK(bytes.size() - bytes.rfind("%%EOF") < 1024);
    const test::ScratchFolder folder;
    const std::string file = (folder.path / "certificate.pdf").string();
    std::ofstream(file, std::ios::binary) << bytes;
    const std::string checked = printed_by("qpdf --check " + file);
    INFO(checked);
    CHECK(checked.find("No syntax or stream encoding errors found") != std::string::npos);
    CHECK(checked.find("WARNING") == std::string::npos);
    CHECK(printed_by("pdftotext " + file + " - ").find("Nguyễn Thị Phương Thảo") != std::string::npos);
}

TEST_CASE("The code on the paper is a certificate of its own", "[certificate][sealed]")
{
    const test::ScratchFolder folder;
    const std::string file = (folder.path / "certificate.pdf").string();
    std::ofstream(file, std::ios::binary) << on_paper(trainers_key());
    (void)printed_by("pdftoppm -r 200 -gray -singlefile " + file + " " + (folder.path / "page").string());
    CHECK(standing(printed_by("( zbarimg --quiet --raw " + (folder.path / "page.pgm").string() + " 2>/dev/null )")) == Standing::valid);
}

TEST_CASE("No byte of a certificate's PDF can be changed, lost or doubled unseen", "[certificate][sealed][tamper]")
{
    // With little on it, since each change costs a hash of the whole: it has every part that a full one has.
    const std::string bytes = sealed({.language = "en", .name = certificate().person}, trainers_key());
    REQUIRE(standing(bytes) == Standing::valid);
    std::string changed = bytes;
    std::size_t believed = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        changed[i] = static_cast<char>(bytes[i] ^ (1 << (i % 8)));
        believed += standing(changed) == Standing::valid ? 1 : 0;
        changed[i] = bytes[i];
        changed.erase(i, 1);
        believed += standing(changed) == Standing::valid ? 1 : 0;
        changed.insert(i, 2, bytes[i]);
        believed += standing(changed) == Standing::valid ? 1 : 0;
        changed.erase(i, 1);
    }
    INFO(bytes.size() << " bytes");
    CHECK(believed == 0);
    REQUIRE(changed == bytes);
}

TEST_CASE("Nor can one of a full certificate: all of its end, and places all over it", "[certificate][sealed][tamper]")
{
    constexpr std::size_t end = 4000, step = 29;
    const std::string bytes = on_paper(trainers_key());
    std::string changed = bytes;
    std::size_t believed = 0;
    for (std::size_t i = 0; i < bytes.size(); i += i + end < bytes.size() ? step : 1) {
        changed[i] = static_cast<char>(bytes[i] ^ (1 << (i % 8)));
        believed += standing(changed) == Standing::valid ? 1 : 0;
        changed[i] = bytes[i];
    }
    CHECK(believed == 0);
    CHECK(standing(changed) == Standing::valid);
}

TEST_CASE("Saved again by another program, a certificate's PDF is no longer as it was signed", "[certificate][sealed]")
{
    const test::ScratchFolder folder;
    const std::string file = (folder.path / "certificate.pdf").string(), again = (folder.path / "again.pdf").string();
    std::ofstream(file, std::ios::binary) << on_paper(trainers_key());
    (void)printed_by("qpdf --qdf " + file + " " + again);
    std::ifstream in(again, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    REQUIRE(bytes.starts_with("%PDF"));
    CHECK(standing(bytes) == Standing::altered);
}

TEST_CASE("A baked badge is valid, and no byte of it can be changed, lost or doubled unseen", "[certificate][badge][tamper]")
{
    const std::string badge = paper::badge_png({.level = "Home visitor", .programme = "Home visits in Lakeside", .year = "2026", .language = "en"}, FV_FONTS, 64);
    const std::string bytes = baked_png(badge, credential_jws(certificate(), trainers_key()));
    REQUIRE(standing(bytes) == Standing::valid);
    const test::ScratchFolder folder;
    const std::string file = (folder.path / "badge.png").string();
    std::ofstream(file, std::ios::binary) << bytes;
    CHECK(printed_by("identify -format '%m %w %h' " + file) == "PNG 64 64");
    std::size_t believed = 0;
    std::string changed = bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            changed[i] = static_cast<char>(bytes[i] ^ (1 << bit));
            believed += standing(changed) == Standing::valid ? 1 : 0;
        }
        changed[i] = bytes[i];
        believed += standing(std::string(bytes).erase(i, 1)) == Standing::valid ? 1 : 0;
        believed += standing(std::string(bytes).insert(i, 1, bytes[i])) == Standing::valid ? 1 : 0;
    }
    CHECK(believed == 0);
}
