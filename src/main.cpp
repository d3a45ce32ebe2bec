#include "cli/program.h"

int main(int argc, char **argv) {
  return galley::run_program(argc, argv);
}
