// A PostgreSQL server of the tests' own: Debian's package, a cluster in a temporary folder, a socket there
// and no port. It stops with the test program, and is killed with it. Where the package is missing, the
// test program says so and ends with 77, which ctest tells as skipped.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <grp.h>
#include <iostream>
#include <pwd.h>
#include <signal.h>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace fv::test {

class PostgresCluster {
public:
    /// The one of this program; started when it is first asked for.
    static PostgresCluster& get()
    {
        static PostgresCluster cluster;
        return cluster;
    }

    /// An address with an empty schema of its own.
    std::string fresh_url()
    {
        const std::string name = "s" + std::to_string(++schemas_);
        run({binaries_ / "psql", "-h", folder_, "-U", "first_visit", "-d", "postgres", "-qc", "CREATE SCHEMA " + name}, true);
        return url(name);
    }
    [[nodiscard]] std::string url(const std::string& schema) const { return "postgresql://first_visit@/postgres?host=" + folder_.string() + "&options=-csearch_path%3D" + schema; }
    /// Runs SQL as the server's owner.
    void sql(const std::string& statements) { run({binaries_ / "psql", "-h", folder_, "-U", "first_visit", "-d", "postgres", "-qc", statements}, true); }

    void stop()
    {
        if (server_ <= 0) return;
        kill(server_, SIGINT);
        waitpid(server_, nullptr, 0);
        server_ = 0;
    }
    void start()
    {
        server_ = begin({binaries_ / "postgres", "-D", data(), "-k", folder_, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "log_min_messages=fatal", "-c", "max_connections=60"});
        for (int tries = 0; tries < 600; ++tries) {
            if (run({binaries_ / "pg_isready", "-q", "-h", folder_}, false) == 0) return;
            std::this_thread::sleep_for(std::chrono::milliseconds{25});
        }
        fail("it did not start");
    }

private:
    using Words = std::vector<std::string>;

    PostgresCluster()
    {
        binaries_ = newest_binaries();
        if (binaries_.empty()) {
            std::cout << "SKIPPED: no PostgreSQL server is here (Debian: postgresql-15); the store for a district was not tried.\n";
            std::exit(77);
        }
        std::string folder = (std::filesystem::temp_directory_path() / "fv-postgres-XXXXXX").string();
        if (mkdtemp(folder.data()) == nullptr) fail("no folder can be made");
        folder_ = folder;
        if (geteuid() == 0) {  // the server refuses to run as root
            const passwd* other = getpwnam("postgres");
            if (other == nullptr) other = getpwnam("nobody");
            user_ = other->pw_uid;
            group_ = other->pw_gid;
            if (chown(folder_.c_str(), user_, group_) != 0) fail("its folder can't be given to another user");
        }
        if (run({binaries_ / "initdb", "-D", data(), "-U", "first_visit", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"}, true) != 0) fail("initdb failed");
        start();
    }
    ~PostgresCluster()
    {
        if (server_ > 0) {
            kill(server_, SIGQUIT);
            waitpid(server_, nullptr, 0);
        }
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    static std::filesystem::path newest_binaries()
    {
        std::filesystem::path newest;
        int number = 0;
        std::error_code error;
        for (std::filesystem::directory_iterator it("/usr/lib/postgresql", error), end; !error && it != end; it.increment(error)) {
            const int version = std::atoi(it->path().filename().c_str());
            if (version > number && std::filesystem::exists(it->path() / "bin" / "initdb")) {
                number = version;
                newest = it->path() / "bin";
            }
        }
        return newest;
    }

    [[noreturn]] void fail(const std::string& why) const
    {
        std::cerr << "PostgreSQL for the tests: " << why << "; its log is " << folder_ / "log" << '\n';
        std::_Exit(1);
    }
    [[nodiscard]] std::string data() const { return folder_ / "data"; }

    [[nodiscard]] pid_t begin(const Words& words) const
    {
        const pid_t child = fork();
        if (child != 0) return child;
        if (user_ != 0 && (setgroups(0, nullptr) != 0 || setgid(group_) != 0 || setuid(user_) != 0)) std::_Exit(1);
        prctl(PR_SET_PDEATHSIG, SIGQUIT);  // it goes with the test, however that ends
        if (chdir(folder_.c_str()) != 0) std::_Exit(1);
        std::vector<char*> argv;
        for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
        argv.push_back(nullptr);
        if (std::freopen((folder_ / "log").c_str(), "a", stdout) == nullptr || dup2(STDOUT_FILENO, STDERR_FILENO) < 0) std::_Exit(1);
        execv(argv[0], argv.data());
        std::_Exit(127);
    }
    int run(const Words& words, bool must) const
    {
        int status = 0;
        waitpid(begin(words), &status, 0);
        if (must && status != 0) fail(words.front() + " failed");
        return status;
    }

    std::filesystem::path binaries_, folder_;
    uid_t user_ = 0;
    gid_t group_ = 0;
    pid_t server_ = 0;
    int schemas_ = 0;
};

}  // namespace fv::test
