#include "cscan.h"

#include <array>
#include <cstring>
#include <new>
#include <string>
#include <vector>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// The first, the third and the fourth byte of a text are its print. Texts share eight classes, a bit each; for each of
// the three places a table tells which classes have a text with that byte there. Where the three agree on a class, its
// texts are compared whole. Neighbours in the list share a class, since those that begin alike do not blur it. The second
// byte would tell too little for its price.
constexpr size_t print[] = {0, 2, 3};

struct cscan_needles {
    std::array<std::vector<std::string>, 8> classes;
    std::array<std::array<uint8_t, 256>, 3> by_byte;
    /// The same by the two halves of a byte: a byte may belong to a class if both of its halves do.
    std::array<std::array<uint8_t, 16>, 3> by_low, by_high;

    bool stands(const uint8_t *at, size_t left, uint8_t maybe) const {
        for (; maybe != 0; maybe &= static_cast<uint8_t>(maybe - 1)) {
            for (const auto &text : classes[static_cast<size_t>(__builtin_ctz(maybe))]) {
                if (text.size() <= left && memcmp(at, text.data(), text.size()) == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    ptrdiff_t find_byte_by_byte(const uint8_t *bytes, size_t count, size_t from) const {
        for (size_t at = from; at + 4 <= count; ++at) {
            const auto maybe = static_cast<uint8_t>(by_byte[0][bytes[at + print[0]]] &
                                                    by_byte[1][bytes[at + print[1]]] &
                                                    by_byte[2][bytes[at + print[2]]]);
            if (maybe != 0 && stands(bytes + at, count - at, maybe)) {
                return static_cast<ptrdiff_t>(at);
            }
        }
        return -1;
    }
};

namespace {

#if defined(__x86_64__)

__attribute__((target("avx2"))) __m256i table(const std::array<uint8_t, 16> &half) {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i *>(half.data())));
}

/// For each of 32 bytes the classes that have it in a place.
__attribute__((target("avx2"))) inline __m256i classes_of(const uint8_t *bytes, __m256i low, __m256i high) {
    const __m256i half = _mm256_set1_epi8(0x0F);
    const __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(bytes));
    const __m256i by_low = _mm256_shuffle_epi8(low, _mm256_and_si256(block, half));
    return _mm256_and_si256(by_low, _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(block, 4), half)));
}

/// Looks at 32 places at a time. Source of the method: the searcher "Teddy" of Hyperscan (X. Wang and others, Hyperscan:
/// A Fast Multi-pattern Regex Matcher for Modern CPUs, NSDI 2019).
__attribute__((target("avx2"))) ptrdiff_t find_in_blocks(const cscan_needles &needles, const uint8_t *bytes,
                                                          size_t count, size_t from) {
    const __m256i low0 = table(needles.by_low[0]), high0 = table(needles.by_high[0]);
    const __m256i low1 = table(needles.by_low[1]), high1 = table(needles.by_high[1]);
    const __m256i low2 = table(needles.by_low[2]), high2 = table(needles.by_high[2]);
    size_t at = from;
    for (; at + 35 <= count; at += 32) {
        const __m256i found = _mm256_and_si256(
            _mm256_and_si256(classes_of(bytes + at + print[0], low0, high0),
                             classes_of(bytes + at + print[1], low1, high1)),
            classes_of(bytes + at + print[2], low2, high2));
        if (_mm256_testz_si256(found, found)) {
            continue;
        }
        alignas(32) uint8_t maybe[32];
        _mm256_store_si256(reinterpret_cast<__m256i *>(maybe), found);
        auto places = ~static_cast<uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(found, _mm256_setzero_si256())));
        for (; places != 0; places &= places - 1) {
            const auto place = static_cast<size_t>(__builtin_ctz(places));
            if (needles.stands(bytes + at + place, count - at - place, maybe[place])) {
                return static_cast<ptrdiff_t>(at + place);
            }
        }
    }
    return needles.find_byte_by_byte(bytes, count, at);
}

__attribute__((target("avx512bw"))) __m512i wide_table(const std::array<uint8_t, 16> &half) {
    return _mm512_broadcast_i32x4(_mm_loadu_si128(reinterpret_cast<const __m128i *>(half.data())));
}

/// For each of 64 bytes the classes that have it in a place.
__attribute__((target("avx512bw"))) inline __m512i wide_classes_of(const uint8_t *bytes, __m512i low, __m512i high) {
    const __m512i half = _mm512_set1_epi8(0x0F);
    const __m512i block = _mm512_loadu_si512(bytes);
    const __m512i by_low = _mm512_shuffle_epi8(low, _mm512_and_si512(block, half));
    return _mm512_and_si512(by_low, _mm512_shuffle_epi8(high, _mm512_and_si512(_mm512_srli_epi16(block, 4), half)));
}

/// The same with 64 places at a time, where the processor has such registers: a third faster. What is left behind the
/// last of them is looked at in smaller blocks.
__attribute__((target("avx512bw"))) ptrdiff_t find_in_wide_blocks(const cscan_needles &needles, const uint8_t *bytes,
                                                                  size_t count, size_t from) {
    const __m512i low0 = wide_table(needles.by_low[0]), high0 = wide_table(needles.by_high[0]);
    const __m512i low1 = wide_table(needles.by_low[1]), high1 = wide_table(needles.by_high[1]);
    const __m512i low2 = wide_table(needles.by_low[2]), high2 = wide_table(needles.by_high[2]);
    size_t at = from;
    for (; at + 67 <= count; at += 64) {
        const __m512i found = _mm512_and_si512(
            _mm512_and_si512(wide_classes_of(bytes + at + print[0], low0, high0),
                             wide_classes_of(bytes + at + print[1], low1, high1)),
            wide_classes_of(bytes + at + print[2], low2, high2));
        uint64_t places = _mm512_test_epi8_mask(found, found);
        if (places == 0) {
            continue;
        }
        alignas(64) uint8_t maybe[64];
        _mm512_store_si512(maybe, found);
        for (; places != 0; places &= places - 1) {
            const auto place = static_cast<size_t>(__builtin_ctzll(places));
            if (needles.stands(bytes + at + place, count - at - place, maybe[place])) {
                return static_cast<ptrdiff_t>(at + place);
            }
        }
    }
    return find_in_blocks(needles, bytes, count, at);
}

#endif

} // namespace

extern "C" {

cscan_needles *cscan_needles_new(const cscan_text *texts, size_t count) {
    auto *const needles = new (std::nothrow) cscan_needles{};
    if (needles == nullptr) {
        return nullptr;
    }
    for (size_t index = 0; index < count; ++index) {
        const size_t of = index * needles->classes.size() / count;
        const auto bit = static_cast<uint8_t>(1U << of);
        needles->classes[of].emplace_back(texts[index].bytes, texts[index].count);
        for (size_t place = 0; place < 3; ++place) {
            const auto byte = static_cast<uint8_t>(texts[index].bytes[print[place]]);
            needles->by_byte[place][byte] |= bit;
            needles->by_low[place][byte & 0x0F] |= bit;
            needles->by_high[place][byte >> 4] |= bit;
        }
    }
    return needles;
}

void cscan_needles_free(cscan_needles *needles) { delete needles; }

ptrdiff_t cscan_needles_find(const cscan_needles *needles, const uint8_t *bytes, size_t count, size_t from) {
#if defined(__x86_64__)
    static const bool has_avx2 = __builtin_cpu_supports("avx2");
    static const bool has_avx512 = has_avx2 && __builtin_cpu_supports("avx512bw");
    if (has_avx512) {
        return find_in_wide_blocks(*needles, bytes, count, from);
    }
    if (has_avx2) {
        return find_in_blocks(*needles, bytes, count, from);
    }
#endif
    return needles->find_byte_by_byte(bytes, count, from);
}

} // extern "C"
