/* Preloaded: the allocation with the number in FAIL_AT fails, once. FAIL_COUNT: their number goes to standard error. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void* __libc_malloc(size_t size);
extern void* __libc_calloc(size_t count, size_t size);
extern void* __libc_realloc(void* old, size_t size);

static atomic_long made;
static long fail_at = -1;

static int fails(void) {
  static int asked;
  if (!asked) {
    asked = 1;
    const char* at = getenv("FAIL_AT");
    if (at != NULL) fail_at = atol(at);
  }
  if (++made != fail_at) return 0;
  errno = ENOMEM;
  return 1;
}

void* malloc(size_t size) {
  return fails() ? NULL : __libc_malloc(size);
}
void* calloc(size_t count, size_t size) {
  return fails() ? NULL : __libc_calloc(count, size);
}
void* realloc(void* old, size_t size) {
  return fails() ? NULL : __libc_realloc(old, size);
}

__attribute__((destructor)) static void tell(void) {
  char line[64];
  if (getenv("FAIL_COUNT") == NULL) return;
  const int size = snprintf(line, sizeof line, "allocations %ld\n", (long)made);
  if (write(STDERR_FILENO, line, (size_t)size) < 0) return;
}
