// The JSON Schemas that editors use know the keys that the loaders know: a key that nobody knows is put
// into every part of a document, and what the loader says could stand there is what the schema says.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "scenarios/format/bundle.h"
#include "scenarios/format/document.h"
#include "scenarios/format/expectations.h"
#include "scenarios/format/guide.h"
#include "scenarios/format/pack.h"
#include "scenarios/format/rules.h"
#include "support/catch.h"
#include "support/project_file.h"

using namespace fv;
using nlohmann::json;

namespace {

constexpr std::string_view probe = "qqqqqqqq";

const json& schema_file(const std::string& name)
{
    static std::map<std::string, json> files;
    if (!files.contains(name)) files[name] = json::parse(test::project_file("scenarios/schema/" + name).text());
    return files[name];
}

/// A schema with the file that its references start from.
struct Place {
    const json* schema = nullptr;
    std::string file;
    std::string name;  ///< of the definition it was reached by
};

Place followed(Place place)
{
    while (place.schema->contains("$ref")) {
        const std::string ref = place.schema->at("$ref");
        const std::size_t hash = ref.find('#');
        if (hash > 0) place.file = ref.substr(0, hash);
        place.name = ref.substr(ref.rfind('/') + 1);
        place.schema = &schema_file(place.file).at(json::json_pointer(ref.substr(hash + 1)));
    }
    return place;
}

bool is_closed(const json& schema) { return schema.contains("properties") && schema.value("additionalProperties", json(true)) == json(false); }

bool fits(const Node& node, const Place& where)
{
    const Place place = followed(where);
    const json& schema = *place.schema;
    if (schema.contains("anyOf")) return std::any_of(schema["anyOf"].begin(), schema["anyOf"].end(), [&](const json& one) { return fits(node, {&one, place.file, place.name}); });
    const std::string type = schema.value("type", schema.contains("const") || schema.contains("enum") ? "string" : "");
    if (type == "object")
        return node.kind == Node::Kind::map && (!is_closed(schema) || std::all_of(node.entries.begin(), node.entries.end(), [&](const auto& entry) { return schema["properties"].contains(entry.first.scalar); }));
    if (type == "array") return node.kind == Node::Kind::list;
    if (type == "null") return node.kind == Node::Kind::empty;
    return node.kind == Node::Kind::scalar;
}

/// A map of the document for which a schema says every key.
struct Probe {
    std::size_t offset;
    std::string schema;
    std::set<std::string> keys;
};

void find_probes(const Node& node, const Place& where, std::vector<Probe>& probes)
{
    const Place place = followed(where);
    const json& schema = *place.schema;
    if (schema.contains("anyOf")) {
        for (const json& one : schema["anyOf"])
            if (fits(node, {&one, place.file, place.name})) return find_probes(node, {&one, place.file, place.name}, probes);
        FAIL("no schema of " << place.name << " fits line " << node.where.line);
    }
    if (node.kind == Node::Kind::list && schema.contains("items"))
        for (const Node& item : node.items) find_probes(item, {&schema["items"], place.file, place.name}, probes);
    if (node.kind != Node::Kind::map) return;
    if (is_closed(schema)) {
        Probe found{node.offset, place.file + "#" + place.name, {}};
        for (const auto& [key, value] : schema["properties"].items()) found.keys.insert(key);
        probes.push_back(found);
    }
    for (const auto& [key, value] : node.entries) {
        if (schema.contains("properties") && schema["properties"].contains(key.scalar)) find_probes(value, {&schema["properties"][key.scalar], place.file, key.scalar}, probes);
        else if (schema.contains("additionalProperties") && schema["additionalProperties"].is_object()) find_probes(value, {&schema["additionalProperties"], place.file, key.scalar}, probes);
    }
}

std::string with_probe(std::string text, std::size_t offset)
{
    if (text[offset] == '{') return text.insert(offset + 1, std::string(probe) + ": x, ");
    const std::size_t line = text.rfind('\n', offset) + 1;  // npos + 1 is the beginning
    return text.insert(offset, std::string(probe) + ": x\n" + std::string(offset - line, ' '));
}

/// What the hint of the unknown key lists.
std::set<std::string> keys_told(const std::vector<Diagnostic>& diagnostics)
{
    std::set<std::string> keys;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.rule != "unknown-key" || diagnostic.message.find(probe) == std::string::npos) continue;
        for (std::size_t at = diagnostic.hint.find('"'); at != std::string::npos; at = diagnostic.hint.find('"', at + 1)) {
            const std::size_t end = diagnostic.hint.find('"', at + 1);
            keys.insert(diagnostic.hint.substr(at + 1, end - at - 1));
            at = end;
        }
    }
    return keys;
}

/// The document in which each kind of decision occurs, with what else a script can have.
SourceText whole_script()
{
    std::string text(test::project_file("docs/format/every-kind.yaml").text());
    const auto replace = [&](const std::string& from, const std::string& to) { text.replace(text.find(from), from.size(), to); };
    replace("    go: judge\n", "    go: [{to: judge, when: trust >= 40}, {to: thanks}]\n");
    replace("  - 'What did {partner} see?'\n", "  - {ask: 'What did {partner} see?', with: partner}\nexpect:\n  - {route: [badge], holds: trust >= 0}\n");
    return SourceText("every-kind.yaml", text);
}

using Load = std::function<std::vector<Diagnostic>(const SourceText&)>;
struct Kind {
    std::string schema;
    SourceText document;
    Load load;
};

const std::vector<Kind>& kinds()
{
    static const std::string lakeside = "tests/support/packs/lakeside/";
    static const std::vector<Kind> all = {
        {"first-visit-1.schema.json", whole_script(), [](const SourceText& text) {
             LoadedScript loaded = load_script(text, nothing_beside, {});
             if (loaded.scenario.value) (void)load_expectations(text, *loaded.scenario.value, loaded.scenario.diagnostics);
             return loaded.scenario.diagnostics;
         }},
        {"first-visit-pack-1.schema.json", test::project_file(lakeside + "pack.yaml"), [](const SourceText& text) { return load_pack(text).diagnostics; }},
        {"first-visit-part-1.schema.json", test::project_file(lakeside + "car-talk.part.yaml"), [](const SourceText& text) { return faults_of_part(text); }},
        {"first-visit-guide-1.schema.json", test::project_file(lakeside + "one-evening.guide.yaml"), [](const SourceText& text) { return load_guide(text, nullptr, {}).diagnostics; }},
    };
    return all;
}

}  // namespace

TEST_CASE("The schemas know the keys that the loaders know, and no others", "[schema]")
{
    std::set<std::string> probed;
    for (const Kind& kind : kinds()) {
        const SourceText& source = kind.document;
        const auto document = parse_document(source);
        REQUIRE(document.value.has_value());
        std::vector<Probe> probes;
        find_probes(*document.value, {&schema_file(kind.schema), kind.schema, "document"}, probes);
        for (const Probe& place : probes) {
            INFO(source.name() << ", line " << source.span_at(place.offset).line << ", " << place.schema);
            const std::string text = with_probe(std::string(source.text()), place.offset);
            const std::set<std::string> told = keys_told(kind.load(SourceText(source.name(), text)));
            if (told.empty() && kind.schema == "first-visit-part-1.schema.json" && !place.schema.ends_with("#document")) continue;  // judged in the script that includes it
            CHECK(told == place.keys);
            probed.insert(place.schema);
        }
    }
    // Every closed part of the schemas was met, so that none falls behind unseen.
    for (const auto& [name, definition] : schema_file("first-visit-1.schema.json")["$defs"].items())
        if (is_closed(definition)) {
            INFO(name);
            CHECK(probed.contains("first-visit-1.schema.json#" + name));
        }
    CHECK(probed.size() >= 20);
}

TEST_CASE("The schemas know the words that the loaders know", "[schema]")
{
    const json& script = schema_file("first-visit-1.schema.json");
    for (const json& word : script["properties"]["stage"]["enum"]) CHECK(stage(word.get<std::string>()).has_value());
    CHECK(script["properties"]["stage"]["enum"].size() == 5);
    std::set<std::string> practices;
    for (std::size_t i = 0; i < core_practice_count; ++i) practices.emplace(word_of(static_cast<CorePractice>(i)));
    const json& breaches = script["$defs"]["option"]["properties"]["breaches"];
    std::set<std::string> offered;
    std::function<void(const json&)> collect = [&](const json& node) {
        if (node.is_object() && node.contains("enum"))
            for (const json& word : node["enum"]) offered.insert(word);
        if (node.is_structured())
            for (const json& below : node) collect(below);
    };
    collect(breaches);
    CHECK(offered == practices);
}
