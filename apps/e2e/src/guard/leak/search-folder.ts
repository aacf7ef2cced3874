import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { constants, inflateRawSync } from "node:zlib";
import type { Search } from "./search.ts";

/** How gzip begins where it has no name, as on the web; what is compressed comes after ten bytes. */
const GZIP = Buffer.from([0x1f, 0x8b, 0x08, 0x00]);
const GZIP_HEADER = 10;

/**
 * Every place below a folder where the search finds something, as `file: word (how)`; names of files are searched like
 * their bytes, and what is compressed is opened. A folder that holds no file at all throws: nothing was searched.
 */
export async function searchFolder(folder: string, search: Search): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  if (files.length === 0) throw new Error(`There is nothing to search in ${folder}.`);
  const told: string[] = [];
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    const name = relative(folder, path);
    const bytes = await contentsOf(path);
    for (const part of [Buffer.from(name), bytes, ...compressedIn(bytes)])
      told.push(...search(part).map(({ word, how }) => `${name}: ${word} (${how})`));
  }
  return told;
}

async function contentsOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    // Whoever owns a file may remove it while we look around.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}

function compressedIn(bytes: Buffer): readonly Buffer[] {
  const opened: Buffer[] = [];
  for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1))
    try {
      // A part that was cut off says something, too.
      const inside = bytes.subarray(at + GZIP_HEADER);
      opened.push(inflateRawSync(inside, { finishFlush: constants.Z_SYNC_FLUSH }));
    } catch {
      // Bytes that only looked like a beginning.
    }
  return opened;
}
