# SQL statements, a file each, compiled in, so that the program needs none of them.

# fv_statements(<namespace> <header> <name>...): sql/<name>.sql of this folder becomes the string
# <namespace>::<name>; statements.cpp stands in the build folder.
function(fv_statements namespace header)
    set(generated "// Made from sql/*.sql by cmake/statements.cmake.\n#include \"${header}\"\n\nnamespace ${namespace} {\n")
    foreach(name ${ARGN})
        file(READ sql/${name}.sql text)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS sql/${name}.sql)
        string(APPEND generated "const std::string_view ${name} = R\"sql(${text})sql\";\n")
    endforeach()
    string(APPEND generated "}  // namespace ${namespace}\n")
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/statements.cpp CONTENT "${generated}" @ONLY)
endfunction()
