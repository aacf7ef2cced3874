import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { knownWords } from "./known-words.ts";
import { readWord, writeWord } from "./volatile-word.ts";

const present = (nth: number): string =>
  JSON.stringify({
    contact: `00000000-0000-4000-8000-${String(nth).padStart(12, "0")}`,
    doing: "reading",
    who: { id: "00000000-0000-4000-8000-000000000009", name: "Dana" },
  });
const drafted = (revision: number): string =>
  JSON.stringify({
    contact: "00000000-0000-4000-8000-000000000001",
    kind: "reply",
    author: "00000000-0000-4000-8000-000000000009",
    revision,
  });

it("looks once at what is said of somebody again and again", () => {
  const look = vi.fn<typeof readWord>(readWord);
  const read = knownWords(look);
  const [first, second] = [read(present(1)), read(present(1))];
  expect(first).toMatchObject({ kind: "presence", presence: { doing: "reading" } });
  expect(second).toBe(first);
  expect(look).toHaveBeenCalledTimes(1);
});

it("remembers neither drafts, which are said once, nor what cannot be read", () => {
  const look = vi.fn<typeof readWord>(readWord);
  const read = knownWords(look);
  for (const text of [drafted(1), "nothing"]) for (let nth = 0; nth < 2; nth += 1) read(text);
  expect(look).toHaveBeenCalledTimes(4);
});

it("forgets what it knows longest, and nothing else, where it knows as much as it may", () => {
  const look = vi.fn<typeof readWord>(readWord);
  const read = knownWords(look, 2);
  for (const nth of [1, 2, 3]) read(present(nth));
  look.mockClear();
  for (const nth of [2, 3]) read(present(nth));
  expect(look).not.toHaveBeenCalled();
  read(present(1));
  expect(look).toHaveBeenCalledTimes(1);
});

it("reads whatever comes as it would be read alone", () => {
  const text = fc.oneof(
    fc.integer({ min: 1, max: 4 }).map(present),
    fc.integer({ min: 1, max: 4 }).map(drafted),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      const read = knownWords(readWord, 2);
      const written = texts.map(read).map((word) => word && writeWord(word));
      expect(written).toEqual(texts.map(readWord).map((word) => word && writeWord(word)));
    }),
    { numRuns: rounds(100) },
  );
});
