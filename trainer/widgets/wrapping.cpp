#include "trainer/widgets/wrapping.h"

#include <algorithm>

namespace fv {

std::string without_soft_breaks(std::string_view text, std::size_t* cursor)
{
    std::string out;
    const std::size_t before = cursor == nullptr ? 0 : *cursor;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && i > 0 && text[i - 1] == ' ') {
            if (cursor != nullptr && i < before) --*cursor;
            continue;
        }
        out += text[i];
    }
    return out;
}

std::string with_soft_breaks(std::string_view text, float width, const std::function<float(std::string_view)>& measure, std::size_t* cursor)
{
    std::string out;
    const std::size_t before = cursor == nullptr ? 0 : *cursor;
    std::size_t line_start = 0;  // in out
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = std::min(text.find_first_of(" \n", i), text.size());
        const std::string_view word = text.substr(i, end - i);
        const bool line_has_words = out.size() > line_start;
        if (line_has_words && out.back() == ' ' && measure(std::string(out, line_start) + std::string(word)) > width) {
            out += '\n';
            line_start = out.size();
            if (cursor != nullptr && i <= before) ++*cursor;
        }
        out += word;
        if (end < text.size()) {
            out += text[end];
            if (text[end] == '\n') line_start = out.size();
            ++end;
        }
        i = end;
    }
    return out;
}

}  // namespace fv
