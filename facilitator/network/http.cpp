#include "facilitator/network/http.h"

#include <algorithm>
#include <array>
#include <curl/curl.h>
#include <new>
#include <stdexcept>
#include <string_view>

namespace fv {
namespace {

struct CloseUrl {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeText {
    void operator()(char* text) const { curl_free(text); }
};

std::string part_of(CURLU* url, CURLUPart part)
{
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK || text == nullptr) return {};
    const std::unique_ptr<char, FreeText> owned(text);
    return text;
}

/// Once for the program; libcurl wants it before the first handle.
void wake_library()
{
    static const CURLcode woken = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (woken != CURLE_OK) throw std::runtime_error(std::string("the network library does not start: ") + curl_easy_strerror(woken));
}

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* into)
{
    auto& body = *static_cast<std::string*>(into);
    const std::size_t room = longest_answer - body.size();
    try {
        body.append(bytes, std::min(size * count, room));
    } catch (const std::bad_alloc&) {
        return 0;
    }
    return size * count;
}

bool is_hopeless(CURLcode trouble)
{
    switch (trouble) {
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM: return true;
    default: return false;
    }
}

}  // namespace

struct Http::Handle {
    CURL* curl = nullptr;
    curl_slist* headers = nullptr;
    std::array<char, CURL_ERROR_SIZE> why{};

    Handle() { wake_library(), curl = curl_easy_init(); }
    ~Handle()
    {
        curl_slist_free_all(headers);
        curl_easy_cleanup(curl);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    HttpResponse perform(const std::string& url, const curl_slist* more)
    {
        HttpResponse response;
        why.front() = '\0';
        curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
        curl_easy_setopt(curl, CURLOPT_PROXY, url.starts_with("http://") ? "" : nullptr);  // what is open stays on this computer
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, more);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &response.body);
        const CURLcode trouble = curl_easy_perform(curl);
        if (trouble != CURLE_OK) return {.status = 0, .body = why.front() != '\0' ? why.data() : curl_easy_strerror(trouble), .hopeless = is_hopeless(trouble)};
        long status = 0;
        curl_off_t wait = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait);
        response.status = static_cast<int>(status);
        response.wait = std::chrono::seconds{wait};
        return response;
    }
};

Http::Http(HttpAccess access) : handle_(std::make_unique<Handle>())
{
    CURL* curl = handle_->curl;
    if (curl == nullptr) throw std::bad_alloc();
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(access.connect_within.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(access.answer_within.count()));
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "First Visit");
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, handle_->why.data());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    if (!access.user.empty() || !access.password.empty()) {
        curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
        curl_easy_setopt(curl, CURLOPT_USERNAME, access.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, access.password.c_str());
    }
    for (const std::string& header : access.headers) handle_->headers = curl_slist_append(handle_->headers, header.c_str());
}

Http::~Http() = default;

HttpResponse Http::get(const std::string& url)
{
    curl_easy_setopt(handle_->curl, CURLOPT_HTTPGET, 1L);
    return handle_->perform(url, handle_->headers);
}

HttpResponse Http::post(const std::string& url, const std::string& body, const std::string& content_type)
{
    struct FreeList {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };
    curl_easy_setopt(handle_->curl, CURLOPT_POST, 1L);
    curl_easy_setopt(handle_->curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    curl_easy_setopt(handle_->curl, CURLOPT_POSTFIELDS, body.c_str());
    curl_slist* list = curl_slist_append(nullptr, ("Content-Type: " + content_type).c_str());
    list = curl_slist_append(list, "Expect:");  // the body goes at once
    for (const curl_slist* header = handle_->headers; header != nullptr; header = header->next) list = curl_slist_append(list, header->data);
    const std::unique_ptr<curl_slist, FreeList> owned(list);
    return handle_->perform(url, list);
}

std::string fault_of_address(const std::string& url)
{
    const std::unique_ptr<CURLU, CloseUrl> parsed(curl_url());
    if (parsed == nullptr || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return "it is no address; write it like https://lrs.district.example/xapi";
    const std::string scheme = part_of(parsed.get(), CURLUPART_SCHEME), host = part_of(parsed.get(), CURLUPART_HOST);
    if (scheme != "https" && scheme != "http") return "it begins neither with https:// nor with http://";
    if (!part_of(parsed.get(), CURLUPART_USER).empty() || !part_of(parsed.get(), CURLUPART_PASSWORD).empty()) return "a name or password in an address is shown to everybody on this computer; say --user, and put the password into FIRST_VISIT_LRS_PASSWORD";
    if (!part_of(parsed.get(), CURLUPART_QUERY).empty() || !part_of(parsed.get(), CURLUPART_FRAGMENT).empty()) return "the address of a store has no ? and no #";
    const bool is_here = host == "localhost" || host == "[::1]" || (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos);
    if (scheme == "http" && !is_here) return "over http everybody on the way could read who rehearsed what; it must be https";
    return {};
}

}  // namespace fv
