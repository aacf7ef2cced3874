import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The files below `folder` that hold one of `words`, in any of the forms Kannel could write them in. */
export async function findWords(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const forms = words.flatMap((word) => [
    Buffer.from(word),
    Buffer.from(word, "latin1"),
    Buffer.from(word, "utf16le"),
    Buffer.from(word, "utf16le").swap16(),
    Buffer.from(encodeURIComponent(word)),
    Buffer.from(encodeURIComponent(word).replaceAll("%20", "+")),
    Buffer.from(Buffer.from(word).toString("hex")),
  ]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (forms.some((form) => bytes.includes(form))) found.push(entry.name);
  }
  return found;
}
