// To whom anything may be sent at all. Sending itself is tried against a store (tests/trainer/commands/xapi_store.py).
#include "facilitator/network/http.h"

#include <cstdlib>

#include "support/catch.h"

using namespace fv;

TEST_CASE("People's records go to nobody over a line on which others can read along", "[network]")
{
    CHECK(fault_of_address("https://lrs.district.example/xapi").empty());
    CHECK(fault_of_address("https://lrs.district.example:8443/xapi").empty());
    CHECK(fault_of_address("http://127.0.0.1:8080").empty());
    CHECK(fault_of_address("http://localhost:8080/xapi").empty());
    CHECK(fault_of_address("http://[::1]:8080/xapi").empty());
    CHECK_FALSE(fault_of_address("http://lrs.district.example/xapi").empty());
    CHECK_FALSE(fault_of_address("http://127.0.0.1.example/xapi").empty());
    CHECK_FALSE(fault_of_address("http://localhost.example/xapi").empty());
}

TEST_CASE("A password in an address is refused, and so is what is no address", "[network]")
{
    CHECK_FALSE(fault_of_address("https://key:secret@lrs.district.example/xapi").empty());
    CHECK_FALSE(fault_of_address("https://key@lrs.district.example/xapi").empty());
    for (const char* no : {"", "lrs.district.example", "ftp://lrs.district.example", "file:///etc/passwd", "https://", "https://lrs.district.example/xapi?a=b", "https://lrs.district.example/#x"}) {
        INFO(no);
        CHECK_FALSE(fault_of_address(no).empty());
    }
}

TEST_CASE("Where nobody answers, it is said why, and whether trying again can help", "[network]")
{
    Http http({.connect_within = std::chrono::seconds{2}, .answer_within = std::chrono::seconds{2}});
    const HttpResponse nobody = http.get("http://127.0.0.1:1/statements");
    CHECK(nobody.status == 0);
    CHECK_FALSE(nobody.body.empty());
    CHECK_FALSE(nobody.hopeless);
    CHECK(http.get("gopher://127.0.0.1/").hopeless);
}

TEST_CASE("What goes to this very computer is shown to no proxy", "[network]")
{
    setenv("http_proxy", "http://127.0.0.1:2", 1);
    Http http({.connect_within = std::chrono::seconds{2}, .answer_within = std::chrono::seconds{2}});
    const HttpResponse nobody = http.get("http://127.0.0.1:1/statements");
    unsetenv("http_proxy");
    INFO(nobody.body);
    CHECK(nobody.body.find("port 1 ") != std::string::npos);
}
