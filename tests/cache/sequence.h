// One random sequence of what happens to a site, with runs in between. In: its number, which decides all.
// Out: counts, and words about any two runs that differ and shouldn't.
#pragma once

#include "bench/random.h"
#include "bench/site_generator.h"
#include "cache/clocked_files.h"
#include "run/run.h"
#include "system/disk_file_system.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace galley::cache_test {

using Group = std::vector<bench::SiteFile>; // files that belong together

// What sequences take things from, and the rules that each of them has to meet.
struct Material {
  std::vector<Group> groups; // documents of fixtures
  Group kit;                 // a small site, its config too, in which all of `rules` find something
  std::vector<std::string> rules;
};

struct Counts {
  std::map<std::string, std::size_t> events;
  std::map<std::string, std::size_t> rules;     // diagnostics of whole runs
  std::map<std::string, std::size_t> new_rules; // of them new, where --since was compared
  std::size_t runs = 0, errors = 0, documents = 0, read = 0, merged = 0, failures = 0;
  std::size_t since = 0, since_named = 0; // comparisons
  std::string said;                       // of the first failures
};

using Bag = std::map<std::string, int>; // how often each thing is there

class Sequence {
public:
  // `folder`: where its store may stand.
  Sequence(std::uint64_t number, const Material &material, std::string folder, Counts &counts);

  void run_all();

private:
  struct Printed {
    std::string text;
    std::vector<Diagnostic> diagnostics;
    std::size_t left_out = 0; // as RunResult's
    bool failed = false;      // with an Error, which is the text
  };
  // As it was after some step.
  struct Earlier {
    std::unique_ptr<ClockedFiles> files; // null: none is remembered so far
    Bag found;                           // by a whole run
  };

  std::uint64_t draw_size();
  void fail(const std::string &what);
  void add_group();
  void add_kit();

  RunRequest request(const std::vector<std::string> &paths);
  Printed print(const RunRequest &request) { return describe(run(files_, request)); }
  Printed describe(Result<RunResult> result);
  // A run with the store says what `expected` says, which was made without.
  void compare_cached(RunRequest request, const Printed &expected);
  void compare_whole();
  // A run on some documents says what the run over the whole site, cold_, says of them.
  void compare_named();
  void compare_merged();
  void compare_stdin();
  void run_while_written(const std::string &path);
  void compare();
  void compare_unchanged();
  void expect_all_rules();

  // The state of the site, as cold_ has it, for a later step to be compared with.
  void remember();
  // What is new since then is the difference of the two whole runs. cold_ must be that of now.
  void compare_since();
  void compare_since_named(const Bag &new_ones, const Printed &whole);
  Printed print_knowing_earlier();
  Bag strict_links(const ClockedFiles &files);
  Printed print_since(const std::vector<std::string> &paths, bool affected);

  void happen();
  void change_document(std::string_view event);
  void change_other_file(std::string_view event);
  std::string new_text(const std::string &path);
  void say_otherwise(std::string &text);
  void drop_line(std::string &text);
  std::string any_document() { return files_.documents()[random_.below(files_.documents().size())]; }
  void swap(const std::string &a, const std::string &b);
  void write_baseline();

  bench::Random random_;
  std::uint64_t number_;
  const Material &material_;
  Counts &counts_;
  std::uint64_t size_;
  bench::SiteGenerator generator_;
  std::string folder_; // of the store
  ClockedFiles files_;
  Printed cold_; // the last run over the whole site without a store
  Earlier earlier_;
  std::vector<BaselineUpdate> baselines_;
  std::string history_;
};

} // namespace galley::cache_test
