// Whether a programme can be met at all: what is well written and still asks for the impossible.
#pragma once

#include "facilitator/certification/programme.h"
#include "scenarios/format/reading.h"

namespace fv {

/// Levels that ask for each other, visits before anybody may visit, more rehearsals than there are visits.
void check_programme(const Programme& programme, const Repertoire* repertoire, Reading& reading);

}  // namespace fv
