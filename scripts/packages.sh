# The Debian packages that First Visit needs, and what each is for. Sourced by scripts/prepare.sh.
# shellcheck shell=bash

# To build the program and to run it.
packages_for_run=(
    "g++                 the compiler"
    "cmake               the builder"
    "ninja-build         the builder's hands"
    "pkg-config          finds libsodium and what draws a PDF"
    "xz-utils            unpacks Dear ImGui"
    "ca-certificates     for a mirror that speaks https"
    "debian-archive-keyring  says whether Dear ImGui's sources are Debian's own"
    "libfmt-dev          writes texts"
    "libsodium-dev       names a script by its content (SHA-256), keeps PINs (Argon2id)"
    "libyaml-cpp-dev     reads the scripts"
    "nlohmann-json3-dev  reads and writes records"
    "libsqlite3-dev      keeps the records"
    "libpq-dev           keeps them on a district's server"
    "libcli11-dev        reads the command line"
    "libglfw3-dev        opens the window"
    "libgl-dev           draws in it"
    "libpango1.0-dev     sets the text of a PDF, and draws it with cairo"
    "libqpdf-dev         says in a PDF what cairo can't: language, figures in words"
    "libcurl4-openssl-dev  sends statements to a district's learning record store"
    "libxlsxwriter-dev   makes a workbook of what is exported"
    "libqrencode-dev     makes the QR code of a certificate"
    "libgl1-mesa-dri     draws in it where no graphics card helps"
    "fontconfig          says which letters a font has"
    "fonts-lato          the face of the interface"
    "fonts-vollkorn      the face of what is told"
)

# To test it as well.
packages_for_test=(
    "catch2              the tests' language"
    "python3             reads the tree for the house rules"
    "python3-jsonschema  holds the schemas to the scripts, as an editor does"
    "python3-jwcrypto    checks a certificate's signature as a stranger's program would"
    "python3-yaml        reads the scripts for it"
    "binutils            shows which system calls a library makes (nm)"
    "xvfb                a screen that nobody needs to look at"
    "libxtst-dev         moves its mouse and presses its keys"
    "imagemagick         looks at its pictures"
    "poppler-utils       reads a PDF back"
    "zbar-tools          reads a QR code back from a picture"
    "qpdf                says whether a PDF is whole"
    "git                 lists the tree's files"
    "postgresql-15       a district's server, started by the tests for themselves"
    "sqlite3             a stranger's program that reads records, and imports them as fast as we should"
)
