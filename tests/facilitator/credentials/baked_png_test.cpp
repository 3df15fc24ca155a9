#include "facilitator/credentials/baked_png.h"

#include <stdexcept>

#include "example.h"
#include "support/catch.h"

using namespace fv;

TEST_CASE("What was baked into a picture is read back", "[credentials]")
{
    const std::string baked = baked_png(test::one_dot(), "some.signed.text");
    CHECK(std::get<std::string>(credential_in_png(baked)) == "some.signed.text");
    CHECK(std::get<PngFault>(credential_in_png(test::one_dot())) == PngFault::no_credential);
    CHECK(std::get<PngFault>(credential_in_png("hello")) == PngFault::no_png);
}

TEST_CASE("A picture bakes once, and only a whole one", "[credentials]")
{
    const std::string baked = baked_png(test::one_dot(), "some.signed.text");
    CHECK_THROWS_AS(baked_png(baked, "another.signed.text"), std::invalid_argument);
    CHECK_THROWS_AS(baked_png("hello", "some.signed.text"), std::invalid_argument);
    for (std::size_t cut = 0; cut < test::one_dot().size(); ++cut) CHECK_THROWS_AS(baked_png(test::one_dot().substr(0, cut), "some.signed.text"), std::invalid_argument);
}

TEST_CASE("Nothing stands after a picture's end, and no credential stands twice", "[credentials]")
{
    const std::string baked = baked_png(test::one_dot(), "some.signed.text");
    CHECK(std::get<PngFault>(credential_in_png(baked + '\n')) == PngFault::damaged);
    CHECK(std::get<PngFault>(credential_in_png(baked + baked)) == PngFault::damaged);
    constexpr std::size_t head = 33;
    const std::size_t chunk = baked.size() - test::one_dot().size();
    const std::string twice = baked.substr(0, head + chunk) + baked.substr(head);
    CHECK(std::get<PngFault>(credential_in_png(twice)) == PngFault::damaged);
}
