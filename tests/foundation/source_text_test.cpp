#include "foundation/source_text.h"

#include "support/catch.h"

using namespace fv;

TEST_CASE("A fault to the right of an é is pointed at where an editor shows it", "[foundation]")
{
    const SourceText text("visit.yaml", "start: porch\ncafé: kitchn # más\n");
    const std::size_t offset = text.text().find("kitchn");
    CHECK(text.span_at(offset, 6) == SourceSpan{.file = "visit.yaml", .line = 2, .column = 7, .length = 6});
    CHECK(text.span_at(text.text().find("más"), 4) == SourceSpan{.file = "visit.yaml", .line = 2, .column = 16, .length = 3});
}

TEST_CASE("A place is counted from one, and never reaches past its line or the text", "[foundation]")
{
    const SourceText text("t", "ab\ncd");
    CHECK(text.span_at(0) == SourceSpan{.file = "t", .line = 1, .column = 1, .length = 1});
    CHECK(text.span_at(1, 3) == SourceSpan{.file = "t", .line = 1, .column = 2, .length = 1});  // the rest of its line
    CHECK(text.span_at(3) == SourceSpan{.file = "t", .line = 2, .column = 1, .length = 1});
    CHECK(text.span_at(999) == SourceSpan{.file = "t", .line = 2, .column = 3, .length = 1});
    CHECK(SourceText("t", "").span_at(0) == SourceSpan{.file = "t", .line = 1, .column = 1, .length = 1});
}

TEST_CASE("A line is given without its end, whichever system wrote it", "[foundation]")
{
    const SourceText text("t", "one\r\ntwo\n\nfour");
    CHECK(text.line(1) == "one");
    CHECK(text.line(2) == "two");
    CHECK(text.line(3).empty());
    CHECK(text.line(4) == "four");
    CHECK(text.line(0).empty());
    CHECK(text.line(5).empty());
}

TEST_CASE("Characters are counted as people count them", "[foundation]")
{
    CHECK(characters_in("") == 0);
    CHECK(characters_in("café") == 4);
    CHECK(characters_in("ế") == 1);
    CHECK(characters_in("😀!") == 2);
}

TEST_CASE("Text that is UTF-8 is taken as it is", "[foundation]")
{
    for (const char* good : {"", "plain", "café", "Tiếng Việt", "😀", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF", "\xEE\x80\x80"}) {
        INFO(good);
        CHECK(first_invalid_utf8(good) == std::string_view::npos);
    }
}

TEST_CASE("The first byte that is not UTF-8 is found", "[foundation]")
{
    struct Case {
        const char* text;
        std::size_t at;
        const char* why;
    };
    const Case c = GENERATE(Case{"abc\x80", 3, "a continuation that nothing began"}, Case{"\xC0\xAF", 0, "a slash in two bytes"},
                            Case{"\xC1\xBF", 0, "overlong"}, Case{"\xE0\x80\xAF", 0, "a slash in three bytes"},
                            Case{"\xF0\x80\x80\xAF", 0, "a slash in four bytes"}, Case{"a\xED\xA0\x80", 1, "half of a surrogate pair"},
                            Case{"\xF4\x90\x80\x80", 0, "past the last character"}, Case{"\xF5\x80\x80\x80", 0, "no such beginning"},
                            Case{"\xFF", 0, "no such byte"}, Case{"caf\xE9", 3, "an é of Latin 1"}, Case{"é\xC3", 2, "cut off after one byte"},
                            Case{"\xE2\x82", 0, "cut off after two"}, Case{"\xF0\x9F\x98", 0, "cut off after three"},
                            Case{"\xC3(", 0, "a character broken off"});
    INFO(c.why);
    CHECK(first_invalid_utf8(c.text) == c.at);
}
