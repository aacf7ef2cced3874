import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Which of these words stand in `text`. Compared without case, as whoever searches a log would. */
export function wordsIn(text: string, words: readonly string[]): readonly string[] {
  const lower = text.toLowerCase();
  return words.filter((word) => lower.includes(word.toLowerCase()));
}

/** Files below a folder whose bytes hold one of these words, in UTF-8 or UTF-16, each as `file: word`. */
export async function wordsInFolder(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const needles = words.flatMap((word) => [
    { word, bytes: Buffer.from(word) },
    { word, bytes: Buffer.from(word, "utf16le") },
    { word, bytes: Buffer.from(Buffer.from(word).toString("hex")) },
  ]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const needle of needles)
      if (bytes.includes(needle.bytes)) found.push(`${join(entry.parentPath, entry.name)}: ${needle.word}`);
  }
  return found;
}
