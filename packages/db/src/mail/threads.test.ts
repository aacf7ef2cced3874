import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Arrival } from "../intake/arrival.ts";
import { sampleArrival, sampleMail, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let store: TestStore;
let other: TestStore;
beforeAll(async () => {
  store = await testStore();
  other = await testStore({ connection: store.connection });
});
afterAll(async () => {
  await other.close();
  await store.close();
});

/** A mail by its Message-ID, as a channel would key it, that answers others. */
const mail = (id: string, answers: readonly string[] = [], names: readonly string[] = []): Arrival =>
  sampleMail({ dedupeKey: id, threadKey: id, refs: answers, text: id }, { names: [id, ...names] });

const textsOf = async (contactId: Parameters<typeof store.contacts.entries>[0]) =>
  (await store.contacts.entries(contactId, 0)).map(({ text }) => text);

describe("the thread of a mail", () => {
  it("[DB171] is the one that the first known of its references names, by its own key or by a name", async () => {
    const one = await store.intake.arrive(mail("a1", [], ["tag-a"]));
    const two = await store.intake.arrive(mail("b1"));
    const byName = await store.intake.arrive(mail("a2", ["unheard of", "tag-a", "b1"]));
    const byKey = await store.intake.arrive(mail("b2", ["b1", "tag-a"]));
    expect(byName.contactId).toBe(one.contactId);
    expect(byKey.contactId).toBe(two.contactId);
    expect((await store.intake.arrive(mail("a3", ["a2"]))).contactId).toBe(one.contactId);
  });

  it("[DB171] is found by a reply that came before its original, which joins it", async () => {
    const reply = await store.intake.arrive(mail("c2", ["c1"]));
    const original = await store.intake.arrive(mail("c1"));
    expect(original).toMatchObject({ contactId: reply.contactId, opened: "continued" });
    expect(await textsOf(reply.contactId)).toEqual(["c2", "c1"]);
  });

  it("[DB171] is nobody else's for a name that another thread has already", async () => {
    const one = await store.intake.arrive(mail("d1", [], ["claimed"]));
    const thief = await store.intake.arrive(mail("d2", [], ["claimed", "d1"]));
    expect(thief.contactId).not.toBe(one.contactId);
    expect((await store.intake.arrive(mail("d3", ["claimed"]))).contactId).toBe(one.contactId);
    expect((await store.intake.arrive(mail("d4", ["d1"]))).contactId).toBe(one.contactId);
  });

  it("[DB171] is one of its channel alone", async () => {
    const one = await store.intake.arrive(mail("e1"));
    const elsewhere = { ...mail("e2", ["e1"]), channel: "mail-east" as Arrival["channel"] };
    expect((await store.intake.arrive(elsewhere)).contactId).not.toBe(one.contactId);
  });

  it("[DB171] is found after its contact was closed long ago, and a new contact follows", async () => {
    const dana = await sampleStaff(store, "Dana");
    const first = await store.intake.arrive(mail("f1"));
    await store.moves.move(first.contactId, dana, 1, { kind: "claim" });
    await store.moves.move(first.contactId, dana, 2, { kind: "close", disposition: "silent" });
    const late = { ...mail("f2", ["f1"]), reopenWithinMs: 0 };
    const next = await store.intake.arrive(late);
    expect(next).toMatchObject({ opened: "new" });
    expect((await store.contacts.contact(next.contactId))?.previous?.id).toBe(first.contactId);
    expect((await store.intake.arrive(mail("f3", ["f2"]))).contactId).toBe(next.contactId);
  });

  it("[DB20] [DB171] stores each once, in one open contact a conversation, whatever comes first or at once, by either gateway", async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ answers: fc.nat({ max: 5 }) }), { minLength: 2, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        async (links, luck) => {
          round += 1;
          const draw = (): number => Number(luck.next().value);
          const id = (index: number): string => `round-${round}-${index}`;
          // Each answers an earlier one and names the whole way back, as mail programs do.
          const mails = links.map(({ answers }, index) => {
            const refs: string[] = [];
            for (let at = index; at > 0;) {
              at = Math.min(at - 1, links[at]?.answers ?? answers);
              refs.push(id(at));
            }
            return mail(id(index), refs);
          });
          const sent = [...mails, ...mails]
            .map((one) => ({ one, at: draw() }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ one }) => one);
          const arrived = await Promise.all(
            sent.map((one) => (draw() % 2 === 0 ? store : other).intake.arrive(one)),
          );
          const contacts = new Set(arrived.map(({ contactId }) => contactId));
          expect(contacts.size).toBe(1);
          const [contact] = contacts;
          if (contact === undefined) throw new Error("nothing arrived");
          const texts = await textsOf(contact);
          expect(texts).toHaveLength(mails.length);
          expect(new Set(texts)).toEqual(new Set(mails.map(({ text }) => text)));
        },
      ),
      { numRuns: rounds(20) },
    );
  });

  it("[DB171] shares its locks with batches without waiting in a circle", async () => {
    const threads = ["g0", "g1", "g2", "g3"];
    const mails = Array.from({ length: 24 }, (_, index) =>
      mail(`g-${index}`, [...threads.slice(index % 4), ...threads.slice(0, index % 4)]),
    );
    const words = Array.from({ length: 40 }, (_, index) =>
      sampleArrival({ threadKey: threads[index % 4] ?? "", text: `words ${index}` }),
    );
    const all = await Promise.all(
      [...mails, ...words].map((one, index) => (index % 2 === 0 ? store : other).intake.arrive(one)),
    );
    expect(all.filter(({ outcome }) => outcome === "stored")).toHaveLength(64);
  });
});
