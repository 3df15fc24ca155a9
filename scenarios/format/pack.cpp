#include "scenarios/format/pack.h"

#include <algorithm>
#include <fmt/format.h>

#include "scenarios/format/reading.h"

namespace fv {
namespace {

class PackLoader {
public:
    PackLoader(Pack& pack, Reading& reading) : pack_(pack), read_(reading) {}

    /// False: nothing further can be said about it.
    bool load(const Node& root, const Version& program)
    {
        if (!is_pack(root) || !program_is_new_enough(root, program)) return false;
        read_.map(root, "a pack", {"format", "id", "title", "version", "authors", "licence", "requires", "cast", "places"});
        if (const Node* id = read_.needed(root, "id", "a pack")) pack_.id = read_.id(*id, "a pack").value_or("");
        pack_.title = read_.needed_text(root, "title", "a pack");
        pack_.licence = read_.needed_text(root, "licence", "a pack");
        if (const Node* node = read_.needed(root, "version", "a pack")) pack_.version = version(*node, "`version`").value_or(Version{});
        if (const Node* authors = read_.needed(root, "authors", "a pack"))
            for (const Node* author : read_.words(*authors, "an author")) pack_.authors.push_back(author->scalar);
        people(root);
        places(root);
        return true;
    }

private:
    bool is_pack(const Node& root)
    {
        if (root.kind != Node::Kind::map) return read_.map(root, "a pack", {});
        const Node* format = read_.needed(root, "format", "a pack");
        if (format == nullptr || format->scalar == "first-visit-pack/1") return true;
        read_.fault("unknown-format", format->where, fmt::format("this program does not know the format \"{}\"", format->scalar), "write `format: first-visit-pack/1`");
        return false;
    }

    /// A newer pack may hold what is a fault today: then nothing else is said about it.
    bool program_is_new_enough(const Node& root, const Version& program)
    {
        const Node* node = root.find("requires");
        if (node == nullptr) return true;
        pack_.needs = version(*node, "`requires`").value_or(Version{});
        if (pack_.needs <= program) return true;
        read_.fault("needs-newer-program", node->where, fmt::format("this pack needs First Visit {} or newer; this is {}", pack_.needs.text(), program.text()), "install the newer program, or an older version of the pack");
        return false;
    }

    std::optional<Version> version(const Node& node, std::string_view what)
    {
        const auto text = read_.text(node, what);
        if (!text) return std::nullopt;
        const auto version = parse_version(*text);
        if (!version) read_.fault("wrong-type", node.where, fmt::format("{} has three numbers; here is \"{}\"", what, *text), "a version reads like 1.0.0");
        return version;
    }

    bool map_of_ids(const Node& node, std::string_view what)
    {
        if (node.kind != Node::Kind::map) {
            read_.fault("wrong-type", node.where, fmt::format("each entry here is {} with an id, a colon and what it is", what));
            return false;
        }
        for (const auto& [key, value] : node.entries) read_.is_id(key, what);
        return true;
    }

    void people(const Node& root)
    {
        const Node* cast = root.find("cast");
        if (cast == nullptr || !map_of_ids(*cast, "somebody in the cast")) return;
        for (const auto& [key, node] : cast->entries) {
            if (read_.has_enough()) return;
            const std::string what = fmt::format("\"{}\"", key.scalar);
            if (key.scalar == "narrator" || key.scalar == "you" || key.scalar == "partner")
                read_.fault("duplicate-id", key.where, fmt::format("\"{}\" speaks in every script; somebody of the family needs another id", key.scalar));
            if (!read_.map(node, what, {"name", "role", "said", "called", "portrait"})) continue;
            for (const char* needed : {"name", "role"}) (void)read_.needed_text(node, needed, what);
            for (const char* free : {"said", "called"}) (void)read_.text_or_empty(node, free);
        }
        pack_.cast = *cast;
    }

    void places(const Node& root)
    {
        const Node* places = root.find("places");
        if (places == nullptr || !map_of_ids(*places, "a place")) return;
        for (const auto& [key, node] : places->entries) {
            if (read_.has_enough()) return;
            (void)read_.text(node, fmt::format("\"{}\"", key.scalar));
        }
        pack_.places = *places;
    }

    Pack& pack_;
    Reading& read_;
};

}  // namespace

std::optional<Pack> read_pack(const SourceText& source, const Version& program, std::vector<Diagnostic>& faults)
{
    const std::optional<Node> root = read_document(source, faults);
    if (!root) return std::nullopt;
    Reading reading(faults);
    Pack pack;
    return PackLoader(pack, reading).load(*root, program) ? std::optional(std::move(pack)) : std::nullopt;
}

Loaded<Pack> load_pack(const SourceText& source, const Version& program)
{
    Loaded<Pack> result;
    result.value = read_pack(source, program, result.diagnostics);
    sort_by_position(result.diagnostics);
    if (has_errors(result.diagnostics)) result.value.reset();
    return result;
}

}  // namespace fv
