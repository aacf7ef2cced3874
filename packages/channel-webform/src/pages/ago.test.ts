import { describe, expect, it } from "vitest";
import { openTexts } from "../texts/texts.ts";
import { ago } from "./ago.ts";

const MINUTE = 60_000;
const { en } = openTexts();

describe("how long ago", () => {
  it.each([
    [-5 * MINUTE, "just now"],
    [0, "just now"],
    [MINUTE - 1, "just now"],
    [MINUTE, "1 minute ago"],
    [59 * MINUTE, "59 minutes ago"],
    [60 * MINUTE, "1 hour ago"],
    [24 * 60 * MINUTE - 1, "23 hours ago"],
    [24 * 60 * MINUTE, "1 day ago"],
    [48 * 60 * MINUTE, "2 days ago"],
  ])("[WF14] %d ms is %s", (passed, words) => {
    expect(ago(en, 1_800_000_000_000 - passed, 1_800_000_000_000)).toBe(words);
  });
});
