import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startProgram, type Program } from "./program.ts";
import { hasStood, startStanding } from "./standing.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "holdfast-standing-"));
});
afterAll(() => rm(folder, { recursive: true }));

let started = 0;
function shell(does: string): Promise<Program> {
  started += 1;
  return startProgram("/bin/sh", ["-c", does], join(folder, `words-${started}`));
}

const says = (program: Program) => async (): Promise<boolean> => (await program.words()).includes("stands");

it("starts a program again that ended before it stood, and gives the one that stands", async () => {
  const plays = ["echo taken; exit 1", "echo taken; exit 0", "echo stands; exec sleep 60"];
  const given = await startStanding("a program", async () => {
    const program = await shell(plays.shift() ?? "exit 1");
    return { program, stands: says(program) };
  });
  expect([plays, given.program.isRunning()]).toEqual([[], true]);
  await given.program.stop();
});

it("gives up after three that ended, with what the last one said", async () => {
  let tries = 0;
  const starting = startStanding("a program", async () => {
    tries += 1;
    return { program: await shell(`echo "port ${tries} is taken"; exit 1`), stands: async () => false };
  });
  await expect(starting).rejects.toThrow(/^a program ended 3 times before it stood; .*port 3 is taken/);
  expect(tries).toBe(3);
});

it("says of one that runs and does not stand that it runs, with what it said, and ends it", async () => {
  const program = await shell("echo waits; exec sleep 60");
  await expect.poll(program.words).toContain("waits");
  const looking = hasStood("a program", { program, stands: async () => false }, 100);
  await expect(looking).rejects.toThrow(/^a program runs and did not come to stand; it said: waits/);
  expect(program.isRunning()).toBe(false);
});

it("does not take for standing what somebody else does at the port of one that ended", async () => {
  const program = await shell("exit 1");
  await program.ended;
  expect(await hasStood("a program", { program, stands: async () => true })).toBe(false);
});

it("lets through what broke while it looked, and leaves no program behind", async () => {
  const program = await shell("exec sleep 60");
  const looking = hasStood("a program", { program, stands: () => Promise.reject(new Error("broke")) });
  await expect(looking).rejects.toThrow(expect.objectContaining({ cause: new Error("broke") }));
  expect(program.isRunning()).toBe(false);
});
