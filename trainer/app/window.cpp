#include "trainer/app/window.h"

#include <GLFW/glfw3.h>
#include <algorithm>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>
#include <stdexcept>

namespace fv {
namespace {

constexpr int frames_per_input = 3;

Window& of(GLFWwindow* handle) { return *static_cast<Window*>(glfwGetWindowUserPointer(handle)); }

/// What was drawn and is not shown yet: the buffer behind the window's.
void read_back(Window::Picture& picture, int width, int height)
{
    const std::size_t row = static_cast<std::size_t>(width) * 3;
    std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadBuffer(GL_BACK);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
    picture = {.rgb = {}, .width = static_cast<unsigned>(width), .height = static_cast<unsigned>(height)};
    picture.rgb.reserve(upside_down.size());
    for (auto y = static_cast<std::size_t>(height); y-- > 0;)
        picture.rgb.insert(picture.rgb.end(), upside_down.begin() + static_cast<std::ptrdiff_t>(y * row), upside_down.begin() + static_cast<std::ptrdiff_t>((y + 1) * row));
}

std::string why_glfw_failed()
{
    const char* said = nullptr;
    glfwGetError(&said);
    return said == nullptr ? "no reason was given" : said;
}

}  // namespace

Window::Window(int width, int height, const std::string& title) : title_(title)
{
    if (glfwInit() != GLFW_TRUE) throw std::runtime_error("no window can be opened here (" + why_glfw_failed() + "). `first-visit play kitchen-table --text` plays in the terminal.");
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    handle_ = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
    if (handle_ == nullptr) {
        const std::string reason = why_glfw_failed();
        glfwTerminate();
        throw std::runtime_error("no window with OpenGL 3.3 can be opened here (" + reason + "). `first-visit play kitchen-table --text` plays in the terminal.");
    }
    glfwSetWindowSizeLimits(handle_, 480, 360, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(handle_);
    glfwSwapInterval(1);
    glfwSetWindowUserPointer(handle_, this);
    watch_input();
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard | ImGuiConfigFlags_NavEnableGamepad;
    io.ConfigInputTextCursorBlink = false;  // a still caret owes no frames
    ImGui_ImplGlfw_InitForOpenGL(handle_, true);  // calls ours, too
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

Window::~Window()
{
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(handle_);
    glfwTerminate();
}

void Window::watch_input()
{
    glfwSetKeyCallback(handle_, [](GLFWwindow* w, int, int, int, int) { of(w).owe_frames(frames_per_input); });
    glfwSetCharCallback(handle_, [](GLFWwindow* w, unsigned) { of(w).owe_frames(frames_per_input); });
    glfwSetMouseButtonCallback(handle_, [](GLFWwindow* w, int, int, int) { of(w).owe_frames(frames_per_input); });
    glfwSetCursorPosCallback(handle_, [](GLFWwindow* w, double, double) { of(w).owe_frames(frames_per_input); });
    glfwSetScrollCallback(handle_, [](GLFWwindow* w, double, double) { of(w).owe_frames(frames_per_input); });
    glfwSetWindowFocusCallback(handle_, [](GLFWwindow* w, int) { of(w).owe_frames(frames_per_input); });
    glfwSetCursorEnterCallback(handle_, [](GLFWwindow* w, int) { of(w).owe_frames(frames_per_input); });
    glfwSetFramebufferSizeCallback(handle_, [](GLFWwindow* w, int, int) { of(w).owe_frames(frames_per_input); });
    glfwSetWindowRefreshCallback(handle_, [](GLFWwindow* w) { of(w).owe_frames(1); });
    glfwSetWindowCloseCallback(handle_, [](GLFWwindow* w) { of(w).owe_frames(1); });
    glfwSetWindowContentScaleCallback(handle_, [](GLFWwindow* w, float, float) { of(w).owe_frames(frames_per_input); });
}

void Window::owe_frames(int frames) { owed_ = std::max(owed_, frames); }

void Window::wait(double seconds)
{
    constexpr double for_ever = 1e8;
    if (owed_ > 0 || seconds <= 0) return glfwPollEvents();
    if (seconds >= for_ever) return glfwWaitEvents();
    const double until = glfwGetTime() + seconds;
    glfwWaitEventsTimeout(seconds);
    if (owed_ == 0 && glfwGetTime() >= until) owed_ = 1;
}

void Window::begin_frame()
{
    owed_ = std::max(0, owed_ - 1);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    // Dear ImGui hands quick input out over several frames: those are owed, too.
    if (!ImGui::GetCurrentContext()->InputEventsQueue.empty()) owe_frames(frames_per_input);
}

void Window::end_frame(float red, float green, float blue, Picture* picture)
{
    ImGui::Render();
    int width = 0, height = 0;
    glfwGetFramebufferSize(handle_, &width, &height);
    glViewport(0, 0, width, height);
    glClearColor(red, green, blue, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    if (picture != nullptr) read_back(*picture, width, height);
    glfwSwapBuffers(handle_);
}

bool Window::wants_to_close() const { return glfwWindowShouldClose(handle_) != 0; }
void Window::keep_open() { glfwSetWindowShouldClose(handle_, GLFW_FALSE); }

void Window::set_title(const std::string& title)
{
    if (title == title_) return;
    title_ = title;
    glfwSetWindowTitle(handle_, title.c_str());
}

float Window::scale() const
{
    float x = 1, y = 1;
    glfwGetWindowContentScale(handle_, &x, &y);
    return std::max(1.0F, x);
}

double Window::seconds() const { return glfwGetTime(); }
void Window::size(int& width, int& height) const { glfwGetWindowSize(handle_, &width, &height); }

}  // namespace fv
