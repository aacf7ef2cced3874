import { describe, expect, it } from "vitest";
import { UNASKED, whileAsked, withCame, type FoundList } from "./found-list.ts";

const page = (...found: readonly number[]) => ({ kind: "page", found, below: found.at(-1) ?? 7 }) as const;
const first: FoundList<number> = withCame(whileAsked<number>(UNASKED, false), page(9, 8));

describe("what was found", () => {
  it("grows by pages, also by an empty one that more may follow", () => {
    expect(first).toEqual({ kind: "ready", found: [9, 8], below: 8, isMore: false });
    expect(withCame(whileAsked(first, true), page())).toEqual({ ...first, below: 7 });
    expect(withCame(whileAsked(first, true), page(5)).found).toEqual([9, 8, 5]);
  });

  it("stays where the next page does not come, with from where to go on", () => {
    expect(withCame(whileAsked(first, true), { kind: "too_often" })).toEqual({ ...first, kind: "too_often" });
  });

  it("of one question is gone when another is asked", () => {
    expect(whileAsked(first, false)).toEqual({ kind: "loading", found: [], below: null, isMore: false });
  });
});
