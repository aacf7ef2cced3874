import { ContactId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { drafts } from "../contact/draft-store.ts";
import { draftOf, keyOf, writeDraft } from "../contact/drafts.ts";
import { pendingReply } from "../contact/pending.fixture.ts";
import { pending, withChange } from "../contact/pending.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { leftBy, noteLeft } from "./draft-left.ts";
import { AGAIN_AFTER_MS, KEEP_AFTER_MS, keepDrafts, type Keeper, type SaveAnswer } from "./keep-drafts.ts";
import { displaced, forgetDrafts, keepingOf } from "./keeping-store.ts";
import type { KeptDraft } from "./keeping.ts";
import { learnDrafts } from "./learn-drafts.ts";

const { contact } = pendingReply("a");
const other = ContactId.parse("019ab000-0000-7000-8000-000000000002");
const key = keyOf(contact, "reply");

/** A gateway that keeps by revision, as ours does, behind a network that a test drives; and a clock of its own. */
function world(held = new Map<string, KeptDraft>()) {
  let now = 0;
  let timers: { at: number; act: () => void }[] = [];
  const saves: { key: string; revision: number; text: string; answer: (isLost: boolean) => void }[] = [];
  const keep = (at: string, draft: KeptDraft): SaveAnswer => {
    const before = held.get(at);
    if (before !== undefined && before.revision >= draft.revision)
      return { kind: "superseded", draft: before };
    held.set(at, draft);
    return { kind: "kept", at: draft.at };
  };
  let signedIn = true;
  const keeper = keepDrafts({
    save: (of, kind, revision, text) =>
      new Promise((resolve) => {
        const at = keyOf(of, kind);
        saves.push({
          key: at,
          revision,
          text,
          answer: (isLost) => {
            const answer = keep(at, { revision, text, at: now });
            resolve(isLost ? { kind: "unreachable" } : answer);
          },
        });
      }),
    canSave: () => signedIn,
    clock: () => now,
    later(ms, act) {
      const timer = { at: now + ms, act };
      timers.push(timer);
      return () => (timers = timers.filter((each) => each !== timer));
    },
  });
  return {
    keeper,
    held,
    saves,
    /** Lets time pass, and what is due happen. */
    async pass(ms: number): Promise<void> {
      const until = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((each) => each !== next);
        now = Math.max(now, next.at);
        next.act();
        await turn();
      }
      now = until;
    },
    /** The nth save reaches the gateway; its answer comes back, or is lost. */
    async arrive(nth = 0, isLost = false): Promise<void> {
      saves.splice(nth, 1)[0]?.answer(isLost);
      await turn();
    },
    signOut: () => (signedIn = false),
  };
}
const turn = async (): Promise<void> => {
  for (let nth = 0; nth < 5; nth += 1) await Promise.resolve();
};
const type = (text: string, to = contact): void => drafts.update((all) => writeDraft(all, to, "reply", text));
const written = (): string => draftOf(drafts.get(), contact, "reply");
const found = (revision: number, text: string) => ({
  kind: "reply" as const,
  author: { id: "019ab000-0000-7000-8000-000000000001", name: "Dana" },
  revision,
  at: 1,
  text,
});

let one: ReturnType<typeof world>;
let keeper: Keeper;
beforeEach(() => {
  seatDana();
  one = world();
  ({ keeper } = one);
});
afterEach(() => {
  keeper.stop();
  forgetDrafts();
  pending.set([]);
});

describe("keeping drafts", () => {
  it("saves what was typed within half a second, once, however fast one types", async () => {
    type("I");
    await one.pass(KEEP_AFTER_MS - 100);
    type("I am");
    expect(one.saves).toEqual([]);
    await one.pass(100);
    expect(one.saves).toMatchObject([{ key, revision: 1, text: "I am" }]);
    expect(KEEP_AFTER_MS).toBeLessThan(500);
  });

  it("sends one save at a time, and the next when it is answered", async () => {
    type("one");
    await one.pass(KEEP_AFTER_MS);
    type("one two");
    await one.pass(10_000);
    expect(one.saves).toHaveLength(1);
    await one.arrive();
    await one.pass(KEEP_AFTER_MS);
    expect(one.saves).toMatchObject([{ revision: 2, text: "one two" }]);
  });

  it("never saves an empty place that a draft may yet come to", async () => {
    type("x", other);
    type("", other);
    await one.pass(10_000);
    expect(one.saves).toEqual([]);
    learnDrafts(contact, [found(4, "from before")]);
    await one.pass(10_000);
    expect(one.saves).toEqual([]);
    expect(written()).toBe("from before");
  });

  it("saves that a draft was emptied, after it was known", async () => {
    learnDrafts(contact, [found(4, "from before")]);
    type("");
    await one.pass(KEEP_AFTER_MS);
    expect(one.saves).toMatchObject([{ revision: 5, text: "" }]);
  });

  it("tries again after a while, and at once when told, until it is kept", async () => {
    type("words");
    await one.pass(KEEP_AFTER_MS);
    await one.arrive(0, true);
    expect(keepingOf(key)).toMatchObject({ trouble: "unreachable", unkeptSince: 0 });
    await one.pass(AGAIN_AFTER_MS - 1);
    expect(one.saves).toEqual([]);
    const done = keeper.saveNow();
    await turn();
    await one.arrive();
    await done;
    // The first one had been kept; its words meet themselves.
    await one.pass(AGAIN_AFTER_MS);
    await one.arrive();
    expect(keepingOf(key)).toMatchObject({ trouble: null, unkeptSince: null });
    expect(displaced.get().size).toBe(0);
  });

  it("saves nothing of somebody who is signed out, and nothing that was forgotten comes back", async () => {
    type("words");
    await one.pass(KEEP_AFTER_MS);
    forgetDrafts();
    await one.arrive();
    expect(keepingOf(key).kept).toBeNull();
    one.signOut();
    type("more");
    await one.pass(10_000);
    expect(one.saves).toEqual([]);
  });

  it("keeps texts that wait to leave with what is being written, until the gateway has them", async () => {
    const parts = [
      pendingReply("a", { text: "One. ", place: { nth: 1, of: 2 } }),
      pendingReply("b", { text: "Two.", after: "a", place: { nth: 2, of: 2 } }),
    ];
    pending.set(parts);
    const left = leftBy(parts[0]!);
    expect(left).toEqual({ revision: 1, rest: "Two." });
    type("And");
    await one.pass(2_000);
    expect(one.saves).toMatchObject([{ text: "One. Two.\nAnd" }]);
    await one.arrive();
    pending.update((all) => withChange(all, "a", { isStored: true }));
    noteLeft(parts[0]!, left);
    await one.pass(KEEP_AFTER_MS);
    expect(one.saves).toMatchObject([{ text: "Two.\nAnd" }]);
  });

  it("lets words that are just being sent be, so that they are not kept again", async () => {
    type("Hello");
    const entry = pendingReply("a", { text: "Hello", at: 0 });
    type("");
    pending.set([entry]);
    await one.pass(900);
    expect(one.saves).toEqual([]);
    const left = leftBy(entry);
    pending.update((all) => withChange(all, "a", { isStored: true }));
    noteLeft(entry, left);
    await one.pass(10_000);
    expect(one.saves).toEqual([]);
  });

  it("ends with what was typed last, whatever is lost, late, or out of order, with screens of mine that come and go", async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ kind: fc.constant("type" as const), n: fc.nat(999) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant("pass" as const), n: fc.nat(2_000) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant("arrive" as const), n: fc.nat(9) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant("lose" as const), n: fc.nat(9) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("load" as const), n: fc.nat(9) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("crash" as const), n: fc.nat(9) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40, size: "medium" }), async (steps) => {
        keeper.stop();
        forgetDrafts();
        let here = world();
        const { held } = here;
        /** What the network still carries of pages that are gone. */
        let late: (() => void)[] = [];
        let last: string | null = null;
        let isFirst = true;
        for (const { kind, n } of steps) {
          if (kind === "type") type((last = n % 7 === 0 ? "" : `words ${n}`));
          else if (kind === "pass") await here.pass(n);
          else if (kind === "arrive") await here.arrive(n % Math.max(1, here.saves.length));
          else if (kind === "lose") await here.arrive(n % Math.max(1, here.saves.length), true);
          else if (kind === "load") {
            const draft = held.get(key);
            if (draft !== undefined) learnDrafts(contact, [{ ...found(0, ""), ...draft }]);
          } else {
            // The page dies with what it had not saved; what it had sent may arrive whenever it likes.
            const { saves } = here;
            late.push(
              ...saves.map(
                ({ answer }) =>
                  () =>
                    answer(true),
              ),
            );
            here.keeper.stop();
            forgetDrafts();
            here = world(held);
            isFirst = false;
            const draft = held.get(key);
            if (draft !== undefined) learnDrafts(contact, [{ ...found(0, ""), ...draft }]);
            last = null;
          }
          if (n % 3 === 0) late.shift()?.();
        }
        for (const answer of late) answer();
        late = [];
        for (let nth = 0; nth < 12; nth += 1) {
          await here.pass(AGAIN_AFTER_MS);
          await here.arrive();
        }
        // Taking back what was never saved says nothing about words that a dead page sent and this one never saw.
        const isSaid = last !== null && (last !== "" || isFirst);
        const ends = held.get(key)?.text ?? "";
        expect([ends, here.saves]).toEqual([isSaid ? last : ends, []]);
        here.keeper.stop();
      }),
      { numRuns: rounds(300) },
    );
  });
});
