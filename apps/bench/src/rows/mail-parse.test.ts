import { CORPUS, CORPUS_HOUSE } from "@holdfast/channel-email/corpus";
import { openReader } from "@holdfast/channel-email/reading";
import { expect, it } from "vitest";
import { parseAll, readAll, understandAll } from "./mail-parse.ts";

it("reads the whole corpus on every side", async () => {
  const reader = openReader({ workers: 1, house: CORPUS_HOUSE });
  try {
    expect(await readAll(reader, CORPUS)).toBe(CORPUS.length);
  } finally {
    await reader.close();
  }
  expect(understandAll(CORPUS)).toBe(CORPUS.length);
  expect(await parseAll(CORPUS)).toBe(CORPUS.length);
});

it("does not measure a mail that was lost", async () => {
  const unreadable = { kind: "unreadable", reason: "too_slow", dedupeKey: "x", threadKey: "x" } as const;
  await expect(readAll({ read: async () => unreadable }, CORPUS.slice(0, 1))).rejects.toThrow("too_slow");
});
