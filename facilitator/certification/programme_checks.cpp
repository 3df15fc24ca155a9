#include "facilitator/certification/programme_checks.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <set>

#include "foundation/spelling.h"

namespace fv {
namespace {

class Checks {
public:
    Checks(const Programme& programme, const Repertoire* repertoire, Reading& reading) : p_(programme), repertoire_(repertoire), read_(reading) {}

    void run()
    {
        for (const Level& level : p_.levels) {
            for (const Requirement& requirement : level.requirements) check(level, requirement);
            if (level.renewal) {
                for (const Requirement& requirement : level.renewal->requirements) check(level, requirement);
                if (after(Day{}, level.renewal->opens) > after(Day{}, level.lasts))
                    read_.fault("out-of-range", level.where, fmt::format("the renewal of \"{}\" opens before the level begins", level.key), "let it open later, or let the level last longer");
            }
            circle(level);
            visits_first(level);
        }
    }

private:
    void check(const Level& level, const Requirement& requirement)
    {
        if (const auto* held = std::get_if<HeldNeeded>(&requirement.what)) known(held->level, requirement);
        if (const auto* observed = std::get_if<ObservedNeeded>(&requirement.what)) known(observed->by, requirement);
        if (const auto* sign_off = std::get_if<SignOffNeeded>(&requirement.what)) known(sign_off->by, requirement);
        if (const auto* rehearsals = std::get_if<RehearsalsNeeded>(&requirement.what)) enough(level, requirement, *rehearsals);
    }

    void known(const std::string& key, const Requirement& requirement)
    {
        if (p_.level(key) != nullptr) return;
        std::vector<std::string> keys;
        for (const Level& level : p_.levels) keys.push_back(level.key);
        read_.fault("unknown-name", requirement.where, fmt::format("there is no level \"{}\"", key), suggestion(key, keys));
    }

    void enough(const Level& level, const Requirement& requirement, const RehearsalsNeeded& needed)
    {
        if (repertoire_ == nullptr) return;
        const auto count = [&](const std::function<bool(const Repertoire::Entry&)>& counts) { return static_cast<int>(std::count_if(repertoire_->visits.begin(), repertoire_->visits.end(), counts)); };
        const auto fault = [&](int asked, int there, std::string_view of) {
            if (there >= asked) return;
            read_.fault("never-met", requirement.where, fmt::format("the level \"{}\" asks for {} different visits{}, and there are {}", level.key, asked, of, there), "ask for fewer, or add visits to the packs");
        };
        fault(needed.visits, static_cast<int>(repertoire_->visits.size()), "");
        for (const auto& [stage, asked] : needed.stages)
            fault(asked, count([&, stage = stage](const Repertoire::Entry& entry) { return entry.stage == stage; }), fmt::format(" of the stage {}", word_of(stage)));
        for (const auto& [theme, asked] : needed.themes)
            fault(asked, count([&, theme = theme](const Repertoire::Entry& entry) { return std::find(entry.themes.begin(), entry.themes.end(), theme) != entry.themes.end(); }), fmt::format(" with the theme {}", theme));
    }

    /// A level that has to be held before itself.
    void circle(const Level& level)
    {
        std::set<std::string> seen;
        std::function<bool(const Level&)> leads_back = [&](const Level& from) {
            for (const Requirement& requirement : from.requirements) {
                const auto* held = std::get_if<HeldNeeded>(&requirement.what);
                if (held == nullptr) continue;
                if (held->level == level.key) return true;
                const Level* next = p_.level(held->level);
                if (next != nullptr && seen.insert(next->key).second && leads_back(*next)) return true;
            }
            return false;
        };
        if (leads_back(level)) read_.fault("never-met", level.where, fmt::format("the level \"{}\" asks, in the end, that it is held already", level.key), "take away one of the `held` requirements that go round in a circle");
    }

    /// Nobody visits before they are certified, so a level for those who are not can't ask for visits.
    void visits_first(const Level& level)
    {
        const auto is = [&](auto* kind) { return std::any_of(level.requirements.begin(), level.requirements.end(), [&](const Requirement& r) { return std::holds_alternative<std::remove_pointer_t<decltype(kind)>>(r.what); }); };
        if (is(static_cast<VisitsNeeded*>(nullptr)) && !is(static_cast<HeldNeeded*>(nullptr)))
            read_.fault("never-met", level.where, fmt::format("the level \"{}\" asks for visits made, and nobody is certified to make them yet", level.key), "ask for them at a level that asks for another to be held first");
    }

    const Programme& p_;
    const Repertoire* repertoire_;
    Reading& read_;
};

}  // namespace

void check_programme(const Programme& programme, const Repertoire* repertoire, Reading& reading) { Checks(programme, repertoire, reading).run(); }

}  // namespace fv
