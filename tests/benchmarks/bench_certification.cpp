// A board of 5,000 people, as the window makes it: ten times the people may take no more than twelve times as
// long as 500.
#include <iostream>
#include <random>

#include "benchmarks/compare.h"
#include "facilitator/certification/certification_bodies.h"
#include "support/session_bench.h"
#include "trainer/session/certification.h"
#include "trainer/session/people.h"

namespace {

using namespace fv;

/// People with some of what the first level asks, and one trainer who looks at them.
struct Bench {
    explicit Bench(std::size_t people) : session(store, test::small_library(test::project_framework()), test::project_framework(), test::project_words(), test::fixed_world())
    {
        session.use_programmes(Programmes(std::string(FV_SOURCE_DIR) + "/facilitator/programmes/home-visits.yaml"));
        Roles trainer;
        trainer.give(Role::trainer);
        const Uuid tom = add_person("Tom Baker", {}, trainer, {}, session);
        std::mt19937 random(7);
        std::vector<Said> said;
        for (std::size_t i = 0; i < people; ++i) {
            const Uuid person = session.new_id();
            said.push_back(said_of(person, PersonAdded{"Teacher " + std::to_string(i)}));
            for (const char* topic : {"research", "logistics", "skills", "barriers", "cultural-sensitivity", "applying"})
                if (random() % 8 != 0) said.push_back(said_of(person, TrainingAttended{topic, "30", "2026-09-12", "Fall workshop"}, tom));
            for (std::size_t practice = 0; practice < core_practice_count; ++practice)
                if (random() % 2 != 0) said.push_back(said_of(person, PracticeAcknowledged{std::string(word_of(static_cast<CorePractice>(practice))), "said in my own words, in more than eight of them", "2026-09-13"}));
            if (random() % 3 == 0) said.push_back(said_of(person, LevelRecognised{"home-visitor", "home-visits", "2025-09-01", "2026-12-31", "visited before"}));
        }
        session.record(said);
        session.use_person(tom);
    }
    MemoryStore store;
    Session session;
};

}  // namespace

int main()
{
    Bench small(500), large(5000);
    CertificationDesk small_desk(small.session), large_desk(large.session);
    std::size_t rows = 0;
    const auto board = [&](CertificationDesk& desk, bool anew) {
        if (anew) desk.look_again();
        rows += board_view(desk, "home-visitor", nullptr).value().people.size();
    };
    bench::Report report("bench_certification");
    constexpr bench::Limit limit{12.0};  // ten times the people, and the logarithm of sorting
    report.ratio("board-of-5000-read-and-made-to-500", limit, [&] { return bench::compare([&] { board(large_desk, true); }, [&] { board(small_desk, true); }, 5); });
    report.ratio("board-of-5000-made-again-to-500", limit, [&] { return bench::compare([&] { board(large_desk, false); }, [&] { board(small_desk, false); }, 5); });
    report.figure("people-a-second-read-and-made", bench::rate([&] { return board(large_desk, true), std::size_t{5001}; }), "people/s", 10'000);
    report.figure("people-a-second-made-again", bench::rate([&] { return board(large_desk, false), std::size_t{5001}; }), "people/s", 50'000);
    report.size("rows", static_cast<double>(rows > 0 ? large_desk.roster().people().size() : 0), "people", {1e9});
    std::cout << report.text();
    return report.exit_status();
}
