import { UserId } from "@holdfast/case-schema";
import { beforeAll, describe, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import {
  attemptWords,
  holderWords,
  laneMark,
  markWords,
  offerWords,
  rowName,
  standingAttempt,
  waitWords,
} from "./row-words.ts";
import { dana, marta, queueRow } from "./row.fixture.ts";

const me = UserId.parse(dana.id);
const now = new Date(2026, 10, 25, 14, 6).getTime();
const at = (minute: number): number => new Date(2026, 10, 25, 14, minute).getTime();
beforeAll(() => speak("en"));

describe("a row, read aloud", () => {
  it("says risk, channel, number, wait, due, marks and who has it, in this order", () => {
    const row = queueRow(4120, {
      danger: "said_so",
      waitingSince: at(2),
      dueAt: at(3),
      unanswered: 3,
      language: "es",
      reopened: 1,
    });
    expect(rowName(row, me, now)).toBe(
      "Danger. Text. Contact 4120. waiting 4 min, since 14:02. due since 14:03. 3 messages. Spanish. came back. Unclaimed.",
    );
  });

  it("says danger that a list of words found, and why, until a colleague judges otherwise", () => {
    const found = { lane: "life_threat", laneReason: "words:danger-en:0:has-a-gun" } as const;
    expect(rowName(queueRow(5, { ...found, waitingSince: at(2), dueAt: at(3) }), me, now)).toBe(
      "Danger: word in the message. Text. Contact 5. waiting 4 min, since 14:02. due since 14:03. Life threat now. Unclaimed.",
    );
    const judged = queueRow(5, { lane: "tip", laneReason: "staff" });
    expect(rowName(judged, me, now)).toMatch(/^Routine\. /);
  });

  it("says how pressing it was found to be, and until when it is set aside instead of when it is due", () => {
    const row = queueRow(5, { lane: "tip", laneReason: "staff", setAsideUntil: at(30) });
    expect(rowName(row, me, now)).toBe("Routine. Text. Contact 5. set aside until 14:30. Tip. Unclaimed.");
  });

  it("says since when it is back from being set aside, and who had set it aside", () => {
    const back = queueRow(5, { backSince: at(3), setAsideBy: marta });
    expect(rowName(back, me, now)).toContain(". back since 14:03, set aside by Marta. Unclaimed.");
    expect(markWords({ ...back, setAsideBy: { ...marta, id: me } }, me, now)).toEqual([
      "back since 14:03, set aside by you",
    ]);
    expect(markWords(queueRow(5, { setAsideUntil: at(30), setAsideBy: marta }), me, now)).toEqual([]);
  });

  it("says the lane before marks that are longer, and keeps it apart from them", () => {
    const row = queueRow(5, { backSince: at(3), setAsideBy: marta, lane: "crisis", laneReason: "staff" });
    expect(rowName(row, me, now)).toContain("Crisis, within 24 hours. back since 14:03");
    expect(laneMark(row)).toBe("Crisis, within 24 hours");
    expect(markWords(row, me, now)).toEqual(["back since 14:03, set aside by Marta"]);
    expect(laneMark(queueRow(5))).toBeNull();
  });

  it("says that its holder is gone, and that it came back for that", () => {
    const gone = { holderGoneSince: at(3) };
    const held = queueRow(4, { ...gone, status: "claimed", holder: marta, heldSince: at(1) });
    expect(markWords(held, me, now)).toEqual(["holder is gone"]);
    expect(markWords(queueRow(4, gone), me, now)).toEqual(["returned: holder was gone"]);
  });

  it("says who has it and since when", () => {
    const row = queueRow(4, { status: "claimed", holder: marta, heldSince: at(1), unanswered: 0 });
    expect(rowName(row, me, now)).toBe("Routine. Text. Contact 4. answered. Marta has this since 14:01.");
  });
});

describe("who has a contact", () => {
  it.each([
    [queueRow(1), "Unclaimed"],
    [queueRow(1, { holder: dana, heldSince: at(1) }), "You have this"],
    [queueRow(1, { holder: marta, heldSince: at(1) }), "Marta has this since 14:01"],
    [queueRow(1, { holder: marta }), "Marta has this"],
  ])("row %# says it", (row, words) => {
    expect(holderWords(row, me, now)).toBe(words);
  });
});

describe("an offer", () => {
  it.each([
    [queueRow(1), null],
    [queueRow(1, { holder: marta, offeredTo: dana }), "Marta offers this to you"],
    [queueRow(1, { offeredTo: dana }), "A shift lead offers this to you"],
    [queueRow(1, { holder: dana, offeredTo: marta }), "Offered to Marta, waiting for their answer"],
    [
      queueRow(1, { holder: { ...marta, id: queueRow(9).id, name: "Lee" }, offeredTo: marta }),
      "Offered to Marta",
    ],
  ])("of row %# is said to both, and to everybody", (row, words) => {
    expect(offerWords(row, me)).toBe(words);
  });
});

describe("a wait", () => {
  it("ends with the answer, but not for one that nobody has", () => {
    expect(waitWords(queueRow(1, { holder: dana, unanswered: 0 }), now)).toEqual({
      wait: "answered",
      due: null,
    });
    expect(waitWords(queueRow(1, { unanswered: 0, waitingSince: at(2) }), now).wait).toBe(
      "waiting 4 min, since 14:02",
    );
  });
});

describe("the marks of a row", () => {
  it("are words, and none when there is nothing to say", () => {
    expect(markWords(queueRow(1, { language: "en" }), me, now)).toEqual([]);
    expect(markWords(queueRow(1, { unreadable: true, isAutomatic: true, lowTrust: true }), me, now)).toEqual([
      "part unreadable",
      "only machines wrote",
      "marked by intake",
    ]);
  });
});

describe("an attempt to claim", () => {
  it("says what came of it", () => {
    expect(attemptWords({ kind: "claiming" }, now)).toBe("Claiming…");
    expect(attemptWords({ kind: "taken", by: "Marta", since: at(2), version: 1 }, now)).toBe(
      "Marta has this since 14:02",
    );
  });

  it("gives way to a row that knows more", () => {
    const refused = { kind: "refused", words: "no", version: 2 } as const;
    expect(standingAttempt(refused, queueRow(1, { version: 2 }))).toBe(refused);
    expect(standingAttempt(refused, queueRow(1, { version: 3 }))).toBeNull();
    expect(standingAttempt({ kind: "claiming" }, queueRow(1, { version: 9 }))).toEqual({ kind: "claiming" });
    expect(standingAttempt(undefined, queueRow(1))).toBeNull();
  });
});
