#include <nlohmann/json.hpp>
#include <ostream>

#include "trainer/commands/commands.h"

namespace fv {

int run_version(const CommonOptions& common, Console& console)
{
    if (common.json) {
        const nlohmann::ordered_json document{{"schema", "first-visit/version/1"}, {"version", FV_VERSION}, {"formats", {"first-visit/1", "first-visit-pack/1", "first-visit-part/1", "first-visit-translation/1", "first-visit-guide/1"}}};
        console.out << document.dump(2) << '\n';
    } else {
        console.out << "First Visit " FV_VERSION "\n";
    }
    return ExitStatus::done;
}

}  // namespace fv
