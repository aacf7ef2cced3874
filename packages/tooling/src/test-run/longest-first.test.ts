import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { TestSpecification } from "vitest/node";
import { LongestFirst, slownessOf } from "./longest-first.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

const file = (moduleId: string, groupOrder: number): TestSpecification =>
  ({
    moduleId,
    project: { name: `p${groupOrder}`, config: { isolate: true, sequence: { groupOrder } } },
  }) as unknown as TestSpecification;

/** As of a run that knows nothing of those before it. */
const sequencer = new LongestFirst({
  cache: { getTestSpecificationResult: () => undefined, getFileStats: () => undefined },
  config: { root: ROOT },
} as never);

it("begins each group with what takes long, and leaves groups and all other files in their order", async () => {
  const files = [
    file("/h/apps/e2e/src/a.test.ts", 2),
    file("/h/apps/e2e/src/every-screen.test.ts", 2),
    file("/h/packages/p/src/b.test.ts", 0),
    file("/h/apps/gateway/src/main.test.ts", 1),
    file("/h/apps/gateway/src/c.test.ts", 1),
    file("/h/apps/gateway/src/reach/any-order.test.ts", 1),
  ];
  // oxlint-disable-next-line unicorn/no-array-sort -- it is the sequencer's, and no list's
  const sorted = await sequencer.sort(files);
  expect(sorted.map(({ moduleId }) => moduleId.split("/").at(-1))).toEqual([
    "b.test.ts",
    "any-order.test.ts",
    "main.test.ts",
    "c.test.ts",
    "every-screen.test.ts",
    "a.test.ts",
  ]);
});

it("names no file that is not there", () => {
  const there = globSync("{apps,packages}/*/src/**/*.test.ts", { cwd: ROOT });
  const places = new Set(there.map((path) => slownessOf(`/${path}`)));
  const none = slownessOf("/h/none.test.ts");
  expect(Array.from({ length: none }, (_, place) => place).filter((place) => !places.has(place))).toEqual([]);
});
