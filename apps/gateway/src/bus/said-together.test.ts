import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { saidTogether, TOGETHER_MAX } from "./said-together.ts";

/** Words by turn; and for each turn whether those who hear understand several as one when it begins. */
function play(turns: readonly { readonly words: readonly string[]; readonly understood: boolean }[]) {
  const calls: string[][] = [];
  let isUnderstood = true;
  let atEnd: (() => void)[] = [];
  const say = saidTogether({
    one: (word) => void calls.push([word]),
    many: (words) => void calls.push([...words]),
    isUnderstood: () => isUnderstood,
    atItsEnd: (act) => void atEnd.push(act),
  });
  for (const { words, understood } of turns) {
    isUnderstood = understood;
    for (const word of words) say(word);
    for (const act of atEnd) act();
    atEnd = [];
  }
  return { calls, say, waiting: () => atEnd.length };
}
const numbered = (count: number): string[] => Array.from({ length: count }, (_, nth) => `word ${nth}`);

describe("what is said in one turn", () => {
  it("[W60] goes at once where it is the first, and is not waited for", () => {
    const { calls, say } = play([]);
    say("the first");
    expect(calls).toEqual([["the first"]]);
    say("the second");
    expect(calls).toEqual([["the first"]]);
  });

  it("[W60] is set for the end of its turn before its first word is said, whose saying may set something for it, too", () => {
    const order: string[] = [];
    const say = saidTogether({
      one: () => void order.push("said"),
      many() {},
      isUnderstood: () => true,
      atItsEnd: () => void order.push("set"),
    });
    say("the first");
    expect(order).toEqual(["set", "said"]);
  });

  it("[W60] goes together after its first word, in its order, and alone where there is one more", () => {
    expect(play([{ words: numbered(4), understood: true }]).calls).toEqual([
      ["word 0"],
      ["word 1", "word 2", "word 3"],
    ]);
    expect(play([{ words: numbered(2), understood: true }]).calls).toEqual([["word 0"], ["word 1"]]);
  });

  it("[W60] goes alone, each at once, where not everybody understands it together", () => {
    const { calls, waiting } = play([{ words: numbered(3), understood: false }]);
    expect(calls).toEqual([["word 0"], ["word 1"], ["word 2"]]);
    expect(waiting()).toBe(0);
  });

  it("[W60] waits for no other turn", () => {
    const turn = { words: numbered(3), understood: true };
    expect(play([turn, turn]).calls).toEqual([
      ["word 0"],
      ["word 1", "word 2"],
      ["word 0"],
      ["word 1", "word 2"],
    ]);
  });

  it("[W60] never goes more than a hundred together, and does not wait for the end where there are as many", () => {
    const { calls } = play([{ words: numbered(2 * TOGETHER_MAX + 2), understood: true }]);
    expect(calls.map(({ length }) => length)).toEqual([1, TOGETHER_MAX, TOGETHER_MAX, 1]);
  });

  it("[W60] is said once each and in its order, whatever turns there are", () => {
    const turn = fc.record({ count: fc.nat(3 * TOGETHER_MAX), understood: fc.boolean() });
    const turns = fc.array(turn, { maxLength: 6 }).map((each) =>
      each.map(({ count, understood }, nth) => ({
        words: numbered(count).map((word) => `${word} of turn ${nth}`),
        understood,
      })),
    );
    fc.assert(
      fc.property(turns, (played) => {
        const { calls } = play(played);
        expect(calls.flat()).toEqual(played.flatMap(({ words }) => words));
        expect(calls.every(({ length }) => length >= 1 && length <= TOGETHER_MAX)).toBe(true);
      }),
    );
  });
});
