#include "cactions.h"

// A large array literal takes the Swift compiler minutes; the C compiler takes the file as it is.
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char text[] = {
#embed "../PolicyReach/Resources/actions.txt"
};

const unsigned char *cactions_text(void) { return text; }

size_t cactions_length(void) { return sizeof text; }
