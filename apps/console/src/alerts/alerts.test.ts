import { ChannelId } from "@holdfast/case-schema";
import { applyEvents, EMPTY_BOARD, loadBoard, type Board, type QueueRow } from "@holdfast/wire";
import { describe, expect, it } from "vitest";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { decide, NOTHING_SEEN } from "./alerts.ts";
import { evening, inShort, outlookOf } from "./outlook.fixture.ts";

const inDanger = (number: number, version = 1) =>
  queueRow(number, { version, danger: "said_so", dueAt: 1e9 });
const waiting = (number: number, version = 1) => queueRow(number, { version, dueAt: 1e9 });
const mine = (number: number, version: number, facts = {}) =>
  queueRow(number, { version, status: "claimed", holder: dana, heldSince: 1, dueAt: 1e9, ...facts });

describe("danger that waits", () => {
  it("[AL1] is not told again by a snapshot from before it left, though a snapshot without it came first", () => {
    let board = loadBoard(EMPTY_BOARD, []);
    let watch = NOTHING_SEEN;
    const told = (): readonly string[] => {
      const decision = decide(watch, { ...outlookOf([]), board }, 0);
      watch = decision.watch;
      return decision.acts.filter(({ alert }) => alert === "danger_waiting").map(inShort);
    };
    told();
    board = loadBoard(board, [inDanger(4, 2)]);
    expect(told()).toEqual(["danger_waiting 4: danger, said, noticed"]);
    board = loadBoard(board, []);
    expect(told()).toEqual([]);
    board = applyEvents(board, [{ kind: "contact", id: inDanger(4).id, version: 4, row: null }]);
    expect(told()).toEqual([]);
    board = loadBoard(board, [inDanger(4, 3)]);
    expect(told()).toEqual([]);
    // Whoever is back after that is in danger anew, whatever was shown meanwhile.
    board = loadBoard(board, [inDanger(4, 5)]);
    expect(told()).toEqual(["danger_waiting 4: danger, said, noticed"]);
  });

  /** What is told of danger, step by step, of a board that snapshots and events change. */
  function overConnection(): {
    readonly loads: (...rows: readonly QueueRow[]) => readonly string[];
    readonly hears: (version: number, row: QueueRow | null) => readonly string[];
  } {
    let [board, watch] = [EMPTY_BOARD, NOTHING_SEEN];
    const told = (next: Board): readonly string[] => {
      board = next;
      const decision = decide(watch, { ...outlookOf([]), board }, 0);
      watch = decision.watch;
      return decision.acts.filter(({ alert }) => alert === "danger_waiting").map(inShort);
    };
    return {
      loads: (...rows) => told(loadBoard(board, rows)),
      hears: (version, row) =>
        told(applyEvents(board, [{ kind: "contact", id: inDanger(4).id, version, row }])),
    };
  }

  it("[AL1] is not told again where an old snapshot lets it be heard late that it had left before it was in danger", () => {
    const { loads, hears } = overConnection();
    expect(loads()).toEqual([]);
    expect(hears(4, inDanger(4, 4))).toEqual(["danger_waiting 4: danger, said, noticed"]);
    expect(loads(queueRow(4, { version: 2, dueAt: 1e9 }))).toEqual([]);
    expect(hears(3, null)).toEqual([]);
    expect(loads(inDanger(4, 5))).toEqual([]);
    // Whoever left after that, and is back, is in danger anew.
    expect(hears(6, null)).toEqual([]);
    expect(hears(7, inDanger(4, 7))).toEqual(["danger_waiting 4: danger, said, noticed"]);
  });

  it("[AL1] is told once where old facts show it twice that it had left before it was ever seen", () => {
    const { loads, hears } = overConnection();
    expect(loads()).toEqual([]);
    expect(hears(3, null)).toEqual([]);
    expect(loads(inDanger(4, 1))).toEqual(["danger_waiting 4: danger, said, noticed"]);
    expect(loads()).toEqual([]);
    expect(hears(2, inDanger(4, 2))).toEqual([]);
    // Whoever is back after it left is in danger anew.
    expect(hears(4, inDanger(4, 4))).toEqual(["danger_waiting 4: danger, said, noticed"]);
  });

  it("[AL11] is heard, said and noticed at once, heard again after 20 and 40 seconds, and then no more", () => {
    const { at, againAt } = evening();
    expect(at(0, [])).toEqual([]);
    expect(at(1_000, [inDanger(4)])).toEqual(["danger_waiting 4: danger, said, noticed"]);
    expect(againAt()).toBe(21_000);
    expect(at(20_999, [inDanger(4)])).toEqual([]);
    expect(at(21_000, [inDanger(4)])).toEqual(["danger_waiting 4: danger"]);
    expect(againAt()).toBe(41_000);
    expect(at(41_000, [inDanger(4)])).toEqual(["danger_waiting 4: danger"]);
    expect(at(300_000, [inDanger(4)])).toEqual([]);
  });

  it("[AL11] is a life threat that a list of words found, too: nobody need have read it for it to be heard", () => {
    const { at } = evening();
    const found = queueRow(4, { lane: "life_threat", laneReason: "words:danger-en:0:has-a-gun", dueAt: 1e9 });
    at(0, []);
    expect(at(1_000, [found])).toEqual(["danger_waiting 4: danger, said, noticed"]);
    expect(at(21_000, [found])).toEqual(["danger_waiting 4: danger"]);
    const lower = queueRow(4, { version: 2, lane: "information", laneReason: "staff", dueAt: 1e9 });
    expect(at(41_000, [lower])).not.toContain("danger_waiting 4: danger");
  });

  it("[AL11] is silent from the moment somebody has it", () => {
    const { at } = evening();
    at(0, [inDanger(4)]);
    const taken = queueRow(4, { version: 2, danger: "said_so", status: "claimed", holder: marta });
    expect(at(10_000, [taken])).toEqual([]);
    expect(at(90_000, [taken], { leads: true })).not.toContain("danger_waiting 4: danger");
  });

  it("[AL12] is told to leads once, when nobody has it after a minute", () => {
    const { at } = evening();
    const lead = { leads: true };
    expect(at(0, [inDanger(4)], lead)).toHaveLength(1);
    at(20_000, [inDanger(4)], lead);
    at(40_000, [inDanger(4)], lead);
    expect(at(59_999, [inDanger(4)], lead)).toEqual([]);
    expect(at(60_000, [inDanger(4)], lead)).toEqual(["danger_unanswered 4: danger, said, noticed"]);
    expect(at(600_000, [inDanger(4)], lead)).toEqual([]);
  });

  it("[AL12] is not told a second time to whoever does not lead", () => {
    const { at } = evening();
    at(0, [inDanger(4)]);
    at(40_000, [inDanger(4)]);
    expect(at(60_000, [inDanger(4)])).toEqual([]);
  });

  it("[AL11] is told when it becomes known of somebody who waits already", () => {
    const { at } = evening();
    at(0, [waiting(4)]);
    expect(at(1_000, [inDanger(4, 2)])).toEqual(["danger_waiting 4: danger, said, noticed"]);
  });

  it("[AL23] waits anew when whoever took it gave it back", () => {
    const { at } = evening();
    at(0, [inDanger(4)]);
    at(1_000, [queueRow(4, { version: 2, danger: "said_so", status: "claimed", holder: marta })]);
    expect(at(2_000, [inDanger(4, 3)])).toEqual(["danger_waiting 4: danger, said, noticed"]);
  });

  it("[AL3] is told at the start, too", () => {
    expect(evening().at(0, [inDanger(4), waiting(5)])).toEqual(["danger_waiting 4: danger, said, noticed"]);
  });

  it("[AL6] of several at once sounds once, and each is said", () => {
    expect(evening().at(0, [inDanger(4), inDanger(5)])).toEqual([
      "danger_waiting 4: danger, said, noticed",
      "danger_waiting 5: said, noticed",
    ]);
  });

  it("[AL6] is heard once after a sleep, not as often as it was missed", () => {
    const { at } = evening();
    at(0, [inDanger(4)], { leads: true });
    expect(at(3_600_000, [inDanger(4)], { leads: true })).toEqual([
      "danger_waiting 4: danger",
      "danger_unanswered 4: said, noticed",
    ]);
  });

  it.each(["break", "off"] as const)("[AL4] is shown and not heard (%s)", (standing) => {
    const { at, againAt } = evening();
    expect(at(0, [inDanger(4)], { standing })).toEqual(["danger_waiting 4: said, noticed"]);
    expect(againAt()).toBeNull();
    expect(at(20_000, [inDanger(4)], { standing })).toEqual([]);
  });

  it("[AL5] is heard when its reader is available again, and again from then on", () => {
    const { at } = evening();
    at(0, [inDanger(4)], { standing: "break" });
    expect(at(100_000, [inDanger(4)])).toEqual(["danger_waiting 4: danger"]);
    expect(at(120_000, [inDanger(4)])).toEqual(["danger_waiting 4: danger"]);
    expect(at(140_000, [inDanger(4)])).toEqual(["danger_waiting 4: danger"]);
    expect(at(160_000, [inDanger(4)])).toEqual([]);
  });

  it("[AL7] is heard on a muted channel, where nothing else is", () => {
    const muted = new Set([ChannelId.parse("text")]);
    const { at } = evening();
    at(0, [], { muted });
    expect(at(1, [inDanger(4)], { muted })).toEqual(["danger_waiting 4: danger, said, noticed"]);
    const offered = queueRow(5, { status: "claimed", holder: marta, offeredTo: dana, dueAt: 1e9 });
    expect(at(2, [inDanger(4), offered], { muted })).toEqual(["assigned 5: said, noticed"]);
  });
});

describe("somebody who begins to wait", () => {
  it("[AL16] is counted ten seconds apart, without a sound", () => {
    const { at, againAt } = evening();
    at(0, []);
    expect(at(1_000, [waiting(4)])).toEqual(["contact_waiting: said"]);
    expect(at(2_000, [waiting(4), waiting(5)])).toEqual([]);
    expect(againAt()).toBe(11_000);
    expect(at(11_000, [waiting(4), waiting(5)])).toEqual(["contact_waiting: said"]);
    expect(at(60_000, [waiting(4), waiting(5)])).toEqual([]);
  });

  it("[AL16] is heard by whoever asked for it", () => {
    const { at } = evening();
    at(0, []);
    expect(at(1_000, [waiting(4)], { newContactSound: true })).toEqual(["contact_waiting: soft, said"]);
  });

  it("[AL16] is not said while the list is held, and once, all together, when it goes on", () => {
    const { at } = evening();
    const held = { isHeld: true };
    at(0, []);
    expect(at(1_000, [waiting(4)], held)).toEqual([]);
    expect(at(20_000, [waiting(4), waiting(5)], held)).toEqual([]);
    expect(at(40_000, [waiting(4), waiting(5), inDanger(6)], held)).toEqual([
      "danger_waiting 6: danger, said, noticed",
    ]);
    expect(at(50_000, [waiting(4), waiting(5)])).toEqual(["contact_waiting: said"]);
    expect(at(90_000, [waiting(4), waiting(5)])).toEqual([]);
  });

  it("[AL16] is not said after a hold under which nobody came, or whoever came has somebody", () => {
    const { at } = evening();
    at(0, [waiting(4)]);
    at(1_000, [waiting(4)], { isHeld: true });
    expect(at(2_000, [waiting(4)])).toEqual([]);
    at(3_000, [waiting(4, 1), waiting(5)], { isHeld: true });
    at(4_000, [], { isHeld: true });
    expect(at(5_000, [])).toEqual([]);
  });

  it("[AL16] is heard under a hold by whoever asked for it, and said at its end", () => {
    const { at } = evening();
    const asked = { newContactSound: true };
    at(0, []);
    expect(at(1_000, [waiting(4)], { ...asked, isHeld: true })).toEqual(["contact_waiting: soft"]);
    expect(at(20_000, [waiting(4)], asked)).toEqual(["contact_waiting: soft, said"]);
  });

  it("[AL16] is not counted once nobody waits any more", () => {
    const { at } = evening();
    at(0, []);
    at(1_000, [waiting(4)]);
    at(2_000, [waiting(4), waiting(5)]);
    expect(at(11_000, [])).toEqual([]);
  });
});

describe("a contact that is offered to me", () => {
  const offered = (version: number) =>
    queueRow(4, { version, status: "claimed", holder: marta, offeredTo: dana, dueAt: 1e9 });

  it("[AL13] is heard softly, once", () => {
    const { at } = evening();
    at(0, [queueRow(4, { status: "claimed", holder: marta, dueAt: 1e9 })]);
    expect(at(1, [offered(2)])).toEqual(["assigned 4: soft, said, noticed"]);
    expect(at(2, [offered(3)])).toEqual([]);
  });

  it("[AL4] is shown on a break, without sound and without a notice", () => {
    const { at } = evening();
    at(0, [], { standing: "break" });
    expect(at(1, [offered(2)], { standing: "break" })).toEqual(["assigned 4: said"]);
  });
});

describe("an answer that is owed", () => {
  const owed = (facts = {}) => mine(4, 1, { waitingSince: 0, dueAt: 100_000, ...facts });

  it("[AL17] [AL18] is said when a fifth of its time is left, heard when overdue, and once more at twice its time", () => {
    const { at, againAt } = evening();
    at(0, [owed()]);
    expect(againAt()).toBe(80_000);
    expect(at(80_000, [owed()])).toEqual(["due_near 4: said"]);
    expect(at(100_000, [owed()])).toEqual(["overdue 4: soft, said"]);
    expect(at(200_000, [owed()])).toEqual(["overdue_twice 4: soft, said"]);
    expect(at(400_000, [owed()])).toEqual([]);
  });

  it("[AL17] is told to the holder and to leads, and to nobody else", () => {
    const theirs = owed({ holder: marta });
    const advocate = evening();
    advocate.at(0, [theirs]);
    expect(advocate.at(100_000, [theirs])).toEqual([]);
    const lead = evening();
    lead.at(0, [theirs], { leads: true });
    expect(lead.at(100_000, [theirs], { leads: true })).toEqual(["overdue 4: soft, said"]);
  });

  it("[AL17] is told to leads only on a break", () => {
    const advocate = evening();
    advocate.at(0, [owed()], { standing: "break" });
    expect(advocate.at(100_000, [owed()], { standing: "break" })).toEqual([]);
    const lead = evening();
    lead.at(0, [owed()], { leads: true, standing: "break" });
    expect(lead.at(100_000, [owed()], { leads: true, standing: "break" })).toEqual(["overdue 4: said"]);
  });

  it("[AL18] is not overdue once it was given, nor while it is set aside", () => {
    const { at } = evening();
    at(0, [owed()]);
    expect(at(100_000, [owed({ version: 2, unanswered: 0 })])).toEqual([]);
    const other = evening();
    other.at(0, [owed()]);
    expect(other.at(300_000, [owed({ version: 2, setAsideUntil: 900_000 })])).toEqual([]);
  });

  it("[AL3] [AL18] that was overdue before the start is not told", () => {
    const { at } = evening();
    expect(at(150_000, [owed()])).toEqual([]);
    expect(at(200_000, [owed()])).toEqual(["overdue_twice 4: soft, said"]);
  });
});

describe("a holder who is gone", () => {
  const held = (version: number, holderGoneSince: number | null) =>
    queueRow(4, { version, status: "claimed", holder: marta, holderGoneSince, dueAt: 1e9 });
  const back = queueRow(4, { version: 3, holderGoneSince: 5, dueAt: 1e9 });
  const lead = { leads: true };

  it("[AL19] is told to leads once, and once more when the contact comes back to the queue", () => {
    const { at } = evening();
    at(0, [held(1, null)], lead);
    expect(at(1, [held(2, 5)], lead)).toEqual(["holder_gone 4: soft, said, noticed"]);
    expect(at(2, [held(2, 5)], lead)).toEqual([]);
    expect(at(3, [back], lead)).toEqual(["holder_gone 4: soft, said, noticed", "contact_waiting: said"]);
    expect(at(4, [queueRow(4, { version: 4, unanswered: 2, holderGoneSince: 5, dueAt: 1e9 })], lead)).toEqual(
      [],
    );
  });

  it("[AL19] is not told to whoever does not lead, nor when they are back", () => {
    const { at } = evening();
    at(0, [held(1, null)]);
    expect(at(1, [held(2, 5)])).toEqual([]);
    const other = evening();
    other.at(0, [held(2, 5)], lead);
    expect(other.at(1, [held(3, null)], lead)).toEqual([]);
  });
});
