// Certificates as a caller would hand them in: names short and long, languages, a logo.
#pragma once

#include "facilitator/exports/badge.h"
#include "facilitator/exports/certificate.h"

namespace fv::test {

struct NamedPaper {
    const char* file;
    paper::CertificatePaper paper;
    paper::PaperSize size = paper::PaperSize::a4;
};

inline paper::CertificatePaper english_paper()
{
    return {.title = "Certificate of Ana Reed",
            .language = "en",
            .issuer = "Lakeside School District",
            .heading = "Certificate",
            .before_name = "This is to certify that",
            .name = "Ana Reed",
            .after_name = "has completed all that is asked of a",
            .level = "Home visitor",
            .programme = "Home visits in Lakeside, version 3",
            .facts = {{"Issued", "24 November 2026"}, {"Valid from", "24 November 2026"}, {"Valid until", "23 November 2028"}},
            .signer = "María Ortega",
            .signer_role = "Trainer, Lakeside School District",
            .seal_described = "An open door: the sign of First Visit",
            .qr = qr_of("eyJhbGciOiJFZERTQSIsImtpZCI6ImRpZDprZXk6ejZNa3UyeEtzN2daRjE2QXRZaG1oMkV5RnJVNFF1bmZRRHNMM0NGSGN4TDhqUjF4IiwidHlwIjoiZnYtY2VydGlmaWNhdGUifQ."
                        "eyJkIjpbMjAyNjExMjQsMjAyNjExMjQsMjAyODExMjNdLCJpIjoiQVpPbHNIdy1mUlNLYXdvYkxEMU9Ydy.c2lnbmF0dXJlIG9mIHNpeHR5LWZvdXIgYnl0ZXMgZm9yIGEgcGljdHVyZSBvbmx5LCBubyBrZXkgd2FzIHVzZWQgaGVyZQ"),
            .qr_described = "A QR code with the signed facts of this certificate",
            .how_to_verify = "Scan the code and paste its text into “Verify” in First Visit, or run first-visit verify on this file.",
            .id = {"Certificate", "0193a5b0-7c3e-7d14-8a6b-0a1b2c3d4e5f"},
            .key = {"Key", "48213 90177 02846 55310 90027"},
            .attachment = {"certificate.jwt", "The signed credential (Open Badges 3.0)", "application/jwt", "eyJ.not-a-real.credential"}};
}

inline paper::CertificatePaper spanish_paper()
{
    paper::CertificatePaper out = english_paper();
    out.title = "Certificado de Begoña Muñoz Ibáñez";
    out.language = "es";
    out.issuer = "Distrito Escolar de Lakeside";
    out.heading = "Certificado";
    out.before_name = "Se certifica que";
    out.name = "Begoña Muñoz Ibáñez";
    out.after_name = "ha cumplido todo lo que se pide a quien es";
    out.level = "Facilitadora de visitas a domicilio";
    out.programme = "Visitas a domicilio en Lakeside, versión 3";
    out.facts = {{"Expedido", "24 de noviembre de 2026"}, {"Válido desde", "24 de noviembre de 2026"}, {"Válido hasta", "23 de noviembre de 2028"}};
    out.signer_role = "Formadora, Distrito Escolar de Lakeside";
    out.seal_described = "Una puerta abierta: el signo de First Visit";
    out.qr_described = "Un código QR con los datos firmados de este certificado";
    out.how_to_verify = "Escanee el código y pegue su texto en «Verificar» de First Visit, o ejecute first-visit verify con este archivo.";
    out.id.name = "Certificado";
    out.key.name = "Clave";
    return out;
}

inline paper::CertificatePaper named(std::string name)
{
    paper::CertificatePaper out = english_paper();
    out.title = "Certificate of " + name;
    out.name = std::move(name);
    return out;
}

/// A picture to stand for a district's logo: any PNG will do.
inline std::string some_logo() { return paper::badge_png({.level = "Lakeside", .programme = "Lakeside School District", .year = "1911", .language = "en"}, FV_FONTS, 240); }

inline std::vector<NamedPaper> sample_papers()
{
    std::vector<NamedPaper> out{{"english", english_paper()},
                                {"spanish", spanish_paper()},
                                {"vietnamese", named("Nguyễn Thị Phương Thảo")},
                                {"long", named("María-Fernanda Guadalupe Fernández-Villaseñor de la Torre y Ruiz")},
                                {"letter", english_paper(), paper::PaperSize::letter},
                                {"logo", english_paper()},
                                {"letter-logo-long", named("María-Fernanda Guadalupe Fernández-Villaseñor de la Torre y Ruiz"), paper::PaperSize::letter}};
    for (const std::size_t with_logo : {std::size_t{5}, std::size_t{6}}) {
        out[with_logo].paper.logo = some_logo();
        out[with_logo].paper.logo_described = "Lakeside School District";
    }
    return out;
}

}  // namespace fv::test
