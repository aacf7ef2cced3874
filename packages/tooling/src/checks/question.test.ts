import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { imagined, soundPackage } from "../testing/imagined-workspace.ts";
import { askAll, printedFiles, program, repository, type Question } from "./question.ts";

const answer = (name: string, passed: boolean): Question => ({
  name,
  ask: async () => ({ passed, words: `${name} said so` }),
});

async function ask(...questions: Question[]): Promise<{ failed: readonly string[]; said: string }> {
  const said: string[] = [];
  const failed = await askAll(
    questions,
    (words) => said.push(words),
    () => 0,
  );
  return { failed, said: said.join("\n") };
}

it("asks every question, also after one has failed", async () => {
  const { failed, said } = await ask(answer("first", false), answer("second", true), answer("third", false));
  expect(failed).toEqual(["first", "third"]);
  expect(said).toContain("second");
});

it("shows what was said only where it failed", async () => {
  const { said } = await ask(answer("first", true), answer("second", false));
  expect(said).not.toContain("first said so");
  expect(said).toContain("second said so");
});

it("counts a check that breaks as failed", async () => {
  const broken: Question = { name: "broken", ask: () => Promise.reject(new Error("no such file")) };
  const { failed, said } = await ask(broken, answer("next", true));
  expect(failed).toEqual(["broken"]);
  expect(said).toContain("no such file");
});

it("takes a program's exit code for its answer, and keeps its words", async () => {
  const script = "console.log('seven problems'); process.exitCode = 1";
  const outcome = await program("lint", [process.execPath, "-e", script], tmpdir()).ask();
  expect(outcome.passed).toBe(false);
  expect(outcome.words).toContain("seven problems");
  expect((await program("ok", [process.execPath, "-e", ""], tmpdir()).ask()).passed).toBe(true);
});

it("fails, with the reason, when the program is not there", async () => {
  const outcome = await program("lint", ["holdfast-no-such-program"], tmpdir()).ask();
  expect(outcome).toMatchObject({ passed: false, words: expect.stringContaining("not installed") });
});

it("passes a repository check that has no complaint, and shows those it has", async () => {
  const workspace = () => imagined({});
  expect(await repository("a", () => [], workspace).ask()).toMatchObject({ passed: true });
  expect(await repository("a", () => ["x: y"], workspace).ask()).toEqual({ passed: false, words: "x: y" });
});

it("asks each room that prints files whether they are up to date", () => {
  const files = {
    ...soundPackage("wire"),
    ...soundPackage("db", { scripts: { print: "node src/print.ts" } }),
  };
  expect(printedFiles(imagined(files), "/").map(({ name }) => name)).toEqual([
    "printed files of packages/db",
  ]);
});
