// A parallel map that keeps the order: items are pulled one by one, worked on by N threads, and handed on in
// the order in which they were pulled. So the output does not depend on N.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace claimgraph {

/// `produce(Item&) -> bool` and `consume(Item&, Result)` are called by one thread at a time, in order;
/// `work(Item&) -> Result` by up to `jobs` threads at once. At most 4 × jobs items are under way, so memory
/// stays bounded. The first exception of `work` is thrown again here after the items before it were consumed;
/// one of `produce` or `consume` at once.
template <typename Item, typename Result, typename Produce, typename Work, typename Consume>
void ordered_parallel(std::size_t jobs, Produce produce, Work work, Consume consume) {
  if (jobs <= 1) {
    Item item;
    while (produce(item)) consume(item, work(item));
    return;
  }
  struct Slot {
    Item item;
    std::optional<Result> result;
    std::exception_ptr error;
    bool taken = false;
    bool done = false;
  };
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Slot> slots;  // deque: references stay valid while both ends move
  bool closed = false;

  const auto worker = [&] {
    std::unique_lock lock(mutex);
    while (true) {
      const auto open =
          std::find_if(slots.begin(), slots.end(), [](const Slot& slot) { return !slot.taken; });
      if (open == slots.end()) {
        if (closed) return;
        changed.wait(lock);
        continue;
      }
      Slot& slot = *open;
      slot.taken = true;
      lock.unlock();
      std::optional<Result> result;
      std::exception_ptr error;
      try {
        result.emplace(work(slot.item));
      } catch (...) {
        error = std::current_exception();
      }
      lock.lock();
      slot.result = std::move(result);
      slot.error = error;
      slot.done = true;
      changed.notify_all();
    }
  };
  std::vector<std::thread> threads;
  const auto stop = [&] {
    {
      const std::lock_guard lock(mutex);
      closed = true;
      for (Slot& slot : slots) slot.taken = true;
    }
    changed.notify_all();
    for (std::thread& thread : threads) thread.join();
  };
  try {
    for (std::size_t i = 0; i < jobs; ++i) threads.emplace_back(worker);
    bool more = true;
    while (more || !slots.empty()) {
      while (more && slots.size() < 4 * jobs) {
        Item item;
        more = produce(item);
        if (!more) break;
        const std::lock_guard lock(mutex);
        slots.emplace_back();
        slots.back().item = std::move(item);
        changed.notify_all();
      }
      if (slots.empty()) break;
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return slots.front().done; });
      Slot& front = slots.front();
      lock.unlock();
      if (front.error) std::rethrow_exception(front.error);
      consume(front.item, std::move(*front.result));
      lock.lock();
      slots.pop_front();
    }
  } catch (...) {
    stop();
    throw;
  }
  stop();
}

}  // namespace claimgraph
