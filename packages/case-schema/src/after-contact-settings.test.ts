import { expect, it } from "vitest";
import { AfterContactSettings } from "./after-contact-settings.ts";

const DELIVERED = { voice: 5, text: 5, email: 3, form: 3, heavy: 15 };

it("[Q45] is delivered with the figures of the handbook", () => {
  expect(AfterContactSettings.parse({})).toEqual(DELIVERED);
});

it.each([
  [{ text: 3 }, true],
  [{ text: 2 }, false],
  [{ form: 0 }, false],
  [{ heavy: 60 }, true],
  [{ heavy: 61 }, false],
  [{ voice: 4.5 }, false],
  [{ voice: 15 }, true],
  [{ voice: 16 }, false],
  [{ heavy: 4 }, false],
  [{ other: 5 }, false],
])("[Q45] %o is kept: %s", (over, isKept) => {
  expect(AfterContactSettings.safeParse({ ...DELIVERED, ...over }).success).toBe(isKept);
});
