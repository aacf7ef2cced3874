import { DRAFT_LENGTH_MAX } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import {
  begin,
  failed,
  heard,
  holds,
  isTooLong,
  isUnkept,
  landed,
  marked,
  NOT_KEPT,
  superseded,
  withNextRevision,
} from "./keeping.ts";

const found = (revision: number, text: string) => ({ revision, text, at: revision * 100 });
const kept = (revision: number, text: string) => holds(NOT_KEPT, found(revision, text));

describe("how a draft stands with the gateway", () => {
  it("nothing is to be saved where nothing was written, so that an empty place never empties a draft", () => {
    expect(isUnkept(NOT_KEPT, "")).toBe(false);
    expect(isUnkept(NOT_KEPT, "x")).toBe(true);
    expect(isUnkept(kept(3, "words"), "words")).toBe(false);
    expect(isUnkept(kept(3, "words"), "")).toBe(true);
  });

  it("every save and every sending gets a higher revision than anything before", () => {
    const one = begin(kept(3, "a"), "ab");
    expect(one.flight).toEqual({ revision: 4, text: "ab" });
    const sent = withNextRevision(one);
    expect(sent.revision).toBe(5);
    expect(begin(failed(sent, "unreachable"), "abc").flight?.revision).toBe(6);
  });

  it("a save that landed is kept, and an older word does not undo a newer one", () => {
    const now = landed(begin(kept(3, "a"), "ab"), 7);
    expect(now).toMatchObject({ kept: { revision: 4, text: "ab", at: 7 }, flight: null });
    expect(holds(now, found(2, "old")).kept?.text).toBe("ab");
  });

  it("what is heard first stands where nothing was written yet", () => {
    expect(heard(NOT_KEPT, "", found(6, "from before"))).toMatchObject({
      words: "from before",
      displaced: null,
      keeping: { revision: 6 },
    });
  });

  it("what was typed wins over a draft that comes late, which is offered back", () => {
    const { keeping, words, displaced } = heard(NOT_KEPT, "typed", found(6, "from before"));
    expect([words, displaced]).toEqual(["typed", "from before"]);
    expect(isUnkept(keeping, words)).toBe(true);
    expect(begin(keeping, words).flight?.revision).toBe(7);
  });

  it("what this screen did itself is no news, however late it is heard", () => {
    const now = landed(begin(kept(3, "a"), "ab"), 7);
    expect(heard(now, "ab", found(3, "a")).words).toBe("ab");
    expect(heard(now, "ab", found(4, "ab"))).toEqual({ keeping: now, words: "ab", displaced: null });
    const begun = begin(now, "abc");
    expect(heard(begun, "abc", found(9, "other"))).toEqual({ keeping: begun, words: "abc", displaced: null });
  });

  it("words of another screen of mine stand here while nothing is unsaved", () => {
    expect(heard(kept(3, "a"), "a", found(8, "a longer one"))).toMatchObject({
      words: "a longer one",
      displaced: null,
    });
  });

  it("a save whose answer was lost meets itself, and pushes nothing aside", () => {
    const again = begin(failed(begin(NOT_KEPT, "ab"), "unreachable"), "ab");
    expect(superseded(again, "ab", found(2, "ab"))).toMatchObject({ displaced: null });
  });

  it("a save that meets other words goes on after them, and offers them back", () => {
    const met = superseded(begin(kept(3, "a"), "ab"), "abc", found(9, "elsewhere"));
    expect(met).toMatchObject({
      words: "abc",
      displaced: "elsewhere",
      keeping: { revision: 9, flight: null },
    });
    expect(superseded(begin(kept(3, "a"), "ab"), "ab", found(9, "")).displaced).toBeNull();
    expect(superseded(begin(kept(3, "a"), "ab"), "ab", found(9, "a")).displaced).toBeNull();
  });

  it("an empty place does not win over words that nobody here has seen", () => {
    const lost = failed(begin(NOT_KEPT, "x"), "unreachable");
    expect(isUnkept(lost, "")).toBe(true);
    expect(superseded(begin(lost, ""), "", found(6, "from before")).words).toBe("from before");
    expect(superseded(begin(kept(3, "a"), ""), "", found(6, "a")).words).toBe("");
  });

  it("says since when words are unsaved, until they are", () => {
    const unsaved = marked(NOT_KEPT, "x", 5);
    expect(unsaved.unkeptSince).toBe(5);
    expect(marked(unsaved, "xy", 9)).toBe(unsaved);
    expect(marked(landed(begin(unsaved, "xy"), 10), "xy", 11).unkeptSince).toBeNull();
    // The gateway may have kept it: what it holds is known again only when something landed.
    const lost = failed(begin(unsaved, "x"), "unreachable");
    expect(marked(lost, "", 11)).toMatchObject({ unkeptSince: 5, trouble: "unreachable" });
    expect(marked(landed(begin(lost, ""), 12), "", 13)).toMatchObject({ unkeptSince: null, trouble: null });
  });

  it("knows what is too long for the gateway", () => {
    expect(isTooLong("x".repeat(DRAFT_LENGTH_MAX))).toBe(false);
    expect(isTooLong("x".repeat(DRAFT_LENGTH_MAX + 1))).toBe(true);
  });
});
