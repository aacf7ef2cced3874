import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { softKey, type Otherwise, type SoftKey } from "../../testing/soft-key.ts";
import { testGateway, type TestGateway } from "../../testing/test-gateway.ts";
import { AUTH_PATHS, PROVE_PATHS } from "../paths.ts";

let house: TestGateway;
beforeAll(async () => {
  house = await testGateway();
});
afterAll(() => house.close());

const BEGIN = "mutation { done: beginPasskey { __typename ... on PasskeyAsked { options } } }";
const ADD = `mutation ($name: String!, $response: String!) { done: addPasskey(name: $name, response: $response) {
  __typename ... on PasskeyNotAdded { because } } }`;
const REMOVE = "mutation ($id: ID!) { done: removePasskey(id: $id) { __typename } }";
const OWN = "{ done: passkeys { id name usedAt } }";

interface Done {
  readonly __typename: string;
  readonly options?: string;
  readonly because?: string;
}
const ask = async (cookie: string, query: string, variables = {}) =>
  (await house.ask(cookie, query, variables)).data?.["done"];
const challengeIn = (options: unknown): string =>
  (JSON.parse(String(options)) as { readonly challenge: string }).challenge;
const begin = async (cookie: string) => challengeIn(((await ask(cookie, BEGIN)) as Done).options);
const add = async (cookie: string, key: SoftKey, otherwise: Otherwise = {}, name = "laptop") =>
  ask(cookie, ADD, { name, response: JSON.stringify(key.made(await begin(cookie), otherwise)) });
const own = async (cookie: string) =>
  (await ask(cookie, OWN)) as readonly {
    readonly id: string;
    readonly name: string;
    readonly usedAt: number | null;
  }[];

async function tell(
  path: string,
  body: object,
  cookie = "",
): Promise<{ readonly status: number; readonly body: unknown; readonly cookie: string }> {
  const answer = await house.post(`/api/auth${path}`, body, { cookie });
  const text = await answer.text();
  const cookies = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return { status: answer.status, body: answer.ok ? JSON.parse(text) : text, cookie: cookies };
}
const signInAs = async (key: SoftKey, otherwise: Otherwise = {}) => {
  const asked = await tell(AUTH_PATHS.passkeyOptions, {});
  const { challenge } = asked.body as { readonly challenge: string };
  return tell(AUTH_PATHS.passkeySignIn, { response: key.signed(challenge, otherwise) });
};
const unprove = async () =>
  house.store.prisma.session.updateMany({ data: { provedAt: new Date(Date.now() - 3_600_000) } });
const proveBy = async (cookie: string, key: SoftKey, otherwise: Otherwise = {}) => {
  const { body } = await tell(PROVE_PATHS.proveOptions, {}, cookie);
  const challenge = challengeIn((body as { readonly options: string }).options);
  return (await tell(PROVE_PATHS.provePasskey, { response: key.signed(challenge, otherwise) }, cookie)).body;
};

describe("a passkey", () => {
  it("[G421] is added by whoever has proved that it is them, and signs them in, which proves it", async () => {
    const cookie = await house.signIn("dana");
    const key = softKey(house.url);
    expect(await add(cookie, key)).toMatchObject({ __typename: "PasskeyAdded" });
    expect(await own(cookie)).toMatchObject([{ name: "laptop", usedAt: null }]);
    const opened = await signInAs(key);
    expect(opened.status).toBe(200);
    expect((await house.ask(opened.cookie, "{ me { name } }")).data).toEqual({ me: { name: "Dana" } });
    expect((await own(cookie))[0]?.usedAt).toBeGreaterThan(0);
    await unprove();
    expect(await ask(cookie, BEGIN)).toMatchObject({ __typename: "ProveItsYou" });
    const [{ id } = { id: "" }] = await own(cookie);
    expect(await ask(cookie, REMOVE, { id })).toMatchObject({ __typename: "ProveItsYou" });
    expect(await proveBy(cookie, key)).toEqual({ kind: "proved" });
    expect(await ask(cookie, REMOVE, { id })).toMatchObject({ __typename: "PasskeyRemoved" });
    expect(await own(cookie)).toEqual([]);
    const gone = await signInAs(key);
    expect([gone.status, gone.cookie]).toEqual([401, ""]);
  });

  it("[G409] [G421] asked for without a proof is a row of the audit each time, as what does not leave for want of one", async () => {
    const cookie = await house.signIn("cam");
    const key = softKey(house.url);
    await add(cookie, key);
    const [{ id } = { id: "" }] = await own(cookie);
    const made = { name: "laptop", response: JSON.stringify(softKey(house.url).made(await begin(cookie))) };
    await unprove();
    for (const [asked, given] of [
      [BEGIN, {}],
      [ADD, made],
      [REMOVE, { id }],
    ] as const)
      expect(await ask(cookie, asked, given)).toMatchObject({ __typename: "ProveItsYou" });
    const rows = await house.store.prisma.$queryRaw`
      select deed::text, thing::text, subject_id, refusal, facts from audit_row
      where actor_id = (select id from staff where username = 'cam') and deed = 'tried' order by era, xid, seq`;
    const row = { deed: "tried", thing: "house", subject_id: null, refusal: "prove_it_is_you" };
    expect(rows).toEqual([
      { ...row, facts: { field: "beginPasskey" } },
      { ...row, facts: { field: "addPasskey" } },
      { ...row, subject_id: id, facts: { field: "removePasskey" } },
    ]);
    await proveBy(cookie, key);
    await ask(cookie, REMOVE, { id });
  });

  it("[G420] [G421] is added once it is proved again, where the proof was over as it was made, and nothing is made anew", async () => {
    const cookie = await house.signIn("lee");
    const key = softKey(house.url);
    await add(cookie, key, {}, "phone");
    const other = softKey(house.url);
    const given = { name: "laptop", response: JSON.stringify(other.made(await begin(cookie))) };
    await unprove();
    expect(await ask(cookie, ADD, given)).toMatchObject({ __typename: "ProveItsYou" });
    expect(await proveBy(cookie, key)).toEqual({ kind: "proved" });
    expect(await ask(cookie, ADD, given)).toMatchObject({ __typename: "PasskeyAdded" });
    for (const { id } of await own(cookie)) await ask(cookie, REMOVE, { id });
  });

  it("[G422] is not said not to be taken where nobody can tell: it can be tried again", async () => {
    const cookie = await house.signIn("marta");
    const key = softKey(house.url);
    await add(cookie, key);
    await house.store.prisma.$executeRaw`create function no_room() returns trigger language plpgsql as
      'begin raise ''no space left''; end'`;
    await house.store.prisma
      .$executeRaw`create trigger no_room before insert on session execute function no_room()`;
    const printed = vi.spyOn(console, "error");
    const away = await signInAs(key);
    await house.store.prisma.$executeRaw`drop trigger no_room on session`;
    expect(away.status).toBe(503);
    // By its facts alone: what a database says of a row is nobody's to print.
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
    expect(house.logged.join("\n")).toContain("auth_unavailable");
    expect(house.logged.join("\n")).not.toContain("no space left");
    expect((await signInAs(key)).status).toBe(200);
    for (const { id } of await own(cookie)) await ask(cookie, REMOVE, { id });
  });

  it("[G421] is not added where it was made for another house, without its owner's finger, or for another asking", async () => {
    const cookie = await house.signIn("ada");
    const wrong = { __typename: "PasskeyNotAdded", because: "refused" };
    for (const otherwise of [
      { origin: "https://evil.example.org" },
      { rpId: "evil.example.org" },
      { isVerified: false },
      { challenge: "AAAA" },
    ])
      expect(await add(cookie, softKey(house.url), otherwise)).toEqual(wrong);
    const response = JSON.stringify(softKey(house.url).made(await begin(cookie)));
    const elsewhere = await house.signIn("ada");
    expect(await ask(elsewhere, ADD, { name: "laptop", response })).toEqual(wrong);
    for (const text of ["", "{}", "null", "[]", response.slice(1)])
      expect(await ask(cookie, ADD, { name: "laptop", response: text })).toEqual(wrong);
    expect(await add(cookie, softKey(house.url), {}, " ")).toMatchObject({ because: "name" });
    expect(await own(cookie)).toEqual([]);
  });

  it("[G422] signs nobody in that was signed for another house, another asking, twice, or without its owner's finger", async () => {
    const cookie = await house.signIn("marta");
    const key = softKey(house.url);
    await add(cookie, key);
    for (const otherwise of [
      { origin: "https://evil.example.org" },
      { rpId: "evil.example.org" },
      { isVerified: false },
      { challenge: "AAAA" },
    ])
      expect((await signInAs(key, otherwise)).status).toBe(401);
    // One that knows the name of hers, and has another key.
    const forged = { ...softKey(house.url).signed("x"), id: key.id, rawId: key.id };
    expect((await tell(AUTH_PATHS.passkeySignIn, { response: forged })).status).toBe(401);
    const asked = (await tell(AUTH_PATHS.passkeyOptions, {})).body as { readonly challenge: string };
    const response = key.signed(asked.challenge);
    const both = [
      await tell(AUTH_PATHS.passkeySignIn, { response }),
      await tell(AUTH_PATHS.passkeySignIn, { response }),
    ];
    expect(both.map(({ status }) => status)).toEqual([200, 401]);
    expect((await tell(AUTH_PATHS.passkeySignIn, { response: { id: "x" } })).status).toBe(400);
  });

  it("[G424] that counts no further than it did is one of two: neither signs in, and the audit knows", async () => {
    const cookie = await house.signIn("pat");
    const key = softKey(house.url);
    await add(cookie, key, { counter: 3 });
    expect((await signInAs(key, { counter: 4 })).status).toBe(200);
    for (const counter of [4, 3, 0]) expect((await signInAs(key, { counter })).status).toBe(401);
    const audited = await house.store.prisma.$queryRaw`
      select count(*)::integer as count from audit_row where refusal = 'copied_key'
        and actor_id = (select id from staff where username = 'pat')`;
    expect(audited).toEqual([{ count: 3 }]);
    expect((await signInAs(key, { counter: 5 })).status).toBe(200);
  });

  it("[G422] of a disabled account is told what every other one is told that is not taken", async () => {
    const cookie = await house.signIn("cam");
    const key = softKey(house.url);
    await add(cookie, key);
    const id = (await house.store.staff.list()).find(({ name }) => name === "Cam")?.id;
    if (id !== undefined) await house.store.people.disable(id);
    const [disabled, unknown] = [await signInAs(key), await signInAs(softKey(house.url))];
    expect(disabled).toEqual(unknown);
    expect(disabled.status).toBe(401);
  });

  it("[G423] proves it in the very session that asked, by one of its owner's own", async () => {
    const [lee, alex] = [await house.signIn("lee"), await house.signIn("alex")];
    const [key, other] = [softKey(house.url), softKey(house.url)];
    expect((await tell(PROVE_PATHS.proveOptions, {}, lee)).body).toEqual({ options: null });
    await add(lee, key);
    await add(alex, other);
    await unprove();
    expect(await proveBy(lee, other)).toEqual({ kind: "refused" });
    const elsewhere = await house.signIn("lee");
    const { body } = await tell(PROVE_PATHS.proveOptions, {}, lee);
    const response = key.signed(challengeIn((body as { readonly options: string }).options));
    expect((await tell(PROVE_PATHS.provePasskey, { response }, elsewhere)).body).toEqual({ kind: "refused" });
    expect(await ask(lee, BEGIN)).toMatchObject({ __typename: "ProveItsYou" });
    expect(await proveBy(lee, key)).toEqual({ kind: "proved" });
    expect(await ask(lee, BEGIN)).toMatchObject({ __typename: "PasskeyAsked" });
    expect((await tell(PROVE_PATHS.provePasskey, { response })).status).toBe(401);
  });
});
