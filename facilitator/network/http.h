// Asks a server over HTTP, one request at a time. The only header through which anything leaves this computer
// for a learning record store; used by `first-visit export xapi --to` alone.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace fv {

struct HttpAccess {
    std::string user, password;  ///< basic authentication; both empty: none
    std::vector<std::string> headers;  ///< `Name: value`, with each request
    std::chrono::seconds connect_within{15}, answer_within{60};
};

struct HttpResponse {
    int status = 0;                 ///< 0: no answer, and `body` says why
    std::string body;               ///< at most `longest_answer` bytes
    std::chrono::seconds wait{0};   ///< Retry-After, if the server says so
    bool hopeless = false;          ///< no answer, and none is to be expected: the address or the certificate is wrong
};
inline constexpr std::size_t longest_answer = 4 * 1024 * 1024;

/// Keeps its connection between requests. Follows no redirection: a password goes where it was meant to. Certificates
/// are checked always.
class Http {
public:
    explicit Http(HttpAccess access);
    ~Http();
    Http(const Http&) = delete;
    Http& operator=(const Http&) = delete;

    [[nodiscard]] HttpResponse get(const std::string& url);
    [[nodiscard]] HttpResponse post(const std::string& url, const std::string& body, const std::string& content_type);

private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

/// Why `url` should not be sent to: no http or https, a name and password in it, or http to another computer,
/// where everybody on the way could read along. Empty: it may be.
[[nodiscard]] std::string fault_of_address(const std::string& url);

}  // namespace fv
