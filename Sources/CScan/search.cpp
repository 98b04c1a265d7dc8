#include "cscan.h"

#include <cstring>

extern "C" ptrdiff_t cscan_find(const uint8_t *bytes, size_t count, const uint8_t *needle, size_t needle_count) {
    const void *place = memmem(bytes, count, needle, needle_count);
    return place == nullptr ? -1 : static_cast<const uint8_t *>(place) - bytes;
}
