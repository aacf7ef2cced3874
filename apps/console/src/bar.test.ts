// @vitest-environment node
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const HERE = new URL("../README.md", `file://${import.meta.filename}`);
const POINTS = 34;

/** A point of the bar, as the table in the README says it is proved. */
interface Point {
  readonly number: number;
  readonly tests: readonly { readonly title: string; readonly path: string }[];
  readonly missing: string;
}

function pointsIn(readme: string): readonly Point[] {
  const rows = readme.matchAll(
    /^\| +(?<number>\d+) +\|(?<promise>.*?) \| (?<proof>.*?) +\| (?<missing>.*?) *\|$/gm,
  );
  return [...rows].map(({ groups: { number = "", proof = "", missing = "" } = {} }) => ({
    number: Number(number),
    tests: [...proof.matchAll(/\[(?<title>(?:\\.|[^\]\\])+)\]\((?<path>[^)]+)\)/g)].map(
      ({ groups: { title = "", path = "" } = {} }) => ({
        title: title.replaceAll(/\\(.)/g, "$1"),
        path,
      }),
    ),
    missing: missing.trim(),
  }));
}

/** The tests that a table names and that are not there under that name. */
function lost(points: readonly Point[]): readonly string[] {
  return points.flatMap(({ number, tests }) =>
    tests.flatMap(({ title, path }) => {
      const file = fileURLToPath(new URL(path, HERE));
      const source = existsSync(file) ? readFileSync(file, "utf8") : "";
      return [`"${title}"`, `"${title.replaceAll('"', '\\"')}"`, `\`${title}\``].some((quoted) =>
        source.includes(quoted),
      )
        ? []
        : [`${String(number)}: ${title} (${path})`];
    }),
  );
}

describe("the 34 points that the console is held to", () => {
  const points = pointsIn(readFileSync(HERE, "utf8"));

  it("stand in the README, each once and in order", () => {
    expect(points.map(({ number }) => number)).toEqual(Array.from({ length: POINTS }, (_, nth) => nth + 1));
  });

  it("are each proved by tests that are there under their name", () => {
    expect(lost(points)).toEqual([]);
  });

  it("say what is missing where no test proves them", () => {
    expect(points.filter(({ tests, missing }) => tests.length === 0 && missing === "")).toEqual([]);
  });

  it("would be found to name a test that is gone", () => {
    const rows = [
      "| 1     | One      | [stand in the README, each once and in order](src/bar.test.ts) |         |",
      "| 2     | Two      | [a test that nobody wrote \\[yet\\]](src/bar.test.ts)<br>[b](src/gone.ts) |         |",
    ];
    expect(lost(pointsIn(rows.join("\n")))).toEqual([
      "2: a test that nobody wrote [yet] (src/bar.test.ts)",
      "2: b (src/gone.ts)",
    ]);
  });
});
