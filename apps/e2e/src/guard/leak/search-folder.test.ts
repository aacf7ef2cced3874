import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { searchFolder } from "./search-folder.ts";
import { searchFor } from "./search.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "holdfast-search-"));
});
afterEach(() => rm(folder, { recursive: true }));

const search = searchFor(["Quellibrand"]);

it("looks into every file, however deep, and says which, what and how", async () => {
  await mkdir(join(folder, "a/b"), { recursive: true });
  await writeFile(join(folder, "a/b/deep"), Buffer.from("says Quellibrand\n", "utf16le"));
  await writeFile(join(folder, "clean"), "nothing of it");
  expect(await searchFolder(folder, search)).toContain("a/b/deep: Quellibrand (UTF-16LE)");
});

it("reads the names of files, too", async () => {
  await writeFile(join(folder, "quellibrand.txt"), "nothing of it");
  expect(await searchFolder(folder, search)).toEqual(["quellibrand.txt: Quellibrand (UTF-8)"]);
});

it("opens what is compressed, in the middle of a file as well, and is not misled by what looks like it", async () => {
  const packed = gzipSync("said Quellibrand");
  const bytes = Buffer.concat([
    Buffer.from([0x1f, 0x8b, 0x08, 0x00]),
    Buffer.from("head"),
    packed,
    Buffer.from("tail"),
  ]);
  expect(bytes.includes("Quellibrand")).toBe(false);
  await writeFile(join(folder, "cache"), bytes);
  expect(await searchFolder(folder, search)).toEqual(["cache: Quellibrand (UTF-8)"]);
});

it("finds a word in a file of many megabytes in a moment", async () => {
  const bytes = Buffer.alloc(64_000_000, "abcdefgh");
  bytes.write("Quellibrand", 63_000_000);
  await writeFile(join(folder, "large"), bytes);
  const began = performance.now();
  expect(await searchFolder(folder, search)).toEqual(["large: Quellibrand (UTF-8)"]);
  expect(performance.now() - began).toBeLessThan(10_000);
});

it("an empty folder is no proof of anything", async () => {
  await expect(searchFolder(folder, search)).rejects.toThrow("nothing to search");
});
