// A set of keys of one width (some 64-bit words each) that numbers them 0, 1, 2, … as they come.
//
// Open addressing: a slot is 32 bits, some of the key's hash and the key's number, so that hardly
// any wrong key is ever looked at. Keys lie in pieces and never move. The explorer's states and the
// scorer's sums of points are such keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scenarios/engine/pool.h"

namespace fv {

class WordTable {
public:
    explicit WordTable(std::size_t words_in_key, unsigned piece_bits = 9);

    struct Found {
        std::uint32_t number;
        bool is_new;
    };
    /// Adds a key that is not there. At most 2^31 keys fit.
    Found find_or_add(const std::uint64_t* key) { return find_or_add(key, hash(key)); }
    /// With the key's hash, for those who asked for it early and called will_look_for().
    Found find_or_add(const std::uint64_t* key, std::uint64_t hash);

    [[nodiscard]] std::uint64_t hash(const std::uint64_t* key) const;
    /// Asks the memory for what find_or_add will look at. Costs nothing else.
    void will_look_for(std::uint64_t hash) const { __builtin_prefetch(slots_.data() + (hash & mask_)); }
    /// As above, for the key that the slot names: once the slot has come.
    void will_compare(std::uint64_t hash) const;

    [[nodiscard]] const std::uint64_t* key(std::uint32_t number) const { return keys_.at(number); }
    [[nodiscard]] std::uint32_t size() const { return size_; }
    [[nodiscard]] std::size_t words() const { return words_; }
    [[nodiscard]] std::size_t bytes() const { return keys_.bytes() + slots_.capacity() * sizeof(std::uint32_t); }
    /// Frees the slots when all keys are there: numbers still lead to keys, keys no longer to numbers.
    void forget_slots();

private:
    void grow();
    [[nodiscard]] std::uint32_t slot_of(std::uint64_t hash, std::uint32_t number) const;
    void add_slot(std::uint64_t hash, std::uint32_t number);

    std::size_t words_;
    Pool<std::uint64_t> keys_;
    std::vector<std::uint32_t> slots_;  ///< 0: empty; else hash bits above, number + 1 below
    std::size_t mask_ = 0;
    std::uint32_t number_bits_ = 0;     ///< how many bits of a slot are the number
    std::uint32_t size_ = 0;
};

inline std::uint64_t WordTable::hash(const std::uint64_t* key) const
{
    std::uint64_t h = 0;
    for (std::size_t i = 0; i < words_; ++i) {
        h = (h ^ key[i]) * 0x9E3779B97F4A7C15ULL;
        h ^= h >> 32U;
    }
    h *= 0xD6E8FEB86659FD93ULL;  // a second round: packed keys differ in few bits
    return h ^ (h >> 32U);
}

inline std::uint32_t WordTable::slot_of(std::uint64_t hash, std::uint32_t number) const
{
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    return static_cast<std::uint32_t>(std::uint64_t{tag} << number_bits_) | (number + 1);
}

inline void WordTable::will_compare(std::uint64_t hash) const
{
    const std::uint32_t slot = slots_[hash & mask_];
    const std::uint32_t below = (std::uint32_t{1} << number_bits_) - 1;
    if (slot != 0) __builtin_prefetch(key((slot & below) - 1));
}

inline WordTable::Found WordTable::find_or_add(const std::uint64_t* key, std::uint64_t hash)
{
    const std::uint32_t below = (std::uint32_t{1} << number_bits_) - 1;
    const std::uint32_t tag = slot_of(hash, 0) & ~below;
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
        const std::uint32_t slot = slots_[at];
        if (slot == 0) break;
        if ((slot & ~below) != tag) continue;
        const std::uint32_t number = (slot & below) - 1;
        const std::uint64_t* held = this->key(number);
        std::size_t i = 0;
        while (i < words_ && held[i] == key[i]) ++i;
        if (i == words_) return {number, false};
    }
    if ((std::size_t{size_} + 1) * 4 > slots_.size() * 3) grow();
    std::uint64_t* place = keys_.at(keys_.add());
    for (std::size_t i = 0; i < words_; ++i) place[i] = key[i];
    add_slot(hash, size_);
    return {size_++, true};
}

}  // namespace fv
