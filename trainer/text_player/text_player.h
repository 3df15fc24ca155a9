// A visit played in a terminal, from preparing to the report: everything the window offers a
// teacher, for screen readers, for machines without a display, and for who prefers a keyboard.
//
// A client of session like the window: it prints views and carries actions out.
#pragma once

#include <iosfwd>
#include <string>

#include "trainer/session/session.h"

namespace fv {

class TextPlayer {
public:
    /// Reads answers from `in`, writes to `out`; both outlive the player. `colour`: use a terminal's colours.
    TextPlayer(Session& session, std::istream& in, std::ostream& out, bool colour);

    /// Asks who is there, unless the session knows. False: nothing more can be read.
    bool ask_who();

    enum class End { finished, left };
    /// Plays on from wherever the attempt stands. `left`: the person said so, or the input ended;
    /// everything up to then is kept.
    End play(const Uuid& attempt);

private:
    bool prepare(const Uuid& attempt);
    bool rehearse(const Uuid& attempt);
    bool reflect(const Uuid& attempt);
    void report(const Uuid& attempt);
    bool answer_command(const std::string& word, const struct RehearsalView& view, const Uuid& attempt);
    bool speak(const std::string& line, const struct RehearsalView& view, const Uuid& attempt);
    bool ask_own_words(const std::string& key, const std::string& ask, const std::string& kept, std::string& answer);
    void show_new_lines(const struct RehearsalView& view, bool all);
    void show_options(const struct RehearsalView& view);
    void show_history(const struct RehearsalView& view);

    void heading(const std::string& text);
    void paragraph(const std::string& text, std::string_view indent = {});
    bool read_line(std::string& line);

    Session& session_;
    std::istream& in_;
    std::ostream& out_;
    bool colour_;
};

}  // namespace fv
