// A programme's text, and everything that is wrong with it in one run.
#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <set>

#include "facilitator/certification/programme.h"
#include "facilitator/certification/programme_checks.h"
#include "foundation/content_hash.h"
#include "foundation/spelling.h"
#include "scenarios/format/reading.h"

namespace fv {
namespace {

constexpr int most_minutes = 60'000, most_times = 1000;

std::vector<std::string> stage_words()
{
    std::vector<std::string> words;
    for (const Stage one : {Stage::invitation, Stage::first_visit, Stage::between_visits, Stage::second_visit, Stage::workshop}) words.emplace_back(word_of(one));
    return words;
}

class ProgrammeLoader {
public:
    ProgrammeLoader(Programme& programme, Reading& reading) : p_(programme), read_(reading) {}

    void load(const Node& root)
    {
        // `compensation` is read by facilitator/compensation/pay_rules.h.
        if (!read_.map(root, "a programme", {"format", "id", "version", "title", "notice", "issuer", "topics", "levels", "equivalents", "compensation"})) return;
        const Node* format = read_.needed(root, "format", "a programme");
        if (format != nullptr && format->scalar != "first-visit-programme/1")
            read_.fault("unknown-format", format->where, fmt::format("this program does not know the format \"{}\"", format->scalar), "write `format: first-visit-programme/1`");
        if (const Node* id = read_.needed(root, "id", "a programme")) p_.id = read_.id(*id, "a programme").value_or("");
        if (const Node* version = read_.needed(root, "version", "a programme")) p_.version = read_.number(*version, "`version`", 1, 10000).value_or(1);
        p_.title = needed_text(root, "title", "a programme");
        p_.notice = text(root, "notice");
        if (const Node* issuer = read_.needed(root, "issuer", "a programme")) load_issuer(*issuer);
        if (const Node* levels = read_.needed(root, "levels", "a programme")) load_levels(*levels);
        if (const Node* equivalents = root.find("equivalents")) load_equivalents(*equivalents);
        if (const Node* topics = root.find("topics")) load_topics(*topics);
    }

private:
    LocalText text(const Node& map, std::string_view key)
    {
        const Node* node = map.find(key);
        return node == nullptr ? LocalText{} : read_local_text(*node, fmt::format("`{}`", key), read_);
    }
    LocalText needed_text(const Node& map, std::string_view key, std::string_view what)
    {
        const Node* node = read_.needed(map, key, what);
        return node == nullptr ? LocalText{} : read_local_text(*node, fmt::format("`{}`", key), read_);
    }
    std::optional<CalendarSpan> span(const Node& node)
    {
        const auto read = parse_calendar_span(node.scalar);
        if (node.kind != Node::Kind::scalar || !read)
            read_.fault("wrong-type", node.where, fmt::format("\"{}\" is no length of time", node.scalar), "write a number and days, weeks, months or years: `24 months`");
        return read;
    }
    CalendarSpan needed_span(const Node& map, std::string_view key, std::string_view what)
    {
        const Node* node = read_.needed(map, key, what);
        return node == nullptr ? CalendarSpan{} : span(*node).value_or(CalendarSpan{});
    }
    int number(const Node& map, std::string_view key, int lowest, int highest, int otherwise)
    {
        const Node* node = map.find(key);
        return node == nullptr ? otherwise : read_.number(*node, fmt::format("`{}`", key), lowest, highest).value_or(otherwise);
    }

    void load_issuer(const Node& node)
    {
        if (!read_.map(node, "`issuer`", {"name", "logo", "wording", "foot"})) return;
        p_.issuer.name = needed_text(node, "name", "`issuer`");
        p_.issuer.wording = text(node, "wording");
        p_.issuer.foot = text(node, "foot");
        const Node* logo = node.find("logo");
        if (logo == nullptr) return;
        p_.issuer.logo = read_.text(*logo, "`logo`").value_or("");
        if (p_.issuer.logo.find('/') != std::string::npos || p_.issuer.logo.find('\\') != std::string::npos || !p_.issuer.logo.ends_with(".png"))
            read_.fault("bad-file-name", logo->where, fmt::format("\"{}\" is no PNG file beside the programme", logo->scalar), "put the picture into the same folder and write its name: `logo: district.png`");
    }

    void load_topics(const Node& node)
    {
        if (node.kind != Node::Kind::map) return read_.fault("wrong-type", node.where, "`topics` has a name for each topic of training", "{logistics: {en: Logistics, es: Logística}}");
        const std::vector<std::string> known = topics_of(p_);
        for (const auto& [key, value] : node.entries) {
            if (std::find(known.begin(), known.end(), key.scalar) == known.end()) read_.fault("unknown-name", key.where, fmt::format("no training has the topic \"{}\"", key.scalar), suggestion(key.scalar, known));
            p_.topics[key.scalar] = read_local_text(value, "a topic's name", read_);
        }
    }

    void load_levels(const Node& node)
    {
        if (node.kind != Node::Kind::map || node.entries.empty()) return read_.fault("wrong-type", node.where, "`levels` has the key of each level, from the first to the last", "home-visitor: …");
        for (const auto& [key, value] : node.entries) {
            read_.is_id(key, "a level");
            Level level{.key = key.scalar, .where = key.where};
            if (read_.map(value, fmt::format("the level \"{}\"", key.scalar), {"title", "means", "lasts", "requirements", "renewal", "opens"})) fill(level, value);
            p_.levels.push_back(std::move(level));
        }
    }

    void fill(Level& level, const Node& node)
    {
        const std::string what = fmt::format("the level \"{}\"", level.key);
        level.title = needed_text(node, "title", what);
        level.means = text(node, "means");
        level.lasts = needed_span(node, "lasts", what);
        if (const Node* stage_node = node.find("opens"); stage_node != nullptr && read_.one_of(*stage_node, "unknown-word", "stage", stage_words())) level.opens = stage(stage_node->scalar);
        std::set<std::string> keys;
        if (const Node* requirements = read_.needed(node, "requirements", what)) level.requirements = load_requirements(*requirements, what, keys);
        const Node* renewal = node.find("renewal");
        if (renewal == nullptr || !read_.map(*renewal, "`renewal`", {"opens", "grace", "requirements"})) return;
        level.renewal = Renewal{.opens = needed_span(*renewal, "opens", "`renewal`"), .grace = {}, .requirements = {}};
        if (const Node* grace = renewal->find("grace")) level.renewal->grace = span(*grace).value_or(CalendarSpan{});
        if (const Node* requirements = read_.needed(*renewal, "requirements", "`renewal`")) level.renewal->requirements = load_requirements(*requirements, "the renewal of " + what, keys);
    }

    std::vector<Requirement> load_requirements(const Node& node, const std::string& of, std::set<std::string>& keys)
    {
        std::vector<Requirement> out;
        if (node.kind != Node::Kind::map || node.entries.empty()) {
            read_.fault("wrong-type", node.where, fmt::format("{} asks for nothing", of), "each requirement has a key of its own, and below it what is asked: `introduction: {name: …, training: …}`");
            return out;
        }
        for (const auto& [key, value] : node.entries) {
            read_.is_id(key, "a requirement");
            if (!keys.insert(key.scalar).second) read_.fault("duplicate-id", key.where, fmt::format("there is a requirement \"{}\" in this level already", key.scalar), "renewal's requirements need keys of their own");
            Requirement requirement{.key = key.scalar, .name = {}, .what = {}, .counts_for = {}, .where = key.where};
            const std::string what = fmt::format("the requirement \"{}\"", key.scalar);
            if (!read_.map(value, what, {"name", "counts-for", "training", "rehearsals", "observed", "reflections", "practices", "visits", "workshops", "calibration", "held", "sign-off"})) continue;
            requirement.name = needed_text(value, "name", what);
            if (const Node* node_for = value.find("counts-for")) requirement.counts_for = span(*node_for);
            if (load_what(requirement, value, key)) out.push_back(std::move(requirement));
        }
        return out;
    }

    /// Exactly one of the kinds has to stand there.
    bool load_what(Requirement& requirement, const Node& node, const Node& key)
    {
        using Load = Requirement::What (ProgrammeLoader::*)(const Node&);
        static constexpr std::array<std::pair<std::string_view, Load>, 10> kinds = {{
            {"training", &ProgrammeLoader::training}, {"rehearsals", &ProgrammeLoader::rehearsals}, {"observed", &ProgrammeLoader::observed},
            {"reflections", &ProgrammeLoader::reflections}, {"practices", &ProgrammeLoader::practices}, {"visits", &ProgrammeLoader::visits},
            {"workshops", &ProgrammeLoader::workshops}, {"calibration", &ProgrammeLoader::calibration}, {"held", &ProgrammeLoader::held},
            {"sign-off", &ProgrammeLoader::sign_off},
        }};
        const Node* first = nullptr;
        for (const auto& [word, load] : kinds) {
            const Node* asked = node.find(word);
            if (asked == nullptr) continue;
            if (first != nullptr) {
                read_.fault("does-not-belong", asked->where, fmt::format("the requirement \"{}\" asks for two things", key.scalar), "make two requirements of it, so that each has its own evidence");
                return false;
            }
            first = asked;
            requirement.what = (this->*load)(*asked);
        }
        if (first == nullptr) read_.fault("missing-key", key.where, fmt::format("the requirement \"{}\" does not say what is asked", key.scalar), "training, rehearsals, observed, reflections, practices, visits, workshops, calibration, held or sign-off");
        return first != nullptr;
    }

    Requirement::What training(const Node& node)
    {
        TrainingNeeded out;
        if (!read_.map(node, "`training`", {"minutes", "topics"})) return out;
        if (const Node* minutes = read_.needed(node, "minutes", "`training`")) out.minutes = read_.number(*minutes, "`minutes`", 1, most_minutes).value_or(1);
        const Node* topics = read_.needed(node, "topics", "`training`");
        if (topics == nullptr) return out;
        if (topics->kind == Node::Kind::map) {
            int sum = 0;
            for (const auto& [topic, least] : topics->entries) {
                read_.is_id(topic, "a topic");
                out.topics.emplace_back(topic.scalar, read_.number(least, fmt::format("the minutes of \"{}\"", topic.scalar), 0, most_minutes).value_or(0));
                sum += out.topics.back().second;
            }
            if (sum > out.minutes) read_.fault("out-of-range", topics->where, fmt::format("the topics add up to {} minutes, and `minutes` says {}", sum, out.minutes), "ask for at least as much in all");
        } else {
            for (const Node* topic : read_.words(*topics, "topic"))
                if (read_.is_id(*topic, "a topic")) out.topics.emplace_back(topic->scalar, 0);
        }
        return out;
    }

    Requirement::What rehearsals(const Node& node)
    {
        RehearsalsNeeded out;
        if (!read_.map(node, "`rehearsals`", {"visits", "stages", "themes"})) return out;
        if (const Node* visits_node = read_.needed(node, "visits", "`rehearsals`")) out.visits = read_.number(*visits_node, "`visits`", 1, most_times).value_or(1);
        int sum = 0;
        if (const Node* stages = node.find("stages"); stages != nullptr && stages->kind == Node::Kind::map)
            for (const auto& [word, count] : stages->entries)
                if (read_.one_of(word, "unknown-word", "stage", stage_words())) sum += out.stages[*stage(word.scalar)] = read_.number(count, fmt::format("the visits of \"{}\"", word.scalar), 1, most_times).value_or(1);
        if (sum > out.visits) read_.fault("out-of-range", node.where, fmt::format("the stages add up to {} visits, and `visits` says {}", sum, out.visits), "ask for at least as many in all");
        if (const Node* themes = node.find("themes"); themes != nullptr && themes->kind == Node::Kind::map)
            for (const auto& [word, count] : themes->entries)
                if (read_.is_id(word, "a theme")) out.themes[word.scalar] = read_.number(count, fmt::format("the visits of \"{}\"", word.scalar), 1, most_times).value_or(1);
        for (const char* key : {"stages", "themes"})
            if (const Node* part = node.find(key); part != nullptr && part->kind != Node::Kind::map) read_.fault("wrong-type", part->where, fmt::format("`{}` has how many of each", key), "{invitation: 2, first-visit: 3}");
        return out;
    }

    Requirement::What observed(const Node& node)
    {
        ObservedNeeded out;
        if (!read_.map(node, "`observed`", {"times", "mean", "by"})) return out;
        out.times = number(node, "times", 1, most_times, 1);
        if (const Node* mean = read_.needed(node, "mean", "`observed`")) out.mean = decimal(*mean, "`mean`", lowest_rating, highest_rating);
        out.by = read_.needed_text(node, "by", "`observed`");
        return out;
    }
    Requirement::What reflections(const Node& node) { return ReflectionsNeeded{times(node, "`reflections`")}; }
    Requirement::What visits(const Node& node) { return VisitsNeeded{times(node, "`visits`")}; }
    Requirement::What workshops(const Node& node) { return WorkshopsNeeded{times(node, "`workshops`")}; }
    int times(const Node& node, std::string_view what)
    {
        if (!read_.map(node, what, {"times"})) return 1;
        const Node* count = read_.needed(node, "times", what);
        return count == nullptr ? 1 : read_.number(*count, "`times`", 1, most_times).value_or(1);
    }
    Requirement::What practices(const Node& node)
    {
        if (!read_.map(node, "`practices`", {"words"})) return PracticesNeeded{};
        return PracticesNeeded{number(node, "words", 0, 200, 0)};
    }
    Requirement::What calibration(const Node& node)
    {
        CalibrationNeeded out;
        if (!read_.map(node, "`calibration`", {"agreement", "role-plays"})) return out;
        if (const Node* agreement = read_.needed(node, "agreement", "`calibration`")) out.agreement = read_.share(*agreement, "`agreement`").value_or(0);
        out.role_plays = number(node, "role-plays", 1, most_times, 1);
        return out;
    }
    Requirement::What held(const Node& node)
    {
        HeldNeeded out;
        if (!read_.map(node, "`held`", {"level", "for"})) return out;
        out.level = read_.needed_text(node, "level", "`held`");
        if (const Node* time = node.find("for")) out.span = span(*time);
        return out;
    }
    Requirement::What sign_off(const Node& node)
    {
        SignOffNeeded out;
        if (!read_.map(node, "`sign-off`", {"by", "signatures", "statement"})) return out;
        out.by = read_.needed_text(node, "by", "`sign-off`");
        out.signatures = number(node, "signatures", 1, 5, 1);
        out.statement = needed_text(node, "statement", "`sign-off`");
        return out;
    }

    double decimal(const Node& node, std::string_view what, double lowest, double highest)
    {
        double value = 0;
        const auto [rest, error] = std::from_chars(node.scalar.data(), node.scalar.data() + node.scalar.size(), value);
        if (node.kind != Node::Kind::scalar || error != std::errc{} || rest != node.scalar.data() + node.scalar.size())
            return read_.fault("wrong-type", node.where, fmt::format("{} is a number", what), "`2.0`"), 0.0;
        if (value < lowest || value > highest) read_.fault("out-of-range", node.where, fmt::format("{} is from {:.0f} to {:.0f}", what, lowest, highest));
        return value;
    }

    void load_equivalents(const Node& node)
    {
        if (node.kind != Node::Kind::map) return read_.fault("wrong-type", node.where, "`equivalents` has the key of each training elsewhere that counts here");
        for (const auto& [key, value] : node.entries) {
            read_.is_id(key, "an equivalent");
            Equivalent equivalent{.key = key.scalar, .name = {}, .minutes = {}};
            if (!read_.map(value, fmt::format("the equivalent \"{}\"", key.scalar), {"name", "counts-as"})) continue;
            equivalent.name = needed_text(value, "name", "an equivalent");
            const Node* counts = read_.needed(value, "counts-as", "an equivalent");
            if (counts != nullptr && counts->kind != Node::Kind::map) read_.fault("wrong-type", counts->where, "`counts-as` has a requirement and minutes", "{introduction: 180}");
            else if (counts != nullptr)
                for (const auto& [requirement, minutes] : counts->entries) {
                    if (!is_training(requirement.scalar)) read_.fault("unknown-name", requirement.where, fmt::format("no level asks for training under the key \"{}\"", requirement.scalar));
                    equivalent.minutes.emplace_back(requirement.scalar, read_.number(minutes, "minutes", 1, most_minutes).value_or(1));
                }
            p_.equivalents.push_back(std::move(equivalent));
        }
    }
    [[nodiscard]] bool is_training(std::string_view key) const
    {
        return std::any_of(p_.levels.begin(), p_.levels.end(), [&](const Level& level) {
            const Requirement* found = level.requirement(key);
            return found != nullptr && std::holds_alternative<TrainingNeeded>(found->what);
        });
    }

    Programme& p_;
    Reading& read_;
};

}  // namespace

Loaded<Programme> load_programme(const SourceText& source, const Repertoire* repertoire)
{
    Loaded<Node> document = parse_document(source);
    Loaded<Programme> result{.value = std::nullopt, .diagnostics = std::move(document.diagnostics)};
    if (!document.value) return result;
    Reading reading(result.diagnostics);
    Programme programme;
    ProgrammeLoader(programme, reading).load(*document.value);
    if (!has_errors(result.diagnostics)) check_programme(programme, repertoire, reading);
    sort_by_position(result.diagnostics);
    if (has_errors(result.diagnostics)) return result;
    programme.content_hash = content_hash(source.text());
    result.value = std::move(programme);
    return result;
}

}  // namespace fv
