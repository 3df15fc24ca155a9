#include "trainer/app/picture.h"

#include <algorithm>
#include <array>

namespace fv {
namespace {

void put32(std::string& out, std::uint32_t value)
{
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>((value >> shift) & 0xFFU);
}

/// CRC-32 of ISO 3309, as PNG wants it.
std::uint32_t crc(const std::string& bytes)
{
    std::uint32_t value = 0xFFFFFFFFU;
    for (const char c : bytes) {
        value ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) value = (value >> 1U) ^ (0xEDB88320U & (0U - (value & 1U)));
    }
    return ~value;
}

void put_chunk(std::string& out, const std::string& kind, const std::string& data)
{
    put32(out, static_cast<std::uint32_t>(data.size()));
    out += kind + data;
    put32(out, crc(kind + data));
}

/// zlib's container (RFC 1950) around stored blocks (RFC 1951).
std::string stored(const std::string& bytes)
{
    constexpr std::size_t largest_block = 65535;
    std::string out = "\x78\x01";
    std::uint32_t a = 1, b = 0;
    for (std::size_t at = 0; at < bytes.size(); at += largest_block) {
        const std::size_t size = std::min(largest_block, bytes.size() - at);
        out += static_cast<char>(at + size == bytes.size() ? 1 : 0);
        for (const std::size_t word : {size, ~size & 0xFFFFU}) {
            out += static_cast<char>(word & 0xFFU);
            out += static_cast<char>((word >> 8U) & 0xFFU);
        }
        out.append(bytes, at, size);
    }
    for (const char c : bytes) {
        a = (a + static_cast<unsigned char>(c)) % 65521U;
        b = (b + a) % 65521U;
    }
    put32(out, (b << 16U) | a);
    return out;
}

}  // namespace

std::string png_of(const std::vector<std::uint8_t>& rgb, unsigned width, unsigned height)
{
    std::string header;
    put32(header, width);
    put32(header, height);
    header += std::string("\x08\x02\x00\x00\x00", 5);  // 8 bits, RGB
    std::string rows;
    rows.reserve((std::size_t{width} * 3 + 1) * height);
    for (unsigned y = 0; y < height; ++y) {
        rows += '\0';  // no filter
        rows.append(reinterpret_cast<const char*>(rgb.data()) + std::size_t{y} * width * 3, std::size_t{width} * 3);
    }
    std::string out("\x89PNG\r\n\x1A\n", 8);
    put_chunk(out, "IHDR", header);
    put_chunk(out, "IDAT", stored(rows));
    put_chunk(out, "IEND", {});
    return out;
}

}  // namespace fv
