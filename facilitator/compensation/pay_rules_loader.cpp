// The `compensation:` section of a programme's file, and everything that is wrong with it in one run.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "facilitator/compensation/pay_rules.h"
#include "facilitator/people/folding.h"
#include "foundation/spelling.h"
#include "scenarios/format/reading.h"

namespace fv {
namespace {

constexpr int most_minutes = 600, most_days = 3650, most_visits = 100'000;

std::string day_text(Day day) { return iso_text(std::chrono::year_month_day{day}); }

class PayLoader {
public:
    PayLoader(PayRules& rules, const Programme& programme, Reading& reading) : r_(rules), p_(programme), read_(reading) {}

    void load(const Node& node)
    {
        if (!read_.map(node, "`compensation`", {"currency", "rates", "adds", "no-show", "late-entry", "reflection-within", "partly-inside", "school-year", "periods", "sources", "default-source", "schools", "caps"})) return;
        r_.pays = true;
        if (const Node* currency = read_.needed(node, "currency", "`compensation`")) load_currency(*currency);
        if (const Node* sources = node.find("sources")) load_sources(*sources);
        if (const Node* source = node.find("default-source")) r_.default_source = source_key(*source);
        if (const Node* schools = node.find("schools")) load_schools(*schools);
        if (const Node* rates = read_.needed(node, "rates", "`compensation`")) load_rates(*rates);
        if (const Node* adds = node.find("adds"); adds != nullptr && read_.map(*adds, "`adds`", {"travel", "reflection"})) {
            r_.travel_minutes = number(*adds, "travel", 0, most_minutes, 0);
            r_.reflection_minutes = number(*adds, "reflection", 0, most_minutes, 0);
        }
        if (const Node* no_show = node.find("no-show")) load_no_show(*no_show);
        r_.late_entry_days = number(node, "late-entry", 1, most_days, 0);
        if (node.find("reflection-within") != nullptr) r_.reflection_within = number(node, "reflection-within", 0, most_days, 0);
        if (const Node* partly = node.find("partly-inside")) r_.pays_partly_inside = read_.yes_or_no(*partly, "`partly-inside`").value_or(false);
        if (const Node* year = node.find("school-year")) load_school_year(*year);
        if (const Node* periods = node.find("periods")) load_periods(*periods);
        if (const Node* caps = node.find("caps")) load_caps(*caps);
        for (const FundingSource& source : r_.sources)
            if (source.budget) r_.caps.push_back({.of = Cap::Of::source, .in = Cap::In::school_year, .amount = source.budget, .visits = {}, .source = source.key});
    }

private:
    int number(const Node& map, std::string_view key, int lowest, int highest, int otherwise)
    {
        const Node* node = map.find(key);
        return node == nullptr ? otherwise : read_.number(*node, fmt::format("`{}`", key), lowest, highest).value_or(otherwise);
    }
    std::optional<Cents> money(const Node& node, std::string_view what)
    {
        const auto cents = node.kind == Node::Kind::scalar ? parse_money(node.scalar) : std::nullopt;
        if (!cents) read_.fault("wrong-type", node.where, fmt::format("{} is no amount of money", what), "write it with two digits after a point, and no sign of a currency: `60.00`");
        else if (*cents == 0) read_.fault("out-of-range", node.where, fmt::format("{} is nothing", what), "leave it out, or write what is paid");
        return cents;
    }
    std::optional<Day> date(const Node& node, std::string_view what)
    {
        const auto read = node.kind == Node::Kind::scalar ? parse_date(node.scalar) : std::nullopt;
        if (!read) read_.fault("wrong-type", node.where, fmt::format("{} is no day of the calendar", what), "write year, month and day: `2026-08-15`");
        return read ? std::optional<Day>(Day{*read}) : std::nullopt;
    }

    void load_currency(const Node& node)
    {
        r_.currency = node.scalar;
        const bool is_code = node.scalar.size() == 3 && std::all_of(node.scalar.begin(), node.scalar.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (!is_code) read_.fault("wrong-type", node.where, fmt::format("\"{}\" is no code of a currency", node.scalar), "write the three capital letters of ISO 4217: `USD`");
    }

    std::string source_key(const Node& node)
    {
        std::vector<std::string> keys;
        for (const FundingSource& source : r_.sources) keys.push_back(source.key);
        if (r_.source(node.scalar) == nullptr) read_.fault("unknown-name", node.where, fmt::format("there is no source of money \"{}\"", node.scalar), keys.empty() ? "name it under `sources`" : suggestion(node.scalar, keys));
        return node.scalar;
    }

    void load_sources(const Node& node)
    {
        if (node.kind != Node::Kind::map) return read_.fault("wrong-type", node.where, "`sources` has the key of each source of money", "title-i: {name: Title I, code: \"4010\"}");
        for (const auto& [key, value] : node.entries) {
            read_.is_id(key, "a source of money");
            FundingSource source{.key = key.scalar, .name = {}, .code = {}, .budget = {}};
            if (read_.map(value, fmt::format("the source \"{}\"", key.scalar), {"name", "code", "budget"})) {
                if (const Node* name = read_.needed(value, "name", "a source of money")) source.name = read_local_text(*name, "`name`", read_);
                source.code = read_.needed_text(value, "code", "a source of money");
                if (const Node* budget = value.find("budget")) source.budget = money(*budget, "`budget`");
            }
            r_.sources.push_back(std::move(source));
        }
    }

    void load_schools(const Node& node)
    {
        if (node.kind != Node::Kind::map) return read_.fault("wrong-type", node.where, "`schools` has the name of each school, as the roster has it", "Lincoln: {code: \"0123\", source: title-i}");
        std::set<std::string> names;
        for (const auto& [key, value] : node.entries) {
            PaidSchool school{.name = key.scalar, .code = {}, .source = {}};
            if (!names.insert(folded(key.scalar)).second) read_.fault("duplicate-id", key.where, fmt::format("the school \"{}\" is there already", key.scalar), "small letters and accents make no other school");
            if (read_.map(value, fmt::format("the school \"{}\"", key.scalar), {"code", "source"})) {
                school.code = read_.text_or_empty(value, "code");
                if (const Node* source = value.find("source")) school.source = source_key(*source);
            }
            r_.schools.push_back(std::move(school));
        }
    }

    void load_rates(const Node& node)
    {
        if (!read_.list(node, "`rates`")) return;
        if (node.items.empty()) read_.fault("too-few", node.where, "`rates` is empty, so nothing is ever paid", "add a rate, or leave `compensation` out");
        for (const Node& item : node.items) {
            Rate rate{.where = item.where};
            if (!read_.map(item, "a rate", {"unit", "amount", "from", "until", "stage", "level"})) continue;
            if (const Node* unit = read_.needed(item, "unit", "a rate"); unit != nullptr && read_.one_of(*unit, "unknown-word", "unit", {"visit", "hour"})) rate.unit = *pay_unit_named(unit->scalar);
            if (const Node* amount = read_.needed(item, "amount", "a rate")) rate.amount = money(*amount, "`amount`").value_or(0);
            if (const Node* from = item.find("from")) rate.from = date(*from, "`from`");
            if (const Node* until = item.find("until")) rate.until = date(*until, "`until`");
            if (rate.from && rate.until && *rate.until < *rate.from) read_.fault("out-of-range", item.where, "the rate ends before it begins", "`from` is its first day, `until` its last");
            if (const Node* stage_node = item.find("stage"); stage_node != nullptr && read_.one_of(*stage_node, "unknown-word", "stage of a visit", {"first-visit", "second-visit"})) rate.stage = stage(stage_node->scalar);
            if (const Node* level = item.find("level")) load_level(rate, *level);
            for (const Rate& other : r_.rates) same_rate(rate, other);
            r_.rates.push_back(std::move(rate));
        }
    }
    void load_level(Rate& rate, const Node& node)
    {
        std::vector<std::string> keys;
        for (const Level& level : p_.levels) keys.push_back(level.key);
        rate.level = node.scalar;
        if (p_.level(node.scalar) == nullptr) read_.fault("unknown-name", node.where, fmt::format("there is no level \"{}\"", node.scalar), suggestion(node.scalar, keys));
    }
    /// Two rates for the same visit, and nothing to choose by.
    void same_rate(const Rate& rate, const Rate& other)
    {
        const bool one_ends = (rate.until && other.from && *rate.until < *other.from) || (other.until && rate.from && *other.until < *rate.from);
        if (rate.stage != other.stage || rate.level != other.level || one_ends) return;
        read_.fault("duplicate-id", rate.where, fmt::format("this rate is for the same days, stage and level as the one {}", where_in_words(other.where, rate.where)), "let one end (`until`) before the other begins (`from`), or give it a stage or level of its own");
    }

    void load_no_show(const Node& node)
    {
        const std::string text = node.kind == Node::Kind::scalar ? node.scalar : "";
        const std::string digits = text.ends_with('%') ? text.substr(0, text.size() - 1) : "";
        const bool is_number = !digits.empty() && digits.size() < 4 && digits.find_first_not_of("0123456789") == std::string::npos;
        if (!is_number) return read_.fault("wrong-type", node.where, "`no-show` is a share of what the visit would have been paid", "write whole percents: `50%`");
        r_.no_show_percent = std::stoi(digits);
        if (r_.no_show_percent > 100) read_.fault("out-of-range", node.where, fmt::format("`no-show` goes from 0% to 100%; here is {}", text));
    }

    void load_school_year(const Node& node)
    {
        const auto read = node.kind == Node::Kind::scalar ? parse_date("2025-" + node.scalar) : std::nullopt;  // a year without 29 February
        if (!read) return read_.fault("wrong-type", node.where, fmt::format("\"{}\" is no day on which each school year begins", node.scalar), "write month and day: `07-01`");
        r_.school_year_begins = read->month() / read->day();
    }

    void load_periods(const Node& node)
    {
        if (node.kind == Node::Kind::scalar && node.scalar == "month") return;
        if (node.kind != Node::Kind::map) return read_.fault("wrong-type", node.where, "`periods` is `month`, or has the key of each term with its days", "fall-2026: {from: 2026-08-15, until: 2026-12-18}");
        for (const auto& [key, value] : node.entries) {
            read_.is_id(key, "a term");
            if (!read_.map(value, fmt::format("the term \"{}\"", key.scalar), {"from", "until"})) continue;
            const Node* from = read_.needed(value, "from", "a term");
            const Node* until = read_.needed(value, "until", "a term");
            const auto first = from == nullptr ? std::nullopt : date(*from, "`from`"), last = until == nullptr ? std::nullopt : date(*until, "`until`");
            if (!first || !last) continue;
            if (*last < *first) read_.fault("out-of-range", value.where, fmt::format("the term \"{}\" ends before it begins", key.scalar), "`from` is its first day, `until` its last");
            for (const Period& term : r_.terms)
                if (*first <= term.until && term.from <= *last) read_.fault("out-of-range", value.where, fmt::format("the terms \"{}\" and \"{}\" share days, so that a visit would belong to both", term.key, key.scalar), fmt::format("let one begin after {}", day_text(term.until)));
            r_.terms.push_back({key.scalar, *first, *last});
        }
        std::sort(r_.terms.begin(), r_.terms.end(), [](const Period& a, const Period& b) { return a.until < b.until; });
    }

    void load_caps(const Node& node)
    {
        if (!read_.list(node, "`caps`")) return;
        for (const Node& item : node.items) {
            Cap cap;
            if (!read_.map(item, "a cap", {"of", "in", "amount", "visits"})) continue;
            if (const Node* of = read_.needed(item, "of", "a cap"); of != nullptr && read_.one_of(*of, "unknown-word", "cap of", {"person", "everybody"})) cap.of = of->scalar == "person" ? Cap::Of::person : Cap::Of::everybody;
            if (const Node* in = read_.needed(item, "in", "a cap"); in != nullptr && read_.one_of(*in, "unknown-word", "time of a cap", {"period", "school-year"})) cap.in = in->scalar == "period" ? Cap::In::period : Cap::In::school_year;
            const Node* amount = item.find("amount");
            const Node* visits = item.find("visits");
            if ((amount == nullptr) == (visits == nullptr)) read_.fault(amount == nullptr ? "missing-key" : "does-not-belong", item.where, "a cap has either an `amount` or a number of `visits`", "write one of them; two caps make both");
            if (amount != nullptr) cap.amount = money(*amount, "`amount`");
            if (visits != nullptr) cap.visits = read_.number(*visits, "`visits`", 1, most_visits);
            if (visits != nullptr && cap.of == Cap::Of::everybody) read_.fault("does-not-belong", visits->where, "a number of visits caps a person; everybody together is capped by an amount", "write `amount: …`");
            r_.caps.push_back(std::move(cap));
        }
    }

    PayRules& r_;
    const Programme& p_;
    Reading& read_;
};

}  // namespace

Loaded<PayRules> load_pay_rules(const SourceText& source, const Programme& programme)
{
    Loaded<Node> document = parse_document(source);
    Loaded<PayRules> result{.value = std::nullopt, .diagnostics = std::move(document.diagnostics)};
    if (!document.value) return result;
    PayRules rules{.programme = programme.id, .version = programme.version};
    Reading reading(result.diagnostics);
    if (const Node* section = document.value->find("compensation")) PayLoader(rules, programme, reading).load(*section);
    else
        result.diagnostics.push_back({Diagnostic::Severity::note, "missing-key", {.file = source.name()}, fmt::format("the programme \"{}\" has no `compensation`, so it pays nothing for any visit", programme.id), "docs/compensation.md tells how rates are written"});
    sort_by_position(result.diagnostics);
    if (has_errors(result.diagnostics)) return result;
    result.value = std::move(rules);
    return result;
}

}  // namespace fv
