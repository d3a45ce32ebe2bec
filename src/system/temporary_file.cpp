#include "system/temporary_file.h"

#include "system/descriptor.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sched.h>
#include <time.h>
#include <unistd.h>

namespace galley {

namespace {

// One temporary file for a signal handler, which may neither wait for a mutex nor allocate.
struct Slot {
  enum State : std::uint8_t { unused, claimed, creating, created };
  std::atomic<State> state = unused;
  int folder = -1;
  std::array<char, 32> name = {}; // of the file in the folder
};

std::array<Slot, 64> slots; // as many files are written at once; more threads wait for each other
std::atomic<bool> program_ends = false;
static_assert(std::atomic<Slot::State>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

[[noreturn]] void wait_for_the_end() {
  for (;;) ::pause();
}

// Keeps signal handlers away from this thread, which may be creating a file that a handler would wait for.
class SignalsBlocked {
public:
  SignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  SignalsBlocked(const SignalsBlocked &) = delete;
  SignalsBlocked &operator=(const SignalsBlocked &) = delete;
  ~SignalsBlocked() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

private:
  sigset_t before_ = {};
};

// Returns a slot for a file that is about to be created.
std::size_t claim_slot(int folder, const std::string &name) {
  for (;;) {
    for (std::size_t i = 0; i < slots.size(); ++i) {
      Slot::State expected = Slot::unused;
      if (!slots.at(i).state.compare_exchange_strong(expected, Slot::claimed)) continue;
      slots.at(i).folder = folder;
      std::memcpy(slots.at(i).name.data(), name.c_str(), name.size() + 1);
      slots.at(i).state = Slot::creating;
      if (!program_ends) return i;
      slots.at(i).state = Slot::unused;
      wait_for_the_end();
    }
    ::sched_yield();
  }
}

// Returns a name that no other program guesses. It is empty, with errno set, where that fails.
std::string random_name() {
  std::array<unsigned char, 8> bytes = {};
  if (::getentropy(bytes.data(), bytes.size()) != 0) return {};
  std::string name(temporary_prefix);
  for (const unsigned char byte : bytes) {
    name += "0123456789abcdef"[byte >> 4U];
    name += "0123456789abcdef"[byte & 15U];
  }
  return name;
}

void end_by_signal(int number) {
  remove_temporary_files();
  // The signal ends the program as it would have, as soon as this handler returns.
  std::signal(number, SIG_DFL); // NOLINT(cert-err33-c): it can't fail
  ::raise(number);
}

} // namespace

TemporaryFile::TemporaryFile(int folder) : folder_(folder), name_(random_name()) {
  if (name_.empty()) return;
  const SignalsBlocked blocked;
  slot_ = claim_slot(folder_, name_);
  file_ = ::openat(folder_, name_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  slots.at(slot_).state = file_ < 0 ? Slot::unused : Slot::created;
}

TemporaryFile::~TemporaryFile() {
  if (file_ < 0) return;
  ::close(file_);
  if (!moved_) ::unlinkat(folder_, name_.c_str(), 0);
  slots.at(slot_).state = Slot::unused;
}

bool TemporaryFile::write(std::string_view text) const {
  return write_all(file_, text);
}

bool TemporaryFile::sync() const {
  return ::fsync(file_) == 0;
}

bool TemporaryFile::move_to(const std::string &name) {
  moved_ = ::renameat(folder_, name_.c_str(), folder_, name.c_str()) == 0;
  return moved_;
}

void remove_temporary_files() {
  program_ends = true;
  for (Slot &slot : slots) {
    // A file is created in no time, but where its disk doesn't answer the end must not wait for it.
    for (int tries = 0; slot.state == Slot::creating && tries < 1000; ++tries) {
      const struct timespec millisecond = {0, 1'000'000};
      ::nanosleep(&millisecond, nullptr);
    }
    if (slot.state == Slot::created) ::unlinkat(slot.folder, slot.name.data(), 0);
  }
}

void handle_ending_signals() {
  std::signal(SIGXFSZ, SIG_IGN); // NOLINT(cert-err33-c): it can't fail
  constexpr std::array ending = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU};
  struct sigaction action = {};
  action.sa_handler = end_by_signal;
  sigfillset(&action.sa_mask);
  for (const int number : ending) {
    struct sigaction before = {};
    if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
      ::sigaction(number, &action, nullptr);
  }
}

} // namespace galley
