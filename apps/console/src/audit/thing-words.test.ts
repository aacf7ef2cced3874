import "./audit-texts.ts";
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { speak, turnTo } from "../text/language.ts";
import { deedSentence } from "./audit-words.ts";
import { thingWords } from "./thing-words.ts";

const MIGRATIONS = "packages/db/prisma/migrations";

/** Every code that a row of the audit may be of, as the database was told of them. */
function things(): readonly string[] {
  const sql = readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => readFileSync(`${MIGRATIONS}/${name}/migration.sql`, "utf8"))
    .join("\n");
  const [, first = ""] = /create type audit_thing as enum \(([^)]*)\)/.exec(sql) ?? [];
  const later = sql.matchAll(/alter type audit_thing add value (?:if not exists )?('\w+')/g);
  return [first, ...[...later].map(([, value = ""]) => value)].flatMap((codes) => codes.match(/\w+/g) ?? []);
}

it("has words for everything that a row may be of", async () => {
  // In English some are called as their code is.
  expect(await turnTo("es")).toBe(true);
  expect(things().length).toBeGreaterThan(40);
  expect(things().filter((thing) => thingWords(thing) === thing)).toEqual([]);
});

it("says what was done to what, and a code of a later release as it stands", () => {
  speak("en");
  expect(deedSentence({ deed: "looked", thing: "search", facts: null })).toBe("Looked at: a search");
  expect(deedSentence({ deed: "looked", thing: "of_a_later_release", facts: null })).toBe(
    "Looked at: of_a_later_release",
  );
});
