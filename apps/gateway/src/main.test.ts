import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "@holdfast/tooling/free-port";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { client } from "./testing/client.ts";
import { dataFolder, NOBODY, type DataFolder } from "./testing/data-folder.ts";
import { startProcess, type TestProcess } from "./testing/process.ts";

const root = process.getuid?.() === 0;
const PASSWORD = "a password for tests only";
const running: TestProcess[] = [];
const folders: DataFolder[] = [];

let house: DataFolder | undefined;

/** One for all whom it is the same to, what was in it before: making a database takes longer than most of them do. */
async function anyFolder(): Promise<string> {
  house ??= await dataFolder();
  return house.path;
}

async function newFolder(owner?: number): Promise<string> {
  const folder = await dataFolder(owner);
  folders.push(folder);
  return folder.path;
}

function start(data: string, port: number, more: Record<string, string> = {}, uid?: number): TestProcess {
  const environment = { HOLDFAST_DATA: data, PORT: String(port), HOLDFAST_DEMO_PASSWORD: PASSWORD, ...more };
  const started = startProcess({ program: "main.ts", environment, ...(uid === undefined ? {} : { uid }) });
  running.push(started);
  return started;
}

afterEach(async () => {
  for (const one of running.splice(0)) {
    one.signal("SIGTERM");
    await one.ended;
  }
  for (const folder of folders.splice(0)) await folder.remove();
});
afterAll(() => house?.remove());

/** PostgreSQL removes its pid file when, and only when, it stopped in order. */
async function databaseStopped(data: string): Promise<boolean> {
  const files = await readdir(join(data, "pg")).catch((): string[] => []);
  return !files.includes("postmaster.pid");
}
/** Whether a database was ever there: else its not running would prove nothing. */
const databaseMade = async (data: string): Promise<boolean> =>
  (await readdir(join(data, "pg"))).includes("PG_VERSION");
const refusals = ({ said }: TestProcess): readonly string[] =>
  said()
    .split("\n")
    .filter((line) => line.startsWith("Holdfast does not start: "));
const health = (port: number): Promise<number> =>
  fetch(`http://localhost:${port}/healthz`).then(({ status }) => status);

describe("the process", () => {
  it("says what it does, where to go and how to sign in, and lets people in", async () => {
    const [data, port] = [await newFolder(), await freePort()];
    const gateway = start(data, port);
    await gateway.until(PASSWORD);
    const order = [
      "Starting the database",
      "Applying migrations",
      "Making the demo accounts",
      "Listening on",
    ];
    const places = order.map((words) => gateway.said().indexOf(words));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(gateway.said()).toContain(`http://localhost:${port}/reach`);
    expect(gateway.said()).toContain("dana, ada, marta, lee, pat, cam, alex");
    const { signIn, ask } = client(new URL(`http://localhost:${port}`), PASSWORD);
    expect((await ask(await signIn("dana"), "{ me { name } }")).data).toEqual({ me: { name: "Dana" } });

    gateway.signal("SIGTERM");
    expect(await gateway.ended).toBe(0);
    expect(gateway.said()).toContain("Stopped the database.");
    expect(await databaseMade(data)).toBe(true);
    expect(await databaseStopped(data)).toBe(true);

    const again = start(data, port);
    await again.until("Listening on");
    again.signal("SIGINT");
    again.signal("SIGINT");
    expect(await again.ended).toBe(0);
    expect(again.said()).not.toContain("Password");
    expect(again.said()).toContain("Stopped the database.");
  });

  it("[G10] stops in order when its terminal is closed", async () => {
    const [data, port] = [await anyFolder(), await freePort()];
    const gateway = start(data, port);
    await gateway.until("Listening on");
    expect(await databaseStopped(data)).toBe(false);
    gateway.child.stdout?.destroy();
    gateway.child.stderr?.destroy();
    gateway.signal("SIGHUP");
    expect(await gateway.ended).toBe(0);
    expect(await databaseStopped(data)).toBe(true);
  });

  it("leaves nothing behind when it is stopped while it starts", async () => {
    const data = await newFolder();
    const gateway = start(data, await freePort());
    await gateway.until("Starting the database");
    gateway.signal("SIGINT");
    expect(await gateway.ended).toBe(0);
    expect(await databaseStopped(data)).toBe(true);
  });

  it("recovers by itself after kill -9", async () => {
    const [data, port] = [await anyFolder(), await freePort()];
    const first = start(data, port);
    await first.until("Listening on");
    first.signal("SIGKILL");
    expect(await first.ended).toBe("SIGKILL");
    expect(await databaseStopped(data)).toBe(false);
    const second = start(data, port);
    await second.until("Listening on");
    expect(second.said()).not.toContain("Password");
    second.signal("SIGTERM");
    expect(await second.ended).toBe(0);
    expect(await databaseStopped(data)).toBe(true);
  });

  it("[G722] goes on in a house that was killed while it was made", async () => {
    const [data, port] = [await newFolder(), await freePort()];
    const killed = start(data, port);
    await killed.until("Applying migrations");
    killed.signal("SIGKILL");
    expect(await killed.ended).toBe("SIGKILL");
    const next = start(data, port);
    await next.until(PASSWORD);
    expect(next.said()).toMatch(/Applied \d+ migrations?\./);
    const { signIn } = client(new URL(`http://localhost:${port}`), PASSWORD);
    await signIn("dana");
  });

  it("shares the database with a second gateway on the machine; the last one stops it", async () => {
    const data = await anyFolder();
    const [onePort, otherPort] = [await freePort(), await freePort()];
    const one = start(data, onePort);
    await one.until("Listening on");
    const other = start(data, otherPort);
    await other.until("Listening on");
    const cookie = await client(new URL(`http://localhost:${onePort}`), PASSWORD).signIn("ada");
    one.signal("SIGTERM");
    expect(await one.ended).toBe(0);
    expect(one.said()).toContain("Left the database to another gateway.");
    const { ask } = client(new URL(`http://localhost:${otherPort}`), PASSWORD);
    expect((await ask(cookie, "{ me { name } }")).data).toEqual({ me: { name: "Ada" } });
    other.signal("SIGTERM");
    expect(await other.ended).toBe(0);
    expect(other.said()).toContain("Stopped the database.");
    expect(await databaseStopped(data)).toBe(true);
  });

  it.runIf(root)("works as a user without rights", async () => {
    const [data, port] = [await newFolder(NOBODY), await freePort()];
    const gateway = start(data, port, {}, NOBODY);
    await gateway.until("Listening on");
    expect(await health(port)).toBe(200);
    gateway.signal("SIGTERM");
    expect(await gateway.ended).toBe(0);
    expect(await databaseStopped(data)).toBe(true);
  });
});

/** Wrong in a way that is found only once the database is open. */
const HALF_CONFIGURED = { HOLDFAST_WEBFORM_CALL_NUMBER: "ask for somebody" };

describe("a start that cannot be", () => {
  it("[G10] because the port is taken, says so once before it makes anything", async () => {
    const [data, port] = [await newFolder(), await freePort()];
    const holder = createServer().listen(port, "127.0.0.1");
    await once(holder, "listening");
    const gateway = start(data, port);
    expect(await gateway.ended).toBe(1);
    holder.close();
    expect(refusals(gateway)).toEqual([
      `Holdfast does not start: Port ${port} is taken by another program; set PORT to a free one.`,
    ]);
    expect(await readdir(data)).toEqual([]);
  });

  it("[G10] because of what it meets on the way, says so once and stops what it had started", async () => {
    const [data, port] = [await newFolder(), await freePort()];
    const half = start(data, port, HALF_CONFIGURED);
    expect(await half.ended).toBe(1);
    expect(refusals(half)).toHaveLength(1);
    expect(await databaseMade(data)).toBe(true);
    expect(await databaseStopped(data)).toBe(true);

    const other = start(data, await freePort(), {
      HOLDFAST_MASTER_KEY: Buffer.alloc(32, 1).toString("base64"),
    });
    expect(await other.ended).toBe(1);
    expect(refusals(other)).toHaveLength(1);
    expect(refusals(other)[0]).toMatch(/master key/);
    expect(await databaseStopped(data)).toBe(true);

    // Nobody was told a password yet, so there must not be accounts that have one.
    const healed = start(data, port);
    await healed.until(PASSWORD);
    const { signIn } = client(new URL(`http://localhost:${port}`), PASSWORD);
    await signIn("dana");
  });

  it.each([
    ["is no address", "somewhere"],
    ["leads nowhere", "postgres://user:tr0ub4dor@127.0.0.1:1/holdfast"],
    ["names no host", "postgres://user:tr0ub4dor@holdfast.invalid/holdfast"],
  ])("because DATABASE_URL %s, says so once and tells no secret", async (_name, url) => {
    const data = await newFolder();
    const gateway = start(data, await freePort(), { DATABASE_URL: url });
    expect(await gateway.ended).toBe(1);
    expect(refusals(gateway)).toHaveLength(1);
    expect(refusals(gateway)[0]).toContain("DATABASE_URL");
    expect(gateway.said()).not.toContain("tr0ub4dor");
  });

  it("[G10] because the environment is wrong, says every reason before it touches anything", async () => {
    const data = await newFolder();
    const gateway = start(data, 4000, { HOLDFAST_URL: "nonsense", TRUSTED_PROXIES: "everybody" });
    expect(await gateway.ended).toBe(1);
    expect(refusals(gateway)).toHaveLength(2);
    expect(await readdir(data)).toEqual([]);
  });

  it("because the folder holds something else, says so once and leaves it as it is", async () => {
    const data = await newFolder();
    await mkdir(join(data, "pg"));
    await writeFile(join(data, "pg/letters.txt"), "mine");
    const gateway = start(data, await freePort());
    expect(await gateway.ended).toBe(1);
    expect(refusals(gateway)).toHaveLength(1);
    expect(await readFile(join(data, "pg/letters.txt"), "utf8")).toBe("mine");
  });
});
