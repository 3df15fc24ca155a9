#include "desk.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <array>
#include <csignal>
#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace fv::test {
namespace {

/// Xvfb chooses the display and writes its number into a pipe once it is ready.
std::string started_display(int width, int height, pid_t& server)
{
    std::array<int, 2> pipe_ends{};
    if (pipe(pipe_ends.data()) != 0) throw std::runtime_error("no pipe for Xvfb");
    server = fork();
    if (server == 0) {
        close(pipe_ends[0]);
        const std::string fd = std::to_string(pipe_ends[1]);
        const std::string screen = std::to_string(width) + "x" + std::to_string(height) + "x24";
        if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(126);
        execlp("Xvfb", "Xvfb", "-displayfd", fd.c_str(), "-screen", "0", screen.c_str(), "-nolisten", "tcp", "-noreset", nullptr);
        _exit(127);
    }
    close(pipe_ends[1]);
    std::string number;
    for (char c = 0; read(pipe_ends[0], &c, 1) == 1 && c != '\n';) number += c;
    close(pipe_ends[0]);
    if (number.empty()) throw std::runtime_error("Xvfb did not start; the package xvfb has it");
    return ":" + number;
}

/// Whether a symbol stands on the shifted level of its key.
bool needs_shift(Display* display, KeyCode code, KeySym symbol)
{
    return XkbKeycodeToKeysym(display, code, 0, 0) != symbol && XkbKeycodeToKeysym(display, code, 0, 1) == symbol;
}

/// X calls the exit handler of the process on errors such as a window that is just gone.
int ignore_error(Display*, XErrorEvent*) { return 0; }

}  // namespace

Desk::Desk(int width, int height)
{
    name_ = started_display(width, height, server_);
    XSetErrorHandler(ignore_error);
    for (int tries = 0; connection_ == nullptr && tries < 100; ++tries) {
        connection_ = XOpenDisplay(name_.c_str());
        if (connection_ == nullptr) usleep(20'000);
    }
    if (connection_ == nullptr) throw std::runtime_error("no connection to Xvfb " + name_);
}

Desk::~Desk()
{
    if (connection_ != nullptr) XCloseDisplay(connection_);
    if (server_ > 0) {
        kill(server_, SIGTERM);
        waitpid(server_, nullptr, 0);
    }
}

void Desk::move(Point to)
{
    XTestFakeMotionEvent(connection_, -1, to.x, to.y, CurrentTime);
    XSync(connection_, False);
}

void Desk::click(Point at)
{
    move(at);
    usleep(30'000);  // a hand rests before it presses; the program sees the pointer arrive
    XTestFakeButtonEvent(connection_, 1, True, CurrentTime);
    XSync(connection_, False);
    usleep(30'000);
    XTestFakeButtonEvent(connection_, 1, False, CurrentTime);
    XSync(connection_, False);
}

void Desk::scroll(Point at, int notches)
{
    move(at);
    const unsigned button = notches > 0 ? 5 : 4;
    for (int i = 0; i < std::abs(notches); ++i) {
        XTestFakeButtonEvent(connection_, button, True, CurrentTime);
        XTestFakeButtonEvent(connection_, button, False, CurrentTime);
        XSync(connection_, False);
        usleep(10'000);
    }
}

void Desk::press_code(unsigned code, bool shifted)
{
    const unsigned shift = XKeysymToKeycode(connection_, XK_Shift_L);
    if (shifted) XTestFakeKeyEvent(connection_, shift, True, CurrentTime);
    XTestFakeKeyEvent(connection_, code, True, CurrentTime);
    XTestFakeKeyEvent(connection_, code, False, CurrentTime);
    if (shifted) XTestFakeKeyEvent(connection_, shift, False, CurrentTime);
    XSync(connection_, False);
}

void Desk::press(const std::string& key, const std::string& held)
{
    const KeySym symbol = XStringToKeysym(key.c_str());
    const KeyCode code = XKeysymToKeycode(connection_, symbol);
    if (code == 0) throw std::runtime_error("no key is called " + key);
    const KeyCode modifier = held.empty() ? KeyCode{0} : XKeysymToKeycode(connection_, XStringToKeysym(held.c_str()));
    if (modifier != 0) XTestFakeKeyEvent(connection_, modifier, True, CurrentTime);
    press_code(code, needs_shift(connection_, code, symbol));
    if (modifier != 0) XTestFakeKeyEvent(connection_, modifier, False, CurrentTime);
    XSync(connection_, False);
}

void Desk::type(const std::string& text)
{
    for (const char c : text) {
        const KeySym symbol = static_cast<KeySym>(static_cast<unsigned char>(c));  // Latin-1 keysyms are the characters
        const KeyCode code = XKeysymToKeycode(connection_, symbol);
        if (code == 0) throw std::runtime_error(std::string("no key types ") + c);
        press_code(code, needs_shift(connection_, code, symbol));
        usleep(4'000);
    }
}

unsigned long Desk::window() const
{
    Window root = 0, parent = 0, found = 0;
    Window* children = nullptr;
    unsigned count = 0;
    if (XQueryTree(connection_, DefaultRootWindow(connection_), &root, &parent, &children, &count) == 0) return 0;
    for (unsigned i = 0; i < count; ++i) {
        XWindowAttributes attributes{};
        if (XGetWindowAttributes(connection_, children[i], &attributes) != 0 && attributes.map_state == IsViewable && attributes.width > 100)
            found = children[i];
    }
    if (children != nullptr) XFree(children);
    return found;
}

bool Desk::has_window() { return window() != 0; }

bool Desk::focus_window()
{
    const Window found = window();
    if (found == 0) return false;
    XSetInputFocus(connection_, found, RevertToPointerRoot, CurrentTime);
    XSync(connection_, False);
    return true;
}

void Desk::resize_window(int width, int height)
{
    XMoveResizeWindow(connection_, window(), 0, 0, static_cast<unsigned>(width), static_cast<unsigned>(height));
    XSync(connection_, False);
}

void Desk::picture(const std::string& file)
{
    const int screen = DefaultScreen(connection_);
    const auto width = static_cast<unsigned>(DisplayWidth(connection_, screen));
    const auto height = static_cast<unsigned>(DisplayHeight(connection_, screen));
    XImage* image = XGetImage(connection_, DefaultRootWindow(connection_), 0, 0, width, height, AllPlanes, ZPixmap);
    if (image == nullptr) return;
    std::vector<char> bytes;
    bytes.reserve(std::size_t{width} * height * 3);
    for (int y = 0; y < static_cast<int>(height); ++y)
        for (int x = 0; x < static_cast<int>(width); ++x) {
            const unsigned long pixel = XGetPixel(image, x, y);
            for (const unsigned shift : {16U, 8U, 0U}) bytes.push_back(static_cast<char>((pixel >> shift) & 0xFFU));
        }
    XDestroyImage(image);
    std::ofstream out(file, std::ios::binary);
    out << "P6\n" << width << ' ' << height << "\n255\n";
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace fv::test
