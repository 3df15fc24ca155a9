// Writes the sample certificates and badges into a folder, for eyes and for other programs.
#include <filesystem>
#include <fstream>

#include "certificate_samples.h"

int main(int count, char** words)
{
    using namespace fv;
    const std::filesystem::path folder = count > 1 ? words[1] : ".";
    std::filesystem::create_directories(folder);
    const auto write = [&](const std::string& name, const std::string& bytes) { std::ofstream(folder / name, std::ios::binary) << bytes; };
    for (const test::NamedPaper& sample : test::sample_papers()) write(std::string(sample.file) + ".pdf", paper::certificate_pdf(sample.paper, {.size = sample.size, .fonts = FV_FONTS}));
    write("badge.png", paper::badge_png({.level = "Home visitor", .programme = "Home visits in Lakeside", .year = "2026", .language = "en"}, FV_FONTS));
    write("badge-es.png", paper::badge_png({.level = "Facilitadora de visitas a domicilio", .programme = "Distrito Escolar Unificado del Condado de Lakeside", .year = "2026", .language = "es"}, FV_FONTS));
}
