#include "trainer/text_player/answer_line.h"

#include <algorithm>
#include <charconv>

namespace fv {
namespace {

/// From 1 as people count, to the item; nullptr: there is none of that number.
const ItemView* item_number(const RehearsalView& view, int number)
{
    if (number < 1 || static_cast<std::size_t>(number) > view.items.size()) return nullptr;
    return &view.items[static_cast<std::size_t>(number) - 1];
}

/// Items' keys with `sign` between them; nullopt where a number is no item's or stands twice.
std::optional<std::string> joined(const RehearsalView& view, std::vector<int> numbers, std::string_view sign)
{
    std::string word;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const ItemView* item = item_number(view, numbers[i]);
        if (item == nullptr || std::count(numbers.begin(), numbers.end(), numbers[i]) > 1) return std::nullopt;
        word.append(word.empty() ? "" : sign).append(item->key);
    }
    return word;
}

std::optional<std::string> ratings(const RehearsalView& view, const std::vector<int>& numbers)
{
    constexpr int lowest = -2, highest = 3;
    if (numbers.size() != view.items.size()) return std::nullopt;
    std::string word;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] < lowest || numbers[i] > highest) return std::nullopt;
        word += (word.empty() ? "" : "+") + view.items[i].key + "=" + std::to_string(numbers[i]);
    }
    return word;
}

}  // namespace

std::optional<int> number_in(std::string_view text)
{
    if (text.starts_with('+')) text.remove_prefix(1);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<std::vector<int>> numbers_in(std::string_view line)
{
    std::vector<int> numbers;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find_first_of(" ,"), line.size());
        if (end > 0) {
            const auto number = number_in(line.substr(0, end));
            if (!number) return std::nullopt;
            numbers.push_back(*number);
        }
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return numbers;
}

std::optional<std::string> answer_in(std::string_view line, const RehearsalView& view)
{
    const auto numbers = numbers_in(line);
    if (!numbers || numbers->empty()) return std::nullopt;
    const int first = numbers->front();
    switch (view.asks) {
    case Asks::choice:
        if (numbers->size() != 1 || first < 1 || static_cast<std::size_t>(first) > view.options.size()) return std::nullopt;
        return view.options[static_cast<std::size_t>(first) - 1].key;
    case Asks::pick:
    case Asks::say: return *numbers == std::vector{0} ? std::optional<std::string>("none") : joined(view, *numbers, "+");
    case Asks::rate: return ratings(view, *numbers);
    case Asks::order: return numbers->size() == view.items.size() ? joined(view, *numbers, ">") : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace fv
