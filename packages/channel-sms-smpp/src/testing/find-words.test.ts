import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findWords } from "./find-words.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "holdfast-words-"));
});
afterEach(() => rm(folder, { recursive: true }));

it.each([
  ["UTF-8", Buffer.from("before né 5 after")],
  ["Latin-1", Buffer.from("before né 5 after", "latin1")],
  ["UTF-16, little end first", Buffer.from("before né 5 after", "utf16le")],
  ["UTF-16, big end first", Buffer.from("before né 5 after", "utf16le").swap16()],
  ["an address", Buffer.from("?text=n%C3%A9+5&")],
  ["hexadecimal", Buffer.from(Buffer.from("né 5").toString("hex"))],
])("finds words written as %s, however deep", async (_, bytes) => {
  await mkdir(join(folder, "a/b"), { recursive: true });
  await writeFile(join(folder, "a/b/found"), bytes);
  await writeFile(join(folder, "clean"), "nothing of it");
  expect(await findWords(folder, ["né 5"])).toEqual(["found"]);
});
