// A session on a workbench: the real packs' framework and words, a store in memory, a clock that
// moves a second at each look, and chance from a fixed seed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "facilitator/records/memory_store.h"
#include "support/project_file.h"
#include "support/small_visit.h"
#include "trainer/session/home.h"
#include "trainer/session/session.h"

namespace fv::test {

inline Framework project_framework() { return load_framework(project_file("scoring/frameworks/home-visits.yaml")).value.value(); }

inline std::vector<Words> project_words()
{
    std::vector<Words> languages{Words::load(project_file("assets/language/en.yaml")).value.value()};
    languages.push_back(Words::load(project_file("assets/language/es.yaml"), &languages.front()).value.value());
    return languages;
}

inline World fixed_world(std::uint64_t seed = 1)
{
    auto time = std::make_shared<Instant>(std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{9});
    auto state = std::make_shared<std::uint64_t>(seed);
    return {.now = [time] { return *time += std::chrono::seconds{1}; },
            .random = [state] { return *state = *state * 6364136223846793005ULL + 1442695040888963407ULL; },
            .utc_offset_minutes = 60,
            .seals_cheaply = true};
}

inline Library small_library(const Framework& framework)
{
    Library library(vocabulary_of(framework));
    library.add(SourceText("small-visit.yaml", std::string(small_visit)));
    return library;
}

/// Everything in one, for tests that play; `store` may be one that outlives it.
struct SessionBench {
    std::unique_ptr<MemoryStore> own_store = std::make_unique<MemoryStore>();
    Session session;

    SessionBench() : SessionBench(nullptr) {}
    explicit SessionBench(EventStore* store)
        : session(store == nullptr ? *own_store : *store, small_library(project_framework()), project_framework(), project_words(), fixed_world())
    {
    }

    Uuid begin(const std::string& name = "Ana")
    {
        if (!session.person()) (void)carry_out(HomeAction(EnterName{name}), session);
        return session.begin_attempt(session.library().find("small-visit"));
    }
};

}  // namespace fv::test
