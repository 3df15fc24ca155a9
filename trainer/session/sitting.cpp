#include "trainer/session/sitting.h"

#include <algorithm>

#include "trainer/session/rating.h"

namespace fv {

const EarlierLine* first_ended_line(const AttemptRecord& record)
{
    const auto ended = std::find_if(record.earlier_lines.begin(), record.earlier_lines.end(), [](const EarlierLine& line) { return line.ending.has_value(); });
    return ended == record.earlier_lines.end() ? nullptr : &*ended;
}

std::optional<Sitting> first_sitting(const AttemptRecord& record)
{
    Sitting out{.person = record.person, .seed = AttemptSeed{record.seed}, .company = record.partner.empty() ? Company::alone : Company::in_pair, .choices = {}, .ratings = {}, .assisted = record.assisted()};
    const EarlierLine* ended = first_ended_line(record);
    out.went_back = !record.earlier_lines.empty() && ended != &record.earlier_lines.front();  // a line was left before this one
    if (ended != nullptr) {
        for (const RecordedChoice& choice : ended->choices) out.choices.push_back(choice.answer);
        out.ratings = words_ratings(ended->ratings);
        return out;
    }
    if (!record.ending) return std::nullopt;
    out.choices = record.choices;
    out.ratings = words_ratings(record.ratings);
    return out;
}

}  // namespace fv
