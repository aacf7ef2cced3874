import { expect, it } from "vitest";
import { queueRow } from "../queue/row.fixture.ts";
import { inHand } from "./in-hand.ts";

it.each([
  ["nothing", [], { load: 0, texts: 0, letters: 0, crises: 0 }],
  ["a usual text", [queueRow(1)], { load: 1, texts: 1, letters: 0, crises: 0 }],
  [
    "a mail and a form",
    [queueRow(1, { medium: "email" }), queueRow(2, { medium: "form" })],
    { load: 2, texts: 0, letters: 2, crises: 0 },
  ],
  [
    "a call with a minor in it",
    [queueRow(1, { medium: "voice", lane: "minor_mentioned" })],
    { load: 2, texts: 0, letters: 0, crises: 0 },
  ],
  [
    "danger and a crisis",
    [queueRow(1, { danger: "said_so" }), queueRow(2, { lane: "crisis", medium: "form" })],
    { load: 6, texts: 1, letters: 1, crises: 2 },
  ],
])("[AL67] counts what is heavy double and a crisis three times: %s", (_what, rows, counted) => {
  expect(inHand(rows)).toEqual(counted);
});
