#include "trainer/session/programmes.h"

#include "trainer/session/files.h"

namespace fv {

ProgrammeHandle Programmes::in_force()
{
    if (in_force_ != nullptr) return in_force_;
    std::string why_not = "no programme was named";
    const auto source = file_.empty() ? std::nullopt : read_text(file_, why_not);
    if (!source) throw ProgrammeError("the programme of certification can't be used: " + why_not + ".");
    Loaded<Programme> loaded = load_programme(*source);
    if (!loaded.value) {
        std::string faults;
        for (const Diagnostic& diagnostic : loaded.diagnostics) faults += printed(diagnostic, &*source);
        throw ProgrammeError("the programme of certification can't be used:\n" + faults);
    }
    return in_force_ = std::make_shared<KeptProgramme>(KeptProgramme{std::move(*loaded.value), std::string(source->text()), file_});
}

ProgrammeHandle Programmes::version(const std::string& hash, const EventStore& store)
{
    if (in_force()->programme.content_hash == hash) return in_force_;
    if (const auto known = versions_.find(hash); known != versions_.end()) return known->second;
    const auto text = store.text(hash);
    if (!text) return nullptr;
    Loaded<Programme> loaded = load_programme(SourceText("programme", *text));
    // The logo is the district's of today: it stands beside the programme in force.
    return versions_[hash] = loaded.value ? std::make_shared<KeptProgramme>(KeptProgramme{std::move(*loaded.value), *text, file_}) : nullptr;
}

}  // namespace fv
