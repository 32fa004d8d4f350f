/** A record as a file's format gives it, or what stands in its place. */
export type Parsed<Value = unknown> =
  | { readonly kind: 'record'; readonly index: number; readonly value: Value }
  | { readonly kind: 'bad'; readonly index: number; readonly reason: string; readonly detail: string }
  /** The file ends here before its end; what came before is kept. */
  | { readonly kind: 'broken'; readonly reason: string; readonly detail: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of UTF-8 bytes, or null where they are none. */
export function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** The record that the bytes spell in JSON, or why there is none. */
export function parseJson(bytes: Uint8Array, index: number): Parsed {
  const text = decode(bytes);
  if (text === null) return { kind: 'bad', index, reason: 'not-utf-8', detail: 'bytes that are no UTF-8' };
  try {
    return { kind: 'record', index, value: JSON.parse(text) };
  } catch (cause) {
    return {
      kind: 'bad',
      index,
      reason: 'not-json',
      detail: cause instanceof Error ? cause.message : String(cause),
    };
  }
}
