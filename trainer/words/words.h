// The interface's words in one language: typed keys, whole sentences, named places, plural forms.
//
// Read from assets/language/*.yaml. A key that a language has not falls back to the original
// (English), so that a screen is never empty; a test lists what is missing.
#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "foundation/diagnostic.h"
#include "trainer/words/word.h"

namespace fv {

/// A text that came from the words, so that a literal cannot be shown by mistake.
class Translated {
public:
    explicit Translated(std::string text) : text_(std::move(text)) {}
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const char* c_str() const { return text_.c_str(); }

private:
    std::string text_;
};

class Words {
public:
    using Value = std::pair<std::string_view, std::string_view>;  ///< place name, what stands there

    /// Every key's text; a key that is not in the file is a fault, as is one that no Word has.
    [[nodiscard]] static Loaded<Words> load(const SourceText& source, const Words* fallback = nullptr);

    [[nodiscard]] const Translated& operator[](Word word) const { return texts_[static_cast<std::size_t>(word)].other; }
    /// With `{name}` places filled in. A place that is not given stays as it is written.
    [[nodiscard]] std::string with(Word word, std::initializer_list<Value> values) const;
    /// The form for a number, `{n}` filled in.
    [[nodiscard]] std::string counted(Word word, long number, std::initializer_list<Value> values = {}) const;

    [[nodiscard]] const std::string& language() const { return language_; }  ///< `es`
    [[nodiscard]] const std::string& language_name() const { return language_name_; }  ///< `Español`

private:
    struct Forms {
        Translated one{std::string{}};
        Translated other{std::string{}};
    };
    std::string language_, language_name_;
    std::array<Forms, word_count> texts_;
};

}  // namespace fv
