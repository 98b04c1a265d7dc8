#ifndef CACTIONS_H
#define CACTIONS_H

#include <stddef.h>

/// The text of the action catalogue, as UTF-8 without an end.
const unsigned char *cactions_text(void);

/// How many bytes the text has.
size_t cactions_length(void);

#endif
