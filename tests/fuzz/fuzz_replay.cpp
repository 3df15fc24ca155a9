// Any bytes as an attempt's events: the fold never crashes and never invents, and the visit that is
// replayed stands where its own choices lead.
#include <cstdint>
#include <cstdlib>

#include "facilitator/records/attempt.h"
#include "facilitator/records/event_bodies.h"
#include "scenarios/engine/replay.h"
#include "support/random_scenario.h"

namespace {

/// Cuts the bytes into events: a kind by number, a step, and a body up to the next zero byte.
std::vector<fv::Event> events_of(const std::uint8_t* data, std::size_t size)
{
    using namespace fv;
    constexpr std::string_view kinds[] = {AttemptBegun::kind, DraftSaved::kind, QuestionAnswered::kind, PreparingDone::kind, PartnerJoined::kind, DecisionMade::kind,
                                          HelpOpened::kind, WentBack::kind, AttemptFinished::kind, ReflectionDone::kind, AttemptStopped::kind, "a-kind-of-tomorrow"};
    std::vector<Event> events;
    const Uuid about = uuid_v7(1, {1});
    for (std::size_t i = 0; i + 2 < size;) {
        Event event{.id = uuid_v7(events.size(), {}), .at = {}, .author = about, .device = about, .about = about, .step = static_cast<std::uint32_t>(events.size() + 1 + data[i + 1] % 2U), .kind = std::string(kinds[data[i] % std::size(kinds)]), .body = {}};
        for (i += 2; i < size && data[i] != 0; ++i) event.body += static_cast<char>(data[i]);
        ++i;
        events.push_back(std::move(event));
    }
    return events;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace fv;
    const auto events = events_of(data, size);
    const AttemptRecord record = attempt_record(events);
    if (record.choices.size() != record.recorded_choices.size()) std::abort();
    if (record.choices.size() > events.size()) std::abort();  // a choice that nobody made
    if (!record.begun && (!record.choices.empty() || record.ending)) std::abort();
    const Scenario scenario = test::random_scenario(size % 16);
    const Replay replayed = replay(scenario, AttemptSeed{record.seed}, record.choices, record.partner.empty() ? Company::alone : Company::in_pair);
    if (replayed.taken > record.choices.size() || replayed.refused.has_value() != (replayed.taken < record.choices.size())) std::abort();
    const Replay again = replay(scenario, AttemptSeed{record.seed}, std::span(record.choices).first(replayed.taken), record.partner.empty() ? Company::alone : Company::in_pair);
    if (!(again.visit == replayed.visit)) std::abort();
    return 0;
}
