import { totp } from "@holdfast/tooling/totp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseDesk, type CaseDesk } from "../testing/case-desk.ts";
import { LIFE } from "../testing/share-attempts.ts";
import { shareDesk, type Sharing, type ShareDesk } from "../testing/share-desk.ts";
import { TEST_PASSWORD } from "../testing/test-gateway.ts";
import { AUTH_PATHS, PROVE_PATHS } from "./paths.ts";
import { SIGN_INS_PER_MINUTE } from "./sign-in-tries.ts";

let desk: CaseDesk;
let sharing: ShareDesk;
let of: Sharing;
beforeAll(async () => {
  desk = await caseDesk();
  sharing = shareDesk(desk);
  const begun = await desk.begin("dana");
  await desk.change("dana", begun, "name", "Ana Q.");
  of = await sharing.share(begun);
});
afterAll(async () => desk.house.close());

const HOUR_AGO = () => new Date(Date.now() - 3_600_000);
const unprove = async () => desk.house.store.prisma.session.updateMany({ data: { provedAt: HOUR_AGO() } });
beforeEach(unprove);

const prove = async (cookie: string, given: object, headers: Record<string, string> = {}) =>
  desk.house.post(`/api/auth${PROVE_PATHS.provePassword}`, given, { cookie, ...headers });
const kindOf = async (answer: Promise<Response>): Promise<unknown> =>
  ((await (await answer).json()) as { readonly kind?: string }).kind;
const audited = async (sessionOf: string) =>
  desk.house.store.prisma.$queryRaw`
    select refusal from audit_row where actor_id = (select id from staff where username = ${sessionOf})
      and deed = 'tried' and thing = 'session' order by era, xid, seq`;
const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .filter((line) => !/max-age=0/i.test(line))
    .map((line) => line.split(";")[0])
    .join("; ");
const right = { password: TEST_PASSWORD };

describe("what leaves", () => {
  it("[G420] is refused as a value until that very session proved it, and goes then as it was asked", async () => {
    const [id, seen] = [crypto.randomUUID(), await of.seen("dana")];
    const asked = () => of.confirm("dana", seen, {}, id);
    expect(await asked()).toEqual({ __typename: "ProveItsYou" });
    expect(await of.gone()).toBe(0);
    // Of the same person, and another session.
    const elsewhere = await desk.house.signIn("dana");
    expect(await kindOf(prove(elsewhere, right))).toBe("proved");
    expect(await asked()).toEqual({ __typename: "ProveItsYou" });
    expect(await kindOf(prove(desk.cookie("dana"), right))).toBe("proved");
    expect(await asked()).toMatchObject({ __typename: "DisclosureSent" });
    expect(await of.gone()).toBe(1);
    await unprove();
    expect(await asked()).toEqual({ __typename: "ProveItsYou" });
  });

  it("[G420] has just been proved by whoever signed in", async () => {
    const fresh = await desk.house.signIn("dana");
    const [session] = await desk.house.store.people.ownSessions(desk.id("dana"));
    const proof = { sessionId: session?.id ?? desk.id("dana"), withinMs: 60_000 } as never;
    expect(await desk.house.store.people.isProved(desk.id("dana"), proof)).toBe(true);
    expect(fresh).not.toBe("");
  });

  it("[G420] is told until when it is, by the session that asks", async () => {
    const until = async () => (await desk.asked("marta", "{ provedUntil }")).data?.["provedUntil"] as number;
    expect(await until()).toBeLessThan(Date.now());
    await prove(desk.cookie("marta"), right);
    expect(await until()).toBeGreaterThan(Date.now() + 9 * 60_000);
    await unprove();
  });

  it("[G420] waits for nothing where a life is in danger this moment", async () => {
    const help = await sharing.vet("emergency_services");
    const over = {
      recipientId: help,
      purpose: "emergency",
      trigger: "advocate_initiative",
      risk: LIFE,
      concerns: [of.of.person],
    };
    expect(await of.confirm("dana", null, over)).toMatchObject({ __typename: "DisclosureSent" });
  });

  it("[G420] is withdrawn by whoever may, proved or not", async () => {
    expect(await of.withdraw()).toMatchObject({ __typename: "ReleasesWithdrawn" });
  });
});

describe("proving it", () => {
  it("[G420] is done by the right password in a session, from our own pages, and a wrong one is in the audit", async () => {
    const cookie = desk.cookie("marta");
    expect(await kindOf(prove(cookie, { password: "not the right one" }))).toBe("wrong_password");
    expect(await audited("marta")).toEqual([{ refusal: "wrong_password" }]);
    expect((await prove("", right)).status).toBe(401);
    expect((await prove("holdfast.session_token=forged", right)).status).toBe(401);
    expect((await prove(cookie, right, { origin: "https://evil.example.org" })).status).toBe(403);
    expect((await prove(cookie, right, { "content-type": "text/plain" })).status).toBe(400);
    expect((await prove(cookie, {})).status).toBe(400);
    expect(desk.house.logged.join("\n")).not.toContain("not the right one");
    expect(await kindOf(prove(cookie, right))).toBe("proved");
  });

  it("[G420] takes ten tries a minute in one session, and nobody else waits for it", async () => {
    const cookie = desk.cookie("pat");
    const wrong = { password: "not the right one" };
    for (let nth = 0; nth < SIGN_INS_PER_MINUTE.ofName; nth += 1)
      expect(await kindOf(prove(cookie, wrong))).toBe("wrong_password");
    expect((await prove(`more=1; ${cookie}`, right)).status).toBe(429);
    expect(await kindOf(prove(desk.cookie("cam"), right))).toBe("proved");
  });

  it("[G27] [G420] takes a code, too, of whoever signs in with one, and each code once; ten wrong ones lock", async () => {
    const before = await desk.house.signIn("ada");
    const tell = async (path: string, body: object) =>
      desk.house.post(`/api/auth${path}`, body, { cookie: before });
    const added = await tell(AUTH_PATHS.addCodes, right);
    const { totpURI, backupCodes } = (await added.json()) as { totpURI: string; backupCodes: string[] };
    const key = new URL(totpURI).searchParams.get("secret") ?? "";
    const turned = await tell(AUTH_PATHS.checkCode, { code: totp(key, Date.now()) });
    const cookie = cookieOf(turned);
    const [code, wrong] = [totp(key, Date.now() + 30_000), { ...right, code: "000000" }];
    expect(await kindOf(prove(cookie, right))).toBe("code_wanted");
    expect(await kindOf(prove(cookie, { password: "not the right one", code }))).toBe("wrong_password");
    expect(await kindOf(prove(cookie, wrong))).toBe("wrong_code");
    expect(await kindOf(prove(cookie, { ...right, code }))).toBe("proved");
    expect(await kindOf(prove(cookie, { ...right, code }))).toBe("wrong_code");
    expect(await kindOf(prove(cookie, { ...right, code: backupCodes[0] }))).toBe("proved");
    expect(await kindOf(prove(cookie, { ...right, code: backupCodes[0] }))).toBe("wrong_code");
    const ada = desk.id("ada");
    for (let nth = 0; nth < 7; nth += 1) await desk.house.store.people.countWrongCode(ada);
    expect(await kindOf(prove(cookie, { ...right, code: backupCodes[1] }))).toBe("locked");
    const opened = await desk.house.post(`/api/auth${AUTH_PATHS.signIn}`, { username: "ada", ...right });
    const challenge = cookieOf(opened);
    const locked = await desk.house.post(
      `/api/auth${AUTH_PATHS.checkBackupCode}`,
      { code: backupCodes[1] },
      { cookie: challenge },
    );
    expect(locked.status).toBe(429);
  });
});
