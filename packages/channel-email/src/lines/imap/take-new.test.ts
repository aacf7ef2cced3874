import { MAIL_BYTES_MAX } from "@holdfast/case-schema";
import type { Taken } from "@holdfast/channel-kit";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Cursor } from "./cursor.ts";
import { NotStored } from "./line-fault.ts";
import { suspects } from "./suspects.ts";
import { groups, takeNew, type TakeNew } from "./take-new.ts";

it("[EM73] fetches what fits into memory, in order, and a mail that is too large alone", () => {
  const size = fc.oneof(fc.nat(10_000), fc.nat(6 * 1024 * 1024), fc.constant(MAIL_BYTES_MAX + 1));
  fc.assert(
    fc.property(fc.array(size, { maxLength: 50, size: "medium" }), (sizes) => {
      const listed = sizes.map((one, at) => ({ uid: at + 1, size: one, receivedAt: null }));
      const made = groups(listed, () => false);
      expect(made.flat()).toEqual(listed);
      for (const group of made) {
        const bytes = group.reduce((sum, one) => sum + one.size, 0);
        expect(group.length === 1 || bytes <= 4 * 1024 * 1024).toBe(true);
        expect(group.length).toBeGreaterThan(0);
      }
    }),
  );
});

it("[EM100] fetches a mail at which lines have broken alone", () => {
  const listed = [1, 2, 3, 4].map((uid) => ({ uid, size: 10, receivedAt: null }));
  const made = groups(listed, (uid) => uid === 2);
  expect(made.map((group) => group.map(({ uid }) => uid))).toEqual([[1], [2], [3, 4]]);
});

const START: Cursor = { validity: "1", uid: 0, until: 0, since: 0 };

const NOTHING_WITHHELD: TakeNew["withheld"] = {
  uids: () => [],
  has: () => false,
  add: async () => {
    throw new Error("nothing is withheld here");
  },
  settle: async () => {},
  untold: () => [],
  told: async () => {},
  handedOut: () => {},
  unknown: () => 0,
};

/** A folder with mails of the UIDs 1 to `count`, read by a store that answers as `answers` says. */
function folder(count: number, answers: (uid: number) => Promise<Taken>) {
  const uids = Array.from({ length: count }, (_, index) => index + 1);
  const client = {
    search: async () => uids,
    fetchAll: async (range: string) =>
      range.split(",").map((uid) => ({ uid: Number(uid), size: 1, source: Buffer.from(uid) })),
  } as unknown as TakeNew["client"];
  const moved: number[] = [];
  const taken = takeNew(START, {
    client,
    inTime: (answer) => answer,
    suspects: suspects(),
    withheld: NOTHING_WITHHELD,
    read: async ({ raw }) => [
      { kind: "unreadable", dedupeKey: Buffer.from(raw).toString(), threadKey: "any", address: null },
    ],
    store: async (event) => answers(Number("dedupeKey" in event ? event.dedupeKey : 0)),
    moved: async ({ uid }) => void moved.push(uid),
    heard: () => {},
    signal: new AbortController().signal,
    lowTrust: false,
    formSenders: [],
  });
  return { taken, moved };
}

it("[EM65] goes no further than what is stored, and says so", async () => {
  const { taken, moved } = folder(5, async (uid) => (uid === 3 ? "not_stored" : "stored"));
  await expect(taken).rejects.toThrow(NotStored);
  expect(moved).toEqual([1, 2]);
});

it("[EM65] moves only after the commit, one mail after the other", async () => {
  const commit = Promise.withResolvers<Taken>();
  const asked: number[] = [];
  const reached = Promise.withResolvers<void>();
  const { taken, moved } = folder(3, async (uid) => {
    asked.push(uid);
    if (uid !== 2) return "stored";
    reached.resolve();
    return commit.promise;
  });
  await reached.promise;
  expect({ asked, moved }).toEqual({ asked: [1, 2], moved: [1] });
  commit.resolve("stored");
  expect((await taken).uid).toBe(3);
  expect(moved).toEqual([1, 2, 3]);
});
