// The least that reading a trail can cost: inflates every gzip file whose path stands on a line of standard input,
// checks its CRC, and does nothing else with it. Prints how many bytes came out. With `search`, also looks for `"Root`
// in them, and prints how many files have it.
#include <fcntl.h>
#include <libdeflate.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
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
    for (size_t done = 0; done < size;) {
        const ssize_t count = read(descriptor, bytes.data() + done, size - done);
        if (count <= 0) fail(path, "cannot be read");
        done += static_cast<size_t>(count);
    }
    close(descriptor);
    return size;
}

// Inflates all members of a gzip file into `text`, which only ever grows, and returns how much of it they fill. The
// size that a file states of itself is not used: it counts only modulo 2^32, and only the last member.
size_t inflate(libdeflate_decompressor *decompressor, const char *path, const std::vector<char> &packed, size_t size,
               std::vector<char> &text) {
    size_t filled = 0;
    for (size_t start = 0; start < size;) {
        size_t read = 0, written = 0;
        const libdeflate_result result =
            libdeflate_gzip_decompress_ex(decompressor, packed.data() + start, size - start, text.data() + filled,
                                          text.size() - filled, &read, &written);
        if (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
            text.resize(2 * text.size());
            continue;
        }
        if (result != LIBDEFLATE_SUCCESS) fail(path, "is damaged");
        start += read;
        filled += written;
    }
    return filled;
}

} // namespace

int main(int count, char **arguments) {
    const unsigned threads = count > 1 ? static_cast<unsigned>(std::atoi(arguments[1])) : 0;
    const bool search = count == 3 && std::strcmp(arguments[2], "search") == 0;
    if (threads == 0 || count > 3 || (count == 3 && !search)) fail("usage", "inflate-floor THREADS [search] < PATHS");
    std::ios::sync_with_stdio(false);
    std::vector<std::string> paths;
    for (std::string path; std::getline(std::cin, path);) paths.push_back(path);

    std::atomic<size_t> next{0}, total{0}, hits{0};
    auto work = [&] {
        libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
        std::vector<char> packed, text(1 << 20);
        size_t sum = 0, found = 0;
        for (size_t index; (index = next++) < paths.size();) {
            const char *path = paths[index].c_str();
            const size_t size = load(path, packed);
            const size_t length = inflate(decompressor, path, packed, size, text);
            found += search && memmem(text.data(), length, "\"Root", 5) != nullptr;
            sum += length;
        }
        libdeflate_free_decompressor(decompressor);
        total += sum;
        hits += found;
    };
    std::vector<std::thread> workers;
    for (unsigned index = 1; index < threads; ++index) workers.emplace_back(work);
    work();
    for (std::thread &worker : workers) worker.join();
    if (search) std::printf("%zu %zu\n", total.load(), hits.load());
    else std::printf("%zu\n", total.load());
}
