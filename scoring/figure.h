// A figure of statistics, or the reason why there is none. A figure that is there is finite.
//
// No function of scoring returns NaN or infinity: what can't be told is said, and a report can say why.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace fv {

/// Why a figure is not there.
enum class NoFigure : std::uint8_t {
    too_few,       ///< people, items, raters or subjects: the formula needs more
    no_spread,     ///< all values are equal, so that nothing can be told apart
    does_not_fit,  ///< lists of different lengths, or a number outside of what it can be
    not_finite     ///< something given is no number, or too large to reckon with
};
[[nodiscard]] constexpr std::string_view word_of(NoFigure reason)  ///< `no-spread`
{
    switch (reason) {
    case NoFigure::too_few: return "too-few";
    case NoFigure::no_spread: return "no-spread";
    case NoFigure::does_not_fit: return "does-not-fit";
    case NoFigure::not_finite: return "not-finite";
    }
    return "";
}

template <class T>
class Known {
public:
    Known(T value) : value_(std::move(value)) {}      // NOLINT(google-explicit-constructor): reads as `return 0.5`
    Known(NoFigure why_not) : why_not_(why_not) {}    // NOLINT(google-explicit-constructor): and as `return NoFigure::too_few`

    [[nodiscard]] bool has_value() const { return value_.has_value(); }
    explicit operator bool() const { return value_.has_value(); }
    [[nodiscard]] const T& operator*() const { return *value_; }
    [[nodiscard]] const T* operator->() const { return &*value_; }
    [[nodiscard]] const T& value() const { return value_.value(); }  ///< throws where there is none
    /// The reason; only where there is no value.
    [[nodiscard]] NoFigure why_not() const { return why_not_; }

    friend bool operator==(const Known&, const Known&) = default;

private:
    std::optional<T> value_;
    NoFigure why_not_ = NoFigure::too_few;
};

using Figure = Known<double>;

/// What was reckoned, if it is a number.
[[nodiscard]] inline Figure figure(double reckoned) { return std::isfinite(reckoned) ? Figure(reckoned) : Figure(NoFigure::not_finite); }

/// From `low` to `high`; how sure, the function says that made it.
struct Interval {
    double low = 0.0, high = 0.0;
    friend bool operator==(const Interval&, const Interval&) = default;
};
[[nodiscard]] inline Known<Interval> interval(double low, double high)
{
    if (!std::isfinite(low) || !std::isfinite(high)) return NoFigure::not_finite;
    return Interval{low, high};
}

}  // namespace fv
