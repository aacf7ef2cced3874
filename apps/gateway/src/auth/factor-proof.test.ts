import { totp } from "@holdfast/tooling/totp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { directoryDesk, type DirectoryDesk } from "../testing/directory-desk.ts";
import { softKey, type SoftKey } from "../testing/soft-key.ts";
import { TEST_PASSWORD } from "../testing/test-gateway.ts";
import { AUTH_PATHS, PROVE_PATHS } from "./paths.ts";

let desk: DirectoryDesk;
beforeAll(async () => {
  desk = await directoryDesk({ HOLDFAST_OIDC_SECOND_FACTOR: "mfa" });
});
afterAll(() => desk.close());
beforeEach(() => desk.house.store.prisma.rateLimit.deleteMany());

const password = TEST_PASSWORD;
const WANTED = "ProveItsYou";
const BEGIN = "mutation { done: beginPasskey { __typename ... on PasskeyAsked { options } } }";
const ADD = `mutation ($response: String!) { done: addPasskey(name: "key", response: $response) { __typename } }`;
const REMOVE = "mutation ($id: ID!) { done: removePasskey(id: $id) { __typename } }";
const UNLINK = "mutation { done: unlinkDirectory { __typename } }";

const ask = async (cookie: string, query: string, variables = {}) =>
  (await desk.house.ask(cookie, query, variables)).data?.["done"];
const nameOf = (done: unknown) => (done as { readonly __typename: string }).__typename;
const challengeIn = (options: unknown) => (JSON.parse(String(options)) as { challenge: string }).challenge;
const optionsOf = (done: unknown) => challengeIn((done as { readonly options: string }).options);
async function add(cookie: string, key: SoftKey): Promise<string> {
  const begun = await ask(cookie, BEGIN);
  if (nameOf(begun) === WANTED) return WANTED;
  return nameOf(await ask(cookie, ADD, { response: JSON.stringify(key.made(optionsOf(begun))) }));
}
const keysOf = async (cookie: string) =>
  (await ask(cookie, "{ done: passkeys { id } }")) as readonly { readonly id: string }[];
const prove = async (cookie: string, given: object) =>
  (await desk.tell(PROVE_PATHS.provePassword, { password, ...given }, cookie)).body["kind"];
async function proveBy(cookie: string, key: SoftKey) {
  const { body } = await desk.tell(PROVE_PATHS.proveOptions, {}, cookie);
  const response = key.signed(challengeIn(body["options"]));
  return (await desk.tell(PROVE_PATHS.provePasskey, { response }, cookie)).body["kind"];
}
async function codesOn(cookie: string) {
  const added = await desk.tell(AUTH_PATHS.addCodes, { password }, cookie);
  const secret = new URL(String(added.body["totpURI"])).searchParams.get("secret") ?? "";
  const on = await desk.tell(AUTH_PATHS.checkCode, { code: totp(secret, Date.now()) }, cookie);
  return { cookies: on.cookies, codes: added.body["backupCodes"] as readonly string[], secret };
}
/** What each deed on one's own codes is answered, the password with it. */
async function deedsOnCodes(cookie: string): Promise<readonly number[]> {
  const told = [];
  for (const [path, body] of [
    [AUTH_PATHS.addCodes, { password }],
    [AUTH_PATHS.checkCode, { code: "000000" }],
    [AUTH_PATHS.checkBackupCode, { code: "aaaaa-bbbbb" }],
    [AUTH_PATHS.newBackupCodes, { password }],
    [AUTH_PATHS.dropCodes, { password }],
  ] as const)
    told.push((await desk.tell(path, body, cookie)).status);
  return told;
}
const unprove = async () =>
  desk.house.store.prisma.session.updateMany({ data: { provedAt: new Date(Date.now() - 3_600_000) } });

describe("[G516] whoever has a password alone, of an account that has more", () => {
  it("neither adds a passkey or codes nor removes a passkey; whoever has the passkey does", async () => {
    const owner = await desk.house.signIn("ada");
    const key = softKey(desk.house.url);
    expect(await add(owner, key)).toBe("PasskeyAdded");
    const thief = await desk.house.signIn("ada");
    const [{ id } = { id: "" }] = await keysOf(owner);
    const refused = async () => [
      await add(thief, softKey(desk.house.url)),
      nameOf(await ask(thief, REMOVE, { id })),
      (await desk.go({ for: "link" }, thief)).body["kind"],
    ];
    expect(await refused()).toEqual([WANTED, WANTED, "prove_it_is_you"]);
    expect(await deedsOnCodes(thief)).toEqual(Array.from({ length: 5 }, () => 428));
    // By the password again they have shown no more.
    expect(await prove(thief, {})).toBe("proved");
    expect(await refused()).toEqual([WANTED, WANTED, "prove_it_is_you"]);
    expect(await keysOf(owner)).toEqual([{ id }]);
    const session = { where: { user: { username: "ada" }, twoFactors: true } };
    expect(await desk.house.store.prisma.session.count(session)).toBe(1);
    // It is the owner after all.
    expect(await proveBy(thief, key)).toBe("proved");
    const other = softKey(desk.house.url);
    expect(await add(thief, other)).toBe("PasskeyAdded");
    expect(nameOf(await ask(thief, REMOVE, { id }))).toBe("PasskeyRemoved");
  });

  it("keeps no passkey that was begun before there was one, and takes no codes that were begun then", async () => {
    const [owner, thief] = [await desk.house.signIn("lee"), await desk.house.signIn("lee")];
    const begun = optionsOf(await ask(thief, BEGIN));
    const planted = await desk.tell(AUTH_PATHS.addCodes, { password }, thief);
    const secret = new URL(String(planted.body["totpURI"])).searchParams.get("secret") ?? "";
    expect(await add(owner, softKey(desk.house.url))).toBe("PasskeyAdded");
    const response = JSON.stringify(softKey(desk.house.url).made(begun));
    expect(nameOf(await ask(thief, ADD, { response }))).toBe(WANTED);
    const code = totp(secret, Date.now());
    expect((await desk.tell(AUTH_PATHS.checkCode, { code }, thief)).status).toBe(428);
    expect(await keysOf(owner)).toHaveLength(1);
  });

  it("in a session from before the codes changes nothing of them; with a code they do", async () => {
    const [owner, before] = [await desk.house.signIn("dana"), await desk.house.signIn("dana")];
    const { codes } = await codesOn(owner);
    expect(await add(before, softKey(desk.house.url))).toBe(WANTED);
    expect(await deedsOnCodes(before)).toEqual(Array.from({ length: 5 }, () => 428));
    expect(await prove(before, { ofFactor: true })).toBe("code_wanted");
    expect(await prove(before, { ofFactor: true, code: codes[0] })).toBe("proved");
    expect((await desk.tell(AUTH_PATHS.newBackupCodes, { password }, before)).status).toBe(200);
    expect((await desk.tell(AUTH_PATHS.dropCodes, { password }, before)).status).toBe(200);
  });

  it("adds nothing beside a directory that counts and does not unlink it, until that has asked for two", async () => {
    const owner = await desk.house.signIn("marta");
    await desk.through({ for: "link" }, "marta at work", { cookies: owner });
    const thief = await desk.house.signIn("marta");
    const prove_ = (amr: string) => desk.through({ for: "prove" }, "marta at work", { cookies: thief, amr });
    expect([await add(thief, softKey(desk.house.url)), nameOf(await ask(thief, UNLINK))]).toEqual([
      WANTED,
      WANTED,
    ]);
    await prove_("pwd");
    expect(await add(thief, softKey(desk.house.url))).toBe(WANTED);
    await prove_("mfa");
    expect(await add(thief, softKey(desk.house.url))).toBe("PasskeyAdded");
    expect(nameOf(await ask(thief, UNLINK))).toBe("DirectoryUnlinked");
  });

  it("is told, as the password is given for that deed, that it is not enough: it is for all else", async () => {
    const owner = await desk.house.signIn("pat");
    const key = softKey(desk.house.url);
    await add(owner, key);
    const cookie = await desk.house.signIn("pat");
    await unprove();
    expect(await prove(cookie, { ofFactor: true })).toBe("factor_wanted");
    expect((await desk.house.ask(cookie, "mutation { endOtherSessions { __typename } }")).data).toEqual({
      endOtherSessions: { __typename: "OwnSessionsEnded" },
    });
    expect(await add(cookie, softKey(desk.house.url))).toBe(WANTED);
    await proveBy(cookie, key);
    // It was shown two, so that the password proves it from then on.
    await unprove();
    expect(await add(cookie, softKey(desk.house.url))).toBe(WANTED);
    expect(await prove(cookie, { ofFactor: true })).toBe("proved");
    expect(await add(cookie, softKey(desk.house.url))).toBe("PasskeyAdded");
  });
});

it("[G516] a first factor is added by the password", async () => {
  const cookie = await desk.house.signIn("alex");
  await unprove();
  expect(await add(cookie, softKey(desk.house.url))).toBe(WANTED);
  expect(await prove(cookie, { ofFactor: true })).toBe("proved");
  expect(await add(cookie, softKey(desk.house.url))).toBe("PasskeyAdded");
});

it("[G516] whoever comes in by the directory alone, without a password, has nothing less to show than that", async () => {
  const linked = await desk.house.signIn("cam");
  await desk.through({ for: "link" }, "cam at work", { cookies: linked });
  await desk.house.store.prisma.account.updateMany({
    where: { user: { username: "cam" }, providerId: "credential" },
    data: { password: null },
  });
  const { cookies } = await desk.through({ for: "sign_in" }, "cam at work", { amr: "pwd" });
  expect(await add(cookies, softKey(desk.house.url))).toBe("PasskeyAdded");
  const again = await desk.through({ for: "sign_in" }, "cam at work", { amr: "pwd" });
  expect(await add(again.cookies, softKey(desk.house.url))).toBe(WANTED);
});
