import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ASSERTIVE_GAP_MS,
  enqueue,
  NOTHING_PENDING,
  POLITE_GAP_MS,
  take,
  type Announcement,
} from "./coalesce.ts";

const said = (
  kind: string,
  urgency: "polite" | "assertive" = "polite",
  breaksThrough = false,
): Announcement => ({
  kind,
  urgency,
  breaksThrough,
  words: (count) => `${kind} ${count}.`,
});

describe("what is said aloud", () => {
  it("counts events of one kind into one sentence", () => {
    const pending = [said("arrival"), said("arrival"), said("arrival")].reduce(enqueue, NOTHING_PENDING);
    expect(take(pending, 0).say).toEqual([{ urgency: "polite", words: "arrival 3." }]);
  });

  it("joins different kinds into one sentence, in their order", () => {
    const pending = [said("one"), said("two"), said("one")].reduce(enqueue, NOTHING_PENDING);
    expect(take(pending, 0).say).toEqual([{ urgency: "polite", words: "one 2. two 1." }]);
  });

  it("uses the last wording of a kind", () => {
    const pending = [said("a"), { ...said("a"), words: () => "newer" }].reduce(enqueue, NOTHING_PENDING);
    expect(take(pending, 0).say[0]?.words).toBe("newer");
  });

  it("keeps its distance from what was said before, and tells when to ask again", () => {
    const first = take(enqueue(NOTHING_PENDING, said("one")), 1_000);
    const second = take(enqueue(first.pending, said("two")), 2_000);
    expect(second.say).toEqual([]);
    expect(second.againAt).toBe(1_000 + POLITE_GAP_MS);
    expect(take(second.pending, 1_000 + POLITE_GAP_MS).say).toEqual([{ urgency: "polite", words: "two 1." }]);
  });

  it("does not let polite sentences hold back assertive ones", () => {
    const first = take(enqueue(NOTHING_PENDING, said("one")), 1_000);
    expect(take(enqueue(first.pending, said("lost", "assertive")), 1_001).say).toHaveLength(1);
  });

  it("says danger at once, whatever was just said", () => {
    const first = take(enqueue(NOTHING_PENDING, said("lost", "assertive")), 1_000);
    expect(take(enqueue(first.pending, said("other", "assertive")), 1_001).say).toEqual([]);
    expect(take(enqueue(first.pending, said("danger", "assertive", true)), 1_001).say).toHaveLength(1);
  });

  it("says no end of what nobody was told, and the end of what they were", () => {
    const [lost, back] = [said("line", "assertive"), { ...said("line"), isEnd: true }];
    const busy = take(enqueue(NOTHING_PENDING, said("other", "assertive")), 0).pending;
    const unheard = [lost, back].reduce(enqueue, busy);
    expect(unheard.waiting).toEqual([]);
    const heard = take(enqueue(NOTHING_PENDING, lost), 0).pending;
    expect(take(enqueue(heard, back), 1).say).toEqual([{ urgency: "polite", words: "line 1." }]);
  });

  it("tells whoever heard of a thing last how it stands in the end, however often it began and ended", () => {
    const moment = fc.record({ turns: fc.boolean(), chats: fc.boolean(), passesMs: fc.nat(POLITE_GAP_MS) });
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 20, size: "medium" }), (moments) => {
        let [pending, now, isOn] = [NOTHING_PENDING, 0, false];
        const heard: string[] = [];
        const listen = (): void => {
          const taken = take(pending, now);
          pending = taken.pending;
          heard.push(...taken.say.flatMap(({ words }) => words.split(" ")).filter((word) => word !== "chat"));
        };
        for (const { turns, chats, passesMs } of moments) {
          now += passesMs;
          if (chats) pending = enqueue(pending, { ...said("chat"), words: () => "chat" });
          if (turns) {
            isOn = !isOn;
            const words = isOn ? () => "on" : () => "off";
            pending = enqueue(pending, {
              kind: "line",
              urgency: isOn ? "assertive" : "polite",
              isEnd: !isOn,
              words,
            });
          }
          listen();
        }
        now += ASSERTIVE_GAP_MS;
        listen();
        expect(heard[0]).not.toBe("off");
        expect(heard.at(-1)).toBe(isOn ? "on" : heard.length === 0 ? undefined : "off");
      }),
      { numRuns: rounds(300) },
    );
  });

  it("has nothing to ask again for once all is said", () => {
    expect(take(enqueue(NOTHING_PENDING, said("one")), 0).againAt).toBeNull();
  });

  it("loses no event and never speaks too soon, whatever comes", () => {
    const events = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 3_000 }),
        kind: fc.constantFrom("a", "b", "c"),
        urgency: fc.constantFrom("polite", "assertive"),
      }),
      { maxLength: 60, size: "medium" },
    );
    fc.assert(
      fc.property(events, (all) => {
        let pending = NOTHING_PENDING;
        let now = 0;
        const heard = { polite: 0, assertive: 0 };
        const times: { polite: number[]; assertive: number[] } = { polite: [], assertive: [] };
        const speak = (): void => {
          const taken = take(pending, now);
          pending = taken.pending;
          for (const { urgency, words } of taken.say) {
            times[urgency].push(now);
            heard[urgency] += [...words.matchAll(/ (\d+)\./g)].reduce(
              (sum, match) => sum + Number(match[1]),
              0,
            );
          }
        };
        for (const { after, kind, urgency } of all) {
          now += after;
          pending = enqueue(pending, said(`${kind}-${urgency}`, urgency));
          speak();
        }
        for (let turn = 0; turn < 4; turn += 1) {
          now += ASSERTIVE_GAP_MS;
          speak();
        }
        for (const urgency of ["polite", "assertive"] as const) {
          expect(heard[urgency]).toBe(all.filter((event) => event.urgency === urgency).length);
          const gap = urgency === "polite" ? POLITE_GAP_MS : ASSERTIVE_GAP_MS;
          const tooSoon = times[urgency].filter(
            (time, index) => time - (times[urgency][index - 1] ?? -1e9) < gap,
          );
          expect(tooSoon).toEqual([]);
        }
      }),
      { numRuns: rounds(200) },
    );
  });
});
