#include "facilitator/xapi/delivery.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace fv::xapi {
namespace {

constexpr int ok = 200, no_content = 204, bad_request = 400, unauthorized = 401, forbidden = 403, not_found = 404, timed_out = 408, conflict = 409, too_large = 413, too_many = 429, server_error = 500;
constexpr std::size_t longest_told = 300;
constexpr std::chrono::seconds longest_asked_for{600};  // a store that wants longer is tried again all the same

bool may_pass(const Response& response)
{
    if (response.status == 0) return !response.hopeless;
    return response.status == too_many || response.status == timed_out || response.status >= server_error;
}

/// What a store says, in one line that a person reads.
std::string in_one_line(const std::string& body)
{
    std::string out;
    for (const char c : body) out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    if (out.size() <= longest_told) return out;
    std::size_t end = longest_told;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;
    return out.substr(0, end) + "...";
}

std::string why_stopped(const Response& response)
{
    const std::string said = in_one_line(response.body);
    switch (response.status) {
    case 0: return "Nobody answers there: " + said;
    case unauthorized: return "The store does not know this key and password (401): " + said;
    case forbidden: return "This key may not do that there (403): " + said;
    case not_found: return "There is no learning record store at this address (404): statements are sent to ADDRESS/statements.";
    default: return fmt::format("The store answers {}: {}", response.status, said);
    }
}

}  // namespace

Courier::Courier(World world, Patience patience) : world_(std::move(world)), patience_(patience) {}

bool Courier::give(Statement statement)
{
    if (!result_.stopped.empty()) return false;
    if (!waiting_.empty() && (waiting_.size() >= largest_batch || bytes_ + statement.json.size() > largest_batch_bytes)) {
        bytes_ = 0;
        send(std::exchange(waiting_, {}));
    }
    if (!result_.stopped.empty()) return false;
    bytes_ += statement.json.size();
    waiting_.push_back(std::move(statement));
    return true;
}

Delivered Courier::finish()
{
    send(std::exchange(waiting_, {}));
    return std::move(result_);
}

void Courier::send(Batch batch)
{
    if (batch.empty() || !result_.stopped.empty()) return;
    std::string body = "[";
    for (const Statement& statement : batch) body += (body.size() == 1 ? "" : ",\n") + statement.json;
    const Response response = ask({.path = "/statements", .body = body + "]"});
    switch (response.status) {
    case ok:
    case no_content: return took(batch, result_.sent);
    case conflict: return met_others(std::move(batch), in_one_line(response.body));
    case bad_request:
    case too_large:
        if (batch.size() > 1) return halve(std::move(batch));
        result_.refused.push_back({batch.front().id, in_one_line(response.body)});
        return;
    default: result_.stopped = why_stopped(response);
    }
}

/// A store takes a batch whole or not at all: who is to blame is found by halves.
void Courier::halve(Batch batch)
{
    const auto middle = batch.begin() + static_cast<std::ptrdiff_t>(batch.size() / 2);
    Batch second(std::make_move_iterator(middle), std::make_move_iterator(batch.end()));
    batch.erase(middle, batch.end());
    send(std::move(batch));
    send(std::move(second));
}

Response Courier::ask(const Request& request)
{
    std::chrono::milliseconds pause = patience_.first_pause;
    for (int tried = 1;; ++tried) {
        ++result_.requests;
        Response response = world_.ask(request);
        if (!may_pass(response) || tried >= patience_.tries) return response;
        const std::chrono::milliseconds own = std::min(pause, std::max(patience_.longest_pause, patience_.first_pause));
        const auto waits = std::max<std::chrono::milliseconds>(own, std::min(response.wait, longest_asked_for));
        world_.tell(fmt::format("{}; again in {:.1f} s", response.status == 0 ? in_one_line(response.body) : fmt::format("the store answers {}", response.status), std::chrono::duration<double>(waits).count()));
        world_.pause(waits);
        pause *= 2;
        ++result_.again;
    }
}

void Courier::took(const Batch& batch, std::size_t& count)
{
    count += batch.size();
    std::vector<Uuid> ids;
    for (const Statement& statement : batch) ids.push_back(statement.id);
    world_.arrived(ids);
}

/// Some of a batch are there already: as a rule all of it, when its answer was lost, or none but one.
void Courier::met_others(Batch batch, const std::string& said)
{
    std::size_t known = 0;
    for (; known < batch.size(); ++known) {
        const Response response = ask({.path = "/statements?statementId=" + batch[known].id.text(), .body = {}});
        if (response.status == not_found) break;
        if (response.status != ok) {
            result_.stopped = "What the store has already could not be compared. " + why_stopped(response);
            return;
        }
        if (say_the_same(response.body, batch[known].json)) took({batch[known]}, result_.there);
        else result_.conflicting.push_back(batch[known].id);
    }
    if (known > 0) return send(Batch(std::make_move_iterator(batch.begin() + static_cast<std::ptrdiff_t>(known)), std::make_move_iterator(batch.end())));
    if (batch.size() > 1) return halve(std::move(batch));
    result_.refused.push_back({batch.front().id, said});
}

}  // namespace fv::xapi
