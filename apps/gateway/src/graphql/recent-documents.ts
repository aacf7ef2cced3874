/** How many documents are kept, parsed: all that the console asks, and what another version of it asks that is still open here and there. */
export const DOCUMENTS_KEPT = 512;

/**
 * How many characters of them are kept at most, so that somebody signed in who makes up documents fills nothing: one that is all tokens
 * takes some 256 bytes a character once it is parsed, 64 MB in all; the console's take 4.
 */
export const TEXT_KEPT = 262_144;

/** Values by text. */
export interface Recent<Value> {
  readonly get: (text: string) => Value | undefined;
  readonly set: (text: string, value: Value) => void;
}

/** Keeps at most `most` values, of at most `mostText` UTF-16 code units of text together; the one that was asked for longest ago goes first. */
export function recent<Value>(most: number, mostText = Number.POSITIVE_INFINITY): Recent<Value> {
  const values = new Map<string, Value>();
  let kept = 0;
  const drop = (text: string): void => {
    if (values.delete(text)) kept -= text.length;
  };
  const set = (text: string, value: Value): void => {
    drop(text);
    values.set(text, value);
    kept += text.length;
    for (const oldest of values.keys()) {
      if (values.size <= most && kept <= mostText) return;
      drop(oldest);
    }
  };
  return {
    set,
    get: (text) => {
      const value = values.get(text);
      if (value !== undefined) set(text, value);
      return value;
    },
  };
}
