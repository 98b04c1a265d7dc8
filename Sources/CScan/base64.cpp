#include "cscan.h"

#include <modp_b64.h>

extern "C" {

size_t cscan_base64_capacity(size_t count) { return modp_b64_decode_len(count); }

ptrdiff_t cscan_base64_decode(uint8_t *into, const char *text, size_t count) {
    const size_t written = modp_b64_decode(reinterpret_cast<char *>(into), text, count);
    return written == static_cast<size_t>(-1) ? -1 : static_cast<ptrdiff_t>(written);
}

} // extern "C"
