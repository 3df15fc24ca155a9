#include "scenarios/format/resolving.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_map>

#include "foundation/ids.h"
#include "foundation/spelling.h"
#include "scenarios/format/pack.h"
#include "scenarios/format/reading.h"

namespace fv {
namespace {

constexpr std::string_view part_ending = ".part.yaml";

/// What a part can hold, and what one entry of it is.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> sections = {{
    {"cast", "somebody"}, {"places", "a place"}, {"meters", "a meter"}, {"counters", "a counter"},
    {"facts", "a fact"}, {"variations", "a variation"}, {"scenes", "a scene"}, {"endings", "an ending"},
}};

Node* find_in(Node& map, std::string_view key)
{
    const auto found = std::find_if(map.entries.begin(), map.entries.end(), [&](const auto& entry) { return entry.first.scalar == key; });
    return found == map.entries.end() ? nullptr : &found->second;
}

bool names_a_shared_person(const Node& node) { return node.kind == Node::Kind::scalar && is_kebab_case(node.scalar); }

bool names_something_shared(const Node& list)
{
    return list.kind == Node::Kind::list && std::any_of(list.items.begin(), list.items.end(), [](const Node& item) { return item.kind == Node::Kind::scalar; });
}

std::string folder_of(const std::string& name)
{
    const std::size_t slash = name.rfind('/');
    return slash == std::string::npos ? std::string{} : name.substr(0, slash + 1);
}

/// Nothing yet, where `as` stands.
Node node_at(const Node& as, Node::Kind kind)
{
    Node node;
    node.kind = kind;
    node.where = as.where;
    node.offset = as.offset;
    return node;
}

Node text_node(const Node& as, std::string text)
{
    Node node = node_at(as, Node::Kind::scalar);
    node.scalar = std::move(text);
    return node;
}

/// Stands for somebody who is not there, so that their lines are no faults of their own.
Node nobody(const Node& as)
{
    Node node = node_at(as, Node::Kind::map);
    for (const char* key : {"name", "role"}) node.entries.emplace_back(text_node(as, key), text_node(as, as.scalar));
    return node;
}

bool is_part(const Node& part, Reading& reading)
{
    if (!reading.map(part, "a part", {"format", "include", "cast", "places", "meters", "counters", "facts", "variations", "scenes", "endings"})) return false;
    const Node* format = reading.needed(part, "format", "a part");
    if (format == nullptr || format->scalar == "first-visit-part/1") return true;
    reading.fault("unknown-format", format->where, fmt::format("this program does not know the format \"{}\"", format->scalar), "a part begins with `format: first-visit-part/1`");
    return false;
}

class Resolver {
public:
    Resolver(Node& script, const FileReader& read, Bundle& bundle, std::vector<Diagnostic>& faults)
        : script_(script), read_file_(read), bundle_(bundle), faults_(faults), reading_(faults), bytes_(bundle.script.text().size())
    {
    }

    void resolve()
    {
        take_shared(script_);
        if (Node* second = find_in(script_, "partner"); second != nullptr && names_a_shared_person(*second)) *second = shared(*second, true);
        const auto include = std::find_if(script_.entries.begin(), script_.entries.end(), [](const auto& entry) { return entry.first.scalar == "include"; });
        if (include == script_.entries.end()) return;
        const Node list = std::move(include->second);
        script_.entries.erase(include);
        take_parts(list, {}, 1);
        put_endings_first();
    }

private:
    // What the pack has.

    const Pack* pack(const Node& wanted_by)
    {
        if (asked_for_pack_) return pack_ ? &*pack_ : nullptr;
        asked_for_pack_ = true;
        if (const SourceText* source = file(std::string(pack_file_name))) {
            pack_ = read_pack(*source, program_version(), faults_);
        } else {
            reading_.fault("missing-file", wanted_by.where, fmt::format("\"{}\" is shared by a pack, and there is no pack.yaml beside this script", wanted_by.scalar),
                           "add pack.yaml with it, or write out here what it is");
        }
        return pack_ ? &*pack_ : nullptr;
    }

    /// What the pack has under the id, or something that stands for it.
    Node shared(const Node& id, bool person)
    {
        const Pack* from = pack(id);
        const Node* found = from == nullptr ? nullptr : (person ? from->cast : from->places).find(id.scalar);
        if (found != nullptr) return *found;
        if (from != nullptr) {
            std::vector<std::string> known;
            for (const auto& [key, value] : (person ? from->cast : from->places).entries) known.push_back(key.scalar);
            if (person) reading_.fault("unknown-speaker", id.where, fmt::format("nobody is called \"{}\" in pack.yaml", id.scalar), suggestion(id.scalar, known));
            else reading_.fault("unknown-place", id.where, fmt::format("there is no place \"{}\" in pack.yaml", id.scalar), suggestion(id.scalar, known));
        }
        return person ? nobody(id) : text_node(id, id.scalar);
    }

    void take_shared(Node& file)
    {
        if (Node* cast = find_in(file, "cast"); cast != nullptr && cast->kind == Node::Kind::list) *cast = map_of(*cast, true);
        if (Node* places = find_in(file, "places"); places != nullptr && places->kind == Node::Kind::list) *places = map_of(*places, false);
    }

    /// `[rosa, {tobi: {name: …}}]` as a map: an id is the pack's, a map is the file's own.
    Node map_of(const Node& list, bool people)
    {
        Node map = node_at(list, Node::Kind::map);
        std::unordered_map<std::string, SourceSpan> first;
        for (const Node& item : list.items) {
            if (reading_.has_enough()) break;
            if (item.kind == Node::Kind::scalar) {
                if (is_new(first, item, people ? "somebody" : "a place")) map.entries.emplace_back(item, shared(item, people));
            } else if (item.kind == Node::Kind::map) {
                for (const auto& [key, value] : item.entries)
                    if (is_new(first, key, people ? "somebody" : "a place")) map.entries.emplace_back(key, value);
            } else {
                reading_.fault("wrong-type", item.where, "here stands an id of the pack, or an id with a colon and what it is",
                               people ? "for example `- rosa` or `- tobi: {name: …, role: …}`" : "for example `- porch` or `- shed: The boat shed`");
            }
        }
        return map;
    }

    bool is_new(std::unordered_map<std::string, SourceSpan>& first, const Node& id, std::string_view noun)
    {
        const auto [found, added] = first.try_emplace(id.scalar, id.where);
        if (!added)
            reading_.fault("duplicate-id", id.where, fmt::format("there is {} \"{}\" already, {}", noun, id.scalar, where_in_words(found->second, id.where)), "rename one of them, or take it out");
        return added;
    }

    // Parts.

    /// The text of a file, read once; nullptr: there is none.
    const SourceText* file(const std::string& name)
    {
        std::optional<SourceText> source = read_file_(name);
        if (!source) return nullptr;
        bytes_ += source->text().size();
        const auto later = std::upper_bound(bundle_.files.begin(), bundle_.files.end(), name, [](const std::string& n, const BundleFile& f) { return n < f.name; });
        return &bundle_.files.insert(later, BundleFile{name, std::move(*source)})->source;
    }

    /// `inside` are the parts that this list is read for, the outermost first.
    void take_parts(const Node& list, const std::vector<std::string>& inside, std::size_t depth)
    {
        for (const Node* item : reading_.words(list, "the name of a part")) {
            if (reading_.has_enough()) return;
            const std::string name = (inside.empty() ? std::string{} : folder_of(inside.back())) + item->scalar;
            if (!can_be_named(*item) || goes_in_circles(*item, name, inside)) continue;
            if (std::find(taken_.begin(), taken_.end(), name) != taken_.end()) continue;
            if (depth > deepest_include || taken_.size() + 2 > most_files) {
                reading_.fault("too-many", item->where, fmt::format("a script stands on at most {} files, and they include each other at most {} deep", most_files, deepest_include), "put some parts together");
                return;
            }
            taken_.push_back(name);
            take_part(*item, name, inside, depth);
        }
    }

    bool can_be_named(const Node& item)
    {
        if (const auto wrong = fault_of_file_name(item.scalar)) {
            reading_.fault("bad-file-name", item.where, fmt::format("\"{}\" can't be included: {}", item.scalar, *wrong), "put the part into the script's folder and name it without a path");
            return false;
        }
        if (std::string_view(item.scalar).ends_with(part_ending)) return true;
        reading_.fault("bad-file-name", item.where, fmt::format("\"{}\" is not the name of a part", item.scalar), fmt::format("a part's name ends in {}, so that nobody takes it for a script", part_ending));
        return false;
    }

    bool goes_in_circles(const Node& item, const std::string& name, const std::vector<std::string>& inside)
    {
        const auto again = std::find(inside.begin(), inside.end(), name);
        if (again == inside.end()) return false;
        std::string way;
        for (auto part = again; part != inside.end(); ++part) way += *part + " → ";
        reading_.fault("circular-include", item.where, fmt::format("parts include each other in a circle: {}{}", way, name), "take one of these includes out");
        return true;
    }

    void take_part(const Node& item, const std::string& name, std::vector<std::string> inside, std::size_t depth)
    {
        const SourceText* source = file(name);
        if (source == nullptr) return reading_.fault("missing-file", item.where, fmt::format("there is no file \"{}\" beside this script", name), "check the name, or take it out");
        if (bytes_ > largest_document)
            return reading_.fault("too-large", item.where, "a script and what it includes are together larger than 4 MB", "a script of an hour's visit has 0.2 MB");
        std::optional<Node> part = read_document(*source, faults_);
        if (!part || !is_part(*part, reading_)) return;
        take_shared(*part);
        for (auto& [key, node] : part->entries)
            if (key.scalar != "endings") merge(key, node);
        inside.push_back(name);
        if (const Node* include = part->find("include")) take_parts(*include, inside, depth + 1);
        if (Node* endings = find_in(*part, "endings")) keep_endings(*endings);
    }

    void merge(Node& key, Node& section)
    {
        const auto known = std::find_if(sections.begin(), sections.end(), [&](const auto& s) { return s.first == key.scalar; });
        if (known == sections.end()) return;
        Node* target = find_in(script_, key.scalar);
        if (target == nullptr) {
            script_.entries.emplace_back(std::move(key), std::move(section));
            return;
        }
        if (!is_map(section, key.scalar)) return;
        for (auto& [id, value] : section.entries)
            if (!reading_.has_enough() && is_new(ids_of(key.scalar, *target), id, known->second)) target->entries.emplace_back(std::move(id), std::move(value));
    }

    bool is_map(const Node& section, std::string_view name)
    {
        if (section.kind != Node::Kind::map) reading_.fault("wrong-type", section.where, fmt::format("`{}` has ids with what belongs to them", name));
        return section.kind == Node::Kind::map;
    }

    /// Where each id of a section was first met.
    std::unordered_map<std::string, SourceSpan>& ids_of(const std::string& section, const Node& as_it_is)
    {
        const auto [found, is_new_section] = ids_.try_emplace(section);
        if (is_new_section)
            for (const auto& [id, value] : as_it_is.entries) found->second.emplace(id.scalar, id.where);
        return found->second;
    }

    /// Endings are asked from top to bottom and the last is for the rest: a part's come before the
    /// script's own.
    void keep_endings(Node& section)
    {
        if (!is_map(section, "endings")) return;
        const Node* own = find_in(script_, "endings");
        for (auto& [id, value] : section.entries)
            if (!reading_.has_enough() && is_new(ids_of("endings", own == nullptr ? Node{} : *own), id, "an ending")) endings_.emplace_back(std::move(id), std::move(value));
    }

    void put_endings_first()
    {
        if (endings_.empty()) return;
        Node* own = find_in(script_, "endings");
        if (own == nullptr) {
            Node map = node_at(endings_.front().first, Node::Kind::map);
            script_.entries.emplace_back(text_node(map, "endings"), map);
            own = &script_.entries.back().second;
        }
        own->entries.insert(own->entries.begin(), std::make_move_iterator(endings_.begin()), std::make_move_iterator(endings_.end()));
    }

    Node& script_;
    const FileReader& read_file_;
    Bundle& bundle_;
    std::vector<Diagnostic>& faults_;
    Reading reading_;
    std::size_t bytes_;
    bool asked_for_pack_ = false;
    std::optional<Pack> pack_;
    std::vector<std::string> taken_;
    std::unordered_map<std::string, std::unordered_map<std::string, SourceSpan>> ids_;
    std::vector<std::pair<Node, Node>> endings_;
};

}  // namespace

void resolve_files(Node& script, const FileReader& read, Bundle& bundle, std::vector<Diagnostic>& faults)
{
    if (script.kind == Node::Kind::map) Resolver(script, read, bundle, faults).resolve();
}

std::vector<Diagnostic> faults_of_part(const SourceText& source)
{
    std::vector<Diagnostic> faults;
    Reading reading(faults);
    if (const auto part = read_document(source, faults)) is_part(*part, reading);
    sort_by_position(faults);
    return faults;
}

std::vector<std::string> files_wanted(const Node& script)
{
    std::vector<std::string> names;
    const Node* second = script.find("partner");
    const Node* cast = script.find("cast");
    const Node* places = script.find("places");
    if ((second != nullptr && names_a_shared_person(*second)) || (cast != nullptr && names_something_shared(*cast)) || (places != nullptr && names_something_shared(*places)))
        names.emplace_back(pack_file_name);
    const Node* include = script.find("include");
    if (include == nullptr) return names;
    const auto add = [&](const Node& item) {
        const bool fits = item.kind == Node::Kind::scalar && !fault_of_file_name(item.scalar) && std::string_view(item.scalar).ends_with(part_ending);
        if (fits && std::find(names.begin(), names.end(), item.scalar) == names.end()) names.push_back(item.scalar);
    };
    if (include->kind == Node::Kind::list) std::for_each(include->items.begin(), include->items.end(), add);
    else add(*include);
    return names;
}

}  // namespace fv
