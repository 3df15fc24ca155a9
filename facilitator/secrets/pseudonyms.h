// Names for one export, in place of people's own: the same person has the same within it, and another in
// the next. The key is random and thrown away with this, so that nobody can go back, not even with the file
// of records beside it.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "foundation/ids.h"

namespace fv {

class Pseudonyms {
public:
    /// Throws std::runtime_error where there is no source of chance.
    Pseudonyms();
    ~Pseudonyms();
    Pseudonyms(const Pseudonyms&) = delete;
    Pseudonyms& operator=(const Pseudonyms&) = delete;

    /// 16 hexadecimal digits.
    [[nodiscard]] std::string of(const Uuid& id) const;

private:
    std::array<std::uint8_t, 32> key_{};
};

}  // namespace fv
