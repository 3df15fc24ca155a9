// Packs, translations and guides in the library, and what people see of them.
#include "trainer/session/library.h"

#include <filesystem>
#include <fstream>

#include "foundation/content_hash.h"
#include "support/catch.h"
#include "support/lakeside.h"
#include "support/session_bench.h"
#include "trainer/session/guide.h"
#include "trainer/session/home.h"
#include "trainer/session/pack_folder.h"
#include "trainer/session/rehearsal.h"
#include "trainer/session/report.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

/// The pack of test files, written into a folder that goes away.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("fv-library-" + std::to_string(std::rand()));
    explicit Folder(const test::Files& files = test::lakeside_files())
    {
        fs::create_directories(path);
        for (const auto& [name, text] : files) std::ofstream(path / name, std::ios::binary) << text;
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] Library library() const
    {
        Library library(vocabulary_of(test::project_framework()));
        for (const PackFolder& folder : pack_folders_below(path)) add_folder(library, folder);
        return library;
    }
};

Session session_with(Library library, EventStore& store)
{
    Session session(store, std::move(library), test::project_framework(), test::project_words(), test::fixed_world());
    (void)carry_out(HomeAction(EnterName{"Ana"}), session);
    return session;
}

std::string last_line(Session& session, const Uuid& attempt) { return rehearsal_view(session, attempt)->transcript.back().text; }

}  // namespace

TEST_CASE("A pack's scripts are all there, in every language that they have, with their guide", "[library]")
{
    const Folder folder;
    const Library library = folder.library();
    for (const auto& broken : library.broken()) UNSCOPED_INFO(broken.faults);
    CHECK(library.broken().empty());
    REQUIRE(library.visits().size() == 2);
    CHECK(library.languages(library.find("one-evening")->scenario) == std::vector<std::string>{"en", "es"});
    CHECK(library.languages(library.find("another-day")->scenario) == std::vector<std::string>{"en"});
    CHECK(library.guide("one-evening") != nullptr);
    CHECK(library.guide("another-day") == nullptr);
}

TEST_CASE("What is broken in a pack is told, and the rest can be played", "[library]")
{
    const auto [file, from, to, told, visits] = GENERATE(table<std::string, std::string, std::string, std::string, std::size_t>({
        {"one-evening.es.yaml", "porch-light:", "porch-ligt:", "one-evening.es.yaml", 2},
        {"one-evening.guide.yaml", "decision: porch-light", "decision: porch", "one-evening.guide.yaml", 2},
        {"one-evening.yaml", "partner: dana", "partner: dna", "one-evening.yaml", 1},
        {"car-talk.part.yaml", "trust < 10", "trst < 10", "car-talk.part.yaml", 0},
        {"pack.yaml", "version: 1.2.0", "version: 1.2", "pack.yaml", 0},
        {"pack.yaml", "requires: 0.1.0", "requires: 999.0.0", "needs-newer-program", 0},
    }));
    INFO(file << ": " << to);
    const Folder folder(test::lakeside_with(file, from, to));
    const Library library = folder.library();
    CHECK(library.visits().size() == visits);
    REQUIRE_FALSE(library.broken().empty());
    CHECK(library.broken().front().faults.find(told) != std::string::npos);
}

TEST_CASE("A translation without its script is told; one of a broken script is not told again", "[library]")
{
    test::Files files = test::lakeside_files();
    files.erase("one-evening.yaml");
    const Folder orphans(files);
    CHECK(orphans.library().broken().size() == 2);  // the translation and the guide
    const Folder broken(test::lakeside_with("one-evening.yaml", "start: car-talk", "start: car-tlk"));
    const Library library = broken.library();
    CHECK(library.visits().size() == 1);
    CHECK(library.broken().size() == 1);
}

TEST_CASE("Visits are listed in the language asked for before any is loaded, as they are afterwards", "[library]")
{
    const Folder folder;
    Library library = folder.library();
    MemoryStore store;
    Session session = session_with(folder.library(), store);
    for (const char* language : {"en", "es"}) {
        INFO(language);
        REQUIRE(session.use_language(language));
        const std::vector<Library::Listed> listed = library.list(language);
        REQUIRE(listed.size() == 2);
        for (const Library::Listed& visit : listed) {
            CHECK(visit.visit == nullptr);
            CHECK(visit.head.partner_name == "Dana Okafor");  // another-day names her by the pack's word
            ScriptHead loaded = head_of(session.in_language(session.library().find(visit.head.id))->scenario);
            loaded.language = visit.head.language;
            loaded.partner = visit.head.partner;
            CHECK(visit.head == loaded);
        }
    }
    while (library.open_next()) {}
    for (const Library::Listed& visit : library.list("en")) CHECK(visit.visit != nullptr);
}

TEST_CASE("A broken visit is listed until somebody opens it; then its faults are told", "[library]")
{
    const Folder folder(test::lakeside_with("one-evening.yaml", "start: car-talk", "start: car-tlk"));
    MemoryStore store;
    Session session = session_with(folder.library(), store);
    REQUIRE(home_view(session).visits.size() == 2);
    CHECK(home_view(session).broken.empty());
    const std::uint64_t before = session.revision();
    const Changes changes = carry_out(HomeAction(BeginVisit{"one-evening"}), session);
    CHECK_FALSE(changes.go.has_value());
    REQUIRE(changes.notice.has_value());
    CHECK(changes.notice->text.find("car-tlk") != std::string::npos);
    CHECK(home_view(session).visits.size() == 1);
    CHECK(home_view(session).broken.size() == 1);
    const std::uint64_t told = session.revision();
    CHECK(told > before);  // so whoever shows the visits shows them anew
    while (session.open_more()) {}
    CHECK(session.revision() == told);  // nothing more came to light
    CHECK(session.library().visits().size() == 1);
}

TEST_CASE("What is broken comes to light while the others are loaded, and is told once", "[library]")
{
    const Folder folder(test::lakeside_with("one-evening.guide.yaml", "decision: porch-light", "decision: porch"));
    MemoryStore store;
    Session session = session_with(folder.library(), store);
    const std::uint64_t before = session.revision();
    while (session.open_more()) {}
    CHECK(session.revision() == before + 1);
    CHECK(home_view(session).broken.size() == 1);
}

TEST_CASE("When the language is changed in the middle of a visit, the conversation is shown in it", "[library]")
{
    const Folder folder;
    MemoryStore store;
    Session session = session_with(folder.library(), store);
    const Uuid attempt = session.begin_attempt(session.library().find("one-evening"));
    REQUIRE(carry_out(RehearsalAction(Choose{"car-talk", "agree-on-roles"}), attempt, session).records);
    CHECK(last_line(session, attempt) == "They have been standing there for a while, Rosa.");
    REQUIRE(session.use_language("es"));
    const auto view = rehearsal_view(session, attempt);
    CHECK(view->title == "Una tarde");
    CHECK(view->place == "El porche");
    CHECK(last_line(session, attempt) == "(en) They have been standing there for a while, Rosa.");
    const auto said = std::find_if(view->transcript.begin(), view->transcript.end(), [](const TranscriptEntry& e) { return e.text == "¿Los dos?"; });
    REQUIRE(said != view->transcript.end());
    CHECK(said->mood == "recelosa");
    REQUIRE(carry_out(RehearsalAction(Choose{"porch-light", "ask-about-the-boat"}), attempt, session).records);
    CHECK(report_view(session, attempt)->ending == "Adentro");
    REQUIRE(session.use_language("en"));
    CHECK(report_view(session, attempt)->ending == "Asked in");
}

TEST_CASE("A visit that is not translated is shown as it is, without marks", "[library]")
{
    const Folder folder;
    MemoryStore store;
    Session session = session_with(folder.library(), store);
    REQUIRE(session.use_language("es"));
    const HomeView view = home_view(session);
    std::vector<std::string> titles;
    for (const VisitCard& card : view.visits) titles.push_back(card.title);
    CHECK(titles == std::vector<std::string>{"Another day", "Una tarde"});
    CHECK(view.visits.back().with.find("maestra de arte") != std::string::npos);
}

TEST_CASE("A rehearsal is played to its end from the records alone, after its folder is gone", "[library]")
{
    MemoryStore store;
    Uuid attempt;
    {
        const Folder folder;
        Session session = session_with(folder.library(), store);
        attempt = session.begin_attempt(session.library().find("one-evening"));
        REQUIRE(carry_out(RehearsalAction(Choose{"car-talk", "agree-on-roles"}), attempt, session).records);
    }
    Session later = session_with(Library(vocabulary_of(test::project_framework())), store);
    std::string why_not;
    REQUIRE(later.attempt(attempt, &why_not) != nullptr);
    CHECK(rehearsal_view(later, attempt)->earlier.size() == 1);
    REQUIRE(carry_out(RehearsalAction(Choose{"porch-light", "ask-about-the-boat"}), attempt, later).records);
    CHECK(report_view(later, attempt)->ending == "Asked in");
}

TEST_CASE("An attempt of an earlier version takes of today's translation what fits", "[library]")
{
    MemoryStore store;
    Uuid attempt;
    {
        const Folder before(test::lakeside_with("one-evening.yaml", "title: One evening", "title: One early evening"));
        Session session = session_with(before.library(), store);
        attempt = session.begin_attempt(session.library().find("one-evening"));
    }
    const Folder today;
    Session session = session_with(today.library(), store);
    REQUIRE(session.use_language("es"));
    const StandingAttempt* standing = session.attempt(attempt);
    REQUIRE(standing != nullptr);
    CHECK(standing->scenario->scenario.content_hash != session.library().find("one-evening")->scenario.content_hash);
    CHECK(rehearsal_view(session, attempt)->transcript.back().text == "¿Qué pregunta va primero, la suya o la mía?");
}

TEST_CASE("A text in the records that was changed is said to be so, and nothing crashes", "[library]")
{
    MemoryStore store;
    Session session = session_with(Library(vocabulary_of(test::project_framework())), store);
    const std::string broken = "a: b\n#%% file: ../pack.yaml\nc: d\n";
    store.keep_text(content_hash(broken), broken);
    const Uuid attempt = session.new_id();
    session.record(attempt, 1, {happening(AttemptBegun{.person = *session.person(), .scenario = "one-evening", .scenario_hash = content_hash(broken), .seed = 1, .language = "en", .parent = {}})});
    std::string why_not;
    CHECK(session.attempt(attempt, &why_not) == nullptr);
    CHECK(why_not.find("one-evening") != std::string::npos);
}

TEST_CASE("A facilitator reads the guide in their language, with the decision as people see it", "[library]")
{
    const Folder folder;
    MemoryStore store;
    Session session = session_with(folder.library(), store);
    REQUIRE(session.use_language("es"));
    const auto guide = guide_view(session, session.library().find("one-evening"));
    REQUIRE(guide.has_value());
    REQUIRE(guide->splits.size() == 1);
    CHECK(guide->splits[0].place == "El porche");
    CHECK(guide->splits[0].choices == std::vector<std::string>{"¿Por quién se llama así?", "Tenemos un formulario que llenar con usted."});
    const std::string text = guide_text(*guide, session.words());
    CHECK(text.starts_with("Guía de facilitación: Una tarde\n===============================\n"));
    CHECK(text.find("Dónde suele dividirse el grupo") != std::string::npos);
    CHECK_FALSE(guide_view(session, session.library().find("another-day")).has_value());
}

TEST_CASE("A folder's files are told apart by their names", "[library]")
{
    test::Files files = test::lakeside_files();
    files["one-evening.expect.yaml"] = files["notes.draft.yaml"] = files["one-evening.pt-BR.yaml"] = "x";
    const Folder folder(files);
    const std::vector<PackFolder> found = pack_folders_below(folder.path);
    REQUIRE(found.size() == 1);
    CHECK(found[0].pack.has_value());
    CHECK(found[0].scripts.size() == 2);
    CHECK(found[0].translations.size() == 2);
    CHECK(found[0].parts.size() == 1);
    CHECK(found[0].guides.size() == 1);
    CHECK(translations_beside(folder.path / "one-evening.yaml").size() == 2);
    CHECK(guide_beside(folder.path / "one-evening.yaml").has_value());
    CHECK_FALSE(guide_beside(folder.path / "another-day.yaml").has_value());
}
