import { ContactId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { pendingReply } from "./pending.fixture.ts";
import { pendingOf, withChange, without, type PendingEntry } from "./pending.ts";

const [one, other] = [1, 2].map((n) => ContactId.parse(`019ab000-0000-7000-8000-00000000000${n}`)) as [
  ContactId,
  ContactId,
];
const entry = (id: string, contact: ContactId): PendingEntry => pendingReply(id, { contact });
const all = [entry("a", one), entry("b", other), entry("c", one)];

describe("words on their way", () => {
  it("show in their own contact only, oldest first", () => {
    expect(pendingOf(all, one, new Map()).map(({ id }) => id)).toEqual(["a", "c"]);
  });

  it("show once: what is stored already is not also on its way", () => {
    expect(pendingOf(all, one, new Map([["a", {}]])).map(({ id }) => id)).toEqual(["c"]);
  });

  it("keep their words and their id when they are refused and tried again", () => {
    const refused = withChange(all, "a", { refusal: { isCertain: true, words: "no" } });
    expect(refused[0]).toEqual({ ...all[0], refusal: { isCertain: true, words: "no" } });
    expect(withChange(refused, "a", { refusal: null })).toEqual(all);
  });

  it("leave the others where they are when one is done", () => {
    expect(without(all, "a").map(({ id }) => id)).toEqual(["b", "c"]);
  });
});
