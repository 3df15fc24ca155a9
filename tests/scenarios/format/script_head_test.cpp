// Reading only the first lines of a script says what loading all of it says, or nothing.
#include "scenarios/format/script_head.h"

#include <filesystem>

#include "scenarios/format/loader.h"
#include "scenarios/format/plain_yaml.h"
#include "scenarios/format/translation.h"
#include "support/catch.h"
#include "support/project_file.h"
#include "support/random_scenario.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

std::string script(const std::string& head) { return "format: first-visit/1\n" + head + "start: a\nscenes:\n  a: {}\n"; }

const std::string plain = "id: one-evening\ntitle: One evening\nsummary: They come.\nstage: invitation\nthemes: [logistics, overcoming-fears]\nminutes: 9\n"
                          "partner: {name: Dana Okafor, role: art teacher}\n";

std::vector<SourceText> project_scripts(const std::string& folder)
{
    std::vector<SourceText> found;
    for (const auto& entry : fs::directory_iterator(std::string(FV_SOURCE_DIR) + "/" + folder)) {
        const std::string name = entry.path().filename().string();
        if (std::count(name.begin(), name.end(), '.') == 1 && name.ends_with(".yaml") && name != "pack.yaml") found.push_back(test::project_file(folder + "/" + name));
    }
    return found;
}

}  // namespace

TEST_CASE("A head says what the loaded script says", "[head]")
{
    std::size_t heads = 0;
    const std::size_t part = GENERATE(usual_head, std::size_t{1} << 30U);
    for (const char* folder : {"scenarios/packs/home-visits", "docs/format/tutorial", "docs/format"})
        for (const SourceText& source : project_scripts(folder)) {
            const auto loaded = load_scenario(source, {});
            const auto head = script_head(source.text().substr(0, part), part < source.text().size() ? Extent::beginning : Extent::whole);
            INFO(source.name());
            if (!loaded.value || !head) continue;  // a script that stands on a pack is loaded with it
            ++heads;
            CHECK(*head == head_of(*loaded.value));
        }
    CHECK(heads >= 6);
}

TEST_CASE("The order of the keys, comments, quotation marks and folded texts don't matter to a head", "[head]")
{
    const auto wanted = script_head(script(plain), Extent::whole);
    REQUIRE(wanted.has_value());
    CHECK(wanted->themes == std::vector<std::string>{"logistics", "overcoming-fears"});
    const std::string same = GENERATE(
        "# first\nminutes: 9\npartner:\n  name: Dana Okafor\n  role: art teacher\nthemes:\n- logistics\n- overcoming-fears\nstage: 'invitation'\nsummary: >\n  They\n  come.\ntitle: \"One evening\"\nid: one-evening\n",
        "id:   one-evening  # its file\ntitle: One evening\r\nsummary: They come.\nstage: invitation\n\nthemes: [ logistics , overcoming-fears ]\nminutes: 9\nfacts: {boat: \"title: no\"}\npartner: {name: \"Dana Okafor\", role: art teacher, portrait: {age: adult}}\n");
    INFO(same);
    auto head = script_head(script(same), Extent::whole);
    REQUIRE(head.has_value());
    if (head->summary.ends_with('\n')) head->summary.pop_back();
    CHECK(*head == *wanted);
}

TEST_CASE("Where a head is not beyond doubt there is none", "[head]")
{
    const auto without = [](std::string text, const std::string& from, const std::string& to) {
        text.replace(text.find(from), from.size(), to);
        return text;
    };
    const std::string doubtful = GENERATE_COPY(without(plain, "id: one-evening\n", ""), without(plain, "minutes: 9", "minutes: nine"), without(plain, "stage: invitation", "stage: visit"),
                                               without(plain, "title: One evening", "title: *evening"), without(plain, "title: One evening", "title: One: evening"), plain + "title: Again\n",
                                               without(plain, "themes: [logistics, overcoming-fears]", "themes: [logistics"), without(plain, "title: One evening", "title:"));
    INFO(doubtful);
    CHECK_FALSE(script_head(script(doubtful), Extent::whole).has_value());
    CHECK_FALSE(script_head("format: first-visit/2\n" + plain, Extent::whole).has_value());
    CHECK_FALSE(script_head("format: first-visit/1\n" + plain, Extent::beginning).has_value());  // the partner may be cut off
}

TEST_CASE("A plain value is read as the real parser reads it, or left to it", "[head]")
{
    const std::string piece = "ab1 -:#,[]{}\"'&*!|>%@`?~.\\é";
    test::Dice dice(7);
    std::size_t read = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::uint64_t n = dice.bits() % 14; n > 0; --n) text += piece[dice.bits() % (piece.size() - 2)];
        const auto plainly = plain_value(text);
        if (!plainly) continue;
        ++read;
        const auto parsed = parse_document(SourceText("x.yaml", "k: " + text + "\n"));
        INFO("k: " << text);
        REQUIRE(parsed.value.has_value());
        const std::function<void(const Node&, const Node&)> same = [&](const Node& a, const Node& b) {
            CHECK(a.kind == b.kind);
            CHECK(a.scalar == b.scalar);
            REQUIRE(a.items.size() == b.items.size());
            for (std::size_t i = 0; i < a.items.size(); ++i) same(a.items[i], b.items[i]);
            REQUIRE(a.entries.size() == b.entries.size());
            for (std::size_t i = 0; i < a.entries.size(); ++i) {
                CHECK(a.entries[i].first.scalar == b.entries[i].first.scalar);
                same(a.entries[i].second, b.entries[i].second);
            }
        };
        same(*plainly, parsed.value->entries.front().second);
    }
    CHECK(read > 1000);
}

TEST_CASE("A translation's head holds what a list of visits shows", "[head]")
{
    const SourceText source = test::project_file("scenarios/packs/home-visits/kitchen-table.es.yaml");
    const auto head = translation_head(source.text().substr(0, usual_head), Extent::beginning);
    REQUIRE(head.has_value());
    const auto loaded = load_translation(source, nullptr);
    REQUIRE(loaded.value.has_value());
    CHECK(head->of == "kitchen-table");
    CHECK(head->language == "es");
    CHECK(head->title == loaded.value->texts.at("title"));
    CHECK(head->summary == loaded.value->texts.at("summary"));
    CHECK(head->partner_role == loaded.value->texts.at("partner.role"));
    CHECK_FALSE(translation_head("format: first-visit-translation/1\nlanguage: es\n", Extent::whole).has_value());
}
