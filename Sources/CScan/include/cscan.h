// A plain C face over simdjson and modp_b64: JSON and base64 for bytes in bulk.
//
// Nothing here allocates per value. A parser owns its buffers and reuses them; the document it parsed last lives
// until the next parse or until the parser is freed, and so do all values and strings taken from it.
#ifndef CSCAN_H
#define CSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How many readable bytes must follow the last byte of a document handed to the parser.
enum { CSCAN_PADDING = 64 };

/// How deep arrays and objects may nest.
enum { CSCAN_MAX_DEPTH = 512 };

typedef struct cscan_parser cscan_parser;

/// A place in the parsed document. Only valid until its parser parses again.
typedef struct {
    const void *document;
    size_t index;
} cscan_value;

/// UTF-8, validated, not terminated by zero.
typedef struct {
    const char *bytes;
    size_t count;
} cscan_text;

typedef enum {
    CSCAN_OBJECT,
    CSCAN_ARRAY,
    CSCAN_STRING,
    CSCAN_INTEGER,
    CSCAN_REAL,
    CSCAN_BOOLEAN,
    CSCAN_NULL
} cscan_kind;

cscan_parser *cscan_parser_new(void);
void cscan_parser_free(cscan_parser *parser);

/// Parses one whole document. Returns NULL and fills `root`, or says in English what is wrong with the bytes.
const char *cscan_parse(cscan_parser *parser, const uint8_t *bytes, size_t count, cscan_value *root);

cscan_kind cscan_kind_of(cscan_value value);

/// The member of an object whose name is exactly `name`; the first one where a name stands twice.
bool cscan_member(cscan_value object, const char *name, size_t count, cscan_value *member);

bool cscan_string(cscan_value value, cscan_text *text);
bool cscan_integer(cscan_value value, int64_t *integer);
/// An integer or a real number as a double.
bool cscan_real(cscan_value value, double *real);
bool cscan_boolean(cscan_value value, bool *boolean);

/// Walks an array: start with `cscan_first`, go on with `cscan_next`, while they return true.
typedef struct {
    const void *document;
    size_t index;
    size_t end;
} cscan_cursor;

bool cscan_first(cscan_value array, cscan_cursor *cursor, cscan_value *element);
bool cscan_next(cscan_cursor *cursor, cscan_value *element);

/// How many bytes `cscan_base64_decode` may write for `count` bytes of text.
size_t cscan_base64_capacity(size_t count);
/// Decodes RFC 4648 base64 with padding. Returns the number of bytes written, or -1 where the text is not base64.
ptrdiff_t cscan_base64_decode(uint8_t *into, const char *text, size_t count);

/// Where `needle` first stands in `bytes`, or -1.
ptrdiff_t cscan_find(const uint8_t *bytes, size_t count, const uint8_t *needle, size_t needle_count);

#ifdef __cplusplus
}
#endif
#endif
