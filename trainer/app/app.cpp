#include "trainer/app/app.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <imgui_internal.h>

#include "trainer/app/fonts.h"
#include "trainer/app/picture.h"
#include "trainer/app/router.h"
#include "trainer/app/window.h"
#include "trainer/session/saving.h"

namespace fv {
namespace {

constexpr float base_text = 17.0F;      // pixels at 100% on a screen of single density
constexpr double notice_stays = 6.0;    // seconds
constexpr int settled_after = 24;       // frames until a picture shows what a person would see

class App {
public:
    App(Session& session, const AppOptions& options)
        : session_(session), options_(options), window_(options.width, options.height, session.words()[Word::app_name].text()),
          faces_(load_faces(options.fonts)), router_(session, options.place.value_or(Place(AtHome{}))), dark_(options.dark), text_size_(options.text_size)
    {
        if (options.news.empty()) return;
        const std::size_t line = options.news.find('\n');  // what happened, then what is kept and what is not
        trouble_.emplace(StoreError::Trouble::damaged, options.news.substr(0, line), options.news.substr(std::min(line, options.news.size() - 1) + 1), std::string{});
    }

    void run()
    {
        double due = 0;  // when to draw again without input
        while (!done_) {
            const bool at_once = !options_.picture.empty() || more_to_open_ || router_.has_work();
            window_.wait(at_once ? 0 : std::max(0.0, due - window_.seconds()));
            if (!options_.picture.empty()) window_.owe_frames(1);
            if (window_.owes_frame() || window_.seconds() >= due) due = frame() + window_.seconds();
            else if (more_to_open_) more_to_open_ = open_more();
            else if (router_.has_work()) work();
            if (!options_.picture.empty() && frames_ >= settled_after) return save_picture();
        }
    }

private:
    [[nodiscard]] const Theme& theme() const { return dark_ ? dark_theme() : light_theme(); }

    /// Draws once and does what was asked. Returns after how many seconds to draw again without input.
    double frame()
    {
        const double now = window_.seconds();
        const float em = std::round(base_text * window_.scale() * static_cast<float>(text_size_) / 100.0F);
        apply(theme(), em, ImGui::GetStyle());
        window_.begin_frame();
        drawn_.begin_frame();
        Ui ui{.theme = theme(), .faces = faces_, .drawn = drawn_, .em = em, .now = now, .passed = static_cast<float>(std::min(0.1, now - last_frame_))};
        ui.closing = window_.wants_to_close();
        ui.reduced_motion = options_.reduced_motion;
        ui.no_timers = options_.no_timers;
        last_frame_ = now;
        draw_all(ui);
        const ImVec4 paper = ImGui::ColorConvertU32ToFloat4(theme().paper);
        ++frames_;
        const bool wanted = !options_.picture.empty() && frames_ >= settled_after;
        window_.end_frame(paper.x, paper.y, paper.z, wanted ? &picture_ : nullptr);
        tell_watcher();
        const bool acted = carry_out();
        if (acted) {
            window_.owe_frames(3);
            lost_for_ = 0;
        }
        // The last words of a draft are kept before the window goes.
        if (ui.closing && !acted) done_ = true;
        return acted ? 0 : ui.wake_in;
    }

    /// Visits that nobody asked for yet are loaded while nothing else is to do, so that what is broken is told.
    bool open_more()
    {
        const std::uint64_t before = session_.revision();
        const bool more = session_.open_more();
        if (session_.revision() != before) window_.owe_frames(1);
        return more;
    }

    /// What the present place waits for goes on between frames.
    void work()
    {
        try {
            router_.work();
        } catch (const StoreError& error) {
            trouble_ = error;
        }
        if (trouble_ || router_.is_stale()) window_.owe_frames(1);
    }

    void draw_all(Ui& ui)
    {
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
        const bool arrived = router_.take_arrival() || std::exchange(keyboard_is_lost_, false);
        if (arrived) ImGui::SetNextWindowFocus();
        ImGui::PushFont(faces_.regular, ui.em);
        ImGui::Begin("first-visit", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
        // Tab begins at the first control of a new screen: without this it would begin nowhere.
        if (arrived) ImGui::NavInitWindow(ImGui::GetCurrentWindow(), true);
        if (!trouble_) build_view();
        if (trouble_) draw_trouble(ui);
        else router_.draw(ui);
        ImGui::End();
        find_lost_keyboard();
        draw_notice(ui);
        ImGui::PopFont();
        change_text_size();
    }

    /// The control that had the keyboard may be gone (the decision was made): start at the first again.
    void find_lost_keyboard()
    {
        const ImGuiContext& g = *ImGui::GetCurrentContext();
        const bool lost = g.ActiveId == 0 && (g.NavId == 0 || !g.NavIdIsAlive);
        constexpr int tries = 8;  // a request takes two frames to be answered; a screen without controls never answers
        lost_for_ = lost ? lost_for_ + 1 : 0;
        keyboard_is_lost_ = lost && lost_for_ <= tries && lost_for_ % 2 == 1;
        if (lost && lost_for_ <= tries) window_.owe_frames(2);
    }

    /// Ctrl with +, − and 0, as in a browser.
    void change_text_size()
    {
        if (!ImGui::GetIO().KeyCtrl) return;
        const auto pressed = [](ImGuiKey one, ImGuiKey other) { return ImGui::IsKeyPressed(one) || ImGui::IsKeyPressed(other); };
        if (pressed(ImGuiKey_Equal, ImGuiKey_KeypadAdd)) text_size_ = std::min(250, text_size_ + 10);
        if (pressed(ImGuiKey_Minus, ImGuiKey_KeypadSubtract)) text_size_ = std::max(80, text_size_ - 10);
        if (pressed(ImGuiKey_0, ImGuiKey_Keypad0)) text_size_ = 100;
        if (ImGui::IsKeyPressed(ImGuiKey_D, false)) dark_ = !dark_;
    }

    void draw_notice(Ui& ui)
    {
        if (!notice_) return;
        if (ui.now > notice_until_) {
            notice_.reset();
            return;
        }
        ui.wake_after(notice_until_ - ui.now + 0.01);
        const ImVec2 room = ImGui::GetIO().DisplaySize;
        const float width = std::min(room.x - 2 * ui.em, ui.em * 30);
        ImGui::SetNextWindowPos({room.x / 2, room.y - ui.em * 1.5F}, ImGuiCond_Always, {0.5F, 1.0F});
        ImGui::SetNextWindowSize({width, 0});
        ImGui::Begin("notice", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_AlwaysAutoResize);
        {
            const widgets::Card card(ui, "notice", notice_->trouble ? ui.theme.partner_bubble : ui.theme.own_bubble);
            widgets::text(ui, notice_->text);
        }
        ImGui::End();
    }

    /// What the view reads may be damaged, or gone with a server. Where it was built before, nothing is read.
    void build_view()
    {
        try {
            router_.refresh();
        } catch (const StoreError& error) {
            trouble_ = error;
            view_failed_ = true;
            window_.owe_frames(3);
        }
    }

    /// The store can't go on: what happened, what is safe, what can be done. The program stays up.
    void draw_trouble(Ui& ui)
    {
        const Words& words = session_.words();
        const widgets::Page page(ui, "trouble", 40);
        widgets::title(ui, words[Word::trouble_heading].text());
        widgets::text(ui, trouble_->problem());
        widgets::text(ui, trouble_->kept().empty() ? words[Word::trouble_kept].text() : trouble_->kept(), {.face = widgets::Face::bold, .colour = ui.theme.calm});
        widgets::text(ui, trouble_->hint());
        widgets::gap(ui, 0.5F);
        const bool home = view_failed_ && router_.place_word() != "home";
        bool left = widgets::button(ui, "go-on", words[view_failed_ ? Word::try_again : Word::go_on], widgets::Weight::primary);
        if (home && widgets::button(ui, "home", words[Word::to_home])) {
            router_.go_home();
            left = true;
        }
        if (left) {
            trouble_.reset();
            view_failed_ = false;
            window_.owe_frames(3);
        }
        if (widgets::button(ui, "quit", words[Word::quit])) done_ = true;
    }

    /// Here and in build_view() the store's trouble is caught, and nowhere else.
    bool carry_out()
    {
        bool acted = false;
        try {
            acted = router_.carry_out();
        } catch (const StoreError& error) {
            trouble_ = error;
            window_.keep_open();
            acted = true;
        }
        std::optional<Notice> news = router_.take_notice();
        if (const auto file = router_.take_file()) news = save_for_person(*file, session_.words());
        if (news) {
            notice_ = std::move(news);
            notice_until_ = window_.seconds() + notice_stays;
        }
        if (const auto copy = router_.take_copy()) ImGui::SetClipboardText(copy->c_str());
        window_.set_title(router_.window_title());
        return acted;
    }

    void tell_watcher()
    {
        if (!options_.after_frame) return;
        AppOptions::FrameFacts facts{.number = frames_, .place = trouble_ ? std::string_view("trouble") : router_.place_word()};
        window_.size(facts.width, facts.height);
        options_.after_frame(drawn_, facts);
    }

    void save_picture()
    {
        std::ofstream(options_.picture, std::ios::binary) << png_of(picture_.rgb, picture_.width, picture_.height);
    }

    Session& session_;
    const AppOptions& options_;
    Window window_;
    Faces faces_;
    Router router_;
    Drawn drawn_;
    Window::Picture picture_;
    bool dark_;
    int text_size_;
    bool done_ = false;
    bool more_to_open_ = true;
    bool keyboard_is_lost_ = false;
    int lost_for_ = 0;  ///< frames
    long frames_ = 0;
    double last_frame_ = 0;
    std::optional<StoreError> trouble_;
    bool view_failed_ = false;  ///< the trouble is that nothing can be shown: going on is trying again
    std::optional<Notice> notice_;
    double notice_until_ = 0;
};

}  // namespace

void run_window(Session& session, const AppOptions& options) { App(session, options).run(); }

}  // namespace fv
