import { expect, it } from "vitest";
import type { TestModule } from "vitest/node";
import { closingLine, cutOff, isGreen, tally, tallyReporter, type CountedModule } from "./tally.ts";

const file = (states: readonly string[], errors: readonly unknown[] = [], name = "node"): CountedModule => ({
  errors: () => errors,
  project: { name },
  children: { allTests: () => states.map((state) => ({ result: () => ({ state }) })) },
});

it("counts what passed, failed and was skipped over all files", () => {
  const counts = tally([file(["passed", "passed", "failed"]), file(["skipped", "passed"])], []);
  expect(counts).toEqual({ passed: 3, failed: 1, skipped: 1, skippedIn: { node: 1 } });
});

it("counts a file that did not load as a failure", () => {
  const counts = tally([file([], [new Error("no such module")])], []);
  expect(counts).toEqual({ passed: 0, failed: 1, skipped: 0, skippedIn: {} });
});

it("counts an error nobody caught as a failure, even when every test passed", () => {
  const counts = tally([file(["passed"])], [new Error("late")]);
  expect(counts.failed).toBe(1);
  expect(isGreen(counts)).toBe(false);
});

it("counts a test that never ended as a failure", () => {
  expect(tally([file(["pending"])], []).failed).toBe(1);
});

it("is not green when nothing ran", () => {
  expect(isGreen(tally([], []))).toBe(false);
  expect(isGreen(tally([file(["skipped"])], []))).toBe(false);
  expect(isGreen({ passed: 1, failed: 0 })).toBe(true);
});

it("ends with a plain line, and says by name what was skipped, only when something was", () => {
  expect(closingLine(tally([file(["passed", "passed"])], []))).toBe("2 passed, 0 failed");
  const counts = tally([file(["passed", "failed"]), file(["skipped", "skipped"], [], "voice")], []);
  expect(closingLine(counts)).toBe("1 passed, 1 failed, 2 skipped (voice: 2)");
});

it("hands the counts over when the run ends", () => {
  let seen: unknown;
  tallyReporter((counts) => (seen = counts)).onTestRunEnd?.([], [], "passed");
  expect(seen).toEqual({ passed: 0, failed: 0, skipped: 0, skippedIn: {} });
});

it("counts what ended so far of a run that is cut off, and one failure for the rest", () => {
  const reporter = tallyReporter(() => expect.fail("it has no end"));
  expect(closingLine(cutOff(reporter.soFar()))).toBe("0 passed, 1 failed");
  for (const each of [file(["passed", "passed", "failed"]), file(["passed", "skipped"], [], "voice")])
    reporter.onTestModuleEnd?.(each as unknown as TestModule);
  expect(closingLine(cutOff(reporter.soFar()))).toBe("3 passed, 2 failed, 1 skipped (voice: 1)");
  expect(isGreen(cutOff(tally([file(["passed"])], [])))).toBe(false);
});
