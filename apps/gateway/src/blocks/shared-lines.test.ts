import type { ContactId, ContactPreference, UserId } from "@holdfast/case-schema";
import type { ReachRecord, Store } from "@holdfast/db";
import { sampleHeld, sampleKeep, sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blockChores } from "./block-chores.ts";
import { setBlock } from "./set-block.ts";

const HOUR_MS = 3_600_000;

let store: TestStore;
let lee: UserId;
beforeAll(async () => {
  store = await testStore();
  lee = await sampleStaff(store, "Lee", "shift_lead");
});
afterAll(() => store.close());

type Agreed = Extract<ContactPreference, { may: "contact" }>;

function saying(shared: Agreed["device"]["shared"]): Agreed {
  return {
    may: "contact",
    ways: [{ way: "text", when: "any_time", alias: null }],
    timeZone: "America/Chicago",
    codes: null,
    checkQuestion: null,
    whenDropped: "they_return",
    device: { shared, watched: "no" },
    allowsPlainWords: false,
    validUntil: 2,
    confirmedAt: 1,
    confirmedBy: lee,
  };
}
/** The store, as it would be had somebody said this about their telephone. */
function whereTheySaid(shared: Agreed["device"]["shared"]): Pick<Store, "reach" | "blocks" | "settings"> {
  const preference = saying(shared);
  const record = async (id: ContactId): Promise<ReachRecord | null> => {
    const found = await store.reach.record(id);
    return found === null ? null : { ...found, agreedLast: preference };
  };
  return { reach: { ...store.reach, record }, blocks: store.blocks, settings: store.settings };
}
const wanted = (contactId: ContactId) =>
  ({ contactId, by: lee, reason: "abusive", why: "Shouts", forMs: HOUR_MS }) as const;
const endShared = (given: Pick<Store, "reach" | "blocks">): Promise<number> | undefined =>
  blockChores(given)
    .find(({ name }) => name === "blocks_of_shared_lines")
    ?.run();

describe("a telephone that somebody said is shared", () => {
  it("[G65] [DB253] is not blocked, while one that nobody asked about is", async () => {
    const contactId = await sampleHeld(store, lee);
    expect(await setBlock(whereTheySaid("yes"), wanted(contactId))).toEqual({
      kind: "refused",
      problem: "shared_line",
    });
    expect(await setBlock(whereTheySaid("unknown"), wanted(contactId))).toEqual({ kind: "blocked" });
  });

  it("[G65] [DB253] is blocked no longer once that is known", async () => {
    const contactId = await sampleHeld(store, lee);
    await setBlock(whereTheySaid("no"), wanted(contactId));
    expect(await endShared(whereTheySaid("no"))).toBe(0);
    expect((await store.blocks.standing(contactId)).block).not.toBeNull();
    expect(await endShared(whereTheySaid("yes"))).toBeGreaterThan(0);
    expect((await store.blocks.standing(contactId)).block).toBeNull();
    expect(await endShared(whereTheySaid("yes"))).toBe(0);
  });

  it("[G65] [DB253] stays so for whoever wants no contact at all since", async () => {
    const contactId = await sampleHeld(store, lee);
    const given = { contactId, by: lee, personId: null };
    await sampleKeep(store, { ...given, preference: saying("yes") });
    await sampleKeep(store, { ...given, preference: { may: "never", confirmedAt: 3, confirmedBy: lee } });
    expect(await setBlock(store, wanted(contactId))).toEqual({ kind: "refused", problem: "shared_line" });
  });

  it("[G65] is judged anew when the contact changes while it is judged, and given up when it never stands still", async () => {
    const contactId = await sampleHeld(store, lee);
    const { reach, blocks, settings } = whereTheySaid("no");
    let stale = 2;
    const record = async (id: ContactId): Promise<ReachRecord | null> => {
      const found = await reach.record(id);
      stale -= 1;
      return found === null || stale < 0 ? found : { ...found, version: found.version - 1 };
    };
    const late = { reach: { ...reach, record }, blocks, settings };
    expect(await setBlock(late, wanted(contactId))).toEqual({ kind: "blocked" });
    stale = Infinity;
    const other = await sampleHeld(store, lee);
    await expect(setBlock(late, wanted(other))).rejects.toThrow("changed again and again");
  });
});
