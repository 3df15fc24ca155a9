#include "scenarios/format/portrayal_words.h"

#include <algorithm>
#include <array>

namespace fv {
namespace {

constexpr auto english_deficits = std::to_array<std::string_view>({
    "struggling", "broken home", "broken family", "low-income", "low income", "single mother", "single mom", "single mum", "single father",
    "single dad", "single parent", "uneducated", "illiterate", "unemployed", "jobless", "homeless", "poor", "at-risk", "at risk", "disadvantaged",
    "underprivileged", "deprived", "needy", "troubled", "problem child", "difficult", "dysfunctional", "neglected", "neglectful", "absent", "welfare",
    "drop-out", "dropout", "addict", "alcoholic", "ex-convict", "illegal", "undocumented", "non-english speaker", "no english", "speaks no english",
    "doesn't speak english", "barely speaks english", "limited english", "without papers", "hard-to-reach", "disengaged", "unmarried", "fatherless",
    "motherless", "victim",
});

/// Words that say nothing about a person by themselves.
constexpr auto english_fillers = std::to_array<std::string_view>({
    "a", "an", "the", "of", "on", "in", "from", "with", "who", "is", "and", "very", "has", "her", "his", "their", "to", "family", "families", "home",
    "household", "mother", "mom", "mum", "father", "dad", "parent", "parents", "grandmother", "grandfather", "grandma", "grandpa", "guardian",
    "carer", "aunt", "uncle", "son", "daughter", "brother", "sister", "boy", "girl", "child", "kid", "kids", "children", "teen", "teenager", "youth",
    "student", "man", "woman", "person", "immigrant", "migrant", "recipient", "two", "three", "four", "five", "six", "grandson", "granddaughter",
    "nephew", "niece", "stepbrother", "stepsister",
});

constexpr auto spanish_deficits = std::to_array<std::string_view>({
    "madre soltera", "mamá soltera", "padre soltero", "papá soltero", "bajos recursos", "escasos recursos", "bajos ingresos", "hogar roto",
    "hogar desintegrado", "familia desintegrada", "familia disfuncional", "disfuncional", "sin estudios", "sin educación", "analfabeta", "analfabeto",
    "desempleado", "desempleada", "sin trabajo", "sin techo", "sin hogar", "pobre", "necesitado", "necesitada", "marginado", "marginada", "marginal",
    "en riesgo", "de riesgo", "desfavorecido", "desfavorecida", "carenciado", "carenciada", "problemático", "problemática", "conflictivo",
    "conflictiva", "difícil", "ausente", "indocumentado", "indocumentada", "ilegal", "sin papeles", "no habla inglés", "sin inglés", "adicto",
    "adicta", "alcohólico", "alcohólica", "drogadicto", "drogadicta", "exconvicto", "abandonada", "abandonado", "víctima",
});

constexpr auto spanish_fillers = std::to_array<std::string_view>({
    "un", "una", "el", "la", "los", "las", "de", "del", "en", "con", "que", "es", "y", "muy", "su", "sus", "familia", "hogar", "casa", "madre",
    "mamá", "padre", "papá", "abuela", "abuelo", "tía", "tío", "hijo", "hija", "hijos", "hermano", "hermana", "niño", "niña", "joven", "adolescente",
    "alumno", "alumna", "estudiante", "hombre", "mujer", "persona", "inmigrante", "migrante", "dos", "tres", "cuatro", "cinco", "seis", "tutor",
    "tutora", "nieto", "nieta", "sobrino", "sobrina",
});

constexpr auto english_children = std::to_array<std::string_view>({
    "child", "boy", "girl", "student", "pupil", "kid", "teen", "teenager", "grader", "grade", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
});
constexpr auto spanish_children = std::to_array<std::string_view>({
    "niño", "niña", "alumno", "alumna", "estudiante", "muchacho", "muchacha", "chico", "chica", "adolescente", "grado", "cinco años", "seis años",
    "siete años", "ocho años", "nueve años", "diez años", "once años", "doce años", "trece años", "catorce años", "quince años",
});

constexpr auto english_kin = std::to_array<std::string_view>({
    "son", "daughter", "grandson", "granddaughter", "brother", "sister", "nephew", "niece", "stepbrother", "stepsister",
});
constexpr auto spanish_kin = std::to_array<std::string_view>({
    "hijo", "hija", "nieto", "nieta", "hermano", "hermana", "sobrino", "sobrina",
});
/// A role with one of these is a grown-up's: `nurse, mother of five`.
constexpr auto english_adults = std::to_array<std::string_view>({
    "mother", "mom", "mum", "father", "dad", "grandmother", "grandma", "grandfather", "grandpa", "aunt", "uncle", "guardian", "carer", "parent",
    "wife", "husband", "teacher", "interpreter",
});
constexpr auto spanish_adults = std::to_array<std::string_view>({
    "madre", "mamá", "padre", "papá", "abuela", "abuelo", "tía", "tío", "tutor", "tutora", "esposa", "esposo", "maestra", "maestro", "intérprete",
});

constexpr auto english_interpreting = std::to_array<std::string_view>({
    "translate", "translates", "translating", "interpret", "interprets", "interpreting", "translator", "interpreter",
});
constexpr auto spanish_interpreting = std::to_array<std::string_view>({
    "traduce", "traduces", "traducir", "traducirle", "traducirnos", "traducirme", "traduzca", "traduzcas", "tradúcele", "tradúcenos", "tradúceme",
    "traducen", "interpretar", "intérprete", "interpreta", "interpretas",
});

/// Who interprets is a child, or somebody's child: `for your mother`, `let her daughter`.
constexpr auto english_for_family = std::to_array<std::string_view>({
    "for your mother", "for your mom", "for your mum", "for your father", "for your dad", "for your grandmother", "for your grandma",
    "for your grandfather", "for your parents", "for your family", "to your mother", "to your mom", "to your father", "to your grandmother",
    "to your parents", "your daughter", "your son", "your granddaughter", "your grandson", "her daughter", "her son", "his daughter", "his son",
    "their daughter", "their son", "the daughter", "the son", "the child", "the boy", "the girl", "the kids", "the children", "a child", "your kids",
    "your children",
});
constexpr auto spanish_for_family = std::to_array<std::string_view>({
    "a tu mamá", "a tu madre", "a tu papá", "a tu padre", "a tu abuela", "a tu abuelo", "a tus padres", "a tus papás", "para tu mamá",
    "para tu abuela", "para tus padres", "su hija", "su hijo", "su nieta", "su nieto", "la niña", "el niño", "la hija", "el hijo", "los niños",
    "sus hijos",
});

constexpr auto english_denials = std::to_array<std::string_view>({
    "no", "not", "never", "without", "nothing", "instead", "needn't", "don't", "doesn't", "didn't", "won't", "shouldn't", "can't", "wouldn't",
    "isn't", "than", "stop", "spare", "grown-up", "adult", "so that", "found", "bring", "brought",
});
constexpr auto spanish_denials = std::to_array<std::string_view>({
    "no", "sin", "nunca", "nada", "en vez", "en lugar", "ni", "tampoco", "adulta", "adulto", "conseguimos", "traemos", "vino",
});

constexpr auto english_phonetic = std::to_array<std::string_view>({
    "wuz", "sez", "nuthin", "nuttin", "nuffin", "sumthin", "sumfin", "somefin", "anyfing", "everyfing", "dey", "yer", "eet", "ees", "vill", "leetle",
    "weeth", "goot",
});
/// Without the apostrophe these are no words at all, so that nobody's quotation ends in one of them.
constexpr auto english_dropped_g = std::to_array<std::string_view>({
    "anythin", "askin", "bein", "callin", "carryin", "comin", "cookin", "darlin", "doin", "drivin", "eatin", "evenin", "everythin", "feelin",
    "fishin", "fixin", "gettin", "givin", "goin", "growin", "havin", "helpin", "keepin", "knowin", "learnin", "leavin", "listenin", "livin", "lookin",
    "makin", "meanin", "mornin", "nothin", "playin", "puttin", "readin", "runnin", "sayin", "seein", "sittin", "sleepin", "somethin", "standin",
    "startin", "stayin", "studyin", "takin", "talkin", "teachin", "tellin", "thinkin", "tryin", "waitin", "walkin", "watchin", "wonderin", "workin",
    "writin",
});
constexpr auto spanish_phonetic = std::to_array<std::string_view>({
    "usté", "verdá", "cansao", "acabao", "llegao", "dejao", "quedao", "trabajao", "pasao", "pa'l", "to'os",
});

template <class List>
bool is_among(const List& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

struct Lists {
    WordList deficits, children, kin, adults, interpreting, for_family, denials, phonetic;
    std::span<const std::string_view> fillers;
};

const Lists& lists_in(ProseLanguage language)
{
    static const Lists english{WordList(english_deficits), WordList(english_children), WordList(english_kin), WordList(english_adults),
                               WordList(english_interpreting), WordList(english_for_family), WordList(english_denials), WordList(english_phonetic), english_fillers};
    static const Lists spanish{WordList(spanish_deficits), WordList(spanish_children), WordList(spanish_kin), WordList(spanish_adults),
                               WordList(spanish_interpreting), WordList(spanish_for_family), WordList(spanish_denials), WordList(spanish_phonetic), spanish_fillers};
    return language == ProseLanguage::spanish ? spanish : english;
}

/// Whether nothing but names and words without a weight of their own are left.
bool nothing_in(std::span<const std::string> words, const Lists& lists)
{
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return is_among(lists.fillers, word) || word.ends_with("'s"); });
}

}  // namespace

std::string only_deficit_in(std::string_view role, ProseLanguage language)
{
    const Lists& lists = lists_in(language);
    std::vector<std::string> words = words_of(role);
    std::string lacking;
    for (WordList::Found found = lists.deficits.find(words); found; found = lists.deficits.find(words)) {
        for (std::size_t i = 0; i < found.count; ++i) lacking += (lacking.empty() ? "" : " ") + words[found.first + i];
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(found.first), words.begin() + static_cast<std::ptrdiff_t>(found.first + found.count));
    }
    return nothing_in(words, lists) ? lacking : std::string{};
}

bool is_child(std::string_view role, ProseLanguage language)
{
    const Lists& lists = lists_in(language);
    const std::vector<std::string> words = words_of(role);
    if (lists.adults.is_in(words)) return false;
    return lists.children.is_in(words) || (lists.kin.is_in(words) && nothing_in(words, lists));  // a grown son has a trade, too
}

bool asks_child_to_interpret(std::string_view text, std::span<const std::string> children, ProseLanguage language)
{
    if (language == ProseLanguage::other) return false;
    const Lists& lists = lists_in(language);
    const auto sentences = sentences_of(text);
    return std::any_of(sentences.begin(), sentences.end(), [&](std::string_view sentence) {
        const std::vector<std::string> words = words_of(sentence);
        if (!lists.interpreting.is_in(words) || lists.denials.is_in(words)) return false;
        const bool names_child = std::any_of(words.begin(), words.end(), [&](const std::string& word) { return std::find(children.begin(), children.end(), word) != children.end(); });
        return names_child || lists.for_family.is_in(words);
    });
}

std::string phonetic_spelling_in(std::string_view text, ProseLanguage language)
{
    const std::vector<std::string> words = words_of(text);
    if (language == ProseLanguage::other) return {};
    if (const WordList::Found found = lists_in(language).phonetic.find(words)) return words[found.first];
    if (language != ProseLanguage::english) return {};
    const auto dropped = std::find_if(words.begin(), words.end(), [](const std::string& word) { return is_among(english_dropped_g, word); });
    return dropped == words.end() ? std::string{} : *dropped + "'";
}

}  // namespace fv
