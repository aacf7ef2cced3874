import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import { LINK_PATHS } from "./paths.ts";
import { SIGN_INS_PER_MINUTE } from "./sign-in-tries.ts";

let house: TestGateway;
let alex: string;
beforeAll(async () => {
  house = await testGateway({ environment: { TRUSTED_PROXIES: "127.0.0.1,::1" } });
  alex = await house.signIn("alex");
});
afterAll(() => house.close());

const PASSWORD = "a password of their own";
let invited = 0;
async function invite(): Promise<{ username: string; secret: string }> {
  const username = `noor${(invited += 1)}`;
  const { data } = await house.ask(
    alex,
    `mutation ($username: String!) { invite(username: $username, name: "Noor", role: advocate, languages: [es]) {
      ... on Invited { link { secret } } } }`,
    { username },
  );
  return { username, secret: (data as { invite: { link: { secret: string } } }).invite.link.secret };
}
const ask = async (path: string, body: object, from = "198.51.100.1"): Promise<unknown> =>
  (await house.post(`/api/auth${path}`, body, { "x-forwarded-for": from })).json();
const look = (secret: string) => ask(LINK_PATHS.look, { secret });
const use = (secret: string, password = PASSWORD) => ask(LINK_PATHS.use, { secret, password });

describe("whoever holds a link", () => {
  it("[G28] sees whose it is, chooses a password once, and signs in with it", async () => {
    const { username, secret } = await invite();
    expect(await look(secret)).toMatchObject({ kind: "good", purpose: "invitation", username, name: "Noor" });
    const signIn = () => house.post("/api/auth/sign-in/username", { username, password: PASSWORD });
    expect((await signIn()).status).toBe(401);
    expect(await use(secret, "too short")).toEqual({ kind: "password" });
    expect(await use(secret, "Holdfast2026!")).toEqual({ kind: "guessed_first" });
    expect(await use(secret.toUpperCase().replaceAll("-", " "))).toEqual({ kind: "used" });
    expect((await signIn()).status).toBe(200);
    expect(await look(secret)).toEqual({ kind: "not_good" });
    expect(await use(secret, "a password of somebody else")).toEqual({ kind: "not_good" });
  });

  it("[G28] is one, of two who use it at once", async () => {
    const { secret } = await invite();
    const used = await Promise.all([use(secret), use(secret, "a password of somebody else")]);
    expect(used.map((one) => (one as { kind: string }).kind).toSorted()).toEqual(["not_good", "used"]);
  });

  it("[G28] is told nothing more when there is no such link", async () => {
    for (const secret of ["", "x", "a".repeat(32), "a".repeat(200)])
      expect([await look(secret), await use(secret)]).toEqual([{ kind: "not_good" }, { kind: "not_good" }]);
  });

  it("[G28] has a secret that rests nowhere and is logged nowhere", async () => {
    const { secret } = await invite();
    await look(secret);
    const bare = secret.replaceAll("-", "");
    const links = await house.store.prisma.staffLink.findMany();
    const kept = JSON.stringify(
      links.map((link) => ({ ...link, secretHash: Buffer.from(link.secretHash).toString() })),
    );
    for (const text of [kept, house.logged.join("\n")])
      for (const part of [secret, bare]) expect(text).not.toContain(part);
  });

  it("[G2] comes from our own pages, with JSON", async () => {
    const path = `/api/auth${LINK_PATHS.look}`;
    expect((await house.post(path, { secret: "x" }, { origin: "https://evil.example.org" })).status).toBe(
      403,
    );
    expect((await house.post(path, { secret: "x" }, { "content-type": "text/plain" })).status).toBe(400);
    expect((await house.post(path, {})).status).toBe(400);
    expect((await fetch(new URL(path, house.url))).status).toBe(405);
  });

  it("[G7] [G28] guesses as often as at names, and no more", async () => {
    const from = "203.0.113.9";
    const tries = Array.from({ length: SIGN_INS_PER_MINUTE.ofClient }, () =>
      house.post(`/api/auth${LINK_PATHS.look}`, { secret: "x" }, { "x-forwarded-for": from }),
    );
    expect(new Set((await Promise.all(tries)).map(({ status }) => status))).toEqual(new Set([200]));
    const { secret } = await invite();
    const late = await house.post(`/api/auth${LINK_PATHS.look}`, { secret }, { "x-forwarded-for": from });
    expect(late.status).toBe(429);
  });
});
