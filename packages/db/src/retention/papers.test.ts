import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sampleHeld } from "../testing/index.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";

const DAY = 24 * 3_600_000;
const HOUR = 3_600_000;
let now = Date.now();
let house: HoldHouse;
beforeAll(async () => {
  house = await holdHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  // Of each test before this nothing is left to forget.
  await runIn(4000);
});

async function runIn(days: number): Promise<number> {
  now += days * DAY;
  await house.client.query("delete from retention_run");
  return house.store.retention.run();
}
const rowOf = async (table: string, id: string): Promise<Readonly<Record<string, unknown>>> =>
  (await house.client.query(`select to_jsonb(${table}) as row from ${table} where id = $1`, [id])).rows[0]
    .row;
const broken = async (sql: string, ...values: readonly unknown[]): Promise<unknown> =>
  house.client.query(sql, [...values]).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

const ASKED = {
  asker: "police",
  inHand: "nothing",
  way: "phone",
  words: { who: "A detective", reach: "555-0199", said: "Whether Ana Q. has called" },
} as const;
async function inquiry(): Promise<string> {
  const id = crypto.randomUUID();
  await house.store.inquiries.log({ ...ASKED, id, askedAt: now, by: house.staff.dana });
  return id;
}
const endInquiry = async (id: string) => house.store.inquiries.end(id, "told_neither", house.staff.lee);
const endLegal = async (id: string) => house.store.legal.end(id, "withdrawn", house.staff.cam);
async function breachOf(threadKey: string) {
  const [id, { dana, pat, lee }] = [crypto.randomUUID(), house.staff];
  const { breaches } = house.store;
  const [kind, what] = ["actual", "A laptop with Ana's notes"] as const;
  await breaches.record({ id, kind, suspectedAt: now, noticeDueAt: now + 24 * HOUR, what, by: dana });
  const contactId = await sampleHeld(house.store, dana, { threadKey });
  await breaches.plan(id, contactId, "call", pat, () => true);
  await breaches.notConcerned(id, contactId, "Anna Bell was in another folder", lee);
  await breaches.noticed(id, pat);
  const mend = async () => breaches.mend(id, { cause: "A bus", mended: "Sealed now" }, pat);
  return { id, contactId, mend };
}
const WORDS = ["owner_key", "body", "mended"] as const;

describe("a paper whose time is over", () => {
  it("[DB527] loses its words and their key, and stays with its codes and times, as one row of the audit says", async () => {
    const [asked, served, broke] = [
      await inquiry(),
      await house.order(now),
      await breachOf(crypto.randomUUID()),
    ];
    const open = await inquiry();
    await endInquiry(asked);
    await endLegal(served);
    expect((await broke.mend()).kind).toBe("done");
    const papers = [
      ["inquiry", asked],
      ["legal_process", served],
      ["breach", broke.id],
    ] as const;
    const before = await Promise.all(papers.map(async ([table, id]) => rowOf(table, id)));
    expect(await runIn(364)).toBe(0);
    expect(await runIn(2)).toBe(3);
    for (const [nth, [table, id]] of papers.entries()) {
      const words = WORDS.filter((word) => word in (before[nth] ?? {}));
      expect(await rowOf(table, id)).toEqual({
        ...before[nth],
        ...Object.fromEntries(words.map((word) => [word, null])),
      });
      expect(
        await house.countOf(
          `audit_row where thing = $1::audit_thing and subject_id = $2 and deed = 'ended' and facts = '{"how": "forgotten"}'`,
          table,
          id,
        ),
      ).toBe(1);
    }
    expect(
      await house.countOf("breach_person where breach_id = $1 and not_concerned_why is null", broke.id),
    ).toBe(1);
    expect((await house.store.inquiries.open()).find(({ id }) => id === open)?.words).toEqual(ASKED.words);
    expect((await house.store.retention.report()).runs[0]?.forgotten).toEqual({
      contact: 0,
      case: 0,
      inquiry: 1,
      legal_process: 1,
      breach: 1,
      audit: 0,
    });
    expect(await runIn(1)).toBe(0);
    await endInquiry(open);
  });

  it("[DB527] goes after the days of its own kind, as the house keeps them", async () => {
    const [asked, served] = [await inquiry(), await house.order(now)];
    await endInquiry(asked);
    await endLegal(served);
    const change = async (value: unknown) => house.store.settings.change("retention", value, house.staff.lee);
    expect(await change({ inquiryDays: 29 })).toMatchObject({ kind: "invalid" });
    expect(await change({ legalDays: 89 })).toMatchObject({ kind: "invalid" });
    await change({ inquiryDays: 30, legalDays: 90 });
    expect(await runIn(31)).toBe(1);
    expect((await rowOf("inquiry", asked))["body"]).toBeNull();
    expect(await runIn(60)).toBe(1);
    expect((await rowOf("legal_process", served))["body"]).toBeNull();
    await change({});
  });
});

describe("what stands against it", () => {
  const held = async () => (await house.store.retention.report()).held;

  it("[DB528] is that it goes on, that a hold stands for it or on what it is about, and that a paper came of it, whatever statement tries", async () => {
    const threadKey = crypto.randomUUID();
    const [asked, broke] = [await inquiry(), await breachOf(threadKey)];
    const served = crypto.randomUUID();
    const hour = { servedAt: now, servedHow: "in_person", returnAt: null, dueAt: now + 24 * HOUR } as const;
    const words = { issuer: "The county court", scope: "All that is kept." };
    const { lee, cam } = house.staff;
    const kind = { kind: "order", isSignedByJudge: true, acceptedBy: lee } as const;
    await house.store.legal.record({ ...kind, ...hour, id: served, inquiry: asked, words, by: lee });
    const hold = await house.hold(served, { contactId: broke.contactId });
    await endInquiry(asked);
    await endLegal(served);
    expect((await broke.mend()).kind).toBe("done");
    expect(await runIn(400)).toBe(0);
    expect(await held()).toEqual([
      { kind: "breach", because: "legal_hold", count: 1 },
      { kind: "inquiry", because: "legal_kept", count: 1 },
      { kind: "legal_process", because: "legal_hold", count: 1 },
    ]);
    for (const [table, id] of [
      ["inquiry", asked],
      ["legal_process", served],
      ["breach", broke.id],
    ] as const)
      expect(
        await broken(
          `update ${table} set owner_key = null, body = null${table === "breach" ? ", mended = null" : ""} where id = $1`,
          id,
        ),
      ).toBe("paper_forget_waits");
    expect((await house.store.legal.lift(hold, cam)).kind).toBe("done");
    expect(
      await broken(
        "update breach set owner_key = null, body = null, mended = null, kind = 'imminent' where id = $1",
        broke.id,
      ),
    ).toBe("breach_same");
    // The breach and the process first; the inquiry once nothing is left of what came of it.
    expect(await runIn(1)).toBe(2);
    expect(await runIn(1)).toBe(1);
    expect(await held()).toEqual([]);
    expect(await broken("update inquiry set ended_at = now() where id = $1", asked)).toBe("inquiry_over");
    expect(await broken("update breach set body = '\\x00' where id = $1", broke.id)).not.toBeNull();
    const open = await inquiry();
    expect(await broken("update inquiry set owner_key = null, body = null where id = $1", open)).toBe(
      "paper_forget_waits",
    );
    await endInquiry(open);
  });

  it("[DB486] is that the release came less than thirty days ago, and the house has not said since for how long papers are kept", async () => {
    const asked = await inquiry();
    await endInquiry(asked);
    now += 400 * DAY;
    await house.store.settings.change("retention", {}, house.staff.lee);
    now += DAY;
    const came = async (brings: string | null) =>
      house.client.query(
        "insert into retention_run (began_at, ended_at, brings) values (instant($1), instant($1), $2)",
        [now, brings],
      );
    await house.client.query("delete from retention_run");
    await came(null);
    await came("papers");
    expect(await house.store.retention.run()).toBe(0);
    expect(await house.store.retention.report()).toMatchObject({
      beginsAt: null,
      papersBeginAt: now + 30 * DAY,
    });
    now += 30 * DAY;
    expect(await house.store.retention.run()).toBe(1);
  });
});
