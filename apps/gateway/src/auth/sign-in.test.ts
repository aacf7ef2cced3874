import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, TEST_PASSWORD, type TestGateway } from "../testing/test-gateway.ts";
import { SIGN_INS_PER_MINUTE } from "./sign-in-tries.ts";
import { AUTH_PATHS, CLOSED_AUTH_PATHS } from "./paths.ts";
import { refusalText } from "../http/refusal.ts";

let house: TestGateway;
/** The test plays a proxy, so that it can be many clients. */
beforeAll(async () => {
  house = await testGateway({ environment: { TRUSTED_PROXIES: "127.0.0.1,::1" } });
});
afterAll(() => house.close());

let strangers = 0;
const stranger = (): Record<string, string> => ({ "x-forwarded-for": `198.51.100.${(strangers += 1)}` });
const signIn = (body: unknown, headers: Record<string, string> = stranger()): Promise<Response> =>
  house.post("/api/auth/sign-in/username", body, headers);

describe("signing in", () => {
  it("[G1] takes the right password, however the name is written", async () => {
    for (const username of ["dana", "Dana", "DANA"])
      expect((await signIn({ username, password: TEST_PASSWORD })).status).toBe(200);
  });

  it("[G1] gives a cookie that scripts and other sites never see", async () => {
    const answer = await signIn({ username: "dana", password: TEST_PASSWORD });
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^holdfast\.session_token=/);
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Strict/i);
    expect(cookie).not.toMatch(/; Secure/i);
  });

  it("[G451] draws a new token for each session, of more than 128 bits, and tells it by the cookie alone", async () => {
    const tokens = new Set<string>();
    for (const username of ["cam", "cam", "marta"]) {
      const answer = await signIn({ username, password: TEST_PASSWORD });
      const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
      const [token = ""] = decodeURIComponent(cookie.split("=").slice(1).join("=")).split(".");
      // 32 letters and digits: 190 bits.
      expect(token).toMatch(/^[a-zA-Z0-9]{32,}$/);
      tokens.add(token);
      const session = await fetch(new URL(`/api/auth${AUTH_PATHS.session}`, house.url), {
        headers: { cookie },
      });
      for (const body of [await answer.text(), await session.text()]) {
        expect(body).toContain(username);
        expect(body).not.toContain(token);
      }
    }
    expect(tokens.size).toBe(3);
  });

  it("[G453] is logged by how it ended, and whoever goes around what guards it as that, without a name", async () => {
    house.logged.length = 0;
    await signIn({ username: "dana", password: TEST_PASSWORD });
    await signIn({ username: "dana", password: "not the right password" });
    await signIn(
      { username: "dana", password: TEST_PASSWORD },
      { ...stranger(), origin: "https://evil.example.org" },
    );
    await house.post("/api/auth/sign-up/email", {}, stranger());
    await house.post("/api/auth/link/look", { secret: "x" }, stranger());
    const lines = house.logged.filter((line) => line.includes("sign_in_"));
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { event: "sign_in_tried", door: "signIn", status: 200 },
      { event: "sign_in_tried", door: "signIn", status: 401 },
      { event: "sign_in_guarded", door: "signIn", status: 403 },
      { event: "sign_in_guarded", door: "none", status: 404 },
      { event: "sign_in_tried", door: "look", status: 200 },
    ]);
    expect(house.logged.join("\n")).not.toMatch(/dana|evil/);
  });

  it("[G1] says the same of a wrong password and of a name that nobody has", async () => {
    const wrong = await signIn({ username: "dana", password: "not the right password" });
    const unknown = await signIn({ username: "nobody", password: "not the right password" });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await unknown.json());
  });

  it("[G1] lets nobody choose a role, or sign up", async () => {
    const body = {
      email: "x@example.org",
      username: "eve",
      name: "Eve",
      password: TEST_PASSWORD,
      role: "administrator",
    };
    expect((await house.post("/api/auth/sign-up/email", body, stranger())).status).toBe(404);
    expect((await house.store.staff.list()).map(({ name }) => name)).not.toContain("Eve");
  });

  it.each([...CLOSED_AUTH_PATHS, "/ok", "/error", "/callback/x", "/list-accounts", "/get-access-token", "/"])(
    "[G1] has no door at %s",
    async (path) => {
      const answer = await house.post(`/api/auth${path}`, {}, stranger());
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe(refusalText("not_found"));
    },
  );

  it("[G2] is refused from another site, and to a page that sends no JSON", async () => {
    const body = { username: "dana", password: TEST_PASSWORD };
    expect((await signIn(body, { ...stranger(), origin: "https://evil.example.org" })).status).toBe(403);
    expect((await signIn(body, { ...stranger(), "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await signIn(body, { ...stranger(), "content-type": "text/plain" })).status).toBe(400);
  });

  it("[G7] is refused after ten tries of one name from one client within a minute, and to nobody else", async () => {
    const guesser = stranger();
    for (let attempt = 0; attempt < SIGN_INS_PER_MINUTE.ofName; attempt += 1)
      expect((await signIn({ username: "ada", password: `wrong password ${attempt}` }, guesser)).status).toBe(
        401,
      );
    const right = { username: "ada", password: TEST_PASSWORD };
    expect((await signIn(right, guesser)).status).toBe(429);
    expect(
      (await signIn(right, { "x-forwarded-for": `203.0.113.1, ${guesser["x-forwarded-for"]}` })).status,
    ).toBe(429);
    expect((await signIn({ ...right, username: "ADA" }, guesser)).status).toBe(429);
    expect((await signIn(right, stranger())).status).toBe(200);
    // Whoever shares the address is not locked out with the guesser.
    expect((await signIn({ username: "marta", password: TEST_PASSWORD }, guesser)).status).toBe(200);
  });

  it("[G7] is refused to a client that tries many names, and to nobody else", async () => {
    const guesser = stranger();
    const password = "not the right password";
    const tries = Array.from({ length: SIGN_INS_PER_MINUTE.ofClient }, (_, n) => n);
    // No names that could be: nothing is looked up, so that the test need not wait for a hundred password hashes.
    const answers = await Promise.all(tries.map((n) => signIn({ username: `no-${n}`, password }, guesser)));
    expect(new Set(answers.map(({ status }) => status))).not.toContain(429);
    expect((await signIn({ username: "marta", password: TEST_PASSWORD }, guesser)).status).toBe(429);
    expect((await signIn({ username: "marta", password: TEST_PASSWORD }, stranger())).status).toBe(200);
  });

  it("[G7] keeps neither client's address nor tried name, neither in a session nor in a count nor in the log", async () => {
    await signIn({ username: "dana", password: TEST_PASSWORD });
    const kept = JSON.stringify(
      [await house.store.prisma.session.findMany(), await house.store.prisma.rateLimit.findMany()],
      (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value),
    );
    expect(kept).toContain("fd");
    expect(kept).not.toMatch(/198\.51\.100|c633:64|dana|marta/i);
    expect(house.logged.join("\n")).not.toMatch(/198\.51\.100|dana/i);
  });

  it("[G1] ends with signing out, for GraphQL at once", async () => {
    const cookie = await house.signIn("lee");
    expect((await house.ask(cookie, "{ me { name } }")).data).toEqual({ me: { name: "Lee" } });
    await house.post(`/api/auth${AUTH_PATHS.signOut}`, {}, { cookie });
    expect((await house.ask(cookie, "{ me { name } }")).status).toBe(401);
  });

  it("[G1] tells a page who is signed in, and a stranger nothing", async () => {
    const cookie = await house.signIn("pat");
    const session = (headers: Record<string, string>) =>
      fetch(new URL(`/api/auth${AUTH_PATHS.session}`, house.url), { headers });
    expect(await (await session({ cookie })).json()).toMatchObject({ user: { role: "privacy_officer" } });
    expect(await (await session({})).json()).toBeNull();
  });
});
