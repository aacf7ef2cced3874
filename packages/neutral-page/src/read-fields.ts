/** The fields of a posted form, each with its values in order. Personal data. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** Why a body cannot be taken; each is one sentence on a page and one status (WF20). */
export type BodyRefusal = "malformed" | "too_large" | "kind";

/** Holds the longest message there may be, percent-encoded, and room for the rest. */
const BODY_MAX_BYTES = 256 * 1024;

/** More fields than any of the pages has. */
const FIELDS_MAX = 60;

/** Reads a posted form, whole or not at all. Nothing is repaired: a browser sends none of what is refused here. */
export async function readFields(request: Request): Promise<Fields | BodyRefusal> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") return "kind";
  const bytes = await readBounded(request);
  return bytes === null ? "too_large" : decodeFields(bytes);
}

async function readBounded(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > BODY_MAX_BYTES) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The declared length is only a claim, so what arrives is counted.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > BODY_MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decodeFields(bytes: Uint8Array): Fields | "malformed" {
  const fields = new Map<string, string[]>();
  let count = 0;
  try {
    for (const pair of new TextDecoder("utf-8", { fatal: true }).decode(bytes).split("&")) {
      if (pair === "") continue;
      count += 1;
      const cut = pair.indexOf("=");
      const name = decode(cut < 0 ? pair : pair.slice(0, cut));
      const value = cut < 0 ? "" : decode(pair.slice(cut + 1));
      // PostgreSQL stores no NUL, and nobody can type one.
      if (count > FIELDS_MAX || name.includes("\0") || value.includes("\0")) return "malformed";
      fields.set(name, [...(fields.get(name) ?? []), value.replaceAll("\r\n", "\n")]);
    }
  } catch (error) {
    // Both decoders say "not UTF-8" by throwing; anything else is a bug of ours.
    if (error instanceof TypeError || error instanceof URIError) return "malformed";
    throw error;
  }
  return fields;
}

/** URLSearchParams would turn broken encodings into replacement characters without a word. */
function decode(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}
