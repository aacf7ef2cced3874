import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserId } from "@holdfast/case-schema";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => store.close());

async function signIn(userId: UserId, expiresAt = Date.now() + 60_000): Promise<string> {
  const data = { token: crypto.randomUUID(), userId, expiresAt: new Date(expiresAt) };
  return (await store.prisma.session.create({ data })).id;
}

describe("staff", () => {
  it("has each username once, whatever its case, with an account that better-auth knows", async () => {
    const dana = { username: "Dana", name: "Dana", role: "advocate" as const, passwordHash: "a hash" };
    expect(await store.staff.create(dana)).toBe("created");
    expect(await store.staff.create({ ...dana, username: "dANA", name: "Another" })).toBe("username_taken");
    expect(await store.staff.count()).toBe(1);
    const user = await store.prisma.user.findUniqueOrThrow({
      where: { username: "dana" },
      include: { accounts: true },
    });
    expect(user).toMatchObject({
      displayUsername: "Dana",
      accounts: [{ providerId: "credential", accountId: user.id, password: "a hash" }],
    });
  });

  it("[G722] makes several at once, all of them by one of two who ask for the same, and none whose username is taken", async () => {
    const several = (passwordHash: string) =>
      ["sam", "kim", "jo"].map((username) => ({
        username,
        name: username,
        role: "advocate" as const,
        passwordHash,
      }));
    const made = await Promise.all(
      ["one", "other"].map(async (hash) => store.staff.createSeveral(several(hash))),
    );
    expect(made.filter((each) => each)).toHaveLength(1);
    const users = await store.prisma.user.findMany({
      where: { username: { in: ["sam", "kim", "jo"] } },
      include: { accounts: true },
    });
    const known = { providerId: "credential", password: made[0] === true ? "one" : "other" };
    expect(users).toHaveLength(3);
    for (const user of users) expect(user.accounts).toMatchObject([{ ...known, accountId: user.id }]);
    expect(await store.staff.createSeveral(several("late"))).toBe(false);
  });

  it("lists live sessions only", async () => {
    const ada = await sampleStaff(store, "Ada", "shift_lead");
    await signIn(ada, Date.now() - 1);
    const live = await signIn(ada);
    expect(await store.staff.sessions()).toMatchObject([
      { sessionId: live, userId: ada, role: "shift_lead", name: "Ada" },
    ]);
    expect(await store.staff.revokeSessions(ada)).toBe(2);
  });

  it("[DB70] ends a person's sessions when their role changes, and nobody else's", async () => {
    const [marta, lee] = [await sampleStaff(store, "Marta"), await sampleStaff(store, "Lee")];
    await signIn(marta);
    const kept = await signIn(lee);
    expect(await store.staff.changeRole(marta, "shift_lead")).toBe("changed");
    expect((await store.staff.sessions()).map(({ sessionId }) => sessionId)).toEqual([kept]);
    expect(await store.staff.changeRole(crypto.randomUUID() as UserId, "advocate")).toBe("not_found");
  });

  it("[DB70] keeps an administrator, even when two are demoted at once", async () => {
    const both = [
      await sampleStaff(store, "Alex", "administrator"),
      await sampleStaff(store, "Alix", "administrator"),
    ];
    const outcomes = await Promise.all(both.map(async (id) => store.staff.changeRole(id, "advocate")));
    expect(outcomes.toSorted()).toEqual(["changed", "last_administrator"]);
    expect((await store.staff.list()).filter(({ role }) => role === "administrator")).toHaveLength(1);
  });
});

describe("settings", () => {
  it("[DB9] have defaults, change by adding a version, and refuse what is not one", async () => {
    const by = await sampleStaff(store, "Pat");
    expect(await store.settings.read()).toMatchObject({
      reopenWithinMs: 86_400_000,
      targets: { voice: 20_000 },
    });
    const changes = [3, 4, 5, 6].map(async (value) =>
      store.settings.change("reopenWithinMs", value * 1_000, by),
    );
    expect(await Promise.all(changes)).toEqual(changes.map(() => ({ kind: "changed" })));
    expect(await store.settings.change("reopenWithinMs", 9_000, by)).toEqual({ kind: "changed" });
    expect((await store.settings.read()).reopenWithinMs).toBe(9_000);
    expect(await store.prisma.settingVersion.count()).toBe(5);
    for (const [name, value] of [
      ["reopenWithinMs", -1],
      ["reopenWithinMs", undefined],
      ["targets", { voice: 1 }],
      ["toString", 1],
      ["no such", 1],
    ] as const)
      expect(await store.settings.change(name as never, value, by)).toMatchObject({ kind: "invalid" });
  });
});

describe("checkpoints and quarantine", () => {
  it("remembers a channel's cursor", async () => {
    const channel = "sms" as never;
    expect(await store.checkpoints.read(channel, "since")).toBeNull();
    await store.checkpoints.write(channel, "since", "1");
    await store.checkpoints.write(channel, "since", "2");
    expect(await store.checkpoints.read(channel, "since")).toBe("2");
    expect(await store.checkpoints.read("other" as never, "since")).toBeNull();
  });

  it("[DB60] lists refused deliveries by their facts and keeps them sealed", async () => {
    await store.quarantine.put({
      channel: "sms" as never,
      reason: "bad_signature",
      raw: Buffer.from("forged words"),
    });
    expect(await store.quarantine.list(10)).toMatchObject([
      { channel: "sms", reason: "bad_signature", bytes: 12 },
    ]);
    const [row] = await store.prisma.quarantine.findMany();
    expect(Buffer.from(row?.body ?? []).includes("forged")).toBe(false);
  });

  it("forgets refused deliveries by age, of one reason or of all", async () => {
    const put = (reason: string) =>
      store.quarantine.put({ channel: "sms" as never, reason, raw: Buffer.from("x") });
    const reasons = async () => (await store.quarantine.list(10)).map(({ reason }) => reason);
    await store.quarantine.forget(-60_000, null);
    await put("flood");
    await put("forged");
    expect(await store.quarantine.forget(60_000, null)).toBe(0);
    expect(await store.quarantine.forget(-60_000, "flood")).toBe(1);
    expect(await reasons()).toEqual(["forged"]);
    expect(await store.quarantine.forget(-60_000, null)).toBe(1);
  });
});
