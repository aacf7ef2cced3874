import type { CaseId, ContactId } from "@holdfast/case-schema";
import { disclosureHouse, type DisclosureHouse } from "./disclosure-house.ts";
import { sampleAsker } from "./sample-case.ts";
import type { TestStoreOptions } from "./test-store.ts";

/** What a hold is of. */
export type HoldOf = { readonly caseId: CaseId } | { readonly contactId: ContactId };

/** A store in which counsel can have something kept. */
export interface HoldHouse extends DisclosureHouse {
  /** Writes down a court's order, and says its id. */
  readonly order: (now: number) => Promise<string>;
  /** Places a hold for that order, which is confirmed where it is of one contact, and says its id; throws when it is not placed. */
  readonly hold: (order: string, of: HoldOf, id?: string) => Promise<string>;
  readonly lift: (holdId: string) => Promise<string>;
  /** What counsel reads of what a hold keeps: of what, and its words. */
  readonly kept: (holdId: string) => Promise<readonly (readonly [of: string, words: string | null])[]>;
  /** How many rows `sql`, what follows "from", gives. */
  readonly countOf: (sql: string, ...values: readonly unknown[]) => Promise<number>;
}

export async function holdHouse(
  clock: () => number,
  more: Pick<TestStoreOptions, "keyring" | "passing"> = {},
): Promise<HoldHouse> {
  const house = await disclosureHouse(clock, more);
  const { store, staff, client } = house;
  return {
    ...house,
    async order(now) {
      const id = crypto.randomUUID();
      await store.legal.record({
        id,
        kind: "order",
        isSignedByJudge: true,
        servedAt: now - 3_600_000,
        servedHow: "in_person",
        acceptedBy: staff.lee,
        returnAt: null,
        dueAt: now + 23 * 3_600_000,
        inquiry: null,
        words: { issuer: "The county court", scope: "All that is kept." },
        by: staff.lee,
      });
      return id;
    },
    async hold(process, of, id = crypto.randomUUID()) {
      const { kind } = await store.legal.hold({ id, process, of, asker: sampleAsker(staff.lee) });
      if (kind !== "done") throw new Error(`no hold was placed: ${kind}`);
      if ("contactId" in of) await store.legal.confirm(id, staff.cam);
      return id;
    },
    lift: async (holdId) => (await store.legal.lift(holdId, staff.cam)).kind,
    kept: async (holdId) =>
      ((await store.legal.kept(holdId, staff.cam)) ?? []).map(({ of, words }) => [of, words] as const),
    countOf: async (sql, ...values) =>
      (await client.query(`select count(*)::int as n from ${sql}`, [...values])).rows[0].n,
  };
}
