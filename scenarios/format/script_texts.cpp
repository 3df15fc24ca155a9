#include "scenarios/format/script_texts.h"

namespace fv {

Voice voice_of(SpeakerId speaker)
{
    if (speaker == narrator) return Voice::narration;
    return speaker == you || speaker == partner ? Voice::visitors : Voice::family;
}

std::vector<ScriptText> voiced_texts(const Scenario& s)
{
    using What = ScriptText::What;
    std::vector<ScriptText> texts;
    const auto add = [&](What what, Voice voice, std::string_view text, std::size_t place) {
        if (!text.empty()) texts.push_back({what, voice, text, place});
    };
    const auto add_lines = [&](Run run) {
        for (std::size_t i = run.first; i < run.first + run.count; ++i) add(What::line, voice_of(s.lines[i].speaker), s.lines[i].text, i);
    };
    for (const Scene& scene : s.scenes) add_lines(scene.script);
    for (const Option& option : s.options) add_lines(option.reply);
    for (const Ending& ending : s.endings) add_lines(ending.script);
    for (std::size_t i = 0; i < s.options.size(); ++i) {
        add(What::says, Voice::visitors, s.options[i].text, i);
        add(What::does, Voice::narration, s.options[i].does, i);
        add(What::why, Voice::report, s.options[i].why, i);
    }
    for (std::size_t i = 0; i < s.scenes.size(); ++i) {
        const Scene& scene = s.scenes[i];
        add(What::ask, Voice::narration, scene.ask, i);
        for (const Item& item : s.items_of(SceneId{static_cast<std::uint16_t>(i)})) {
            add(What::item, Voice::narration, item.text, i);
            add(What::item_why, Voice::report, item.why, i);
        }
        for (const std::string& model : scene.models) add(What::model, Voice::visitors, model, i);
        add(What::hint, Voice::report, scene.help.hint, i);
        add(What::thought, Voice::family, scene.help.thought, i);
    }
    return texts;
}

}  // namespace fv
