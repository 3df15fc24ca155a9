#include "facilitator/stores/postgres/connection.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <random>
#include <thread>
#include <utility>

#include "facilitator/records/event_store.h"

namespace fv {
namespace {

using Trouble = StoreError::Trouble;
using namespace std::chrono_literals;

constexpr auto patience = 20s;  // for a transaction that others keep from coming through

/// The server asks to do the transaction again.
class TryAgain : public std::exception {};
/// The connection is gone: what was under way may have come through or not.
class ConnectionLost : public std::exception {};

std::string first_line(std::string_view text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
    return std::string(text.substr(0, text.find('\n')));
}

[[noreturn]] void unreachable(const std::string& name, std::string_view said)
{
    throw StoreError(Trouble::unreachable, fmt::format("The records on \"{}\" can't be reached: {}", name, first_line(said)), "What was recorded before is safe.",
                     "Look at the network and the address. Without a server, records in a file go on: `first-visit records send` brings them there later.");
}

/// A refusal that trying again does not help, in words that a person can act on. `state` is an SQLSTATE.
[[noreturn]] void trouble(const std::string& name, std::string_view state, std::string_view said)
{
    const std::string kept = "What was recorded before is safe.";
    const auto is = [&](std::string_view begin) { return state.starts_with(begin); };
    if (is("53")) throw StoreError(Trouble::disk_full, fmt::format("The server \"{}\" has no room left: {}", name, first_line(said)), kept, "Tell those who look after the server, then do it again.");
    if (is("42501") || is("25006")) throw StoreError(Trouble::not_writable, fmt::format("The records on \"{}\" may not be written: {}", name, first_line(said)), kept, "Ask for the right to write them (docs/district.md).");
    if (is("55P03") || is("57014")) throw StoreError(Trouble::in_use, fmt::format("The records on \"{}\" are in use: {}", name, first_line(said)), kept, "Do it again in a moment.");
    if (is("XX001") || is("XX002")) throw StoreError(Trouble::damaged, fmt::format("The records on \"{}\" are damaged: {}", name, first_line(said)), kept, "Tell those who look after the server.");
    if (is("08") || is("57P")) unreachable(name, said);
    throw StoreError(Trouble::other, fmt::format("The records on \"{}\" can't be used: {} [{}]", name, first_line(said), state), kept, {});
}

}  // namespace

Parameters& Parameters::add(std::string_view text)
{
    all_.emplace_back(std::string(text));
    return *this;
}
Parameters& Parameters::add(std::int64_t number)
{
    all_.emplace_back(std::to_string(number));
    return *this;
}
Parameters& Parameters::add(const Uuid& id)
{
    all_.emplace_back(id.text());
    return *this;
}
Parameters& Parameters::add_nothing()
{
    all_.emplace_back(std::nullopt);
    return *this;
}

void Rows::Clear::operator()(pg_result* result) const { PQclear(result); }
int Rows::count() const { return PQntuples(result_.get()); }
std::size_t Rows::changed() const
{
    const std::string_view digits = PQcmdTuples(result_.get());
    std::size_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}
bool Rows::is_nothing(int row, int column) const { return PQgetisnull(result_.get(), row, column) != 0; }
std::string_view Rows::text(int row, int column) const { return {PQgetvalue(result_.get(), row, column), static_cast<std::size_t>(PQgetlength(result_.get(), row, column))}; }
std::int64_t Rows::number(int row, int column) const
{
    const std::string_view digits = text(row, column);
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}
Uuid Rows::id(int row, int column) const { return parse_uuid(text(row, column)).value_or(Uuid{}); }

std::string with_places(std::string_view sql, std::size_t count, std::size_t width)
{
    const bool rows = sql.find("{rows}") != std::string_view::npos;
    const std::string_view mark = rows ? "{rows}" : "{list}";
    std::string places;
    for (std::size_t row = 0, number = 1; row < count; ++row) {
        places += row == 0 ? "" : ", ";
        if (rows) places += '(';
        for (std::size_t column = 0; column < width; ++column, ++number) places += fmt::format("{}${}", column == 0 ? "" : ", ", number);
        if (rows) places += ')';
    }
    std::string out(sql);
    return out.replace(out.find(mark), mark.size(), places);
}

std::string without_password(std::string_view url)
{
    std::string out(url);
    const std::size_t begin = out.find("://"), at = out.find('@');
    if (begin != std::string::npos && at != std::string::npos && at < out.find('/', begin + 3)) {
        const std::size_t colon = out.find(':', begin + 3);
        if (colon < at) out.replace(colon + 1, at - colon - 1, "***");
    }
    for (std::size_t word = out.find("password="); word != std::string::npos; word = out.find("password=", word + 9)) {
        const std::size_t from = word + 9, to = std::min(out.find('&', from), out.size());
        out.replace(from, to - from, "***");
    }
    return out;
}

void Connection::Close::operator()(pg_conn* connection) const { PQfinish(connection); }

Connection::Connection(std::string url) : url_(std::move(url)), chance_(std::random_device{}())
{
    // What stands in the address counts before what stands to the left of it here.
    const std::array keywords = {"connect_timeout", "application_name", "dbname", "client_encoding", static_cast<const char*>(nullptr)};
    const std::array values = {"10", "first-visit", url_.c_str(), "UTF8", static_cast<const char*>(nullptr)};
    connection_.reset(PQconnectdbParams(keywords.data(), values.data(), 1));
    if (connection_ == nullptr) throw std::bad_alloc();
    if (is_lost()) unreachable(name(), PQerrorMessage(connection_.get()));
    PQsetNoticeProcessor(connection_.get(), [](void*, const char*) {}, nullptr);
}

bool Connection::is_lost() const { return PQstatus(connection_.get()) != CONNECTION_OK; }

bool Connection::connect_again()
{
    PQreset(connection_.get());
    return !is_lost();
}

Rows Connection::checked(pg_result* result)
{
    Rows rows(result);
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return rows;
    const char* found = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string state = found == nullptr ? "" : found;
    if (state == "40001" || state == "40P01") throw TryAgain();
    if (is_lost()) throw ConnectionLost();
    const char* said = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    trouble(name(), state, said == nullptr ? PQerrorMessage(connection_.get()) : said);
}

Rows Connection::run(std::string_view sql, const Parameters& parameters)
{
    std::vector<const char*> values;
    values.reserve(parameters.all().size());
    for (const auto& value : parameters.all()) values.push_back(value ? value->c_str() : nullptr);
    const std::string text(sql);
    const auto once = [&] { return checked(PQexecParams(connection_.get(), text.c_str(), static_cast<int>(values.size()), nullptr, values.data(), nullptr, nullptr, 0)); };
    if (in_transaction_) return once();
    if (moments_ > 0) return within_moment(once);
    for (int tries = 0;; ++tries) {
        try {
            return once();
        } catch (const ConnectionLost&) {
            const std::string said = PQerrorMessage(connection_.get());
            if (tries > 0 || !connect_again()) unreachable(name(), said);
        } catch (const TryAgain&) {
            ++tried_again_;
            if (tries > 20) throw StoreError(Trouble::in_use, fmt::format("The records on \"{}\" are changed by others all the time.", name()), "What was recorded before is safe.", "Do it again in a moment.");
            wait_before_trying_again(tries);
        }
    }
}

Rows Connection::within_moment(const std::function<Rows()>& once)
{
    try {
        return once();
    } catch (const ConnectionLost&) {
        unreachable(name(), PQerrorMessage(connection_.get()));
    } catch (const TryAgain&) {
        throw StoreError(Trouble::in_use, fmt::format("The records on \"{}\" are changed by others all the time.", name()), "What was recorded before is safe.", "Do it again in a moment.");
    }
}

void Connection::begin_moment()
{
    // The moment is that of the first statement within the transaction.
    if (moments_ == 0) {
        (void)run("SELECT 1");  // a connection that was lost is made again
        ++moments_;
        try {
            (void)run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            (void)run("SELECT count(*) FROM records_schema");
        } catch (...) {
            end_moment();
            throw;
        }
        return;
    }
    ++moments_;
}

void Connection::end_moment()
{
    if (--moments_ == 0) PQclear(PQexec(connection_.get(), "ROLLBACK"));
}

void Connection::run_all(std::string_view sql) { (void)checked(PQexec(connection_.get(), std::string(sql).c_str())); }

/// Longer each time, and by chance, so that two who met do not meet again.
void Connection::wait_before_trying_again(int tries)
{
    chance_ = chance_ * 6364136223846793005ULL + 1442695040888963407ULL;
    const auto longest = std::min<std::uint64_t>(200'000, 1000ULL << static_cast<unsigned>(std::min(tries, 8)));
    std::this_thread::sleep_for(std::chrono::microseconds{(chance_ >> 33U) % longest});
}

void Connection::transact(std::string_view isolation, const std::function<void()>& work)
{
    if (moments_ > 0) throw std::logic_error("nothing is written to records while one moment of them is read");
    const auto give_up = std::chrono::steady_clock::now() + patience;
    bool connected_again = false;
    for (int tries = 0;; ++tries) {
        try {
            in_transaction_ = true;
            run_all(fmt::format("BEGIN ISOLATION LEVEL {}", isolation));
            work();
            run_all("COMMIT");
            in_transaction_ = false;
            return;
        } catch (const TryAgain&) {
            in_transaction_ = false;
            PQclear(PQexec(connection_.get(), "ROLLBACK"));
            ++tried_again_;
            if (std::chrono::steady_clock::now() > give_up) throw StoreError(Trouble::in_use, fmt::format("The records on \"{}\" are changed by others all the time.", name()), "What was recorded before is safe.", "Do it again in a moment.");
            wait_before_trying_again(tries);
        } catch (const ConnectionLost&) {
            in_transaction_ = false;
            const std::string said = PQerrorMessage(connection_.get());
            if (std::exchange(connected_again, true) || !connect_again()) unreachable(name(), said);
        } catch (...) {
            in_transaction_ = false;
            PQclear(PQexec(connection_.get(), "ROLLBACK"));
            throw;
        }
    }
}

}  // namespace fv
