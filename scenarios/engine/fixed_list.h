// A list of at most N small things that lives inside its owner: copying it is a memcpy, adding
// to it allocates nothing. Visit is a value because of it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

namespace fv {

template <class T, std::size_t N>
class FixedList {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    /// Past the capacity nothing is added and false comes back; the checker keeps scripts below it.
    bool add(const T& item)
    {
        if (count_ == N) return false;
        items_[count_++] = item;
        return true;
    }
    void clear() { count_ = 0; }

    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return items_[i]; }
    [[nodiscard]] T& operator[](std::size_t i) { return items_[i]; }
    [[nodiscard]] const T* begin() const { return items_.data(); }
    [[nodiscard]] const T* end() const { return items_.data() + count_; }
    [[nodiscard]] std::span<const T> span() const { return {items_.data(), count_}; }

    friend bool operator==(const FixedList& a, const FixedList& b)
    {
        if (a.count_ != b.count_) return false;
        for (std::size_t i = 0; i < a.count_; ++i)
            if (!(a.items_[i] == b.items_[i])) return false;
        return true;
    }

private:
    std::array<T, N> items_{};
    std::uint16_t count_ = 0;
};

}  // namespace fv
