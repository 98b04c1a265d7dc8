// The least that an audit can cost: reads every credential report of a fleet and decodes its base64, with a thread for
// each core, and does nothing else with it. Prints how many bytes came out.
#include <fcntl.h>
#include <glob.h>
#include <modp_b64.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

namespace {

[[noreturn]] void fail(const char *path, const char *words) {
    std::fprintf(stderr, "%s: %s\n", path, words);
    std::exit(1);
}

// Reads a whole file into `bytes`, which only ever grows, and returns how much of it the file fills.
size_t load(const char *path, std::vector<char> &bytes) {
    const int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (descriptor < 0 || fstat(descriptor, &status) != 0) fail(path, "cannot be opened");
    const size_t size = static_cast<size_t>(status.st_size);
    if (bytes.size() < size) bytes.resize(size);
    if (read(descriptor, bytes.data(), size) != status.st_size) fail(path, "cannot be read");
    close(descriptor);
    return size;
}

// Decodes what stands behind `"Content": "`, up to the next quote, and returns how many bytes that made.
size_t decode(const char *path, const std::vector<char> &json, size_t size, std::vector<char> &into) {
    static constexpr char name[] = "\"Content\": \"";
    const char *end = json.data() + size;
    const char *start = static_cast<const char *>(memmem(json.data(), size, name, sizeof name - 1));
    if (start == nullptr) fail(path, "holds no Content");
    start += sizeof name - 1;
    const char *quote = static_cast<const char *>(memchr(start, '"', end - start));
    if (quote == nullptr) fail(path, "breaks off");
    const size_t length = static_cast<size_t>(quote - start);
    const size_t room = modp_b64_decode_len(length);
    if (into.size() < room) into.resize(room);
    const size_t count = modp_b64_decode(into.data(), start, length);
    if (count == static_cast<size_t>(-1)) fail(path, "holds text that is not base64");
    return count;
}

} // namespace

int main(int count, char **arguments) {
    if (count != 2) fail("usage", "floor FLEET");
    const std::string pattern = std::string(arguments[1]) + "/*/accounts/*/get-credential-report.json";
    glob_t reports;
    if (glob(pattern.c_str(), GLOB_NOSORT, nullptr, &reports) != 0) fail(pattern.c_str(), "matches nothing");

    std::atomic<size_t> next{0}, total{0};
    auto work = [&] {
        std::vector<char> json, csv;
        size_t sum = 0;
        for (size_t index; (index = next++) < reports.gl_pathc;) {
            const char *path = reports.gl_pathv[index];
            const size_t size = load(path, json);
            sum += decode(path, json, size, csv);
        }
        total += sum;
    };
    std::vector<std::thread> workers;
    for (unsigned core = 0; core < std::thread::hardware_concurrency(); ++core) workers.emplace_back(work);
    for (std::thread &worker : workers) worker.join();
    std::printf("%zu\n", total.load());
}
