import { UserId } from "@holdfast/case-schema";
import { totp } from "@holdfast/tooling/totp";
import { io } from "socket.io-client";
import { afterAll, beforeAll, beforeEach, expect, it, vi, type MockInstance } from "vitest";
import { AUTH_PATHS, PROVE_PATHS } from "../auth/paths.ts";
import { heldText } from "../testing/held-text.ts";
import { letIn } from "../testing/let-in.ts";
import { softKey } from "../testing/soft-key.ts";
import { testGateway, TEST_PASSWORD, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let looks: MockInstance<TestGateway["store"]["staff"]["sessions"]>;
beforeAll(async () => {
  house = await testGateway();
  looks = vi.spyOn(house.store.staff, "sessions");
});
afterAll(() => house.close());

const password = TEST_PASSWORD;
const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .filter((line) => !/max-age=0/i.test(line))
    .map((line) => line.split(";")[0])
    .join("; ");
const tell = (path: string, body: object, cookie: string): Promise<Response> =>
  house.post(`/api/auth${path}`, body, { cookie });
const ME = "{ me { role wantsSecondFactor capabilities } }";
const QUEUE = "{ queue { asOf } }";
const KEEP = `mutation ($at: Int!, $value: SettingValue!) {
  done: keepSetting(name: secondFactorRoles, expectedVersion: $at, value: $value) {
    __typename ... on SettingWrong { problems } } }`;
const FILES = [
  "/files/ID",
  "/kept/ID/ID",
  "/pictures/ID/preview",
  "/scans/ID/ID/1",
  "/releases/ID/ID/scans/ID",
];
/** The house wants them of these roles, by whoever it wants that. */
async function want(cookie: string, ...value: readonly string[]) {
  const { versions } = await house.store.settings.read();
  return (await house.ask(cookie, KEEP, { at: versions?.secondFactorRoles ?? 0, value })).data?.["done"];
}
/** Past what asks for two factors, so that each story begins alike. */
async function wantNone(): Promise<void> {
  const [by] = (await house.store.staff.list()).filter(({ role }) => role === "administrator");
  const { versions } = await house.store.settings.read();
  if (by !== undefined)
    await house.store.settings.change("secondFactorRoles", [], by.id, versions?.secondFactorRoles ?? 0);
}
const unprove = async () =>
  house.store.prisma.session.updateMany({ data: { provedAt: new Date(Date.now() - 3_600_000) } });
/** The time that whoever was signed in was given is over. */
const endTime = async () =>
  house.store.prisma.session.updateMany({
    where: { secondFactorBy: { not: null } },
    data: { secondFactorBy: new Date(Date.now() - 60_000) },
  });
const opens = async (cookie: string): Promise<boolean> => (await house.ask(cookie, QUEUE)).data !== undefined;
const due = async (cookie: string) =>
  (await house.ask(cookie, "{ me { wantsSecondFactor secondFactorBy } }")).data?.["me"];
/** A look at the sessions is over that began only now: one under way may have looked already. */
const looked = async () => {
  const begun = looks.mock.calls.length;
  await expect
    .poll(() => looks.mock.settledResults.slice(begun).map(({ type }) => type))
    .toContain("fulfilled");
};
const isWanted = async (cookie: string) => (await house.ask(cookie, ME)).data?.["me"];
async function closed(cookie: string): Promise<string> {
  const socket = io(house.url.origin, {
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie, origin: house.url.origin },
  });
  const said = await letIn(socket).then(
    () => "open",
    ({ message }: Error) => message,
  );
  socket.close();
  return said;
}

let alex: string;
beforeEach(async () => {
  await house.store.prisma.rateLimit.deleteMany();
  alex = await house.signIn("alex");
  await wantNone();
});

it("[G513] nobody is asked for one as delivered", async () => {
  expect((await house.store.settings.read()).secondFactorRoles).toEqual([]);
  const dana = await house.signIn("dana");
  expect([await opens(dana), await closed(dana)]).toEqual([true, "open"]);
});

it("[G513] whose role is named and who signed in by a password opens nothing but their own account: no question, no socket, no file", async () => {
  expect(await want(alex, "advocate")).toEqual({ __typename: "SettingKept" });
  const dana = await house.signIn("dana");
  expect(await isWanted(dana)).toEqual({
    role: "advocate",
    wantsSecondFactor: true,
    capabilities: ["self.read", "self.change"],
  });
  const asked = await house.ask(dana, QUEUE);
  expect(asked.data ?? null).toBeNull();
  expect(JSON.stringify(asked.errors)).toContain("SECOND_FACTOR");
  expect(await closed(dana)).toBe("unauthenticated");
  const nothing = "00000000-0000-4000-8000-000000000000";
  for (const path of FILES) {
    const { status } = await house.post(path.replaceAll("ID", nothing), {}, { cookie: dana });
    expect([path, status]).toEqual([path, 401]);
  }
  expect((await house.ask(dana, "{ account { username } passkeys { id } provedUntil }")).data).toMatchObject({
    account: { username: "dana" },
  });
  // Of another role nothing is wanted.
  expect(await isWanted(alex)).toMatchObject({ role: "administrator", wantsSecondFactor: false });
  expect(
    await house.store.prisma.$queryRaw`
      select distinct refusal from audit_row where deed = 'tried' and thing = 'house'
        and actor_id = (select id from staff where username = 'dana')`,
  ).toEqual([{ refusal: "second_factor" }]);
});

it("[G513] [G543] whoever is signed in as it comes to be wanted goes on, is told until when, and opens nothing but their account from then on", async () => {
  const dana = await house.signIn("dana");
  const socket = io(house.url.origin, {
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie: dana, origin: house.url.origin },
  });
  await letIn(socket);
  const gone: string[] = [];
  socket.on("disconnect", (because) => void gone.push(because));
  await want(alex, "advocate");
  expect(await due(dana)).toEqual({ wantsSecondFactor: false, secondFactorBy: expect.any(Number) });
  expect([await opens(dana), await opens(await house.signIn("dana"))]).toEqual([true, false]);
  expect(socket.connected).toBe(true);
  await endTime();
  await expect.poll(() => gone).toEqual(["io server disconnect"]);
  expect(await due(dana)).toEqual({ wantsSecondFactor: true, secondFactorBy: null });
  expect(await opens(dana)).toBe(false);
});

it("[G543] what they hold stays with them, and they in it, past that time, and no longer than they hold it", async () => {
  const dana = await house.signIn("dana");
  const { id } = await house.store.prisma.user.findUniqueOrThrow({ where: { username: "dana" } });
  const by = UserId.parse(id);
  const held = await heldText(house.store, by, "555-0143");
  await want(alex, "advocate");
  await endTime();
  // Two looks at the sessions later they still are.
  for (let look = 0; look < 2; look += 1) {
    await looked();
    expect(await opens(dana)).toBe(true);
  }
  const version = (await house.store.contacts.contact(held.id))?.row.version ?? 0;
  await house.store.moves.move(held.id, by, version, { kind: "return" });
  await expect.poll(async () => opens(dana), { timeout: 5_000 }).toBe(false);
});

it("[G543] [DB645] what they hold, and a new password each time, prolong it for no longer than a day", async () => {
  const dana = await house.signIn("dana");
  const { id } = await house.store.prisma.user.findUniqueOrThrow({ where: { username: "dana" } });
  const held = await heldText(house.store, UserId.parse(id), "555-0144");
  await want(alex, "advocate");
  const newPassword = "slow rivers run deeper";
  const change = async (currentPassword: string, next: string, cookie: string) =>
    cookieOf(await tell(AUTH_PATHS.changePassword, { currentPassword, newPassword: next }, cookie));
  await endTime();
  const goesOn = await change(password, newPassword, dana);
  expect(await opens(goesOn)).toBe(true);
  // A day after it was wanted, by the clock of the database.
  await house.store.prisma.session.updateMany({
    where: { secondFactorBy: { not: null } },
    data: { secondFactorBy: new Date(Date.now() - 12 * 3_600_000) },
  });
  const later = await change(newPassword, password, goesOn);
  await expect.poll(async () => opens(later), { timeout: 5_000 }).toBe(false);
  const version = (await house.store.contacts.contact(held.id))?.row.version ?? 0;
  await house.store.moves.move(held.id, UserId.parse(id), version, { kind: "return" });
});

it("[G543] a new password takes nothing from that time, and a second factor that is added in it settles it", async () => {
  const dana = await house.signIn("dana");
  await want(alex, "advocate");
  const newPassword = "slow rivers run deeper";
  const changed = await tell(AUTH_PATHS.changePassword, { currentPassword: password, newPassword }, dana);
  const goesOn = cookieOf(changed);
  expect(await due(goesOn)).toEqual({ wantsSecondFactor: false, secondFactorBy: expect.any(Number) });
  const back = await tell(
    AUTH_PATHS.changePassword,
    { currentPassword: newPassword, newPassword: password },
    goesOn,
  );
  const later = cookieOf(back);
  const added = (await (await tell(AUTH_PATHS.addCodes, { password }, later)).json()) as { totpURI: string };
  const secret = new URL(added.totpURI).searchParams.get("secret") ?? "";
  const on = cookieOf(await tell(AUTH_PATHS.checkCode, { code: totp(secret, Date.now()) }, later));
  expect(await due(on)).toEqual({ wantsSecondFactor: false, secondFactorBy: null });
  await endTime();
  expect(await opens(on)).toBe(true);
  expect((await tell(AUTH_PATHS.dropCodes, { password }, on)).status).toBe(200);
});

it("[G513] [DB551] a passkey that they add, and prove it by, opens what is theirs, and a password beside it does not", async () => {
  await want(alex, "advocate");
  const ada = await house.signIn("ada");
  expect(await opens(ada)).toBe(false);
  const key = softKey(house.url);
  const begun = (await house.ask(ada, "mutation { done: beginPasskey { ... on PasskeyAsked { options } } }"))
    .data;
  const { options } = (begun as { done: { options: string } }).done;
  const { challenge } = JSON.parse(options) as { challenge: string };
  const response = JSON.stringify(key.made(challenge));
  await house.ask(
    ada,
    'mutation ($response: String!) { addPasskey(name: "key", response: $response) { __typename } }',
    { response },
  );
  expect(await opens(ada)).toBe(true);
  const byPassword = await house.signIn("ada");
  expect(await opens(byPassword)).toBe(false);
  await tell(PROVE_PATHS.provePassword, { password }, byPassword);
  expect(await opens(byPassword)).toBe(false);
  const proof = (await (await tell(PROVE_PATHS.proveOptions, {}, byPassword)).json()) as { options: string };
  const signed = key.signed((JSON.parse(proof.options) as { challenge: string }).challenge);
  expect((await tell(PROVE_PATHS.provePasskey, { response: signed }, byPassword)).status).toBe(200);
  expect(await opens(byPassword)).toBe(true);
  const toSign = (await (await tell(AUTH_PATHS.passkeyOptions, {}, "")).json()) as { challenge: string };
  const opened = await tell(AUTH_PATHS.passkeySignIn, { response: key.signed(toSign.challenge) }, "");
  expect(await opens(cookieOf(opened))).toBe(true);
});

it("[G513] codes that they turn on open it, as signing in with one does, and a new password leaves it open; without codes it shuts", async () => {
  await want(alex, "advocate");
  const pat = await house.signIn("dana");
  const added = (await (await tell(AUTH_PATHS.addCodes, { password }, pat)).json()) as {
    totpURI: string;
    backupCodes: string[];
  };
  const secret = new URL(added.totpURI).searchParams.get("secret") ?? "";
  const on = cookieOf(await tell(AUTH_PATHS.checkCode, { code: totp(secret, Date.now()) }, pat));
  expect(await opens(on)).toBe(true);
  const asked = cookieOf(await house.post(`/api/auth${AUTH_PATHS.signIn}`, { username: "dana", password }));
  const [code] = added.backupCodes;
  const signedIn = cookieOf(await tell(AUTH_PATHS.checkBackupCode, { code }, asked));
  expect(await opens(signedIn)).toBe(true);
  const newPassword = "quiet rivers run deeper";
  const changed = await tell(AUTH_PATHS.changePassword, { currentPassword: password, newPassword }, signedIn);
  expect(await opens(cookieOf(changed))).toBe(true);
  const off = await tell(AUTH_PATHS.dropCodes, { password: newPassword }, cookieOf(changed));
  expect([off.status, await opens(cookieOf(off))]).toEqual([200, false]);
});

it("[G514] whoever changes it has proved that it is them, and wants of their own role only what they have shown", async () => {
  await unprove();
  expect(await want(alex, "advocate")).toEqual({ __typename: "ProveItsYou" });
  await tell(PROVE_PATHS.provePassword, { password }, alex);
  expect(await want(alex, "advocate", "administrator")).toEqual({
    __typename: "SettingWrong",
    problems: ["own_second_factor_first"],
  });
  expect(await want(alex, "advocate", "advocate")).toEqual({
    __typename: "SettingWrong",
    problems: [": twice"],
  });
  expect((await house.store.settings.read()).secondFactorRoles).toEqual([]);
  const added = (await (await tell(AUTH_PATHS.addCodes, { password }, alex)).json()) as { totpURI: string };
  const secret = new URL(added.totpURI).searchParams.get("secret") ?? "";
  const on = cookieOf(await tell(AUTH_PATHS.checkCode, { code: totp(secret, Date.now()) }, alex));
  expect(await want(on, "administrator")).toEqual({ __typename: "SettingKept" });
  // They are let in as before, and can take it back.
  expect(await want(on)).toEqual({ __typename: "SettingKept" });
  expect((await tell(AUTH_PATHS.dropCodes, { password }, on)).status).toBe(200);
});

it("[G517] wanting it of a role no longer takes two factors shown, be it one's own role or another", async () => {
  const refused = { __typename: "SettingWrong", problems: ["own_second_factor_first"] };
  expect(await want(alex, "advocate", "shift_lead")).toEqual({ __typename: "SettingKept" });
  expect(await want(alex, "advocate")).toEqual(refused);
  expect(await want(alex)).toEqual(refused);
  // More of others is wanted by whoever has shown one.
  expect(await want(alex, "shift_lead", "advocate", "counsel")).toEqual({ __typename: "SettingKept" });
  const { versions } = await house.store.settings.read();
  const at = versions?.secondFactorRoles ?? 0;
  expect((await house.ask(alex, KEEP, { at: at + 1, value: [] })).data?.["done"]).toEqual({
    __typename: "SettingChangedMeanwhile",
  });
  const added = (await (await tell(AUTH_PATHS.addCodes, { password }, alex)).json()) as { totpURI: string };
  const secret = new URL(added.totpURI).searchParams.get("secret") ?? "";
  const on = cookieOf(await tell(AUTH_PATHS.checkCode, { code: totp(secret, Date.now()) }, alex));
  expect(await want(on)).toEqual({ __typename: "SettingKept" });
  expect((await tell(AUTH_PATHS.dropCodes, { password }, on)).status).toBe(200);
});

it("[DB551] a session of which nobody says what it was shown counts as not shown two factors", async () => {
  const column = await house.store.prisma.$queryRaw`
    select column_default, is_nullable from information_schema.columns
    where table_schema = current_schema() and table_name = 'session' and column_name = 'two_factors'`;
  expect(column).toEqual([{ column_default: "false", is_nullable: "NO" }]);
});
