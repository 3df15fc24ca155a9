#include "foundation/content_hash.h"

#include "support/catch.h"

using namespace fv;

TEST_CASE("A text's name is the SHA-256 that its publisher's own examples give", "[foundation]")
{
    CHECK(content_hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(content_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(content_hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(content_hash(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("Every byte counts for a text's name, a zero byte and a line's end too", "[foundation]")
{
    CHECK(content_hash(std::string_view("a\0b", 3)) != content_hash(std::string_view("a\0c", 3)));
    CHECK(content_hash("a\n") != content_hash("a\r\n"));
}
