// A file of the project, for tests that read what ships.
#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "foundation/source_text.h"

namespace fv::test {

inline SourceText project_file(const std::string& path)
{
    std::ifstream in(std::string(FV_SOURCE_DIR) + "/" + path, std::ios::binary);
    if (!in) throw std::runtime_error("no such file in the project: " + path);
    std::stringstream text;
    text << in.rdbuf();
    return SourceText(path, text.str());
}

}  // namespace fv::test
