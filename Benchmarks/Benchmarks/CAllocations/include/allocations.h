/// How often this program has asked for memory; always 0 where the C library is not glibc.
long allocations(void);
