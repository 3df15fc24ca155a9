#include "scenarios/format/pack.h"

#include <random>

#include "scenarios/format/document_kind.h"
#include "support/catch.h"
#include "support/lakeside.h"

using namespace fv;

namespace {

Loaded<Pack> pack_with(const std::string& from, const std::string& to, const Version& program = program_version())
{
    return load_pack(SourceText("pack.yaml", test::lakeside_with("pack.yaml", from, to).at("pack.yaml")), program);
}

std::string only_rule(const std::vector<Diagnostic>& diagnostics) { return diagnostics.size() == 1 ? std::string(diagnostics.front().rule) : std::to_string(diagnostics.size()) + " faults"; }

}  // namespace

TEST_CASE("A pack says who made it, which version it is and who lives in it", "[pack]")
{
    const auto loaded = load_pack(test::project_file("tests/support/packs/lakeside/pack.yaml"));
    CHECK(loaded.diagnostics.empty());
    REQUIRE(loaded.value.has_value());
    CHECK(loaded.value->id == "lakeside");
    CHECK(loaded.value->version.text() == "1.2.0");
    CHECK(loaded.value->needs.text() == "0.1.0");
    CHECK(loaded.value->authors == std::vector<std::string>{"First Visit"});
    CHECK(loaded.value->licence == "CC-BY-4.0");
    CHECK(loaded.value->cast.find("dana") != nullptr);
    CHECK(loaded.value->places.find("porch")->scalar == "The porch");
}

TEST_CASE("A pack for a newer program says so, and nothing else is said about it", "[pack]")
{
    const auto newer = pack_with("requires: 0.1.0", "requires: 0.2.0\nweather: rain", Version{{0, 1, 9}});
    REQUIRE(only_rule(newer.diagnostics) == "needs-newer-program");
    CHECK(newer.diagnostics.front().where.line == 8);
    CHECK(newer.diagnostics.front().message.find("0.2.0") != std::string::npos);
    CHECK(pack_with("requires: 0.1.0", "requires: 0.2.0", Version{{0, 2, 0}}).value.has_value());
    CHECK(pack_with("requires: 0.1.0", "requires: 0.9.9", Version{{0, 10, 0}}).value.has_value());
}

TEST_CASE("A version is three whole numbers", "[pack]")
{
    CHECK(parse_version("1.20.3").value() > parse_version("1.3.20").value());
    const auto wrong = GENERATE("", "1", "1.0", "1.0.0.0", "1.0.", ".1.0", "v1.0.0", "1.0.0-beta", "1.-1.0", "1.0.4294967296", "1. 0.0");
    INFO(wrong);
    CHECK_FALSE(parse_version(wrong).has_value());
}

TEST_CASE("Each fault of a pack stands where it is", "[pack]")
{
    const auto [from, to, rule, line] = GENERATE(table<std::string, std::string, std::string, unsigned>({
        {"version: 1.2.0", "version: 1.2", "wrong-type", 5},
        {"requires: 0.1.0", "requires: soon", "wrong-type", 8},
        {"licence: CC-BY-4.0\n", "", "missing-key", 2},
        {"authors: [First Visit]", "authors: ''", "empty-text", 6},
        {"id: lakeside", "id: Lakeside", "bad-id", 3},
        {"title: Lakeside", "titel: Lakeside\ntitle: Lakeside", "unknown-key", 4},
        {"format: first-visit-pack/1", "format: first-visit-pack/2", "unknown-format", 2},
        {"role: art teacher, ", "", "missing-key", 10},
        {"role: art teacher", "role: art teacher, age: 40", "unknown-key", 10},
        {"  rosa:", "  you:", "duplicate-id", 11},
        {"  porch: The porch", "  porch: [The porch]", "wrong-type", 13},
    }));
    INFO(from << " → " << to);
    const auto loaded = pack_with(from, to);
    CHECK_FALSE(loaded.value.has_value());
    REQUIRE(only_rule(loaded.diagnostics) == rule);
    CHECK(loaded.diagnostics.front().where.line == line);
}

TEST_CASE("What a file is, is told from its format line", "[pack]")
{
    const auto kind = [](const std::string& text) { return kind_of(SourceText("x", text)); };
    CHECK(kind("# format: first-visit-pack/1\nformat: first-visit/1\n") == DocumentKind::script);
    CHECK(kind("\xEF\xBB\xBF" "format: first-visit-pack/1\n") == DocumentKind::pack);
    CHECK(kind("of: x\nformat:   \"first-visit-translation/1\"\r\n") == DocumentKind::translation);
    CHECK(kind("of: x\n  format: first-visit-guide/1\nformat: first-visit-part/1") == DocumentKind::part);
    CHECK(kind("format: first-visit-framework/1") == DocumentKind::framework);
    CHECK(kind("") == DocumentKind::script);
}

TEST_CASE("A pack with bytes changed at random gives a pack or faults", "[pack][property]")
{
    std::mt19937 chance(GENERATE(range(1U, 150U)));
    std::string text = test::lakeside_files().at("pack.yaml");
    const std::string signs = "{}[]:-#&*!|>'\"%@`,? \n\tab\xc3";
    for (int change = 0; change < 5; ++change) text[chance() % text.size()] = signs[chance() % signs.size()];
    const auto loaded = load_pack(SourceText("pack.yaml", text));
    CHECK(loaded.value.has_value() != has_errors(loaded.diagnostics));
}
