/* Lets one call to the disk fail, or ends the process there: loaded before libc (LD_PRELOAD).
 *
 * Counted, from 1, are the calls below on files under the folder FAULT_UNDER that change the disk
 * or make a change durable. What happens to call FAULT_AT is said by FAULT_HOW:
 *
 *   eio      it fails once with EIO
 *   enospc   it fails once with ENOSPC; fsync, too: a file system may find out that late
 *   short    a write of more than one byte writes half of it; any other call goes through
 *   full     it and every later call that needs room fail with ENOSPC, until the process ends
 *   kill     the process ends by SIGKILL before it
 *
 * FAULT_AT=0 only counts. Each counted call is a line `number call path` in FAULT_LOG.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum how { EIO_ONCE, ENOSPC_ONCE, SHORT, FULL, KILL };
enum verdict { GO, FAIL, HALVE };

static const char *under;
static size_t under_length;
static long at;
static enum how how;
static int log_fd = -1;
static atomic_long count;

__attribute__((constructor)) static void begin(void) {
    const char *asked = getenv("FAULT_HOW"), *log = getenv("FAULT_LOG"), *number = getenv("FAULT_AT");
    under = getenv("FAULT_UNDER");
    if (!under || !number || !log) {
        under = NULL;
        return;
    }
    under_length = strlen(under);
    at = atol(number);
    how = !asked                     ? EIO_ONCE
          : !strcmp(asked, "enospc") ? ENOSPC_ONCE
          : !strcmp(asked, "short")  ? SHORT
          : !strcmp(asked, "full")   ? FULL
          : !strcmp(asked, "kill")   ? KILL
                                     : EIO_ONCE;
    log_fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

static int is_under(const char *path) {
    return under && !strncmp(path, under, under_length) && (path[under_length] == '/' || !path[under_length]);
}

/* The absolute path of a name, as far as the test needs it: it gives absolute paths or runs in the folder. */
static void absolute(const char *name, char *path) {
    if (name[0] == '/') {
        snprintf(path, PATH_MAX, "%s", name);
        return;
    }
    if (syscall(SYS_getcwd, path, PATH_MAX) < 0)
        path[0] = 0;
    size_t length = strlen(path);
    snprintf(path + length, PATH_MAX - length, "/%s", name);
}

/* Counts a call on a path and says what shall become of it. */
static enum verdict judge(const char *call, const char *path, int needs_room) {
    if (!is_under(path))
        return GO;
    long number = atomic_fetch_add(&count, 1) + 1;
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%ld %s %s\n", number, call, path + under_length);
    if (log_fd >= 0 && length > 0)
        syscall(SYS_write, log_fd, line, (size_t)length);
    if (!at || number < at || (number > at && how != FULL))
        return GO;
    switch (how) {
    case EIO_ONCE:
        errno = EIO;
        return FAIL;
    case ENOSPC_ONCE:
        errno = ENOSPC;
        return FAIL;
    case FULL:
        errno = ENOSPC;
        return needs_room ? FAIL : GO;
    case SHORT:
        return HALVE;
    case KILL:
        syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    }
    return GO;
}

static enum verdict judge_fd(const char *call, int fd, int needs_room) {
    char name[64], path[PATH_MAX];
    if (!under)
        return GO;
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, name, path, sizeof path - 1);
    if (length <= 0)
        return GO;
    path[length] = 0;
    return judge(call, path, needs_room);
}

static enum verdict judge_name(const char *call, const char *name, int needs_room) {
    char path[PATH_MAX];
    if (!under)
        return GO;
    absolute(name, path);
    return judge(call, path, needs_room);
}

static size_t half(enum verdict verdict, size_t length) {
    return verdict == HALVE && length > 1 ? length / 2 : length;
}

ssize_t write(int fd, const void *bytes, size_t length) {
    enum verdict verdict = judge_fd("write", fd, 1);
    return verdict == FAIL ? -1 : syscall(SYS_write, fd, bytes, half(verdict, length));
}

static ssize_t write_at(int fd, const void *bytes, size_t length, off_t offset) {
    enum verdict verdict = judge_fd("pwrite", fd, 1);
    return verdict == FAIL ? -1 : syscall(SYS_pwrite64, fd, bytes, half(verdict, length), offset);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return write_at(fd, bytes, length, offset); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset) { return write_at(fd, bytes, length, offset); }

ssize_t writev(int fd, const struct iovec *pieces, int number) {
    enum verdict verdict = judge_fd("writev", fd, 1);
    if (verdict == FAIL)
        return -1;
    if (verdict == HALVE && number > 0)
        return syscall(SYS_write, fd, pieces[0].iov_base, half(verdict, pieces[0].iov_len));
    return syscall(SYS_writev, fd, pieces, number);
}

ssize_t copy_file_range(int from, off_t *at_from, int to, off_t *at_to, size_t length, unsigned flags) {
    enum verdict verdict = judge_fd("copy_file_range", to, 1);
    return verdict == FAIL ? -1 : syscall(SYS_copy_file_range, from, at_from, to, at_to, half(verdict, length), flags);
}

int fsync(int fd) { return judge_fd("fsync", fd, 0) == FAIL ? -1 : (int)syscall(SYS_fsync, fd); }
int fdatasync(int fd) { return judge_fd("fdatasync", fd, 0) == FAIL ? -1 : (int)syscall(SYS_fdatasync, fd); }

int ftruncate(int fd, off_t length) {
    return judge_fd("ftruncate", fd, 0) == FAIL ? -1 : (int)syscall(SYS_ftruncate, fd, length);
}
int ftruncate64(int fd, off_t length) { return ftruncate(fd, length); }

int fallocate(int fd, int mode, off_t offset, off_t length) {
    return judge_fd("fallocate", fd, 1) == FAIL ? -1 : (int)syscall(SYS_fallocate, fd, mode, offset, length);
}
int fallocate64(int fd, int mode, off_t offset, off_t length) { return fallocate(fd, mode, offset, length); }

int posix_fallocate(int fd, off_t offset, off_t length) {
    if (judge_fd("fallocate", fd, 1) == FAIL)
        return errno;
    return syscall(SYS_fallocate, fd, 0, offset, length) ? errno : 0;
}
int posix_fallocate64(int fd, off_t offset, off_t length) { return posix_fallocate(fd, offset, length); }

int rename(const char *from, const char *to) {
    return judge_name("rename", to, 1) == FAIL ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlink(const char *name) {
    return judge_name("unlink", name, 0) == FAIL ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, name, 0);
}

/* Opening counts only where it makes a file. */
static int opened(int folder, const char *name, int flags, mode_t mode) {
    int makes = (flags & O_CREAT) && (folder == AT_FDCWD || name[0] == '/') &&
                syscall(SYS_faccessat, AT_FDCWD, name, F_OK) != 0;
    if (makes && judge_name("create", name, 1) == FAIL)
        return -1;
    return (int)syscall(SYS_openat, folder, name, flags, mode);
}

static mode_t mode_of(int flags, va_list rest) {
    return flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(rest, unsigned) : 0;
}

#define OPEN(call)                                                                                                     \
    int call(const char *name, int flags, ...) {                                                                      \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode_t mode = mode_of(flags, rest);                                                                            \
        va_end(rest);                                                                                                  \
        return opened(AT_FDCWD, name, flags, mode);                                                                    \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(call)                                                                                                   \
    int call(int folder, const char *name, int flags, ...) {                                                          \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode_t mode = mode_of(flags, rest);                                                                            \
        va_end(rest);                                                                                                  \
        return opened(folder, name, flags, mode);                                                                      \
    }
OPENAT(openat)
OPENAT(openat64)
