import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ROW_REM } from "./row-height.ts";

const tokens = readFileSync("packages/ui/src/tokens.css", "utf8");

describe("the height of a row", () => {
  it("is 56, 44 or 32 pixels at the browser's usual size of text", () => {
    expect(Object.values(ROW_REM).map((rem) => rem * 16)).toEqual([56, 44, 32]);
  });

  it("is the same in the tokens, where what is no list of the queue reads it", () => {
    const inTokens = {
      default: /:root \{[^}]*--hf-row: ([\d.]+)rem/.exec(tokens)?.[1],
      comfortable: /data-density="comfortable"\] \{\s*--hf-row: ([\d.]+)rem/.exec(tokens)?.[1],
      compact: /data-density="compact"\] \{\s*--hf-row: ([\d.]+)rem/.exec(tokens)?.[1],
    };
    for (const [density, rem] of Object.entries(ROW_REM))
      expect([density, Number(inTokens[density as keyof typeof inTokens])]).toEqual([density, rem]);
  });
});
