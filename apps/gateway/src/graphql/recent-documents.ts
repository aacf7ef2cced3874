/**
 * How many documents are kept, parsed and compiled. The console asks fewer than forty different ones; a large one takes
 * two megabytes, so that somebody signed in who makes up documents must not have a thousand of them kept.
 */
export const DOCUMENTS_KEPT = 64;

/** Values by text. */
export interface Recent<Value> {
  readonly get: (text: string) => Value | undefined;
  readonly set: (text: string, value: Value) => void;
}

/** Keeps at most `most` values; the one that was asked for longest ago goes first. */
export function recent<Value>(most: number): Recent<Value> {
  const values = new Map<string, Value>();
  const set = (text: string, value: Value): void => {
    values.delete(text);
    values.set(text, value);
    const [oldest] = values.keys();
    if (values.size > most && oldest !== undefined) values.delete(oldest);
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
