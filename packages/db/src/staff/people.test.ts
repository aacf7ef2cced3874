import { randomBytes } from "node:crypto";
import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleArrival, sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let store: TestStore;
let now = Date.now();
let alex: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  alex = await sampleStaff(store, "Alex", "administrator");
});
afterAll(async () => store.close());

const HOUR = 3_600_000;
const link = (secretHash = randomBytes(32)) => ({ secretHash, by: alex, validForMs: HOUR });
const person = async (id: UserId) => (await store.people.list()).find((one) => one.id === id);
const signIn = (userId: UserId) =>
  store.prisma.session.create({
    data: { token: crypto.randomUUID(), userId, expiresAt: new Date(now + HOUR) },
  });
let invited = 0;
async function invite(role: "advocate" | "administrator" = "advocate") {
  const name = `Invited ${(invited += 1)}`;
  const given = link();
  await store.people.invite({ username: `invited${invited}`, name, role, languages: ["es"] }, given);
  const found = (await store.people.list()).find((one) => one.name === name);
  if (found === undefined) throw new Error("nobody was invited");
  return { id: found.id, secretHash: given.secretHash };
}

describe("an invitation", () => {
  it("[DB72] makes an account that opens once its link was used, by whoever is first", async () => {
    const { id, secretHash } = await invite();
    expect(await person(id)).toMatchObject({
      languages: ["es"],
      hasPassword: false,
      link: { kind: "invitation", expiresAt: now + HOUR },
    });
    expect(await store.people.findLink(secretHash)).toMatchObject({
      kind: "invitation",
      username: "invited1",
    });
    const used = await Promise.all(["a", "b", "c"].map((hash) => store.people.useLink(secretHash, hash)));
    expect(used.filter((one) => one)).toHaveLength(1);
    expect(await person(id)).toMatchObject({ hasPassword: true, link: null });
    expect(await store.people.findLink(secretHash)).toBeNull();
    const [account] = await store.prisma.account.findMany({ where: { userId: id } });
    expect(account).toMatchObject({
      providerId: "credential",
      accountId: id,
      password: "abc"[used.indexOf(true)],
    });
  });

  it("[DB72] is good until it expires", async () => {
    const { id, secretHash } = await invite();
    now += HOUR;
    expect(await store.people.findLink(secretHash)).toBeNull();
    expect(await store.people.useLink(secretHash, "a")).toBe(false);
    expect(await person(id)).toMatchObject({ hasPassword: false, link: null });
  });

  it("is refused for a user name that somebody has, in any case of letters", async () => {
    await invite();
    const again = { username: `INVITED${invited}`, name: "Other", role: "advocate", languages: [] } as const;
    expect(await store.people.invite(again, link())).toBe("username_taken");
  });
});

describe("a reset", () => {
  it("[DB72] [DB73] ends password, second factor, sessions and the earlier link, and lets in by the new link alone", async () => {
    const dana = await sampleStaff(store, "Dana");
    await signIn(dana);
    await store.prisma.twoFactor.create({ data: { userId: dana, secret: "sealed", backupCodes: "sealed" } });
    await store.prisma.user.update({ where: { id: dana }, data: { twoFactorEnabled: true } });
    const [first, second] = [link(), link()];
    expect(await store.people.reset(dana, first)).toBe("reset");
    expect(await store.people.reset(dana, second)).toBe("reset");
    expect(await person(dana)).toMatchObject({
      hasPassword: false,
      hasTwoFactor: false,
      sessions: 0,
      link: { kind: "reset" },
    });
    expect(await store.prisma.twoFactor.count({ where: { userId: dana } })).toBe(0);
    expect(await store.people.useLink(first.secretHash, "a")).toBe(false);
    expect(await store.people.useLink(second.secretHash, "b")).toBe(true);
  });

  it("[DB535] lets nobody begin a session who was asked for their password before it, and who is asked after it, may", async () => {
    const ines = await sampleStaff(store, "Ines");
    const asked = (await store.staff.letIn()).get(ines);
    const begin = async (credentialsVersion: number | undefined) =>
      store.prisma.session.create({
        data: {
          token: crypto.randomUUID(),
          userId: ines,
          expiresAt: new Date(now + HOUR),
          credentialsVersion: credentialsVersion ?? null,
        },
      });
    await begin(asked);
    await store.people.reset(ines, link());
    await expect(begin(asked)).rejects.toThrow("was reset meanwhile");
    expect(await person(ines)).toMatchObject({ sessions: 0 });
    await begin((await store.staff.letIn()).get(ines));
    await store.people.disable(ines);
    expect((await store.staff.letIn()).has(ines)).toBe(false);
    const before = asked === undefined ? 0 : asked + 1;
    await store.people.enable(ines);
    await expect(begin(before)).rejects.toThrow("was reset meanwhile");
    expect((await store.staff.letIn()).get(ines)).toBe(before + 1);
  });

  it("[DB536] leaves the password to its link: whoever was changing it sets none", async () => {
    const noor = await sampleStaff(store, "Noor");
    const change = async (password: string) =>
      store.prisma.account.updateMany({ where: { userId: noor }, data: { password } });
    await change("their own");
    const made = link();
    await store.people.reset(noor, made);
    await expect(change("whose?")).rejects.toThrow("a link waits to set this password");
    expect(await person(noor)).toMatchObject({ hasPassword: false });
    expect(await store.people.useLink(made.secretHash, "by the link")).toBe(true);
    await change("their own again");
  });

  it("of somebody who never came is another invitation", async () => {
    const { id } = await invite();
    await store.people.reset(id, link());
    expect((await person(id))?.link?.kind).toBe("invitation");
  });

  it("is refused for nobody and for whoever is disabled", async () => {
    const { id } = await invite();
    await store.people.disable(id);
    expect(await store.people.reset(id, link())).toBe("disabled");
    expect(await store.people.reset(crypto.randomUUID() as UserId, link())).toBe("not_found");
  });
});

describe("disabling", () => {
  it("[DB71] [DB45] returns what they held, with what they had not sent, and what they were offered, in one commit", async () => {
    const [marta, ada] = [await sampleStaff(store, "Marta"), await sampleStaff(store, "Ada")];
    const held = await sampleHeld(store, marta);
    const offered = await sampleHeld(store, ada);
    await store.moves.move(offered, ada, 2, { kind: "offer", to: marta });
    await store.answers.answer({
      check: () => null,
      contactId: held,
      messageId: crypto.randomUUID() as never,
      by: marta,
      text: "Not sent yet",
      validForMs: null,
    });
    await signIn(marta);
    expect(await person(marta)).toMatchObject({ holding: 1, sessions: 1 });
    expect(await store.people.disable(marta)).toEqual({ kind: "disabled", returned: 1 });
    expect(await person(marta)).toMatchObject({ holding: 0, sessions: 0, disabledAt: now });
    const returned = await store.contacts.contact(held);
    expect(returned?.row).toMatchObject({ status: "waiting", holder: null, unanswered: 1 });
    const entries = JSON.stringify(
      await store.prisma.message.findMany({ where: { contactId: held } }),
      (_k, v) => (typeof v === "bigint" ? String(v) : (v as unknown)),
    );
    expect(entries).toContain("not_held");
    expect((await store.contacts.contact(offered))?.row).toMatchObject({
      holder: { id: ada },
      offeredTo: null,
    });
    expect((await store.staff.list()).map(({ id }) => id)).not.toContain(marta);
  });

  it("[DB71] lets no session begin, whatever statement wants it, and ends links", async () => {
    const { id, secretHash } = await invite();
    await store.people.disable(id);
    await expect(signIn(id)).rejects.toThrow(/disabled/);
    expect(await store.people.useLink(secretHash, "a")).toBe(false);
    expect(await store.people.enable(id)).toBe(true);
    expect(await store.people.useLink(secretHash, "a")).toBe(false);
    await signIn(id);
  });

  it("[DB71] and signing in at once leave no session behind", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await invite();
      await Promise.allSettled([signIn(id), signIn(id), store.people.disable(id), signIn(id)]);
      expect((await person(id))?.sessions).toBe(0);
    }
  });

  it("[DB32] [DB71] leaves nothing with whoever claimed meanwhile", async () => {
    const gone = await sampleStaff(store, "Gone");
    await store.people.disable(gone);
    const { contactId } = await store.intake.arrive(sampleArrival());
    await store.moves.move(contactId, gone, 1, { kind: "claim" });
    expect(await store.moves.returnStranded(["advocate", "shift_lead"])).toBe(1);
    expect((await store.contacts.contact(contactId))?.row).toMatchObject({ status: "waiting" });
  });
});

describe("the last who can administer", () => {
  it("[DB70] is neither disabled nor reset, and a colleague who never chose a password does not count", async () => {
    await invite("administrator");
    expect(await store.people.disable(alex)).toEqual({ kind: "last_administrator" });
    expect(await store.people.reset(alex, link())).toBe("last_administrator");
    expect(await store.staff.changeRole(alex, "advocate")).toBe("last_administrator");
  });

  it.each([
    ["disabled", (id: UserId) => store.people.disable(id)],
    ["reset", (id: UserId) => store.people.reset(id, link())],
    ["demoted", (id: UserId) => store.staff.changeRole(id, "advocate")],
    [
      "changed by any statement",
      (id: UserId) => store.prisma.user.update({ where: { id }, data: { disabledAt: new Date() } }),
    ],
  ])("[DB70] stays when two are %s at once", async (name, end) => {
    const other = await sampleStaff(store, `Alix ${name}`, "administrator");
    const ended = await Promise.allSettled([end(alex), end(other)]);
    const able = (await store.people.list()).filter(
      (one) => one.role === "administrator" && one.disabledAt === null && one.hasPassword,
    );
    expect(able).toHaveLength(1);
    expect(ended).toHaveLength(2);
    for (const id of [alex, other]) {
      await store.prisma.staffLink.updateMany({
        where: { staffId: id, usedAt: null, withdrawnAt: null },
        data: { withdrawnAt: new Date(now) },
      });
      await store.prisma.account.updateMany({ where: { userId: id }, data: { password: "again" } });
      await store.people.enable(id);
      await store.staff.changeRole(id, "administrator");
    }
    await store.people.disable(other);
  });
});

describe("one's own", () => {
  it("sessions are ended one by one, or all the others, and nobody else's", async () => {
    const [cam, pat] = [await sampleStaff(store, "Cam"), await sampleStaff(store, "Pat")];
    const [one, two, three, foreign] = [
      await signIn(cam),
      await signIn(cam),
      await signIn(cam),
      await signIn(pat),
    ];
    expect((await store.people.ownSessions(cam)).map(({ id }) => id).toSorted()).toEqual(
      [one.id, two.id, three.id].toSorted(),
    );
    expect(await store.people.endOwnSessions(cam, { one: foreign.id as never })).toBe(0);
    expect(await store.people.endOwnSessions(cam, { one: one.id as never })).toBe(1);
    expect(await store.people.endOwnSessions(cam, { except: two.id as never })).toBe(1);
    expect(await store.people.ownSessions(cam)).toMatchObject([{ id: two.id }]);
    expect(await store.people.ownSessions(pat)).toHaveLength(1);
  });

  it("[DB73] code opens one session and no second", async () => {
    const code = randomBytes(32);
    expect(await Promise.all([store.people.useCode(alex, code), store.people.useCode(alex, code)])).toContain(
      false,
    );
    expect(await store.people.useCode(alex, randomBytes(32))).toBe(true);
    now += HOUR;
    expect(await store.people.forgetCodes(HOUR / 2)).toBe(2);
    expect(await store.people.useCode(alex, code)).toBe(true);
  });
});

describe("the audit of an account", () => {
  it("[AU11] names who invited, changed, opened, shut and reset it and who ended its sessions, and nobody where the house does", async () => {
    const { id } = await invite();
    const marta = await sampleStaff(store, "Marta of the audit", "administrator");
    await signIn(id);
    await store.staff.revokeSessions(id, marta);
    await store.staff.changeRole(id, "shift_lead", marta);
    await store.people.disable(id, alex);
    await store.people.enable(id, marta);
    await store.people.disable(id);
    await store.people.enable(id, alex);
    await store.prisma.twoFactor.create({ data: { userId: id, secret: "s", backupCodes: "c" } });
    await store.people.reset(id, link());
    const own = await signIn(id);
    await store.people.endOwnSessions(id, { one: own.id as never });
    const rows = await store.prisma.$queryRaw<{ what: string; by: string | null }[]>`
      select deed || ' ' || thing as what, actor_id::text as by from audit_row
      where subject_id = ${id}::uuid and deed <> 'signed_in' and thing <> 'staff_link' order by era, xid, seq`;
    expect(rows.map(({ what, by }) => [what, by])).toEqual([
      ["added staff", alex],
      ["ended session", marta],
      ["changed staff", marta],
      ["changed staff", alex],
      ["changed staff", marta],
      ["changed staff", null],
      ["changed staff", alex],
      ["added account", id],
      ["ended account", alex],
      ["ended session", id],
    ]);
  });
});
