import { CaseId, type ContactId, type PersonId, type UserId } from "@holdfast/case-schema";
import fc from "fast-check";
import type { CaseJoin } from "./case-join-store.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";

const ROUNDS = Number(process.env["HOLDFAST_ROUNDS"] ?? 1);
let store: TestStore;
let dana: UserId;
let ada: UserId;
let lee: UserId;
beforeAll(async () => {
  store = await testStore();
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  lee = await sampleStaff(store, "Lee", "shift_lead");
  await store.shifts.keep(lee, "available");
});
afterAll(async () => store.close());

interface House {
  readonly id: CaseId;
  readonly person: PersonId;
  readonly contactId: ContactId;
  readonly by: UserId;
}
async function house(by: UserId): Promise<House> {
  const contactId = await sampleHeld(store, by, { threadKey: crypto.randomUUID(), medium: "text" });
  return { ...(await sampleCase(store, by, contactId)), contactId, by };
}
const whole = async (id: CaseId, by: UserId) => store.cases.whole(id, sampleAsker(by));
const read = async (id: CaseId, by: UserId) => store.cases.read(id, sampleAsker(by));
const join = async (by: UserId, from: CaseId, into: CaseId, id: string = crypto.randomUUID()) =>
  store.cases.join(sampleAsker(by), id, from, into);

describe("two cases that are one", () => {
  it("[DB304] are read as a whole by whoever may read both, and each by its own readers alone", async () => {
    const [one, two] = [await house(dana), await house(ada)];
    expect(await join(lee, one.id, two.id)).toMatchObject({ kind: "joined", join: { by: { name: "Lee" } } });
    expect(await whole(one.id, lee)).toMatchObject({ kept: two.id, joins: [{ from: one.id, into: two.id }] });
    expect((await whole(two.id, lee))?.cases.toSorted()).toEqual([one.id, two.id].toSorted());
    // Nothing of it says that there is another.
    expect(await whole(one.id, dana)).toEqual({ kept: one.id, cases: [one.id], joins: [] });
    expect(await whole(two.id, ada)).toEqual({ kept: two.id, cases: [two.id], joins: [] });
    expect([await whole(two.id, dana), await read(two.id, dana), await read(one.id, ada)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("[DB304] are joined by whoever may change both, once, and neither into itself nor in a circle", async () => {
    const [one, two, three] = [await house(dana), await house(dana), await house(ada)];
    expect(await join(dana, one.id, three.id)).toEqual({ kind: "not_found" });
    expect(await join(dana, one.id, CaseId.parse(crypto.randomUUID()))).toEqual({ kind: "not_found" });
    expect(await join(dana, one.id, one.id)).toEqual({ kind: "same" });
    const id = crypto.randomUUID();
    expect(await join(dana, one.id, two.id, id)).toMatchObject({ kind: "joined" });
    expect(await join(dana, one.id, two.id, id)).toMatchObject({ kind: "joined" });
    expect(await join(dana, two.id, one.id)).toEqual({ kind: "already_joined" });
    expect(await join(lee, one.id, three.id)).toEqual({ kind: "already_joined" });
    expect(await store.cases.undoJoin(sampleAsker(ada), id)).toEqual({ kind: "not_found", join: null });
    expect(await store.cases.undoJoin(sampleAsker(dana), id)).toMatchObject({ kind: "undone" });
    expect(await join(dana, one.id, two.id, id)).toEqual({ kind: "already_joined" });
    expect(await join(dana, two.id, one.id)).toMatchObject({ kind: "joined" });
  });

  it("[DB304] make no circle when several are joined at once", async () => {
    const ids = [await house(dana), await house(dana), await house(dana)].map(({ id }) => id);
    const [a, b, c] = ids as [CaseId, CaseId, CaseId];
    await Promise.all([join(dana, a, b), join(dana, b, c), join(dana, c, a), join(dana, b, a)]);
    const { joins } = (await whole(a, dana)) ?? { joins: [] };
    expect(joins.length).toBeLessThan(3);
    expect(new Set(joins.map(({ from }) => from)).size).toBe(joins.length);
  });

  const STEPS = ["join", "join", "undo", "change", "close", "move", "file"] as const;
  type Step = readonly [(typeof STEPS)[number], number, number];
  const steps: fc.Arbitrary<readonly Step[]> = fc.array(
    fc.tuple(fc.constantFrom(...STEPS), fc.nat({ max: 3 }), fc.nat({ max: 3 })),
    { minLength: 1, maxLength: 10 },
  );

  /** Four cases and what is known beside the database of who may read each, and of what is in it. */
  async function street() {
    const cases = [await house(dana), await house(dana), await house(ada), await house(ada)];
    const filedIn = new Map(cases.map(({ id, contactId }) => [contactId, id]));
    const holders = new Map<ContactId, UserId | null>(cases.map(({ contactId, by }) => [contactId, by]));
    const holdings = new Set(cases.map(({ id, contactId, by }) => `${id} ${contactId} ${by}`));
    const names = new Map<CaseId, string[]>(cases.map(({ id }) => [id, []]));
    const versions = new Map(cases.map(({ id }) => [id, 3]));
    const joins: CaseJoin[] = [];
    // Of whom it stands in their case that they contacted us, because their contact was filed so.
    const spoke = new Map(cases.map(({ id, contactId }) => [contactId, id]));
    const grows = (...ids: readonly CaseId[]): void => {
      for (const id of new Set(ids)) versions.set(id, versions.get(id)! + 1);
    };
    const may = (id: CaseId, by: UserId): boolean =>
      [...filedIn].some(([contact, at]) => at === id && holdings.has(`${id} ${contact} ${by}`));
    const rowOf = async (id: ContactId) => (await store.contacts.contact(id))!.row;
    const does: Readonly<Record<Step[0], (one: House, two: House) => Promise<void>>> = {
      async join(one, two) {
        const done = await join(lee, one.id, two.id);
        if (done.kind === "joined") joins.push(done.join);
      },
      async undo(one) {
        const [last] = joins.splice(cases.indexOf(one) % Math.max(joins.length, 1), 1);
        if (last !== undefined) await store.cases.undoJoin(sampleAsker(lee), last.id);
      },
      async change({ id, person }) {
        const written = names.get(id)!;
        const [field, value, seenRevision] = ["calledName", `W${written.length}`, written.length] as const;
        const change = { kind: "person", id: person, field, value, seenRevision } as const;
        expect((await store.cases.change(id, sampleAsker(lee), change)).kind).toBe("changed");
        written.push(value);
        grows(id);
      },
      async close({ contactId }) {
        const holder = holders.get(contactId)!;
        if (holder === null) return;
        const { version } = await rowOf(contactId);
        await store.moves.move(contactId, holder, version, { kind: "close", disposition: "information" });
        holders.set(contactId, null);
      },
      // Handed over: whoever has it now may read its case, and no other that it is joined with.
      async move({ contactId }) {
        const from = holders.get(contactId)!;
        if (from === null) return;
        const next = from === dana ? ada : dana;
        const { version } = await rowOf(contactId);
        await store.moves.move(contactId, next, version, { kind: "take_over", from, reason: "agreed" });
        holders.set(contactId, next);
        holdings.add(`${filedIn.get(contactId)!} ${contactId} ${next}`);
      },
      // By whoever has it, into a case that is theirs already; closed, by the lead.
      async file({ contactId }, { id }) {
        const by = holders.get(contactId) ?? lee;
        const seenFiling = (await store.cases.filingOf(contactId, sampleAsker(lee)))!.atVersion;
        const given = { contactId, caseId: id, isNew: false, newPeople: [], seenFiling };
        const done = await store.cases.file(sampleAsker(by), { ...given, came: { kind: "unknown" } });
        expect(done.kind).toBe(by === lee || may(id, by) ? "filed" : "no_case");
        if (done.kind !== "filed") return;
        grows(filedIn.get(contactId)!, id);
        // Whose contact it is is not known now: that is taken back with it (DB303).
        if (spoke.has(contactId)) grows(spoke.get(contactId)!);
        spoke.delete(contactId);
        filedIn.set(contactId, id);
        if (by !== lee) holdings.add(`${id} ${contactId} ${by}`);
      },
    };
    return { cases, filedIn, names, versions, joins, may, does };
  }

  it("[DB304] [DB305] any order of joins, undos, filings and changes shows nobody a row they could not read before, and leaves nothing behind", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const { cases, filedIn, names, versions, joins, may, does } = await street();
        for (const [step, one, two] of taken) await does[step](cases[one]!, cases[two]!);
        for (const by of [dana, ada])
          for (const { id } of cases) {
            const seen = await whole(id, by);
            expect(seen !== null).toBe(may(id, by));
            expect((await read(id, by)) !== null).toBe(may(id, by));
            for (const each of seen?.cases ?? []) expect(may(each, by)).toBe(true);
            for (const { from, into } of seen?.joins ?? []) expect(may(from, by) && may(into, by)).toBe(true);
          }
        // Undone, in whichever order, each is by itself what it would be without any of it.
        for (const { id } of joins) await store.cases.undoJoin(sampleAsker(lee), id);
        for (const { id, person } of cases) {
          expect(await whole(id, lee)).toEqual({ kept: id, cases: [id], joins: [] });
          const stored = await read(id, lee);
          expect(stored?.version).toBe(versions.get(id));
          expect(stored?.record?.persons).toMatchObject([
            { id: person, calledName: names.get(id)!.at(-1) ?? null },
          ]);
          const contacts = [...filedIn].filter(([, at]) => at === id).map(([contact]) => contact);
          expect(stored?.record?.contacts.toSorted()).toEqual(contacts.toSorted());
        }
      }),
      { numRuns: 12 * ROUNDS },
    );
  });
});
