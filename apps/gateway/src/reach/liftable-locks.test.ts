import { FollowUpId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { liftableLocks } from "./liftable-locks.ts";
import { agreed, known, MINUTE, NOW } from "./testing/sample-record.ts";

const expired = { conversation: [], preference: agreed({ validUntil: NOW - 1 }) };
const closed = agreed({
  validUntil: NOW - 1,
  ways: [{ way: "text", when: [{ days: ["fri"], from: "20:00", until: "21:00" }], alias: null }],
});

describe("what a lead may lift", () => {
  it.each([
    ["an expired preference", expired, ["preference_expired"]],
    ["a closed window as well", { ...expired, preference: closed }, ["preference_expired", "outside_window"]],
    ["nothing where nothing locks", { preference: agreed() }, []],
    ["nothing where nobody was asked", { conversation: [] }, []],
    [
      "nothing where they said stop, too",
      { ...expired, optOutWords: [{ kind: "stop_word", entry: 1, at: NOW - 1, saidAt: null }] as const },
      [],
    ],
    [
      "nothing while danger holds",
      { ...expired, danger: [{ kind: "danger_word", at: NOW - MINUTE }] as const },
      [],
    ],
    [
      "the same again, once it was lifted before",
      { ...expired, lift: { locks: ["preference_expired"] as const, at: NOW, isUsed: false, usedBy: null } },
      ["preference_expired"],
    ],
  ])("[G207] %s", (_name, rest, locks) => {
    expect(liftableLocks(known(rest), [])).toEqual(locks);
  });
});

it("[G207] nothing of a lead's lifts what locks calls, which are no message", () => {
  const channel = { medium: "voice", delivery: "pushed" } as const;
  expect(liftableLocks(known(expired, { channel }), [])).toEqual([]);
});

describe("what a lead may lift for a follow-up", () => {
  const due = {
    id: FollowUpId.parse("00000000-0000-7000-8000-0000000000f1"),
    agreedAt: NOW - 60 * MINUTE,
    from: NOW - MINUTE,
    until: NOW + MINUTE,
    isBegun: false,
  };
  // They wrote: in the conversation they are answered, and nothing locks.
  const wrote = { preference: agreed({ validUntil: NOW - 1 }) };

  it("[G207] is what locks it, where nothing locks the conversation", () => {
    expect(liftableLocks(known(wrote), [])).toEqual([]);
    expect(liftableLocks(known(wrote), [due])).toEqual(["preference_expired"]);
  });

  it("[G207] is nothing where its time is over, or where it is due and may be sent", () => {
    expect(liftableLocks(known(wrote), [{ ...due, until: NOW }])).toEqual([]);
    expect(liftableLocks(known({ preference: agreed() }), [due])).toEqual([]);
  });

  it("[G207] is nothing while danger holds", () => {
    const danger = [{ kind: "danger_word", at: NOW - MINUTE }] as const;
    expect(liftableLocks(known({ ...wrote, danger }), [due])).toEqual([]);
  });
});
