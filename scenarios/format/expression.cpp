#include "scenarios/format/expression.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "foundation/spelling.h"

namespace fv {
namespace {

using Op = Instruction::Op;

constexpr int largest_number = 10000;
constexpr int deepest_parentheses = 32;
constexpr std::size_t longest_expression = 1000;  // bytes

struct Token {
    enum class Kind { word, number, symbol, end };
    Kind kind = Kind::end;
    std::string_view text;
    std::size_t at = 0;
};

bool is_word_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

/// Cuts a text into words, numbers and symbols. A hyphen joins two letters (`small-talk`); elsewhere
/// it is a sign.
std::vector<Token> tokens_of(std::string_view text)
{
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = i;
        const char c = text[i];
        if (c == ' ' || c == '\t' || c == '\n') {
            ++i;
            continue;
        }
        Token::Kind kind = Token::Kind::symbol;
        if (c >= '0' && c <= '9') {
            while (i < text.size() && is_word_character(text[i])) ++i;
            kind = Token::Kind::number;
        } else if (is_word_character(c)) {
            while (i < text.size() && (is_word_character(text[i]) || (text[i] == '-' && i + 1 < text.size() && is_word_character(text[i + 1])))) ++i;
            kind = Token::Kind::word;
        } else {
            i += i + 1 < text.size() && text[i + 1] == '=' && std::string_view("<>=!").find(c) != std::string_view::npos ? 2 : 1;
            while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) ++i;  // the rest of a character
        }
        tokens.push_back({kind, text.substr(start, i - start), start});
    }
    tokens.push_back({Token::Kind::end, {}, text.size()});
    return tokens;
}

std::optional<int> number_of(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value > largest_number) return std::nullopt;
    return value;
}

template <class List>
int place_in(const List& names, std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

/// Thrown and caught in this file: the first fault of an expression ends its parse.
struct Wrong {
    ExpressionFault fault;
};

[[noreturn]] void wrong(std::string_view rule, const Token& token, std::string message, std::string hint)
{
    throw Wrong{{.rule = rule, .at = token.at, .length = std::max<std::size_t>(token.text.size(), 1), .message = std::move(message), .hint = std::move(hint)}};
}

/// `trust-5` is one word with a hyphen in it: people mean two.
[[noreturn]] void unknown_meter(const Token& token, const Names& names)
{
    const std::size_t hyphen = token.text.rfind('-');
    std::string hint = suggestion(token.text, names.meters);
    if (hyphen != std::string_view::npos && place_in(names.meters, token.text.substr(0, hyphen)) >= 0)
        hint = fmt::format("put a space before the minus: `{} {}`", token.text.substr(0, hyphen), token.text.substr(hyphen));
    wrong("unknown-meter", token, fmt::format("there is no meter or counter \"{}\"", token.text), hint);
}

class ConditionParser {
public:
    ConditionParser(std::string_view text, const Names& names) : names_(names), tokens_(tokens_of(text)) {}

    std::vector<Instruction> parse()
    {
        either();
        if (now().kind != Token::Kind::end)
            wrong("bad-condition", now(), fmt::format("\"{}\" is not expected here", now().text), hint_after_a_whole_condition());
        const int needed = stack_needed(program_);
        if (needed > condition_stack) wrong("bad-condition", tokens_.front(), "this condition is too deeply nested", "use fewer parentheses");
        return std::move(program_);
    }

private:
    [[nodiscard]] const Token& now() const { return tokens_[next_]; }
    [[nodiscard]] std::string hint_after_a_whole_condition() const
    {
        if (now().text == "&" || now().text == "AND" || now().text == "And") return "write `and`";
        if (now().text == "|" || now().text == "OR" || now().text == "Or") return "write `or`";
        if (std::string_view("<>=!").find(now().text.substr(0, 1)) != std::string_view::npos) return "compare two things at a time, and join them with `and`";
        if (now().text == ")") return "each ) needs a (";
        return "join conditions with `and` or `or`";
    }
    Token take() { return tokens_[std::min(next_++, tokens_.size() - 1)]; }
    bool take_if(std::string_view text)
    {
        if (now().kind == Token::Kind::end || now().text != text) return false;
        ++next_;
        return true;
    }
    void emit(Op op, int operand = 0) { program_.push_back({op, static_cast<std::int16_t>(operand)}); }

    void either()
    {
        both();
        while (take_if("or")) {
            both();
            emit(Op::either);
        }
    }
    void both()
    {
        negation();
        while (take_if("and")) {
            negation();
            emit(Op::both);
        }
    }
    void negation()
    {
        int times = 0;
        while (take_if("not")) ++times;
        atom();
        for (int i = 0; i < times; ++i) emit(Op::negate);
    }
    void atom()
    {
        if (take_if("(")) {
            if (++depth_ > deepest_parentheses) wrong("bad-condition", now(), "parentheses are nested too deep here", "use fewer parentheses");
            either();
            if (!take_if(")")) wrong("bad-condition", now(), "a closing parenthesis is missing here", "each ( needs a )");
            --depth_;
        } else if (take_if("knows")) {
            emit(Op::known, named("unknown-fact", "fact", names_.facts, [&](std::string_view name) { return place_in(names_.facts, name); }));
        } else if (take_if("visited")) {
            emit(Op::known, named("unknown-scene", "scene", names_.scenes, names_.bit_of_scene));
        } else if (take_if("chose")) {
            emit(Op::known, named("unknown-option", "option", names_.options, names_.bit_of_option));
        } else if (take_if("picked")) {
            if (!names_.judges_an_answer) wrong("bad-condition", tokens_[next_ - 1], "`picked` can only be asked in the `when` of an outcome", "give the outcome an id, and ask `chose` that id here");
            emit(Op::picked, named("unknown-item", "item to pick", names_.items, [&](std::string_view name) { return place_in(names_.items, name); }));
        } else if (const Names::Variation* variation = variation_here()) {
            ++next_;
            drawn(*variation);
        } else {
            comparison();
        }
    }
    [[nodiscard]] const Names::Variation* variation_here() const
    {
        if (now().kind != Token::Kind::word) return nullptr;
        const auto found = std::find_if(names_.variations.begin(), names_.variations.end(), [&](const auto& v) { return v.key == now().text; });
        return found == names_.variations.end() ? nullptr : &*found;
    }
    void drawn(const Names::Variation& variation)
    {
        if (!take_if("is")) wrong("bad-condition", now(), fmt::format("after \"{}\" comes `is` and one of its values", variation.key), fmt::format("for example `{} is {}`", variation.key, variation.values.front()));
        const bool negated = take_if("not");
        const Token value = take();
        const int place = place_in(variation.values, value.text);
        if (value.kind != Token::Kind::word) wrong("bad-condition", value, "a value is missing here", fmt::format("for example `{} is {}`", variation.key, variation.values.front()));
        if (place < 0) wrong("unknown-value", value, fmt::format("\"{}\" can't be \"{}\"", variation.key, value.text), suggestion(value.text, variation.values));
        emit(Op::known, variation.first_bit + place);
        if (negated) emit(Op::negate);
    }
    template <class Find>
    int named(std::string_view rule, std::string_view what, const std::vector<std::string>& known, const Find& find)
    {
        const Token token = take();
        if (token.kind != Token::Kind::word) wrong("bad-condition", token, fmt::format("the name of a {} is missing here", what), "for example `knows reels`");
        const int bit = find(token.text);
        if (bit < 0) wrong(rule, token, fmt::format("there is no {} \"{}\"", what, token.text), suggestion(token.text, known));
        return bit;
    }
    void comparison()
    {
        operand();
        const Token sign = take();
        constexpr std::pair<std::string_view, Op> signs[] = {{"<", Op::less}, {"<=", Op::less_equal}, {">", Op::greater}, {">=", Op::greater_equal}, {"==", Op::equal}, {"!=", Op::not_equal}};
        const auto found = std::find_if(std::begin(signs), std::end(signs), [&](const auto& entry) { return entry.first == sign.text; });
        if (found == std::end(signs)) {
            const std::string hint = sign.text == "=" ? "write == to compare" : "a meter is compared with a number, as in `trust >= 60`";
            wrong("bad-condition", sign, sign.kind == Token::Kind::end ? "a comparison is missing here" : fmt::format("\"{}\" does not compare", sign.text), hint);
        }
        operand();
        emit(found->second);
    }
    void operand()
    {
        const Token token = take();
        if (token.kind == Token::Kind::number || token.text == "-") {
            const Token digits = token.text == "-" ? take() : token;
            const auto value = number_of(digits.text);
            if (!value) wrong("bad-condition", digits, fmt::format("\"{}\" is not a number that a meter can have", digits.text), {});
            emit(Op::number, token.text == "-" ? -*value : *value);
            return;
        }
        if (token.kind != Token::Kind::word) {
            const std::string message = token.kind == Token::Kind::end ? "the condition breaks off here" : fmt::format("\"{}\" is not expected here", token.text);
            wrong("bad-condition", token, message, "a condition reads like `trust >= 60 and knows reels`");
        }
        const int meter = place_in(names_.meters, token.text);
        if (meter >= 0) return emit(Op::meter, meter);
        if (token.text == "score") {
            if (names_.judges_an_answer) return emit(Op::score);
            wrong("bad-condition", token, "`score` can only be asked in the `when` of an outcome", "give the outcome an id, and ask `chose` that id here");
        }
        if (now().text == "is") {
            std::vector<std::string> known;
            for (const auto& variation : names_.variations) known.push_back(variation.key);
            wrong("unknown-value", token, fmt::format("nothing is drawn that is called \"{}\"", token.text), suggestion(token.text, known));
        }
        if (place_in(names_.facts, token.text) >= 0)
            wrong("unknown-meter", token, fmt::format("\"{}\" is a fact, not a meter", token.text), fmt::format("write `knows {}`", token.text));
        unknown_meter(token, names_);
    }

    const Names& names_;
    std::vector<Token> tokens_;
    std::size_t next_ = 0;
    int depth_ = 0;
    std::vector<Instruction> program_;
};

Effect effect_of(std::string_view text, const Names& names)
{
    const std::vector<Token> tokens = tokens_of(text);
    constexpr std::string_view shape = "an effect reads like `trust +8`, `trust = 50` or `learn reels`";
    const Token& first = tokens.front();
    if (first.kind != Token::Kind::word) wrong("bad-effect", first, "an effect begins with a word", std::string(shape));
    if (first.text == "learn" || first.text == "forget") {
        if (tokens.size() != 3) wrong("bad-effect", tokens[std::min<std::size_t>(2, tokens.size() - 1)], fmt::format("`{}` takes the name of one fact", first.text), std::string(shape));
        const int fact = place_in(names.facts, tokens[1].text);
        if (fact < 0) wrong("unknown-fact", tokens[1], fmt::format("there is no fact \"{}\"", tokens[1].text), suggestion(tokens[1].text, names.facts));
        return {.kind = first.text == "learn" ? Effect::Kind::learn : Effect::Kind::forget, .target = static_cast<std::uint16_t>(fact)};
    }
    const int meter = place_in(names.meters, first.text);
    if (meter < 0) unknown_meter(first, names);
    const Token& sign = tokens[1];
    if (sign.text != "+" && sign.text != "-" && sign.text != "=")
        wrong("bad-effect", sign, fmt::format("after \"{}\" comes +, - or =", first.text), std::string(shape));
    const bool negative = sign.text == "-" || (sign.text == "=" && tokens.size() > 2 && tokens[2].text == "-");
    const std::size_t at = sign.text == "=" && negative ? 3 : 2;
    const auto value = at < tokens.size() ? number_of(tokens[at].text) : std::nullopt;
    if (!value || tokens.size() != at + 2) wrong("bad-effect", tokens[std::min(at, tokens.size() - 1)], "a whole number belongs here, and nothing after it", std::string(shape));
    return {.kind = sign.text == "=" ? Effect::Kind::set : Effect::Kind::add,
            .target = static_cast<std::uint16_t>(meter),
            .amount = static_cast<std::int16_t>(negative ? -*value : *value)};
}

}  // namespace

std::vector<Instruction> parse_condition(std::string_view text, const Names& names, std::vector<ExpressionFault>& faults)
{
    try {
        if (text.size() > longest_expression) wrong("bad-condition", {}, "this condition is too long to be read", "say it in fewer words, or in two scenes");
        return ConditionParser(text, names).parse();
    } catch (const Wrong& found) {
        faults.push_back(found.fault);
        return {};
    }
}

std::optional<Effect> parse_effect(std::string_view text, const Names& names, std::vector<ExpressionFault>& faults)
{
    try {
        if (text.size() > longest_expression) wrong("bad-effect", {}, "this effect is too long to be read", "write one effect for each change");
        return effect_of(text, names);
    } catch (const Wrong& found) {
        faults.push_back(found.fault);
        return std::nullopt;
    }
}

}  // namespace fv
