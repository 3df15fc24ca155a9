#include "foundation/spelling.h"

#include <vector>

#include "support/catch.h"

using namespace fv;

TEST_CASE("The distance of two words is the least number of slips between them", "[spelling]")
{
    CHECK(edit_distance("kitchen", "kitchen") == 0);
    CHECK(edit_distance("kitchn", "kitchen") == 1);
    CHECK(edit_distance("kitchne", "kitchen") == 1);  // two letters swapped are one slip
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("A near name is suggested; otherwise what is allowed, if that is a short list", "[spelling]")
{
    const std::vector<std::string> rooms{"kitchen", "porch"};
    CHECK(suggestion("kitchn", rooms) == "did you mean \"kitchen\"?");
    CHECK(suggestion("laboratory", rooms) == "it can be \"kitchen\" or \"porch\"");
    CHECK(suggestion("x", std::vector<std::string>{"porch"}) == "it can only be \"porch\"");
    CHECK(suggestion("laboratory", std::vector<std::string>(9, "kitchen")).empty());
    CHECK(suggestion("anything", {}).empty());
    CHECK(suggestion(std::string(10000, 'k'), rooms) == "it can be \"kitchen\" or \"porch\"");
}
