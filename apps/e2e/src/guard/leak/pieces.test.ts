import { expect, it } from "vitest";
import { piecesOf } from "./pieces.ts";

it("a text is searched for whole and by each of its longer words, once", () => {
  expect(piecesOf("Zephyrin saw the Québrada, zephyrin.")).toEqual([
    "Zephyrin saw the Québrada, zephyrin.",
    "Zephyrin",
    "Québrada",
    "zephyrin",
  ]);
  expect(piecesOf("+12025550123")).toEqual(["+12025550123"]);
});
