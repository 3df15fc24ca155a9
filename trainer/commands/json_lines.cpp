#include "trainer/commands/json_lines.h"

#include <algorithm>
#include <fmt/format.h>
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>

#include "scenarios/engine/answer.h"
#include "scoring/score.h"
#include "trainer/commands/answers.h"
#include "trainer/session/hearing.h"
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
        result.update(answers::score(scenario(), score(scenario(), session_.framework(), visit().seed(), choices(), visit().state().company)));
        say(result);
    }

    /// False: the program that plays wants to stop.
    bool take(const std::string& line)
    {
        if (line.size() > longest_line) return refuse(fmt::format("a line has at most {} bytes; this one has {}", longest_line, line.size())), true;
        const Json answer = Json::parse(line, nullptr, false);
        const bool one_thing = answer.is_object() && (answer.size() == 1 || (answer.size() == 2 && answer.contains("say") && answer.contains("ticks")));
        if (!one_thing) return refuse(R"(a line is one JSON object such as {"choose":"ID"})"), true;
        const std::string what = answer.contains("say") ? "say" : answer.begin().key();
        const Json& value = answer[what];
        if (what == "quit") return false;
        if (what == "back") go_back(value);
        else if (what == "help") help(value);
        else decide(what, value, answer);
        return true;
    }

    /// An answer of the kind that the decision asks for, or the words that say which that is.
    void decide(const std::string& what, const Json& value, const Json& answer)
    {
        static const std::vector<std::string> kinds = {"choose", "pick", "rate", "order", "say", "wait"};
        if (std::find(kinds.begin(), kinds.end(), what) == kinds.end())
            return refuse(fmt::format(R"(there is no answer "{}"; a line can be choose, pick, rate, order, say, wait, back, help or quit)", what));
        if (visit().decision() == nullptr) return refuse(what_can_be_chosen());
        const std::string_view asked = word_of(scenario().scene(visit().decision()->scene).kind);
        if (what == "wait") return wait(value);
        if (what != asked) return refuse(fmt::format(R"("{}" does not answer this decision; {})", what, what_can_be_chosen()));
        if (what == "choose") return value.is_string() ? give(value.get<std::string>()) : refuse(R"("choose" takes an option's id as a text)");
        if (what == "say") return speak(value, answer);
        const auto word = answers::word_of_items(what, value);
        if (!word) return refuse(answers::shape_of(what));
        give(*word);
    }

    void wait(const Json& value)
    {
        if (value != Json(true)) return refuse(R"("wait" takes true)");
        for (const OptionId id : visit().decision()->options)
            if (scenario().option(id).silent) return give(scenario().option(id).key);
        refuse("there is no staying silent here; " + what_can_be_chosen());
    }

    /// One's own words; without `ticks` the program ticks what it hears.
    void speak(const Json& value, const Json& answer)
    {
        if (!value.is_string()) return refuse(R"("say" takes a text)");
        const SceneId here = visit().decision()->scene;
        const std::string said = value.get<std::string>();
        std::optional<std::string> word = word_of(scenario(), here, ItemAnswer{.picked = heard_in(scenario().items_of(here), said), .values = {}});
        if (answer.contains("ticks")) word = answers::word_of_items("pick", answer["ticks"]);
        if (!word) return refuse(R"("ticks" takes a list of the checklist's ids)");
        give(*word, said);
    }

    void help(const Json& value)
    {
        const bool known = value == Json("hint") || value == Json("thought");
        if (!known || visit().decision() == nullptr) return refuse(R"("help" takes "hint" or "thought", at a decision)");
        const std::string decision = scenario().scene(visit().decision()->scene).key;
        (void)carry_out(RehearsalAction(OpenHelp{decision, value.get<std::string>()}), attempt_, session_);
        const Help& there = scenario().scene(visit().decision()->scene).help;
        const std::string& text = value == Json("hint") ? there.hint : there.thought;
        if (text.empty()) return refuse(fmt::format("there is no {} here", value.get<std::string>()));
        say(Json{{"type", "help"}, {"decision", decision}, {"help", value}, {"text", text}});
    }

    std::string what_can_be_chosen()
    {
        if (visit().decision() == nullptr) return "the visit has ended: only back or quit can follow";
        std::string keys;
        const SceneId here = visit().decision()->scene;
        const DecisionKind kind = scenario().scene(here).kind;
        for (const OptionId option : visit().decision()->options) keys += (keys.empty() ? "" : ", ") + scenario().option(option).key;
        for (const Item& item : scenario().items_of(here)) keys += (keys.empty() ? "" : ", ") + item.key;
        if (kind == DecisionKind::choice) return "choose one of " + keys;
        return fmt::format("{} {}", answers::shape_of(word_of(kind)), keys);
    }

    void give(const std::string& word, const std::string& said = {})
    {
        const Visit before = visit();
        const std::string decided_in = scenario().scene(before.decision()->scene).key;
        const Changes changes = carry_out(RehearsalAction(Choose{decided_in, word, said}), attempt_, session_);
        if (!changes.records) return refuse(fmt::format(R"("{}" is not offered here; {})", word, what_can_be_chosen()));
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
