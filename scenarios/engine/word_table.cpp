#include "scenarios/engine/word_table.h"

#include <bit>

namespace fv {

WordTable::WordTable(std::size_t words_in_key, unsigned piece_bits)
    : words_(words_in_key), keys_(words_in_key, piece_bits), slots_(16), mask_(15), number_bits_(4)
{
}

void WordTable::add_slot(std::uint64_t hash, std::uint32_t number)
{
    std::size_t at = hash & mask_;
    while (slots_[at] != 0) at = (at + 1) & mask_;
    slots_[at] = slot_of(hash, number);
}

/// The old slots go before the new ones come, since the keys alone tell where they belong: at no
/// time are there two tables.
void WordTable::grow()
{
    const std::size_t wanted = slots_.size() * 2;
    std::vector<std::uint32_t>().swap(slots_);
    slots_.resize(wanted);
    mask_ = wanted - 1;
    number_bits_ = static_cast<std::uint32_t>(std::bit_width(mask_));
    for (std::uint32_t number = 0; number < size_; ++number) add_slot(hash(key(number)), number);
}

void WordTable::forget_slots()
{
    std::vector<std::uint32_t>().swap(slots_);
}

}  // namespace fv
