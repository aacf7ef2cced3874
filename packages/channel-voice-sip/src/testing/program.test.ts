import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startProgram } from "./program.ts";
import { until } from "./until.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "holdfast-program-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Says who it is and who its child is, and stays; neither ends because it was asked to. */
const FAMILY = `trap "" TERM HUP INT; sh -c 'echo "$$"; exec sleep 120' & echo "$$"; wait`;

/** Whether somebody of this id lives; one whom nobody has buried yet does not. */
async function lives(pid: string): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat !== "" && stat.split(") ").at(-1)?.[0] !== "Z";
}

async function family(words: () => Promise<string>): Promise<readonly string[]> {
  await until("a program with a child", async () => (await words()).trim().split("\n").length === 2);
  const pids = (await words()).trim().split("\n");
  expect(await Promise.all(pids.map(lives))).toEqual([true, true]);
  return pids;
}

const ends = { timeout: 20_000 };
const living = (pids: readonly string[]) => async (): Promise<number> =>
  (await Promise.all(pids.map(lives))).filter(Boolean).length;

describe("a program of the lab", () => {
  it("ends with whoever started it, and so do its children, when that is killed without a word", async () => {
    const output = join(folder, "killed");
    const module = fileURLToPath(new URL("program.ts", import.meta.url));
    const code = `const { startProgram } = await import(process.argv[1]);
      await startProgram("/bin/sh", ["-c", process.argv[2]], process.argv[3]);`;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", code, module, FAMILY, output], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const pids = await family(() => readFile(output, "utf8").catch(() => ""));
    const gone = once(parent, "exit");
    parent.kill("SIGKILL");
    await gone;
    await expect.poll(living(pids), ends).toBe(0);
  });

  it("takes with it what it started, when it is killed itself", async () => {
    const program = await startProgram("/bin/sh", ["-c", FAMILY], join(folder, "ended"));
    const pids = await family(program.words);
    expect(pids).toContain(String(program.pid));
    await program.stop("SIGKILL");
    await expect.poll(living(pids), ends).toBe(0);
  });

  it("ends as it likes when it is asked to, and nothing of it waits for the watch", async () => {
    const polite = `trap "echo bye; exit 0" TERM; (exit 0) & wait; echo ready; sleep 120 & wait`;
    const program = await startProgram("/bin/sh", ["-c", polite], join(folder, "polite"));
    await until("a program that is ready", async () => (await program.words()).includes("ready"));
    await program.stop();
    expect(await program.words()).toBe("ready\nbye\n");
  });
});
