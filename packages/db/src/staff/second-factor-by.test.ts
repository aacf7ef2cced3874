import { type Role, SessionId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WITHIN_MS = 12 * HOUR;

let store: TestStore;
let alex: UserId;
// Nothing here is judged by the clock of a gateway: this one is a day behind.
beforeAll(async () => {
  store = await testStore({ clock: () => Date.now() - 24 * HOUR });
  alex = await sampleStaff(store, "Alex", "administrator");
});
afterAll(async () => store.close());

let version = 0;
async function want(...roles: readonly Role[]): Promise<void> {
  expect(await store.settings.change("secondFactorRoles", roles, alex, version)).toEqual({ kind: "changed" });
  version += 1;
}
async function begin(userId: UserId, twoFactors = false): Promise<SessionId> {
  const expiresAt = new Date(Date.now() + HOUR);
  const { id } = await store.prisma.session.create({
    data: { token: crypto.randomUUID(), userId, expiresAt, twoFactors },
  });
  return SessionId.parse(id);
}
const live = async (id: SessionId) =>
  (await store.staff.sessions()).find(({ sessionId }) => sessionId === id);
/** When the time that a session was given ends, from now. */
const end = async (id: SessionId, inMs: number): Promise<void> => {
  await store.prisma.session.update({
    where: { id },
    data: { secondFactorBy: new Date(Date.now() + inMs) },
  });
};

describe("time to add a second factor", () => {
  it("[DB627] is given to whoever of that role is signed in as it comes to be wanted, to nobody else and not to a session that begins later", async () => {
    const [dana, lee] = [await sampleStaff(store, "Dana"), await sampleStaff(store, "Lee", "shift_lead")];
    const [one, shown, other] = [await begin(dana), await begin(dana, true), await begin(lee)];
    await want("advocate");
    const later = await begin(dana);
    const by = (await live(one))?.secondFactorBy ?? 0;
    expect(Math.abs(by - Date.now() - WITHIN_MS)).toBeLessThan(MINUTE);
    expect(await live(one)).toMatchObject({ isConfined: false });
    expect(await live(later)).toMatchObject({ isConfined: true, secondFactorBy: null });
    for (const id of [shown, other])
      expect(await live(id)).toMatchObject({ isConfined: false, secondFactorBy: null });
    // Another role takes nothing from those who have time, and gives them none anew.
    await want("advocate", "shift_lead");
    expect((await live(one))?.secondFactorBy).toBe(by);
    expect(await live(other)).toMatchObject({ isConfined: false, secondFactorBy: expect.any(Number) });
    expect(await live(later)).toMatchObject({ isConfined: true });
    const rows = await store.prisma.$queryRaw`
      select actor_id, subject_id from audit_row
      where deed = 'changed' and thing = 'session' and facts ->> 'how' = 'second_factor_by' order by seq`;
    expect(rows).toEqual([one, other].map((id) => ({ actor_id: alex, subject_id: id })));
    await want();
    expect(await live(later)).toMatchObject({ isConfined: false, secondFactorBy: null });
  });

  const GIVEN_TO = [
    ["nothing", false, false],
    ["a shift", true, false],
    ["a contact", false, true],
    ["a shift and a contact", true, true],
  ] as const;
  const AT = [
    ["has just been told", WITHIN_MS - 14 * MINUTE, () => true],
    ["was told a while ago", WITHIN_MS - 16 * MINUTE, (shift: boolean, held: boolean) => shift || held],
    ["is near its end", MINUTE, (shift: boolean, held: boolean) => shift || held],
    ["is past its end", -MINUTE, (_shift: boolean, held: boolean) => held],
    ["was told nearly a day ago", MINUTE - 12 * HOUR, (_shift: boolean, held: boolean) => held],
    ["was told a day ago", -MINUTE - 12 * HOUR, () => false],
    ["is days past its end", -72 * HOUR, () => false],
  ] as const;
  const TABLE = GIVEN_TO.flatMap(([has, shift, held]) =>
    AT.map(
      ([when, inMs, opens]) =>
        [has, when, opens(shift, held) ? "opens all" : "opens no more", { shift, held, inMs }] as const,
    ),
  );
  it.each(TABLE)(
    "[DB627] [DB645] a session of whoever has %s and %s %s",
    async (_has, _when, said, { shift, held, inMs }) => {
      const opens = said === "opens all";
      const name = crypto.randomUUID();
      const somebody = await sampleStaff(store, name);
      const session = await begin(somebody);
      await want("advocate");
      if (shift) await store.shifts.keep(somebody, "available");
      if (held) await sampleHeld(store, somebody);
      await end(session, inMs);
      const now = await live(session);
      expect([now?.isConfined, now?.secondFactorBy !== null]).toEqual([!opens, opens]);
      // What was shown settles it, whatever the time.
      await store.prisma.session.update({ where: { id: session }, data: { twoFactors: true } });
      expect(await live(session)).toMatchObject({ isConfined: false, secondFactorBy: null });
      await want();
    },
  );

  it("[DB627] is over with the contact that it waited for", async () => {
    const somebody = await sampleStaff(store, "Sam");
    const session = await begin(somebody);
    await want("advocate");
    const id = await sampleHeld(store, somebody);
    await end(session, -MINUTE);
    expect(await live(session)).toMatchObject({ isConfined: false });
    const held = (await store.contacts.contact(id))?.row.version ?? 0;
    await store.moves.move(id, somebody, held, { kind: "return" });
    expect(await live(session)).toMatchObject({ isConfined: true });
    await want();
  });
});
