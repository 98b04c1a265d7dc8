// A plain C face over simdjson, modp_b64, libdeflate and zlib: JSON, base64, gzip and the search for texts, for bytes in bulk.
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

/// Walks the members of an object, in the order in which they stand in the text, twice the same name included.
bool cscan_first_member(cscan_value object, cscan_cursor *cursor, cscan_text *name, cscan_value *member);
bool cscan_next_member(cscan_cursor *cursor, cscan_text *name, cscan_value *member);

/// How many bytes `cscan_base64_decode` may write for `count` bytes of text.
size_t cscan_base64_capacity(size_t count);
/// Decodes RFC 4648 base64 with padding. Returns the number of bytes written, or -1 where the text is not base64.
ptrdiff_t cscan_base64_decode(uint8_t *into, const char *text, size_t count);

/// Where `needle` first stands in `bytes`, or -1.
ptrdiff_t cscan_find(const uint8_t *bytes, size_t count, const uint8_t *needle, size_t needle_count);

/// What became of an attempt to inflate.
typedef enum {
    CSCAN_INFLATED,
    /// More fits not into the room that there is.
    CSCAN_NO_ROOM,
    /// The bytes are no gzip, or stop being so, or are cut off.
    CSCAN_DAMAGED,
    /// What was inflated is not what was deflated: its checksum or its length is another.
    CSCAN_WRONG_CHECKSUM
} cscan_inflation;

typedef struct cscan_inflater cscan_inflater;

cscan_inflater *cscan_inflater_new(void);
void cscan_inflater_free(cscan_inflater *inflater);

/// Inflates one whole member of a gzip file and holds it to its checksum. Says how many bytes of both it came to.
cscan_inflation cscan_inflate(cscan_inflater *inflater, const uint8_t *bytes, size_t count, uint8_t *into, size_t room,
                              size_t *consumed, size_t *written);

typedef struct cscan_stream cscan_stream;

/// For gzip files too large to inflate at once. NULL where memory is short.
cscan_stream *cscan_stream_new(void);
void cscan_stream_free(cscan_stream *stream);

/// Goes on inflating: takes what it can from `bytes`, writes what fits into the room. `ended` tells whether a member
/// came to its end, its checksum being right; the next call starts the next member.
cscan_inflation cscan_stream_inflate(cscan_stream *stream, const uint8_t *bytes, size_t count, uint8_t *into,
                                     size_t room, size_t *consumed, size_t *written, bool *ended);

/// Texts that are looked for all at once.
typedef struct cscan_needles cscan_needles;

/// Looks for `count` texts, each of 4 bytes or more and not terminated by zero. NULL where memory is short.
cscan_needles *cscan_needles_new(const cscan_text *texts, size_t count);
void cscan_needles_free(cscan_needles *needles);

/// Where the first of the texts begins at or behind `from`, or -1.
ptrdiff_t cscan_needles_find(const cscan_needles *needles, const uint8_t *bytes, size_t count, size_t from);

/// The objects that lie `record_depth` brackets deep in a text of JSON, found one after another without parsing them.
typedef struct {
    /// Where to go on.
    size_t position;
    /// Where the record that is open begins, where one is.
    size_t start;
    int64_t depth;
    int64_t record_depth;
    bool is_open;
    bool in_string;
    bool escaped;
} cscan_records;

/// Goes on to the end of the next record that ends behind `behind`. False where the bytes end before; then all of them
/// have been looked at, and more can follow.
bool cscan_records_next(cscan_records *records, const uint8_t *bytes, size_t count, size_t behind, size_t *start,
                        size_t *end);

#ifdef __cplusplus
}
#endif
#endif
