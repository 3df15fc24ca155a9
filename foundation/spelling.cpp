#include "foundation/spelling.h"

#include <algorithm>
#include <vector>

namespace fv {
namespace {

std::string listed(std::span<const std::string> names)
{
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
        out += '"' + names[i] + '"';
    }
    return out;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

std::string suggestion(std::string_view written, std::span<const std::string> allowed)
{
    constexpr std::size_t longest_compared = 64;  // a longer word is not a misspelt id
    const std::string* nearest = nullptr;
    std::size_t nearest_distance = std::max<std::size_t>(1, written.size() / 3) + 1;
    if (written.size() <= longest_compared) {
        for (const std::string& name : allowed) {
            const std::size_t distance = edit_distance(written, name);
            if (distance < nearest_distance) {
                nearest = &name;
                nearest_distance = distance;
            }
        }
    }
    // `decision` for `decide`: too far in letters, near in meaning.
    constexpr std::size_t shared_beginning = 4;
    if (nearest == nullptr && written.size() > shared_beginning && written.size() <= longest_compared)
        for (const std::string& name : allowed)
            if (name.size() >= shared_beginning && name.compare(0, shared_beginning, written.substr(0, shared_beginning)) == 0) nearest = &name;
    if (nearest != nullptr) return "did you mean \"" + *nearest + "\"?";
    if (allowed.empty() || allowed.size() >= 8) return {};
    return (allowed.size() == 1 ? "it can only be " : "it can be ") + listed(allowed);
}

}  // namespace fv
