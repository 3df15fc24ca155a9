#include "foundation/source_text.h"

#include "support/catch.h"

using namespace fv;

TEST_CASE("A column is a character, not a byte", "[source]")
{
    const SourceText source("t", "one\nññ wrong\n");
    const SourceSpan span = source.span_at(source.text().find("wrong"), 5);
    CHECK(span.line == 2);
    CHECK(span.column == 4);
    CHECK(span.length == 5);
    CHECK(source.span_at(9999).line == 3);
}

TEST_CASE("A line is given without its end", "[source]")
{
    const SourceText source("t", "one\r\ntwo\n\nfour");
    CHECK(source.line(1) == "one");
    CHECK(source.line(3).empty());
    CHECK(source.line(4) == "four");
    CHECK(source.line(5).empty());
    CHECK(source.line(0).empty());
}

TEST_CASE("Bytes that are not UTF-8 are found where they begin", "[source]")
{
    const std::string good[] = {"", "plain", "ñ", "\u20AC", "\U0001F600", "\xF4\x8F\xBF\xBF"};
    for (const std::string& text : good) CHECK(first_invalid_utf8(text) == std::string_view::npos);
    const std::string bad[] = {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\xAF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xC3", "\xE2\x82", "\xFF"};
    for (const std::string& text : bad) CHECK(first_invalid_utf8("ab" + text) == 2);
}
