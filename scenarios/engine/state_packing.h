// A visit's state in as few bits as the scenario allows: a meter from 0 to 100 takes 7, a fact 1.
//
// Only states that the engine made fit (meters within their range, known memory bits).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "scenarios/engine/visit.h"

namespace fv {

class StatePacking {
public:
    explicit StatePacking(const Scenario& scenario);

    /// 64-bit words that a packed state takes; at most most_words.
    [[nodiscard]] std::size_t words() const { return words_; }
    static constexpr std::size_t most_words = 6;  ///< 8 meters of 16 bits, 192 bits of memory, where we are

    void pack(const VisitState& state, std::uint64_t* words) const;
    [[nodiscard]] VisitState unpack(const std::uint64_t* words) const;

private:
    struct Field {
        std::uint8_t word = 0, shift = 0, bits = 0;
        std::int16_t lowest = 0;
    };
    Field place(std::size_t bits);
    static void put(const Field& field, std::uint64_t value, std::uint64_t* words);
    static std::uint64_t get(const Field& field, const std::uint64_t* words);

    std::size_t used_ = 0, words_ = 1;
    std::size_t meters_ = 0, memory_words_ = 0;
    std::uint64_t scenes_ = 0;
    Field where_, company_;
    std::array<Field, capacity::meters> meter_{};
    std::array<Field, capacity::memory / 64> memory_{};
};

inline void StatePacking::put(const Field& field, std::uint64_t value, std::uint64_t* words)
{
    words[field.word] |= value << field.shift;
    if (field.shift + field.bits > 64) words[field.word + 1] |= value >> (64U - field.shift);
}

inline std::uint64_t StatePacking::get(const Field& field, const std::uint64_t* words)
{
    std::uint64_t value = words[field.word] >> field.shift;
    if (field.shift + field.bits > 64) value |= words[field.word + 1] << (64U - field.shift);
    return field.bits == 64 ? value : value & ((std::uint64_t{1} << field.bits) - 1);
}

inline void StatePacking::pack(const VisitState& state, std::uint64_t* words) const
{
    for (std::size_t i = 0; i < words_; ++i) words[i] = 0;
    put(where_, state.scene.is_set() ? state.scene.value : scenes_ + state.ending.value, words);
    put(company_, static_cast<std::uint64_t>(state.company), words);
    for (std::size_t i = 0; i < meters_; ++i) put(meter_[i], static_cast<std::uint64_t>(state.meters[i] - meter_[i].lowest), words);
    for (std::size_t i = 0; i < memory_words_; ++i) put(memory_[i], state.memory[i], words);
}

inline VisitState StatePacking::unpack(const std::uint64_t* words) const
{
    VisitState state;
    const std::uint64_t where = get(where_, words);
    if (where < scenes_) state.scene = SceneId{static_cast<std::uint16_t>(where)};
    else state.ending = EndingId{static_cast<std::uint16_t>(where - scenes_)};
    state.company = static_cast<Company>(get(company_, words));
    for (std::size_t i = 0; i < meters_; ++i) state.meters[i] = static_cast<std::int16_t>(static_cast<int>(get(meter_[i], words)) + meter_[i].lowest);
    for (std::size_t i = 0; i < memory_words_; ++i) state.memory[i] = get(memory_[i], words);
    return state;
}

}  // namespace fv
