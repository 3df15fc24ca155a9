#include "trainer/app/router.h"

#include "trainer/session/certification.h"
#include "trainer/session/growth.h"
#include "trainer/session/home.h"
#include "trainer/session/prepare.h"
#include "trainer/session/reflect.h"
#include "trainer/session/rehearsal.h"
#include "trainer/session/report.h"

namespace fv {
namespace {

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Match(Cases...) -> Match<Cases...>;

/// Whether a screen asked for anything.
template <class ScreenAction>
bool asks(const ScreenAction& action)
{
    return !std::holds_alternative<std::monostate>(action);
}

}  // namespace

std::string_view Router::place_word() const
{
    return std::visit(Match{[](const AtHome&) { return "home"; }, [](const Preparing&) { return "preparing"; }, [](const Rehearsing&) { return "rehearsing"; },
                            [](const Reflecting&) { return "reflecting"; }, [](const Reporting&) { return "reporting"; }, [](const Growing&) { return "growing"; },
                            [](const AtBoard&) { return "board"; }, [](const OnPath&) { return "path"; }},
                      place_);
}

std::string Router::window_title() const
{
    const std::string name = session_.words()[Word::app_name].text();
    const auto with = [&](const std::string& title) { return title + " – " + name; };
    return std::visit(Match{[&](const std::monostate&) { return name; }, [&](const HomeView&) { return name; }, [&](const auto& view) { return with(view.title); }}, view_);
}

void Router::refresh()
{
    // A visit may turn out to be broken while the view is built: then it is built once more, with that.
    while (built_from_ != session_.revision()) {
        const std::uint64_t from = session_.revision();
        build();
        built_from_ = from;
    }
}

void Router::build()
{
    if (arrived_) desk_.look_again();
    std::string why_not;
    const auto keep = [&](auto view) {
        if (view) view_ = std::move(*view);
        return view.has_value();
    };
    const bool shown = std::visit(Match{[&](const AtHome&) { return view_ = home_view(session_), true; },
                                        [&](const Preparing& p) { return keep(prepare_view(session_, p.attempt, &why_not)); },
                                        [&](const Rehearsing& p) { return keep(rehearsal_view(session_, p.attempt, &why_not)); },
                                        [&](const Reflecting& p) { return keep(reflect_view(session_, p.attempt, &why_not)); },
                                        [&](const Reporting& p) { return keep(report_view(session_, p.attempt, &why_not)); },
                                        [&](const Growing&) { return keep(session_.person() ? std::optional(growth_view(session_, *session_.person(), today(session_))) : std::nullopt); },
                                        [&](const AtBoard& p) { return keep(board_view(desk_, p.level, &why_not)); },
                                        [&](const OnPath& p) { return keep(path_view(desk_, p.person, &why_not)); }},
                                  place_);
    if (!shown) {
        notice_ = Notice{why_not, true};
        place_ = AtHome{};
        view_ = home_view(session_);
    }
}

void Router::draw(Ui& ui)
{
    const Words& words = session_.words();
    action_ = std::monostate{};
    std::visit(Match{[](const std::monostate&) {}, [&](const HomeView& view) { action_ = draw_home(view, home_, words, ui); },
                     [&](const PrepareView& view) { action_ = draw_prepare(view, prepare_, words, ui); },
                     [&](const RehearsalView& view) { action_ = draw_rehearsal(view, rehearsal_, words, ui); },
                     [&](const ReflectView& view) { action_ = draw_reflect(view, reflect_, words, ui); },
                     [&](const ReportView& view) { action_ = draw_report(view, report_, words, ui); },
                     [&](const GrowthView& view) { action_ = draw_growth(view, words, ui); },
                     [&](const BoardView& view) { action_ = draw_board(view, board_, words, ui); },
                     [&](const PathView& view) { action_ = draw_path(view, path_, words, ui); }},
               view_);
}

void Router::go(Place place)
{
    place_ = std::move(place);
    built_from_ = 0;
    arrived_ = true;
    home_ = {};
    prepare_ = {};
    rehearsal_ = {};
    reflect_ = {};
    report_ = {};
    path_ = {};
    // The board keeps its filters and order while one looks at people and comes back.
    if (!std::holds_alternative<AtBoard>(place_) && !std::holds_alternative<OnPath>(place_)) board_ = {};
}

bool Router::has_work() const
{
    const BoardView* board = std::get_if<BoardView>(&view_);
    return board != nullptr && !board->counting.empty();
}

/// Rehearsals of many people, a few at a time. The board is made anew when all were looked at, or a good
/// part more.
void Router::work()
{
    constexpr std::size_t at_once = 8, part = 75 * at_once;
    bool more = true;
    for (std::size_t i = 0; more && i < at_once; ++i) more = desk_.look_further();
    if (!more || desk_.looked_at() % part < at_once) built_from_ = 0;
}

bool Router::carry_out()
{
    const Action asked = std::exchange(action_, std::monostate{});
    const Uuid attempt = std::visit(Match{[](const AtHome&) { return Uuid{}; }, [](const Growing&) { return Uuid{}; }, [](const AtBoard&) { return Uuid{}; }, [](const OnPath& place) { return place.person; },
                                          [](const auto& place) { return place.attempt; }}, place_);
    const auto changes = std::visit(Match{[](const std::monostate&) -> std::optional<Changes> { return std::nullopt; },
                                          [&](const HomeAction& action) -> std::optional<Changes> {
                                              if (!asks(action)) return std::nullopt;
                                              return fv::carry_out(action, session_);
                                          },
                                          [&](const GrowthAction& action) -> std::optional<Changes> {
                                              if (!asks(action)) return std::nullopt;
                                              return fv::carry_out(action, session_);
                                          },
                                          [&](const BoardAction& action) -> std::optional<Changes> {
                                              if (!asks(action)) return std::nullopt;
                                              const AtBoard* board = std::get_if<AtBoard>(&place_);
                                              return fv::carry_out(action, desk_, board == nullptr ? std::string{} : board->level);
                                          },
                                          [&](const PathAction& action) -> std::optional<Changes> {
                                              if (!asks(action)) return std::nullopt;
                                              return fv::carry_out(action, desk_, attempt);
                                          },
                                          [&](const auto& action) -> std::optional<Changes> {
                                              if (!asks(action)) return std::nullopt;
                                              return fv::carry_out(action, attempt, session_);
                                          }},
                                    asked);
    if (!changes) return false;
    if (changes->notice) notice_ = changes->notice;
    if (changes->copy) copy_ = changes->copy;
    if (changes->file) file_ = changes->file;
    if (changes->go) go(*changes->go);
    return true;
}

}  // namespace fv
