// Runs a command and writes what it cost to a file: seconds of wall time and of CPU, peak memory in bytes, exit code.
// A process inherits the peak of the one that started it, so a script in Python would put its own memory under every
// figure; this program is small enough not to matter.
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdio>

extern char **environ;

int main(int count, char **arguments) {
    if (count < 3) {
        std::fputs("usage: cost FILE COMMAND…\n", stderr);
        return 64;
    }
    const auto start = std::chrono::steady_clock::now();
    pid_t process;
    if (posix_spawnp(&process, arguments[2], nullptr, nullptr, arguments + 2, environ) != 0) {
        std::perror(arguments[2]);
        return 69;
    }
    int status = 0;
    struct rusage usage;
    if (wait4(process, &status, 0, &usage) != process) return 70;
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    const auto seconds = [](timeval time) { return time.tv_sec + time.tv_usec / 1e6; };
    std::FILE *file = std::fopen(arguments[1], "w");
    if (file == nullptr) return 70;
    std::fprintf(file, "%.6f %.6f %ld %d\n", wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
                 usage.ru_maxrss * 1024, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return std::fclose(file) == 0 ? 0 : 70;
}
