import { fileTypeFromBuffer } from "file-type";

/** How much of a file is looked at: what tells a format stands at its beginning. Bounds what a hostile one can cost. */
const HEAD_BYTES = 65_536;

/**
 * The type that a file's first bytes show, whatever its sender says; `null` when they show none. Never throws. What is
 * found is a name to show and no proof: pictures are decoded before they are shown, and nothing else is.
 */
export async function foundType(bytes: Uint8Array): Promise<string | null> {
  try {
    const found = await fileTypeFromBuffer(bytes.subarray(0, HEAD_BYTES));
    return found === undefined
      ? null
      : (/^[a-z0-9.+-]+\/[a-z0-9.+-]+/.exec(found.mime.toLowerCase())?.[0] ?? null);
  } catch {
    return null;
  }
}
