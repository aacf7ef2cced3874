import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readConfig, variableName } from "./config.ts";
import { defineChannel } from "./define-channel.ts";
import { plainDefinition } from "./conformance/plain-channel.ts";

const config = z.object({
  apiToken: z.string().min(8, { error: ({ input }) => `${JSON.stringify(input)} is too short` }),
  port: z.coerce.number().int(),
  note: z.string().optional(),
});
const definition = defineChannel({ ...plainDefinition, config, secrets: ["apiToken"] });
const read = (environment: Record<string, string>) => readConfig(definition, "pigeon-east", environment);

describe("reading an instance's variables", () => {
  it("[CH9] names a variable after its instance and field", () => {
    expect(variableName("pigeon-east", "apiToken")).toBe("HOLDFAST_PIGEON_EAST_API_TOKEN");
    expect(variableName("a", "port")).toBe("HOLDFAST_A_PORT");
  });

  it("[CH9] makes a configuration of them, and takes an empty one for one that is not set", () => {
    const environment = {
      HOLDFAST_PIGEON_EAST_API_TOKEN: "long enough",
      HOLDFAST_PIGEON_EAST_PORT: "7",
      HOLDFAST_PIGEON_EAST_NOTE: "",
      HOLDFAST_PIGEON_WEST_NOTE: "not mine",
    };
    expect(read(environment)).toEqual({ kind: "ready", config: { apiToken: "long enough", port: 7 } });
  });

  it("[CH9] is off when nothing is set and something is needed", () => {
    expect(read({})).toEqual({ kind: "off" });
    expect(read({ HOLDFAST_PIGEON_EAST_PORT: "" })).toEqual({ kind: "off" });
  });

  it("is on without variables when none is needed", () => {
    expect(readConfig(plainDefinition, "plain", {}).kind).toBe("ready");
  });

  it("[CH9] tells everything that is wrong at once, and repeats no secret even when its schema would", () => {
    const refused = read({ HOLDFAST_PIGEON_EAST_API_TOKEN: "s3cret", HOLDFAST_PIGEON_EAST_PORT: "seven" });
    expect(refused.kind).toBe("refused");
    const reasons = refused.kind === "refused" ? refused.reasons : [];
    expect(reasons).toHaveLength(2);
    expect(reasons[0]).toBe("HOLDFAST_PIGEON_EAST_API_TOKEN is not valid.");
    expect(reasons[1]).toMatch(/^HOLDFAST_PIGEON_EAST_PORT is not valid: .+\.$/);
    expect(reasons.join()).not.toContain("s3cret");
  });

  it("[CH9] says which variable is missing when some are set", () => {
    expect(read({ HOLDFAST_PIGEON_EAST_PORT: "7" })).toEqual({
      kind: "refused",
      reasons: ["HOLDFAST_PIGEON_EAST_API_TOKEN is missing."],
    });
  });

  it("[CH9] never repeats a secret, whatever it is", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{4,7}$/), (secret) => {
        const refused = read({ HOLDFAST_PIGEON_EAST_API_TOKEN: secret, HOLDFAST_PIGEON_EAST_PORT: "7" });
        expect(refused).toEqual({
          kind: "refused",
          reasons: ["HOLDFAST_PIGEON_EAST_API_TOKEN is not valid."],
        });
      }),
      { numRuns: rounds(200) },
    );
  });
});
