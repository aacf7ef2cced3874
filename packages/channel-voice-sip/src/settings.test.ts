import { describe, expect, it } from "vitest";
import { fixtures } from "./fixtures.ts";
import { config } from "./settings.ts";

describe("the settings of a line", () => {
  it("[VS14] name no number that is shown: a start that has one is told where it stands", () => {
    expect(config.safeParse(fixtures.config).success).toBe(true);
    const read = config.safeParse({ ...fixtures.config, alias: "+15550199" });
    expect(read.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual([
      "alias: leave it out: the number that is shown stands in the console, under Settings, Calls",
    ]);
  });
});
