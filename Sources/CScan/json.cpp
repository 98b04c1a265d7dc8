#include "cscan.h"

#include <cstring>
#include <new>
#include <simdjson.h>

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

struct cscan_parser {
    simdjson::dom::parser json;
};

namespace {

// An element is a document and an index on its tape, nothing more: so it can travel through C as those two words.
static_assert(sizeof(element) == sizeof(cscan_value));
static_assert(std::is_trivially_copyable_v<element>);
static_assert(sizeof(array::iterator) == sizeof(cscan_value));
static_assert(std::is_trivially_copyable_v<array::iterator>);
static_assert(sizeof(object::iterator) == sizeof(cscan_value));
static_assert(std::is_trivially_copyable_v<object::iterator>);
static_assert(CSCAN_PADDING >= simdjson::SIMDJSON_PADDING);

template <typename To, typename From> To bits(const From &from) {
    static_assert(sizeof(To) == sizeof(From));
    To to;
    std::memcpy(static_cast<void *>(&to), static_cast<const void *>(&from), sizeof(To));
    return to;
}

bool take(const array::iterator &at, const array::iterator &end, cscan_cursor *cursor, cscan_value *found) {
    const auto place = bits<cscan_value>(at);
    *cursor = {place.document, place.index, bits<cscan_value>(end).index};
    if (!(at != end)) {
        return false;
    }
    *found = bits<cscan_value>(*at);
    return true;
}

bool take(const object::iterator &at, const object::iterator &end, cscan_cursor *cursor, cscan_text *name,
          cscan_value *member) {
    const auto place = bits<cscan_value>(at);
    *cursor = {place.document, place.index, bits<cscan_value>(end).index};
    if (!(at != end)) {
        return false;
    }
    const auto key = at.key();
    *name = {key.data(), key.size()};
    *member = bits<cscan_value>(at.value());
    return true;
}

} // namespace

extern "C" {

cscan_parser *cscan_parser_new(void) { return new (std::nothrow) cscan_parser; }

void cscan_parser_free(cscan_parser *parser) { delete parser; }

const char *cscan_parse(cscan_parser *parser, const uint8_t *bytes, size_t count, cscan_value *root) {
    if (count > parser->json.capacity() || parser->json.max_depth() != CSCAN_MAX_DEPTH) {
        const auto room = count > parser->json.capacity() ? count : parser->json.capacity();
        const auto code = parser->json.allocate(room, CSCAN_MAX_DEPTH);
        if (code != simdjson::SUCCESS) {
            return simdjson::error_message(code);
        }
    }
    element parsed;
    const auto code = parser->json.parse(bytes, count, false).get(parsed);
    if (code != simdjson::SUCCESS) {
        return simdjson::error_message(code);
    }
    *root = bits<cscan_value>(parsed);
    return nullptr;
}

cscan_kind cscan_kind_of(cscan_value value) {
    switch (bits<element>(value).type()) {
    case element_type::OBJECT:
        return CSCAN_OBJECT;
    case element_type::ARRAY:
        return CSCAN_ARRAY;
    case element_type::STRING:
        return CSCAN_STRING;
    case element_type::INT64:
    case element_type::UINT64:
        return CSCAN_INTEGER;
    case element_type::DOUBLE:
        return CSCAN_REAL;
    case element_type::BOOL:
        return CSCAN_BOOLEAN;
    case element_type::NULL_VALUE:
        return CSCAN_NULL;
    }
    return CSCAN_NULL;
}

bool cscan_member(cscan_value value, const char *name, size_t count, cscan_value *member) {
    object members;
    element found;
    if (bits<element>(value).get(members) != simdjson::SUCCESS ||
        members.at_key(std::string_view(name, count)).get(found) != simdjson::SUCCESS) {
        return false;
    }
    *member = bits<cscan_value>(found);
    return true;
}

bool cscan_string(cscan_value value, cscan_text *text) {
    std::string_view view;
    if (bits<element>(value).get(view) != simdjson::SUCCESS) {
        return false;
    }
    *text = {view.data(), view.size()};
    return true;
}

bool cscan_integer(cscan_value value, int64_t *integer) {
    return bits<element>(value).get(*integer) == simdjson::SUCCESS;
}

bool cscan_real(cscan_value value, double *real) { return bits<element>(value).get(*real) == simdjson::SUCCESS; }

bool cscan_boolean(cscan_value value, bool *boolean) {
    return bits<element>(value).get(*boolean) == simdjson::SUCCESS;
}

bool cscan_first(cscan_value value, cscan_cursor *cursor, cscan_value *found) {
    array elements;
    if (bits<element>(value).get(elements) != simdjson::SUCCESS) {
        return false;
    }
    return take(elements.begin(), elements.end(), cursor, found);
}

bool cscan_next(cscan_cursor *cursor, cscan_value *found) {
    auto at = bits<array::iterator>(cscan_value{cursor->document, cursor->index});
    const auto end = bits<array::iterator>(cscan_value{cursor->document, cursor->end});
    ++at;
    return take(at, end, cursor, found);
}

bool cscan_first_member(cscan_value value, cscan_cursor *cursor, cscan_text *name, cscan_value *member) {
    object members;
    if (bits<element>(value).get(members) != simdjson::SUCCESS) {
        return false;
    }
    return take(members.begin(), members.end(), cursor, name, member);
}

bool cscan_next_member(cscan_cursor *cursor, cscan_text *name, cscan_value *member) {
    auto at = bits<object::iterator>(cscan_value{cursor->document, cursor->index});
    const auto end = bits<object::iterator>(cscan_value{cursor->document, cursor->end});
    ++at;
    return take(at, end, cursor, name, member);
}

} // extern "C"
