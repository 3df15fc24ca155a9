#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>
#include <thread>

#include "facilitator/network/http.h"
#include "facilitator/xapi/delivery.h"
#include "trainer/commands/export.h"
#include "trainer/session/attempt_statements.h"
#include "trainer/session/sent_list.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;
using xapi::Statement;

std::string from_environment(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string(value);
}

std::string without_slash(std::string url)
{
    while (url.ends_with('/')) url.pop_back();
    return url;
}

/// Said, else of the environment, else the one that no computer has.
std::string home_of(const ExportArguments& arguments)
{
    std::string home = arguments.home.empty() ? from_environment("FIRST_VISIT_XAPI_HOME") : arguments.home;
    return home.empty() ? std::string(xapi::default_home) : without_slash(std::move(home));
}

using Take = std::function<bool(Statement)>;

/// How many attempts gave statements; false from `take` stops.
std::size_t each_statement(Session& session, const AttemptFilter& filter, const std::string& home, const Take& take)
{
    return read_attempts(session, filter, [&](const AttemptEntry& entry) {
        for (Statement& statement : xapi::statements(told_to_store(entry, session.framework()), home))
            if (!take(std::move(statement))) return false;
        return true;
    });
}

struct Counts {
    std::size_t attempts = 0, statements = 0;
};

/// As lines, or between the marks of an array.
Counts write_statements(std::ostream& out, Session& session, const AttemptFilter& filter, const std::string& home, bool as_array)
{
    Counts counts;
    if (as_array) out << '[';
    counts.attempts = each_statement(session, filter, home, [&](const Statement& statement) {
        if (as_array) out << (counts.statements == 0 ? "\n" : ",\n") << statement.json;
        else out << statement.json << '\n';
        return ++counts.statements > 0;
    });
    if (as_array) out << (counts.statements == 0 ? "]" : "\n]") << '\n';
    return counts;
}

int write_out(const ExportArguments& arguments, const CommonOptions& common, Session& session, const AttemptFilter& filter, const std::string& home, Console& console)
{
    Counts counts;
    const bool as_document = common.json && to_standard_output(arguments);
    write_export(arguments, [&](std::ostream& out) {
        if (as_document) out << "{\"schema\": \"first-visit/xapi/1\", \"version\": \"" << xapi::version << "\", \"statements\": ";
        counts = write_statements(out, session, filter, home, arguments.array || as_document);
        if (as_document) out << "}\n";
    }, console);
    if (to_standard_output(arguments)) return ExitStatus::done;
    if (common.json) console.out << Json{{"schema", "first-visit/export/1"}, {"file", arguments.file}, {"attempts", counts.attempts}, {"statements", counts.statements}}.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    else if (!common.quiet) console.err << fmt::format("first-visit: {} statements of {} attempts are in {}.\n", counts.statements, counts.attempts, arguments.file);
    return ExitStatus::done;
}

/// The store's key and password; false: `console.err` was told what is wrong with them or with the address.
bool read_access(const ExportArguments& arguments, HttpAccess& access, Console& console)
{
    if (const std::string fault = fault_of_address(arguments.url); !fault.empty()) {
        console.err << fmt::format("first-visit: nothing is sent to \"{}\": {}.\n", arguments.url.find('@') == std::string::npos ? arguments.url : "that address", fault);
        return false;
    }
    if (arguments.user.find(':') != std::string::npos) {
        console.err << "first-visit: --user takes the key alone: everybody on this computer can see the words of a command. Put the password into FIRST_VISIT_LRS_PASSWORD.\n";
        return false;
    }
    access.user = arguments.user.empty() ? from_environment("FIRST_VISIT_LRS_USER") : arguments.user;
    access.password = from_environment("FIRST_VISIT_LRS_PASSWORD");
    if (access.user.empty() != access.password.empty()) {
        console.err << (access.user.empty() ? "first-visit: there is a password, but no key: say --user.\n" : "first-visit: there is no password to the key: put it into FIRST_VISIT_LRS_PASSWORD.\n");
        return false;
    }
    access.headers = {fmt::format("X-Experience-API-Version: {}", xapi::version)};
    return true;
}

Json document_of(const xapi::Delivered& delivered, const std::string& url, std::size_t before, const SentList& list)
{
    Json out{{"schema", "first-visit/xapi-sent/1"}, {"to", url}, {"sent", delivered.sent}, {"there_already", delivered.there}, {"sent_before", before}, {"requests", delivered.requests}, {"tried_again", delivered.again},
             {"conflicting", Json::array()}, {"refused", Json::array()}, {"stopped", delivered.stopped}, {"list_not_kept", list.why_not()}};
    for (const Uuid& id : delivered.conflicting) out["conflicting"].push_back(id.text());
    for (const xapi::Refused& refused : delivered.refused) out["refused"].push_back({{"statement", refused.id.text()}, {"why", refused.why}});
    return out;
}

void tell(const xapi::Delivered& delivered, const SentList& list, Console& console)
{
    for (const Uuid& id : delivered.conflicting) console.err << fmt::format("first-visit: the store has another statement under {}; it keeps its own.\n", id.text());
    for (const xapi::Refused& refused : delivered.refused) console.err << fmt::format("first-visit: the store refuses {}: {}\n", refused.id.text(), refused.why);
    if (!list.why_not().empty()) console.err << fmt::format("first-visit: what was sent could not be noted ({}); the next run asks the store about each again.\n", list.why_not());
    if (!delivered.stopped.empty()) console.err << fmt::format("first-visit: not all could be sent. {}\n  What was sent is noted; the same command goes on from there.\n", delivered.stopped);
}

int send_all(const ExportArguments& arguments, const CommonOptions& common, const HttpAccess& access, Session& session, const AttemptFilter& filter, const std::string& home, Console& console)
{
    const std::string url = without_slash(arguments.url);
    Http http(access);
    SentList list(SentList::file_for(url, access.user));
    xapi::World world;
    world.ask = [&](const xapi::Request& request) {
        const HttpResponse answer = request.body.empty() ? http.get(url + request.path) : http.post(url + request.path, request.body, "application/json");
        return xapi::Response{.status = answer.status, .body = answer.body, .wait = answer.wait, .hopeless = answer.hopeless};
    };
    world.pause = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); };
    world.arrived = [&](const std::vector<Uuid>& ids) { list.add(ids); };
    world.tell = [&](const std::string& news) {
        if (!common.quiet) console.err << "first-visit: " << news << '\n';
    };
    xapi::Courier courier(std::move(world), {.tries = arguments.tries, .first_pause = std::chrono::milliseconds{std::lround(arguments.pause * 1000.0)}});
    std::size_t before = 0;
    each_statement(session, filter, home, [&](Statement statement) {
        if (arguments.again || !list.has(statement.id)) return courier.give(std::move(statement));
        return ++before > 0;
    });
    const xapi::Delivered delivered = courier.finish();
    if (common.json) console.out << document_of(delivered, url, before, list).dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    else if (!common.quiet) console.out << fmt::format("{}: {} statements sent, {} were there already, {} had been sent before.\n", url, delivered.sent, delivered.there, before);
    tell(delivered, list, console);
    if (!delivered.stopped.empty()) return ExitStatus::could_not;
    return delivered.conflicting.empty() && delivered.refused.empty() ? ExitStatus::done : ExitStatus::answer_is_no;
}

}  // namespace

int run_export_xapi(const ExportArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    const std::string home = home_of(arguments);
    if (!xapi::is_home(home)) {
        console.err << fmt::format("first-visit: \"{}\" can be no home of accounts; write it like https://district.example\n", home);
        return ExitStatus::wrong_usage;
    }
    HttpAccess access;
    if (!arguments.url.empty() && !arguments.file.empty()) {
        console.err << "first-visit: statements go into a file or --to a store, not both at once.\n";
        return ExitStatus::wrong_usage;
    }
    if (!arguments.url.empty() && !read_access(arguments, access, console)) return ExitStatus::wrong_usage;
    const OpenSession opened = open_session(common, program.folders);
    int status = ExitStatus::done;
    const auto filter = attempts_asked_for(arguments, *opened.session, console, status);
    if (!filter) return status;
    if (!arguments.url.empty()) return send_all(arguments, common, access, *opened.session, *filter, home, console);
    return write_out(arguments, common, *opened.session, *filter, home, console);
}

}  // namespace fv
