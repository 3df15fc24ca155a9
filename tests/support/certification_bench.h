// A desk of certification with a district on it: an owner who recognised a trainer and a facilitator, both with
// keys, and teachers who can be brought as far as a test wants them.
#pragma once

#include <string>

#include "support/catch.h"
#include "support/scratch_folder.h"
#include "support/session_bench.h"
#include "trainer/session/certifying.h"
#include "trainer/session/growth.h"
#include "trainer/session/people.h"
#include "trainer/session/signing_desk.h"

namespace fv::test {

inline constexpr const char* passphrase = "four words to remember";

struct CertificationBench {
    std::shared_ptr<Instant> clock = std::make_shared<Instant>(std::chrono::sys_days{std::chrono::year{2026} / 9 / 1} + std::chrono::hours{9});
    MemoryStore store;
    Session session;
    CertificationDesk desk;
    Uuid tom, fay;  ///< a trainer, a facilitator

    CertificationBench() : session(store, small_library(project_framework()), project_framework(), project_words(), world()), desk(session)
    {
        session.use_programmes(Programmes(std::string(FV_SOURCE_DIR) + "/facilitator/programmes/home-visits.yaml"));
        tom = add("Tom Baker", Role::trainer);
        fay = add("Fay Amadi", Role::facilitator);
        recognise(tom, "trainer");
        recognise(fay, "facilitator");
        for (const Uuid& one : {tom, fay}) {
            session.use_person(one);
            must(make_signing_key(desk, passphrase));
        }
        session.use_person(std::nullopt);
    }

    static void must(const Outcome& outcome)
    {
        INFO(outcome.refusal);
        REQUIRE(outcome.done());
    }
    void go_to(const char* day) { *clock = Instant{Day{*parse_date(day)}} + std::chrono::hours{12}; }

    Uuid add(const std::string& name, Role role = Role::teacher)
    {
        Roles roles;
        roles.give(role);
        return add_person(name, {}, roles, {}, session);
    }
    void recognise(const Uuid& person, const std::string& level) { must(recognise_level(desk, person, level, today(session) - std::chrono::days{30}, {}, "held it before")); }

    SigningKey key(const Uuid& person)
    {
        session.use_person(person);
        auto opened = open_signing_key(desk, passphrase);
        REQUIRE(std::holds_alternative<SigningKey>(opened));
        return std::move(std::get<SigningKey>(opened));
    }

    /// Everything that a programme of a test's own asks but the signature. The real one asks for visits that the
    /// small library has not.
    void use_short_programme(int version = 1, const std::string& more = {})
    {
        const std::string text = R"(format: first-visit-programme/1
id: home-visits
version: )" + std::to_string(version) + R"(
title: {en: Home visits, es: Visitas al hogar}
issuer: {name: Lakeside Unified}
levels:
  home-visitor:
    title: {en: Home visitor, es: Visitante de hogares}
    means: May make first visits to families.
    lasts: 24 months
    requirements:
      introduction: {name: Introduction, training: {minutes: 60, topics: [logistics]}}
)" + more + R"(      sign-off: {name: Sign-off, sign-off: {by: facilitator, statement: I have seen it.}}
    renewal:
      opens: 90 days
      grace: 90 days
      requirements:
        refresher: {name: Refresher, training: {minutes: 60, topics: [refresher]}}
  facilitator:
    title: Facilitator
    lasts: 24 months
    requirements:
      held: {name: Home visitor, held: {level: home-visitor}}
  trainer:
    title: Trainer
    lasts: 36 months
    requirements:
      held: {name: Facilitator, held: {level: facilitator}}
)";
        const std::string file = (scratch.path / ("programme-" + std::to_string(version) + ".yaml")).string();
        std::ofstream(file) << text;
        session.use_programmes(Programmes(file));
    }

    ScratchFolder scratch;

private:
    World world()
    {
        World world = fixed_world();
        world.now = [this] { return *clock += std::chrono::seconds{1}; };
        world.utc_offset_minutes = 0;
        return world;
    }
};

}  // namespace fv::test
