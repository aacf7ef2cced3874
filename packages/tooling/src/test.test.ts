import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runHeard } from "./run-program.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const command = fileURLToPath(new URL("test.ts", import.meta.url));

/** Runs the real command and gives its exit code and its last line. */
async function run(...parameters: string[]): Promise<{ code: number; last: string; words: string }> {
  const { code, words } = await runHeard(process.execPath, [command, ...parameters], root);
  return { code, words, last: words.trimEnd().split("\n").at(-1) ?? "" };
}

it("says the rounds, runs what it is given, and ends with the plain line", async () => {
  const { code, last, words } = await run("packages/tooling/src/rounds.test.ts");
  expect(words).toContain("HOLDFAST_ROUNDS=");
  expect(last).toBe("3 passed, 0 failed");
  expect(code).toBe(0);
});

it("is red when nothing ran", async () => {
  const { code, last } = await run("no/such/test");
  expect(last).toMatch(/^0 passed, [01] failed$/);
  expect(code).not.toBe(0);
});
