import type { Medium } from "@holdfast/case-schema";
import type { ReachRecord } from "@holdfast/db";
import { describe, expect, it } from "vitest";
import { DANA, MINUTE, NOW } from "./testing/sample-record.ts";
import { withholdsAddresses } from "./withholds-addresses.ts";

type Happened = ReachRecord["conversation"];
const HEARD = { kind: "heard", entry: 1, at: NOW - 30 * MINUTE, saidAt: null } as const;
const LEFT = { kind: "left", entry: 2, at: NOW - 29 * MINUTE } as const;
const MARKED = { kind: "exploiter_marked", entry: 3, at: NOW - 20 * MINUTE } as const;
const TAKEN_BACK = { kind: "exploiter_mark_taken_back", at: NOW - 10 * MINUTE } as const;
const MEDIA: readonly Medium[] = ["text", "email", "form", "voice"];

describe("where somebody is reached", () => {
  it.each<readonly [string, Happened, boolean]>([
    ["nothing was said of whoever holds it", [HEARD], false],
    ["they were silent for long, which asks and is no mark", [HEARD, LEFT], false],
    ["it was opened again", [HEARD, { kind: "reopened", entry: 4, at: NOW - MINUTE }], false],
    ["the number is somebody else's now", [HEARD, { kind: "number_reassigned", at: NOW - MINUTE }], false],
    ["they may be the exploiter", [HEARD, MARKED], true],
    ["that was said in an earlier contact", [{ ...MARKED, entry: 0 }, HEARD], true],
    [
      "it was said, and somebody confirmed them",
      [HEARD, MARKED, { kind: "confirmed", at: NOW, by: DANA }],
      true,
    ],
    ["it was said and taken back", [HEARD, MARKED, TAKEN_BACK], false],
    ["it was taken back and said again", [HEARD, MARKED, TAKEN_BACK, { ...MARKED, at: NOW - MINUTE }], true],
    ["it was said by a clock that was ahead", [HEARD, { ...MARKED, at: NOW + 60 * MINUTE }], true],
  ])("[G520] is withheld, or not, on every medium, where %s", (_what, conversation, isWithheld) => {
    expect(MEDIA.map((medium) => withholdsAddresses({ conversation, medium }, NOW))).toEqual(
      MEDIA.map(() => isWithheld),
    );
  });
});
