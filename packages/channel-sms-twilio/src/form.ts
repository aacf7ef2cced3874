/** A posted form: every value of every key, in the order they came. */
export type Form = ReadonlyMap<string, readonly string[]>;

/** Reads a body as a form; any bytes are some form. */
export function formOf(body: Uint8Array): Form {
  const form = new Map<string, string[]>();
  // The byte order mark is content here: a signature counts every character.
  for (const [key, value] of new URLSearchParams(
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(body),
  )) {
    const values = form.get(key);
    if (values === undefined) form.set(key, [value]);
    else values.push(value);
  }
  return form;
}

/** The value of a key that comes exactly once; `undefined` when it is missing or ambiguous. */
export function only(form: Form, key: string): string | undefined {
  const values = form.get(key);
  return values?.length === 1 ? values[0] : undefined;
}
