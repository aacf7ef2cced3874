import type { UserId } from "@holdfast/case-schema";
import { totp } from "@holdfast/tooling/totp";
import type { Claims } from "@holdfast/tooling/test-directory";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { directoryDesk, SIGN_IN, type DirectoryDesk, type Step } from "../../testing/directory-desk.ts";
import { TEST_PASSWORD } from "../../testing/test-gateway.ts";
import { AUTH_PATHS, PROVE_PATHS } from "../paths.ts";

let desk: DirectoryDesk;
beforeAll(async () => {
  desk = await directoryDesk({ HOLDFAST_OIDC_SECOND_FACTOR: "mfa, urn:two" });
});
afterAll(async () => desk.close());
// Each test signs in more often than one client may in a minute.
beforeEach(async () => desk.house.store.prisma.rateLimit.deleteMany());

const LINK = { for: "link" };
const PROVE = { for: "prove" };
const idOf = async (username: string): Promise<UserId> => {
  const found = (await desk.house.store.people.list()).find((one) => one.username === username);
  if (found === undefined) throw new Error(`nobody is ${username}`);
  return found.id;
};
const link = async (username: string, login = `${username} at work`): Promise<string> => {
  const cookies = await desk.house.signIn(username);
  expect((await desk.through(LINK, login, { cookies })).body).toEqual({ kind: "linked" });
  return cookies;
};
const whoIs = async (cookies: string) => (await desk.house.ask(cookies, "{ me { name } }")).data ?? null;
const unprove = async () =>
  desk.house.store.prisma.session.updateMany({ data: { provedAt: new Date(Date.now() - 3_600_000) } });
const isProved = async (cookies: string) =>
  Number((await desk.house.ask(cookies, "{ provedUntil }")).data?.["provedUntil"]) > Date.now();
const refusals = async (): Promise<unknown> =>
  desk.house.store.prisma.$queryRaw`
    select refusal, (select username from staff where id = subject_id) as account from audit_row
    where deed = 'tried' and thing = 'session' and facts ->> 'path' = 'directory.finish' order by era desc, xid desc, seq desc limit 1`;
const REFUSED = { status: 401, body: { code: "DIRECTORY_REFUSED" } };
/** How a step was refused, who that browser is then, and what the audit says of it. */
const refusalOf = async (step: Step) => ({
  status: step.status,
  code: step.body["code"],
  who: await whoIs(step.cookies),
  audit: await refusals(),
});
const refusedAs = (refusal: string, account: string | null = null) => ({
  status: REFUSED.status,
  code: REFUSED.body.code,
  who: null,
  audit: [{ refusal, account }],
});

describe("signing in by the organisation's own directory", () => {
  it("[G480] lets in whoever is linked, by the directory's word alone, and has proved it then", async () => {
    await link("dana");
    const came = await desk.through(SIGN_IN, "dana at work");
    expect([came.status, came.body]).toEqual([200, { kind: "signed_in" }]);
    expect(await whoIs(came.cookies)).toEqual({ me: { name: "Dana" } });
    expect(await isProved(came.cookies)).toBe(true);
    await desk.tell(AUTH_PATHS.signOut, {}, came.cookies);
    expect(await whoIs(came.cookies)).toBeNull();
  });

  it("[G480] keeps none of what the directory gave but who it is, and tells a browser none of it", async () => {
    const accounts = await desk.house.store.prisma.account.findMany({ where: { accountId: "dana at work" } });
    expect(accounts).toMatchObject([
      { accessToken: null, refreshToken: null, idToken: null, scope: null, password: null },
    ]);
    const { body, cookies } = await desk.through(SIGN_IN, "dana at work");
    expect(JSON.stringify([body, cookies])).not.toContain("eyJ");
  });

  it("[G480] makes nobody: whoever the directory knows and the house does not is refused, and it is in the audit", async () => {
    const before = await desk.house.store.staff.count();
    expect(await refusalOf(await desk.through(SIGN_IN, "never invited"))).toEqual(
      refusedAs("not_known_here"),
    );
    // Nor by a mail address or a name that is somebody's here.
    const [alex] = await desk.house.store.prisma.user.findMany({ where: { username: "alex" } });
    desk.directory.lieOnce({
      claims: (claims) => ({
        ...claims,
        email: alex?.email,
        email_verified: true,
        preferred_username: "alex",
      }),
    });
    expect(await refusalOf(await desk.through(SIGN_IN, "alex"))).toEqual(refusedAs("not_known_here"));
    expect(await desk.house.store.staff.count()).toBe(before);
  });

  it("[G480] keeps a disabled person out, by the same words, and says whose account it was in the audit", async () => {
    await link("cam");
    await desk.house.store.people.disable(await idOf("cam"));
    expect(await refusalOf(await desk.through(SIGN_IN, "cam at work"))).toEqual(refusedAs("disabled", "cam"));
  });

  it.each<[string, (claims: Claims) => Claims, string]>([
    ["for another nonce", (claims) => ({ ...claims, nonce: "another" }), "other_claim"],
    ["without a nonce", ({ nonce: _gone, ...claims }) => claims, "not_taken"],
    ["for another client", (claims) => ({ ...claims, aud: "another" }), "other_claim"],
    ["by another issuer", (claims) => ({ ...claims, iss: "https://evil.example.org" }), "other_claim"],
    ["that is over", (claims) => ({ ...claims, exp: 1_000_000 }), "too_old"],
    ["of a sign-in long ago", (claims) => ({ ...claims, auth_time: 1_000_000 }), "too_old"],
    ["that does not say when", ({ auth_time: _gone, ...claims }) => claims, "not_taken"],
    ["of nobody", ({ sub: _gone, ...claims }) => claims, "not_taken"],
  ])("[G481] takes no token %s", async (_name, claims, why) => {
    desk.directory.lieOnce({ claims });
    expect(await refusalOf(await desk.through(SIGN_IN, "dana at work"))).toEqual(refusedAs(why));
  });

  it("[G481] takes no token that another key signed", async () => {
    desk.directory.lieOnce({ isForged: true });
    expect(await desk.through(SIGN_IN, "dana at work")).toMatchObject(REFUSED);
  });

  it("[G481] takes what came back once, in the browser that went, for what it was asked", async () => {
    const going = await desk.go(SIGN_IN);
    const query = await desk.answer(going, { login: "dana at work" });
    expect(await refusalOf(await desk.finish(query, ""))).toEqual(refusedAs("not_asked"));
    const elsewhere = await desk.go(SIGN_IN);
    expect(await refusalOf(await desk.finish(query, elsewhere.cookies))).toEqual(refusedAs("not_asked"));
    const other = new URLSearchParams(query);
    other.set("state", "another");
    expect(await refusalOf(await desk.finish(other.toString(), going.cookies))).toEqual(
      refusedAs("not_asked"),
    );
    expect((await desk.finish(query, going.cookies)).body).toEqual({ kind: "signed_in" });
    expect(await refusalOf(await desk.finish(query, going.cookies))).toEqual(refusedAs("not_asked"));
  });

  it("[G481] takes no code twice, and none of another directory", async () => {
    const [one, two] = [await desk.go(SIGN_IN), await desk.go(SIGN_IN)];
    const query = await desk.answer(one, { login: "dana at work" });
    const code = new URLSearchParams(query).get("code") ?? "";
    expect((await desk.finish(query, one.cookies)).body).toEqual({ kind: "signed_in" });
    const used = new URLSearchParams(await desk.answer(two, { login: "dana at work" }));
    used.set("code", code);
    expect(await refusalOf(await desk.finish(used.toString(), two.cookies))).toEqual(
      refusedAs("code_not_taken"),
    );
    const mixed = await desk.go(SIGN_IN);
    const up = new URLSearchParams(await desk.answer(mixed, { login: "dana at work" }));
    up.set("iss", "https://evil.example.org");
    expect(await refusalOf(await desk.finish(up.toString(), mixed.cookies))).toEqual(refusedAs("not_taken"));
  });

  it("[G480] signs nobody in who turned back, and tells no other site's page anything", async () => {
    const going = await desk.go(SIGN_IN);
    const back = await desk.finish(await desk.answer(going, { login: null }), going.cookies);
    expect([back.status, back.body]).toEqual([200, { kind: "cancelled", for: "sign_in" }]);
    expect(await whoIs(back.cookies)).toBeNull();
    const evil = { origin: "https://evil.example.org" };
    const asked = await desk.house.post(`/api/auth${AUTH_PATHS.directoryBegin}`, SIGN_IN, evil);
    expect(asked.status).toBe(403);
    const opened = await fetch(new URL(`/api/auth${AUTH_PATHS.directoryFinish}?code=x`, desk.house.url));
    expect(opened.status).toBe(404);
  });

  it("[G480] keeps what the directory says out of the log", async () => {
    await link("pat", "pat-of-the-directory");
    await desk.through(SIGN_IN, "pat-of-the-directory");
    await desk.through(SIGN_IN, "a-stranger-to-us");
    const log = desk.house.logged.join("\n");
    for (const word of ["pat-of-the-directory", "a-stranger-to-us", desk.directory.clientSecret])
      expect(log).not.toContain(word);
  });
});

describe("linking the directory", () => {
  it("[G482] asks whoever is signed in to prove that it is them, and links one, of one person", async () => {
    const cookies = await desk.house.signIn("marta");
    await unprove();
    expect((await desk.go(LINK, cookies)).body).toEqual({ kind: "prove_it_is_you" });
    expect((await desk.go(LINK)).status).toBe(401);
    await desk.tell(PROVE_PATHS.provePassword, { password: TEST_PASSWORD }, cookies);
    const going = await desk.go(LINK, cookies);
    const query = await desk.answer(going, { login: "marta at work" });
    // What was proved when they went is over when they come back.
    await unprove();
    expect((await desk.finish(query, going.cookies)).body).toEqual({ kind: "prove_it_is_you" });
    await desk.tell(PROVE_PATHS.provePassword, { password: TEST_PASSWORD }, cookies);
    expect((await desk.through(LINK, "marta at work", { cookies })).body).toEqual({ kind: "linked" });
    await desk.through(PROVE, "marta at work", { cookies, amr: "mfa" });
    expect((await desk.through(LINK, "marta at home", { cookies })).body).toEqual({ kind: "has_one" });
    const lee = await desk.house.signIn("lee");
    expect((await desk.through(LINK, "marta at work", { cookies: lee })).body).toEqual({ kind: "taken" });
  });

  it("[G482] links nobody who signed in on that browser meanwhile", async () => {
    const lee = await desk.house.signIn("lee");
    const going = await desk.go(LINK, lee);
    const query = await desk.answer(going, { login: "lee at work" });
    const alex = await desk.house.signIn("alex");
    const browser = going.cookies.split("; ").filter((each) => !each.includes("session_token"));
    const step = await desk.finish(query, [...browser, alex].join("; "));
    expect(step).toMatchObject(REFUSED);
    expect((await desk.through(SIGN_IN, "lee at work")).status).toBe(401);
  });

  it("[G482] takes an invitation in place of a password, once, and signs in then", async () => {
    const alex = await desk.house.signIn("alex");
    const made = await desk.house.ask(
      alex,
      `mutation { done: invite(username: "eve", name: "Eve", role: advocate, languages: [en]) {
        ... on Invited { link { secret } } } }`,
    );
    const secret = String(
      (made.data?.["done"] as { readonly link?: { secret: string } } | undefined)?.link?.secret,
    );
    const errand = { for: "invitation", secret };
    expect((await desk.go({ for: "invitation", secret: "nothing" })).body).toEqual({ kind: "not_good" });
    expect((await desk.through(errand, "dana at work")).body).toEqual({ kind: "taken" });
    const came = await desk.through(errand, "eve at work");
    expect(came.body).toEqual({ kind: "signed_in" });
    expect(await whoIs(came.cookies)).toEqual({ me: { name: "Eve" } });
    expect((await desk.go(errand)).body).toEqual({ kind: "not_good" });
    expect((await desk.through(SIGN_IN, "eve at work")).body).toEqual({ kind: "signed_in" });
  });
});

describe("unlinking the directory", () => {
  const UNLINK = "mutation { done: unlinkDirectory { __typename } }";
  const unlink = async (cookies: string) => (await desk.house.ask(cookies, UNLINK)).data?.["done"];

  it("[G482] asks for a proof, leaves the last means of signing in, and ends signing in by it", async () => {
    const cookies = await link("lee", "lee of the night shift");
    const own = async () => (await desk.house.ask(cookies, "{ ownDirectory { name linkedAt } }")).data;
    const host = new URL(desk.directory.issuer).host;
    expect(await own()).toMatchObject({ ownDirectory: { name: host, linkedAt: expect.any(Number) } });
    await unprove();
    expect(await unlink(cookies)).toEqual({ __typename: "ProveItsYou" });
    const byTwo = await desk.through(PROVE, "lee of the night shift", { cookies, amr: "mfa" });
    expect(byTwo.body).toEqual({ kind: "proved" });
    expect(await unlink(cookies)).toEqual({ __typename: "DirectoryUnlinked" });
    expect(await own()).toEqual({ ownDirectory: { name: host, linkedAt: null } });
    expect(await unlink(cookies)).toEqual({ __typename: "NotFound" });
    expect(await desk.through(SIGN_IN, "lee of the night shift")).toMatchObject(REFUSED);
    const { cookies: eve } = await desk.through(SIGN_IN, "eve at work");
    expect(await unlink(eve)).toEqual({ __typename: "LastMeansOfSigningIn" });
  });
});

describe("proving it at the directory", () => {
  it("[G483] counts for the session that asked, of the very person, who was asked anew", async () => {
    await link("alex");
    const { cookies } = await desk.through(SIGN_IN, "alex at work");
    await unprove();
    expect(await isProved(cookies)).toBe(false);
    const going = await desk.go(PROVE, cookies);
    const asked = new URL(String(going.body["address"])).searchParams;
    expect([asked.get("prompt"), asked.get("max_age"), asked.get("code_challenge_method")]).toEqual([
      "login",
      "0",
      "S256",
    ]);
    expect((await desk.through(PROVE, "dana at work", { cookies })).body).toEqual({ kind: "somebody_else" });
    desk.directory.lieOnce({
      claims: (claims) => ({ ...claims, auth_time: Math.floor(Date.now() / 1_000) - 120 }),
    });
    expect(await desk.through(PROVE, "alex at work", { cookies })).toMatchObject(REFUSED);
    expect(await isProved(cookies)).toBe(false);
    expect((await desk.through(PROVE, "alex at work", { cookies })).body).toEqual({ kind: "proved" });
    expect(await isProved(cookies)).toBe(true);
    expect((await desk.go(PROVE)).status).toBe(401);
  });
});

describe("a second factor beside the directory", () => {
  it("[G484] is the directory's where it says so, and the code of the house where it does not", async () => {
    const before = await link("ada");
    await desk.through(PROVE, "ada at work", { cookies: before, amr: "mfa" });
    const added = await desk.tell(AUTH_PATHS.addCodes, { password: TEST_PASSWORD }, before);
    const key = new URL(String(added.body["totpURI"])).searchParams.get("secret") ?? "";
    const backup = added.body["backupCodes"] as string[];
    await desk.tell(AUTH_PATHS.checkCode, { code: totp(key, Date.now()) }, before);
    const said = await desk.through(SIGN_IN, "ada at work", { amr: "pwd,mfa" });
    expect(said.body).toEqual({ kind: "signed_in" });
    const came = await desk.through(SIGN_IN, "ada at work", { amr: "pwd" });
    expect(came.body).toEqual({ kind: "code_wanted" });
    expect(await whoIs(came.cookies)).toBeNull();
    const wrong = await desk.tell(AUTH_PATHS.checkCode, { code: "000000" }, came.cookies);
    expect(wrong.status).toBe(401);
    const right = await desk.tell(AUTH_PATHS.checkBackupCode, { code: backup[0] }, came.cookies);
    expect(await whoIs(right.cookies)).toEqual({ me: { name: "Ada" } });

    const { cookies } = right;
    await unprove();
    const prove = (code?: string) => desk.tell(PROVE_PATHS.proveCode, { code }, cookies);
    expect((await prove(backup[1])).body).toEqual({ kind: "not_asked" });
    expect((await desk.through(PROVE, "ada at work", { cookies })).body).toEqual({
      kind: "proving_code_wanted",
    });
    expect(await isProved(cookies)).toBe(false);
    expect((await prove("000000")).body).toEqual({ kind: "wrong_code" });
    expect((await prove(backup[1])).body).toEqual({ kind: "proved" });
    expect(await isProved(cookies)).toBe(true);
    expect((await prove(backup[2])).body).toEqual({ kind: "not_asked" });
    await unprove();
    const both = await desk.through(PROVE, "ada at work", { cookies, amr: "mfa" });
    expect(both.body).toEqual({ kind: "proved" });
  });
});
