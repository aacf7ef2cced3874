import { decodeBytes } from "./charset.ts";
import { unfoldFlowed } from "./flowed.ts";
import type { Part } from "./mime-tree.ts";

/** What a text part says, before it is known what it says it in. */
export interface PartText {
  readonly text: string;
  readonly doubt: "unknown" | "damaged" | null;
}

/** Text decoded by the part's charset; long lines that were folded for travel are whole again. HTML keeps its tags. */
export function partText(part: Part, bytes: Buffer): PartText {
  const { params, value } = part.contentType;
  const declared = params.get("charset") ?? (value === "text/html" ? htmlCharset(bytes) : null);
  const { text, doubt } = decodeBytes(bytes, declared);
  const isFlowed = value !== "text/html" && params.get("format")?.trim().toLowerCase() === "flowed";
  return {
    text: isFlowed ? unfoldFlowed(text, params.get("delsp")?.trim().toLowerCase() === "yes") : text,
    doubt,
  };
}

/** The charset an HTML page names itself, as in `<meta charset=…>`, where its mail names none. */
function htmlCharset(bytes: Buffer): string | null {
  const head = bytes.toString("latin1", 0, 2000);
  return /<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([A-Za-z0-9:._-]{1,40})/i.exec(head)?.[1] ?? null;
}
