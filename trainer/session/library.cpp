#include "trainer/session/library.h"

#include <algorithm>
#include <deque>
#include <map>
#include <unordered_map>

#include "scenarios/format/pack.h"

namespace fv {
namespace {

/// `packs/home-visits/kitchen-table.yaml` → `kitchen-table`
std::string stem(const std::string& file)
{
    const std::size_t slash = file.find_last_of("/\\");
    std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
    return name.substr(0, name.find('.'));
}

std::string name_of_file(const std::string& file) { return file.substr(file.find_last_of("/\\") + 1); }
std::string folder_of(const std::string& file) { return file.substr(0, file.find_last_of("/\\") + 1); }

/// A fault of the whole file.
std::string fault(std::string_view rule, const std::string& file, std::string message, std::string hint)
{
    return printed(Diagnostic{.rule = rule, .where = {.file = file, .line = 0, .column = 0, .length = 0}, .message = std::move(message), .hint = std::move(hint)}, nullptr);
}

/// Of a file that is read only as far as its head: most need no more than the usual.
template <class Head>
std::optional<Head> head_of_file(const TextSource& text, std::optional<Head> (*head_of)(std::string_view, Extent))
{
    std::string why_not;
    for (const std::size_t limit : {usual_head, largest_document}) {
        const auto source = text(limit, why_not);
        if (!source) return std::nullopt;
        const Extent extent = source->text().size() > limit ? Extent::beginning : Extent::whole;
        if (auto head = head_of(source->text(), extent)) return head;
        if (extent == Extent::whole) return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

class Library::Shelves {
public:
    explicit Shelves(Vocabulary vocabulary) : vocabulary_(std::move(vocabulary)) {}

    struct Beside {
        std::string file;
        TextSource text;
        std::optional<TranslationHead> head;  ///< of a translation, once somebody asked for it
        bool head_read = false;
    };
    struct Script {
        ScriptHead head;
        std::string file;
        TextSource text;
        FileReader reader;
        bool opened = false;
        ScenarioHandle visit;  ///< null though opened: it is broken
        std::vector<Beside> translations, guides;
    };

    void open(Script& script)
    {
        if (script.opened) return;
        script.opened = true;
        std::string why_not;
        auto source = script.text(largest_document, why_not);
        if (!source) return add_broken(script.file, fault("unreadable-file", script.file, why_not, {}));
        take_in(script, std::move(*source), script.reader);
        for (const Beside& beside : script.translations) load(beside, script, &Shelves::take_translation);
        for (const Beside& beside : script.guides) load(beside, script, &Shelves::take_guide);
    }

    void add(SourceText source, const FileReader& read)
    {
        Script script{.opened = true};
        script.file = source.name();
        take_in(script, std::move(source), read);
        if (script.visit != nullptr) put(std::move(script));
    }

    void put(Script script)
    {
        Script& put = scripts_.emplace_back(std::move(script));
        by_file_[put.file] = &put;
        sorted_ = false;
    }

    /// Those that are not known to be broken, by title.
    std::vector<Script*>& by_title()
    {
        if (!sorted_) {
            by_title_.clear();
            for (Script& script : scripts_) by_title_.push_back(&script);
            std::stable_sort(by_title_.begin(), by_title_.end(), [](const Script* a, const Script* b) { return a->head.title < b->head.title; });
            sorted_ = true;
        }
        std::erase_if(by_title_, [](const Script* s) { return s->opened && s->visit == nullptr; });
        return by_title_;
    }

    void add_later(const std::string& file, TextSource text, const FileReader& beside)
    {
        auto head = head_of_file(text, &script_head);
        if (head && !head->partner.empty() && !lent_by_pack(*head, file)) head.reset();
        Script script{.file = file, .text = std::move(text), .reader = beside};
        if (head) {
            script.head = std::move(*head);
            return put(std::move(script));
        }
        open(script);
        if (script.visit != nullptr) put(std::move(script));
    }

    bool add_pack(const SourceText& source)
    {
        auto pack = load_pack(source);
        if (!pack.value) add_broken(source.name(), printed(pack.diagnostics, Bundle{source, {}}));
        else casts_[folder_of(source.name())] = std::move(pack.value->cast);
        return std::none_of(pack.diagnostics.begin(), pack.diagnostics.end(), [](const Diagnostic& d) { return d.rule == "needs-newer-program"; });
    }

    using Take = void (Shelves::*)(const SourceText&, const ScenarioHandle&);
    void add_beside(Beside beside, const std::string& script, std::vector<Beside> Script::*kind, Take take)
    {
        const auto found = by_file_.find(script);
        if (found == by_file_.end()) {
            if (!is_broken(script))
                add_broken(beside.file, fault("missing-file", beside.file, "there is no script " + name_of_file(script) + " beside it", "a translation or a guide has its script's name"));
            return;
        }
        Script& its = *found->second;
        if (its.opened) load(beside, its, take);
        (its.*kind).push_back(std::move(beside));
    }

    void take_translation(const SourceText& source, const ScenarioHandle& visit)
    {
        auto loaded = load_translation(source, &visit->scenario);
        if (!loaded.value) return add_broken(source.name(), printed(loaded.diagnostics, Bundle{source, {}}));
        translations_.push_back(std::move(*loaded.value));
    }
    void take_guide(const SourceText& source, const ScenarioHandle& visit)
    {
        auto loaded = load_guide(source, &visit->scenario, languages(visit->scenario));
        if (!loaded.value) return add_broken(source.name(), printed(loaded.diagnostics, Bundle{source, {}}));
        guides_.push_back(std::move(*loaded.value));
    }

    void add_broken(const std::string& file, std::string faults, const std::string& id = {})
    {
        broken_.push_back({.file = file, .id = id.empty() ? stem(file) : id, .faults = std::move(faults)});
    }

    std::vector<Listed> list(std::string_view language)
    {
        std::vector<Listed> out;
        for (Script* script : by_title()) {
            Listed listed{script->head, script->visit};
            if (listed.visit == nullptr && listed.head.language != language && !translate(listed.head, *script, language)) {
                open(*script);  // a translation that does not tell its title: the visit says how it is shown
                if (script->visit == nullptr) continue;
                listed.visit = script->visit;
            }
            out.push_back(std::move(listed));
        }
        return out;
    }

    Script* script_of(std::string_view id)
    {
        const auto& all = by_title();
        const auto found = std::find_if(all.begin(), all.end(), [&](const Script* s) { return s->head.id == id; });
        return found == all.end() ? nullptr : *found;
    }

    std::vector<std::string> languages(const Scenario& scenario) const
    {
        std::vector<std::string> codes;
        for (const Translation& translation : translations_)
            if (translation.of == scenario.id && translation.language != scenario.language) codes.push_back(translation.language);
        std::sort(codes.begin(), codes.end());
        codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
        codes.insert(codes.begin(), scenario.language);
        return codes;
    }

    Vocabulary vocabulary_;
    // Not vectors: what points into them stays valid.
    std::deque<Script> scripts_;
    std::deque<Translation> translations_;
    std::deque<Guide> guides_;
    std::map<std::string, Node> casts_;  ///< of packs, by folder
    std::vector<Broken> broken_;

private:
    std::unordered_map<std::string, Script*> by_file_;
    std::vector<Script*> by_title_;
    bool sorted_ = true;

    void take_in(Script& script, SourceText source, const FileReader& read)
    {
        LoadedScript loaded = load_script(std::move(source), read, vocabulary_);
        if (!loaded.scenario.value) return add_broken(script.file, printed(loaded.scenario.diagnostics, loaded.bundle), script.head.id);
        script.visit = std::make_shared<KeptScenario>(KeptScenario{std::move(*loaded.scenario.value), bundle_text(loaded.bundle), script.file});
        script.head = head_of(script.visit->scenario);
    }

    void load(const Beside& beside, const Script& script, Take take)
    {
        if (script.visit == nullptr) return;
        std::string why_not;
        const auto source = beside.text(largest_document, why_not);
        if (source) (this->*take)(*source, script.visit);
        else add_broken(beside.file, fault("unreadable-file", beside.file, why_not, {}));
    }

    /// The partner's name and role, from the pack's cast.
    bool lent_by_pack(ScriptHead& head, const std::string& file)
    {
        const auto cast = casts_.find(folder_of(file));
        const Node* person = cast == casts_.end() ? nullptr : cast->second.find(head.partner);
        const Node* name = person == nullptr ? nullptr : person->find("name");
        const Node* role = person == nullptr ? nullptr : person->find("role");
        if (name == nullptr || role == nullptr) return false;
        head.partner_name = name->scalar;
        head.partner_role = role->scalar;
        return true;
    }

    /// Puts the head into a language. False: it is translated, and the translation's head does not do.
    static bool translate(ScriptHead& head, Script& script, std::string_view language)
    {
        for (auto beside = script.translations.rbegin(); beside != script.translations.rend(); ++beside) {
            if (!beside->head_read) beside->head = head_of_file(beside->text, &translation_head);
            beside->head_read = true;
            if (!beside->head) return false;
            if (beside->head->language != language) continue;
            if (beside->head->title.empty() || beside->head->summary.empty()) return false;
            head.title = beside->head->title;
            head.summary = beside->head->summary;
            if (!beside->head->partner_role.empty()) head.partner_role = beside->head->partner_role;
            return true;
        }
        return true;
    }

    [[nodiscard]] bool is_broken(std::string_view file) const
    {
        return std::any_of(broken_.begin(), broken_.end(), [&](const Broken& b) { return b.file == file; });
    }
};

Library::Library(Vocabulary vocabulary) : shelves_(std::make_unique<Shelves>(std::move(vocabulary))) {}
Library::~Library() = default;
Library::Library(Library&& other) noexcept = default;
Library& Library::operator=(Library&& other) noexcept = default;

void Library::add(SourceText source, const FileReader& read) { shelves_->add(std::move(source), read); }
void Library::add_later(const std::string& file, TextSource text, const FileReader& beside) { shelves_->add_later(file, std::move(text), beside); }
bool Library::add_pack(const SourceText& source) { return shelves_->add_pack(source); }

void Library::add_translation(const std::string& file, TextSource text, const std::string& script)
{
    shelves_->add_beside({.file = file, .text = std::move(text)}, script, &Shelves::Script::translations, &Shelves::take_translation);
}

void Library::add_guide(const std::string& file, TextSource text, const std::string& script)
{
    shelves_->add_beside({.file = file, .text = std::move(text)}, script, &Shelves::Script::guides, &Shelves::take_guide);
}

void Library::add_translation(const SourceText& source, const ScenarioHandle& visit)
{
    (void)find(visit->scenario.id);  // what stands beside a visit of that id comes before: the later one is used
    shelves_->take_translation(source, visit);
}
void Library::add_guide(const SourceText& source, const ScenarioHandle& visit)
{
    (void)find(visit->scenario.id);
    shelves_->take_guide(source, visit);
}

void Library::add_unreadable(const std::string& file, const std::string& why_not) { shelves_->add_broken(file, fault("unreadable-file", file, why_not, {})); }

void Library::add_withheld(const std::string& script, const std::string& pack)
{
    shelves_->add_broken(script, fault("needs-newer-program", script, "this script is not read, because its pack needs a newer First Visit", pack + " says which"));
}

std::vector<Library::Listed> Library::list(std::string_view language) const { return shelves_->list(language); }

std::vector<std::string> Library::ids() const
{
    std::vector<std::string> out;
    for (const Shelves::Script* script : shelves_->by_title()) out.push_back(script->head.id);
    return out;
}

bool Library::open_next()
{
    for (Shelves::Script& script : shelves_->scripts_)
        if (!script.opened) return shelves_->open(script), true;
    return false;
}

std::vector<ScenarioHandle> Library::visits() const
{
    std::vector<ScenarioHandle> out;
    for (Shelves::Script* script : std::vector(shelves_->by_title())) {
        shelves_->open(*script);
        if (script->visit != nullptr) out.push_back(script->visit);
    }
    return out;
}

ScenarioHandle Library::find(std::string_view id) const
{
    while (Shelves::Script* script = shelves_->script_of(id)) {
        shelves_->open(*script);
        if (script->visit != nullptr) return script->visit;  // else look for another of that id
    }
    return nullptr;
}

const Translation* Library::translation(std::string_view scenario, std::string_view language) const
{
    (void)find(scenario);
    const auto& all = shelves_->translations_;
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Translation& t) { return t.of == scenario && t.language == language; });
    return found == all.rend() ? nullptr : &*found;
}

std::vector<std::string> Library::languages(const Scenario& scenario) const { return (void)find(scenario.id), shelves_->languages(scenario); }

const Guide* Library::guide(std::string_view scenario) const
{
    (void)find(scenario);
    const auto& all = shelves_->guides_;
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Guide& g) { return g.of == scenario; });
    return found == all.rend() ? nullptr : &*found;
}

const std::vector<Library::Broken>& Library::broken() const { return shelves_->broken_; }
const Vocabulary& Library::vocabulary() const { return shelves_->vocabulary_; }

}  // namespace fv
