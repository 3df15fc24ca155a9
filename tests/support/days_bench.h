// A session in which days pass and several people play the small visit.
#pragma once

#include <string>
#include <vector>

#include "support/session_bench.h"

namespace fv::test {

inline const std::vector<std::string> best_choices{"introduce-both", "ask-about-reels"}, mended_choices{"show-attendance", "apologise"}, worst_choices{"show-attendance", "talk-about-school"};

struct DaysBench {
    MemoryStore store;
    std::shared_ptr<Instant> clock = std::make_shared<Instant>(std::chrono::sys_days{std::chrono::year{2026} / 3 / 1} + std::chrono::hours{9});
    Session session{store, small_library(project_framework()), project_framework(), project_words(), world()};

    World world()
    {
        World world = fixed_world();
        world.now = [time = clock] { return *time += std::chrono::seconds{1}; };
        return world;
    }
    void on_march(int day) { *clock = std::chrono::sys_days{std::chrono::year{2026} / 3 / 1} + std::chrono::days{day - 1} + std::chrono::hours{9}; }
    void later(std::chrono::minutes minutes) { *clock += minutes; }

    /// Signs in as somebody, who is added where they are not on record.
    Uuid as(const std::string& name)
    {
        for (const Person& person : people(store))
            if (person.name == name) return session.use_person(person.id), person.id;
        (void)carry_out(HomeAction(EnterName{name}), session);
        return *session.person();
    }
    Uuid begins(std::optional<Uuid> parent = {}) { return session.begin_attempt(session.library().find("small-visit"), parent); }
    template <class Body>
    void happens(const Uuid& attempt, const Body& body)
    {
        session.record(attempt, attempt_record(store, attempt).next_step, {happening(body)});
    }
    /// The two decisions of the small visit, and the ending that they lead to.
    Uuid plays(const std::vector<std::string>& choices, const std::string& ending = "asked-back")
    {
        const Uuid attempt = begins();
        goes_on(attempt, choices, ending);
        return attempt;
    }
    void goes_on(const Uuid& attempt, const std::vector<std::string>& choices, const std::string& ending)
    {
        for (std::size_t i = 0; i < choices.size(); ++i) happens(attempt, DecisionMade{i == 0 ? "doorstep" : "kitchen", choices[i]});
        happens(attempt, AttemptFinished{ending});
    }
};

}  // namespace fv::test
