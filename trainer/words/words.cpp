#include "trainer/words/words.h"

#include <algorithm>
#include <set>

#include "scenarios/format/reading.h"

namespace fv {
namespace {

/// `text` with each `{name}` that has a value replaced, in one pass: a value's own braces stay.
std::string filled(std::string_view text, std::initializer_list<Words::Value> values)
{
    std::string out;
    while (!text.empty()) {
        const std::size_t open = std::min(text.find('{'), text.size());
        out += text.substr(0, open);
        text.remove_prefix(open);
        if (text.empty()) break;
        const std::size_t close = text.find('}');
        const std::string_view name = close == std::string_view::npos ? std::string_view{} : text.substr(1, close - 1);
        const auto* value = std::find_if(values.begin(), values.end(), [&](const Words::Value& v) { return v.first == name; });
        const bool known = close != std::string_view::npos && value != values.end();
        out += known ? value->second : text.substr(0, 1);
        text.remove_prefix(known ? close + 1 : 1);
    }
    return out;
}

}  // namespace

Loaded<Words> Words::load(const SourceText& source, const Words* fallback)
{
    Loaded<Node> document = parse_document(source);
    Loaded<Words> result{.value = std::nullopt, .diagnostics = std::move(document.diagnostics)};
    if (!document.value) return result;
    Reading reading(result.diagnostics);
    const Node& root = *document.value;
    Words words;
    if (fallback != nullptr) words.texts_ = fallback->texts_;
    words.language_ = reading.needed_text(root, "language", "a language file");
    words.language_name_ = reading.needed_text(root, "name", "a language file");
    const Node* texts = reading.needed(root, "words", "a language file");
    std::set<std::string_view> known(word_keys.begin(), word_keys.end());
    if (texts != nullptr)
        for (const auto& [key, value] : texts->entries)
            if (!known.contains(key.scalar)) reading.fault("unknown-key", key.where, "the program has no word \"" + key.scalar + "\"", "take it out, or add it to trainer/words/word.h");
    for (std::size_t i = 0; texts != nullptr && i < word_count; ++i) {
        const Node* value = texts->find(word_keys[i]);
        if (value == nullptr) {
            const std::string message = "the word \"" + std::string(word_keys[i]) + "\" is missing";
            if (fallback == nullptr) reading.fault("missing-key", texts->where, message);
            else reading.warning("missing-key", texts->where, message, "the English text is shown in its place");
        } else if (value->kind == Node::Kind::map) {
            const std::string other = reading.needed_text(*value, "other", word_keys[i]);
            words.texts_[i] = {Translated(value->find("one") == nullptr ? other : reading.text_or_empty(*value, "one")), Translated(other)};
        } else {
            const std::string text = reading.text(*value, word_keys[i]).value_or("");
            words.texts_[i] = {Translated(text), Translated(text)};
        }
    }
    if (!has_errors(result.diagnostics)) result.value = std::move(words);
    return result;
}

std::string Words::with(Word word, std::initializer_list<Value> values) const { return filled((*this)[word].text(), values); }

std::string Words::counted(Word word, long number, std::initializer_list<Value> values) const
{
    const Forms& forms = texts_[static_cast<std::size_t>(word)];
    const std::string digits = std::to_string(number);
    const std::string text = filled((number == 1 ? forms.one : forms.other).text(), {{"n", digits}});
    return filled(text, values);
}

}  // namespace fv
