// What was handed to payroll, counted in one order that is the same on every machine.
#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "facilitator/compensation/periods.h"

namespace fv {
namespace {

constexpr std::array<std::string_view, 2> kinds = {PeriodClosed::kind, ClosingSettled::kind};
constexpr std::array<std::string_view, 4> paid_words = {"none", "matching", "new", "all"};
constexpr std::array<std::string_view, 4> fault_words = {"closed-twice", "stray-lines", "settled-otherwise", "unreadable"};

std::optional<Day> day(const SaidFields& said, std::string_view key)
{
    const auto date = parse_date(said.text(key).value_or(""));
    return date ? std::optional<Day>(Day{*date}) : std::nullopt;
}
template <class Number>
Number number(const SaidFields& said, std::string_view key)
{
    const std::string text = said.text(key).value_or("");
    Number value{};
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

class Counting {
public:
    Counting(std::string programme, const Joins& joins, std::span<const Tombstone> gone) : joins_(joins)
    {
        ledger_.programme = std::move(programme);
        for (const Tombstone& stone : gone) gone_.insert(stone.id);
    }

    Ledger run(std::vector<Event> events)
    {
        std::erase_if(events, [](const Event& event) { return std::find(kinds.begin(), kinds.end(), event.kind) == kinds.end(); });
        std::vector<std::pair<unsigned, const Event*>> order;
        for (const Event& event : events) order.emplace_back(number<unsigned>(SaidFields(event), "sequence"), &event);
        // Who closed later knew of what has a smaller number; the rest is the order of replay.
        std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first < b.first : comes_before(*a.second, *b.second); });
        for (const auto& [sequence, event] : order) {
            if (event->kind == PeriodClosed::kind) closed_by(*event, sequence);
            else settled_by(*event, sequence);
        }
        finish();
        return std::move(ledger_);
    }

private:
    struct Counted {
        std::vector<bool> counts;   ///< by line
        std::vector<bool> is_same;  ///< as one that the standing closing has: one payment
    };

    [[nodiscard]] Uuid known(const Uuid& id) const
    {
        if (gone_.contains(id)) return {};
        const Uuid of = joins_.of(id);
        return gone_.contains(of) ? Uuid{} : of;
    }
    void noted(unsigned sequence) { ledger_.next_sequence = std::max(ledger_.next_sequence, sequence + 1); }

    void closed_by(const Event& event, unsigned sequence)
    {
        const SaidFields said(event);
        const std::string programme = said.text("programme").value_or("");
        if (programme != ledger_.programme) return;
        noted(sequence);
        const auto key = said.text("period");
        const auto from = day(said, "from"), until = day(said, "until");
        const auto lines = read_lines(said.text("lines").value_or(""));
        if (!key || !from || !until || !lines) ledger_.faults.push_back({LedgerFault::What::unreadable, event.id, {}, 0});
        Closing closing{.event = event.id, .id = event.about, .programme = programme, .currency = said.text("currency").value_or(""), .sha256 = said.text("sha256").value_or(""), .version = number<int>(said, "version"),
                        .period = {key.value_or(""), from.value_or(Day{}), until.value_or(Day{})}, .on = day(said, "on").value_or(std::chrono::floor<std::chrono::days>(event.at)), .sequence = sequence,
                        .by = known(said.id("by").value_or(Uuid{})), .lines = lines.value_or(std::vector<PayLine>{}), .readable = lines.has_value(), .stands = false, .stray = {}, .settled = {}};
        for (PayLine& line : closing.lines) line.educator = known(line.educator);
        const Closing* first = ledger_.closing_of(closing.id);
        closing.stands = first == nullptr;
        if (first != nullptr) ledger_.faults.push_back({LedgerFault::What::closed_twice, closing.event, first->event, closing.lines.size()});
        counted_.push_back(closing.stands ? standing(closing) : rival(closing, *first));
        ledger_.closings.push_back(std::move(closing));
    }

    /// A line counts where what it says was paid before is what was counted: then nothing is paid twice.
    Counted standing(Closing& closing)
    {
        Counted out{std::vector<bool>(closing.lines.size()), std::vector<bool>(closing.lines.size())};
        const PaidSoFar before = ledger_.paid;
        for (std::size_t i = 0; i < closing.lines.size(); ++i) {
            const PayLine& line = closing.lines[i];
            if (line.educator.is_nil()) continue;
            const auto found = before.find(line.key());
            if (line.before != (found == before.end() ? 0 : found->second)) {
                closing.stray.push_back(i);
                continue;
            }
            out.counts[i] = true;
            count(line, 1);
        }
        return out;
    }

    Counted rival(Closing& closing, const Closing& first)
    {
        Counted out{std::vector<bool>(closing.lines.size()), std::vector<bool>(closing.lines.size())};
        for (std::size_t i = 0; i < closing.lines.size(); ++i) {
            const PayLine& line = closing.lines[i];
            if (line.educator.is_nil()) continue;
            out.is_same[i] = std::any_of(first.lines.begin(), first.lines.end(), [&](const PayLine& one) { return one.key() == line.key() && one.cents == line.cents && one.before == line.before; });
            if (!out.is_same[i]) closing.stray.push_back(i);
        }
        return out;
    }

    void settled_by(const Event& event, unsigned sequence)
    {
        const SaidFields said(event);
        const auto closing = said.id("closing");
        const auto paid = paid_of_named(said.text("paid").value_or(""));
        if (!closing || !paid) return;
        const auto found = std::find_if(ledger_.closings.begin(), ledger_.closings.end(), [&](const Closing& one) { return one.event == *closing; });
        if (found == ledger_.closings.end()) return;
        noted(sequence);
        if (found->settled) {
            if (*found->settled != *paid) ledger_.faults.push_back({LedgerFault::What::settled_otherwise, *closing, event.id, 0});
            return;
        }
        found->settled = paid;
        Counted& counted = counted_[static_cast<std::size_t>(found - ledger_.closings.begin())];
        for (std::size_t i = 0; i < found->lines.size(); ++i) {
            const PayLine& line = found->lines[i];
            if (line.educator.is_nil()) continue;
            const PaidOf from = counted.counts[i] ? PaidOf::matching : counted.is_same[i] ? PaidOf::all : PaidOf::fresh;
            const bool wanted = *paid >= from;
            if (wanted != counted.counts[i]) count(line, wanted ? 1 : -1);
            counted.counts[i] = wanted;
        }
    }

    void count(const PayLine& line, int times)
    {
        ledger_.paid[line.key()] += times * line.cents;
        ledger_.minutes[line.key()] += times * line.minutes;
        if (times > 0) ledger_.last[line.key()] = line;
    }

    void finish()
    {
        for (const Closing& closing : ledger_.closings) {
            if (!closing.open()) continue;
            ledger_.faults.push_back({LedgerFault::What::stray_lines, closing.event, ledger_.closing_of(closing.id)->event, closing.stray.size()});
            for (const std::size_t i : closing.stray) ledger_.held.insert(closing.lines[i].key());
        }
        std::sort(ledger_.faults.begin(), ledger_.faults.end());
    }

    const Joins& joins_;
    std::set<Uuid> gone_;
    Ledger ledger_;
    std::vector<Counted> counted_;  ///< beside ledger_.closings
};

}  // namespace

std::string_view word_of(PaidOf paid) { return paid_words[static_cast<std::size_t>(paid)]; }
std::optional<PaidOf> paid_of_named(std::string_view word)
{
    const auto found = std::find(paid_words.begin(), paid_words.end(), word);
    return found == paid_words.end() ? std::nullopt : std::optional(static_cast<PaidOf>(found - paid_words.begin()));
}
std::string_view word_of(LedgerFault::What what) { return fault_words[static_cast<std::size_t>(what)]; }

Cents Closing::sum() const
{
    Cents out = 0;
    for (const PayLine& line : lines) out += line.cents;
    return out;
}

const Closing* Ledger::closing_of(const Uuid& period) const
{
    const auto found = std::find_if(closings.begin(), closings.end(), [&](const Closing& one) { return one.stands && one.id == period; });
    return found == closings.end() ? nullptr : &*found;
}

const Closing* Ledger::find(const Uuid& event) const
{
    const auto found = std::find_if(closings.begin(), closings.end(), [&](const Closing& one) { return one.event == event; });
    return found == closings.end() ? nullptr : &*found;
}

std::span<const std::string_view> ledger_kinds() { return kinds; }

Ledger ledger_of(std::string programme, std::vector<Event> events, const Joins& joins, std::span<const Tombstone> gone) { return Counting(std::move(programme), joins, gone).run(std::move(events)); }

Ledger ledger(std::string programme, const EventStore& store)
{
    std::vector<Event> events;
    for (const std::string_view kind : kinds) store.read_kind(kind, [&](const Event& event) { return events.push_back(event), true; });
    return ledger_of(std::move(programme), std::move(events), joins(store), store.tombstones());
}

}  // namespace fv
