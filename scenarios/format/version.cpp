#include "scenarios/format/version.h"

#include <charconv>
#include <fmt/format.h>

namespace fv {

std::string Version::text() const { return fmt::format("{}.{}.{}", parts[0], parts[1], parts[2]); }

std::optional<Version> parse_version(std::string_view text)
{
    constexpr std::uint32_t most = 999'999;
    Version version;
    for (std::size_t i = 0; i < version.parts.size(); ++i) {
        const std::string_view digits = text.substr(0, text.find('.'));
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version.parts[i]);
        if (error != std::errc{} || end != digits.data() + digits.size() || version.parts[i] > most) return std::nullopt;
        text.remove_prefix(digits.size());
        const bool last = i + 1 == version.parts.size();
        if (last != text.empty()) return std::nullopt;
        if (!last) text.remove_prefix(1);
    }
    return version;
}

Version program_version() { return parse_version(FV_VERSION).value(); }

}  // namespace fv
