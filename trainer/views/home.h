// What the first screen shows: who you are, which visit, and what is still open.
// Every string is in the person's language; nothing points into the engine or the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "foundation/ids.h"

namespace fv {

struct PersonChoice {
    Uuid id;
    std::string name;
    bool has_pin = false;  ///< going in under this name asks for it
    std::string pin_label; ///< `PIN of Ana`; empty without one
};

/// A visit that somebody began and has not finished.
struct OpenAttempt {
    Uuid attempt;
    std::string where;  ///< `The kitchen · decision 5 · today, 09:30`
};

/// One that was finished: its report can be read again.
struct FinishedAttempt {
    Uuid attempt;
    std::string when;    ///< `24 November 2026, 09:41`
    std::string result;  ///< `Asked back · passed`
};

struct VisitCard {
    std::string scenario;  ///< id, `kitchen-table`
    std::string title, summary, stage, themes;
    std::string length;    ///< `about 12 minutes`
    std::string with;      ///< `with Dana Okafor, art teacher`
    std::optional<OpenAttempt> open;
    std::vector<FinishedAttempt> finished;  ///< newest first
};

/// A scenario file that could not be read: shown, never hidden.
struct BrokenFile {
    std::string file;
    std::string faults;  ///< as `check` prints them
};

struct LanguageChoice {
    std::string code;  ///< `es`
    std::string name;  ///< `Español`
};

struct HomeView {
    std::optional<PersonChoice> person;  ///< not set: ask who is there
    bool may_set_pin = false;            ///< the person, their own
    std::vector<PersonChoice> people;    ///< everybody known on this machine, by name
    std::vector<VisitCard> visits;
    std::vector<BrokenFile> broken;
    std::vector<LanguageChoice> languages;
    std::string language;  ///< the code in force
    bool may_see_certification = false;  ///< of others
    bool has_played = false;  ///< a visit to its end: there is growth to see
    std::string greeting;  ///< `Welcome back, Ana.`; empty without a person
};

struct EnterName { std::string name; };
struct ChoosePerson {
    Uuid person;
    std::string pin;  ///< where one is set
};
/// Of the person who is in; an empty new one takes it away.
struct SetPin { std::string now, fresh; };
struct SomebodyElse {};
struct BeginVisit { std::string scenario; };
struct ContinueVisit { Uuid attempt; };
struct OpenReport { Uuid attempt; };
struct SeeGrowth {};
struct SeePath {};
struct SeeBoard {};
struct ChooseLanguage { std::string code; };
using HomeAction = std::variant<std::monostate, EnterName, ChoosePerson, SomebodyElse, BeginVisit, ContinueVisit, OpenReport,
                                SeeGrowth, SeePath, SeeBoard, ChooseLanguage, SetPin>;

}  // namespace fv
