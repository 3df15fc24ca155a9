// Writes the sample certificates and badges into a folder, for eyes and for other programs; one of them
// signed in all its forms, with the list of signers that it takes to check it (docs/credentials.md).
#include <filesystem>
#include <fstream>

#include "certificate_samples.h"
#include "facilitator/credentials/baked_png.h"
#include "facilitator/credentials/certificate_pdf_seal.h"
#include "facilitator/credentials/verify.h"

namespace {

constexpr std::chrono::year_month_day day(int year, unsigned month, unsigned of_month) { return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(of_month)}; }

fv::Certificate anas()
{
    return {.id = *fv::parse_uuid("0193a5b0-7c3e-7d14-8a6b-0a1b2c3d4e5f"), .person = "Ana Reed", .level = "home-visitor", .level_title = "Home visitor", .programme = "home-visits",
            .programme_version = "3", .programme_title = "Home visits in Lakeside", .issued = day(2026, 11, 24), .from = day(2026, 11, 24), .until = day(2028, 11, 23),
            .issuer = "Lakeside School District", .signer = "María Ortega", .criteria = "Six visits rehearsed and passed.", .achievement = "Has learned to visit families at home.", .language = "en"};
}

}  // namespace

int main(int count, char** words)
{
    using namespace fv;
    const std::filesystem::path folder = count > 1 ? words[1] : ".";
    std::filesystem::create_directories(folder);
    const auto write = [&](const std::string& name, const std::string& bytes) { std::ofstream(folder / name, std::ios::binary) << bytes; };
    for (const test::NamedPaper& sample : test::sample_papers()) write(std::string(sample.file) + ".pdf", paper::certificate_pdf(sample.paper, {.size = sample.size, .fonts = FV_FONTS}));
    const SigningKey key = SigningKey::fresh();
    const std::string credential = credential_jws(anas(), key), code = short_credential_jws(anas(), key);
    paper::CertificatePaper signed_paper = test::english_paper();
    signed_paper.qr = qr_of(code);
    signed_paper.key.text = key.public_key().fingerprint();
    signed_paper.attachment.bytes = credential;
    write("signed.pdf", sealed_pdf(paper::certificate_pdf(signed_paper, {.fonts = FV_FONTS}), credential, key));
    write("signed.jwt", credential);
    write("signed.json", enveloped(credential));
    write("signed.txt", code);
    const std::string badge = paper::badge_png({.level = "Home visitor", .programme = "Home visits in Lakeside", .year = "2026", .language = "en"}, FV_FONTS);
    write("signed.png", baked_png(badge, credential));
    write("signers.json", signers_json({.district = "Lakeside School District", .signers = {{.key = key.public_key(), .name = "María Ortega", .from = day(2026, 1, 1)}}}));
    write("badge.png", badge);
    write("badge-es.png", paper::badge_png({.level = "Facilitadora de visitas a domicilio", .programme = "Distrito Escolar Unificado del Condado de Lakeside", .year = "2026", .language = "es"}, FV_FONTS));
}
