import { describe, expect, it } from "vitest";
import { said } from "../contact/entry.fixture.ts";
import { foldEntries } from "./folded.ts";
import { decision } from "./safe-contact.fixture.ts";

const entries = [1, 2, 3].map((nth) => said({ id: String(nth), entry: nth, version: nth, at: nth * 10 }));
const hands = (facts: object): ReturnType<typeof decision>["hands"] => ({ ...decision().hands, ...facts });
const ids = (folding: ReturnType<typeof foldEntries>): readonly string[] => folding.shown.map(({ id }) => id);

describe("what was said before a sign", () => {
  it("is shown while there is none", () => {
    expect(foldEntries(entries, hands({}))).toEqual({ shown: entries, folded: null });
  });

  it("[CP36] is folded, what is owed an answer is not", () => {
    const folding = foldEntries(entries, hands({ isConfirmed: false, foldBefore: 3 }));
    expect(ids(folding)).toEqual(["3"]);
    expect(folding.folded).toEqual({ because: "doubt", count: 2 });
  });

  it("[CP36] stays in its place though its send state changed meanwhile", () => {
    const [first, ...rest] = entries;
    const sent = first === undefined ? [] : [{ ...first, version: 9 }];
    expect(ids(foldEntries([...sent, ...rest], hands({ foldBefore: 2 })))).toEqual(["2", "3"]);
  });

  it("leaves nothing to say where nothing is before it", () => {
    expect(foldEntries(entries, hands({ foldBefore: 1 })).folded).toBeNull();
  });

  it("[CP33] is withheld from the mark of an exploiter on, whatever else is folded", () => {
    const signs = [{ sign: "may_be_exploiter", since: 20 }];
    const folding = foldEntries(entries, hands({ signs, foldBefore: 3, withholds: ["history"] }));
    expect(ids(folding)).toEqual(["2", "3"]);
    expect(folding.folded).toEqual({ because: "withheld", count: 1 });
  });
});
