import { expect, it } from "vitest";
import { compare, exact } from "./figure.ts";
import { table } from "./table.ts";

const figures = [
  compare({
    workload: "ingest-db c=16",
    unit: "/s",
    better: "more",
    bar: { floor: 0.8, stretch: 2 },
    rounds: [{ ours: 2_000, limit: 1_000 }],
    cpu: { ours: 61.23, limit: 154 },
  }),
  exact("claim-race winners", "1000 of 1000", true),
];

it("prints one line for each figure below its head", () => {
  expect(table(figures)).toMatchInlineSnapshot(`
    "| workload           | ours         | limit   | ratio | best | CPU µs     | floor | stretch | verdict |
    | ------------------ | ------------ | ------- | ----- | ---- | ---------- | ----- | ------- | ------- |
    | ingest-db c=16     | 2000 /s      | 1000 /s | 2     | 2    | 61.2 : 154 | ≥ 0.8 | ≥ 2     | stretch |
    | claim-race winners | 1000 of 1000 | –       | –     | –    | –          | exact | exact   | exact   |"
  `);
});

it("prints its head when nothing ran", () => {
  expect(table([]).split("\n")).toHaveLength(2);
});
