import { describe, expect, it } from "vitest";
import { imagined } from "../testing/imagined-workspace.ts";
import { ASVS_LINES } from "./asvs-lines.ts";
import { checkAsvs, rowsIn } from "./asvs.ts";

const REASON = "There is nothing here that this could be about.";
const FILES = {
  "src/a.test.ts": 'it("[Q1] opens for nobody else", () => {});',
  "packages/kit/src/conformance/all.ts": 'rule: "Q2"',
  "src/a.ts": "export const a = 1;",
  "SECURITY.md": "## What is kept\n",
};

/** A checklist in which every line stands, but for those that a test writes itself. */
function checklist(over: Readonly<Record<string, string | null>> = {}): string {
  const lines = ([1, 2] as const).flatMap((level) => ASVS_LINES[level].map((id) => [id, level] as const));
  return lines
    .flatMap(([id, level]) => {
      const own = over[id];
      if (own === null) return [];
      return [own ?? `| ${id}   | ${level} | Guard it | not applicable | ${REASON} |`];
    })
    .join("\n");
}

const check = (over: Readonly<Record<string, string | null>> = {}, text = checklist(over)) =>
  checkAsvs(imagined({ ...FILES, "ASVS.md": text }));
const metBy = (because: string) => check({ "1.2.1": `| 1.2.1 | 1 | Guard it | met | ${because} |` });

it("knows 70 lines of level 1 and the 183 that level 2 adds, each once", () => {
  expect([ASVS_LINES[1].length, ASVS_LINES[2].length]).toEqual([70, 183]);
  expect(new Set([...ASVS_LINES[1], ...ASVS_LINES[2]]).size).toBe(253);
});

it("reads rows that begin with an id, and no others", () => {
  const rows = rowsIn("| id | level |\n| --- | --- |\n| 1.2.3 | 1 | a | met | b |\nAs 1.2.4 says.");
  expect(rows).toEqual([{ id: "1.2.3", level: "1", asks: "a", state: "met", because: "b" }]);
});

describe("a checklist", () => {
  it("is content when every line says how it stands, and why", () => {
    expect(check()).toEqual([]);
  });

  it("is there", () => {
    expect(checkAsvs(imagined(FILES))).toEqual(["ASVS.md: is not there"]);
  });

  it("leaves no line out, has none twice, and none that is not asked", () => {
    expect(check({ "6.2.1": null })).toEqual(["ASVS.md: 6.2.1 is missing"]);
    const row = `| 6.2.1 | 1 | Guard it | not met | ${REASON} |`;
    expect(check({ "6.2.1": `${row}\n${row}` })).toEqual(["ASVS.md: 6.2.1 stands there twice"]);
    const strange = `| 1.2.10 | 3 | Guard it | not met | ${REASON} |`;
    expect(check({}, `${checklist()}\n${strange}`)).toEqual(["ASVS.md: 1.2.10 is no line of level 1 or 2"]);
  });

  it("says of each line what it asks, and of which level it is", () => {
    expect(check({ "6.2.1": `| 6.2.1 | 2 |  | not met | ${REASON} |` })).toEqual([
      "ASVS.md: 6.2.1 is of level 1",
      "ASVS.md: 6.2.1 does not say what is asked",
    ]);
  });

  it("has three states and no fourth", () => {
    expect(check({ "6.2.1": `| 6.2.1 | 1 | Guard it | nearly | ${REASON} |` }).join()).toContain(
      "neither met, not applicable nor not met",
    );
  });

  it.each(["not applicable", "not met"])("gives a reason for what is %s", (state) => {
    expect(check({ "6.2.1": `| 6.2.1 | 1 | Guard it | ${state} | No. |` })).toEqual([
      `ASVS.md: 6.2.1 is ${state} without a reason`,
    ]);
  });
});

describe("a line that is met", () => {
  it.each([
    "`src/a.test.ts` [Q1]",
    '`src/a.test.ts` "opens for nobody else"',
    '`packages/kit/src/conformance/all.ts` [Q2]; `SECURITY.md` "What is kept"',
  ])("is shown by %s", (because) => {
    expect(metBy(because)).toEqual([]);
  });

  it.each([
    ["because we say so", "is met and names no file"],
    ["`src/b.test.ts` [Q1]", "names src/b.test.ts, which is not there"],
    ["`src/a.test.ts`", "says nothing that src/a.test.ts shows it by"],
    ["`src/a.test.ts` [Q2]", "is shown by Q2, which src/a.test.ts does not cite"],
    ['`src/a.test.ts` "opens for all"', 'quotes "opens for all", which src/a.test.ts does not have'],
    ['`src/a.ts` "const a"', "is shown by src/a.ts, which is no test"],
    ['`src/a.test.ts` [Q1]; `SECURITY.md` "Nothing"', 'quotes "Nothing", which SECURITY.md does not have'],
  ])("is not shown by %s", (because, words) => {
    expect(metBy(because)).toEqual([`ASVS.md: 1.2.1 ${words}`]);
  });
});
