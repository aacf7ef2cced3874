import { expect, it } from "vitest";
import type { TestModule } from "vitest/node";
import { account, accountReporter, type ToldModule } from "./account.ts";

type Test = { readonly name: string; readonly state: string; readonly because?: string };

const file = (
  name: string,
  ms: number,
  {
    project = "node",
    tests = [],
    errors = [],
  }: { project?: string; tests?: readonly Test[]; errors?: readonly string[] } = {},
): ToldModule => ({
  moduleId: `/house/${name}`,
  project: { name: project },
  errors: () => errors.map((message) => ({ message })),
  diagnostic: () => ({ duration: ms }),
  children: {
    allTests: () =>
      tests.map(({ name: fullName, state, because }) => ({
        fullName,
        result: () => ({ state, errors: because === undefined ? undefined : [{ message: because }] }),
      })),
  },
});

it("says how long the files of each project took together, and which took longest", () => {
  const lines = account(
    [file("a.test.ts", 1200), file("b.test.ts", 900), file("c.test.ts", 61_000, { project: "e2e" })],
    "/house",
  );
  expect(lines).toEqual([
    "files took node 2 s in 2, e2e 61 s in 1",
    "slow: c.test.ts 61 s",
    "slow: a.test.ts 1 s",
    "slow: b.test.ts 1 s",
  ]);
});

it("names no more than the twelve slowest", () => {
  const files = Array.from({ length: 30 }, (_, nth) => file(`${nth}.test.ts`, nth * 1000));
  expect(account(files, "/house").filter((line) => line.startsWith("slow: "))).toHaveLength(12);
});

it("names every test that failed or never ended, and every file that broke, with the first line of why", () => {
  const tests = [
    { name: "holds", state: "passed" },
    { name: "is not shown here", state: "skipped" },
    { name: "breaks", state: "failed", because: "expected 1 to be 2\n- 2\n+ 1" },
    { name: "waits", state: "pending" },
    { name: "says nothing", state: "failed" },
  ];
  const lines = account([file("a.test.ts", 1, { tests, errors: ["no such module\nat a.ts"] })], "/house");
  expect(lines.filter((line) => line.startsWith("failed: "))).toEqual([
    "failed: a.test.ts: no such module",
    "failed: a.test.ts > breaks: expected 1 to be 2",
    "failed: a.test.ts > waits: never ended",
    "failed: a.test.ts > says nothing: ",
  ]);
});

it("cuts what is too long to be read", () => {
  const [, , line = ""] = account([file("a.test.ts", 1, { errors: ["x".repeat(5000)] })], "/house");
  expect(line.length).toBeLessThan(250);
});

it("is said when the run ends", () => {
  const said: string[] = [];
  accountReporter("/house", (line) => said.push(line)).onTestRunEnd?.([], [], "passed");
  expect(said).toEqual(["files took "]);
});

it("tells of what ended so far when a run is cut off", () => {
  const said: string[] = [];
  const reporter = accountReporter("/house", (line) => said.push(line));
  const tests = [{ name: "breaks", state: "failed", because: "no" }];
  reporter.onTestModuleEnd?.(file("a.test.ts", 1000, { tests }) as unknown as TestModule);
  expect(said).toEqual([]);
  reporter.cutOff();
  expect(said).toEqual(["files took node 1 s in 1", "slow: a.test.ts 1 s", "failed: a.test.ts > breaks: no"]);
});
