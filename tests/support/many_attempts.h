// A district's years, for benchmarks: so many attempts of thirty events each, the same every time. Fifty
// attempts to a person; ids in the order of time, as UUIDv7 gives them.
#pragma once

#include <string>
#include <vector>

#include "facilitator/records/event_bodies.h"
#include "facilitator/records/event_store.h"

namespace fv::test {

class ManyAttempts {
public:
    static constexpr std::size_t events_each = 30, attempts_each = 50;

    explicit ManyAttempts(std::size_t attempts) : attempts_(attempts) {}

    [[nodiscard]] std::size_t attempts() const { return attempts_; }
    [[nodiscard]] std::size_t people() const { return (attempts_ + attempts_each - 1) / attempts_each; }
    [[nodiscard]] static Uuid person(std::size_t number) { return made(2, number, 0); }
    [[nodiscard]] static Uuid attempt(std::size_t number) { return made(4, number, 0); }

    /// The people first, then attempt after attempt, in portions of at most `portion` events.
    template <class Take>
    void each_portion(std::size_t portion, const Take& take) const
    {
        std::vector<Event> events;
        const auto add = [&](Event event) {
            events.push_back(std::move(event));
            if (events.size() < portion) return;
            take(std::span<const Event>(events));
            events.clear();
        };
        for (std::size_t n = 0; n < people(); ++n) add(event(person(n), n, 1, 0, PersonAdded{"Person " + std::to_string(n)}));
        for (std::size_t n = 0; n < attempts_; ++n) each_event(n, add);
        if (!events.empty()) take(std::span<const Event>(events));
    }

private:
    /// A number scrambled, so that choices differ from attempt to attempt.
    static std::uint64_t mixed(std::uint64_t n)
    {
        n = (n ^ (n >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        n = (n ^ (n >> 27U)) * 0x94D049BB133111EBULL;
        return n ^ (n >> 31U);
    }
    static Uuid made(std::uint8_t family, std::uint64_t number, std::uint32_t step)
    {
        std::array<std::uint8_t, 10> random{};
        const std::uint64_t bits = mixed(number * 64 + step + family * 1'000'003ULL);
        for (std::size_t i = 0; i < 8; ++i) random[i] = static_cast<std::uint8_t>(bits >> (8 * i));
        random[8] = family;
        random[9] = static_cast<std::uint8_t>(step);
        return uuid_v7(1'700'000'000'000ULL + number * 60'000 + step * 1000, random);
    }
    template <class Body>
    static Event event(const Uuid& about, std::uint64_t number, std::uint32_t step, std::size_t author, const Body& body)
    {
        return {.id = made(1, about == person(number) ? number + (1ULL << 40U) : number, step), .at = Instant{std::chrono::milliseconds{1'700'000'000'000 + static_cast<std::int64_t>(number) * 60'000 + step * 1000}},
                .author = person(author), .device = made(3, author, 0), .about = about, .step = step, .kind = std::string(Body::kind), .body = json_of(body)};
    }
    template <class Add>
    static void each_event(std::size_t n, const Add& add)
    {
        static const char* const scenarios[] = {"kitchen-table", "fishbowl-at-four", "the-graph", "contact-card", "up-the-stairs", "walking-the-block"};
        const std::size_t who = n / attempts_each;
        const Uuid about = attempt(n);
        std::uint32_t step = 0;
        const auto put = [&](const auto& body) { add(event(about, n, ++step, who, body)); };
        put(AttemptBegun{.person = person(who), .scenario = scenarios[mixed(n) % 6], .scenario_hash = std::string(64, 'a'), .seed = mixed(n), .language = n % 5 == 0 ? "es" : "en", .parent = {}});
        put(QuestionAnswered{"prepare-1", "I am most nervous about saying the wrong thing first, and about the silence after it."});
        put(DraftSaved{"prepare-2", "What I hope for is that they tell me about"});
        put(QuestionAnswered{"prepare-2", "What I hope for is that they tell me about what he likes when nobody gives him marks."});
        put(PreparingDone{});
        for (unsigned k = 0; k < 22; ++k) put(DecisionMade{.decision = "scene-" + std::to_string(k), .option = "option-" + std::to_string(mixed(n * 32 + k) % 5), .answer = {}, .said = {}});
        put(AttemptFinished{mixed(n) % 3 == 0 ? "asked-back" : "polite-goodbye"});
        put(QuestionAnswered{"reflect-1", "It surprised me how much of the talking was mine. Next time I want to wait longer."});
        put(ReflectionDone{});
    }

    std::size_t attempts_;
};

}  // namespace fv::test
