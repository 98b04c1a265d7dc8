#include "cscan.h"

#include <cstring>

extern "C" ptrdiff_t cscan_find(const uint8_t *bytes, size_t count, const uint8_t *needle, size_t needle_count) {
    if (needle_count == 0 || count < needle_count) {
        return needle_count == 0 ? 0 : -1;
    }
    // Needles here start with a byte that is rare in the text, so that memchr, which is vectorized, does the work.
    const uint8_t *const last = bytes + (count - needle_count);
    const uint8_t *place = bytes;
    while (place <= last) {
        place = static_cast<const uint8_t *>(memchr(place, needle[0], static_cast<size_t>(last - place) + 1));
        if (place == nullptr) {
            return -1;
        }
        if (memcmp(place, needle, needle_count) == 0) {
            return place - bytes;
        }
        ++place;
    }
    return -1;
}
