// libsodium, begun. Private to secrets.
#pragma once

#include <sodium.h>
#include <stdexcept>
#include <string_view>

namespace fv {

inline void begin_sodium()
{
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't begin: there is no source of chance");
}

inline const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace fv
