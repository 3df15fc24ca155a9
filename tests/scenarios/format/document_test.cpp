#include "scenarios/format/document.h"

#include "support/catch.h"

using namespace fv;

namespace {
Node parsed(const std::string& text) { return parse_document(SourceText("t.yaml", text)).value.value(); }
}  // namespace

TEST_CASE("Texts come back with quotes and folding undone, and know how they were written", "[document]")
{
    const Node root = parsed("a: plain words\nb: \"in \\\"quotes\\\"\"\nc: |\n  two\n  lines\nd: >\n  folded\n  line\ne:\nf: ''\n");
    CHECK(root.find("a")->scalar == "plain words");
    CHECK(root.find("b")->scalar == "in \"quotes\"");
    CHECK(root.find("b")->quoted);
    CHECK(root.find("c")->scalar == "two\nlines\n");
    CHECK(root.find("c")->block);
    CHECK(root.find("d")->scalar == "folded line\n");
    CHECK(root.find("e")->kind == Node::Kind::empty);
    CHECK(root.find("f")->kind == Node::Kind::scalar);
    CHECK(root.find("g") == nullptr);
}

TEST_CASE("A place is counted in characters, from 1, with accents to its left", "[document]")
{
    const Node root = parsed("title: a\n\"ñandú ế\": {x: here}\n");
    const Node& x = root.entries.back().second;
    CHECK(x.find("x")->where.line == 2);
    CHECK(x.find("x")->where.column == 16);
    CHECK(x.find("x")->where.length == 4);
}

TEST_CASE("The order of keys is the order of the file", "[document]")
{
    std::string order;
    for (const auto& [key, value] : parsed("z: 1\na: 2\nm: 3\n").entries) order += key.scalar;
    CHECK(order == "zam");
}

TEST_CASE("A mark at the start that some editors write is no fault", "[document]") { CHECK(parsed("\xEF\xBB\xBFtitle: a\n").find("title") != nullptr); }
