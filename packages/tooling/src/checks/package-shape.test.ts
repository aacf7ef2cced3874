import { expect, it } from "vitest";
import { imagined, soundPackage } from "../testing/imagined-workspace.ts";
import { checkPackageShape } from "./package-shape.ts";
import type { Manifest } from "./workspace.ts";

const complaintsWith = (over: Partial<Manifest>): readonly string[] =>
  checkPackageShape(imagined(soundPackage("wire", over)));

it("has nothing to say about a sound package", () => {
  expect(complaintsWith({})).toEqual([]);
});

it.each<[string, Partial<Manifest>]>([
  ["another name than its folder", { name: "@holdfast/wires" }],
  ["that could be published", { private: false }],
  ["that is not made of modules", { type: "commonjs" }],
  ["under another licence", { license: "MIT" }],
  ["without a sentence that describes it", { description: "stuff" }],
  ["that is not type-checked", { scripts: {} }],
  ["that exports a build", { exports: { ".": "./dist/index.js" } }],
  ["that exports a test", { exports: { ".": "./src/promise.test.ts" } }],
  ["that exports what is not there", { exports: { ".": "./src/missing.ts" } }],
])("complains about a package %s", (_, over) => {
  expect(complaintsWith(over)).toHaveLength(1);
});

it.each(["README.md", "turbo.json", "tsconfig.json", "src/promise.test.ts"])(
  "complains about a package without %s",
  (name) => {
    const files = soundPackage("wire");
    delete files[`packages/wire/${name}`];
    expect(checkPackageShape(imagined(files))).toHaveLength(1);
  },
);

it("complains about a package that the import guard would pass by", () => {
  const files = { ...soundPackage("wire"), "packages/wire/turbo.json": '{ "extends": ["//"] }' };
  expect(checkPackageShape(imagined(files)).join()).toMatch(/tag/);
});

it("complains about a tsconfig that goes its own way", () => {
  const files = { ...soundPackage("wire"), "packages/wire/tsconfig.json": "{}" };
  expect(checkPackageShape(imagined(files)).join()).toMatch(/base/);
});

it.each(["utils.ts", "helpers.ts", "types.ts", "CamelCase.ts", "common.test.ts"])(
  "complains about a file named %s",
  (name) => {
    const files = { ...soundPackage("wire"), [`packages/wire/src/${name}`]: "" };
    expect(checkPackageShape(imagined(files))).toHaveLength(1);
  },
);

it.each(["row.fixture.ts", "shell.test.tsx", "pool.worker.ts", "$contact-id.tsx"])(
  "has nothing against %s",
  (name) => {
    const files = { ...soundPackage("wire"), [`packages/wire/src/${name}`]: "" };
    expect(checkPackageShape(imagined(files))).toEqual([]);
  },
);
