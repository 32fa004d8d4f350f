/** Rows of a chunk of the engine's: more do not fit its vectors. */
export const CHUNK = 2048;

/** Bytes of a `duckdb_string_t`: four of length, then up to twelve of text, or four of text and a pointer to all of it. */
export const SLOT = 16;
export const INLINED = 12;
