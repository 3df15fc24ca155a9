#include "facilitator/secrets/base64url.h"

#include <set>

#include "support/catch.h"

using namespace fv;

TEST_CASE("base64url writes what RFC 4648 shows, without padding", "[secrets]")
{
    CHECK(base64url("") == "");
    CHECK(base64url("f") == "Zg");
    CHECK(base64url("fo") == "Zm8");
    CHECK(base64url("foo") == "Zm9v");
    CHECK(base64url("foobar") == "Zm9vYmFy");
    CHECK(base64url("\xFB\xFF\xBF") == "-_-_");
}

TEST_CASE("Any bytes come back from base64url as they were", "[secrets][property]")
{
    std::string bytes;
    for (int i = 0; i < 300; ++i) {
        CHECK(from_base64url(base64url(bytes)) == bytes);
        bytes += static_cast<char>(i * 89 + i / 7);
    }
}

TEST_CASE("Of all short texts, each is the one spelling of its bytes or is refused", "[secrets][property]")
{
    std::set<std::string> seen;
    std::size_t taken = 0;
    for (int a = 0; a < 256; ++a)
        for (int b = 0; b < 256; ++b) {
            const std::string text{static_cast<char>(a), static_cast<char>(b)};
            const auto bytes = from_base64url(text);
            if (!bytes) continue;
            ++taken;
            CHECK(seen.insert(*bytes).second);
            CHECK(base64url(*bytes) == text);
        }
    CHECK(taken == 256);  // as many as there are bytes
}

TEST_CASE("What base64url doesn't write is refused", "[secrets]")
{
    for (const char* text : {"Z", "Zg==", "Zh", "Zm9", "Zm9v ", " Zm9v", "Zm9v\n", "Zm+v", "Zm/v", "Zm9vZ"}) {
        INFO(text);
        CHECK_FALSE(from_base64url(text).has_value());
    }
}
