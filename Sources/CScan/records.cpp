#include "cscan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace {

/// Takes a bracket. True where a record ends with it.
bool take_bracket(cscan_records &records, bool opens, size_t place, size_t behind) {
    if (opens) {
        if (records.depth == records.record_depth) {
            records.start = place;
            records.is_open = true;
        }
        ++records.depth;
        return false;
    }
    --records.depth;
    if (records.depth != records.record_depth || !records.is_open) {
        return false;
    }
    if (place + 1 > behind) {
        return true;
    }
    records.is_open = false;
    return false;
}

void give(cscan_records &records, size_t place, size_t *start, size_t *end) {
    *start = records.start;
    *end = place + 1;
    records.is_open = false;
    records.position = place + 1;
}

bool next_byte_by_byte(cscan_records &records, const uint8_t *bytes, size_t count, size_t behind, size_t *start,
                       size_t *end) {
    for (size_t place = records.position; place < count; ++place) {
        const uint8_t byte = bytes[place];
        const bool escaped = records.escaped;
        records.escaped = byte == '\\' && !escaped;
        if (byte == '"' && !escaped) {
            records.in_string = !records.in_string;
        } else if (!records.in_string && (byte == '{' || byte == '[' || byte == '}' || byte == ']')) {
            if (take_bracket(records, byte == '{' || byte == '[', place, behind)) {
                give(records, place, start, end);
                return true;
            }
        }
    }
    records.position = count;
    return false;
}

#if defined(__x86_64__)

/// Which of 64 bytes are what.
struct block {
    uint64_t quotes, backslashes, opening, closing;
};

__attribute__((target("avx2"))) inline uint64_t places(__m256i first, __m256i second, char byte) {
    const __m256i wanted = _mm256_set1_epi8(byte);
    const auto low = static_cast<uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(first, wanted)));
    const auto high = static_cast<uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(second, wanted)));
    return low | static_cast<uint64_t>(high) << 32;
}

__attribute__((target("avx2"))) inline block look(const uint8_t *bytes) {
    const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(bytes));
    const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(bytes + 32));
    // Square and curly brackets differ in one bit.
    const __m256i curly = _mm256_set1_epi8(0x20);
    const __m256i first_curly = _mm256_or_si256(first, curly), second_curly = _mm256_or_si256(second, curly);
    return {places(first, second, '"'), places(first, second, '\\'), places(first_curly, second_curly, '{'),
            places(first_curly, second_curly, '}')};
}

/// Which bytes stand behind a backslash that counts.
uint64_t escaped_bytes(uint64_t backslashes, bool &carry) {
    uint64_t escaped = carry ? 1 : 0;
    backslashes &= ~escaped;
    carry = false;
    while (backslashes != 0) {
        const uint64_t lowest = backslashes & (~backslashes + 1);
        if (lowest == 1ULL << 63) {
            carry = true;
            break;
        }
        escaped |= lowest << 1;
        backslashes &= ~(lowest | lowest << 1);
    }
    return escaped;
}

/// For each byte whether the number of quotes up to it is odd.
uint64_t within_strings(uint64_t quotes) {
    for (unsigned by = 1; by < 64; by *= 2) {
        quotes ^= quotes << by;
    }
    return quotes;
}

__attribute__((target("avx2,popcnt"))) bool next_in_blocks(cscan_records &records, const uint8_t *bytes, size_t count,
                                                           size_t behind, size_t *start, size_t *end) {
    while (records.position + 64 <= count) {
        const block found = look(bytes + records.position);
        const uint64_t quotes = found.quotes & ~escaped_bytes(found.backslashes, records.escaped);
        const uint64_t strings = within_strings(quotes) ^ (records.in_string ? ~0ULL : 0);
        const uint64_t opening = found.opening & ~strings, closing = found.closing & ~strings;
        const int64_t closed = __builtin_popcountll(closing);
        if (records.depth - closed > records.record_depth) {
            records.depth += __builtin_popcountll(opening) - closed;
        } else {
            for (uint64_t rest = opening | closing; rest != 0; rest &= rest - 1) {
                const auto place = static_cast<size_t>(__builtin_ctzll(rest));
                const bool opens = (opening >> place & 1) != 0;
                if (take_bracket(records, opens, records.position + place, behind)) {
                    records.in_string = false;
                    records.escaped = false;
                    give(records, records.position + place, start, end);
                    return true;
                }
            }
        }
        records.in_string = (strings >> 63) != 0;
        records.position += 64;
    }
    return next_byte_by_byte(records, bytes, count, behind, start, end);
}

#endif

} // namespace

extern "C" bool cscan_records_next(cscan_records *records, const uint8_t *bytes, size_t count, size_t behind,
                                   size_t *start, size_t *end) {
#if defined(__x86_64__)
    static const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt");
    if (has_avx2) {
        return next_in_blocks(*records, bytes, count, behind, start, end);
    }
#endif
    return next_byte_by_byte(*records, bytes, count, behind, start, end);
}
