#include "facilitator/records/lines.h"

#include <fmt/format.h>
#include <functional>
#include <initializer_list>
#include <istream>
#include <limits>
#include <nlohmann/json.hpp>
#include <ostream>
#include <stdexcept>
#include <utility>
#include <variant>

#include "facilitator/records/erasure.h"
#include "foundation/content_hash.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema = "first-visit/records-lines/1";
constexpr std::size_t most_faults = 100;
constexpr std::size_t batch = 10'000;          // events in one append
constexpr std::size_t held_at_most = 400'000;  // events kept from the first reading; a longer file is read again

std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// `"at"` as people read it; a time that no calendar text holds, as the number that it is.
std::string at_of(Instant at)
{
    const std::string text = iso_text(at);
    return parse_instant(text) == at ? '"' + text + '"' : std::to_string(at.time_since_epoch().count());
}

/// The body as JSON within the line, where reading it back gives the same bytes; else as a text.
std::string body_of(const std::string& body)
{
    const Json parsed = Json::parse(body, nullptr, false);
    if (!parsed.is_discarded() && written(parsed) == body) return "\"body\":" + body;
    return "\"body_text\":" + written(Json(body));
}

struct Text {
    std::string hash, text;
};
struct Header {};
using Item = std::variant<Header, Tombstone, Text, Event, LineCounts>;

/// What is wrong with a line.
class Fault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

const Json& at_key(const Json& line, const char* key)
{
    const auto found = line.find(key);
    if (found == line.end()) throw Fault(fmt::format("there is no \"{}\"", key));
    return *found;
}

std::string text_at(const Json& line, const char* key)
{
    const Json& value = at_key(line, key);
    if (!value.is_string()) throw Fault(fmt::format("\"{}\" is not a text", key));
    return value.get<std::string>();
}

Uuid id_at(const Json& line, const char* key)
{
    const std::string text = text_at(line, key);
    const auto id = parse_uuid(text);
    if (!id) throw Fault(fmt::format("\"{}\" is \"{}\", which is not an id such as 01a21005-50b5-7491-a552-416bb4c34725", key, text));
    return *id;
}

std::uint64_t number_at(const Json& line, const char* key, std::uint64_t most)
{
    const Json& value = at_key(line, key);
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > most) throw Fault(fmt::format("\"{}\" is not a whole number from 0 to {}", key, most));
    return value.get<std::uint64_t>();
}

Instant instant_at(const Json& line)
{
    const Json& value = at_key(line, "at");
    if (value.is_number_integer()) return Instant{std::chrono::milliseconds{value.get<std::int64_t>()}};
    const auto at = value.is_string() ? parse_instant(value.get<std::string>()) : std::nullopt;
    if (!at) throw Fault("\"at\" is not a time such as \"2026-11-24T09:30:00.125Z\"");
    return *at;
}

/// A key that is not known would be lost in silence.
void only(const Json& line, std::initializer_list<std::string_view> known)
{
    for (const auto& [key, value] : line.items())
        if (std::find(known.begin(), known.end(), key) == known.end()) throw Fault(fmt::format("\"{}\" is not known here, and would be lost", key));
}

Event event_in(const Json& line)
{
    only(line, {"event", "at", "author", "device", "about", "step", "kind", "body", "body_text"});
    if (line.contains("body") && line.contains("body_text")) throw Fault("there are a \"body\" and a \"body_text\": which one is it?");
    Event event{.id = id_at(line, "event"), .at = instant_at(line), .author = id_at(line, "author"), .device = id_at(line, "device"), .about = id_at(line, "about"),
                .step = static_cast<std::uint32_t>(number_at(line, "step", std::numeric_limits<std::uint32_t>::max())), .kind = text_at(line, "kind"), .body = {}};
    event.body = line.contains("body_text") ? text_at(line, "body_text") : written(at_key(line, "body"));
    if (const std::string fault = why_unfit(event); !fault.empty()) throw Fault(fault);
    return event;
}

Item item_in(const std::string& text)
{
    const Json line = Json::parse(text, nullptr, false);
    if (!line.is_object()) throw Fault("this is not an object of JSON on one line");
    if (line.contains("event")) return event_in(line);
    if (line.contains("tombstone")) {
        only(line, {"tombstone", "count"});
        return Tombstone{id_at(line, "tombstone"), number_at(line, "count", std::numeric_limits<std::int64_t>::max())};
    }
    if (line.contains("text")) {
        only(line, {"text", "content"});
        Text kept{text_at(line, "text"), text_at(line, "content")};
        if (content_hash(kept.text) != kept.hash) throw Fault(fmt::format("the content is not the text {}: it has been changed", kept.hash));
        if (!is_fit_text(kept.text)) throw Fault("the text has a zero byte in it");
        return kept;
    }
    if (line.contains("end")) {
        const Json& counts = at_key(line, "end");
        if (!counts.is_object()) throw Fault("\"end\" does not hold the counts");
        constexpr auto most = std::numeric_limits<std::uint64_t>::max();
        return LineCounts{number_at(counts, "events", most), number_at(counts, "texts", most), number_at(counts, "tombstones", most)};
    }
    if (line.contains("schema")) {
        if (text_at(line, "schema") != schema) throw Fault(fmt::format("this is \"{}\"; this program reads {}", text_at(line, "schema"), schema));
        return Header{};
    }
    throw Fault("this is none of schema, tombstone, text, event, end");
}

/// Gives each line to `take`; what take or the line throws as Fault goes to `tell`.
void each_line(std::istream& in, const std::function<void(Item)>& take, const std::function<void(std::size_t, std::string)>& tell)
{
    std::string text;
    for (std::size_t number = 1; std::getline(in, text); ++number) {
        if (!text.empty() && text.back() == '\r') text.pop_back();
        if (text.empty()) continue;
        try {
            take(item_in(text));
        } catch (const Fault& fault) {
            tell(number, fault.what());
        }
    }
}

/// The first reading: everything is looked at, nothing is added.
class Preview {
public:
    explicit Preview(Imported& result) : result_(result) {}

    void read(std::istream& in)
    {
        std::size_t last = 0;
        each_line(in, [&](Item item) { take(std::move(item)); }, [&](std::size_t line, std::string message) { tell(last = line, std::move(message)); });
        if (!begun_ && result_.fault_count == 0) tell(1, fmt::format("the first line is not {{\"schema\":\"{}\"}}", schema));
        if (begun_ && !ended_ && result_.fault_count == 0) tell(0, fmt::format("the file breaks off: {} events were read, and there is no last line that counts them", result_.read.events));
    }

    std::vector<Event> events;
    std::vector<Tombstone> stones;
    std::vector<Text> texts;
    bool whole = true;  ///< `events` has them all

private:
    void tell(std::size_t line, std::string message)
    {
        if (++result_.fault_count <= most_faults) result_.faults.push_back({line, std::move(message)});
    }
    void take(Item item)
    {
        if (std::holds_alternative<Header>(item)) {
            begun_ = true;
            ended_ = false;
            part_ = {};
            return;
        }
        if (!begun_) {
            begun_ = true;  // told once
            throw Fault(fmt::format("before this there is no line {{\"schema\":\"{}\"}}", schema));
        }
        if (const auto* counts = std::get_if<LineCounts>(&item)) return end(*counts);
        ended_ = false;
        if (auto* event = std::get_if<Event>(&item)) {
            ++part_.events;
            ++result_.read.events;
            if (whole) events.push_back(std::move(*event));
            if (events.size() > held_at_most) {
                whole = false;
                events = {};
            }
        } else if (auto* text = std::get_if<Text>(&item)) {
            ++part_.texts;
            ++result_.read.texts;
            texts.push_back(std::move(*text));
        } else {
            ++part_.tombstones;
            ++result_.read.tombstones;
            stones.push_back(std::get<Tombstone>(item));
        }
    }
    void end(const LineCounts& counts)
    {
        ended_ = true;
        if (counts == part_) return;
        throw Fault(fmt::format("the end counts {} events, {} texts and {} tombstones; {}, {} and {} were read", counts.events, counts.texts, counts.tombstones, part_.events, part_.texts, part_.tombstones));
    }

    Imported& result_;
    LineCounts part_;  ///< since the last header
    bool begun_ = false, ended_ = false;
};

}  // namespace

LineCounts write_lines(const EventStore& store, std::ostream& out)
{
    const auto moment = store.one_moment();
    LineCounts counts;
    out << fmt::format("{{\"schema\":\"{}\"}}\n", schema);
    for (const Tombstone& stone : store.tombstones()) {
        out << fmt::format("{{\"tombstone\":\"{}\",\"count\":{}}}\n", stone.id.text(), stone.count);
        ++counts.tombstones;
    }
    store.read_texts([&](std::string_view hash, std::string_view text) {
        out << fmt::format("{{\"text\":\"{}\",\"content\":{}}}\n", hash, written(Json(text)));
        ++counts.texts;
    });
    store.read([&](const Event& e) {
        out << fmt::format("{{\"event\":\"{}\",\"at\":{},\"author\":\"{}\",\"device\":\"{}\",\"about\":\"{}\",\"step\":{},\"kind\":{},{}}}\n", e.id.text(), at_of(e.at), e.author.text(),
                           e.device.text(), e.about.text(), e.step, written(Json(e.kind)), body_of(e.body));
        ++counts.events;
        return out.good();
    });
    out << fmt::format("{{\"end\":{{\"events\":{},\"texts\":{},\"tombstones\":{}}}}}\n", counts.events, counts.texts, counts.tombstones);
    return counts;
}

Imported read_lines(std::istream& in, EventStore& into)
{
    Imported result;
    Preview preview(result);
    preview.read(in);
    if (result.fault_count > 0) return result;
    into.bury(preview.stones);
    for (const Text& text : preview.texts) into.keep_text(text.hash, text.text);
    const auto add = [&](std::span<const Event> events) {
        const Appended appended = into.append(events);
        result.added += appended.added;
        result.conflicting.insert(result.conflicting.end(), appended.conflicting.begin(), appended.conflicting.end());
    };
    if (preview.whole) {
        for (std::size_t from = 0; from < preview.events.size(); from += batch) add(std::span(preview.events).subspan(from, std::min(batch, preview.events.size() - from)));
        return result;
    }
    std::vector<Event> waiting;
    in.clear();
    in.seekg(0);
    if (!in) throw std::runtime_error("so many lines can be read from a file only, not from a pipe: they are read twice. Nothing was added.");
    const auto take = [&](Item item) {
        if (auto* event = std::get_if<Event>(&item)) waiting.push_back(std::move(*event));
        if (waiting.size() == batch) add(std::exchange(waiting, {}));
    };
    each_line(in, take, [](std::size_t line, const std::string& message) { throw std::runtime_error(fmt::format("line {} has changed while it was read: {}", line, message)); });
    add(waiting);
    return result;
}

}  // namespace fv
