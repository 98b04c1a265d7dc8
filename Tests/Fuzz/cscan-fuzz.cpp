// Throws bytes at the C face that reads trails, and holds each fast way to a plain one.
#include "cscan.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

namespace {

void require(bool holds, const char *what) {
    if (!holds) {
        std::fprintf(stderr, "does not hold: %s\n", what);
        std::abort();
    }
}

const std::vector<std::string> texts = {"\"Root", "\\u004", "\\u007", "atePolicy", "chPolicy", "eteTrail", "meRoot", "nsRoot",
                                        "opLogging", "veAccount"};

void search(const uint8_t *bytes, size_t count) {
    std::vector<cscan_text> views;
    for (const auto &text : texts) {
        views.push_back({text.data(), text.size()});
    }
    const std::unique_ptr<cscan_needles, void (*)(cscan_needles *)> needles(
        cscan_needles_new(views.data(), views.size()), cscan_needles_free);
    const std::string all(reinterpret_cast<const char *>(bytes), count);
    for (size_t from = 0; from <= count;) {
        size_t first = std::string::npos;
        for (const auto &text : texts) {
            first = std::min(first, all.find(text, from));
        }
        const auto expected = first == std::string::npos ? -1 : static_cast<ptrdiff_t>(first);
        require(cscan_needles_find(needles.get(), bytes, count, from) == expected, "the search finds the first text");
        if (expected < 0) {
            break;
        }
        from = first + 1;
    }
}

struct span {
    size_t start, end;
    bool operator==(const span &other) const { return start == other.start && end == other.end; }
};

/// All records, with the text handed over in pieces of so many bytes.
std::vector<span> cut(const uint8_t *bytes, size_t count, int64_t depth, size_t piece) {
    cscan_records records = {};
    records.record_depth = depth;
    std::vector<span> spans;
    for (size_t end = std::min(piece, count);; end = std::min(end + piece, count)) {
        span found = {};
        while (cscan_records_next(&records, bytes, end, 0, &found.start, &found.end)) {
            require(found.start < found.end && found.end <= end, "a record lies within the text");
            spans.push_back(found);
        }
        if (end == count) {
            return spans;
        }
    }
}

void records(const uint8_t *bytes, size_t count) {
    for (int64_t depth = 0; depth <= 2; ++depth) {
        const auto whole = cut(bytes, count, depth, count);
        // Pieces of less than a block are looked at byte by byte.
        require(whole == cut(bytes, count, depth, 7), "blocks and bytes cut alike");
        require(whole == cut(bytes, count, depth, 100), "the border of a piece changes nothing");
    }
}

void gzip(const uint8_t *bytes, size_t count) {
    std::vector<uint8_t> whole(1 << 16), pieces(1 << 16);
    const std::unique_ptr<cscan_inflater, void (*)(cscan_inflater *)> inflater(cscan_inflater_new(), cscan_inflater_free);
    size_t consumed = 0, written = 0;
    const auto code = cscan_inflate(inflater.get(), bytes, count, whole.data(), whole.size(), &consumed, &written);
    const std::unique_ptr<cscan_stream, void (*)(cscan_stream *)> stream(cscan_stream_new(), cscan_stream_free);
    size_t taken = 0, given = 0;
    bool ended = false;
    while (!ended && taken < count && given < pieces.size()) {
        size_t more = 0, made = 0;
        const auto step = cscan_stream_inflate(stream.get(), bytes + taken, std::min<size_t>(count - taken, 11),
                                               pieces.data() + given, pieces.size() - given, &more, &made, &ended);
        taken += more;
        given += made;
        if (step != CSCAN_INFLATED || (more == 0 && made == 0)) {
            break;
        }
    }
    if (code == CSCAN_INFLATED && ended) {
        require(consumed == taken && written == given, "both ways of inflating come to the same end");
        require(memcmp(whole.data(), pieces.data(), written) == 0, "both ways of inflating come to the same text");
    }
}

void json(const uint8_t *bytes, size_t count) {
    std::vector<uint8_t> padded(bytes, bytes + count);
    padded.resize(count + CSCAN_PADDING);
    const std::unique_ptr<cscan_parser, void (*)(cscan_parser *)> parser(cscan_parser_new(), cscan_parser_free);
    cscan_value root;
    if (cscan_parse(parser.get(), padded.data(), count, &root) != nullptr || cscan_kind_of(root) != CSCAN_OBJECT) {
        return;
    }
    // What parses as one object is one record, from its first brace to its last.
    const auto spans = cut(bytes, count, 0, count);
    require(spans.size() == 1 && bytes[spans[0].start] == '{' && bytes[spans[0].end - 1] == '}', "an object is a record");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    search(bytes, count);
    records(bytes, count);
    gzip(bytes, count);
    json(bytes, count);
    return 0;
}
