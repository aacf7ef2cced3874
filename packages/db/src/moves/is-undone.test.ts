import pg from "pg";
import { expect, it } from "vitest";
import { isUndone } from "./is-undone.ts";

const refused = (code: string): Error => Object.assign(new pg.DatabaseError("refused", 7, "error"), { code });

it.each(["22001", "23514", "P0001", "40001", "40P01", "53200", "55P03", "57014"])(
  "[DB741] a statement that was refused or given up (%s) is undone",
  (code) => expect(isUndone(refused(code))).toBe(true),
);

it.each(["40003", "40000", "57P01", "08006"])(
  "[DB741] a statement of which nobody can say that nothing came of it (%s) is not known to be undone",
  (code) => expect(isUndone(refused(code))).toBe(false),
);

it("[DB741] what the server did not say is not known to be undone, whatever code it has", () => {
  expect(isUndone(Object.assign(new Error("gone"), { code: "40001" }))).toBe(false);
});
