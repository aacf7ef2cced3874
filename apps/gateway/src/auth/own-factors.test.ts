import { totp } from "@holdfast/tooling/totp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, TEST_PASSWORD, type TestGateway } from "../testing/test-gateway.ts";
import { AUTH_PATHS, PROVE_PATHS } from "./paths.ts";

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
const unprove = async () =>
  house.store.prisma.session.updateMany({ data: { provedAt: new Date(Date.now() - 3_600_000) } });
const password = TEST_PASSWORD;
const WANTED = { kind: "prove_it_is_you", withinMs: 600_000 };
const unproved = async (answer: Promise<Response>) => {
  const { status } = await answer;
  return [status, await (await answer).json()];
};
const factorsOf = async (username: string) =>
  house.store.prisma.user.findUnique({
    where: { username },
    select: { twoFactorEnabled: true, twofactor: true, accounts: { select: { password: true } } },
  });

describe("one's own factors", () => {
  it("[G510] turn on, are renewed and turn off for whoever has proved lately that it is them, and else stay as they are", async () => {
    const begun = await house.signIn("dana");
    await unprove();
    const before = await factorsOf("dana");
    expect(await unproved(tell(AUTH_PATHS.addCodes, { password }, begun))).toEqual([428, WANTED]);
    expect(await factorsOf("dana")).toEqual(before);
    await tell(PROVE_PATHS.provePassword, { password }, begun);
    const added = await tell(AUTH_PATHS.addCodes, { password }, begun);
    const { totpURI } = (await added.json()) as { totpURI: string };
    const key = new URL(totpURI).searchParams.get("secret") ?? "";
    await unprove();
    const code = totp(key, Date.now());
    expect(await unproved(tell(AUTH_PATHS.checkCode, { code }, begun))).toEqual([428, WANTED]);
    expect((await factorsOf("dana"))?.twoFactorEnabled).toBe(false);
    await tell(PROVE_PATHS.provePassword, { password }, begun);
    const session = cookieOf(await tell(AUTH_PATHS.checkCode, { code }, begun));
    await unprove();
    const on = await factorsOf("dana");
    for (const path of [AUTH_PATHS.newBackupCodes, AUTH_PATHS.dropCodes])
      expect(await unproved(tell(path, { password }, session))).toEqual([428, WANTED]);
    expect(await factorsOf("dana")).toEqual(on);
    // A password alone is no proof of whoever signs in with a code.
    const next = totp(key, Date.now() + 30_000);
    expect(await (await tell(PROVE_PATHS.provePassword, { password }, session)).json()).toEqual({
      kind: "code_wanted",
    });
    expect((await tell(AUTH_PATHS.dropCodes, { password }, session)).status).toBe(428);
    await tell(PROVE_PATHS.provePassword, { password, code: next }, session);
    expect((await tell(AUTH_PATHS.newBackupCodes, { password }, session)).status).toBe(200);
    expect((await tell(AUTH_PATHS.dropCodes, { password }, session)).status).toBe(200);
    expect((await factorsOf("dana"))?.twoFactorEnabled).toBe(false);
  });

  it("[G510] spends no backup code of whoever is signed in and has not proved it", async () => {
    const session = await house.signIn("lee");
    await unprove();
    expect(await unproved(tell(AUTH_PATHS.checkBackupCode, { code: "aaaaa-bbbbb" }, session))).toEqual([
      428,
      WANTED,
    ]);
  });

  it("[G510] and the password is changed only then, and what was refused is in the audit, as who asked", async () => {
    const session = await house.signIn("alex");
    await unprove();
    const change = { currentPassword: password, newPassword: "quiet rivers run deeper" };
    expect(await unproved(tell(AUTH_PATHS.changePassword, change, session))).toEqual([428, WANTED]);
    expect(
      await house.store.prisma.$queryRaw`
        select refusal, facts ->> 'path' as path from audit_row
        where deed = 'tried' and actor_id = (select id from staff where username = 'alex')`,
    ).toEqual([{ refusal: "prove_it_is_you", path: "change-password" }]);
    expect((await house.post(`/api/auth${AUTH_PATHS.signIn}`, { username: "alex", password })).status).toBe(
      200,
    );
    await tell(PROVE_PATHS.provePassword, { password }, session);
    expect((await tell(AUTH_PATHS.changePassword, change, session)).status).toBe(200);
  });

  it("[G510] are nobody's to change without a session", async () => {
    for (const path of [
      AUTH_PATHS.addCodes,
      AUTH_PATHS.dropCodes,
      AUTH_PATHS.newBackupCodes,
      AUTH_PATHS.changePassword,
    ])
      expect((await tell(path, { password }, "holdfast.session_token=forged")).status).toBe(401);
  });
});

describe("one's own other sessions", () => {
  const END_ALL = "mutation { endOtherSessions { __typename } }";
  const END = "mutation ($id: ID!) { endOwnSession(id: $id) { __typename } }";
  const ME = "{ me { name } }";

  it("[G511] are ended by whoever has proved lately that it is them, and else go on", async () => {
    const [here, there] = [await house.signIn("marta"), await house.signIn("marta")];
    const asked = await house.ask(here, "{ account { sessions { id isThis } } }");
    const account = asked.data?.["account"] as { sessions: { id: string; isThis: boolean }[] } | undefined;
    const id = account?.sessions.find(({ isThis }) => !isThis)?.id;
    await unprove();
    expect((await house.ask(here, END_ALL)).data).toEqual({
      endOtherSessions: { __typename: "ProveItsYou" },
    });
    expect((await house.ask(here, END, { id })).data).toEqual({
      endOwnSession: { __typename: "ProveItsYou" },
    });
    expect((await house.ask(there, ME)).status).toBe(200);
    await tell(PROVE_PATHS.provePassword, { password }, here);
    expect((await house.ask(here, END, { id })).data).toEqual({
      endOwnSession: { __typename: "OwnSessionsEnded" },
    });
    expect((await house.ask(there, ME)).status).toBe(401);
    expect((await house.ask(here, END_ALL)).data).toEqual({
      endOtherSessions: { __typename: "OwnSessionsEnded" },
    });
  });
});
