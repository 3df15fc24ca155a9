#include "trainer/app/fonts.h"

#include <filesystem>
#include <stdexcept>

namespace fv {

Faces load_faces(const std::string& folder)
{
    const auto face = [&](const char* file) -> ImFont* {
        const std::filesystem::path path = std::filesystem::path(folder) / file;
        std::error_code ignored;
        return std::filesystem::exists(path, ignored) ? ImGui::GetIO().Fonts->AddFontFromFileTTF(path.string().c_str()) : nullptr;
    };
    Faces faces{.regular = face("regular.ttf"), .bold = face("bold.ttf"), .italic = face("italic.ttf"), .serif = face("serif.ttf")};
    if (faces.regular == nullptr) throw std::runtime_error("no font in " + folder + ". Build or install First Visit again.");
    for (ImFont** other : {&faces.bold, &faces.italic, &faces.serif})
        if (*other == nullptr) *other = faces.regular;
    return faces;
}

}  // namespace fv
