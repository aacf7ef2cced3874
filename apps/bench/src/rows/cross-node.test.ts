import { expect, it } from "vitest";
import { measureCrossNode } from "./cross-node.ts";

it("has everything that is said at one end heard at the other, on both sides", async () => {
  const figures = await measureCrossNode({ speakers: 8, paced: 4, crowded: 8, rounds: 1 });
  expect(figures[2]).toMatchObject({ ours: "48 of 48", verdict: "exact" });
  // Beside Redis only where there is one.
  for (const heard of figures.filter(({ workload }) => workload.endsWith("heard")))
    expect(heard.verdict).toBe("exact");
  for (const figure of figures.filter(({ ratio }) => ratio !== null)) expect(figure.ratio).toBeGreaterThan(0);
});
