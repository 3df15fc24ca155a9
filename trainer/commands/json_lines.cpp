#include "trainer/commands/json_lines.h"

#include <algorithm>
#include <fmt/format.h>
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>

#include "scoring/score.h"
#include "trainer/commands/answers.h"
#include "trainer/session/rehearsal.h"

namespace fv {
namespace {

using answers::Json;

constexpr std::size_t longest_line = 64U * 1024U;  // bytes; no answer needs more

class Player {
public:
    Player(Session& session, const Uuid& attempt, Console& console) : session_(session), attempt_(attempt), console_(console) {}

    void play()
    {
        say(Json{{"type", "attempt"}, {"id", attempt_.text()}, {"scenario", scenario().id}, {"decisions", choices().size()}});
        tell_lines(visit());
        tell_what_is_next();
        for (std::string line; std::getline(console_.in, line);)
            if (!line.empty() && !take(line)) return;
    }

private:
    [[nodiscard]] const Visit& visit() { return session_.attempt(attempt_)->visit; }
    [[nodiscard]] const Scenario& scenario() { return visit().scenario(); }
    [[nodiscard]] const std::vector<std::string>& choices() { return session_.attempt(attempt_)->record.choices; }

    void say(const Json& json)
    {
        console_.out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;  // the reader waits for each line
    }
    void refuse(const std::string& message) { say(Json{{"type", "error"}, {"message", message}}); }

    /// The scene that a line stands in; replies stand in the scene of the decision.
    std::string_view scene_of(LineId line, std::string_view otherwise)
    {
        for (const Scene& scene : scenario().scenes)
            if (line.value >= scene.script.first && line.value < scene.script.first + scene.script.count) return scene.key;
        return otherwise;
    }

    void tell_lines(const Visit& now, std::string_view decided_in = {})
    {
        for (const LineId id : now.lines()) say(answers::line(scenario(), scenario().lines[id.value], scene_of(id, decided_in)));
    }

    void tell_what_is_next()
    {
        if (visit().decision() != nullptr) return say(answers::decision(visit()));
        say(answers::ending(visit()));
        Json result{{"type", "score"}};
        result.update(answers::score(scenario(), score(scenario(), session_.framework(), visit().seed(), choices())));
        say(result);
    }

    /// False: the program that plays wants to stop.
    bool take(const std::string& line)
    {
        if (line.size() > longest_line) return refuse(fmt::format("a line has at most {} bytes; this one has {}", longest_line, line.size())), true;
        const Json answer = Json::parse(line, nullptr, false);
        if (!answer.is_object() || answer.size() != 1) return refuse(R"(a line is one JSON object such as {"choose":"ID"})"), true;
        const std::string& what = answer.begin().key();
        const Json& value = answer.begin().value();
        if (what == "quit") return false;
        if (what == "choose") choose(value);
        else if (what == "back") go_back(value);
        else refuse(not_taken_here(what));
        return true;
    }

    std::string not_taken_here(const std::string& what)
    {
        static const std::vector<std::string> other_kinds = {"say", "pick", "rate", "order", "wait"};
        if (std::find(other_kinds.begin(), other_kinds.end(), what) == other_kinds.end())
            return fmt::format(R"(there is no answer "{}"; a line can be choose, back or quit)", what);
        return fmt::format(R"("{}" does not answer this decision; {})", what, what_can_be_chosen());
    }

    std::string what_can_be_chosen()
    {
        if (visit().decision() == nullptr) return "the visit has ended: only back or quit can follow";
        std::string keys;
        for (const OptionId option : visit().decision()->options) keys += (keys.empty() ? "" : ", ") + scenario().option(option).key;
        return "choose one of " + keys;
    }

    void choose(const Json& value)
    {
        if (!value.is_string()) return refuse(R"("choose" takes an option's id as a text)");
        if (visit().decision() == nullptr) return refuse(what_can_be_chosen());
        const Visit before = visit();
        const std::string decided_in = scenario().scene(before.decision()->scene).key;
        const Changes changes = carry_out(RehearsalAction(Choose{decided_in, value.get<std::string>()}), attempt_, session_);
        if (!changes.records) return refuse(fmt::format(R"("{}" is not offered here; {})", value.get<std::string>(), what_can_be_chosen()));
        for (const Json& effect : answers::effects(before, visit())) say(effect);
        tell_lines(visit(), decided_in);
        tell_what_is_next();
    }

    /// To the latest time that decision was taken.
    void go_back(const Json& value)
    {
        if (!value.is_string()) return refuse(R"("back" takes a decision's id as a text)");
        const std::string decision = value.get<std::string>();
        const std::vector<RecordedChoice>& made = session_.attempt(attempt_)->record.recorded_choices;
        const auto found = std::find_if(made.rbegin(), made.rend(), [&](const RecordedChoice& choice) { return choice.decision == decision; });
        if (found == made.rend()) return refuse(fmt::format(R"(there is no earlier decision "{}" in this visit)", decision));
        const auto index = static_cast<std::size_t>(made.rend() - found) - 1;
        (void)carry_out(RehearsalAction(GoBack{index}), attempt_, session_);
        tell_lines(visit());
        tell_what_is_next();
    }

    Session& session_;
    Uuid attempt_;
    Console& console_;
};

}  // namespace

void play_json_lines(Session& session, const Uuid& attempt, Console& console) { Player(session, attempt, console).play(); }

}  // namespace fv
