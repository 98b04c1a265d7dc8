#include "cscan.h"

#include <libdeflate.h>
#include <new>
#include <string_view>
#include <zlib.h>

struct cscan_inflater {
    libdeflate_decompressor *whole;
};

struct cscan_stream {
    z_stream state;
    bool is_between_members;
};

namespace {

/// Whether the member would inflate if nobody asked for its checksum. The header's fields need not be looked at: zlib
/// checks the checksum last, so that it says "incorrect" of nothing else.
bool is_only_checksum(const uint8_t *bytes, size_t count, uint8_t *into, size_t room) {
    z_stream state = {};
    if (inflateInit2(&state, 15 + 16) != Z_OK) {
        return false;
    }
    state.next_in = const_cast<uint8_t *>(bytes);
    state.avail_in = static_cast<uInt>(count);
    state.next_out = into;
    state.avail_out = static_cast<uInt>(room);
    const int code = inflate(&state, Z_FINISH);
    const bool is_checksum = code == Z_DATA_ERROR && state.msg != nullptr &&
                             std::string_view(state.msg).substr(0, 9) == "incorrect" &&
                             std::string_view(state.msg) != "incorrect header check";
    inflateEnd(&state);
    return is_checksum;
}

} // namespace

extern "C" {

cscan_inflater *cscan_inflater_new(void) {
    auto *const whole = libdeflate_alloc_decompressor();
    if (whole == nullptr) {
        return nullptr;
    }
    auto *const inflater = new (std::nothrow) cscan_inflater{whole};
    if (inflater == nullptr) {
        libdeflate_free_decompressor(whole);
    }
    return inflater;
}

void cscan_inflater_free(cscan_inflater *inflater) {
    libdeflate_free_decompressor(inflater->whole);
    delete inflater;
}

cscan_inflation cscan_inflate(cscan_inflater *inflater, const uint8_t *bytes, size_t count, uint8_t *into, size_t room,
                              size_t *consumed, size_t *written) {
    *consumed = 0;
    *written = 0;
    switch (libdeflate_gzip_decompress_ex(inflater->whole, bytes, count, into, room, consumed, written)) {
    case LIBDEFLATE_SUCCESS:
        return CSCAN_INFLATED;
    case LIBDEFLATE_INSUFFICIENT_SPACE:
        return CSCAN_NO_ROOM;
    default:
        return is_only_checksum(bytes, count, into, room) ? CSCAN_WRONG_CHECKSUM : CSCAN_DAMAGED;
    }
}

cscan_stream *cscan_stream_new(void) {
    auto *const stream = new (std::nothrow) cscan_stream{};
    if (stream != nullptr && inflateInit2(&stream->state, 15 + 16) != Z_OK) {
        delete stream;
        return nullptr;
    }
    return stream;
}

void cscan_stream_free(cscan_stream *stream) {
    inflateEnd(&stream->state);
    delete stream;
}

cscan_inflation cscan_stream_inflate(cscan_stream *stream, const uint8_t *bytes, size_t count, uint8_t *into,
                                     size_t room, size_t *consumed, size_t *written, bool *ended) {
    if (stream->is_between_members) {
        inflateReset(&stream->state);
        stream->is_between_members = false;
    }
    stream->state.next_in = const_cast<uint8_t *>(bytes);
    stream->state.avail_in = static_cast<uInt>(count);
    stream->state.next_out = into;
    stream->state.avail_out = static_cast<uInt>(room);
    const int code = inflate(&stream->state, Z_NO_FLUSH);
    *consumed = count - stream->state.avail_in;
    *written = room - stream->state.avail_out;
    *ended = code == Z_STREAM_END;
    stream->is_between_members = *ended;
    switch (code) {
    case Z_OK:
    case Z_STREAM_END:
        return CSCAN_INFLATED;
    case Z_BUF_ERROR:
        return CSCAN_NO_ROOM;
    default:
        return stream->state.msg != nullptr && std::string_view(stream->state.msg) != "incorrect header check" &&
                       std::string_view(stream->state.msg).substr(0, 9) == "incorrect"
                   ? CSCAN_WRONG_CHECKSUM
                   : CSCAN_DAMAGED;
    }
}

} // extern "C"
