// A pack: what the scripts of one folder have in common (`pack.yaml`; docs/format/packs-and-translations.md).
//
// People and places stay a tree, with the places of their file: a script takes them in as if they
// stood in it (bundle.h), so that one loader reads both.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/diagnostic.h"
#include "foundation/source_text.h"
#include "scenarios/format/document.h"
#include "scenarios/format/version.h"

namespace fv {

inline constexpr std::string_view pack_file_name = "pack.yaml";

struct Pack {
    std::string id, title, licence;
    Version version;
    Version needs;  ///< the oldest program that can play it; 0.0.0: any
    std::vector<std::string> authors;
    Node cast, places;  ///< maps; empty where the pack has none
};

/// `program` is the program that would play it.
[[nodiscard]] Loaded<Pack> load_pack(const SourceText& source, const Version& program = program_version());

/// As load_pack, for a script that stands on the pack: what can be used is there also when other parts
/// of it are wrong. nullopt: nothing of it can be used.
[[nodiscard]] std::optional<Pack> read_pack(const SourceText& source, const Version& program, std::vector<Diagnostic>& faults);

}  // namespace fv
