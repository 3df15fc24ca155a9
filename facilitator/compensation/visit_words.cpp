// The words of a visit log, and what people write for them.
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <fmt/format.h>

#include "facilitator/compensation/visit_log.h"
#include "facilitator/people/folding.h"

namespace fv {
namespace {

using namespace std::string_view_literals;

constexpr std::array setting_words = {"home"sv, "library"sv, "park"sv, "cafe"sv, "online"sv, "school"sv, "other"sv};
constexpr std::array contract_words = {"outside"sv, "inside"sv, "partly"sv};
constexpr std::array outcome_words = {"made"sv, "no-show"sv};
constexpr std::array withdrawn_words = {"entered-twice"sv, "by-mistake"sv, "not-made"sv};

template <class Word, std::size_t n>
std::optional<Word> named(const std::array<std::string_view, n>& words, std::string_view word)
{
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? std::nullopt : std::optional(static_cast<Word>(found - words.begin()));
}

struct Meaning {
    std::string_view written, means;
};

constexpr std::array grades = {
    Meaning{"prek", "pre-k"}, Meaning{"pk", "pre-k"}, Meaning{"preschool", "pre-k"}, Meaning{"prekindergarten", "pre-k"}, Meaning{"prekinder", "pre-k"}, Meaning{"preescolar", "pre-k"},
    Meaning{"k", "k"}, Meaning{"kinder", "k"}, Meaning{"kindergarten", "k"}, Meaning{"tk", "k"}, Meaning{"mixed", "mixed"}, Meaning{"multigrade", "mixed"}, Meaning{"multigrado", "mixed"}, Meaning{"mixto", "mixed"}};

/// As bare() leaves them. Languages of three letters are taken from this list only: a short name is no language.
constexpr std::array languages = {
    Meaning{"english", "en"}, Meaning{"ingles", "en"}, Meaning{"spanish", "es"}, Meaning{"espanol", "es"}, Meaning{"castellano", "es"}, Meaning{"vietnamese", "vi"}, Meaning{"vietnamita", "vi"},
    Meaning{"somali", "so"}, Meaning{"arabic", "ar"}, Meaning{"arabe", "ar"}, Meaning{"chinese", "zh"}, Meaning{"chino", "zh"}, Meaning{"mandarin", "zh"}, Meaning{"cantonese", "yue"}, Meaning{"yue", "yue"},
    Meaning{"russian", "ru"}, Meaning{"ruso", "ru"}, Meaning{"ukrainian", "uk"}, Meaning{"ucraniano", "uk"}, Meaning{"portuguese", "pt"}, Meaning{"portugues", "pt"}, Meaning{"french", "fr"}, Meaning{"frances", "fr"},
    Meaning{"haitiancreole", "ht"}, Meaning{"hmong", "hmn"}, Meaning{"hmn", "hmn"}, Meaning{"karen", "ksw"}, Meaning{"ksw", "ksw"}, Meaning{"tagalog", "tl"}, Meaning{"korean", "ko"}, Meaning{"coreano", "ko"},
    Meaning{"japanese", "ja"}, Meaning{"pashto", "ps"}, Meaning{"dari", "prs"}, Meaning{"prs", "prs"}, Meaning{"farsi", "fa"}, Meaning{"swahili", "sw"}, Meaning{"nepali", "ne"}, Meaning{"burmese", "my"},
    Meaning{"punjabi", "pa"}, Meaning{"hindi", "hi"}, Meaning{"urdu", "ur"}, Meaning{"amharic", "am"}, Meaning{"tigrinya", "ti"}, Meaning{"oromo", "om"}, Meaning{"navajo", "nv"}, Meaning{"german", "de"},
    Meaning{"polish", "pl"}, Meaning{"mixtec", "mix"}, Meaning{"mixteco", "mix"}, Meaning{"mix", "mix"}, Meaning{"mam", "mam"}, Meaning{"americansignlanguage", "ase"}, Meaning{"asl", "ase"}, Meaning{"ase", "ase"}};

template <std::size_t n>
std::optional<std::string> meaning(const std::array<Meaning, n>& words, std::string_view bare_word)
{
    const auto found = std::find_if(words.begin(), words.end(), [&](const Meaning& one) { return one.written == bare_word; });
    return found == words.end() ? std::nullopt : std::optional<std::string>(found->means);
}

bool letters(std::string_view text) { return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80 && std::isalpha(c) != 0; }); }

std::string cased(std::string_view text, bool upper)
{
    std::string out(text);
    for (char& c : out) c = static_cast<char>(upper ? std::toupper(static_cast<unsigned char>(c)) : std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// Takes a whole number off the front.
std::optional<int> leading_number(std::string_view& text)
{
    int value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || text.front() == '-') return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    return value;
}

}  // namespace

std::string_view word_of(Setting setting) { return setting_words[static_cast<std::size_t>(setting)]; }
std::string_view word_of(ContractTime contract) { return contract_words[static_cast<std::size_t>(contract)]; }
std::string_view word_of(VisitOutcome outcome) { return outcome_words[static_cast<std::size_t>(outcome)]; }
std::string_view word_of(WithdrawnWhy why) { return withdrawn_words[static_cast<std::size_t>(why)]; }
std::optional<Setting> setting_named(std::string_view word) { return named<Setting>(setting_words, word); }
std::optional<ContractTime> contract_time_named(std::string_view word) { return named<ContractTime>(contract_words, word); }
std::optional<VisitOutcome> outcome_named(std::string_view word) { return named<VisitOutcome>(outcome_words, word); }
std::optional<WithdrawnWhy> withdrawn_why_named(std::string_view word) { return named<WithdrawnWhy>(withdrawn_words, word); }

std::optional<std::string> grade_named(std::string_view written)
{
    std::string word = bare(written);
    if (auto known = meaning(grades, word)) return known;
    const std::string_view digits = "0123456789";
    const std::size_t first = written.find_first_of(digits), after = std::min(written.find_first_not_of(digits, first), written.size());
    if (first == std::string_view::npos || written.find_first_of(digits, after) != std::string_view::npos) return std::nullopt;  // `1-2` is no grade
    constexpr std::array before = {"grade"sv, "grado"sv, "year"sv, "level"sv, "gr"sv};
    constexpr std::array behind = {"grade"sv, "grado"sv, "grader"sv, "st"sv, "nd"sv, "rd"sv, "th"sv, "er"sv, "ro"sv, "do"sv, "to"sv, "mo"sv, "vo"sv, "no"sv, "o"sv};
    for (const std::string_view prefix : before)
        if (word.starts_with(prefix)) {
            word.erase(0, prefix.size());
            break;
        }
    std::string_view rest = word;
    if (rest.empty()) return std::nullopt;
    const auto number = leading_number(rest);
    if (!number || *number < 1 || *number > 13) return std::nullopt;
    for (int round = 0; round < 2; ++round)  // `3rd grade`
        for (const std::string_view suffix : behind)
            if (rest.ends_with(suffix)) {
                rest.remove_suffix(suffix.size());
                break;
            }
    return rest.empty() ? std::optional(std::to_string(*number)) : std::nullopt;
}

std::optional<std::string> language_named(std::string_view written)
{
    if (auto known = meaning(languages, bare(written))) return known;
    const std::string text = trimmed(written);
    std::string out;
    std::string_view rest = text;
    for (bool first = true; !rest.empty(); first = false) {
        const std::string_view part = rest.substr(0, rest.find_first_of("-_"));
        rest.remove_prefix(part.size());
        if (!rest.empty()) {
            rest.remove_prefix(1);
            if (rest.empty()) return std::nullopt;
        }
        if (!letters(part)) return std::nullopt;
        if (first) {
            if (part.size() == 2) out = cased(part, false);
            else if (const auto known = meaning(languages, cased(part, false)); known && part.size() == 3) out = *known;
            else return std::nullopt;
        } else if (part.size() == 2) {
            out += "-" + cased(part, true);
        } else if (part.size() == 4) {
            out += "-" + cased(part.substr(0, 1), true) + cased(part.substr(1), false);
        } else {
            return std::nullopt;
        }
    }
    return out.empty() ? std::nullopt : std::optional(out);
}

std::optional<int> clock_time(std::string_view written)
{
    const std::string text = trimmed(written);
    std::string_view rest = text;
    if (rest.empty()) return std::nullopt;
    const auto hour = leading_number(rest);
    if (!hour || rest.size() < 3 || (rest.front() != ':' && rest.front() != '.')) return std::nullopt;
    const std::string_view digits = rest.substr(1, 2);
    if (std::isdigit(static_cast<unsigned char>(digits[0])) == 0 || std::isdigit(static_cast<unsigned char>(digits[1])) == 0) return std::nullopt;
    const int minute = (digits[0] - '0') * 10 + (digits[1] - '0');
    const std::string half = bare(rest.substr(3));
    int hours = *hour;
    if (half == "am" || half == "pm") {
        if (hours < 1 || hours > 12) return std::nullopt;
        hours = hours % 12 + (half == "pm" ? 12 : 0);
    } else if (rest.size() > 3) {
        return std::nullopt;
    }
    if (hours > 23 || minute > 59) return std::nullopt;
    return hours * 60 + minute;
}

std::string clock_text(int minutes)
{
    const int of_day = (minutes % minutes_of_day + minutes_of_day) % minutes_of_day;
    return fmt::format("{:02}:{:02}", of_day / 60, of_day % 60);
}

}  // namespace fv
