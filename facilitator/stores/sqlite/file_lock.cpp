#include "facilitator/stores/sqlite/file_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace fv {

FileLock::FileLock(const std::filesystem::path& path, std::chrono::milliseconds patience)
{
    constexpr std::chrono::milliseconds pause{10};
    handle_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle_ < 0) handle_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (handle_ < 0) return;
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
        if (::flock(handle_, LOCK_EX | LOCK_NB) == 0) {
            outcome_ = Outcome::held;
            return;
        }
        if (errno != EWOULDBLOCK && errno != EINTR) return;
        outcome_ = Outcome::busy;
        if (std::chrono::steady_clock::now() >= until) return;
        std::this_thread::sleep_for(pause);
    }
}

FileLock::~FileLock()
{
    if (handle_ >= 0) ::close(handle_);
}

std::filesystem::path lock_of(const std::filesystem::path& records) { return records.string() + ".lock"; }

}  // namespace fv
