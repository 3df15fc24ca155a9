#include "watched_program.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace fv::test {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto patience = std::chrono::seconds(20);  // a loaded machine with a software renderer

Box box_from(const nlohmann::json& j) { return {j[0].get<float>(), j[1].get<float>(), j[2].get<float>(), j[3].get<float>()}; }

Frame frame_from(const nlohmann::json& json)
{
    Frame frame;
    frame.number = json.at("frame").get<long>();
    frame.width = json.at("width").get<float>();
    frame.height = json.at("height").get<float>();
    frame.place = json.value("place", "");
    frame.keyboard = json.at("keyboard").dump();
    for (const auto& thing : json.at("things")) {
        frame.things.push_back({.kind = thing.at("kind").get<std::string>(),
                                .name = thing.at("name").get<std::string>(),
                                .text = thing.at("text").get<std::string>(),
                                .box = box_from(thing.at("box")),
                                .clip = box_from(thing.at("clip")),
                                .focused = thing.at("focused").get<bool>(),
                                .enabled = thing.at("enabled").get<bool>()});
    }
    return frame;
}

std::string what_was_shown(const Frame& frame)
{
    std::ostringstream out;
    out << "frame " << frame.number << ", " << frame.width << "x" << frame.height << ", place " << frame.place << ", keyboard " << frame.keyboard << ":\n";
    for (const Seen& thing : frame.things)
        out << "  " << thing.kind << ' ' << thing.name << " [" << thing.box.x << ' ' << thing.box.y << ' ' << thing.box.w << ' ' << thing.box.h
            << (thing.focused ? " focused" : "") << "] " << thing.text.substr(0, 60) << '\n';
    return out.str();
}

}  // namespace

Box Seen::visible() const
{
    const float left = std::max(box.x, clip.x), top = std::max(box.y, clip.y);
    const float right = std::min(box.right(), clip.right()), bottom = std::min(box.bottom(), clip.bottom());
    return {left, top, std::max(0.0F, right - left), std::max(0.0F, bottom - top)};
}

const Seen* Frame::find(const std::string& name) const
{
    const auto found = std::find_if(things.begin(), things.end(), [&](const Seen& thing) { return thing.name == name; });
    return found == things.end() ? nullptr : &*found;
}

std::vector<const Seen*> Frame::named_like(const std::string& prefix) const
{
    std::vector<const Seen*> found;
    for (const Seen& thing : things)
        if (thing.name.starts_with(prefix)) found.push_back(&thing);
    return found;
}

bool Frame::shows(const std::string& text) const
{
    return std::any_of(things.begin(), things.end(), [&](const Seen& thing) { return thing.text.find(text) != std::string::npos; });
}

WatchedProgram::WatchedProgram(Desk& desk, const std::string& folder, std::vector<std::string> words)
    : desk_(desk), watch_file_(folder + "/watch.json")
{
    std::remove(watch_file_.c_str());
    // A page that glides is clicked beside by a hand that is told where things were.
    if (std::find(words.begin(), words.end(), "--gliding") == words.end()) words.push_back("--reduced-motion");
    std::erase(words, "--gliding");
    words.insert(words.begin(), FV_WATCHED_PROGRAM);
    process_ = fork();
    if (process_ == 0) {
        setenv("DISPLAY", desk.display().c_str(), 1);
        unsetenv("WAYLAND_DISPLAY");
        setenv("XDG_DATA_HOME", folder.c_str(), 1);
        setenv("XDG_CONFIG_HOME", folder.c_str(), 1);
        setenv("FIRST_VISIT_WATCH", watch_file_.c_str(), 1);
        setenv("LANG", "en_US.UTF-8", 1);
        setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
        unsetenv("FIRST_VISIT_RECORDS");
        std::vector<char*> argv;
        for (std::string& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        execv(FV_WATCHED_PROGRAM, argv.data());
        _exit(127);
    }
    (void)wait_for("the first frame", [&](const Frame&) { return desk_.focus_window(); });
}

WatchedProgram::~WatchedProgram()
{
    if (running()) kill_now();
}

Frame WatchedProgram::frame()
{
    std::ifstream in(watch_file_);
    std::stringstream text;
    text << in.rdbuf();
    const auto json = nlohmann::json::parse(text.str(), nullptr, false);
    return json.is_discarded() ? Frame{} : frame_from(json);
}

Frame WatchedProgram::wait_for(const std::string& what, const std::function<bool(const Frame&)>& wanted)
{
    const auto end = Clock::now() + patience;
    Frame last;
    while (Clock::now() < end) {
        last = frame();
        if (last.number > 0 && wanted(last)) return last;
        if (!running()) throw std::runtime_error("the program ended while waiting for " + what + "\n" + what_was_shown(last));
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    desk_.picture(watch_file_ + ".ppm");
    throw std::runtime_error("waited in vain for " + what + "; the screen is in " + watch_file_ + ".ppm\n" + what_was_shown(last));
}

Frame WatchedProgram::settled()
{
    Frame last = wait_for("a frame", [](const Frame&) { return true; });
    for (auto since = Clock::now(); Clock::now() - since < std::chrono::milliseconds(150);) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        const Frame now = frame();
        if (now.number != last.number && now.number > 0) {
            last = now;
            since = Clock::now();
        }
    }
    return last;
}

void WatchedProgram::click(const std::string& name)
{
    (void)wait_for("\"" + name + "\"", [&](const Frame& f) { return f.find(name) != nullptr; });
    for (int tries = 0; tries < 60; ++tries) {
        const Frame now = settled();
        const Seen* thing = now.find(name);
        if (thing == nullptr) continue;
        const Box seen = thing->visible();
        // Enough of it shows for a hand to hit: its middle line. What lies in a card that is scrolled away
        // has no height.
        const bool laid_out = thing->box.h > 1;
        if (laid_out && seen.h >= std::min(thing->box.h, 20.0F) && seen.w > 4) {
            // A page may still glide on a busy machine: a hand goes to what stands still.
            std::this_thread::sleep_for(std::chrono::milliseconds(120));
            const Frame later = frame();
            const Seen* still = later.find(name);
            if (still == nullptr || still->box.y != thing->box.y || still->box.x != thing->box.x) continue;
            return desk_.click(seen.middle());
        }
        const bool below = laid_out ? thing->box.y + thing->box.h > thing->clip.y + thing->clip.h : thing->box.y > now.height / 2;
        const Box region = laid_out && thing->clip.h > 1 ? thing->clip : Box{0, 0, now.width, now.height};
        desk_.scroll(region.middle(), below ? 2 : -2);
    }
    throw std::runtime_error("\"" + name + "\" can't be scrolled into view\n" + what_was_shown(frame()));
}

void WatchedProgram::kill_now()
{
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    (void)exit_status();
}

bool WatchedProgram::running()
{
    if (status_) return false;
    int status = 0;
    if (waitpid(process_, &status, WNOHANG) != process_) return true;
    status_ = status;
    return false;
}

int WatchedProgram::exit_status()
{
    if (!status_) {
        int status = 0;
        waitpid(process_, &status, 0);
        status_ = status;
    }
    return *status_;
}

}  // namespace fv::test
