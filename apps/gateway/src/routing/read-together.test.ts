import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { readTogether } from "./read-together.ts";

/** A reading that says for whom it is, and ends when it is told to. */
function staged() {
  const begun: { readonly askers: readonly string[]; readonly end: (fails?: Error) => void }[] = [];
  const { read } = readTogether(
    async (askers: readonly string[]) =>
      new Promise<string>((resolve, reject) => {
        const end = (fails?: Error) => (fails === undefined ? resolve(askers.join(" ")) : reject(fails));
        begun.push({ askers, end });
      }),
  );
  return { read, begun };
}

describe("[G710] a reading for all who ask at once", () => {
  it("is one for those who ask in one turn, and another for whoever asks while it is under way", async () => {
    const { read, begun } = staged();
    const first = [read("a"), read("b")];
    await nextTurn();
    const later = [read("c"), read("d")];
    await nextTurn();
    expect(begun.map(({ askers }) => askers)).toEqual([["a", "b"]]);
    begun[0]?.end();
    expect(await Promise.all(first)).toEqual([
      { answer: "a b", nth: 1 },
      { answer: "a b", nth: 1 },
    ]);
    await nextTurn();
    begun[1]?.end();
    expect(await Promise.all(later)).toEqual([
      { answer: "c d", nth: 2 },
      { answer: "c d", nth: 2 },
    ]);
  });

  it("fails for those for whom it was, and goes on for the next", async () => {
    const { read, begun } = staged();
    const first = read("a");
    await nextTurn();
    const later = read("b");
    begun[0]?.end(new Error("away"));
    await expect(first).rejects.toThrow("away");
    await nextTurn();
    begun[1]?.end();
    expect(await later).toEqual({ answer: "b", nth: 2 });
  });
});
