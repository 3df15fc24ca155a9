#include "facilitator/people/duplicates.h"

#include <algorithm>
#include <array>
#include <optional>

#include "facilitator/people/folding.h"
#include "foundation/spelling.h"

namespace fv {
namespace {

struct Compared {
    const RosterPerson* person;
    std::string name, words, school, email;  ///< folded; `words` are the name's, in alphabetical order
};

std::string in_order(const std::string& name)
{
    std::vector<std::string> words(1);
    for (const char sign : name) {
        if (sign == ' ' || sign == '-' || sign == ',' || sign == '.') words.emplace_back();
        else words.back() += sign;
    }
    std::sort(words.begin(), words.end());
    std::string out;
    for (const std::string& word : words) out += word.empty() ? "" : word + ' ';
    return out;
}

/// A slip of the finger in a name that is long enough to bear it.
bool is_near(const std::string& a, const std::string& b)
{
    constexpr std::size_t shortest = 6;
    return std::min(a.size(), b.size()) >= shortest && edit_distance(a, b) <= 1;
}

std::optional<Likeness> likeness(const Compared& a, const Compared& b)
{
    if (!a.email.empty() && a.email == b.email) return Likeness::same_email;
    const bool same_school = !a.school.empty() && a.school == b.school;
    const bool two_emails = !a.email.empty() && !b.email.empty();
    if (a.words == b.words) {
        if (same_school) return Likeness::same_name_and_school;
        const bool two_schools = !a.school.empty() && !b.school.empty();
        return two_schools && two_emails ? std::nullopt : std::optional(Likeness::same_name);
    }
    if ((same_school || a.school.empty() || b.school.empty()) && !two_emails && is_near(a.name, b.name)) return Likeness::near_name;
    return std::nullopt;
}

bool said_to_be_two(const Joins& joins, const RosterPerson& a, const RosterPerson& b)
{
    for (const Uuid& one : a.ids)
        for (const Uuid& other : b.ids)
            if (joins.was_undone(one, other)) return true;
    return false;
}

}  // namespace

std::string_view word_of(Likeness likeness)
{
    constexpr std::array<std::string_view, 4> words = {"same-email", "same-name-and-school", "same-name", "near-name"};
    return words[static_cast<std::size_t>(likeness)];
}

std::vector<Duplicate> duplicates(const Roster& roster)
{
    std::vector<Compared> all;
    for (const RosterPerson& person : roster.people()) {
        const std::string name = folded(person.name);
        all.push_back({&person, name, in_order(name), folded(person.school), folded(person.email)});
    }
    std::vector<Duplicate> found;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const auto alike = likeness(all[i], all[j]);
            if (!alike || said_to_be_two(roster.joins(), *all[i].person, *all[j].person)) continue;
            const auto [one, other] = std::minmax(all[i].person->id, all[j].person->id);
            found.push_back({one, other, *alike});
        }
    }
    std::sort(found.begin(), found.end(), [](const Duplicate& a, const Duplicate& b) { return a.likeness != b.likeness ? a.likeness < b.likeness : a < b; });
    return found;
}

}  // namespace fv
