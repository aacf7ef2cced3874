import type { CaseId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DisclosureScene } from "../testing/disclosure-house.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { sampleAsker, sampleRelease, sampleSpoken } from "../testing/index.ts";
import type { DrawnScan } from "./scan-store.ts";

const HOUR = 3_600_000;
const MEGABYTE = 1_048_576;
let now = 1_800_000_000_000;
let house: HoldHouse;
let scene: DisclosureScene;
let dana: UserId;
beforeAll(async () => {
  house = await holdHouse(() => now);
  ({ dana } = house.staff);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += HOUR;
  scene = await house.scene();
});

const lee = () => house.staff.lee;
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const TWO_PAGES: DrawnScan = {
  kind: "pdf",
  original: bytes("the paper as it came"),
  pages: [bytes("the first page"), bytes("the second page")],
};
const place = (
  over: { readonly id?: string; readonly releaseId?: string; readonly caseId?: CaseId } = {},
) => ({
  id: crypto.randomUUID(),
  caseId: scene.caseId,
  releaseId: scene.releaseId,
  ...over,
});
type Place = ReturnType<typeof place>;
const add = async (at: Place, drawn = TWO_PAGES, by = dana) =>
  house.store.scans.add(at, drawn, sampleAsker(by));
async function added(drawn = TWO_PAGES): Promise<Place> {
  const at = place();
  expect(await add(at, drawn)).toEqual({ kind: "kept", pages: drawn.pages.length });
  return at;
}
const look = async ({ id, caseId }: Place, page: number, by = dana) => {
  const seen = await house.store.scans.look(id, caseId, page, sampleAsker(by));
  return seen === null ? null : Buffer.from(seen).toString();
};
const takeAway = async ({ id, caseId }: Place, by = dana) =>
  (await house.store.scans.takeAway(id, caseId, sampleAsker(by))).kind;
const listed = async () =>
  (await house.store.releases.list(scene.caseId, sampleAsker(dana)))?.[0]?.scans ?? [];
const parts = async ({ id }: Place) =>
  house.countOf("release_scan_part part join release_scan scan using (file_id) where scan.id = $1", id);
const loose = async () =>
  house.countOf("release_scan_part where file_id not in (select file_id from release_scan)");
/** The rule that a statement breaks. */
const broken = async (sql: string, ...values: readonly unknown[]): Promise<unknown> =>
  house.client.query(sql, [...values]).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

describe("the scan of a paper", () => {
  it("[DB410] is told beside its release, and sealed under the person's key", async () => {
    const at = await added();
    expect(await listed()).toEqual([
      {
        id: at.id,
        kind: "pdf",
        pages: 2,
        bytes: 20,
        addedAt: now,
        addedBy: { id: dana, name: "Dana" },
        taken: null,
        unwanted: null,
        opens: true,
      },
    ]);
    const { rows } = await house.client.query<{ body: Buffer }>("select body from release_scan_part");
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.map(({ body }) => body.toString("latin1")).join()).not.toMatch(/paper|page/u);
    // Moved to another page, it does not open.
    const swap =
      "update release_scan_part set page = page + $2 where file_id = (select file_id from release_scan where id = $1)";
    expect(await broken(swap, at.id, 1)).toBe("release_scan_stays");
  });

  it("[DB410] is there once, however often it is sent, at the same time, too; another file under its id is refused", async () => {
    const at = place();
    const both = await Promise.all([add(at), add(at)]);
    expect([...both, await add(at)]).toEqual(Array.from({ length: 3 }, () => ({ kind: "kept", pages: 2 })));
    expect([await parts(at), await loose()]).toEqual([3, 0]);
    const other = { kind: "refused", because: "other" };
    expect(await add(at, { ...TWO_PAGES, original: bytes("another paper") })).toEqual(other);
    expect(await add(at, TWO_PAGES, house.staff.lee)).toEqual(other);
    const asker = sampleAsker(dana);
    expect(await house.store.scans.hasRoom(at, 20, asker)).toEqual({ kind: "already" });
    expect(await house.store.scans.isSame(at, TWO_PAGES.original, asker)).toEqual({ kind: "kept", pages: 2 });
    expect(
      await house.store.scans.isSame({ ...at, releaseId: place().id }, TWO_PAGES.original, asker),
    ).toEqual(other);
    expect(await loose()).toBe(0);
  });

  it("[DB410] of several megabytes is what came, byte by byte", async () => {
    const original = new Uint8Array(2 * MEGABYTE + 7).map((_, at) => at % 251);
    const at = await added({ ...TWO_PAGES, original });
    expect(await parts(at)).toBe(5);
    const back = await house.store.scans.look(at.id, at.caseId, 0, sampleAsker(dana));
    expect(Buffer.compare(back ?? new Uint8Array(), original)).toBe(0);
    await house.client.query("alter table release_scan_part disable trigger user");
    await house.client.query(
      "delete from release_scan_part where part = 2 and file_id = (select file_id from release_scan where id = $1)",
      [at.id],
    );
    await house.client.query("alter table release_scan_part enable trigger user");
    await expect(look(at, 0)).rejects.toThrow(/\S/);
    expect(await look(at, 1)).toBe("the first page");
  });

  it("[DB410] has room among 25 MB of its release, whatever statement adds it", async () => {
    const at = await added();
    await house.client.query("alter table release_scan disable trigger user");
    await house.client.query("update release_scan set bytes = $2 where id = $1", [at.id, 25 * MEGABYTE - 20]);
    await house.client.query("alter table release_scan enable trigger user");
    const asker = sampleAsker(dana);
    expect(await house.store.scans.hasRoom(place(), 20, asker)).toEqual({ kind: "room" });
    expect(await house.store.scans.hasRoom(place(), 21, asker)).toEqual({ kind: "refused", because: "full" });
    await added();
    expect(await add(place())).toEqual({ kind: "refused", because: "full" });
    expect(await loose()).toBe(0);
    for (const [by, done] of [
      [dana, "unwanted"],
      [lee(), "taken"],
    ] as const)
      expect(await takeAway(at, by)).toBe(done);
    await added();
  });

  it("[DB410] is of a release on paper that stands, of that case, and of nobody else's", async () => {
    const { caseId, person, recipient, contactId } = scene;
    const spoken = sampleSpoken({ caseId, person, recipient, now, contactId });
    await house.store.releases.grant(spoken, sampleAsker(dana));
    const notFound = { kind: "not_found" };
    for (const at of [
      place({ releaseId: spoken.id }),
      place({ releaseId: place().id }),
      place({ caseId: (await house.scene()).caseId }),
    ]) {
      expect(await add(at)).toEqual(notFound);
      expect(await house.store.scans.hasRoom(at, 20, sampleAsker(dana))).toEqual(notFound);
    }
    expect(await add(place(), TWO_PAGES, house.staff.ada)).toEqual(notFound);
    const there = await added();
    expect(
      await broken(
        `insert into release_scan (id, release_id, person_id, kind, pages, bytes, file_id, file_key, added_at, added_by_id)
         select gen_random_uuid(), $2, person_id, kind, pages, bytes, gen_random_uuid(), file_key, added_at, added_by_id
         from release_scan where id = $1`,
        there.id,
        spoken.id,
      ),
    ).toBe("release_scan_on_paper");
    await scene.withdraw();
    const withdrawn = { kind: "refused", because: "withdrawn" };
    expect(await add(place())).toEqual(withdrawn);
    expect(await house.store.scans.hasRoom(place(), 20, sampleAsker(dana))).toEqual(withdrawn);
    expect(await loose()).toBe(0);
    // What was kept while it stood can be looked at still.
    expect(await look(there, 2)).toBe("the second page");
  });

  it("[DB410] is whole: no page is left out, and nothing of it is written anew or deleted", async () => {
    const at = await added();
    const another = `insert into release_scan (id, release_id, person_id, kind, pages, bytes, file_id, file_key, added_at, added_by_id)
      select gen_random_uuid(), release_id, person_id, kind, 3, bytes, gen_random_uuid(), file_key, added_at, added_by_id
      from release_scan where id = $1`;
    expect(await broken(another, at.id)).toBe("release_scan_whole");
    for (const sql of [
      "delete from release_scan where id = $1",
      "update release_scan set pages = 1 where id = $1",
      "update release_scan set file_key = null where id = $1",
      "update release_scan set file_key = '\\x00' where id = $1",
      "delete from release_scan_part where file_id = (select file_id from release_scan where id = $1)",
    ])
      expect(await broken(sql, at.id)).toBe("release_scan_stays");
  });

  it("[DB410] that no decoder reads is kept as it came", async () => {
    const at = place();
    const heic: DrawnScan = { kind: "heic", original: bytes("a telephone's picture"), pages: [] };
    expect(await add(at, heic)).toEqual({ kind: "kept", pages: 1 });
    expect([await look(at, 0), await look(at, 1)]).toEqual(["a telephone's picture", null]);
  });

  it("[DB410] is forgotten with the person", async () => {
    const at = await added();
    await house.client.query(
      "update case_part set owner_key = null, body = null, version = version + 1 where id = $1",
      [scene.person],
    );
    expect([await look(at, 1), await parts(at)]).toEqual([null, 0]);
    expect(await add(place())).toEqual({ kind: "not_found" });
  });

  it("[DB411] is looked at by whoever may read the case, each look recorded; what is not theirs, not there or of another case is alike nothing", async () => {
    const at = await added();
    expect(await look(at, 1)).toBe("the first page");
    expect(await look(at, 2, house.staff.lee)).toBe("the second page");
    expect(await look(at, 0)).toBe("the paper as it came");
    for (const nobody of [house.staff.ada, house.staff.pat, house.staff.cam])
      expect(await look(at, 1, nobody)).toBeNull();
    expect(await look({ ...at, caseId: (await house.scene()).caseId }, 1)).toBeNull();
    expect(await look(place(), 1)).toBeNull();
    expect(await look(at, 3)).toBeNull();
    const { rows } = await house.client.query(
      "select page, by_id, ms(at)::float8 as at from release_scan_look where scan_id = $1 order by id",
      [at.id],
    );
    expect(rows).toEqual([
      { page: 1, by_id: dana, at: now },
      { page: 2, by_id: house.staff.lee, at: now },
      { page: 0, by_id: dana, at: now },
    ]);
    expect(await broken("delete from release_scan_look where scan_id = $1", at.id)).not.toBeNull();
  });

  it("[DB412] of a release that was witnessed goes once two of us say so; who and when stays, and its bytes go by the same commit", async () => {
    const at = await added();
    expect(await takeAway(at, house.staff.ada)).toBe("not_found");
    expect(await takeAway({ ...at, caseId: (await house.scene()).caseId })).toBe("not_found");
    expect([await takeAway(at), await takeAway(at)]).toEqual(["unwanted", "unwanted"]);
    expect(await listed()).toMatchObject([{ unwanted: { at: now, by: { name: "Dana" } }, opens: true }]);
    const both = await Promise.all([takeAway(at, lee()), takeAway(at, lee())]);
    expect(both.toSorted()).toEqual(["not_found", "taken"]);
    expect(await listed()).toMatchObject([{ taken: { at: now, by: { name: "Lee" } }, opens: false }]);
    expect([await look(at, 1), await parts(at)]).toEqual([null, 0]);
    expect(
      await broken("update release_scan set taken_at = null, taken_by_id = null where id = $1", at.id),
    ).toBe("release_scan_stays");
    expect(await add(at)).toEqual({ kind: "refused", because: "other" });
  });

  it("[DB412] [AU10] is taken away by whoever added it alone until another looked at it, whatever statement tries", async () => {
    const { caseId, person, recipient } = scene;
    const { id: releaseId, ...given } = sampleRelease({ caseId, person, recipient, now });
    await house.store.releases.grant({ id: releaseId, ...given }, sampleAsker(dana));
    const [wrong, seen] = [place({ releaseId }), place({ releaseId })];
    for (const at of [wrong, seen]) expect((await add(at)).kind).toBe("kept");
    const take = "update release_scan set taken_at = instant($2), taken_by_id = $3 where id = $1";
    expect([await look(wrong, 1), await takeAway(wrong)]).toEqual(["the first page", "taken"]);
    expect(await takeAway(seen, lee())).toBe("unwanted");
    expect(await broken(take, seen.id, now, lee())).toBe("release_scan_by_two");
    const another = "update release_scan set unwanted_by_id = $2 where id = $1";
    expect(await broken(another, seen.id, dana)).toBe("release_scan_stays");
    const keep = async () => (await house.store.scans.keep(seen.id, caseId, sampleAsker(dana))).kind;
    expect([await keep(), await keep()]).toEqual(["kept", "not_found"]);
    await look(seen, 1, lee());
    expect(await broken(take, seen.id, now, dana)).toBe("release_scan_by_two");
    expect([await takeAway(seen), await takeAway(seen, lee())]).toEqual(["unwanted", "taken"]);
    const audited = `audit_row where subject_id = $1 and (facts->>'how', actor_id) in
      (('unwanted', $2::uuid), ('stays', $3::uuid), ('unwanted', $3::uuid))`;
    expect(await house.countOf(audited, seen.id, lee(), dana)).toBe(3);
  });

  it("[DB412] [DB391] taken away on hold is gone for everybody, and stays for counsel, who is recorded, until the last hold ends", async () => {
    const at = await added();
    const id = await house.hold(await house.order(now), { caseId: scene.caseId });
    const forget = "update case_part set owner_key = null, body = null, version = version + 1 where id = $1";
    expect(await broken(forget, scene.person)).toBe("on_hold_stays");
    const seen = async () => (await house.store.legal.kept(id, house.staff.cam)) ?? [];
    expect(await seen()).toEqual([]);
    expect([await takeAway(at), await takeAway(at, lee())]).toEqual(["unwanted", "taken"]);
    expect([await look(at, 1), await parts(at)]).toEqual([null, 3]);
    expect(await seen()).toEqual([
      { id: at.id, of: "scan", contactId: null, until: now, words: null, fileId: at.id },
    ]);
    for (const nobody of [house.staff.lee, dana, house.staff.pat])
      expect(await house.store.legal.keptFile(id, at.id, nobody)).toBeNull();
    const kept = await house.store.legal.keptFile(id, at.id, house.staff.cam);
    expect(Buffer.from(kept ?? []).toString()).toBe("the paper as it came");
    expect(await house.countOf("kept_on_hold_read where hold_id = $1 and media_id = $2", id, at.id)).toBe(1);
    expect(await broken("select forget_release_scan($1)", at.id)).toBe("on_hold_stays");
    expect(
      await broken(
        "delete from release_scan_part where file_id = (select file_id from release_scan where id = $1)",
        at.id,
      ),
    ).toBe("release_scan_stays");
    expect(await house.lift(id)).toBe("done");
    expect([await parts(at), await house.store.legal.keptFile(id, at.id, house.staff.cam)]).toEqual([
      0,
      null,
    ]);
  });

  it("[DB413] what was left half way is nobody's, and forgotten once it is old", async () => {
    const at = await added();
    const half = crypto.randomUUID();
    await house.client.query(
      "insert into release_scan_part (file_id, page, part, made_at, body) values ($1, 0, 0, instant($2), '\\x00'), ($1, 1, 0, instant($2), '\\x00')",
      [half, now],
    );
    expect(await house.store.scans.forgetLoose(HOUR)).toBe(0);
    now += HOUR + 1;
    expect(await house.store.scans.forgetLoose(HOUR)).toBe(1);
    expect([await loose(), await parts(at)]).toEqual([0, 3]);
  });
});
