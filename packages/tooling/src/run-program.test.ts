import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { runHeard, runShown } from "./run-program.ts";

const node = process.execPath;

it("hears both outputs and the exit code", async () => {
  const script = "console.log('out'); console.error('err'); process.exitCode = 3";
  const heard = await runHeard(node, ["-e", script], tmpdir());
  expect(heard.code).toBe(3);
  expect(heard.words).toContain("out");
  expect(heard.words).toContain("err");
});

it("answers 127 for a program that is not there, as a shell does", async () => {
  expect(await runShown("holdfast-no-such-program", [])).toBe(127);
  expect((await runHeard("holdfast-no-such-program", [], tmpdir())).code).toBe(127);
});

it("calls a program that was killed failed", async () => {
  expect(await runShown(node, ["-e", "process.kill(process.pid, 'SIGKILL')"])).not.toBe(0);
});

it("gives a program no input to wait for", async () => {
  const script = "process.stdin.on('end', () => process.exit(0)).resume()";
  expect(await runShown(node, ["-e", script])).toBe(0);
});
