#include "scenarios/format/texts.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace fv {
namespace {

/// Visits `Of` (a scenario, const or not) text by text; `visit(keyed, text)` may change the latter.
template <class Of, class Visit>
class TextWalk {
public:
    TextWalk(Of& scenario, const Visit& visit) : s_(scenario), visit_(visit) {}

    void walk()
    {
        one("title", s_.title);
        one("summary", s_.summary);
        one("content-note", s_.content_note);
        person("partner", s_.speakers[partner.value]);
        within("cast", [&] {
            for (std::size_t i = partner.value + 1U; i < s_.speakers.size(); ++i) person(s_.speakers[i].key, s_.speakers[i]);
        });
        within("places", [&] { for (auto& place : s_.places) one(place.key, place.name); });
        within("meters", [&] { for (auto& meter : s_.meters) if (!meter.hidden) one(meter.key, meter.name); });
        within("facts", [&] { for (auto& fact : s_.facts) one(fact.key, fact.text); });
        within("variations", [&] {
            for (auto& variation : s_.variations)
                within(variation.key, [&] { for (auto& value : variation.values) one(value.key, value.text); });
        });
        within("prepare", [&] {
            one("context", s_.context);
            questions("questions", s_.prepare);
        });
        within("scenes", [&] { for (auto& scene : s_.scenes) within(scene.key, [&] { scene_texts(scene); }); });
        within("endings", [&] { for (auto& ending : s_.endings) within(ending.key, [&] { ending_texts(ending); }); });
        questions("reflect", s_.reflect);
        moods();
    }

private:
    template <class Body>
    void within(std::string_view name, const Body& body)
    {
        at_.key.path.emplace_back(name);
        body();
        at_.key.path.pop_back();
    }

    template <class Text>
    void one(std::string_view name, Text& text, TextKind kind = TextKind::shown)
    {
        at_.kind = kind;
        within(name, [&] { tell(text); });
        at_.kind = TextKind::shown;
    }

    template <class Text>
    void tell(Text& text)
    {
        if (text.empty()) return;
        at_.text = text;
        visit_(at_, text);
    }

    template <class Person>
    void person(std::string_view name, Person& person)
    {
        within(name, [&] {
            one("called", person.called, TextKind::called);
            one("role", person.role);
            one("said", person.said, TextKind::pronunciation);
        });
    }

    template <class Questions>
    void questions(std::string_view name, Questions& list)
    {
        within(name, [&] {
            for (auto& question : list) {
                ++at_.key.place;
                tell(question.ask);
            }
            at_.key.place = 0;
        });
    }

    void lines(std::string_view name, Run run)
    {
        within(name, [&] {
            for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
                auto& line = s_.lines[i];
                const std::string& speaker = s_.speakers[line.speaker.value].key;
                at_.said_by = line.mood.empty() ? speaker : fmt::format("{} ({})", speaker, line.mood);
                ++at_.key.place;
                tell(line.text);
            }
            at_.key.place = 0;
            at_.said_by.clear();
        });
    }

    template <class SceneOf>
    void scene_texts(SceneOf& scene)
    {
        one("ask", scene.ask);
        one("hint", scene.help.hint);
        if (scene.help.thinker.is_set()) within("thought", [&] { one(s_.speakers[scene.help.thinker.value].key, scene.help.thought); });
        lines("script", scene.script);
        if (scene.kind == DecisionKind::say) within("say", [&] { say_texts(scene); });
        else within(word_of(scene.kind), [&] { item_texts(scene.items); });
        within(scene.kind == DecisionKind::choice ? "decide" : "outcomes", [&] {
            for (std::uint32_t i = scene.options.first; i < scene.options.first + scene.options.count; ++i)
                within(s_.options[i].key, [&] { option_texts(s_.options[i]); });
        });
    }

    template <class SceneOf>
    void say_texts(SceneOf& scene)
    {
        within("model", [&] {
            for (auto& model : scene.models) {
                ++at_.key.place;
                tell(model);
            }
            at_.key.place = 0;
        });
        within("checklist", [&] { item_texts(scene.items); });
    }

    void item_texts(Run run)
    {
        for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
            auto& item = s_.items[i];
            within(item.key, [&] {
                one("text", item.text);
                heard(item.hear);
                one("why", item.why);
            });
        }
    }

    template <class Words>
    void heard(Words& list)
    {
        std::string words = fmt::format("{}", fmt::join(list, "\n"));
        one("hear", words, TextKind::heard);
        if constexpr (!std::is_const_v<Of>) {
            if (list.empty()) return;
            list.clear();
            for (std::size_t at = 0; at <= words.size();) {
                const std::size_t end = std::min(words.find('\n', at), words.size());
                if (end > at) list.push_back(words.substr(at, end - at));
                at = end + 1;
            }
        }
    }

    template <class OptionOf>
    void option_texts(OptionOf& option)
    {
        one("does", option.does);
        one("text", option.text);
        say_alone(option);
        lines("reply", option.reply);
        one("why", option.why);
    }

    /// What the partner takes by themselves is said in lines that repeat the option.
    template <class OptionOf>
    void say_alone(OptionOf& option)
    {
        if constexpr (!std::is_const_v<Of>)
            for (std::uint32_t i = option.spoken.first; i < option.spoken.first + option.spoken.count; ++i)
                s_.lines[i].text = s_.lines[i].speaker == narrator ? option.does : option.text;
    }

    template <class EndingOf>
    void ending_texts(EndingOf& ending)
    {
        one("title", ending.title);
        lines("script", ending.script);
        one("why", ending.why);
    }

    /// The words in parentheses: each once, however many lines are said so.
    void moods()
    {
        std::map<std::string, std::string> words;
        within("moods", [&] {
            for (const Line& line : s_.lines) {
                const auto [word, is_new] = words.try_emplace(line.mood, line.mood);
                if (is_new) one(line.mood, word->second);
            }
        });
        if constexpr (!std::is_const_v<Of>)
            for (Line& line : s_.lines) line.mood = words.at(line.mood);
    }

    Of& s_;
    const Visit& visit_;
    KeyedText at_;
};

template <class Of, class Visit>
void walk_texts(Of& scenario, const Visit& visit)
{
    TextWalk<Of, Visit>(scenario, visit).walk();
}

}  // namespace

std::string TextKey::text() const
{
    std::string out = fmt::format("{}", fmt::join(path, "."));
    return place == 0 ? out : fmt::format("{}[{}]", out, place);
}

bool is_heard(const TextKey& key)
{
    constexpr std::size_t depth = 6;  // scenes, a scene, say, checklist, a point, hear
    return key.path.size() == depth && key.path.front() == "scenes" && key.path[depth - 3] == "checklist" && key.path.back() == "hear";
}

std::vector<KeyedText> texts_of(const Scenario& scenario)
{
    std::vector<KeyedText> out;
    walk_texts(scenario, [&](const KeyedText& keyed, const std::string&) { out.push_back(keyed); });
    return out;
}

void replace_texts(Scenario& scenario, const std::function<std::string(const KeyedText&)>& in_its_place)
{
    walk_texts(scenario, [&](const KeyedText& keyed, std::string& text) { text = in_its_place(keyed); });
}

}  // namespace fv
