// Evidence in few words, for the tests of certification.
#pragma once

#include <string>

#include "facilitator/certification/programme.h"
#include "facilitator/certification/status.h"

namespace fv::test {

/// `2026-09-01`
[[nodiscard]] inline Day on(const char* text) { return Day{*parse_date(text)}; }
[[nodiscard]] inline Uuid person(unsigned number)
{
    Uuid id;
    id.bytes[0] = 1;
    id.bytes[14] = static_cast<std::uint8_t>(number >> 8U);
    id.bytes[15] = static_cast<std::uint8_t>(number);
    return id;
}
[[nodiscard]] inline Uuid thing(unsigned number)
{
    Uuid id = person(number);
    id.bytes[0] = 2;
    return id;
}

/// The programme that comes with the program.
[[nodiscard]] Programme sample_programme();
[[nodiscard]] Programme programme_of(const std::string& text);

/// Somebody who holds a level throughout.
[[nodiscard]] inline Holding holding(unsigned id, const std::string& level, Day from, Day until, bool recognised = false)
{
    return {.id = thing(id), .event = thing(id), .level = level, .programme = "home-visits", .version = 1, .on = from, .from = from, .until = until, .ended = {}, .reason = {}, .by = {}, .recognised = recognised, .credential = {}, .code = {}};
}

}  // namespace fv::test
