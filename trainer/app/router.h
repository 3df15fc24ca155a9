// Which screen is shown, what it was made from, and what a person asked of it.
//
// A frame: the view is built again if what it reads has changed; the place's screen is drawn; the
// action is carried out, once. Drawing never builds a view.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "trainer/screens/board.h"
#include "trainer/screens/growth.h"
#include "trainer/screens/home.h"
#include "trainer/screens/path.h"
#include "trainer/screens/prepare.h"
#include "trainer/screens/reflect.h"
#include "trainer/screens/rehearsal.h"
#include "trainer/screens/report.h"
#include "trainer/session/certification_desk.h"
#include "trainer/session/session.h"

namespace fv {

class Router {
public:
    Router(Session& session, Place place) : session_(session), desk_(session), place_(std::move(place)) {}

    /// Builds the view again if the place or what it reads has changed. A place that can't be shown any
    /// more leads home, with the reason. Throws StoreError; then the place is as it was, and the next call tries again.
    void refresh();
    /// Leaves the place, whatever it is.
    void go_home() { go(AtHome{}); }
    /// Draws what was built last into the whole region. What was asked stays for carry_out().
    void draw(Ui& ui);
    /// True: something was asked, and done. Throws StoreError; then the place is as it was.
    bool carry_out();

    /// Whether the present place waits for something that is done a little further, by work(), while nothing
    /// else is to do.
    [[nodiscard]] bool has_work() const;
    void work();
    /// What is shown is made anew with the next frame.
    [[nodiscard]] bool is_stale() const { return built_from_ != session_.revision(); }

    /// Once after each change of place: the keyboard belongs to the new screen.
    [[nodiscard]] bool take_arrival() { return std::exchange(arrived_, false); }

    [[nodiscard]] std::string_view place_word() const;
    [[nodiscard]] std::string window_title() const;
    /// What is to be told once, and to be put on the clipboard.
    [[nodiscard]] std::optional<Notice> take_notice() { return std::exchange(notice_, std::nullopt); }
    [[nodiscard]] std::optional<std::string> take_copy() { return std::exchange(copy_, std::nullopt); }
    /// What is to be saved for the person.
    [[nodiscard]] std::optional<FileToSave> take_file() { return std::exchange(file_, std::nullopt); }

private:
    using View = std::variant<std::monostate, HomeView, PrepareView, RehearsalView, ReflectView, ReportView, GrowthView, BoardView, PathView>;
    using Action = std::variant<std::monostate, HomeAction, PrepareAction, RehearsalAction, ReflectAction, ReportAction, GrowthAction, BoardAction, PathAction>;

    void build();
    void go(Place place);

    Session& session_;
    CertificationDesk desk_;
    Place place_;
    View view_;
    std::uint64_t built_from_ = 0;
    bool arrived_ = true;
    Action action_;
    std::optional<Notice> notice_;
    std::optional<std::string> copy_;
    std::optional<FileToSave> file_;

    HomeUiState home_;
    PrepareUiState prepare_;
    RehearsalUiState rehearsal_;
    ReflectUiState reflect_;
    ReportUiState report_;
    BoardUiState board_;
    PathUiState path_;
};

}  // namespace fv
