import { randomUUID } from "node:crypto";
import { ChannelId } from "@holdfast/case-schema";
import { sampleArrival, sampleHeld, sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Log } from "../log/log.ts";
import { FLOOD } from "../intake/webhook-route.ts";
import type { Chore } from "./chore.ts";
import { choresOf, EVENTS_KEPT_MS, FLOOD_KEPT_MS, SESSION_AGE_MS_MAX } from "./chores.ts";
import { startChores } from "./start-chores.ts";

/** As long as the house says by itself. */
const QUARANTINE_KEPT_MS = 30 * 24 * 3_600_000;

const silent = () => ({
  info: vi.fn<Log["info"]>(),
  warn: vi.fn<Log["warn"]>(),
  error: vi.fn<Log["error"]>(),
});

describe("what waits for the clock", () => {
  it("[DB620] are words of the last second, which are put where all are searched, and no line of the log each time", async () => {
    const store = await testStore();
    const log = silent();
    const owed = choresOf(store, Date.now).filter(({ name }) => name === "owed_words");
    expect(owed.map(({ everyMs }) => everyMs)).toEqual([1_000]);
    const running = startChores(owed, log);
    for (const text of ["bitterns", "bitterns and curlews"])
      await store.intake.arrive(sampleArrival({ text }));
    const counts = async () =>
      store.prisma.$queryRaw`select (select count(*)::integer from contact_word_new) as waiting,
        (select count(*)::integer from contact_word) as searched`;
    await expect.poll(counts, { timeout: 10_000 }).toEqual([{ waiting: 0, searched: 3 }]);
    await running.close();
    expect(log.info).not.toHaveBeenCalled();
    expect(log.warn).not.toHaveBeenCalled();
    await store.close();
  });
});

describe("what is forgotten by the clock", () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.close());
  const chore = (name: string, now: number): Chore => {
    const found = choresOf(store, () => now).find((one) => one.name === name);
    if (found === undefined) throw new Error(`no chore ${name}`);
    return found;
  };

  it("[DB796] is a shift that somebody forgot to end, within a minute", async () => {
    const endForgotten = async (): Promise<number> => 1;
    const chores = choresOf({ ...store, shifts: { ...store.shifts, endForgotten } }, Date.now);
    const forgotten = chores.filter(({ name }) => name === "forgotten_shifts");
    expect(forgotten.map(({ everyMs }) => everyMs)).toEqual([60_000]);
    expect(await forgotten[0]?.run()).toBe(1);
  });

  it("[G452] is a session that expired, or that began a day ago, however much is done in it, and no other", async () => {
    await store.staff.create({ username: "dana", name: "Dana", role: "advocate", passwordHash: "x:y" });
    const [user] = await store.staff.list();
    const userId = user?.id ?? "";
    const now = Date.now();
    for (const [token, ms, ageMs] of [
      ["past", -1, 60_000],
      ["next", 60_000, SESSION_AGE_MS_MAX - 60_000],
      ["old", 3_600_000, SESSION_AGE_MS_MAX + 1],
    ] as const)
      await store.prisma.session.create({
        data: { userId, token, expiresAt: new Date(now + ms), createdAt: new Date(now - ageMs) },
      });
    expect(await chore("expired_sessions", now).run()).toBe(2);
    expect((await store.prisma.session.findMany()).map(({ token }) => token)).toEqual(["next"]);
  });

  it("[G452] [DB712] is a session alone: whoever is told of alarms on its device still is, though it was used until then or clocks are apart", async () => {
    const userId = await sampleStaff(store, "Lee", "shift_lead");
    const now = Date.now() + 5_000;
    for (const [token, endsAt, ageMs] of [
      ["a day of use", now + 3_600_000, SESSION_AGE_MS_MAX + 1],
      ["by another clock", now - 1, 60_000],
    ] as const) {
      const { id } = await store.prisma.session.create({
        data: { userId, token, expiresAt: new Date(endsAt), createdAt: new Date(now - ageMs) },
      });
      await store.alarmDevices.keep({
        id: randomUUID(),
        user: userId,
        sessionId: id,
        subscription: { endpoint: `https://push.example.org/${ageMs}`, p256dh: "point", auth: "said" },
      });
    }
    expect(await chore("expired_sessions", now).run()).toBe(2);
    expect(await store.alarmDevices.stands(userId, null)).toMatchObject({ count: 2 });
  });

  it("is a count of tries that no window looks at any more", async () => {
    const now = Date.now();
    for (const [key, ageMs] of [
      ["old", 3_600_001],
      ["young", 59_000],
    ] as const)
      await store.prisma.rateLimit.create({ data: { key, count: 1, lastRequest: BigInt(now - ageMs) } });
    expect(await chore("sign_in_counts", now).run()).toBe(1);
    expect((await store.prisma.rateLimit.findMany()).map(({ key }) => key)).toEqual(["young"]);
  });

  it("is what was not let in, after a month, and what came in a flood, after a day", async () => {
    const now = Date.now();
    const reasons = ["not_verified", FLOOD, "not_verified", FLOOD];
    const ages = [QUARANTINE_KEPT_MS + 1_000, FLOOD_KEPT_MS + 1_000, FLOOD_KEPT_MS + 1_000, 1_000];
    for (const reason of reasons)
      await store.quarantine.put({ channel: ChannelId.parse("sms"), reason, raw: new Uint8Array(1) });
    const rows = await store.prisma.quarantine.findMany({ orderBy: { id: "asc" } });
    for (const [n, { id }] of rows.entries())
      await store.prisma.quarantine.update({
        where: { id },
        data: { at: new Date(now - (ages[n] ?? 0)) },
      });
    expect(await chore("old_quarantine", now).run()).toBe(1);
    expect(await chore("old_floods", now).run()).toBe(1);
    expect((await store.quarantine.list(10)).map(({ reason }) => reason)).toEqual([FLOOD, "not_verified"]);
  });

  it("is an asking for a contact that its holder has no longer", async () => {
    const marta = await sampleStaff(store, "Marta");
    const ada = await sampleStaff(store, "Ada");
    const id = await sampleHeld(store, marta);
    await store.asks.ask(id, ada, marta);
    const { version = 0 } = (await store.contacts.contact(id))?.row ?? {};
    await store.moves.move(id, marta, version, { kind: "return" });
    // Not while a pause counts from it.
    expect(await chore("old_askings", Date.now()).run()).toBe(0);
    await store.prisma.asking.updateMany({ data: { at: new Date(0) } });
    expect(await chore("old_askings", Date.now()).run()).toBe(1);
  });

  it("is an event older than two days", async () => {
    const forgetEvents = vi.fn<(ms: number) => Promise<number>>(async () => 4);
    const chores = choresOf({ ...store, log: { ...store.log, forgetEvents } }, Date.now);
    expect(await chores.find(({ name }) => name === "old_events")?.run()).toBe(4);
    expect(forgetEvents).toHaveBeenCalledWith(EVENTS_KEPT_MS);
    expect(await chore("old_events", Date.now()).run()).toBe(0);
  });
});

describe("chores", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("are done at once and then at their own pace, and logged when there was something to do", async () => {
    const log = silent();
    const counts = [3, 0, 2];
    const run = vi.fn<() => Promise<number>>(async () => counts.shift() ?? 0);
    const chores = startChores([{ name: "one", everyMs: 1_000, run }], log);
    await vi.advanceTimersByTimeAsync(2_000);
    await chores.close();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(run).toHaveBeenCalledTimes(3);
    expect(log.info.mock.calls).toEqual([
      ["chore_done", { name: "one", count: 3 }],
      ["chore_done", { name: "one", count: 2 }],
    ]);
  });

  it("[W63] of one pace are not done at one moment after the start, and not after all were late, either", async () => {
    let lateMs = 0;
    const elapsed = (): number => performance.now() + lateMs;
    const done: (readonly [name: string, at: number])[] = [];
    const begun = elapsed();
    const chores = startChores(
      ["a", "b", "c", "d"].map((name) => ({
        name,
        everyMs: 1_000,
        run: async () => {
          done.push([name, Math.round(elapsed() - begun)]);
          return 0;
        },
      })),
      silent(),
      elapsed,
    );
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done.splice(0)).toEqual([
      ["a", 0],
      ["b", 0],
      ["c", 0],
      ["d", 0],
      ["a", 250],
      ["b", 500],
      ["c", 750],
      ["d", 1_000],
    ]);
    // One turn of the loop that takes so long that all four are due in it.
    lateMs = 1_300;
    await vi.advanceTimersByTimeAsync(1_000);
    done.length = 0;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(done).toEqual([
      ["b", 3_500],
      ["c", 3_750],
      ["d", 4_000],
      ["a", 4_250],
    ]);
    await chores.close();
  });

  it("are tried again after a failure, whose words are not logged", async () => {
    const log = silent();
    const run = vi.fn<() => Promise<number>>(() => Promise.reject(new Error("555-0142")));
    const chores = startChores([{ name: "one", everyMs: 1_000, run }], log);
    await vi.advanceTimersByTimeAsync(1_000);
    await chores.close();
    expect(run).toHaveBeenCalledTimes(2);
    expect(log.warn).toHaveBeenCalledTimes(2);
    expect(JSON.stringify(log.warn.mock.calls)).not.toContain("555");
  });

  it("are never done twice at once, and are waited for", async () => {
    const gate = Promise.withResolvers<number>();
    const run = vi.fn<() => Promise<number>>(() => gate.promise);
    const chores = startChores([{ name: "one", everyMs: 1_000, run }], silent());
    await vi.advanceTimersByTimeAsync(5_000);
    expect(run).toHaveBeenCalledTimes(1);
    let closed = false;
    const closing = chores.close().then(() => (closed = true));
    await vi.advanceTimersByTimeAsync(0);
    expect(closed).toBe(false);
    gate.resolve(0);
    await closing;
    expect(closed).toBe(true);
  });
});
