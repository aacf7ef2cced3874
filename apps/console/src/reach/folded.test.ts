import { describe, expect, it } from "vitest";
import { said } from "../contact/entry.fixture.ts";
import { foldEntries } from "./folded.ts";
import { decision } from "./safe-contact.fixture.ts";

const entries = [1, 2, 3].map((nth) => said({ id: String(nth), entry: nth, version: nth, at: nth * 10 }));
const hands = (facts: object): ReturnType<typeof decision>["hands"] => ({ ...decision().hands, ...facts });
const ids = (folding: ReturnType<typeof foldEntries>): readonly string[] => folding.shown.map(({ id }) => id);

describe("what was said before a sign", () => {
  it("is shown while there is none", () => {
    expect(foldEntries(entries, hands({}))).toEqual({ shown: entries, folded: [] });
  });

  it("[CP36] is folded, what is owed an answer is not", () => {
    const folding = foldEntries(entries, hands({ isConfirmed: false, foldBefore: 3 }));
    expect(ids(folding)).toEqual(["3"]);
    expect(folding.folded).toEqual([{ because: "doubt", count: 2 }]);
  });

  it("[CP36] stays in its place though its send state changed meanwhile", () => {
    const [first, ...rest] = entries;
    const sent = first === undefined ? [] : [{ ...first, version: 9 }];
    expect(ids(foldEntries([...sent, ...rest], hands({ foldBefore: 2 })))).toEqual(["2", "3"]);
  });

  it("leaves nothing to say where nothing is before it", () => {
    expect(foldEntries(entries, hands({ foldBefore: 1 })).folded).toEqual([]);
  });
});

describe("what was said before the mark of an exploiter", () => {
  it("[CP33] is withheld, and by no choice unfolded", () => {
    const folding = foldEntries(entries, hands({ withholds: ["history"], withholdBefore: 2 }), true);
    expect(ids(folding)).toEqual(["2", "3"]);
    expect(folding.folded).toEqual([{ because: "withheld", count: 1 }]);
  });

  it("[CP33] is told by its place, and by no clock", () => {
    const late = entries.map((entry) => ({ ...entry, at: 100 - entry.at }));
    expect(ids(foldEntries(late, hands({ withholdBefore: 3 })))).toEqual(["3"]);
  });

  it.each([
    [2, 3, ["3"], ["withheld", "doubt"], ["2", "3"]],
    [3, 2, ["3"], ["withheld"], ["3"]],
    [2, 2, ["2", "3"], ["withheld"], ["2", "3"]],
  ])(
    "[CP33] [CP36] is withheld before %i, and what a doubt folds before %i is folded besides",
    (withholdBefore, foldBefore, shown, because, unfolded) => {
      const both = hands({ withholdBefore, foldBefore });
      const folding = foldEntries(entries, both);
      expect(ids(folding)).toEqual(shown);
      expect(folding.folded.map((each) => each.because)).toEqual(because);
      expect(ids(foldEntries(entries, both, true))).toEqual(unfolded);
    },
  );
});
