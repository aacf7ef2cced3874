import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".ogg": "audio/ogg",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wav": "audio/wav",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const COMPRESSIBLE = /^(?:text\/|application\/|image\/svg)/;

/** A file of the built console, in memory. */
export interface StaticFile {
  readonly type: string;
  readonly plain: Buffer<ArrayBuffer>;
  /** `null` when compressing does not help. */
  readonly gzip: Buffer<ArrayBuffer> | null;
  /** Named after its content, so it never changes. */
  readonly immutable: boolean;
}

/**
 * Every file below a folder by its path (`/assets/a.js`); none when the folder is missing. Reading them once means that no
 * request ever names a file to the file system.
 */
export async function readStaticFiles(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, StaticFile>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join("/")}`;
    const plain = await readFile(file);
    const type = TYPES[extname(entry.name)] ?? "application/octet-stream";
    const gzip = COMPRESSIBLE.test(type) && plain.length > 1024 ? gzipSync(plain) : null;
    files.set(path, { type, plain, gzip, immutable: path.startsWith("/assets/") });
  }
  return files;
}
