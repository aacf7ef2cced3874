import { copyFile, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "@holdfast/tooling/free-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataFolder, type DataFolder } from "./testing/data-folder.ts";
import { client } from "./testing/client.ts";
import { startProcess, type TestProcess } from "./testing/process.ts";

const PASSWORD = "a password for tests only";
let data: DataFolder;
beforeAll(async () => {
  data = await dataFolder();
});
afterAll(() => data.remove());

const run = (args: readonly string[], input = ""): TestProcess =>
  startProcess({ program: "command.ts", args, input, environment: { HOLDFAST_DATA: data.path } });

describe("pnpm holdfast", () => {
  it("says what it can do, and fails when it is asked for anything else", async () => {
    const help = run(["help"]);
    expect(await help.ended).toBe(0);
    expect(help.said()).toContain("create-administrator <username>");
    for (const args of [["nonsense"], ["create-administrator"], ["create-administrator", "sam", PASSWORD]])
      expect(await run(args).ended).toBe(1);
  });

  it("makes the first administrator once, and nobody without a good password", async () => {
    const short = run(["create-administrator", "Sam"], "short\n");
    expect(await short.ended).toBe(1);
    expect(short.said()).toContain("a password has 12 to 256 characters");

    const made = run(["create-administrator", "Sam"], `${PASSWORD}\n`);
    expect(await made.ended).toBe(0);
    expect(made.said()).toContain("Made the administrator sam");
    expect(made.said()).not.toContain(PASSWORD);

    const second = run(["create-administrator", "eve"], `${PASSWORD}\n`);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain("there is an administrator already");
  });

  it("backs everything up into two files for their owner alone, and restores them into an empty database", async () => {
    const folder = join(data.path, "backups");
    const taken = run(["backup", folder]);
    expect(await taken.ended).toBe(0);
    const files = (await readdir(folder)).toSorted();
    expect(files.map((name) => name.replace(/^holdfast-\d{8}T\d{6}Z/u, ""))).toEqual([".data", ".keys"]);
    for (const name of files) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);

    const file = join(folder, files[0] ?? "");
    const over = run(["restore", file]);
    expect(await over.ended).toBe(1);
    expect(over.said()).toContain("This database is in use already");

    const elsewhere = await dataFolder();
    try {
      const environment = { HOLDFAST_DATA: elsewhere.path };
      const keyless = startProcess({ program: "command.ts", args: ["restore", file], environment });
      expect(await keyless.ended).toBe(1);
      expect(keyless.said()).toContain("master.key is missing");
      await copyFile(join(data.path, "master.key"), join(elsewhere.path, "master.key"));
      const restored = startProcess({ program: "command.ts", args: ["restore", file], environment });
      expect(await restored.ended).toBe(0);
      expect(restored.said()).toContain("Everybody signs in anew");
      // [AU16] What is sealed from here on is anchored behind it.
      const [kept] = await readdir(join(elsewhere.path, "audit"));
      expect(await readFile(join(elsewhere.path, "audit", kept ?? ""), "utf8")).toMatch(/^restored \d+ /);
      const second = startProcess({
        program: "command.ts",
        args: ["create-administrator", "eve"],
        input: `${PASSWORD}\n`,
        environment,
      });
      expect(await second.ended).toBe(1);
      expect(second.said()).toContain("there is an administrator already");
    } finally {
      await elsewhere.remove();
    }
  });

  it("[G406] says what an account did, and is recorded itself; asked of nobody, or of nonsense, it fails", async () => {
    const what = run(["audit", "what", "--account", "sam"]);
    expect(await what.ended).toBe(0);
    expect(what.said()).toMatch(/sam .*changed|Nothing is recorded of that/);
    for (const args of [
      ["audit", "what", "--account", "nobody"],
      ["audit", "who"],
    ])
      expect(await run(args).ended).toBe(1);
  });

  it("makes one who can sign in, and a database that gets no demo accounts any more", async () => {
    const port = await freePort();
    const environment = { HOLDFAST_DATA: data.path, PORT: String(port) };
    const gateway = startProcess({ program: "main.ts", environment });
    await gateway.until("Listening on");
    expect(gateway.said()).not.toContain("Password");
    const { signIn, ask } = client(new URL(`http://localhost:${port}`), PASSWORD);
    expect((await ask(await signIn("SAM"), "{ me { name role } colleagues { name } }")).data).toEqual({
      me: { name: "Sam", role: "administrator" },
      colleagues: [{ name: "Sam" }],
    });
    gateway.signal("SIGTERM");
    expect(await gateway.ended).toBe(0);
  });

  it("[G447] rotates the master key while a gateway goes on, which then starts with the new one and not with the old", async () => {
    const port = await freePort();
    const environment = { HOLDFAST_DATA: data.path, PORT: String(port) };
    const gateway = startProcess({ program: "main.ts", environment });
    await gateway.until("Listening on");
    const { signIn, ask } = client(new URL(`http://localhost:${port}`), PASSWORD);
    const cookie = await signIn("SAM");
    const made = run(["key", "rotate"]);
    expect(await made.ended).toBe(0);
    expect(made.said()).toContain("ask again once that copy is kept");
    const rotated = run(["key", "rotate"]);
    expect(await rotated.ended).toBe(0);
    expect(rotated.said()).toContain("it is retired");
    expect((await ask(cookie, "{ me { name } }")).data).toEqual({ me: { name: "Sam" } });
    const again = run(["key", "rotate"]);
    expect(await again.ended).toBe(1);
    expect(again.said()).toContain("Put it into the place of master.key");
    const status = run(["key", "status"]);
    expect(await status.ended).toBe(0);
    expect(status.said()).toContain("the old key is retired");
    gateway.signal("SIGTERM");
    expect(await gateway.ended).toBe(0);

    const [old, next] = ["master.key", "next-master.key"].map((name) => join(data.path, name));
    if (old === undefined || next === undefined) throw new Error("there are two keys");
    for (const file of [old, next]) {
      const key = (await readFile(file, "utf8")).trim();
      for (const { said } of [made, rotated, again, status]) expect(said()).not.toContain(key);
    }
    const kept = await readFile(next);
    await rm(next);
    const refused = startProcess({ program: "main.ts", environment });
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain("The master key was rotated to");
    await writeFile(old, kept, { mode: 0o600 });
    const renewed = startProcess({ program: "main.ts", environment });
    await renewed.until("Listening on");
    // Whoever was signed in is.
    expect((await ask(cookie, "{ me { name } }")).data).toEqual({ me: { name: "Sam" } });
    renewed.signal("SIGTERM");
    expect(await renewed.ended).toBe(0);
  });
});
