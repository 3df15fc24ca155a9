// A list that grows in pieces of equal size: nothing is moved when it grows, and at most one piece
// of memory lies unused. Items that are added together lie together.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace fv {

/// An item is `width` values of T.
template <class T>
class Pool {
public:
    /// 2^`bits` items are allocated at a time; no more than that can be added together.
    explicit Pool(std::size_t width = 1, unsigned bits = 12) : width_(width), bits_(bits), below_((std::size_t{1} << bits) - 1) {}

    /// Adds `count` items and returns the place of the first. They have no value yet.
    std::size_t add(std::size_t count = 1)
    {
        const std::size_t room = (pieces_.size() << bits_) - size_;
        if (count > room) {
            size_ += room;  // items that do not fit begin the next piece
            pieces_.push_back(std::make_unique_for_overwrite<T[]>((below_ + 1) * width_));
        }
        const std::size_t first = size_;
        size_ += count;
        return first;
    }

    [[nodiscard]] T* at(std::size_t place) { return pieces_[place >> bits_].get() + (place & below_) * width_; }
    [[nodiscard]] const T* at(std::size_t place) const { return pieces_[place >> bits_].get() + (place & below_) * width_; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t bytes() const { return pieces_.size() * ((below_ + 1) * width_ * sizeof(T) + sizeof(void*)); }

private:
    std::size_t width_;
    unsigned bits_;
    std::size_t below_;
    std::size_t size_ = 0;
    std::vector<std::unique_ptr<T[]>> pieces_;
};

}  // namespace fv
