import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, TEST_PASSWORD, type TestGateway } from "../testing/test-gateway.ts";
import { AUTH_PATHS } from "./paths.ts";

let house: TestGateway;
beforeAll(async () => {
  house = await testGateway();
});
afterAll(() => house.close());

const change = (cookie: string, body: object): Promise<Response> =>
  house.post(`/api/auth${AUTH_PATHS.changePassword}`, { revokeOtherSessions: true, ...body }, { cookie });
const signIn = async (username: string, password: string): Promise<number> =>
  (await house.post(`/api/auth${AUTH_PATHS.signIn}`, { username, password })).status;
const ME = "{ me { name } }";

describe("one's own password", () => {
  it("[G458] is changed by whoever knows the present one, and everywhere else is signed out", async () => {
    const [here, there] = [await house.signIn("dana"), await house.signIn("dana")];
    const newPassword = "quiet rivers run deeper";
    expect((await change(here, { newPassword })).status).toBe(400);
    expect((await change(here, { currentPassword: "not the present one", newPassword })).status).toBe(400);
    expect(await signIn("dana", TEST_PASSWORD)).toBe(200);
    const changed = await change(here, { currentPassword: TEST_PASSWORD, newPassword });
    expect(changed.status).toBe(200);
    expect([(await house.ask(there, ME)).status, (await house.ask(here, ME)).status]).toEqual([401, 401]);
    const cookie = changed.headers.getSetCookie().map((line) => line.split(";")[0]);
    expect((await house.ask(cookie.join("; "), ME)).status).toBe(200);
    expect([await signIn("dana", TEST_PASSWORD), await signIn("dana", newPassword)]).toEqual([401, 200]);
  });

  it("[G458] leaves nobody signed in elsewhere, whatever the caller says of that", async () => {
    let current = TEST_PASSWORD;
    for (const said of [{}, { revokeOtherSessions: false }, { revokeOtherSessions: null }]) {
      const signed = async (): Promise<string> =>
        (await house.post(`/api/auth${AUTH_PATHS.signIn}`, { username: "alex", password: current })).headers
          .getSetCookie()
          .map((line) => line.split(";")[0])
          .join("; ");
      const [here, there] = [await signed(), await signed()];
      const newPassword = `quiet rivers run ${crypto.randomUUID()}`;
      const given = { currentPassword: current, newPassword };
      const { status } = await house.post(
        `/api/auth${AUTH_PATHS.changePassword}`,
        { ...given, ...said },
        { cookie: here },
      );
      expect(status).toBe(200);
      expect((await house.ask(there, ME)).status).toBe(401);
      current = newPassword;
    }
  });

  it("[G458] may be of any signs, of small letters, digits or another script alone, and long", async () => {
    let current = TEST_PASSWORD;
    let cookie = await house.signIn("ada");
    for (const newPassword of [
      "sevenlittlefoxes",
      "4927710385561029",
      "тихая река · ночь ✶",
      `${"quiet rivers ".repeat(15)}again`,
    ]) {
      const changed = await change(cookie, { currentPassword: current, newPassword });
      expect(changed.status).toBe(200);
      cookie = changed.headers
        .getSetCookie()
        .map((line) => line.split(";")[0])
        .join("; ");
      current = newPassword;
    }
    expect(await signIn("ada", current)).toBe(200);
  });

  it("[G458] is compared to its last letter, as it was typed", async () => {
    for (const other of [
      TEST_PASSWORD.toUpperCase(),
      ` ${TEST_PASSWORD}`,
      `${TEST_PASSWORD} `,
      TEST_PASSWORD.slice(0, -1),
      `${TEST_PASSWORD}x`,
    ])
      expect(await signIn("lee", other)).toBe(401);
    expect(await signIn("lee", TEST_PASSWORD)).toBe(200);
  });

  it("[G454] is none that is guessed first, and says so", async () => {
    const cookie = await house.signIn("marta");
    for (const newPassword of ["Holdfast2026!", "qwertyqwerty"]) {
      const answer = await change(cookie, { currentPassword: TEST_PASSWORD, newPassword });
      expect([answer.status, await answer.json()]).toEqual([400, { code: "PASSWORD_GUESSED_FIRST" }]);
    }
    expect(await signIn("marta", TEST_PASSWORD)).toBe(200);
  });

  it("[G458] has twelve signs at least, and 256 at most", async () => {
    const cookie = await house.signIn("pat");
    for (const newPassword of ["elevensigns", "x".repeat(257)])
      expect((await change(cookie, { currentPassword: TEST_PASSWORD, newPassword })).status).toBe(400);
  });

  it("[G7] is tried ten times a minute in one session, however its cookie is spelled and whatever stands beside it", async () => {
    const cookie = await house.signIn("cam");
    const [name = "", value = ""] = cookie.split(/=(.*)/s);
    const spelled = [
      cookie,
      `${name}=%${value.charCodeAt(0).toString(16)}${value.slice(1)}`,
      `${cookie}; holdfast.two_factor=junk`,
      `holdfast.dont_remember=junk; ${cookie}`,
    ];
    const answers: number[] = [];
    for (let at = 0; at < 12; at += 1) {
      const given = { currentPassword: `not the present one ${at}`, newPassword: "quiet rivers run deeper" };
      answers.push((await change(spelled[at % spelled.length] ?? "", given)).status);
    }
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 400), 429, 429]);
  });
});
