import type { SendState } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { pendingReply } from "../contact/pending.fixture.ts";
import { joinedWords, lastWaiting, stepsOf, waitingAfter } from "./line-up.ts";

const line = [
  pendingReply("b", { after: "a", text: "Two. ", place: { nth: 2, of: 3 } }),
  pendingReply("c", { after: "b", text: "Three.", place: { nth: 3, of: 3 } }),
  pendingReply("d", { after: "c", text: "Later" }),
];
const ids = (entries: readonly { readonly id: string }[]): readonly string[] => entries.map(({ id }) => id);
const steps = (fate: SendState | null): readonly [readonly string[], readonly string[]] => {
  const { go, stay } = stepsOf(line, (id) => (id === "a" ? fate : null));
  return [ids(go), ids(stay)];
};

describe("texts that wait for one another", () => {
  it.each([
    [null, [], []],
    ["queued", [], []],
    ["sent", ["b"], []],
    ["delivered", ["b"], []],
    ["failed", [], ["b", "c", "d"]],
    ["unknown", [], ["b", "c", "d"]],
  ] as const)("go on one at a time, or stay all: %s", (fate, go, stay) => {
    expect(steps(fate)).toEqual([go, stay]);
  });

  it("do not go on after one that is wanted back, even when it has left", () => {
    const wanted = pendingReply("a", { isWantedBack: true });
    expect(stepsOf([wanted, ...line], () => "sent")).toEqual({ go: line.slice(1), stay: [] });
    expect(stepsOf([wanted, ...line], (id) => (id === "a" ? "sent" : null))).toEqual({ go: [], stay: [] });
  });

  it("are found by whom they wait for, and words written now come last", () => {
    expect(ids(waitingAfter(line, "b"))).toEqual(["c", "d"]);
    expect(waitingAfter(line, "d")).toEqual([]);
    expect(lastWaiting(line, line[0]!.contact)).toBe("d");
    expect(lastWaiting([pendingReply("x")], line[0]!.contact)).toBeNull();
  });

  it("read again as they were written: one answer joined as it was, the next on its own line", () => {
    expect(joinedWords(line)).toBe("Two. Three.\nLater");
    expect(joinedWords([])).toBe("");
  });
});
