/** A Message-ID fit to be referred to, with its angle brackets; `null` for anything else. */
export function cleanMessageId(text: string): string | null {
  const id = /^\s*<?([\x21-\x3b\x3d\x3f-\x7e]{1,900})>?\s*$/.exec(text)?.[1];
  return id === undefined ? null : `<${id}>`;
}
