/* Lets system calls on files below $TORTURE_HOME fail: $TORTURE_FAULT is CALL:ERRNO:FROM:TO, the last two in milliseconds
   since the start of the process. Preloaded by scripts/torture. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char *home;
static char call[16];
static int code;
static long from, to;
static struct timespec start;

__attribute__((constructor)) static void set_up(void) {
    const char *fault = getenv("TORTURE_FAULT");
    home = getenv("TORTURE_HOME");
    clock_gettime(CLOCK_MONOTONIC, &start);
    if (!fault || sscanf(fault, "%15[^:]:%d:%ld:%ld", call, &code, &from, &to) != 4) home = NULL;
}

static int fails(const char *name) {
    if (!home || strcmp(name, call)) return 0;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    long passed = (now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000;
    if (passed < from || passed >= to) return 0;
    errno = code;
    return 1;
}

static int below(const char *path) { return home && path && !strncmp(path, home, strlen(home)); }

static int of_home(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = home ? readlink(link, path, sizeof path - 1) : -1;
    if (length < 0) return 0;
    path[length] = 0;
    return below(path);
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int file, const void *bytes, size_t count) {
    REAL(write);
    return fails("write") && of_home(file) ? (errno = code, -1) : real(file, bytes, count);
}

ssize_t read(int file, void *bytes, size_t count) {
    REAL(read);
    return fails("read") && of_home(file) ? (errno = code, -1) : real(file, bytes, count);
}

int fsync(int file) {
    REAL(fsync);
    struct stat kind;
    int folder = !fstat(file, &kind) && S_ISDIR(kind.st_mode);
    int fault = folder ? fails("syncdir") : fails("fsync");
    return fault && of_home(file) ? (errno = code, -1) : real(file);
}

int open64(const char *path, int flags, ...) {
    REAL(open64);
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    const char *name = flags & (O_WRONLY | O_RDWR) ? "create" : "open";
    return fails(name) && below(path) ? (errno = code, -1) : real(path, flags, mode);
}
