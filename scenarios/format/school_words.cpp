#include "scenarios/format/school_words.h"

#include <algorithm>
#include <array>
#include <span>

namespace fv {
namespace {

// Words that mean other things as well (form, test, score, notes) stand here with a companion.

constexpr auto english_business = std::to_array<std::string_view>({
    "grades", "his grade", "her grade", "their grade", "grade level", "grade average", "gradebook", "grade book", "failing grade", "report card",
    "report cards", "progress report", "progress reports", "gpa", "good marks", "bad marks", "low marks", "poor marks", "top marks", "attendance",
    "absences", "absence from", "absent", "absentee*", "truan*", "tardy", "tardies", "tardiness", "missed school", "missing school", "misses school",
    "missed class", "missing class", "missed _ days", "missed _ classes", "days missed", "days of school", "late to school", "late for school",
    "late to class", "behavior*", "behaviour*", "behave in", "behave at", "behaves in", "behaves at", "behaved in", "behaved at", "behaving in",
    "behaving at", "misbehav*", "acts up", "acting up", "acted up", "discipline problem*", "discipline issue*", "discipline record",
    "school discipline", "disciplinary", "detention", "detentions", "was suspended", "been suspended", "got suspended", "his suspension",
    "her suspension", "suspensions", "incident report", "test score", "test scores", "test result", "test results", "reading test", "math test",
    "maths test", "spelling test", "state test", "state tests", "standardized test*", "standardised test*", "placement test", "benchmark test*",
    "failed the test", "failed a test", "failed his test", "failed her test", "reading score", "reading scores", "math score", "math scores",
    "maths scores", "assessment", "assessments", "reading level", "level in reading", "level in math", "below level", "below grade", "above grade",
    "below where", "reading is below", "behind in reading", "behind in math", "behind in maths", "behind in class", "behind the class",
    "behind the others", "falling behind", "fallen behind", "fell behind", "struggling in class", "struggling in school", "struggling in math",
    "struggling with reading", "struggling with math", "struggles with reading", "struggles with math", "struggles in class", "homework",
    "assignment", "assignments", "missing work", "late work", "academics", "academic", "academically", "his data", "her data", "their data",
    "reading data", "iep", "504 plan", "referral", "referrals", "intervention", "interventions", "a form", "the form", "this form", "that form",
    "one form", "forms", "consent form", "permission form", "volunteer form", "contact form", "emergency form", "registration form",
    "enrollment form", "enrolment form", "medical form", "release form", "lunch form", "permission slip", "permission slips", "paperwork",
    "clipboard", "questionnaire", "a survey", "the survey", "this survey", "checklist", "printout", "sign here", "sign this", "sign the form",
    "sign the paper", "sign the sheet", "sign the slip", "fill in this", "fill in a", "fill this in", "fill out this", "fill out a", "fill out the",
    "fill this out",
});

/// Phrases that begin like school business and are something else.
constexpr auto english_other = std::to_array<std::string_view>({
    "a form of", "like a form", "the form of", "this form of", "that form of", "one form of", "forms of", "grades of", "do you sign", "a survey of", "the survey of",
});

constexpr auto english_denials = std::to_array<std::string_view>({
    "no", "not", "never", "without", "nothing", "nor", "neither", "instead", "than", "beyond", "besides", "isn't", "aren't", "wasn't", "weren't",
    "won't", "don't", "doesn't", "didn't", "can't", "couldn't", "wouldn't", "shouldn't", "leave", "leaves", "leaving", "left", "forget", "skip",
    "park", "apart from", "other than", "rather",
});

constexpr auto english_later = std::to_array<std::string_view>({
    "away", "later", "conference", "conferences", "can wait", "will wait", "another day", "another time", "other day", "other days", "next time",
    "in the car", "to the car", "in my bag", "in your bag", "under your chair", "under the chair", "face down",
});

constexpr auto english_school = std::to_array<std::string_view>({
    "school", "class", "lessons", "reading", "math", "maths", "doing", "learning", "teacher", "teachers", "grade",
});

constexpr auto spanish_business = std::to_array<std::string_view>({
    "calificación", "calificaciones", "sus notas", "buenas notas", "malas notas", "notas bajas", "notas altas", "boleta de", "su boleta", "la boleta",
    "boletín", "boletines", "promedio", "asistencia", "inasistencia", "inasistencias", "ausencias", "sus faltas", "las faltas",
    "faltas de asistencia", "ha faltado", "faltó _ días", "falta mucho a", "retardos", "tardanzas", "llega tarde", "llegado tarde", "días de clase",
    "conducta", "comportamiento", "se porta", "se portan", "portarse", "se ha portado", "se comporta", "problemas de disciplina", "disciplinari*",
    "suspensión", "suspensiones", "suspendido", "suspendida", "suspendieron", "expediente", "examen de lectura", "examen de matemáticas",
    "examen de inglés", "examen de ubicación", "exámenes de", "exámenes estatales", "los exámenes", "sus exámenes", "prueba de lectura",
    "prueba de matemáticas", "prueba de nivel", "pruebas de lectura", "pruebas de matemáticas", "pruebas estatales", "sus pruebas",
    "resultados de las pruebas", "resultados de la prueba", "resultados del examen", "evaluación", "evaluaciones", "nivel de lectura",
    "nivel de grado", "nivel de su grado", "debajo del nivel", "por debajo de su", "por debajo de donde", "puntaje", "puntajes", "atrasado en",
    "atrasada en", "va atrasado", "va atrasada", "quedándose atrás", "se queda atrás", "quedado atrás", "bajo rendimiento", "rendimiento escolar",
    "rendimiento académico", "académic*", "datos de lectura", "la tarea", "las tareas", "su tarea", "sus tareas", "tareas pendientes",
    "trabajos pendientes", "formulario", "formularios", "la planilla", "una planilla", "papeleo", "hoja de permiso", "hoja de inscripción",
    "hoja de datos", "permiso firmado", "firme aquí", "firme esta", "firme este", "firmar la hoja", "firmar este", "firmar esta", "firmarme",
    "encuesta", "encuestas", "cuestionario", "cuestionarios", "portapapeles", "sujetapapeles", "lista de cotejo",
});

constexpr auto spanish_other = std::to_array<std::string_view>({
    "por debajo de su ventana", "la tarea de", "asistencia social", "asistencia médica", "suspensión del",
});

constexpr auto spanish_denials = std::to_array<std::string_view>({
    "no", "ni", "sin", "nada", "nunca", "jamás", "tampoco", "ningún", "ninguna", "ninguno", "deje", "dejo", "dejamos", "dejemos", "dejar", "deja",
    "dejan", "en vez", "en lugar", "más que", "más allá", "olvide", "olvídese", "guarde", "guardar", "guardo", "guarda", "aparte de",
});

constexpr auto spanish_later = std::to_array<std::string_view>({
    "después", "luego", "otro día", "otra ocasión", "otra vez será", "más adelante", "más tarde", "puede esperar", "pueden esperar", "en el carro",
    "al carro", "en el auto", "al auto", "reunión de padres", "día de reuniones", "otro momento", "bajo la silla", "boca abajo",
});

constexpr auto spanish_school = std::to_array<std::string_view>({
    "escuela", "clase", "clases", "lectura", "matemáticas", "le va", "va en", "aprende", "aprendiendo", "maestra", "maestro", "maestros", "grado",
});

struct Lists {
    WordList business, other, denials, later, school;
};

const Lists& lists_in(ProseLanguage language)
{
    static const Lists english{WordList(english_business), WordList(english_other), WordList(english_denials), WordList(english_later), WordList(english_school)};
    static const Lists spanish{WordList(spanish_business), WordList(spanish_other), WordList(spanish_denials), WordList(spanish_later), WordList(spanish_school)};
    return language == ProseLanguage::spanish ? spanish : english;
}

std::string joined(std::span<const std::string> words)
{
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

/// The business in one sentence that is not denied in its clause. A denial goes on over a list: `no
/// forms, tests or grades`.
std::string business_in_sentence(std::string_view sentence, const Lists& lists)
{
    bool denied_before = false;
    for (const std::string_view clause : clauses_of(sentence)) {
        const std::vector<std::string> words = words_of(clause);
        const std::span<const std::string> all(words);
        bool denied_here = false;
        for (std::size_t from = 0; from < words.size();) {
            const WordList::Found found = lists.business.find(all.subspan(from));
            if (!found) break;
            const std::size_t at = from + found.first;
            from = at + found.count;
            const WordList::Found other = lists.other.find(all.subspan(at > 0 ? at - 1 : 0));
            if (other && other.first <= 1) continue;
            const bool denied = lists.denials.is_in(all.first(at)) || (denied_before && at <= 2);
            if (!denied) return joined(all.subspan(at, found.count));
            denied_here = true;
        }
        denied_before = denied_here;
    }
    return {};
}

}  // namespace

std::string school_business_in(std::string_view text, ProseLanguage language)
{
    if (language == ProseLanguage::other) return {};
    const Lists& lists = lists_in(language);
    for (const std::string_view sentence : sentences_of(text)) {
        const std::string found = business_in_sentence(sentence, lists);
        if (!found.empty()) return lists.later.is_in(words_of(text)) ? std::string{} : found;
    }
    return {};
}

bool asks_about_school(std::string_view text, ProseLanguage language)
{
    if (language == ProseLanguage::other) return false;
    const Lists& lists = lists_in(language);
    const auto sentences = sentences_of(text);
    return std::any_of(sentences.begin(), sentences.end(), [&](std::string_view sentence) {
        const std::vector<std::string> words = words_of(sentence);
        return lists.business.is_in(words) || (sentence.find('?') != std::string_view::npos && lists.school.is_in(words));
    });
}

}  // namespace fv
