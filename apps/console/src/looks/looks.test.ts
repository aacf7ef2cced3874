import { describe, expect, it } from "vitest";
import { queueRow } from "../queue/row.fixture.ts";
import { changeLooks, COUNTED, isOtherThanCounted, NO_LOOKS, type Look, type LookList } from "./look-list.ts";
import { decidedWords, reasonWords } from "./look-words.ts";
import { speak } from "../text/language.ts";

const look = (number: number): Look => ({
  messageId: `message ${number}`,
  at: number,
  reason: "machine",
  automatic: "list",
  row: queueRow(number, { status: "closed" }),
});
const page = (next: string | null, isMore: boolean, ...numbers: readonly number[]) =>
  ({ kind: "page", looks: numbers.map(look), next, isMore }) as const;
const numbers = (list: LookList): readonly number[] => list.looks.map(({ row }) => row.number);

describe("the list of mail to look at", () => {
  const first = changeLooks(NO_LOOKS, page("2", false, 4, 3));

  it("grows by pages, and shows nothing twice when it moved meanwhile", () => {
    const more = changeLooks(first, page(null, true, 3, 2));
    expect(numbers(more)).toEqual([4, 3, 2]);
    expect(more.next).toBeNull();
  });

  it("shows no more what was decided, also when an answer from before comes after it", () => {
    const decided = changeLooks(first, { kind: "decided", messageId: "message 4" });
    expect(numbers(decided)).toEqual([3]);
    expect(numbers(changeLooks(decided, page(null, false, 4, 3)))).toEqual([3]);
  });

  it("keeps what it shows when it could not be brought up to date, and says so until it was", () => {
    const stale = changeLooks(first, { kind: "failed" });
    expect([stale.kind, stale.isStale, numbers(stale)]).toEqual(["ready", true, [4, 3]]);
    expect(changeLooks(stale, page(null, false, 5)).isStale).toBe(false);
    expect(changeLooks(NO_LOOKS, { kind: "failed" }).kind).toBe("failed");
  });
});

describe("a list that is not what was counted", () => {
  const whole = changeLooks(NO_LOOKS, page(null, false, 2, 1));

  it("is one that is shown to its end and has more or fewer", () => {
    expect([1, 2, 3].map((count) => isOtherThanCounted(whole, count))).toEqual([true, false, true]);
  });

  it("is none of which that cannot be known", () => {
    expect(isOtherThanCounted(whole, null)).toBe(false);
    expect(isOtherThanCounted(NO_LOOKS, 3)).toBe(false);
    expect(isOtherThanCounted(changeLooks(NO_LOOKS, page("2", false, 2)), 3)).toBe(false);
    const long = Array.from({ length: COUNTED + 1 }, (_, index) => index + 1);
    expect(isOtherThanCounted(changeLooks(NO_LOOKS, page(null, false, ...long)), COUNTED)).toBe(false);
  });
});

describe("what is said of mail to look at", () => {
  it("is why, by the machine where one is thought to have written", () => {
    speak("en");
    const words = [
      reasonWords({ reason: "unreadable", automatic: null }),
      reasonWords({ reason: "partly", automatic: null }),
      ...(["auto_reply", "list", "report", null] as const).map((automatic) =>
        reasonWords({ reason: "machine", automatic }),
      ),
    ];
    expect(new Set(words).size).toBe(words.length);
    expect(words[2]).toContain("An automatic answer, for example out of office.");
  });

  it("is never that something was done when it was not, or by somebody else", () => {
    speak("en");
    const said = (decided: Parameters<typeof decidedWords>[2]) => decidedWords(7, "person", decided, 0);
    expect(said({ kind: "done" })).toContain("Contact 7 is in the queue");
    expect(said({ kind: "already", by: "Ada", at: 0, verdict: "seen" })).toContain(
      "Ada took it off this list",
    );
    expect(said({ kind: "already", by: "Ada", at: 0, verdict: "person" })).toContain("Ada said at");
    expect(said({ kind: "unreachable" })).toContain("not known whether");
    for (const kind of ["unreachable", "failed", "gone"] as const)
      expect(said({ kind })).not.toContain("in the queue");
  });
});
