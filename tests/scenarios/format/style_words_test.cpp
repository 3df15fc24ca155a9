// What the word lists hear, and what they must not mishear: each sentence is one that a visitor could say.
#include <array>

#include "scenarios/format/portrayal_words.h"
#include "scenarios/format/school_words.h"
#include "support/catch.h"

using namespace fv;

namespace {
constexpr auto english = ProseLanguage::english, spanish = ProseLanguage::spanish;
}

TEST_CASE("School business is heard in what a visitor says", "[style][words]")
{
    for (const char* said : {"It's his attendance, since you ask.", "Nine absences already.", "His maths is strong, but his reading is below where it should be.", "Could you sign this? It's only a page.",
                             "Just one last thing, the volunteer form.", "He has missed nine days.", "Let's look at his report card together.", "She's falling behind in class.", "Who helps her with her homework?",
                             "How does he behave at home?", "We have to talk about his behaviour.", "It's nothing to worry about, I'd just like to talk about the test scores.", "She was suspended in May.",
                             "Take out the clipboard.", "Fill out this questionnaire, please."}) {
        INFO(said);
        CHECK_FALSE(school_business_in(said, english).empty());
    }
}

TEST_CASE("What is denied, put off or something else is no school business", "[style][words]")
{
    for (const char* said : {"No forms, no tests, no clipboard.", "There are no forms or grades tonight.", "This isn't about his attendance.", "We didn't bring any forms, questionnaires or report cards.", "I'd rather hear what he loves than talk about grades.",
                             "His report card can wait for conference day.", "Put the clipboard away.", "Leave the forms at school.", "Mateo Delgado is in your fifth grade.", "I teach fourth grade.", "What a form of patience that is.", "I asked you that like a form.",
                             "It takes discipline to get up at three.", "He is in good form.", "In March I sit the test. My own licence.", "The deck hangs from a suspension bridge.", "You'll get it straight on conference day, with his work in front of us.",
                             "Let me first tell you a little about fifth grade and what is coming this year.", "Every student in the class has one of those.", "Does the dog always behave?", "Two grades of flour, a little salt.", ""}) {
        INFO(said);
        CHECK(school_business_in(said, english).empty());
    }
}

TEST_CASE("The words that were heard are told", "[style][words]")
{
    CHECK(school_business_in("Well. He has missed nine days.", english) == "missed nine days");
    CHECK(school_business_in("Es por las calificaciones.", spanish) == "calificaciones");
}

TEST_CASE("School business is heard in Spanish", "[style][words]")
{
    for (const char* said : {"Es sobre su asistencia.", "Ha faltado nueve veces.", "Sus notas bajaron mucho.", "¿Me puede firmar la hoja?", "Llene este formulario, por favor.", "¿Cómo se porta en casa?", "Hablemos de su conducta.", "¿Quién le ayuda con la tarea?",
                             "Va atrasado en lectura.", "Traigo los resultados de la prueba."}) {
        INFO(said);
        CHECK_FALSE(school_business_in(said, spanish).empty());
    }
    for (const char* said : {"No traemos formularios ni calificaciones.", "Hoy, nada de notas ni de tareas.", "Sin papeleo.", "Su boleta puede esperar para otro día.", "Guardo los formularios en la bolsa.", "Es maestra de quinto grado.", "¡Qué notas tan altas canta!", "Le hace falta sal."}) {
        INFO(said);
        CHECK(school_business_in(said, spanish).empty());
    }
}

TEST_CASE("A family that asks about school is heard to ask", "[style][words]")
{
    CHECK(asks_about_school("Tell me straight. How is he doing in that school?", english));
    CHECK(asks_about_school("I want to know his grades.", english));
    CHECK_FALSE(asks_about_school("More coffee?", english));
    CHECK_FALSE(asks_about_school("That school was cold in winter.", english));
    CHECK(asks_about_school("¿Cómo le va en la escuela?", spanish));
    CHECK_FALSE(asks_about_school("¿Gusta un café?", spanish));
}

TEST_CASE("A role that tells only a lack is heard, one that tells a person is not", "[style][words]")
{
    CHECK(only_deficit_in("struggling single mother", english) == "struggling single mother");
    CHECK(only_deficit_in("Mateo's uneducated grandmother", english) == "uneducated");
    CHECK(only_deficit_in("low-income father of three", english) == "low-income");
    CHECK(only_deficit_in("boy from a broken home", english) == "broken home");
    for (const char* role : {"Mateo's grandmother", "eleven", "nurse, choir alto", "single mother and welder", "baker, up at three, poor sleeper", "art teacher", ""}) {
        INFO(role);
        CHECK(only_deficit_in(role, english).empty());
    }
    CHECK(only_deficit_in("madre soltera de bajos recursos", spanish) == "madre soltera bajos recursos");
    CHECK(only_deficit_in("abuela de Mateo", spanish).empty());
    CHECK(only_deficit_in("repostera, madre soltera", spanish).empty());
}

TEST_CASE("Asking a child to interpret is heard, asking an interpreter is not", "[style][words]")
{
    const std::array<std::string, 2> children{"mateo", "lupe"};
    for (const char* said : {"Mateo, could you translate that?", "Lupe, you interpret so well. Could you tell her?", "Your daughter can translate for us.", "Can you translate for your mother?"}) {
        INFO(said);
        CHECK(asks_child_to_interpret(said, children, english));
    }
    for (const char* said : {"Mr Baraka, would you interpret that?", "Mateo, you don't have to translate.", "We brought an interpreter, so that Lupe can just be here.", "How do you interpret that page?", "Mateo, what is that?"}) {
        INFO(said);
        CHECK_FALSE(asks_child_to_interpret(said, children, english));
    }
    CHECK(asks_child_to_interpret("Lupe, ¿nos traduces?", children, spanish));
    CHECK(asks_child_to_interpret("¿Le puedes traducir a tu mamá?", {}, spanish));
    CHECK_FALSE(asks_child_to_interpret("Lupe, no tienes que traducir.", children, spanish));
}

TEST_CASE("A child is known by the role", "[style][words]")
{
    for (const char* role : {"eleven", "Rosa's grandson", "her daughter, nine", "student in your class", "age 12"}) {
        INFO(role);
        CHECK(is_child(role, english));
    }
    for (const char* role : {"Mateo's grandmother", "nurse, mother of five", "her son, a ferry pilot", "art teacher"}) {
        INFO(role);
        CHECK_FALSE(is_child(role, english));
    }
    CHECK(is_child("nieto de Rosa, once años", spanish));
    CHECK_FALSE(is_child("abuela de Mateo", spanish));
}

TEST_CASE("Dialect that is spelled by its sound is heard, plain talk is not", "[style][words]")
{
    CHECK(phonetic_spelling_in("I'm goin' out.", english) == "goin'");
    CHECK(phonetic_spelling_in("Dey sez so.", english) == "dey");
    CHECK(phonetic_spelling_in("Pase usté.", spanish) == "usté");
    for (const char* said : {"Ain't nobody going out in that fog.", "'Come in', he says, 'begin'.", "Yeah, I'm gonna sit.", "Abuelo said a reel tells you, if you shut up."}) {
        INFO(said);
        CHECK(phonetic_spelling_in(said, english).empty());
    }
    CHECK(phonetic_spelling_in("Mijo, ándale, pues.", spanish).empty());
}

TEST_CASE("In a language that nobody listed, nothing is heard", "[style][words]")
{
    CHECK(school_business_in("attendance", ProseLanguage::other).empty());
    CHECK_FALSE(asks_about_school("attendance?", ProseLanguage::other));
    CHECK_FALSE(asks_child_to_interpret("Mateo, translate", std::array<std::string, 1>{"mateo"}, ProseLanguage::other));
    CHECK(phonetic_spelling_in("goin'", ProseLanguage::other).empty());
}
