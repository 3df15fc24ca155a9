// Each byte in turn is changed (every bit of it, and to some letters that readers like to overlook), lost,
// and doubled: nothing that comes out is believed.
#include <functional>

#include "example.h"
#include "facilitator/credentials/baked_png.h"
#include "facilitator/credentials/certificate_pdf_seal.h"
#include "facilitator/credentials/statement.h"
#include "support/catch.h"

using namespace fv;
using test::day;

namespace {

/// How many of all changes of one byte `is_believed` falls for; the place of the first in `where`.
struct Fooled {
    std::size_t tried = 0, times = 0, first = 0;
};

Fooled tampered(const std::string& bytes, const std::function<bool(std::string_view)>& is_believed)
{
    Fooled out;
    const auto attempt = [&](const std::string& changed, std::size_t at) {
        if (changed == bytes) return;
        ++out.tried;
        if (is_believed(changed) && out.times++ == 0) out.first = at;
    };
    std::string changed = bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            changed[i] = static_cast<char>(bytes[i] ^ (1 << bit));
            attempt(changed, i);
        }
        for (const char letter : {'\0', '\n', '\r', ' ', '\t', '=', '.', '-', '_', 'A', '\xFF'}) {
            changed[i] = letter;
            attempt(changed, i);
        }
        changed[i] = bytes[i];
        attempt(std::string(bytes).erase(i, 1), i);
        attempt(std::string(bytes).insert(i, 1, bytes[i]), i);
    }
    return out;
}

bool is_valid(std::string_view bytes)
{
    static const Trust trust{.signers = test::example_signers(), .revocations = {}};
    return verify(bytes, trust, day(2027, 5, 1)).standing == Standing::valid;
}

void check_not_fooled(const std::string& bytes, const std::function<bool(std::string_view)>& is_believed)
{
    REQUIRE(is_believed(bytes));
    const Fooled fooled = tampered(bytes, is_believed);
    INFO(bytes.size() << " bytes, " << fooled.tried << " changes, the first that was believed at byte " << fooled.first);
    CHECK(fooled.times == 0);
    CHECK(fooled.tried > bytes.size() * 18);
}

}  // namespace

TEST_CASE("No changed credential is valid", "[credentials][tamper]") { check_not_fooled(credential_jws(test::example_certificate(), test::key_of('m')), is_valid); }

TEST_CASE("No changed QR code is valid", "[credentials][tamper]") { check_not_fooled(short_credential_jws(test::example_certificate(), test::key_of('m')), is_valid); }

TEST_CASE("No changed picture is valid", "[credentials][tamper]")
{
    check_not_fooled(baked_png(test::one_dot(), credential_jws(test::example_certificate(), test::key_of('m'))), is_valid);
}

TEST_CASE("No changed PDF is valid", "[credentials][tamper]")
{
    const std::string text = credential_jws(test::example_certificate(), test::key_of('m'));
    check_not_fooled(sealed_pdf(test::small_pdf(text), text, test::key_of('m')), is_valid);
}

TEST_CASE("No changed list of revocations counts", "[credentials][tamper]")
{
    Revocation entry{.certificate = test::example_certificate().id, .effective = day(2027, 1, 1), .reason = "in-error"};
    const std::string list = revocation_list_jws({.as_of = test::noon(day(2026, 12, 1)), .entries = {entry}}, test::key_of('m'));
    check_not_fooled(list, [](std::string_view bytes) {
        const std::vector<std::string> one{std::string(bytes)};
        return Revocations(one, test::example_signers()).uses().front() == Revocations::Use::counts;
    });
}

TEST_CASE("No changed statement is anybody's", "[credentials][tamper]")
{
    const std::vector<std::string> fields{"sign-off", "Ana", "2026-11-24"};
    check_not_fooled(signed_statement(fields, test::key_of('m')), [](std::string_view bytes) {
        const auto read = read_statement(bytes);
        return std::holds_alternative<Statement>(read);
    });
}
