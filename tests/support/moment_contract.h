// What is read in several steps is one moment of the store, whatever others write. Run over each kind of
// store that others can write to.
#pragma once

#include <atomic>
#include <sstream>
#include <thread>

#include "facilitator/records/lines.h"
#include "facilitator/records/memory_store.h"
#include "facilitator/records/merge.h"
#include "facilitator/records/verify.h"
#include "foundation/content_hash.h"
#include "support/event_store_contract.h"

namespace fv::test {

/// Begins attempt after attempt in a thread of its own, each with a text that nobody has used before.
template <class Open>
class BusyWriter {
public:
    explicit BusyWriter(const Open& open)
        : thread_([this, open] {
              const auto store = open();
              for (unsigned n = 1000; !enough_; ++n) {
                  const std::string text = "story " + std::to_string(n);
                  store->keep_text(content_hash(text), text);
                  Event begun = event(n, n, 1, "attempt-begun", {}, 1 + n % 5);
                  begun.body = json_of(AttemptBegun{.person = begun.author, .scenario = "story", .scenario_hash = content_hash(text), .seed = n, .language = "en", .parent = {}});
                  store->append(begun);
                  ++written;
              }
          })
    {
        while (written < 5) std::this_thread::yield();
    }
    ~BusyWriter()
    {
        enough_ = true;
        thread_.join();
    }
    BusyWriter(const BusyWriter&) = delete;
    BusyWriter& operator=(const BusyWriter&) = delete;

    std::atomic<unsigned> written = 0;

private:
    std::atomic<bool> enough_ = false;
    std::thread thread_;
};

/// The attempts of which the text is not there.
inline std::size_t without_text(const EventStore& store)
{
    std::size_t lacking = 0;
    store.read_kind(AttemptBegun::kind, [&](const Event& begun) { return lacking += store.text(from_json<AttemptBegun>(begun.body)->scenario_hash) ? 0U : 1U, true; });
    return lacking;
}

/// `open` gives another door to the same store, which is empty.
template <class Open>
void check_moments(const Open& open)
{
    SECTION("nothing that others write is seen before the moment is over, and nothing is written through it")
    {
        const auto reader = open(), writer = open();
        writer->append(event(1, 1, 1));
        {
            const auto moment = reader->one_moment();
            writer->append(event(2, 1, 2));
            CHECK(reader->event_count() == 1);
            {
                const auto within = reader->one_moment();
                writer->append(event(3, 1, 3));
            }
            CHECK(all_of(*reader).size() == 1);
            CHECK_THROWS_AS(reader->append(event(4, 1, 4)), std::logic_error);
            CHECK_THROWS_AS(reader->rebuild(), std::logic_error);
            CHECK_THROWS_AS(reader->erase_person(numbered(1, 2)), std::logic_error);
            CHECK_THROWS_AS(reader->keep_text(content_hash("a"), "a"), std::logic_error);
        }
        CHECK(all_of(*reader).size() == 3);
        CHECK(reader->append(event(4, 1, 4)).added == 1);
    }
    SECTION("records that others write to are looked through, computed anew, exported and merged without a fault")
    {
        const auto store = open();
        const BusyWriter writer(open);
        constexpr unsigned rounds = 25;
        unsigned before = 0;
        for (unsigned round = 0; round < rounds; ++round) {
            INFO("round " << round);
            for (before = writer.written; writer.written == before;) std::this_thread::yield();  // it is at it
            const Verified verified = verify(*store);
            for (const std::string& fault : verified.faults) UNSCOPED_INFO(fault);
            CHECK(verified.fault_count == 0);
            if (round % 5 == 0) CHECK(store->rebuild().same);
            std::stringstream lines;
            write_lines(*store, lines);
            MemoryStore imported, merged;
            CHECK(read_lines(lines, imported).fault_count == 0);
            CHECK(without_text(imported) == 0);
            merge(*store, merged);
            CHECK(without_text(merged) == 0);
        }
    }
}

}  // namespace fv::test
