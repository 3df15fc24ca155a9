// A district, two who sign, and a certificate of one of them, for the tests of credentials.
#pragma once

#include <array>
#include <variant>

#include "facilitator/credentials/verify.h"

namespace fv::test {

inline constexpr auto day(int year, unsigned month, unsigned of_month) { return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(of_month)); }
inline Instant noon(std::chrono::year_month_day on) { return std::chrono::sys_days(on) + std::chrono::hours(12); }

/// The same key for the same letter.
inline SigningKey key_of(char letter)
{
    std::array<std::uint8_t, 32> seed{};
    seed.fill(static_cast<std::uint8_t>(letter));
    return SigningKey::from_seed(seed);
}

inline Certificate example_certificate()
{
    return {.id = *parse_uuid("0193a5b0-7c3e-7d14-8a6b-0a1b2c3d4e5f"),
            .person = "Nguyễn Thị Phương Thảo",
            .person_id = *parse_uuid("0193a5b0-0000-7000-8000-000000000001"),
            .level = "home-visitor",
            .level_title = "Home visitor",
            .programme = "home-visits",
            .programme_version = "3",
            .programme_title = "Home visits in Lakeside",
            .issued = day(2026, 11, 24),
            .from = day(2026, 11, 24),
            .until = day(2028, 11, 23),
            .issuer = "Lakeside School District",
            .signer = "María Ortega",
            .criteria = "Three hours of training, six visits rehearsed and passed, one role-play observed.",
            .achievement = "Has learned to visit families at home in a pair, as guests.",
            .language = "en"};
}

inline Signers example_signers()
{
    return {.district = "Lakeside School District",
            .signers = {{.key = key_of('m').public_key(), .name = "María Ortega", .from = day(2026, 1, 1)},
                        {.key = key_of('r').public_key(), .name = "Ruth Okafor", .from = day(2024, 1, 1), .until = day(2026, 6, 30), .is_retired = true}}};
}

/// A picture of one dot.
inline std::string one_dot()
{
    constexpr std::string_view bytes{"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1F\x15\xC4\x89"
                                     "\0\0\0\x0DIDAT\x78\x9C\x63\xF8\xCF\xC0\xF0\x1F\0\x05\0\x01\xFF\x89\x99\x3D\x1D"
                                     "\0\0\0\0IEND\xAE\x42\x60\x82", 70};
    return std::string(bytes);
}

/// Not much of a PDF, but one that holds a credential as ours do.
inline std::string small_pdf(const std::string& credential) { return "%PDF-1.7\n1 0 obj\n<< /Length 9 >>\nstream\n" + credential + "\nendstream\nendobj\n%%EOF\n"; }

}  // namespace fv::test
