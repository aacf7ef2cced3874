import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const { scripts } = JSON.parse(
  readFileSync(new URL("../../../../package.json", import.meta.url), "utf8"),
) as { readonly scripts: Readonly<Record<string, string>> };

/** What a script tells Node before it names the program. */
const toldNode = (script: string): string | undefined =>
  /exec node (.*?)apps\//.exec(scripts[script] ?? "")?.[1];

it("a bench runs on Node as a gateway does that was started, or its figures would be another program's", () => {
  expect(toldNode("start")).toMatch(/^--\S+ $/);
  expect(toldNode("bench")).toBe(toldNode("start"));
});
