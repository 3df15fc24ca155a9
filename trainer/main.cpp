// first-visit: rehearse a home visit before knocking on a real door.
#include "trainer/program.h"

int main(int argc, char** argv) { return fv::run_program(argc, argv); }
