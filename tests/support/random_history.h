// A history that many people wrote on many laptops: people, attempts with every kind of event, ratings by
// others, attempts begun for somebody else, kinds from the future. Random, and the same for each seed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "support/event_store_contract.h"

namespace fv::test {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed * 2862933555777941757ULL + 3037000493ULL) {}
    unsigned operator()(unsigned sides)
    {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<unsigned>(state_ >> 33U) % sides;
    }

private:
    std::uint64_t state_;
};

inline Uuid person_numbered(unsigned number) { return numbered(number, 2); }

struct History {
    std::vector<Event> events;
    unsigned people = 0;
};

inline Event random_step(Dice& dice, unsigned id, unsigned attempt, std::uint32_t step, unsigned author)
{
    const auto made = [&](const auto& body) { return event(id, attempt, step, std::string(body.kind), json_of(body), author); };
    const std::string word = "w" + std::to_string(dice(5));
    switch (dice(9)) {
    case 0: return made(DraftSaved{"prepare-1", "¿Qué? " + word});
    case 1: return made(QuestionAnswered{"prepare-1", word});
    case 2: return made(PreparingDone{});
    case 3: return made(WentBack{dice(3)});
    case 4: return made(AttemptFinished{word});
    case 5: return made(ReflectionDone{});
    case 6: return event(id, attempt, step, "from-the-future", R"({"more":[1,2]})", author);
    default: return made(DecisionMade{.decision = "d" + std::to_string(dice(4)), .option = word, .answer = {}, .said = {}});
    }
}

/// About `attempts` attempts of `people` people. Now and then two devices went on with one attempt (a fork),
/// somebody rates another's words, or an attempt is begun by one for another.
inline History random_history(std::uint64_t seed, unsigned people = 6, unsigned attempts = 25)
{
    Dice dice(seed);
    History history{.events = {}, .people = people};
    unsigned id = 0;
    for (unsigned person = 1; person <= people; ++person) {
        Event added = event(++id, 0, 1, "person-added", json_of(PersonAdded{"Person " + std::to_string(person)}), person);
        added.about = person_numbered(person);
        history.events.push_back(added);
    }
    for (unsigned attempt = 1; attempt <= attempts; ++attempt) {
        const unsigned person = 1 + dice(people), author = dice(8) == 0 ? 1 + dice(people) : person;
        const AttemptBegun begun{.person = person_numbered(person), .scenario = "s" + std::to_string(dice(3)), .scenario_hash = "h", .seed = dice(1000), .language = "en", .parent = {}};
        history.events.push_back(event(++id, attempt, 1, "attempt-begun", json_of(begun), author));
        const std::uint32_t steps = dice(9);
        for (std::uint32_t step = 2; step < 2 + steps; ++step) {
            history.events.push_back(random_step(dice, ++id, attempt, step, dice(10) == 0 ? 1 + dice(people) : author));
            if (dice(20) == 0) history.events.push_back(random_step(dice, ++id, attempt, step, author));
        }
        if (dice(4) == 0)
            history.events.push_back(event(++id, attempt, 2 + steps, "own-words-rated", json_of(OwnWordsRated{"d1", "none", person_numbered(1 + dice(people)), "facilitator"}), 1 + dice(people)));
    }
    return history;
}

inline std::vector<AttemptSummary> attempts_in(const EventStore& store)
{
    std::vector<AttemptSummary> all;
    store.read_attempts([&](const AttemptSummary& attempt) { return all.push_back(attempt), true; });
    return all;
}

}  // namespace fv::test
