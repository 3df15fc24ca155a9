#include "scenarios/engine/filling.h"

#include <vector>

#include "support/catch.h"

using namespace fv;

namespace {

Scenario names()
{
    Scenario s;
    s.speakers = {{.key = "narrator"}, {.key = "you"}, {.key = "partner", .name = "Dana Okafor", .called = "Dana"}, {.key = "rosa", .name = "Rosa Delgado"}};
    s.facts = {{.key = "reels", .text = "{rosa} mends reels"}, {.key = "circle", .text = "{circle}"}};
    s.variations = {{.key = "worry", .values = {{"bus", "the late bus"}, {"dog", "the dog"}}, .first_bit = 2}};
    return s;
}

std::string said(std::string_view text)
{
    const Scenario s = names();
    VisitState state;
    state.remember(3);
    return filled(s, text, state, "Ana");
}

}  // namespace

TEST_CASE("A name in braces becomes what it stands for", "[engine][filling]")
{
    CHECK(said("{rosa} and {partner} look at {you}.") == "Rosa Delgado and Dana look at Ana.");
    CHECK(said("It is {worry}.") == "It is the dog.");
    CHECK(said("You know that {reels}.") == "You know that Rosa Delgado mends reels.");
}

TEST_CASE("A doubled brace is a brace, and what nobody is called stays as it is", "[engine][filling]")
{
    CHECK(said("{{rosa}}") == "{rosa}");
    CHECK(said("{nobody} {") == "{nobody} {");
    CHECK(said("no braces") == "no braces");
    CHECK(said("") == "");
}

TEST_CASE("A fact that names itself does not go round for ever", "[engine][filling]") { CHECK(said("{circle}") == "{circle}"); }

TEST_CASE("Every name in a text is found with its place, and an open brace too", "[engine][filling]")
{
    std::vector<std::pair<std::string, std::size_t>> found;
    const auto collect = [&](std::string_view name, std::size_t at) { found.emplace_back(name, at); };
    CHECK(each_name_in("a {b} {{c}} {d}", collect) == std::string_view::npos);
    CHECK(found == std::vector<std::pair<std::string, std::size_t>>{{"b", 3}, {"d", 13}});
    CHECK(each_name_in("a {b", collect) == 2);
}
