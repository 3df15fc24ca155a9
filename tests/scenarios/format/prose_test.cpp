#include "scenarios/format/prose.h"

#include <array>

#include "support/catch.h"

using namespace fv;
using Words = std::vector<std::string>;
using Pieces = std::vector<std::string_view>;

TEST_CASE("Words are letters with the hyphens and apostrophes between them, in small letters", "[prose]")
{
    CHECK(words_of("Twenty-two years - I'm THE voice.") == Words{"twenty-two", "years", "i'm", "the", "voice"});
    CHECK(words_of("¿Él? «Sí», dijo Ñusta… “Don’t!”") == Words{"él", "sí", "dijo", "ñusta", "don't"});
    CHECK(words_of("  …  — ") == Words{});
    CHECK(number_of_words("The boats are late today.") == 5);
}

TEST_CASE("A sentence ends at its sign, not at a short form or inside a number", "[prose]")
{
    CHECK(sentences_of("Good evening, Mrs. Delgado. Both of you? Yes!") == Pieces{"Good evening, Mrs. Delgado.", "Both of you?", "Yes!"});
    CHECK(sentences_of("La Sra. Ruiz mide 1.5 metros… ¿No?") == Pieces{"La Sra. Ruiz mide 1.5 metros…", "¿No?"});
    CHECK(sentences_of("no sign at the end") == Pieces{"no sign at the end"});
    CHECK(sentences_of("?!").empty());
}

TEST_CASE("A sentence falls into clauses at commas, colons and dashes", "[prose]")
{
    CHECK(clauses_of("No forms, no tests: only coffee — and you.") == Pieces{"No forms,", "no tests:", "only coffee —", "and you."});
}

TEST_CASE("A word list finds phrases, beginnings of words, and words with something between them", "[prose]")
{
    constexpr std::array phrases = std::to_array<std::string_view>({"report card", "report", "absen*", "missed _ days"});
    const WordList list(phrases);
    const auto found = [&](std::string_view text) {
        const Words words = words_of(text);
        const WordList::Found at = list.find(words);
        return std::pair(at.first, at.count);
    };
    CHECK(found("His report card came.") == std::pair<std::size_t, std::size_t>(1, 2));
    CHECK(found("The report came.") == std::pair<std::size_t, std::size_t>(1, 1));
    CHECK(found("Three absences") == std::pair<std::size_t, std::size_t>(1, 1));
    CHECK(found("He missed nine school days.") == std::pair<std::size_t, std::size_t>(1, 4));
    CHECK(found("He missed you all those long days.").second == 0);
    CHECK(found("").second == 0);
}

TEST_CASE("A language is known by its code, with or without a country", "[prose]")
{
    CHECK(prose_language("en") == ProseLanguage::english);
    CHECK(prose_language("es-MX") == ProseLanguage::spanish);
    CHECK(prose_language("est") == ProseLanguage::other);
    CHECK(prose_language("") == ProseLanguage::other);
}
