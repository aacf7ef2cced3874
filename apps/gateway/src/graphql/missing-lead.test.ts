import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const HOUR = 3_600_000;
let house: TestGateway;
let dana: string;
let lee: UserId;
const now = Date.UTC(2026, 10, 29, 12);
beforeAll(async () => {
  house = await testGateway({ clock: () => now });
  dana = await house.signIn("dana");
  const found = (await house.store.staff.list()).find(({ name }) => name === "Lee");
  if (found === undefined) throw new Error("there is no Lee");
  lee = found.id;
});
afterAll(() => house.close());

const missing = async () =>
  (await house.ask(dana, "{ missingLead { because since people { name } isStoodInFor } }")).data?.[
    "missingLead"
  ];

const MINUTE = 60_000;
let version = 0;
/** The rota names Lee, and nobody else, from then on for eight hours. */
async function leadsFrom(from: number): Promise<void> {
  const ended = (await house.store.rota.standing(0, now + 24 * HOUR)).map(({ id }) => id);
  const span = { from, until: from + 8 * HOUR };
  const added = [{ duty: "lead", userId: lee, ...span } as const];
  const done = await house.store.rota.change(lee, version, { ...span, ended, added });
  expect(done).toEqual({ kind: "changed", version: version + 1 });
  version += 1;
}

it("[G630] tells whoever reads the board that the lead of the rota is not there, until one is, and that the rota names none", async () => {
  expect(await missing()).toBeNull();
  await leadsFrom(now - 10 * MINUTE + 1);
  expect(await missing()).toBeNull();
  await leadsFrom(now - 10 * MINUTE);
  expect(await missing()).toEqual({
    because: "not_on_shift",
    since: now - 10 * MINUTE,
    people: [{ name: "Lee" }],
    isStoodInFor: false,
  });
  await house.store.shifts.keep(lee, "available");
  expect(await missing()).toBeNull();
  await leadsFrom(now - 9 * HOUR);
  expect(await missing()).toEqual({
    because: "nobody_on_rota",
    since: now - HOUR,
    people: [],
    isStoodInFor: true,
  });
});
