#include "trainer/session/whole_folder.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace fv {
namespace {

namespace fs = std::filesystem;

class Descriptor {
public:
    Descriptor(const fs::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR)) {}
    ~Descriptor()
    {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

/// 0, or the system's number for why not.
int bring_to_disk(const fs::path& folder)
{
    const Descriptor open(folder, O_RDONLY | O_DIRECTORY);
    if (open.number() < 0) return errno;
    // Some file systems have nothing to bring for a folder, and say so.
    return ::fsync(open.number()) == 0 || errno == EINVAL ? 0 : errno;
}

int write_one(const fs::path& file, const std::string& bytes)
{
    const Descriptor out(file, O_WRONLY | O_CREAT | O_EXCL);
    if (out.number() < 0) return errno;
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t written = ::write(out.number(), bytes.data() + done, bytes.size() - done);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        done += static_cast<std::size_t>(written);
    }
    return ::fsync(out.number()) == 0 ? 0 : errno;
}

}  // namespace

WholeFolder::~WholeFolder()
{
    std::error_code ignored;
    if (!beside_.empty()) fs::remove_all(beside_, ignored);
}

bool WholeFolder::is_taken() const
{
    std::error_code error;
    return fs::symlink_status(place_, error).type() != fs::file_type::not_found;
}

std::string WholeFolder::write(const FilesToHandOver& files)
{
    const fs::path parent = place_.has_parent_path() ? place_.parent_path() : fs::path(".");
    std::error_code error;
    fs::create_directories(parent, error);
    if (error) return error.message();
    std::string name = (parent / ("." + place_.filename().string() + ".XXXXXX")).string();
    if (::mkdtemp(name.data()) == nullptr) return std::strerror(errno);
    beside_ = name;
    for (const auto& [file, bytes] : files)
        if (const int trouble = write_one(beside_ / file, bytes); trouble != 0) return file + ": " + std::strerror(trouble);
    const int trouble = bring_to_disk(beside_);
    return trouble == 0 ? std::string{} : std::strerror(trouble);
}

std::string WholeFolder::put_in_place()
{
    // Onto an empty folder the system would rename, too: that one is somebody's.
    if (is_taken()) return std::strerror(EEXIST);
    if (std::rename(beside_.c_str(), place_.c_str()) != 0) return std::strerror(errno);
    beside_.clear();
    const int trouble = bring_to_disk(place_.has_parent_path() ? place_.parent_path() : fs::path("."));
    return trouble == 0 ? std::string{} : std::strerror(trouble);
}

}  // namespace fv
