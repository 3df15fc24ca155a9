#include "trainer/session/sent_list.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

#include "foundation/content_hash.h"
#include "trainer/session/files.h"

namespace fv {
namespace {

namespace fs = std::filesystem;

fs::path state_folder()
{
    if (const auto state = path_in_environment("XDG_STATE_HOME")) return *state / "first-visit";
    return path_in_environment("HOME").value_or(fs::path("/")) / ".local" / "state" / "first-visit";
}

/// 0, or why not all of it was written.
int append_to(const fs::path& file, const std::string& text)
{
    constexpr int owner_alone = 0600;
    const int to = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, owner_alone);
    if (to < 0) return errno;
    std::size_t written = 0;
    int trouble = 0;
    while (written < text.size() && trouble == 0) {
        const ssize_t n = write(to, text.data() + written, text.size() - written);
        if (n >= 0) written += static_cast<std::size_t>(n);
        else if (errno != EINTR) trouble = errno;
    }
    return close(to) == 0 ? trouble : errno;
}

}  // namespace

fs::path SentList::file_for(const std::string& url, const std::string& user)
{
    constexpr std::size_t enough = 16;
    return state_folder() / ("xapi-sent-" + content_hash(url + '\n' + user).substr(0, enough) + ".txt");
}

SentList::SentList(fs::path file) : file_(std::move(file))
{
    std::ifstream in(file_);
    for (std::string line; std::getline(in, line);)
        if (const auto id = parse_uuid(line)) ids_.insert(*id);  // a last line that broke off is none
}

void SentList::add(const std::vector<Uuid>& ids)
{
    std::string text;
    for (const Uuid& id : ids)
        if (ids_.insert(id).second) text += '\n' + id.text() + '\n';  // after a line that broke off, too
    if (text.empty()) return;
    std::error_code error;
    if (fs::create_directories(file_.parent_path(), error)) fs::permissions(file_.parent_path(), fs::perms::owner_all, error);
    if (const int trouble = append_to(file_, text); trouble != 0) why_not_ = std::strerror(trouble);
}

}  // namespace fv
