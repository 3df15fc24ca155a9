#include "scenarios/format/readability.h"

#include <sstream>

#include "scenarios/format/syllables.h"
#include "support/catch.h"

using namespace fv;

namespace {

/// `words` are pairs of a word and its number of syllables.
template <class Count>
void check_words(const char* words, const Count& count)
{
    std::istringstream in(words);
    std::string word;
    for (int syllables = 0; in >> word >> syllables;) {
        INFO(word);
        CHECK(count(word) == syllables);
    }
}

double grade(std::string_view text)
{
    ReadingMeasure measure;
    measure.add(text, ProseLanguage::english);
    return measure.flesch_kincaid_grade();
}

}  // namespace

TEST_CASE("English words have the syllables that a dictionary gives them", "[readability]")
{
    check_words("a 1 the 1 you 1 your 1 yes 1 year 1 I 1 be 1 she 1 make 1 makes 1 made 1 home 1 eyes 1 through 1 thought 1 "
                "asked 1 wanted 2 needed 2 played 1 stayed 1 called 1 settled 2 filled 1 smiled 1 table 2 tables 2 little 2 "
                "houses 2 dishes 2 pages 2 boats 1 teaches 2 teacher 2 school 1 class 1 classes 2 kitchen 2 trouble 2 "
                "radio 3 idea 3 media 3 quiet 2 science 2 nation 2 question 2 million 2 special 2 patient 2 client 2 society 4 "
                "family 3 happy 2 happier 3 grandmother 3 attendance 3 conversation 4 university 5 relationship 4 "
                "going 2 being 2 saying 2 buying 2 studying 3 arguing 3 careful 2 homework 2 someone 2 something 2 sometimes 2 "
                "lovely 2 notebook 2 household 2 create 2 creature 2 reaction 3 great 1 usual 3 annual 3 video 3 people 2 "
                "rhythm 2 baptism 3 league 1 vague 1 unique 2 player 2 layer 2 beyond 2 fashion 2 cushion 2",
                english_syllables);
}

TEST_CASE("Short forms and joined words are counted as they are said", "[readability]")
{
    check_words("don't 1 can't 1 didn't 2 isn't 2 couldn't 2 I'm 1 we're 1 that's 1 he'll 1 class's 2 Rosa's 2 o'clock 2 "
                "twenty-two 3 well-known 2 grown-up 2",
                [](const std::string& word) { return english_syllables(words_of(word).front()); });
}

TEST_CASE("Spanish words have the syllables that their spelling says", "[readability]")
{
    check_words("casa 2 sol 1 y 1 hoy 1 muy 1 rey 1 país 2 maíz 2 día 2 río 2 María 3 leer 2 caer 2 héroe 3 aéreo 4 "
                "ahora 3 búho 2 prohibido 3 ahijado 3 guitarra 3 queso 2 quien 1 guiso 2 pingüino 3 vergüenza 3 agua 2 "
                "ciudad 2 bueno 2 huevo 2 hielo 2 causa 2 peine 2 Paraguay 3 buey 1 averiguáis 4 leíais 3 paranoia 4 chiita 3 "
                "construido 3 reúne 3 oír 2 oigo 2 niño 2 sueños 2 esperanzas 4 maestra 3 escuela 3 calificaciones 6",
                [](const std::string& word) { return spanish_syllables(words_of(word).front()); });
}

TEST_CASE("A child's sentence has a low grade, a leaflet's a high one", "[readability]")
{
    CHECK(grade("The boats are late today. She sits down.") < 3);
    CHECK(grade("Our collaborative initiative facilitates meaningful communication regarding individualised educational "
                "opportunities.") > 15);
}

TEST_CASE("The formulas give what can be worked out by hand", "[readability]")
{
    const ReadingMeasure measure{.sentences = 10, .words = 100, .syllables = 150};
    CHECK(measure.flesch_kincaid_grade() == Approx(0.39 * 10 + 11.8 * 1.5 - 15.59));
    CHECK(measure.inflesz() == Approx(206.835 - 62.3 * 1.5 - 10));
}

TEST_CASE("What has no words is not hard to read", "[readability]")
{
    ReadingMeasure nothing;
    nothing.add("… !", ProseLanguage::english);
    CHECK(nothing.flesch_kincaid_grade() == 0);
    CHECK_FALSE(is_hard_to_read(nothing, ProseLanguage::english));
    CHECK_FALSE(is_hard_to_read(nothing, ProseLanguage::spanish));
}

TEST_CASE("Spoken Spanish is easy on the INFLESZ scale, an office's Spanish hard", "[readability]")
{
    ReadingMeasure spoken, office;
    spoken.add("Pase, pase. Hay café. ¿Cuál es su silla? No quiero quitársela.", ProseLanguage::spanish);
    office.add("La implementación administrativa de procedimientos institucionales posibilita oportunidades educativas individualizadas.", ProseLanguage::spanish);
    CHECK_FALSE(is_hard_to_read(spoken, ProseLanguage::spanish));
    CHECK(is_hard_to_read(office, ProseLanguage::spanish));
}
