import { isUtf8 } from "node:buffer";
import { decodeBytes } from "./charset.ts";
import { leavesOf } from "./leaves.ts";
import type { Part } from "./mime-tree.ts";

/** The charset that a mail's words are in, which its unencoded headers are in, too; `null` when it names none. */
export function wordsCharset(root: Part): string | null {
  const words = leavesOf(root).find((part) => part.contentType.value.startsWith("text/"));
  return root.contentType.params.get("charset") ?? words?.contentType.params.get("charset") ?? null;
}

/**
 * A header with bytes of the eighth bit that are no UTF-8, as UTF-8: one character for each byte, before and after. Before it
 * is taken apart, because in some charsets half a letter looks like a quote or a bracket.
 */
export function eightBitHeader(raw: string, charset: string | null): string {
  if (charset === null || !/[\u0080-\u00FF]/.test(raw)) return raw;
  const bytes = Buffer.from(raw, "latin1");
  if (isUtf8(bytes)) return raw;
  const { text, doubt } = decodeBytes(bytes, charset);
  return doubt === null ? Buffer.from(text, "utf8").toString("latin1") : raw;
}
