// What the style checks look at, and what they share. Private to format; the way in is style.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "scenarios/engine/scenario.h"
#include "scenarios/format/checks.h"
#include "scenarios/format/prose.h"
#include "scenarios/format/reading.h"
#include "scenarios/format/scene_graph.h"
#include "scenarios/format/script_texts.h"

namespace fv {

struct StyleView {
    const Scenario& s;
    const Positions& at;
    ProseLanguage language;
    SceneGraph graph;
    Reading& read;

    /// Where a thing stands; the top of the script where that is not known.
    [[nodiscard]] SourceSpan where_scene(std::size_t i) const { return i < at.scenes.size() ? at.scenes[i] : at.top; }
    [[nodiscard]] SourceSpan where_option(std::size_t i) const { return i < at.options.size() ? at.options[i] : at.top; }
    [[nodiscard]] SourceSpan where_line(std::size_t i) const { return i < at.lines.size() ? at.lines[i] : at.top; }
    /// `this line`; where that can't be shown, how it begins.
    [[nodiscard]] std::string this_line(std::size_t i) const;
    [[nodiscard]] SourceSpan where_speaker(std::size_t i) const { return i < at.speakers.size() ? at.speakers[i] : at.top; }
};

/// Whether somebody of the family speaks in a scene or in a reply of its decision. In the car they don't.
[[nodiscard]] bool family_is_there(const Scenario& scenario, const Scene& scene);

/// Whether people choose between at least two options here.
[[nodiscard]] bool is_choice(const Scene& scene);

/// What an option looks like to somebody who has to choose: what you do, then what you say.
[[nodiscard]] std::string shown(const Option& option);

/// The sum of an option's ratings.
[[nodiscard]] int worth(const Option& option);

/// An option that a good visitor doesn't take: it breaks a core practice, or its ratings add up to less than 0.
[[nodiscard]] bool is_marked_as_wrong(const Option& option);

/// `a, b, c`, at most `most` of them and then an ellipsis.
[[nodiscard]] std::string listed(const std::vector<std::string>& names, std::size_t most = 6);

void check_option_style(const StyleView& view);      ///< long-option, best-is-*, length-tells, questions-tell, one-obvious-answer
void check_mending(const StyleView& view);           ///< never-mended
void check_lines(const StyleView& view);             ///< long-line, hard-to-read
void check_school_business(const StyleView& view);   ///< school-business
void check_portrayal(const StyleView& view);         ///< named-by-deficit, child-interprets, phonetic-dialect

}  // namespace fv
