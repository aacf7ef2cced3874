import { beforeAll, describe, expect, it } from "vitest";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import { ALERTS, type AlertKind } from "./alert-table.ts";
import { alertWords } from "./alert-words.ts";

const held = queueRow(4, { status: "claimed", holder: marta, offeredTo: dana });
const say = (alert: AlertKind, row = queueRow(4), count = 1): string | null =>
  alertWords({ alert, row, count, tone: null, says: true, notifies: false }, count, "3 waiting");

beforeAll(() => speak("en"));

describe("what is said of an alert", () => {
  it.each([
    ["danger_waiting", "Danger. Contact 4 is waiting."],
    ["danger_unanswered", "Danger. Contact 4 still waits, and nobody has it."],
    ["message_held", "1 new message in contact 4."],
    ["contact_waiting", "3 waiting"],
    ["due_near", "An answer to contact 4 is owed soon."],
    ["overdue", "The answer to contact 4 is overdue."],
    ["overdue_twice", "The answer to contact 4 takes more than twice its time."],
    ["holder_gone", "Contact 4 is in the queue again: its holder is gone."],
    ["back_from_aside", "Contact 4, which you set aside, is back."],
    ["background", null],
  ] as const)("is short (%s)", (alert, words) => {
    expect(say(alert)).toBe(words);
  });

  it("names colleagues, and counts messages", () => {
    expect(say("assigned", held)).toBe("Marta offers you contact 4.");
    // What waits is offered by whoever leads, and by nobody who has it.
    expect(say("assigned")).toBe("A shift lead offers you contact 4.");
    expect(say("holder_gone", held)).toBe("Marta is gone. Contact 4 waits for an answer.");
    expect(say("message_held", held, 2)).toBe("2 new messages in contact 4.");
  });

  it("[AL21] is nothing where the table says nothing aloud", () => {
    const silent = (Object.keys(ALERTS) as AlertKind[]).filter((alert) => ALERTS[alert].speech === null);
    expect(silent.map((alert) => say(alert))).toEqual(silent.map(() => null));
  });
});
