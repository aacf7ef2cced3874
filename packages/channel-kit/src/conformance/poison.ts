/** Bodies that no honest provider sends. */
export interface Poison {
  readonly name: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

const text = (words: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(words);

/** Larger than anything a provider sends; what is larger still is stopped by the gateway before `verify`. */
const OVERSIZED = 1_000_000;
const DEPTH = 50_000;

/** Oversized, malformed, NUL-bearing and hostile bodies, the same for every channel. */
export const POISONS: readonly Poison[] = [
  { name: "nothing at all", body: text("") },
  { name: "one NUL", body: text("\0") },
  { name: "many NULs", body: new Uint8Array(4096) },
  { name: "bytes that are no text", body: new Uint8Array([0xff, 0xfe, 0xc3, 0x28, 0x80, 0xed, 0xa0, 0x80]) },
  { name: "an oversized body", body: new Uint8Array(OVERSIZED).fill(0x61) },
  { name: "an oversized JSON string", body: text(`{"text":"${"a".repeat(OVERSIZED)}"}`) },
  { name: "deep JSON", body: text("[".repeat(DEPTH) + "]".repeat(DEPTH)) },
  { name: "deep JSON objects", body: text('{"a":'.repeat(DEPTH) + "1" + "}".repeat(DEPTH)) },
  { name: "truncated JSON", body: text('{"id":"1","text":"half of a sen') },
  { name: "JSON null", body: text("null") },
  { name: "a JSON array", body: text("[1,2,3]") },
  { name: "a JSON number beyond numbers", body: text('{"id":1e999,"sentAt":-1e999}') },
  { name: "JSON of wrong types", body: text('{"id":{},"thread":[],"text":7,"kind":true,"sentAt":"x"}') },
  { name: "prototype names", body: text('{"__proto__":{"kind":"message"},"constructor":{"prototype":{}}}') },
  { name: "half a surrogate pair", body: text('{"id":"1","thread":"a","text":"\\ud800"}') },
  { name: "a form with broken escapes", body: text("Body=%E0%A4%A&From=%00&%=%&=&==&&") },
  { name: "a form with a key a thousand times", body: text("Body=a&".repeat(1000)) },
  {
    name: "XML with an entity bomb",
    body: text('<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'),
  },
  { name: "headers in the body", body: text("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\n\r\n") },
];
