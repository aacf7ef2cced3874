import { expect, it } from "vitest";
import { SHIPPED } from "../library/shipped.ts";
import { namesAddress } from "./names-address.ts";

it.each([
  "Call +12025550142.",
  "Call 202-555-0142.",
  "Call (202) 555 0142.",
  "Call 1.202.555.0142 now",
  "Appelez le 06 12 34 56 78.",
  "Text 22395.",
  "Call ٢٠٢٥٥٥٠١٤٢.",
  "Call 202\u200B555\u200B0142.",
  "Write to rosa@example.fr",
  "Write to rosa＠example.fr",
])("[GS25] a line leads away: %j", (words) => {
  expect(namesAddress(words)).toBe(true);
});

it.each([
  "Count 10 9 8 7 6 5 4 3 2 1.",
  "Count 5, 4, 3, 2, 1.",
  "Name 5 things, then 4, then 3.",
  "From 100 by sevens: 93, 86, 79, 72.",
  "100 - 93 - 86",
  "In 4 seconds, out 6.",
  "It is 2026.",
  "Meet @ noon",
])("[GS25] a line leads nowhere: %j", (words) => {
  expect(namesAddress(words)).toBe(false);
});

it("[GS25] no line that is shipped leads anywhere", () => {
  for (const { wordings } of SHIPPED)
    for (const { steps, exit } of Object.values(wordings))
      for (const { open, covert } of [...Object.values(steps), exit])
        for (const words of [...Object.values(open), ...Object.values(covert ?? {})])
          expect(namesAddress(words)).toBe(false);
});
