import { withPatience } from "./with-patience.ts";

/** A request's body, or why it was not read. */
export type BodyRead =
  | { readonly kind: "read"; readonly body: Uint8Array<ArrayBuffer> }
  | { readonly kind: "too_large" }
  /** It did not come in time, or the line broke. */
  | { readonly kind: "incomplete" };

/** Reads a whole body of at most `most` bytes within `patienceMs`. Never rejects. */
export async function readBody(request: Request, most: number, patienceMs: number): Promise<BodyRead> {
  const declared = request.headers.get("content-length");
  if (Number(declared ?? "0") > most) return { kind: "too_large" };
  // HTTP reads no more than was declared, so it may come whole: a stream of it costs as much as checking its signature.
  if (declared !== null) return readWhole(request, most, patienceMs);
  if (request.body === null) return { kind: "read", body: new Uint8Array() };
  const reader = request.body.getReader();
  const late = Promise.withResolvers<"late">();
  const timer = setTimeout(() => late.resolve("late"), patienceMs);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), late.promise]);
      if (next === "late") return { kind: "incomplete" };
      if (next.done) return { kind: "read", body: joined(chunks, size) };
      size += next.value.length;
      if (size > most) return { kind: "too_large" };
      chunks.push(next.value);
    }
  } catch {
    return { kind: "incomplete" };
  } finally {
    clearTimeout(timer);
  }
}

async function readWhole(request: Request, most: number, patienceMs: number): Promise<BodyRead> {
  try {
    const body = new Uint8Array(await withPatience(request.arrayBuffer(), patienceMs));
    return body.length > most ? { kind: "too_large" } : { kind: "read", body };
  } catch {
    return { kind: "incomplete" };
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}
