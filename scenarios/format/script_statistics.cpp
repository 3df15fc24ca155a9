#include "scenarios/format/script_statistics.h"

#include <algorithm>

#include "foundation/source_text.h"
#include "scenarios/format/way_lengths.h"

namespace fv {
namespace {

using What = ScriptText::What;

void count_things(const Scenario& s, ScriptStatistics& out)
{
    out.scenes = s.scenes.size();
    out.items = s.items.size();
    out.endings = s.endings.size();
    for (const Scene& scene : s.scenes) {
        out.decisions += scene.options.count > 0 ? 1 : 0;
        (scene.kind == DecisionKind::choice ? out.options : out.outcomes) += scene.options.count;
    }
}

/// Which speaker a text is put down to: a scene's own for options, the narrator for what is shown.
SpeakerId speaker_of(const Scenario& s, const ScriptText& text)
{
    if (text.what == What::line) return s.lines[text.place].speaker;
    if (text.what == What::says) return s.scene(s.options[text.place].scene).partners_turn ? partner : you;
    if (text.what == What::model) return you;
    return narrator;
}

void count_words(const Scenario& s, ScriptStatistics& out)
{
    std::vector<ScriptStatistics::Speaker> speakers;
    for (const Speaker& speaker : s.speakers) speakers.push_back({.key = speaker.key, .name = speaker.name});
    std::size_t option_words = 0, option_characters = 0;
    for (const ScriptText& text : voiced_texts(s)) {
        const std::size_t words = number_of_words(text.text);
        if (out.language != ProseLanguage::other) out.reading[static_cast<std::size_t>(text.voice)].add(text.text, out.language);
        if (text.what == What::line) ++out.lines;
        if (text.what == What::says || text.what == What::does) {
            option_words += words;
            option_characters += characters_in(text.text);
        }
        if (text.voice == Voice::report || text.what == What::thought) {
            out.words_of_report += words;
            continue;
        }
        ScriptStatistics::Speaker& speaker = speakers[speaker_of(s, text).value];
        speaker.lines += text.what == What::line || text.what == What::says ? 1 : 0;
        speaker.words += words;
        out.words += words;
    }
    std::copy_if(speakers.begin(), speakers.end(), std::back_inserter(out.speakers), [](const auto& speaker) { return speaker.words > 0; });
    if (out.options == 0) return;
    out.option_words = static_cast<double>(option_words) / static_cast<double>(out.options);
    out.option_characters = static_cast<double>(option_characters) / static_cast<double>(out.options);
}

/// What one way through hears: the words of each part, once with the least and once with the most.
struct Heard {
    WayWeights least, most;
};

void add(std::vector<std::size_t>& least, std::vector<std::size_t>& most, const WordRange& range)
{
    least.push_back(range.least);
    most.push_back(range.most);
}

Heard words_of_parts(const Scenario& s)
{
    Heard heard;
    for (std::size_t i = 0; i < s.scenes.size(); ++i) {
        const Scene& scene = s.scenes[i];
        WordRange range = words_heard(s, scene.script);
        std::size_t shown = number_of_words(scene.ask);
        for (const Item& item : s.items_of(SceneId{static_cast<std::uint16_t>(i)})) shown += scene.kind == DecisionKind::say ? 0 : number_of_words(item.text);
        std::size_t shortest = 0, longest = 0;
        for (const std::string& model : scene.models) {
            const std::size_t words = number_of_words(model);
            shortest = shortest == 0 ? words : std::min(shortest, words);
            longest = std::max(longest, words);
        }
        add(heard.least.scenes, heard.most.scenes, {range.least + shown + shortest, range.most + shown + longest});
    }
    for (const Option& option : s.options) {
        const WordRange reply = words_heard(s, option.reply);
        const std::size_t own = number_of_words(option.text) + number_of_words(option.does);
        add(heard.least.options, heard.most.options, {reply.least + own, reply.most + own});
    }
    for (const Ending& ending : s.endings) add(heard.least.endings, heard.most.endings, words_heard(s, ending.script));
    return heard;
}

WayWeights one_for_each_decision(const Scenario& s)
{
    return {.scenes = std::vector<std::size_t>(s.scenes.size(), 0), .options = std::vector<std::size_t>(s.options.size(), 1), .endings = std::vector<std::size_t>(s.endings.size(), 0)};
}

/// Words of family and visitors, each part as likely as its neighbours; a line with a condition is said in half the visits.
class Talk {
public:
    explicit Talk(const Scenario& scenario) : s_(scenario)
    {
        for (const Scene& scene : s_.scenes) {
            lines(scene.script, 1.0);
            for (const std::string& model : scene.models) visitors_ += words(model) / static_cast<double>(scene.models.size());
            for (std::size_t i = scene.options.first; i < scene.options.first + scene.options.count; ++i) {
                const double share = 1.0 / static_cast<double>(scene.options.count);
                visitors_ += share * words(s_.options[i].text);
                lines(s_.options[i].reply, share);
            }
        }
        for (const Ending& ending : s_.endings) lines(ending.script, 1.0 / static_cast<double>(s_.endings.size()));
    }
    [[nodiscard]] double family_share() const { return family_ + visitors_ > 0 ? family_ / (family_ + visitors_) : 0.0; }

private:
    static double words(std::string_view text) { return static_cast<double>(number_of_words(text)); }
    void lines(Run run, double share)
    {
        for (const Line& line : s_.at(run)) {
            const double said = share * words(line.text) * (line.when.always() ? 1.0 : 0.5);
            if (voice_of(line.speaker) == Voice::family) family_ += said;
            if (voice_of(line.speaker) == Voice::visitors) visitors_ += said;
        }
    }
    const Scenario& s_;
    double family_ = 0, visitors_ = 0;
};

}  // namespace

double spoken_pace(ProseLanguage language) { return language == ProseLanguage::spanish ? 140.0 : 150.0; }

ScriptStatistics script_statistics(const Scenario& s)
{
    ScriptStatistics out;
    out.language = prose_language(s.language);
    out.words_per_minute = spoken_pace(out.language);
    count_things(s, out);
    count_words(s, out);
    const Heard heard = words_of_parts(s);
    out.words_on_the_way = {.least = shortest_way(s, heard.least), .most = longest_way(s, heard.most, out.most_is_exact)};
    const WayWeights decisions = one_for_each_decision(s);
    bool also_exact = true;
    out.decisions_on_the_way = {.least = shortest_way(s, decisions), .most = longest_way(s, decisions, also_exact)};
    out.family_share = Talk(s).family_share();
    return out;
}

}  // namespace fv
