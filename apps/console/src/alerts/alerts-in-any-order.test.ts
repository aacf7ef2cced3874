import { ChannelId, UserId, type ContactId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import { applyEvents, EMPTY_BOARD, loadBoard, type Board, type QueueRow } from "@holdfast/wire";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { ALERTS, TICK_GAP_MS, WAITING_GAP_MS } from "./alert-table.ts";
import { decide, NOTHING_SEEN, type Watch } from "./alerts.ts";
import { outlookOf } from "./outlook.fixture.ts";
import { isBackForMe, isEndangered, isLiftAskedOfMe, type AlertAct, type Outlook } from "./outlook.ts";

/** A contact under one version; `row` is `null` while it is closed. */
interface Version {
  readonly id: ContactId;
  readonly number: number;
  readonly version: number;
  readonly row: QueueRow | null;
}

/** What one contact may look like; a history is a list of these under growing versions, closed ones among them. */
const look = fc.record({
  holder: fc.constantFrom(null, dana, marta),
  danger: fc.constantFrom(null, "said_so"),
  offeredTo: fc.constantFrom(null, dana),
  unanswered: fc.integer({ min: 0, max: 3 }),
  holderGoneSince: fc.constantFrom(null, 5),
  setAsideBy: fc.constantFrom(null, dana, marta),
  dueAt: fc.integer({ min: 1, max: 90_000 }),
  liftAskedAt: fc.constantFrom(null, 5),
  liftAnswer: fc.constantFrom(null, "declined", "lifted"),
});

function versionOf(number: number, version: number, facts: Partial<QueueRow> | null): Version {
  const { id } = queueRow(number);
  if (facts === null) return { id, number, version, row: null };
  const status = facts.holder === null ? "waiting" : "claimed";
  const offeredTo = facts.holder?.id === marta.id ? facts.offeredTo : null;
  const backSince = facts.setAsideBy === null ? null : version;
  const liftAskedAt = facts.holder === null ? null : facts.liftAskedAt;
  const liftAnswer = liftAskedAt === null ? null : facts.liftAnswer;
  const row = queueRow(number, { ...facts, status, offeredTo, backSince, liftAskedAt, liftAnswer, version });
  return { id, number, version, row };
}

const history = fc
  .array(fc.option(look, { freq: 6 }), { minLength: 1, maxLength: 6 })
  .map(
    (looks) => (number: number) =>
      looks.map((facts, nth) => versionOf(number, nth + 1, facts as Partial<QueueRow> | null)),
  );
const histories = fc
  .array(history, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((make, nth) => make(nth + 1)));

/** What the connection does to the facts on their way: any of them, in any order, again, or as an old snapshot. */
const delivery = fc.array(
  fc.record({
    of: fc.nat(),
    version: fc.nat(),
    isSnapshot: fc.boolean(),
    afterMs: fc.integer({ min: 0, max: 30_000 }),
  }),
  { maxLength: 40, size: "medium" },
);
const standing = fc.constantFrom("available", "break", "off") satisfies fc.Arbitrary<Outlook["standing"]>;

interface Told extends AlertAct {
  readonly at: number;
}

/**
 * Decides after every delivery, and at the end once more with the last facts; gives all that was told, and how often a contact
 * that a snapshot had left out came back under an older version.
 */
function play(
  all: readonly (readonly Version[])[],
  steps: readonly { of: number; version: number; isSnapshot: boolean; afterMs: number }[],
  facts: Partial<Outlook>,
): {
  readonly told: readonly Told[];
  readonly last: readonly QueueRow[];
  readonly revived: ReadonlyMap<ContactId, number>;
} {
  let board: Board = EMPTY_BOARD;
  let watch: Watch = NOTHING_SEEN;
  let now = 0;
  const newest = new Map<ContactId, number>();
  const leftAt = new Map<ContactId, number>();
  const revived = new Map<ContactId, number>();
  /** Whom a snapshot left out that was taken before what was heard of them last: nobody can tell that they had not left after it. */
  const leftOut = new Set<ContactId>();
  const told: Told[] = [];
  const load = (rows: readonly QueueRow[]): void => {
    board = loadBoard(board, rows);
    for (const { id, version, row } of all.flat())
      if (row !== null && version === newest.get(id) && !board.rows.has(id)) leftOut.add(id);
  };
  const step = (): void => {
    for (const id of leftOut)
      if (board.rows.has(id) && leftOut.delete(id)) revived.set(id, (revived.get(id) ?? 0) + 1);
    const decision = decide(watch, { ...outlookOf([], facts), board }, now);
    watch = decision.watch;
    told.push(...decision.acts.map((act) => ({ ...act, at: now })));
  };
  step();
  for (const { of: whose, version: nth, isSnapshot, afterMs } of steps) {
    now += afterMs;
    const versions = all[whose % all.length] ?? [];
    const event = versions[nth % versions.length];
    if (event === undefined) continue;
    const known = newest.get(event.id) ?? 0;
    newest.set(event.id, Math.max(known, event.version));
    if (event.row === null && !isSnapshot) leftAt.set(event.id, event.version);
    // A snapshot that leaves a contact out says no version: whether what is heard then is older, nobody can tell.
    const isRevived = event.row !== null && !board.rows.has(event.id) && event.version < known;
    if (isRevived && event.version >= (leftAt.get(event.id) ?? 0))
      revived.set(event.id, (revived.get(event.id) ?? 0) + 1);
    if (!isSnapshot) board = applyEvents(board, [{ kind: "contact", ...event }]);
    else if (event.row !== null || event.version >= known) {
      // A snapshot may be older than what was heard already, but what it leaves out has left.
      const others = [...board.rows.values()].filter(({ id }) => id !== event.id);
      load(event.row === null ? others : [...others, event.row]);
    }
    step();
  }
  const last = all.flatMap((versions) => versions.at(-1)?.row ?? []);
  board = loadBoard(board, last);
  step();
  return { told, last, revived };
}

/** How often a contact began to be in danger and waiting, in the order in which it happened. */
const dangers = (versions: readonly Version[]): number =>
  versions.filter(({ row }, nth) => {
    const before = versions[nth - 1]?.row ?? null;
    return row !== null && isEndangered(row) && (before === null || !isEndangered(before));
  }).length;
const of = (told: readonly Told[], alert: AlertAct["alert"], number: number): readonly Told[] =>
  told.filter((act) => act.alert === alert && act.row?.number === number);
const runs = { numRuns: rounds(300) };

describe("alerts over a connection that loses, repeats and reorders", () => {
  it("[AL1] say danger of a contact no oftener than it came to be in danger", () => {
    fc.assert(
      fc.property(histories, delivery, standing, fc.boolean(), (all, steps, now, leads) => {
        const { told, revived } = play(all, steps, { standing: now, leads, lifts: leads });
        for (const [first, ...more] of all) {
          if (first === undefined) continue;
          const { id, number } = first;
          const said = of(told, "danger_waiting", number).filter(({ says }) => says);
          expect(said.length).toBeLessThanOrEqual(dangers([first, ...more]) + (revived.get(id) ?? 0));
        }
      }),
      runs,
    );
  });

  it("[AL2] have told of everything that wants somebody by the last facts", () => {
    fc.assert(
      fc.property(histories, delivery, standing, (all, steps, now) => {
        const { told, last } = play(all, steps, { standing: now, leads: true, lifts: true });
        const wanted = last.flatMap((row) => [
          ...(isEndangered(row) ? [`danger_waiting ${row.number}`] : []),
          ...(row.offeredTo === null ? [] : [`assigned ${row.number}`]),
          ...(isBackForMe(row, UserId.parse(dana.id)) ? [`back_from_aside ${row.number}`] : []),
          ...(isLiftAskedOfMe(row, { me: UserId.parse(dana.id), lifts: true })
            ? [`lift_asked ${row.number}`]
            : []),
          ...(row.holder === null || row.holderGoneSince === null ? [] : [`holder_gone ${row.number}`]),
        ]);
        const names = new Set(told.map(({ alert, row }) => `${alert} ${row?.number ?? ""}`));
        expect(wanted.filter((name) => !names.has(name))).toEqual([]);
      }),
      runs,
    );
  });

  it("[AL1] tell nothing when the same facts come again", () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 90_000 }), (all, now) => {
        const rows = all.flatMap((each) => each.at(-1)?.row ?? []);
        const outlook = outlookOf(rows, { leads: true, lifts: true });
        const first = decide(decide(NOTHING_SEEN, outlookOf([]), now).watch, outlook, now);
        // A new connection loads the same rows as new objects.
        const again = outlookOf(
          rows.map((row) => ({ ...row })),
          { leads: true, lifts: true },
        );
        expect(decide(first.watch, again, now).acts).toEqual([]);
      }),
      runs,
    );
  });

  it("[AL4] are never heard on a break or off shift, and shown there all the same", () => {
    fc.assert(
      fc.property(histories, delivery, fc.constantFrom("break", "off"), (all, steps, now) => {
        const { told } = play(all, steps, { standing: now, leads: true, lifts: true, newContactSound: true });
        expect(told.filter(({ tone }) => tone !== null)).toEqual([]);
        const hidden = told.filter(({ alert, notifies }) => alert === "danger_unanswered" && !notifies);
        expect(hidden).toEqual([]);
      }),
      runs,
    );
  });

  it("[AL6] [AL15] [AL16] keep their distance, and sound each tone once in a decision", () => {
    fc.assert(
      fc.property(histories, delivery, (all, steps) => {
        const { told } = play(all, steps, { leads: true, lifts: true, newContactSound: true });
        const times = (which: (act: Told) => boolean): readonly number[] =>
          told.filter(which).map(({ at }) => at);
        const tooSoon = (ats: readonly number[], gapMs: number): readonly number[] =>
          ats.filter((at, nth) => nth > 0 && at - (ats[nth - 1] ?? 0) < gapMs);
        expect(
          tooSoon(
            times(({ tone }) => tone === "tick"),
            TICK_GAP_MS,
          ),
        ).toEqual([]);
        expect(
          tooSoon(
            times(({ alert }) => alert === "contact_waiting"),
            WAITING_GAP_MS,
          ),
        ).toEqual([]);
      }),
      runs,
    );
  });

  it("[AL7] of a muted channel are heard only where the table lets nobody mute them", () => {
    fc.assert(
      fc.property(histories, delivery, (all, steps) => {
        const muted = new Set([ChannelId.parse("text")]);
        const { told } = play(all, steps, { leads: true, lifts: true, muted });
        const heard = told.filter(({ tone }) => tone !== null);
        expect(heard.filter(({ alert }) => ALERTS[alert].mayBeMuted)).toEqual([]);
      }),
      runs,
    );
  });
});
