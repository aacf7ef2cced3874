import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, it, vi } from "vitest";
import { endAtOnce } from "./end-at-once.ts";

afterEach(() => void vi.restoreAllMocks());

it("ends the process that is named", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  await once(child, "spawn");
  const ended = once(child, "close");
  endAtOnce(child.pid);
  expect(await ended).toEqual([null, "SIGKILL"]);
});

it.each([null, undefined, 0, 1, -5, Number.NaN, 4.5])("ends nothing where it is told %s", (pid) => {
  const kill = vi.spyOn(process, "kill").mockReturnValue(true);
  expect(() => endAtOnce(pid)).toThrow("no process");
  expect(kill).not.toHaveBeenCalled();
});
