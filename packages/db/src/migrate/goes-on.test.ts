import { describe, expect, it } from "vitest";
import { readMigrationFolder, type MigrationFolder } from "./folder.ts";

/** The last one before the rule that a function which stands already is not written anew from an old copy. */
const BEFORE_THE_RULE = "0125";

type Migrations = MigrationFolder["migrations"];

const numberOf = (name: string): string => name.slice(0, 4);

/**
 * Functions that a migration writes anew though one before it has written or changed them since the copy was taken: all that
 * the one before it had mended is lost without a word. Whoever has to write one anew says from which migration it goes on
 * (`-- goes on from 0102: show_danger`), and that has to be the last that touched it.
 */
function lostChanges(migrations: Migrations, since = BEFORE_THE_RULE): readonly string[] {
  const touched = new Map<string, string>();
  const lost: string[] = [];
  for (const { name, sql } of migrations) {
    const number = numberOf(name);
    const plain = sql.replaceAll(/^\s*--.*$/gmu, "");
    const saidOf = new Map(
      [...sql.matchAll(/^-- goes on from (\d{4}): (\w+)\s*$/gmu)].map(([, from = "", of = ""]) => [of, from]),
    );
    const dropped = [...plain.matchAll(/\bdrop function (?:if exists )?([^;]+);/giu)].flatMap(
      ([, all = ""]) =>
        all
          .replaceAll(/\([^()]*\)/gu, "")
          .split(",")
          .map((each) => each.trim()),
    );
    const created = [...plain.matchAll(/\bcreate (?:or replace )?function (\w+)/giu)].map(
      ([, each = ""]) => each,
    );
    const changed = plain.includes("pg_get_functiondef")
      ? [...plain.matchAll(/'(\w+)(?:\([^']*\))?'/gu)]
          .map(([, each = ""]) => each)
          .filter((each) => touched.has(each))
      : [];
    for (const each of new Set(created)) {
      const last = touched.get(each);
      if (last !== undefined && number >= since && saidOf.get(each) !== last)
        lost.push(`${name} writes ${each} anew, and ${last} was the last to touch it`);
    }
    for (const each of dropped) touched.delete(each);
    for (const each of [...created, ...changed]) touched.set(each, number);
    for (const each of dropped) if (!created.includes(each) || isGoneAtEnd(plain, each)) touched.delete(each);
  }
  return lost;
}

/** Whether what a migration created for itself is gone again by its end. */
function isGoneAtEnd(sql: string, of: string): boolean {
  const lastOf = (pattern: RegExp): number => [...sql.matchAll(pattern)].at(-1)?.index ?? -1;
  const created = lastOf(new RegExp(`\\bcreate (?:or replace )?function ${of}\\b`, "giu"));
  return lastOf(new RegExp(`\\bdrop function [^;]*\\b${of}\\b`, "giu")) > created;
}

const one = (name: string, sql: string) => ({ name, sql });
const WRITTEN = one("0001_written", "create function shown() returns int language sql as $$ select 1 $$;");
const MENDED = one(
  "0002_mended",
  "select mend('shown()', 'select 1', 'select 2'); -- pg_get_functiondef\nselect pg_get_functiondef(1);",
);
const anew = (more = "") =>
  one("0200_anew", `${more}\ncreate or replace function shown() returns int language sql as $$ select 3 $$;`);

describe("a function that a migration writes anew", () => {
  it("goes on from the last that wrote or changed it, in every migration that is shipped", async () => {
    const { migrations } = await readMigrationFolder();
    expect(migrations.length).toBeGreaterThan(70);
    expect(lostChanges(migrations)).toEqual([]);
    // The rule sees what is there: the functions that were written anew before it are many.
    expect(lostChanges(migrations, "0000").length).toBeGreaterThan(20);
  });

  it.each<[string, Migrations]>([
    ["that was changed since, and says nothing", [WRITTEN, MENDED, anew()]],
    ["and says that it goes on from an older one", [WRITTEN, MENDED, anew("-- goes on from 0001: shown")]],
    ["after dropping it", [WRITTEN, anew("drop function shown();")]],
  ])("is found %s", (_how, migrations) => {
    expect(lostChanges(migrations)).toHaveLength(1);
  });

  it.each<[string, Migrations]>([
    ["says from which it goes on", [WRITTEN, MENDED, anew("-- goes on from 0002: shown")]],
    ["is new", [anew()]],
    ["was gone", [WRITTEN, one("0003_gone", "drop function other(text[], int), shown();"), anew()]],
    [
      "is one that each migration makes for itself and takes away",
      [
        one("0003_own", "create function mend() returns int; drop function mend();"),
        one("0200_own", "create function mend() returns int; drop function mend();"),
      ],
    ],
    ["is changed where it stands", [WRITTEN, MENDED, { ...MENDED, name: "0201_mended" }]],
  ])("is none that %s", (_how, migrations) => {
    expect(lostChanges(migrations)).toEqual([]);
  });
});
