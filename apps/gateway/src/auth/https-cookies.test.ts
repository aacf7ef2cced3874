import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, TEST_PASSWORD, type TestGateway } from "../testing/test-gateway.ts";
import { AUTH_PATHS } from "./paths.ts";

const HOUSE = "https://hold.example.org";
let house: TestGateway;
beforeAll(async () => {
  house = await testGateway({ environment: { HOLDFAST_URL: HOUSE } });
});
afterAll(() => house.close());

/** What a proxy passes on of what a browser at the console's address says. */
async function tell(path: string, body: object, cookie = "") {
  const asked = request({
    port: house.url.port,
    path,
    method: "POST",
    headers: {
      host: new URL(HOUSE).host,
      origin: HOUSE,
      "content-type": "application/json",
      ...(cookie === "" ? {} : { cookie }),
    },
  });
  asked.end(JSON.stringify(body));
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  return { status: answer.statusCode, cookies: answer.headers["set-cookie"] ?? [], body: await text(answer) };
}
const signIn = (cookie = "") =>
  tell(`/api/auth${AUTH_PATHS.signIn}`, { username: "dana", password: TEST_PASSWORD }, cookie);
const me = async (cookie: string) => (await tell("/graphql", { query: "{ me { name } }" }, cookie)).status;

describe("on https", () => {
  it("[G451] cookies are secure, and named so that no other host can set or read them", async () => {
    const { status, cookies } = await signIn();
    expect(status).toBe(200);
    expect(cookies).toHaveLength(1);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-holdfast\./);
      expect(cookie).toMatch(/; Secure(?:;|$)/i);
      expect(cookie).toMatch(/; Path=\/(?:;|$)/i);
      expect(cookie).toMatch(/; HttpOnly(?:;|$)/i);
      expect(cookie).toMatch(/; SameSite=Strict(?:;|$)/i);
      expect(cookie).not.toMatch(/domain=/i);
    }
  });

  it("[G451] a session is had by that cookie, and by none that a subdomain could have set", async () => {
    const { cookies } = await signIn();
    const cookie = cookies[0]?.split(";")[0] ?? "";
    expect(await me(cookie)).toBe(200);
    expect(await me(cookie.replace("__Host-", ""))).toBe(401);
    expect(await me(`holdfast.session_token=theirs; ${cookie}`)).toBe(200);
  });

  it("[G451] signing in once more ends the session that the browser had, and signing out the new one", async () => {
    const first = (await signIn()).cookies[0]?.split(";")[0] ?? "";
    const second = (await signIn(first)).cookies[0]?.split(";")[0] ?? "";
    expect([await me(first), await me(second)]).toEqual([401, 200]);
    await tell(`/api/auth${AUTH_PATHS.signOut}`, {}, second);
    await expect.poll(() => me(second)).toBe(401);
  });
});
