import { randomUUID } from "node:crypto";
import { ReportId, type UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { samplePictures, type SentPicture } from "../testing/sample-pictures.ts";

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

describe("the officer's decision", () => {
  const decide = async (
    one: SentPicture,
    outcome: "reported" | "not_reported" | "marked_by_mistake",
    keepMs = WITHIN.keepMs,
  ) =>
    store.reports.decide((await pictures.reportOf(one)).id, pat, { outcome, words: "Report 12-34", keepMs });

  it("[DB103] is recorded once, with who, when and their words, and keeps what was reported from then on", async () => {
    const one = await pictures.kept();
    await store.pictures.quarantine(one.id, dana, WITHIN);
    now += 3 * DAY;
    const { id } = await pictures.reportOf(one);
    const both = await Promise.all([decide(one, "reported"), decide(one, "reported")]);
    expect(both.toSorted()).toEqual(["decided", "decided_already"]);
    expect(await pictures.reportOf(one)).toMatchObject({
      id,
      keepUntil: now + 365 * DAY,
      decided: { outcome: "reported", at: now, by: { id: pat, name: "Pat" }, words: "Report 12-34" },
    });
    expect(await pictures.stateOf(one)).toBe("quarantined");
    expect(
      await store.reports.decide(ReportId.parse(randomUUID()), pat, {
        outcome: "reported",
        words: "",
        keepMs: 0,
      }),
    ).toBe("not_found");
  });

  it("[DB60] keeps the officer's words sealed", async () => {
    const one = await pictures.kept();
    await store.pictures.quarantine(one.id, dana, WITHIN);
    await decide(one, "not_reported");
    const { rows } = await client.query(
      "select row_to_json(r)::text as row from report_decision r where outcome is not null",
    );
    const hex = Buffer.from("Report 12-34").toString("hex");
    expect(rows.filter(({ row }) => row.includes("Report 12-34") || row.includes(hex))).toEqual([]);
  });

  it("[DB100] leaves a picture in quarantine whether it was reported or not, for ever", async () => {
    for (const outcome of ["reported", "not_reported"] as const) {
      const one = await pictures.kept();
      await store.pictures.quarantine(one.id, dana, WITHIN);
      await decide(one, outcome);
      now += 1000 * DAY;
      expect(await store.pictures.eraseReleased()).toBe(0);
      expect(await store.pictures.open(one.id, "original")).toEqual({ kind: "quarantined" });
      expect(await pictures.copiesOf(one)).toEqual(["original"]);
    }
  });

  it("[DB103] that it was marked by mistake leads back to where it stood, and can be marked again", async () => {
    const one = await pictures.kept();
    await store.pictures.quarantine(one.id, dana, WITHIN);
    await decide(one, "marked_by_mistake");
    expect(await pictures.stateOf(one)).toBe("kept");
    expect(await store.pictures.open(one.id, "display")).toEqual({ kind: "no_copy" });
    now += 1;
    expect(await store.pictures.quarantine(one.id, dana, WITHIN)).toBe("quarantined");
    expect(await pictures.reportOf(one)).toMatchObject({ decided: null });
    expect(await decide(one, "not_reported")).toBe("decided");

    const unfetched = await pictures.wanted();
    await store.pictures.quarantine(unfetched.id, dana, WITHIN);
    await decide(unfetched, "marked_by_mistake");
    expect(await pictures.stateOf(unfetched)).toBe("wanted");
    expect((await store.pictures.lease("a", 1, 100)).map(({ id }) => id)).toContain(unfetched.id);
  });

  it("[DB103] lists the most urgent first, then what was decided, newest first", async () => {
    const late = await pictures.kept();
    const soon = await pictures.kept();
    await store.pictures.quarantine(late.id, dana, { ...WITHIN, dueMs: 3 * DAY });
    await store.pictures.quarantine(soon.id, dana, { ...WITHIN, dueMs: DAY / 2 });
    const listed = await store.reports.list();
    const open = listed.filter(({ decided }) => decided === null).map(({ dueAt }) => dueAt);
    expect(open).toEqual(open.toSorted((one, two) => one - two));
    const decided = listed.flatMap((each) => (each.decided === null ? [] : [each.decided.at]));
    expect(decided).toEqual(decided.toSorted((one, two) => two - one));
    expect(listed.slice(open.length).every((each) => each.decided !== null)).toBe(true);
    const places = [soon, late].map((one) => listed.findIndex(({ pictureId }) => pictureId === one.id));
    expect(places[0]).toBeLessThan(places[1] ?? 0);
  });
});

describe("what must be kept", () => {
  it("[DB104] stays when the person takes their words back, until the decision and the end of its time", async () => {
    const one = await pictures.kept();
    await store.pictures.quarantine(one.id, dana, WITHIN);
    await pictures.withdraw(one);
    expect(await pictures.stateOf(one)).toBe("quarantined");
    now += 1000 * DAY;
    // Nothing is decided yet, so it stays whatever the time.
    expect(await store.pictures.eraseReleased()).toBe(0);
    const { id } = await pictures.reportOf(one);
    await store.reports.decide(id, pat, { outcome: "reported", words: "12", keepMs: 10 * DAY });
    now += 10 * DAY - 1;
    expect(await store.pictures.eraseReleased()).toBe(0);
    expect(await pictures.copiesOf(one)).toEqual(["original"]);
    now += 1;
    expect(await store.pictures.eraseReleased()).toBe(1);
    expect(await pictures.stateOf(one)).toBe("withdrawn");
    expect(await pictures.copiesOf(one)).toEqual([]);
    expect(await store.pictures.eraseReleased()).toBe(0);
  });

  it("[DB104] is only what counsel's setting says: with none, a decision lets what was withdrawn go at once", async () => {
    const one = await pictures.kept();
    await store.pictures.quarantine(one.id, dana, { ...WITHIN, keepMs: 0 });
    await pictures.withdraw(one);
    expect(await pictures.stateOf(one)).toBe("quarantined");
    now += 1;
    const { id } = await pictures.reportOf(one);
    await store.reports.decide(id, pat, { outcome: "not_reported", words: "12", keepMs: 0 });
    expect(await pictures.stateOf(one)).toBe("withdrawn");
    expect(await pictures.copiesOf(one)).toEqual([]);
  });

  it("[DB104] does not bring back what was withdrawn when the mark was a mistake", async () => {
    const one = await pictures.kept();
    await store.pictures.quarantine(one.id, dana, WITHIN);
    await pictures.withdraw(one);
    const { id } = await pictures.reportOf(one);
    await store.reports.decide(id, pat, { outcome: "marked_by_mistake", words: "12", keepMs: 0 });
    expect(await pictures.stateOf(one)).toBe("withdrawn");
    expect(await pictures.copiesOf(one)).toEqual([]);
  });
});
