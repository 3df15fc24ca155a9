# What ./run and ./test have in common: install what is missing, get Dear ImGui, configure, build.
# All that it says goes to standard error, so that standard output is the program's alone.
# shellcheck shell=bash

source "$root/scripts/packages.sh"
jobs=${FV_JOBS:-$(nproc 2>/dev/null || echo 2)}

say() { printf 'first-visit: %s\n' "$*" >&2; }
stop() { say "$*"; exit 3; }

# as_root COMMAND…: runs it as root, asking for the password where one is needed.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    elif command -v su >/dev/null; then su root -c "$(printf '%q ' "$@")"
    else stop "this needs root, and neither sudo nor su is here: $*"
    fi
}

# install_missing "package  what for"…: does nothing, and needs no root, when all are there.
install_missing() {
    local line missing=() reasons=()
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        no_apt "$@"
        return
    fi
    # dpkg-query fails when it knows one of the names not at all, which is the very case of a new machine.
    local have
    have=$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "${@%% *}" 2>/dev/null | sed -n 's/ installed$//p') || true
    for line in "$@"; do
        grep -qxF -- "${line%% *}" <<<"$have" && continue
        missing+=("${line%% *}")
        reasons+=("$line")
    done
    [ ${#missing[@]} = 0 ] && return
    say "${#missing[@]} of Debian's packages are missing:"
    printf '    %s\n' "${reasons[@]}" >&2
    [ "$(id -u)" = 0 ] || say "installing them needs root, so you may be asked for a password."
    # One command, so that a password is asked for once.
    as_root env DEBIAN_FRONTEND=noninteractive sh -c \
        'apt-get -q update && apt-get -q -y install --no-install-recommends "$@"' sh "${missing[@]}" >&2 ||
        stop "the packages could not be installed; what apt says is above."
}

# Without apt: say what is needed, once, and go on if the tools are there. CMake says what it lacks.
no_apt() {
    local tool
    for tool in c++ cmake ninja; do
        command -v "$tool" >/dev/null && continue
        say "this system has no apt; please install what these Debian packages hold, then try again:"
        printf '    %s\n' "$@" >&2
        stop "not found: $tool"
    done
}

# cached VARIABLE FOLDER: its value in that build folder's CMakeCache.txt.
cached() { sed -n "s/^$1:[A-Z]*=//p" "$2/CMakeCache.txt" 2>/dev/null; }

# configure PRESET TESTING(ON|OFF|any): only if it never was, or for something else than is wanted now.
configure() {
    local preset=$1 testing=$2 build="$root/build/$1" imgui words=()
    if [ -f "$build/CMakeCache.txt" ] && [ "$(cached CMAKE_HOME_DIRECTORY "$build")" != "$root" ]; then
        say "this folder was moved: building anew."
        rm -rf "$build"
    fi
    imgui=$("$root/scripts/get-imgui") || imgui=""
    if [ -f "$build/build.ninja" ] && [ "$(cached FV_IMGUI_SOURCE "$build")" = "$imgui" ] &&
        { [ "$testing" = any ] || [ "$(cached BUILD_TESTING "$build")" = "$testing" ]; }; then
        return
    fi
    words=(-DFV_IMGUI_SOURCE="$imgui")
    if [ "$testing" != any ]; then words+=(-DBUILD_TESTING="$testing")
    elif [ ! -f "$build/CMakeCache.txt" ]; then words+=(-DBUILD_TESTING=OFF)
    fi
    if command -v ccache >/dev/null; then words+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
    mkdir -p "$build"
    say "looking at what this machine has (build/$preset)."
    if ! (cd "$root" && cmake --preset "$preset" "${words[@]}") >"$build/configure.log" 2>&1; then
        tail -n 40 "$build/configure.log" >&2
        stop "it could not be set up; the whole of it is in build/$preset/configure.log"
    fi
}

# build PRESET TARGET…: one line that counts on a terminal; elsewhere a log, shown if it fails.
build() {
    local preset=$1 build="$root/build/$1"
    shift
    local command=(cmake --build "$build" -j "$jobs" --target "$@")
    if ninja -C "$build" -n "$@" 2>/dev/null | grep -q '^ninja: no work to do'; then return; fi
    say "building with $jobs at a time (the first time takes minutes, then seconds)."
    if [ -t 2 ]; then
        NINJA_STATUS='first-visit: building %f of %t: ' "${command[@]}" >&2 || stop "it could not be built; what the compiler says is above."
    elif ! "${command[@]}" >"$build/build.log" 2>&1; then
        grep -E -A 12 'error|FAILED' "$build/build.log" | head -n 100 >&2
        stop "it could not be built; the whole of it is in build/$preset/build.log"
    fi
}
