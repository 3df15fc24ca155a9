#include "scenarios/engine/state_packing.h"

#include <algorithm>
#include <bit>

namespace fv {

StatePacking::StatePacking(const Scenario& scenario)
    : meters_(scenario.meters.size()), memory_words_((scenario.memory_bits + 63U) / 64U), scenes_(scenario.scenes.size())
{
    where_ = place(static_cast<std::size_t>(std::bit_width(scenes_ + scenario.endings.size())));
    company_ = place(1);
    for (std::size_t i = 0; i < meters_; ++i) {
        const Meter& meter = scenario.meters[i];
        const int lowest = std::min(meter.lowest, meter.start), highest = std::max(meter.highest, meter.start);
        meter_[i] = place(std::max<std::size_t>(1, static_cast<std::size_t>(std::bit_width(static_cast<unsigned>(highest - lowest)))));
        meter_[i].lowest = static_cast<std::int16_t>(lowest);
    }
    for (std::size_t i = 0; i < memory_words_; ++i) memory_[i] = place(std::min<std::size_t>(64, scenario.memory_bits - 64 * i));
    words_ = std::max<std::size_t>(1, (used_ + 63) / 64);
}

StatePacking::Field StatePacking::place(std::size_t bits)
{
    const Field field{.word = static_cast<std::uint8_t>(used_ / 64), .shift = static_cast<std::uint8_t>(used_ % 64), .bits = static_cast<std::uint8_t>(bits)};
    used_ += bits;
    return field;
}

}  // namespace fv
