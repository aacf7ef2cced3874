import { totp } from "@holdfast/tooling/totp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { directoryDesk, SIGN_IN, type DirectoryDesk } from "../../testing/directory-desk.ts";
import { AUTH_PATHS } from "../paths.ts";

let desk: DirectoryDesk;
beforeAll(async () => {
  desk = await directoryDesk();
});
afterAll(async () => desk.close());

const unprove = async () =>
  desk.house.store.prisma.session.updateMany({ data: { provedAt: new Date(Date.now() - 3_600_000) } });

/** Somebody who signs in by the directory and in no other way. */
async function byDirectoryAlone(username: string): Promise<string> {
  const cookies = await desk.house.signIn(username);
  const login = `${username} at work`;
  expect((await desk.through({ for: "link" }, login, { cookies })).body).toEqual({ kind: "linked" });
  await desk.house.store.prisma.account.updateMany({
    where: { user: { username }, providerId: "credential" },
    data: { password: null },
  });
  return (await desk.through(SIGN_IN, login)).cookies;
}

it("[G512] whoever signs in by the directory alone turns on codes of ours, proved and without a password, and is asked for one from then on", async () => {
  const cookies = await byDirectoryAlone("dana");
  expect((await desk.house.ask(cookies, "{ account { hasPassword } }")).data).toEqual({
    account: { hasPassword: false },
  });
  await unprove();
  expect((await desk.tell(AUTH_PATHS.addCodes, {}, cookies)).status).toBe(428);
  const proof = await desk.through({ for: "prove" }, "dana at work", { cookies });
  expect(proof.body).toEqual({ kind: "proved" });
  const added = await desk.tell(AUTH_PATHS.addCodes, {}, cookies);
  const key = new URL(String(added.body["totpURI"])).searchParams.get("secret") ?? "";
  const on = await desk.tell(AUTH_PATHS.checkCode, { code: totp(key, Date.now()) }, cookies);
  expect(on.status).toBe(200);
  expect((await desk.through(SIGN_IN, "dana at work")).body).toEqual({ kind: "code_wanted" });
  const renewed = await desk.tell(AUTH_PATHS.newBackupCodes, {}, on.cookies);
  expect(renewed.body["backupCodes"]).toHaveLength(10);
  await unprove();
  expect((await desk.tell(AUTH_PATHS.dropCodes, {}, on.cookies)).status).toBe(428);
});

it("[G512] whoever has a password is asked for it all the same", async () => {
  const cookies = await desk.house.signIn("alex");
  const added = await desk.tell(AUTH_PATHS.addCodes, {}, cookies);
  expect([added.status, added.body["code"]]).toEqual([400, "INVALID_PASSWORD"]);
});

it("[G482] [DB515] linking and unlinking each leave a row in the audit, as whoever did it", async () => {
  const cookies = await desk.house.signIn("marta");
  await desk.through({ for: "link" }, "marta at work", { cookies });
  await unprove();
  const unlink = async () =>
    (await desk.house.ask(cookies, "mutation { unlinkDirectory { __typename } }")).data;
  expect(await unlink()).toEqual({ unlinkDirectory: { __typename: "ProveItsYou" } });
  expect((await desk.go({ for: "link" }, cookies)).body).toEqual({ kind: "prove_it_is_you" });
  await desk.through({ for: "prove" }, "marta at work", { cookies });
  expect(await unlink()).toEqual({ unlinkDirectory: { __typename: "DirectoryUnlinked" } });
  expect(
    await desk.house.store.prisma.$queryRaw`
      select deed, actor_id = subject_id as by_themself from audit_row
      where facts ->> 'what' = 'directory' and subject_id = (select id from staff where username = 'marta') order by era, xid, seq`,
  ).toEqual([
    { deed: "added", by_themself: true },
    { deed: "ended", by_themself: true },
  ]);
});
