#include "facilitator/credentials/baked_png.h"

#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>

#include "facilitator/credentials/jws.h"

namespace fv {
namespace {

constexpr std::string_view beginning{"\x89PNG\r\n\x1A\n", 8};
constexpr std::string_view credential_key{"openbadgecredential\0", 20};
constexpr std::string_view plain_text{"\0\0\0\0", 4};  // not compressed, no method, no language, no translated key
constexpr std::size_t frame = 12;                       // length, kind and check sum of a chunk

constexpr std::array<std::uint32_t, 256> remainders = [] {
    std::array<std::uint32_t, 256> out{};
    for (std::uint32_t n = 0; n < out.size(); ++n) {
        std::uint32_t value = n;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
        out[n] = value;
    }
    return out;
}();

std::uint32_t check_sum(std::string_view bytes)
{
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char byte : bytes) sum = remainders[(sum ^ static_cast<std::uint8_t>(byte)) & 255U] ^ (sum >> 8U);
    return ~sum;
}

std::uint32_t number_at(std::string_view bytes, std::size_t at)
{
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < 4; ++i) out = out << 8U | static_cast<std::uint8_t>(bytes[at + i]);
    return out;
}

std::string as_bytes(std::uint32_t number)
{
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((number >> static_cast<unsigned>(shift)) & 255U);
    return out;
}

struct Chunk {
    std::string_view kind, data;
    std::size_t end = 0;  ///< in the file
};

/// The chunk that begins at `at`; nullopt: cut short, or its check sum is wrong.
std::optional<Chunk> chunk_at(std::string_view bytes, std::size_t at)
{
    if (bytes.size() - at < frame) return std::nullopt;
    const std::size_t length = number_at(bytes, at);
    if (length > bytes.size() - at - frame) return std::nullopt;
    if (check_sum(bytes.substr(at + 4, length + 4)) != number_at(bytes, at + 8 + length)) return std::nullopt;
    return Chunk{.kind = bytes.substr(at + 4, 4), .data = bytes.substr(at + 8, length), .end = at + frame + length};
}

}  // namespace

bool is_png(std::string_view bytes) { return bytes.starts_with(beginning); }

std::variant<std::string, PngFault> credential_in_png(std::string_view bytes)
{
    if (!is_png(bytes)) return PngFault::no_png;
    std::optional<std::string> found;
    for (std::size_t at = beginning.size();;) {
        const auto chunk = chunk_at(bytes, at);
        if (!chunk || (at == beginning.size()) != (chunk->kind == "IHDR")) return PngFault::damaged;
        if (chunk->kind == "IEND") {
            if (chunk->end != bytes.size() || !chunk->data.empty()) return PngFault::damaged;
            break;
        }
        if (chunk->kind == "iTXt" && chunk->data.starts_with(credential_key)) {
            const std::string_view rest = chunk->data.substr(credential_key.size());
            if (found || !rest.starts_with(plain_text)) return PngFault::damaged;
            found = rest.substr(plain_text.size());
        }
        at = chunk->end;
    }
    if (!found) return PngFault::no_credential;
    return *found;
}

std::string baked_png(std::string_view png, std::string_view credential)
{
    const auto before = credential_in_png(png);
    const auto* fault = std::get_if<PngFault>(&before);
    if (fault == nullptr) throw std::invalid_argument("this picture has a credential already");
    if (*fault != PngFault::no_credential) throw std::invalid_argument("this is no whole PNG picture");
    if (credential.size() > longest_jws) throw std::invalid_argument("this credential is too long for a picture");
    std::string chunk = "iTXt";
    chunk.append(credential_key).append(plain_text).append(credential);
    const std::size_t after_head = chunk_at(png, beginning.size())->end;
    std::string out(png.substr(0, after_head));
    out += as_bytes(static_cast<std::uint32_t>(chunk.size() - 4)) + chunk + as_bytes(check_sum(chunk));
    return out.append(png.substr(after_head));
}

}  // namespace fv
