#include "foundation/spelling.h"

#include <vector>

#include "support/catch.h"

using namespace fv;
using Names = std::vector<std::string>;

TEST_CASE("A slip of the hand is one step from what was meant", "[foundation]")
{
    CHECK(edit_distance("kitchen", "kitchen") == 0);
    CHECK(edit_distance("kitchn", "kitchen") == 1);   // left out
    CHECK(edit_distance("kiitchen", "kitchen") == 1);  // twice
    CHECK(edit_distance("kutchen", "kitchen") == 1);   // the key beside it
    CHECK(edit_distance("kithcen", "kitchen") == 1);   // two keys swapped
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("porch", "kitchen") == edit_distance("kitchen", "porch"));
}

TEST_CASE("A misspelt name is answered with the nearest one", "[foundation]")
{
    const Names scenes = {"porch", "kitchen", "kitten"};
    CHECK(suggestion("kitchn", scenes) == "did you mean \"kitchen\"?");
    CHECK(suggestion("kittn", scenes) == "did you mean \"kitten\"?");
    CHECK(suggestion("prch", scenes) == "did you mean \"porch\"?");
}

TEST_CASE("A name that resembles none is answered with what there is", "[foundation]")
{
    CHECK(suggestion("garden", Names{"porch", "kitchen", "yard-2"}) == "it can be \"porch\", \"kitchen\" or \"yard-2\"");
    CHECK(suggestion("garden", Names{"porch", "hall"}) == "it can be \"porch\" or \"hall\"");
    CHECK(suggestion("garden", Names{"porch"}) == "it can only be \"porch\"");
}

TEST_CASE("Nobody is shown a list of eight, nor a list of nothing", "[foundation]")
{
    CHECK(suggestion("zzzzzz", Names{"a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8"}).empty());
    CHECK_FALSE(suggestion("zzzzzz", Names{"a1", "b2", "c3", "d4", "e5", "f6", "g7"}).empty());
    CHECK(suggestion("zzzzzz", Names{}).empty());
}

TEST_CASE("Near is a third of the word, and one slip is always near", "[foundation]")
{
    const Names seven_letters = {"kitchen", "a-longer-name"};
    CHECK(suggestion("kotcxx", seven_letters) == "it can be \"kitchen\" or \"a-longer-name\"");  // four steps in six letters
    CHECK(suggestion("kitxen", seven_letters) == "did you mean \"kitchen\"?");                   // two in six
    CHECK(suggestion("ab", Names{"ac", "zzz"}) == "did you mean \"ac\"?");
}

TEST_CASE("A word that begins like a known one is taken for it, however it goes on", "[foundation]")
{
    CHECK(suggestion("decision", Names{"decide", "place"}) == "did you mean \"decide\"?");
    CHECK(suggestion("dec", Names{"decide", "place"}) == "it can be \"decide\" or \"place\"");  // too little to tell
}

TEST_CASE("A very long word is not taken for a slip", "[foundation]")
{
    const std::string text(5'000, 'x');
    CHECK(suggestion(text, Names{std::string(4'999, 'x')}).substr(0, 14) == "it can only be");
}
