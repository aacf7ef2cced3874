import { randomBytes } from "node:crypto";
import type { UserId } from "@holdfast/case-schema";
import { rawClient } from "@holdfast/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testGateway, TEST_PASSWORD, type TestGateway } from "../testing/test-gateway.ts";
import { AUTH_PATHS } from "./paths.ts";

let house: TestGateway;
let client: Awaited<ReturnType<typeof rawClient>>;
beforeAll(async () => {
  house = await testGateway();
  client = await rawClient(house.store.connection);
});
afterAll(async () => {
  await client.end();
  await house.close();
});

const idOf = async (username: string): Promise<UserId> => {
  const found = (await house.store.people.list()).find((one) => one.username === username);
  if (found === undefined) throw new Error("nobody has that name");
  return found.id;
};
const signIn = async (username: string): Promise<Response> =>
  house.post(`/api/auth${AUTH_PATHS.signIn}`, { username, password: TEST_PASSWORD });
const sessionsOf = async (id: UserId) => house.store.prisma.session.count({ where: { userId: id } });
/** The sign-in, which is about to be let in, and nobody else of the house. */
const WAITING = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
  and query ilike 'insert into%session%'`;

/** How a sign-in is answered that began while somebody's deeds were under way, and found the password right; they commit then. */
async function signInDuring(username: string, deeds: readonly (readonly [string, readonly unknown[]])[]) {
  const other = await rawClient(house.store.connection);
  await other.query("begin");
  for (const [deed, values] of deeds) await other.query(deed, [...values]);
  const answer = signIn(username);
  await expect.poll(async () => (await client.query(WAITING)).rowCount).toBe(1);
  await other.query("commit");
  await other.end();
  return (await answer).status;
}

it("[G499] [DB535] whoever was asked for their password before a reset has no session after it", async () => {
  const [dana, alex] = [await idOf("dana"), await idOf("alex")];
  const reset = "select reset_staff($1, gen_random_uuid(), $2, $3, $4::bigint, $4::bigint + 3600000)";
  // It could not look, as far as it knows: whoever asks again is told that the password is wrong.
  expect(await signInDuring("dana", [[reset, [dana, randomBytes(32), alex, Date.now()]]])).toBe(503);
  expect(await sessionsOf(dana)).toBe(0);
  expect((await signIn("dana")).status).toBe(401);
});

it("[G458] [DB550] nor has whoever was asked for the old one while its owner changed it, nor who then waited for their code", async () => {
  const ada = await idOf("ada");
  // What hangs is the sign-in of somebody who knows the password that was.
  const status = await signInDuring("ada", [
    ["update account set password = password || '0' where user_id = $1", [ada]],
  ]);
  expect(status).toBe(503);
  expect(await sessionsOf(ada)).toBe(0);
  await house.store.prisma.verification.create({
    data: { identifier: "2fa-waits", value: ada, expiresAt: new Date(Date.now() + 300_000) },
  });
  await client.query("update account set password = left(password, -1) where user_id = $1", [ada]);
  expect(await house.store.prisma.verification.count({ where: { value: ada } })).toBe(0);
  expect((await signIn("ada")).status).toBe(200);
});

it("[G499] [DB535] nor has one whose account was shut meanwhile and opened again", async () => {
  const marta = await idOf("marta");
  expect((await signIn("marta")).status).toBe(200);
  const status = await signInDuring("marta", [
    ["select disable_staff($1, $2)", [marta, Date.now()]],
    ["update staff set disabled_at = null where id = $1", [marta]],
  ]);
  expect(status).toBe(503);
  expect(await sessionsOf(marta)).toBe(0);
  expect((await signIn("marta")).status).toBe(200);
});
