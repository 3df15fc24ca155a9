// A UUID that follows from a name: who derives it again gets the same one.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "foundation/ids.h"

namespace fv::xapi {

/// A version 5 UUID (RFC 9562 §5.5) of `name` within `space`.
[[nodiscard]] Uuid uuid_v5(const Uuid& space, std::string_view name);

/// SHA-1 (FIPS 180-4), for uuid_v5 and nothing else: it names, it does not protect.
[[nodiscard]] std::array<std::uint8_t, 20> sha1(std::string_view bytes);

}  // namespace fv::xapi
