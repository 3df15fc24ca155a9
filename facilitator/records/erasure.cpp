#include "facilitator/records/erasure.h"

#include <fmt/format.h>

#include "facilitator/records/event_bodies.h"
#include "foundation/content_hash.h"
#include "foundation/source_text.h"

namespace fv {

std::optional<Uuid> attempt_that_goes(const Event& event, const IsErased& is_erased)
{
    if (event.kind != AttemptBegun::kind || is_erased(event.about)) return std::nullopt;
    if (is_erased(event.author)) return event.about;
    const auto body = from_json<AttemptBegun>(event.body);
    return body && is_erased(body->person) ? std::optional(event.about) : std::nullopt;
}

std::vector<Tombstone> attempts_that_go(std::span<const Event> events, const IsErased& is_erased)
{
    std::vector<Tombstone> going;
    for (const Event& event : events)
        if (const auto attempt = attempt_that_goes(event, is_erased)) going.push_back({*attempt, 0});
    return going;
}

bool is_fit_text(std::string_view text)
{
    return text.find('\0') == std::string_view::npos && first_invalid_utf8(text) == std::string_view::npos;
}

std::string why_unfit(const Event& event)
{
    if (event.id.is_nil()) return "it has no id";
    if (event.about.is_nil()) return "it does not say what it is about";
    if (event.step == 0) return "it has no step from 1";
    if (event.kind.empty()) return "it has no kind";
    if (!is_fit_text(event.kind) || !is_fit_text(event.body)) return "its words are not UTF-8";
    return {};
}

void check_complete(std::span<const Event> events)
{
    for (const Event& event : events)
        if (const std::string fault = why_unfit(event); !fault.empty()) throw std::logic_error(fmt::format("event {}: {}", event.id.text(), fault));
}

void check_text(std::string_view hash, std::string_view text)
{
    if (content_hash(text) != hash) throw std::logic_error("a text is kept under its own content hash");
    if (!is_fit_text(text)) throw std::logic_error("a text that is kept is UTF-8");
}

}  // namespace fv
