import { expect, it } from "vitest";
import { openLedger } from "./tail-ledger.ts";

it("tells missed, twice seen and never committed apart", () => {
  const ledger = openLedger();
  for (const mark of ["a", "b", "c"]) ledger.committed(mark);
  for (const mark of ["a", "b", "b", "rolled back"]) ledger.saw(mark);
  expect(ledger.judge()).toEqual({ committed: 3, missed: 1, twice: 1, ghosts: 1 });
});

it("is content with a reader who saw everything once, in whatever order", () => {
  const ledger = openLedger();
  ledger.saw("b");
  for (const mark of ["a", "b"]) ledger.committed(mark);
  ledger.saw("a");
  expect(ledger.judge()).toEqual({ committed: 2, missed: 0, twice: 0, ghosts: 0 });
});
