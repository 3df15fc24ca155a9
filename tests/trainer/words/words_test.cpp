#include "trainer/words/words.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "support/catch.h"

using namespace fv;

namespace {

SourceText language_file(const std::string& code)
{
    std::ifstream in(std::string(FV_SOURCE_DIR) + "/assets/language/" + code + ".yaml");
    std::stringstream text;
    text << in.rdbuf();
    return SourceText(code + ".yaml", text.str());
}

/// The places in braces, `{name}`.
std::set<std::string> places_in(const std::string& text)
{
    std::set<std::string> places;
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) places.insert(text.substr(open, text.find('}', open) - open + 1));
    return places;
}

std::string sources_of_the_program()
{
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(FV_SOURCE_DIR) + "/trainer")) {
        if (entry.path().extension() != ".cpp") continue;
        std::ifstream in(entry.path());
        std::stringstream text;
        text << in.rdbuf();
        all += text.str();
    }
    return all;
}

}  // namespace

TEST_CASE("Each language has every word, and no word that the program has not", "[words]")
{
    const Words english = Words::load(language_file("en")).value.value();
    const auto spanish = Words::load(language_file("es"), &english);
    for (const Diagnostic& diagnostic : spanish.diagnostics) UNSCOPED_INFO(diagnostic.message);
    CHECK(spanish.diagnostics.empty());
    CHECK(Words::load(language_file("en")).diagnostics.empty());
}

TEST_CASE("A translation has the same places as the original", "[words]")
{
    const Words english = Words::load(language_file("en")).value.value();
    const Words spanish = Words::load(language_file("es"), &english).value.value();
    for (std::size_t i = 0; i < word_count; ++i) {
        INFO(word_keys[i]);
        CHECK(places_in(english[static_cast<Word>(i)].text()) == places_in(spanish[static_cast<Word>(i)].text()));
    }
}

TEST_CASE("Every word is used by the program", "[words]")
{
    const std::string sources = sources_of_the_program();
    for (const std::string_view key : word_keys) {
        if (key.starts_with("month_")) continue;  // counted from month_1
        INFO(key);
        CHECK(sources.find("Word::" + std::string(key)) != std::string::npos);
    }
}

TEST_CASE("A word that a language lacks is shown in the original, and named", "[words]")
{
    const Words english = Words::load(language_file("en")).value.value();
    const auto loaded = Words::load(SourceText("eo.yaml", "language: eo\nname: Esperanto\nwords:\n  back: Reen\n"), &english);
    REQUIRE(loaded.value.has_value());
    CHECK((*loaded.value)[Word::back].text() == "Reen");
    CHECK((*loaded.value)[Word::that_is_me].text() == "Go in");
    CHECK(loaded.diagnostics.size() == word_count - 1);
}

TEST_CASE("A word that the program does not know is a fault with its place", "[words]")
{
    const auto loaded = Words::load(SourceText("eo.yaml", "language: eo\nname: Esperanto\nwords:\n  bakc: Reen\n"));
    CHECK_FALSE(loaded.value.has_value());
    CHECK(loaded.diagnostics.back().where.line == 4);
}

TEST_CASE("Places are filled once, whatever stands in what fills them", "[words]")
{
    const Words english = Words::load(language_file("en")).value.value();
    CHECK(english.with(Word::goes_with, {{"name", "{role}"}, {"role", "100 % {name}"}}) == "with {role}, 100 % {name}");
    CHECK(english.counted(Word::about_minutes, 1) == "about one minute");
    CHECK(english.counted(Word::about_minutes, 12) == "about 12 minutes");
}
