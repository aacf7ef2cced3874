import { randomBytes, randomUUID } from "node:crypto";
import type { PictureId, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleStaff, SAMPLE_CHANNEL, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { keptFile, samplePictures, type SentPicture } from "../testing/sample-pictures.ts";

const DAY = 86_400_000;
const WITHIN = { dueMs: DAY, keepMs: 365 * DAY };

let now = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
let pat: UserId;
let pictures: ReturnType<typeof samplePictures>;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  pictures = samplePictures(store, client);
  dana = await sampleStaff(store, "Dana");
  pat = await sampleStaff(store, "Pat", "privacy_officer");
});
afterAll(async () => {
  await client.end();
  await store.close();
});

describe("a quarantined picture", () => {
  it("[DB102] opens for nobody from that commit on, has no copy left, and keeps its original as it came", async () => {
    const original = randomBytes(1_500_000);
    const one = await pictures.kept(original);
    const before = await client.query(
      "select file_key, array_agg(part.body order by part) as bodies from media_file join media_part part on file_id = id where media_id = $1 and copy = 'original' group by file_key",
      [one.id],
    );
    expect(await store.pictures.quarantine(one.id, dana, WITHIN)).toBe("quarantined");
    for (const copy of ["original", "display", "blurred"] as const)
      expect(await store.pictures.open(one.id, copy)).toEqual({ kind: "quarantined" });
    expect(await pictures.copiesOf(one)).toEqual(["original", "original"]);
    const after = await client.query(
      "select file_key, array_agg(part.body order by part) as bodies from media_file join media_part part on file_id = id where media_id = $1 and copy = 'original' group by file_key",
      [one.id],
    );
    expect(after.rows).toEqual(before.rows);
    expect(await store.pictures.ofContact(one.contactId)).toMatchObject([
      { state: "quarantined", kind: null, bytes: null, refusal: null },
    ]);
  });

  it("[DB102] is never made anew, copied or fetched", async () => {
    const one = await pictures.kept();
    await store.pictures.quarantine(one.id, dana, WITHIN);
    const copies = { display: Buffer.from("x"), blurred: Buffer.from("y") };
    expect(await store.pictures.addCopies(one.id, copies)).toBe(false);
    expect(await store.pictures.settle(one.id, keptFile())).toBe(false);
    expect(await pictures.copiesOf(one)).toEqual(["original"]);
  });

  it("[DB102] that was not fetched yet is fetched no more, and what comes late is not kept", async () => {
    const one = await pictures.wanted();
    const leased = await store.pictures.lease("a", 60_000, 100);
    expect(leased.map(({ id }) => id)).toContain(one.id);
    expect(await store.pictures.quarantine(one.id, dana, WITHIN)).toBe("quarantined");
    expect(await store.pictures.settle(one.id, keptFile())).toBe(false);
    now += 120_000;
    expect((await store.pictures.lease("a", 60_000, 100)).map(({ id }) => id)).not.toContain(one.id);
    expect(await pictures.copiesOf(one)).toEqual([]);
    expect(await pictures.reportOf(one)).toMatchObject({ isKept: false });
  });

  it("[DB102] wins or loses a race against its own fetching, and never ends up shown", async () => {
    for (let round = 0; round < rounds(10); round += 1) {
      const one = await pictures.wanted();
      await Promise.all([
        store.pictures.settle(one.id, keptFile(randomBytes(1_100_000))),
        store.pictures.quarantine(one.id, dana, WITHIN),
      ]);
      expect(await pictures.stateOf(one)).toBe("quarantined");
      expect((await pictures.copiesOf(one)).filter((copy) => copy !== "original")).toEqual([]);
    }
  });

  it("[DB102] wins or loses a race against its copies being made anew, and has none in the end", async () => {
    for (let round = 0; round < rounds(10); round += 1) {
      const one = await pictures.kept();
      await client.query(`select drop_media_files('${one.id}', '{display,blurred}')`);
      await Promise.all([
        store.pictures.addCopies(one.id, { display: randomBytes(1_100_000), blurred: randomBytes(9) }),
        store.pictures.quarantine(one.id, dana, WITHIN),
      ]);
      expect(await pictures.copiesOf(one)).toEqual(["original"]);
    }
  });

  it("[DB103] opens one decision, however often and by however many it is marked", async () => {
    const one = await pictures.kept();
    const marked = await Promise.all([1, 2, 3].map(() => store.pictures.quarantine(one.id, dana, WITHIN)));
    expect(marked).toEqual(["quarantined", "quarantined", "quarantined"]);
    const found = (await store.reports.list()).filter(({ pictureId }) => pictureId === one.id);
    expect(found).toMatchObject([
      {
        openedAt: now,
        openedBy: { id: dana, name: "Dana" },
        dueAt: now + DAY,
        keepUntil: now + 365 * DAY,
        isKept: true,
        decided: null,
      },
    ]);
  });

  it("[DB102] can be what was refused, and not what is not here", async () => {
    const refused = await pictures.wanted();
    await store.pictures.settle(refused.id, {
      kind: "refused",
      refusal: "unreadable",
      what: "picture",
      original: Buffer.from("odd"),
    });
    expect(await store.pictures.quarantine(refused.id, dana, WITHIN)).toBe("quarantined");
    const gone = await pictures.wanted();
    await store.pictures.settle(gone.id, { kind: "gone" });
    expect(await store.pictures.quarantine(gone.id, dana, WITHIN)).toBe("nothing_kept");
    expect(await store.pictures.quarantine(randomUUID() as PictureId, dana, WITHIN)).toBe("not_found");
  });
});

describe("the schema refuses", () => {
  async function attempt(sql: string): Promise<string> {
    await client.query("begin");
    try {
      await client.query(sql);
      return "done";
    } catch (error) {
      return (error as pg.DatabaseError).constraint ?? String(error);
    } finally {
      await client.query("rollback");
    }
  }

  it("[DB100] a state that goes back, and a way out of quarantine without a decision", async () => {
    const [fresh, shown, hidden, gone] = [
      await pictures.wanted(),
      await pictures.kept(),
      await pictures.kept(),
      await pictures.wanted(),
    ];
    await store.pictures.quarantine(hidden.id, dana, WITHIN);
    await store.pictures.settle(gone.id, { kind: "gone" });
    const to = (one: SentPicture, state: string): Promise<string> =>
      attempt(`update media set state = '${state}', kind = null, bytes = null where id = '${one.id}'`);
    const keep = (one: SentPicture): Promise<string> =>
      attempt(`update media set state = 'kept', kind = 'picture', bytes = 1 where id = '${one.id}'`);
    expect(await to(shown, "wanted")).toBe("media_forward");
    expect(await to(shown, "gone")).toBe("media_forward");
    expect(await to(gone, "wanted")).toBe("media_forward");
    expect(await to(gone, "quarantined")).toBe("media_forward");
    expect(await keep(gone)).toBe("media_forward");
    expect(await keep(hidden)).toBe("media_forward");
    expect(await to(hidden, "wanted")).toBe("media_forward");
    expect(await to(hidden, "withdrawn")).toBe("media_forward");
    expect(await to(fresh, "gone")).toBe("done");
    const { id } = await pictures.reportOf(hidden);
    await store.reports.decide(id, pat, { outcome: "not_reported", words: "x", keepMs: 0 });
    expect(await keep(hidden)).toBe("media_forward");
    expect(await to(hidden, "wanted")).toBe("media_forward");
  });

  it("[DB100] what cannot be", async () => {
    const [shown] = [await pictures.kept()];
    const set = (what: string): Promise<string> =>
      attempt(`update media set ${what} where id = '${shown.id}'`);
    expect(await set("refusal = 'bomb'")).toBe("media_possible");
    expect(await set("kind = null")).toBe("media_possible");
    expect(await set("bytes = -1")).toBe("media_possible");
    expect(await set("ord = 7")).toBe("media_same");
    expect(await set(`contact_id = (select id from contact where id <> contact_id limit 1)`)).toBe(
      "media_same",
    );
    const large = `insert into media_part select id, 99, convert_to(repeat('x', 1048617), 'UTF8') from media_file limit 1`;
    expect(await attempt(large)).toBe("media_part_body_check");
  });

  it("[DB103] a decision that is changed, undone or deleted", async () => {
    const one = await pictures.kept();
    await store.pictures.quarantine(one.id, dana, WITHIN);
    const { id } = await pictures.reportOf(one);
    await store.reports.decide(id, pat, { outcome: "not_reported", words: "x", keepMs: 0 });
    for (const change of [
      "outcome = 'reported'",
      "outcome = null",
      "decided_at = now()",
      "keep_until = now()",
    ])
      expect(await attempt(`update report_decision set ${change} where id = '${id}'`)).toBe(
        "report_decision_once",
      );
    expect(await attempt(`delete from report_decision where id = '${id}'`)).toBe("report_decision_once");
  });
});

describe("the provider's copy", () => {
  it("[DB104] stays while a file has yet to be fetched, or is quarantined and lies nowhere else", async () => {
    const due = async (): Promise<readonly string[]> => {
      now += 2;
      const channels = [SAMPLE_CHANNEL];
      const leased = await store.copies.lease({ keptMs: 0, channels, leaseMs: 1, most: 1000 });
      return leased.map(({ messageId }) => messageId);
    };
    const [waits, here, only] = [await pictures.wanted(), await pictures.kept(), await pictures.wanted()];
    await store.pictures.quarantine(only.id, dana, WITHIN);
    const first = await due();
    expect(first).toContain(here.messageId);
    expect(first).not.toContain(waits.messageId);
    expect(first).not.toContain(only.messageId);
    await pictures.withdraw(only);
    await pictures.withdraw(waits);
    const second = await due();
    expect(second).toContain(waits.messageId);
    expect(second).not.toContain(only.messageId);
  });
});
