import type { Outcome } from "@holdfast/grounding-scripts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { countEnded, countOffered } from "./count-uses.ts";
import { shippedIn } from "./scripts.fixture.ts";

const how = { medium: "text", language: "es" } as const;
let asked: Asked[];
beforeEach(() => {
  asked = stubGateway(() => ({ json: { data: { countGrounding: true } } }));
});
afterEach(() => {
  vi.unstubAllGlobals();
});
const uses = async (): Promise<readonly unknown[]> => {
  await new Promise((resolve) => setTimeout(resolve));
  return asked.map(({ body }) => (JSON.parse(body) as { variables: { uses: unknown } }).variables.uses);
};
const ended = (more: Partial<Outcome>) => ({
  script: "orient_here_now",
  version: "0.1.0",
  how: "finished" as const,
  before: 8 as const,
  after: 3 as const,
  change: "better" as const,
  language: "es" as const,
  form: "text" as const,
  ...more,
});

describe("what is counted", () => {
  it("is that something is offered, once in a contact and language, and not in which", async () => {
    const scripts = shippedIn("es");
    const offered = countOffered([], how, scripts, ["orient_here_now", "senses_54321"]);
    const more = countOffered(offered, how, scripts, ["orient_here_now", "long_exhale"]);
    expect(countOffered(more, how, scripts, ["long_exhale"])).toBe(more);
    const [first, second] = (await uses()) as readonly { script: string }[][];
    expect(first?.map(({ script }) => script)).toEqual(["orient_here_now", "senses_54321"]);
    expect(second?.map(({ script }) => script)).toEqual(["long_exhale"]);
    expect(asked).toHaveLength(2);
  });

  it("is how it ended and by how much a number changed, never the numbers", async () => {
    countEnded("text", ended({}));
    countEnded("text", ended({ how: "worse", before: null, after: null }));
    const use = { script: "orient_here_now", version: "0.1.0", language: "es", medium: "text" };
    expect(await uses()).toEqual([
      [{ ...use, used: "finished", change: "fell_3_or_more" }],
      [{ ...use, used: "stopped_worse", change: null }],
    ]);
  });

  it.each(["enough", "silence", "interrupted"] as const)("is no end by %s", async (by) => {
    countEnded("text", ended({ how: by }));
    expect(await uses()).toEqual([]);
  });
});
