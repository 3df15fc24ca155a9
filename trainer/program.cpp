#include "trainer/program.h"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <unistd.h>

#include "trainer/commands/command_line.h"

namespace fv {
namespace {

bool is_set(const char* name)
{
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

std::filesystem::path own_path(const char* said)
{
    std::error_code error;
    const std::filesystem::path path = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::absolute(said, error) : path;
}

}  // namespace

int run_program(int argc, const char* const* argv, const AppOptions& options)
{
    const DataFolders folders = data_folders(own_path(argv[0]), FV_SOURCE_DIR);
    const auto open_window = [&](Session& session, const WindowWish& wish) {
        AppOptions asked = options;
        asked.place = wish.place;
        asked.dark = wish.dark;
        asked.text_size = wish.text_size;
        asked.reduced_motion = wish.reduced_motion;
        asked.no_timers = wish.no_timers;
        asked.width = wish.width;
        asked.height = wish.height;
        asked.picture = wish.picture;
        asked.news = wish.news;
        asked.fonts = folders.fonts.string();
        run_window(session, asked);
        return static_cast<int>(ExitStatus::done);
    };
    Console console{.in = std::cin, .out = std::cout, .err = std::cerr,
                    .in_is_terminal = isatty(STDIN_FILENO) != 0, .out_is_terminal = isatty(STDOUT_FILENO) != 0,
                    .has_display = is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"),
                    .err_is_terminal = isatty(STDERR_FILENO) != 0};
    return run_command_line(argc, argv, Program{.folders = folders, .open_window = open_window}, console);
}

}  // namespace fv
