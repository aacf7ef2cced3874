import { totp } from "@holdfast/tooling/totp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, TEST_PASSWORD, type TestGateway } from "../testing/test-gateway.ts";
import { AUTH_PATHS } from "./paths.ts";
import { SIGN_INS_PER_MINUTE } from "./sign-in-tries.ts";

let house: TestGateway;
beforeAll(async () => {
  house = await testGateway();
});
afterAll(() => house.close());

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .filter((line) => !/max-age=0/i.test(line))
    .map((line) => line.split(";")[0])
    .join("; ");
const tell = (path: string, body: object, cookie: string): Promise<Response> =>
  house.post(`/api/auth${path}`, body, { cookie });
const passwordOf = (username: string): Promise<Response> =>
  house.post(`/api/auth${AUTH_PATHS.signIn}`, { username, password: TEST_PASSWORD });
const next = (key: string): string => totp(key, Date.now() + 30_000);
const ME = "{ me { name } }";

/** Somebody who now signs in with codes: the key, the backup codes, and the session that followed. */
async function withCodes(username: string) {
  const before = await house.signIn(username);
  const added = await tell(AUTH_PATHS.addCodes, { password: TEST_PASSWORD }, before);
  const { totpURI, backupCodes } = (await added.json()) as { totpURI: string; backupCodes: string[] };
  const key = new URL(totpURI).searchParams.get("secret") ?? "";
  const proved = await tell(AUTH_PATHS.checkCode, { code: totp(key, Date.now()) }, before);
  expect(proved.status).toBe(200);
  return { key, backupCodes, before, session: cookieOf(proved) };
}

describe("a second factor", () => {
  it("[G27] is on once a code proved it, and then a password alone opens nothing", async () => {
    const { key, session, before } = await withCodes("dana");
    expect((await house.ask(session, ME)).status).toBe(200);
    await expect.poll(async () => (await house.ask(before, ME)).status).toBe(401);
    const asked = await passwordOf("dana");
    expect(await asked.json()).toMatchObject({ twoFactorRedirect: true });
    const challenge = cookieOf(asked);
    expect(challenge).not.toContain("session_token");
    expect((await house.ask(challenge, ME)).status).toBe(401);
    expect((await tell(AUTH_PATHS.checkCode, { code: "000000" }, challenge)).status).toBe(401);
    const opened = await tell(AUTH_PATHS.checkCode, { code: next(key) }, challenge);
    expect(opened.status).toBe(200);
    expect((await house.ask(cookieOf(opened), ME)).data).toEqual({ me: { name: "Dana" } });
  });

  it("[G27] code opens one session and no second, whoever saw it", async () => {
    const { key } = await withCodes("ada");
    const code = next(key);
    const answers = [];
    for (let nth = 0; nth < 2; nth += 1)
      answers.push(await tell(AUTH_PATHS.checkCode, { code }, cookieOf(await passwordOf("ada"))));
    expect(answers.map(({ status }) => status)).toEqual([200, 401]);
    expect((await house.ask(cookieOf(answers[1] ?? Response.error()), ME)).status).toBe(401);
  });

  it("[G27] opens by a backup code, once", async () => {
    const { backupCodes } = await withCodes("marta");
    const statuses = [];
    for (let nth = 0; nth < 2; nth += 1)
      statuses.push(
        (
          await tell(
            AUTH_PATHS.checkBackupCode,
            { code: backupCodes[0] },
            cookieOf(await passwordOf("marta")),
          )
        ).status,
      );
    expect(statuses).toEqual([200, 401]);
  });

  it("[DB73] is encrypted where it rests, backup codes too", async () => {
    const { key, backupCodes } = await withCodes("lee");
    const kept = JSON.stringify(await house.store.prisma.twoFactor.findMany());
    for (const secret of [key, ...backupCodes]) expect(kept).not.toContain(secret);
    expect(house.logged.join("\n")).not.toContain(key);
  });

  it("[G27] trusts no device: whoever asks for that is refused", async () => {
    const { key } = await withCodes("pat");
    const challenge = cookieOf(await passwordOf("pat"));
    const answer = await tell(AUTH_PATHS.checkCode, { code: next(key), trustDevice: true }, challenge);
    expect(answer.status).toBe(400);
  });

  it("[G7] [G27] is guessed at five times in one sign-in, and ten times in a minute with what one browser has", async () => {
    const { key } = await withCodes("cam");
    const challenge = cookieOf(await passwordOf("cam"));
    for (let nth = 0; nth < 5; nth += 1)
      expect((await tell(AUTH_PATHS.checkCode, { code: "000000" }, challenge)).status).toBe(401);
    expect((await tell(AUTH_PATHS.checkCode, { code: next(key) }, challenge)).status).toBe(400);
    const session = await house.signIn("alex");
    const change = (extra: string) =>
      tell(
        AUTH_PATHS.changePassword,
        { currentPassword: "not the right one", newPassword: "another long password" },
        `${extra}; ${session}; holdfast.session_token=another`,
      );
    for (let nth = 0; nth < SIGN_INS_PER_MINUTE.ofName; nth += 1)
      expect((await change(`more=${nth}`)).status).toBe(400);
    expect((await change("more=still")).status).toBe(429);
  });
});

describe("a backup code", () => {
  it("[G27] opens one session by a backup code that two use at the same instant", async () => {
    const { backupCodes } = await withCodes("alex");
    const asked = [await passwordOf("alex"), await passwordOf("alex")].map(cookieOf);
    const [code] = backupCodes;
    const answers = await Promise.all(
      asked.map(async (cookie) => tell(AUTH_PATHS.checkBackupCode, { code }, cookie)),
    );
    const opened = answers.filter(({ status }) => status === 200);
    expect(opened).toHaveLength(1);
    const others = answers.filter((answer) => !opened.includes(answer));
    expect(others.every(({ status }) => status === 401 || status === 409)).toBe(true);
    for (const answer of others) expect((await house.ask(cookieOf(answer), ME)).status).toBe(401);
    // The others are good as before, and that one no more.
    const again = async (typed: string | undefined) =>
      (await tell(AUTH_PATHS.checkBackupCode, { code: typed }, cookieOf(await passwordOf("alex")))).status;
    expect([await again(code), await again(backupCodes[1])]).toEqual([401, 200]);
  });
});

describe("a disabled account", () => {
  it("[DB71] cannot sign in, and is told what a wrong password is told", async () => {
    const id = (await house.store.staff.list()).find(({ name }) => name === "Cam")?.id;
    if (id !== undefined) await house.store.people.disable(id);
    await house.store.prisma.user.update({ where: { username: "cam" }, data: { twoFactorEnabled: false } });
    const right = await passwordOf("cam");
    const wrong = await house.post(`/api/auth${AUTH_PATHS.signIn}`, {
      username: "cam",
      password: "x".repeat(20),
    });
    expect([right.status, wrong.status]).toEqual([401, 401]);
    expect(await right.json()).toEqual(await wrong.json());
    expect(cookieOf(right)).toBe("");
  });
});
