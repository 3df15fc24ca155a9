// Loaded before the program's own libraries: kills it right before its KILL_AT-th step that changes something on the
// disk (writing, bringing to the disk, renaming, removing, making folders). killed_while_closing.py goes through all.
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

void step()
{
    static const char* const said = std::getenv("KILL_AT");
    static const long at = said == nullptr ? 0 : std::atol(said);
    static std::atomic<long> steps = 0;
    if (at > 0 && ++steps == at) kill(getpid(), SIGKILL);
}

template <class Result, class... Arguments>
Result as_always(const char* name, Arguments... arguments)
{
    using Function = Result (*)(Arguments...);
    step();
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name))(arguments...);
}

}  // namespace

extern "C" {
ssize_t write(int file, const void* bytes, size_t count) { return as_always<ssize_t>("write", file, bytes, count); }
ssize_t pwrite(int file, const void* bytes, size_t count, off_t at) { return as_always<ssize_t>("pwrite", file, bytes, count, at); }
ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t at) { return as_always<ssize_t>("pwrite64", file, bytes, count, at); }
int ftruncate64(int file, off64_t size) noexcept { return as_always<int>("ftruncate64", file, size); }
int fsync(int file) { return as_always<int>("fsync", file); }
int fdatasync(int file) { return as_always<int>("fdatasync", file); }
int rename(const char* from, const char* to) noexcept { return as_always<int>("rename", from, to); }
int unlink(const char* file) noexcept { return as_always<int>("unlink", file); }
int mkdir(const char* folder, mode_t mode) noexcept { return as_always<int>("mkdir", folder, mode); }
char* mkdtemp(char* name) noexcept { return as_always<char*>("mkdtemp", name); }
}
