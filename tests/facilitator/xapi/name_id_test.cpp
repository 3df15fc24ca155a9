// Ids that follow from names, against the examples of the standards.
#include "facilitator/xapi/name_id.h"

#include <string>

#include "support/catch.h"

using namespace fv;

namespace {

std::string hex(const std::array<std::uint8_t, 20>& bytes)
{
    std::string out;
    for (const std::uint8_t byte : bytes) {
        out += "0123456789abcdef"[byte >> 4U];
        out += "0123456789abcdef"[byte & 15U];
    }
    return out;
}

}  // namespace

TEST_CASE("SHA-1 gives the digests of FIPS 180", "[xapi]")
{
    CHECK(hex(xapi::sha1("")) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    CHECK(hex(xapi::sha1("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
    CHECK(hex(xapi::sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) == "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    CHECK(hex(xapi::sha1(std::string(1000000, 'a'))) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST_CASE("A version 5 id is the one of the standard's example", "[xapi]")
{
    const Uuid dns = *parse_uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    CHECK(xapi::uuid_v5(dns, "www.example.com").text() == "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}
