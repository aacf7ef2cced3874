import { ChannelId } from "@holdfast/case-schema";
import { judgeHealth } from "@holdfast/queue-policy";
import { beforeEach, describe, expect, it } from "vitest";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import {
  asOfWords,
  channelName,
  channelWaitingWords,
  goneWords,
  healthWords,
  heldWords,
  holdingWords,
  owedWords,
  pausedWords,
  stateWords,
} from "./board-words.ts";
import { shiftOf } from "./shift.fixture.ts";

const MINUTE = 60_000;
const NOW = 60 * MINUTE;
const text = { id: ChannelId.parse("sms-east"), medium: "text" } as const;
const nobody = { ...text, count: 0, longestSince: null, endangered: 0 };

beforeEach(() => speak("en"));

describe("the board in words", () => {
  it("says how the queue stands in sentences, the gravest first", () => {
    const rows = [queueRow(1, { danger: "said_so" }), queueRow(2)];
    expect(healthWords(judgeHealth(rows, [], NOW))).toBe(
      "1 in danger waits for somebody. Nobody is available to take a contact. 2 wait longer than the target. 2 waiting, 0 available.",
    );
    expect(healthWords(judgeHealth([], [shiftOf(dana)], NOW))).toBe("0 waiting, 1 available.");
  });

  it("says of a channel how many wait, in danger, and how long", () => {
    expect(channelWaitingWords(nobody, NOW)).toBe("No one is waiting.");
    const some = { ...nobody, count: 3, longestSince: NOW - 6 * MINUTE };
    expect(channelWaitingWords(some, NOW)).toBe("3 waiting, longest 6 min");
    expect(channelWaitingWords({ ...some, endangered: 1 }, NOW)).toBe(
      "3 waiting, 1 in danger, longest 6 min",
    );
  });

  it("names a channel where several carry the same", () => {
    expect(channelName(nobody, [nobody])).toBe("Text");
    expect(channelName(nobody, [nobody, { medium: "text" }])).toBe("Text (sms-east)");
  });

  it.each([
    [null, "Dana"],
    [0, "Dana, no contact"],
    [1, "Dana, 1 contact"],
    [3, "Dana, 3 contacts"],
  ])("heads a colleague with %s contacts as %s", (count, words) => {
    expect(holdingWords("Dana", count)).toBe(words);
  });

  it("says for how long somebody is on a break, and since when they are not connected", () => {
    expect(stateWords(shiftOf(dana), NOW)).toBe("Available");
    const resting = shiftOf(dana, { state: "break", stateSince: NOW - 6 * MINUTE });
    expect(stateWords(resting, NOW)).toBe("Break, 6 min");
    const apart = { state: "break", stateSince: NOW - 6 * MINUTE };
    expect(stateWords(shiftOf(dana, { ...apart, apart: "consult_only" }), NOW)).toBe("Consult only, 6 min");
    expect(stateWords(shiftOf(dana, { ...apart, apart: "away" }), NOW)).toBe("Away, 6 min");
    expect(pausedWords(shiftOf(dana))).toBeNull();
    expect(pausedWords(shiftOf(dana, { paused: ["voice", "text"] }))).toBe("nothing new for now: Call, Text");
    const wrapping = { isWrappingUp: true, stateSince: NOW - 6 * MINUTE };
    expect(stateWords(shiftOf(dana, wrapping), NOW)).toBe("Wrapping up");
    expect(stateWords(shiftOf(dana, { ...wrapping, state: "break" }), NOW)).toBe("Break, 6 min");
    expect(goneWords(shiftOf(dana), NOW)).toBeNull();
    expect(goneWords(shiftOf(dana, { goneSince: NOW }), NOW)).toMatch(/^not connected since \d\d:\d\d$/);
  });

  it("says how many are owed an answer, and nothing of who holds nothing", () => {
    expect(owedWords({ rows: [], owed: 0 })).toBeNull();
    expect(owedWords({ rows: [queueRow(1)], owed: 0 })).toBe("nobody waits for an answer");
    expect(owedWords({ rows: [queueRow(1)], owed: 1 })).toBe("1 waits for an answer");
  });

  it.each([
    [0, "nothing has changed"],
    [1, "1 change waits"],
    [4, "4 changes wait"],
  ])("says of a held board with %s changes that %s", (changes, words) => {
    expect(heldWords({ since: 0, changes })).toMatch(
      new RegExp(`^Held since \\d\\d:\\d\\d:\\d\\d, ${words}\\. Danger still comes in\\.$`),
    );
  });

  it("says as of when it holds, and never that it is live when it is not known to be", () => {
    expect(asOfWords({ kind: "starting" })).toBeNull();
    expect(asOfWords({ kind: "live", provedAt: 0 })).toMatch(/^Live, as of \d\d:\d\d:\d\d$/);
    expect(asOfWords({ kind: "stale", since: 0, brokenAt: 1 })).toMatch(
      /^As of \d\d:\d\d:\d\d, not current$/,
    );
  });
});
