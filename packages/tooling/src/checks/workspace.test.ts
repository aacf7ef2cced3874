import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { isTest, needsOf, openWorkspace } from "./workspace.ts";

const workspace = openWorkspace(fileURLToPath(new URL("../../../..", import.meta.url)));

it("finds the rooms of this repository, with their files", () => {
  const tooling = workspace.rooms.find(({ folder }) => folder === "packages/tooling");
  expect(tooling?.manifest.name).toBe("@holdfast/tooling");
  expect(tooling?.files).toContain("packages/tooling/src/checks/workspace.test.ts");
});

it("sees what is written, not what was installed or made", () => {
  expect(workspace.files.filter((path) => /(^|\/)(node_modules|dist|\.git|generated)\//.test(path))).toEqual(
    [],
  );
});

it("reads a file by its path from the root", () => {
  expect(workspace.read("package.json")).toContain('"holdfast"');
  expect(workspace.has("packages/tooling")).toBe(true);
  expect(workspace.has("packages/attic")).toBe(false);
});

it("counts every kind of need", () => {
  const manifest = {
    dependencies: { a: "1" },
    devDependencies: { b: "1" },
    optionalDependencies: { c: "1" },
  };
  expect(needsOf({ ...manifest, peerDependencies: { d: "1" } })).toEqual(["a", "b", "c", "d"]);
});

it("knows a test by its name", () => {
  expect(["a.test.ts", "a.test.tsx", "a.ts", "test.ts"].map(isTest)).toEqual([true, true, false, false]);
});
