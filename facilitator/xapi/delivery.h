// Brings statements to a learning record store: in batches, again after growing pauses where the store or
// the network fails, and never twice. How bytes travel and how time passes is the caller's.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "facilitator/xapi/statement.h"

namespace fv::xapi {

/// What is asked of the store: a path below its address, perhaps with `?key=value`.
struct Request {
    std::string path;
    std::string body;  ///< JSON to POST; empty: GET
};
struct Response {
    int status = 0;               ///< of HTTP; 0: nobody answered, and `body` says why
    std::string body;
    std::chrono::seconds wait{0}; ///< how long the store asks to be left alone; 0: it does not say
    bool hopeless = false;        ///< nobody answered, and trying again will not help: no such address, a wrong certificate
};

struct World {
    std::function<Response(const Request&)> ask;
    std::function<void(std::chrono::milliseconds)> pause;
    std::function<void(const std::vector<Uuid>&)> arrived;  ///< these are there now, for good
    std::function<void(const std::string&)> tell;           ///< what goes on meanwhile
};

struct Patience {
    int tries = 6;                               ///< of one batch, the first included
    std::chrono::milliseconds first_pause{1000}; ///< before the second; each further one is twice as long
    std::chrono::milliseconds longest_pause{60000};
};

struct Refused {
    Uuid id;
    std::string why;  ///< as the store says it
};

struct Delivered {
    std::size_t sent = 0;            ///< taken by the store in this run
    std::size_t there = 0;           ///< it had them already, the same
    std::vector<Uuid> conflicting;   ///< it has another statement under this id, and keeps it
    std::vector<Refused> refused;    ///< it finds something wrong with them
    std::size_t requests = 0, again = 0;  ///< how often it was asked; how often once more
    std::string stopped;             ///< why not all were sent; empty: all were
};

class Courier {
public:
    Courier(World world, Patience patience);

    /// Takes one more; sends when a batch is full. False: it has stopped, and takes no more.
    bool give(Statement statement);
    /// Sends what is left, and says what came of all.
    Delivered finish();

private:
    using Batch = std::vector<Statement>;

    World world_;
    Patience patience_;
    Batch waiting_;
    std::size_t bytes_ = 0;
    Delivered result_;

    void send(Batch batch);
    void halve(Batch batch);
    Response ask(const Request& request);
    void took(const Batch& batch, std::size_t& count);
    void met_others(Batch batch, const std::string& said);
};

inline constexpr std::size_t largest_batch = 100, largest_batch_bytes = 512 * 1024;

}  // namespace fv::xapi
