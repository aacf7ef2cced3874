import { readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { databasePid, endDatabase, pauseDatabase, withholdDatabase } from "./house/database-process.ts";
import { holdfast } from "./house/holdfast-command.ts";
import { arrived, queueRow } from "./screen/desk.ts";
import { enterHere } from "./screen/sign-in.ts";
import { openVirtualConsole, type VirtualConsole } from "./shift/virtual-console.ts";
import { setStage } from "./stage.ts";
import { patiently } from "./talk/patiently.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp } from "./talk/staff.ts";
import { claim, readQueue } from "./talk/queue.ts";

const stage = setStage({
  outage: true,
  environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }),
});

let present: VirtualConsole | undefined;
afterAll(() => present?.close());

let events = 0;
/** Somebody writes in; what they wrote is a secret, and the gateway must say that it has it. */
async function writeIn(): Promise<void> {
  events += 1;
  const message = {
    event: `e${events}`,
    from: stage.secret(`555-010${events}`),
    text: stage.secret(`Are you there, ${events}?`),
  };
  expect((await deliver(stage.house().url, message)).ok).toBe(true);
}

/** The names of all rows, which say everything a row shows; relative times are cut off, because they pass. */
async function rowsOn(page: Page): Promise<readonly string[]> {
  const names = await page
    .getByRole("grid")
    .getByRole("row")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label")));
  return names.map((name) => (name ?? "").replaceAll(/[^.]*\b(?:waiting|due|late)\b[^.]*\./gi, ""));
}

/** What the open screen shows once it says that it is current, and what a fresh screen shows: the same, or it lies. */
async function recovered(page: Page): Promise<{ open: readonly string[]; fresh: readonly string[] }> {
  await page.getByText("● Live").waitFor({ timeout: 20_000 });
  await page.getByText("may be out of date").waitFor({ state: "hidden", timeout: 15_000 });
  const marta = await stage.advocate("marta");
  await marta.page.getByText("● Live").waitFor();
  const fresh = await rowsOn(marta.page);
  await marta.context.close();
  return { open: await rowsOn(page), fresh };
}

it("a restart shows as a break, and the screen recovers by itself to what a fresh load shows", async () => {
  const house = stage.house();
  await writeIn();
  const { page } = await stage.advocate("dana");
  await arrived(page, 1);

  await house.gateway().stop();
  expect(await databasePid(house.dataFolder)).toBe(null);
  await page.getByText("may be out of date").waitFor({ timeout: 15_000 });
  await house.startAgain();
  await writeIn();
  await arrived(page, 2);
  const { open, fresh } = await recovered(page);
  expect(open).toEqual(fresh);
});

it("a crash of the gateway shows as a break, and nothing accepted is lost", async () => {
  const house = stage.house();
  const { page } = await stage.advocate("dana");
  await arrived(page, 2);
  await writeIn();
  await house.gateway().kill();
  await page.getByText("may be out of date").waitFor({ timeout: 15_000 });
  await house.startAgain();
  const ada = await signInByHttp(house.url, "ada");
  // She stays: the contact of one who is away for a minute changes, now here and then there.
  present = openVirtualConsole(house.url, ada);
  const [first] = await readQueue(ada);
  if (first !== undefined) await claim(ada, first);
  await writeIn();
  await arrived(page, 4);
  expect(await queueRow(page, 3).count()).toBe(1);
  await queueRow(page, 1).getByText("Ada").first().waitFor();
  const { open, fresh } = await recovered(page);
  expect(open).toEqual(fresh);
});

/**
 * The newest number in the queue: after a crash PostgreSQL skips some numbers of a sequence. A gateway whose database is
 * just back asks for a moment of patience until it has read again who is signed in.
 */
async function newestNumber(): Promise<number> {
  const ada = await patiently(() => signInByHttp(stage.house().url, "ada"));
  return (await patiently(() => readQueue(ada))).at(-1)?.number ?? 0;
}

/** The database stands still until the screen says that it may be out of date; resolves once it says that it is current. */
async function saysNothingAWhile(dataFolder: string, page: Page): Promise<void> {
  const goOn = await pauseDatabase(dataFolder);
  try {
    await page.getByText("may be out of date").waitFor({ timeout: 20_000 });
  } finally {
    goOn();
  }
  await page.getByText("may be out of date").waitFor({ state: "hidden", timeout: 30_000 });
  await page.getByText("● Live").waitFor();
}

it("[G663] while the database says nothing the screen is told, and all callers too while it is away, and it comes back by itself", async () => {
  const house = stage.house();
  const gateway = house.gateway();
  const { page } = await stage.advocate("dana");
  await arrived(page, 4);
  await saysNothingAWhile(house.dataFolder, page);
  await writeIn();
  await arrived(page, 5);
  const giveBack = await withholdDatabase(house.dataFolder);
  await page.getByText("may be out of date").waitFor({ timeout: 20_000 });
  const words = stage.secret("Can nobody hear me?");
  const refused = await deliver(house.url, { event: "away", from: "555-0199", text: words });
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  await expect(signInByHttp(house.url, "ada")).rejects.toThrow("503");
  await giveBack();
  await page.getByText("● Live").waitFor({ timeout: 30_000 });
  await writeIn();
  await arrived(page, await newestNumber());
  const { open, fresh } = await recovered(page);
  expect(open).toEqual(fresh);
  expect(fresh).toHaveLength(6);
  expect([house.gateway(), gateway.alive()]).toEqual([gateway, true]);
  expect(gateway.words()).toContain("The database ended unexpectedly. Starting it again.");
  expect(gateway.words()).toContain("The database runs again.");
});

it("a crash of the database alone is over by itself, and the screen follows on", async () => {
  const house = stage.house();
  const gateway = house.gateway();
  const { page } = await stage.advocate("dana");
  await arrived(page, await newestNumber());
  await endDatabase(house.dataFolder, "SIGKILL");
  await expect.poll(() => databasePid(house.dataFolder), { timeout: 20_000 }).not.toBe(null);
  await expect
    .poll(
      () =>
        writeIn().then(
          () => true,
          () => false,
        ),
      { timeout: 20_000 },
    )
    .toBe(true);
  await arrived(page, await newestNumber());
  const { open, fresh } = await recovered(page);
  expect(open).toEqual(fresh);
  expect(gateway.alive()).toBe(true);
});

it("a crash of gateway and database together shows as a break too, and the next start recovers", async () => {
  const house = stage.house();
  const { page } = await stage.advocate("dana");
  await arrived(page, await newestNumber());
  await house.gateway().kill();
  await endDatabase(house.dataFolder, "SIGKILL");
  await page.getByText("may be out of date").waitFor({ timeout: 20_000 });
  await house.startAgain();
  await writeIn();
  await arrived(page, await newestNumber());
  const { open, fresh } = await recovered(page);
  expect(open).toEqual(fresh);
});

it("[DB451] a restored backup serves a console that was connected before: it asks to sign in, and shows what was then", async () => {
  const house = stage.house();
  const { page } = await stage.advocate("dana");
  await writeIn();
  const before = await newestNumber();
  await arrived(page, before);
  const folder = join(house.dataFolder, "backups");
  await holdfast(house.dataFolder, "backup", folder);
  await writeIn();
  const after = await newestNumber();
  await arrived(page, after);

  await house.gateway().stop();
  await rename(join(house.dataFolder, "pg"), join(house.dataFolder, "pg-broken"));
  const file = (await readdir(folder)).find((name) => name.endsWith(".data")) ?? "";
  const said = await holdfast(house.dataFolder, "restore", join(folder, file));
  expect(said).toContain("Everybody signs in anew");
  await house.startAgain();

  // The page stays the one that it was.
  await page.getByLabel("Username").waitFor({ timeout: 30_000 });
  await enterHere(page, "dana");
  await arrived(page, before);
  expect(await queueRow(page, after).count()).toBe(0);
  const { open, fresh } = await recovered(page);
  expect(open).toEqual(fresh);
  await writeIn();
  await arrived(page, await newestNumber());
});
