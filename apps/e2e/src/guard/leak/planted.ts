/** One way to write a text, made apart from the search that is to see through it. */
export interface Writing {
  readonly how: string;
  readonly write: (text: string) => Buffer;
}

const ascii = (write: (text: string) => string): Writing["write"] => {
  return (text) => Buffer.from(write(text), "latin1");
};

/** Writings that can hold any text. */
export const WRITINGS: readonly Writing[] = [
  { how: "UTF-8", write: (text) => Buffer.from(text) },
  { how: "UTF-8, shouted", write: (text) => Buffer.from(text.toUpperCase()) },
  { how: "UTF-16LE", write: (text) => Buffer.from(text, "utf16le") },
  { how: "UTF-16BE", write: (text) => Buffer.from(text, "utf16le").swap16() },
  { how: "hexadecimal", write: ascii((text) => Buffer.from(text).toString("hex")) },
  { how: "hexadecimal, large", write: ascii((text) => Buffer.from(text).toString("hex").toUpperCase()) },
  {
    how: "hexadecimal of UTF-16BE",
    write: ascii((text) => Buffer.from(text, "utf16le").swap16().toString("hex")),
  },
  { how: "a dump", write: ascii((text) => Buffer.from(text).toString("hex").replaceAll(/(..)/g, "$1 ")) },
  { how: "base64", write: ascii((text) => Buffer.from(text).toString("base64")) },
  { how: "base64 after one byte", write: ascii((text) => Buffer.from(` ${text}`).toString("base64")) },
  { how: "base64 after two bytes", write: ascii((text) => Buffer.from(`  ${text}`).toString("base64")) },
  { how: "base64url", write: ascii((text) => Buffer.from(text).toString("base64url")) },
  { how: "base64 of UTF-16LE", write: ascii((text) => Buffer.from(text, "utf16le").toString("base64")) },
  {
    how: "an address",
    write: ascii((text) => new URL(`http://a.example/?${encodeURIComponent(text)}`).href),
  },
  { how: "an address in an address", write: ascii((text) => encodeURIComponent(encodeURIComponent(text))) },
  { how: "a form", write: ascii((text) => new URLSearchParams({ Body: text }).toString()) },
  { how: "JSON", write: (text) => Buffer.from(JSON.stringify({ text })) },
  { how: "JSON in JSON", write: (text) => Buffer.from(JSON.stringify(JSON.stringify({ text }))) },
];

/** Bits of each septet, the lowest first, one after the other: eight characters in seven bytes. */
export function packSeptets(codes: readonly number[]): Buffer {
  const bits = codes
    .map((code) => Array.from(code.toString(2).padStart(7, "0")).toReversed().join(""))
    .join("");
  return Buffer.from(
    (bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(Array.from(byte).toReversed().join(""), 2)),
  );
}
