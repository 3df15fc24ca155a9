#include "trainer/commands/opening.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <random>

#include <fmt/format.h>

#include "facilitator/people/roster.h"
#include "facilitator/records/memory_store.h"
#include "foundation/spelling.h"
#include "trainer/commands/recovery_words.h"
#include "trainer/session/home.h"
#include "trainer/session/pack_folder.h"
#include "trainer/session/sign_in.h"

namespace fv {
namespace {

namespace fs = std::filesystem;

std::string text_of_faults(const std::vector<Diagnostic>& diagnostics, const SourceText& source)
{
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics) out += printed(diagnostic, &source);
    return out;
}

SourceText own_file(const fs::path& file)
{
    std::string why_not;
    auto source = read_text(file, why_not);
    if (!source) throw StartError("one of First Visit's own files is missing: " + why_not + ". Install or build the program again.");
    return std::move(*source);
}

Words words_in(const fs::path& file, const Words* fallback)
{
    const SourceText source = own_file(file);
    Loaded<Words> loaded = Words::load(source, fallback);
    if (!loaded.value) throw StartError("the words in " + file.string() + " can't be used:\n" + text_of_faults(loaded.diagnostics, source));
    return std::move(*loaded.value);
}

/// English first: it is what other languages fall back on.
std::vector<Words> all_words(const DataFolders& folders)
{
    std::vector<Words> languages{words_in(folders.language / "en.yaml", nullptr)};
    for (const fs::path& file : yaml_files_in(folders.language))
        if (file.stem() != "en") languages.push_back(words_in(file, &languages.front()));
    return languages;
}

std::string from_environment(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string(value);
}

/// Where paper is 8½ by 11 inches, and where nobody says which country this is: the visits' own.
bool prints_on_letter()
{
    constexpr std::array letter = {"US", "CA", "MX", "PR", "PH", "CL", "CO", "CR", "DO", "GT", "NI", "PA", "SV", "VE"};
    std::string locale;
    for (const char* name : {"LC_ALL", "LC_PAPER", "LANG"})
        if (locale.empty()) locale = from_environment(name);
    const std::size_t mark = locale.find('_');
    if (mark == std::string::npos) return true;
    return std::find(letter.begin(), letter.end(), locale.substr(mark + 1, 2)) != letter.end();
}

World the_world(const DataFolders& folders)
{
    const auto now = [] { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); };
    const auto random = [device = std::make_shared<std::random_device>()] {
        return (std::uint64_t{(*device)()} << 32U) | (*device)();
    };
    const std::time_t seconds = std::time(nullptr);
    std::tm local{};
    localtime_r(&seconds, &local);
    return {.now = now, .random = random, .utc_offset_minutes = static_cast<int>(local.tm_gmtoff / 60),
            .printing = {.fonts = folders.fonts.string(), .on_letter = prints_on_letter()}};
}

std::optional<Uuid> last_attempt(const EventStore& store)
{
    std::optional<AttemptSummary> last;
    for (const Person& person : people(store))
        for (const AttemptSummary& attempt : attempts_of(store, person.id))
            if (!last || attempt.last_at > last->last_at) last = attempt;
    return last ? std::optional(last->id) : std::nullopt;
}

std::string ids_to_choose_from(const Session& session, const std::string& written)
{
    const std::string near = suggestion(written, session.library().ids());
    return near.empty() ? "`first-visit list` shows the visits" : near;
}

/// Its translations and its guide; a broken one is told, and the visit is played without it.
void add_what_stands_beside(const ScenarioHandle& visit, Library& library, Console& console)
{
    const std::size_t broken_before = library.broken().size();
    std::string why_not;
    for (const fs::path& file : translations_beside(visit->file))
        // `author template X es > X.es.yaml`: the shell has just emptied the file that is about to be written.
        if (const auto source = read_text(file, why_not); source && !source->text().empty()) library.add_translation(*source, visit);
    if (const auto file = guide_beside(visit->file))
        if (const auto source = read_text(*file, why_not)) library.add_guide(*source, visit);
    for (std::size_t i = broken_before; i < library.broken().size(); ++i) console.err << library.broken()[i].faults;
}

}  // namespace

bool names_a_file(const std::string& text)
{
    return text.ends_with(".yaml") || text.ends_with(".yml") || text.find('/') != std::string::npos;
}

fs::path programme_file(const CommonOptions& options, const DataFolders& folders)
{
    if (!options.programme.empty()) return options.programme;
    return path_in_environment("FIRST_VISIT_PROGRAMME").value_or(folders.programmes / "home-visits.yaml");
}

Framework framework_in_force(const CommonOptions& options, const DataFolders& folders)
{
    const std::string named = options.framework.empty() ? from_environment("FIRST_VISIT_FRAMEWORK") : options.framework;
    std::string why_not;
    std::optional<SourceText> source = named.empty() ? own_file(folders.frameworks / "home-visits.yaml") : read_text(named, why_not);
    if (!source) throw StartError("the scoring framework can't be used: " + why_not + ".");
    Loaded<Framework> loaded = load_framework(*source);
    if (!loaded.value) throw StartError("the scoring framework can't be used:\n" + text_of_faults(loaded.diagnostics, *source));
    return std::move(*loaded.value);
}

OpenSession open_session(const CommonOptions& options, const DataFolders& folders, Keep keep)
{
    OpenSession opened;
    std::optional<Recovery> recovery;
    if (keep == Keep::in_memory) {
        opened.store = std::make_unique<MemoryStore>();
    } else {
        OpenStore records = open_store(options);
        opened.upkeep = look_after(records);
        opened.store = std::move(records.store);
        recovery = std::move(records.recovery);
    }
    Framework framework = framework_in_force(options, folders);
    Library library(vocabulary_of(framework));
    for (const PackFolder& folder : pack_folders_below(folders.packs)) add_folder(library, folder);
    opened.session = std::make_unique<Session>(*opened.store, std::move(library), std::move(framework), all_words(folders), the_world(folders));
    opened.session->use_programmes(Programmes(programme_file(options, folders)));
    const std::string language = options.language.empty() ? from_environment("LANG").substr(0, 2) : options.language;
    if (!opened.session->use_language(language) && !options.language.empty())
        throw StartError(fmt::format("there are no words in \"{}\"; use --language en or --language es.", options.language));
    if (recovery) opened.news = told(*recovery, opened.session->words());
    if (options.tell && recovery) options.tell(opened.news);
    return opened;
}

std::optional<Uuid> person_named(const EventStore& store, const std::string& name)
{
    for (const Person& person : people(store))
        if (person.name == name) return person.id;
    return std::nullopt;
}

std::optional<Uuid> person_meant(const EventStore& store, const std::string& name)
{
    if (const auto exactly = person_named(store, name)) return exactly;
    const Roster all = roster(store);
    const auto alike = all.named(name);
    return alike.size() == 1 ? std::optional(alike[0]->id) : std::nullopt;
}

void use_person_named(Session& session, const std::string& name)
{
    if (const auto known = person_named(session.store(), name)) return session.use_person(*known);
    (void)carry_out(HomeAction(EnterName{name}), session);
}

bool sign_in_named(Session& session, const std::string& name, Console& console)
{
    const auto person = person_meant(session.store(), name);
    if (!person) {
        console.err << fmt::format("first-visit: nobody called \"{}\" is on record.\n", name);
        return false;
    }
    std::string pin = from_environment("FIRST_VISIT_PIN");
    SignedIn result = sign_in(*person, pin, session);
    while (result.outcome == SignIn::needs_pin || (result.outcome == SignIn::wrong_pin && result.wait.count() == 0 && console.in_is_terminal)) {
        if (!console.in_is_terminal) {
            console.err << fmt::format("first-visit: {} has a PIN; put it in FIRST_VISIT_PIN.\n", name);
            return false;
        }
        if (result.outcome == SignIn::wrong_pin) console.err << told(result, session.words()) << '\n';
        console.err << session.words().with(Word::pin_of, {{"name", name}}) << ": " << std::flush;
        if (!std::getline(console.in, pin)) return false;
        result = sign_in(*person, pin, session);
    }
    if (result.outcome == SignIn::done) return true;
    console.err << "first-visit: " << told(result, session.words()) << '\n';
    return false;
}

bool sign_in_or_add(Session& session, const std::string& name, Console& console)
{
    if (person_named(session.store(), name)) return sign_in_named(session, name, console);
    use_person_named(session, name);
    return true;
}

ScenarioHandle find_visit(const std::string& id_or_file, Session& session, Console& console)
{
    if (ScenarioHandle found = session.library().find(id_or_file)) return found;
    if (!names_a_file(id_or_file)) {
        for (const Library::Broken& broken : session.library().broken())
            if (broken.id == id_or_file) {
                console.err << broken.faults;
                return nullptr;
            }
        std::error_code error;
        const bool is_file = fs::is_regular_file(id_or_file + ".yaml", error);
        console.err << fmt::format("first-visit: there is no visit \"{}\"; {}.\n", id_or_file, is_file ? fmt::format("there is a file {0}.yaml: name it whole, {0}.yaml", id_or_file) : ids_to_choose_from(session, id_or_file));
        return nullptr;
    }
    std::string why_not;
    const auto source = read_text(id_or_file, why_not);
    if (!source) {
        console.err << "first-visit: " << why_not << ".\n";
        return nullptr;
    }
    LoadedScript loaded = load_script(*source, files_beside(id_or_file), session.library().vocabulary());
    if (!loaded.scenario.value) {
        console.err << printed(loaded.scenario.diagnostics, loaded.bundle);
        return nullptr;
    }
    auto visit = std::make_shared<KeptScenario>(KeptScenario{std::move(*loaded.scenario.value), bundle_text(loaded.bundle), id_or_file});
    add_what_stands_beside(visit, session.library(), console);
    return visit;
}

const StandingAttempt* find_attempt(const std::string& id_or_last, Session& session, Console& console, int& status)
{
    const bool last = id_or_last == "last";
    const auto id = last ? last_attempt(session.store()) : parse_uuid(id_or_last);
    if (!id) {
        console.err << (last ? "first-visit: nobody has played a visit yet.\n"
                             : fmt::format("first-visit: \"{}\" is not an attempt's id; `last` is the newest.\n", id_or_last));
        status = last ? ExitStatus::answer_is_no : ExitStatus::wrong_usage;
        return nullptr;
    }
    std::string why_not;
    const StandingAttempt* standing = session.attempt(*id, &why_not);
    if (standing == nullptr) {
        console.err << "first-visit: " << why_not << '\n';
        status = ExitStatus::answer_is_no;
    }
    return standing;
}

}  // namespace fv
