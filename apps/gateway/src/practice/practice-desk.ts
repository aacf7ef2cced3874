import { randomBytes, randomUUID } from "node:crypto";
import { MessageId, type UserId } from "@holdfast/case-schema";
import type { PracticeBegun, PracticeLine, PracticeRun, PracticeWritten, Store } from "@holdfast/db";
import { nextTurn, seeded, SHIPPED_SCENARIOS, type Scenario } from "@holdfast/practice";
import { practiceChannel } from "./practice-channel.ts";

/** A run as its colleague sees it. */
export interface SeenRun extends PracticeRun {
  /** The scenario that was written for it; `null` where this release has it no more. */
  readonly written: Scenario | null;
  /** When the person writes next, as far as it is known; `null`: not before they are answered, or not at all. */
  readonly nextAt: number | null;
}

/** Where somebody practises: with the scenarios that are shipped, over the loopback channel. */
export interface PracticeDesk {
  /** Their newest run, with everything that was to be written in it by now. */
  readonly look: () => Promise<SeenRun | null>;
  readonly begin: (id: string, scenario: string) => Promise<PracticeBegun | "no_scenario">;
  /** Writes an answer, once under its id. `too_long`: for the channel. */
  readonly answer: (id: string, runId: string, text: string) => Promise<PracticeWritten | "too_long">;
  readonly maxLength: number;
}

/** A run has a line for each turn and a nudge before it, at most. */
const LINES_OF_TURN = 2;

export function practiceDesk(
  { practice }: Pick<Store, "practice">,
  by: UserId,
  clock: () => number,
): PracticeDesk {
  const channel = practiceChannel(randomBytes(16).toString("hex"), clock);

  async function write(run: PracticeRun, scenario: Scenario): Promise<readonly PracticeLine[]> {
    const lines = [...run.lines];
    for (let most = scenario.turns.length * LINES_OF_TURN; most > 0; most -= 1) {
      const next = nextTurn({ scenario, startedAt: run.startedAt, lines }, seeded(run.seed));
      if (next.kind !== "says" || next.at > clock()) break;
      const { nth, isNudge, at } = next;
      const words = channel.deliver(run.id, `${run.id}:${nth}${isNudge ? ":nudge" : ""}`, next.says);
      if (words === null) throw new Error("a turn that the loopback cannot read");
      const line = { id: randomUUID(), at, turn: { nth, isNudge }, words };
      if ((await practice.write({ ...line, runId: run.id, by })) !== "written") break;
      lines.push(line);
    }
    return lines;
  }

  const look = async (): Promise<SeenRun | null> => {
    const run = await practice.newest(by);
    if (run === null) return null;
    const scenario = SHIPPED_SCENARIOS.find(({ id }) => id === run.scenario) ?? null;
    if (scenario === null || run.endedAt !== null) return { ...run, written: scenario, nextAt: null };
    const lines = await write(run, scenario);
    const next = nextTurn({ scenario, startedAt: run.startedAt, lines }, seeded(run.seed));
    return { ...run, lines, written: scenario, nextAt: next.kind === "says" ? next.at : null };
  };

  return {
    look,
    maxLength: channel.maxLength,
    async begin(id, scenario) {
      if (!SHIPPED_SCENARIOS.some((one) => one.id === scenario)) return "no_scenario";
      return practice.begin({ id, by, scenario, seed: seedOf(id) });
    },
    async answer(id, runId, text) {
      // What was due before it stands before it.
      await look();
      const sent = await channel.send(runId, MessageId.parse(id), text);
      if (sent.kind !== "accepted") return "too_long";
      return practice.write({ id, runId, by, at: clock(), turn: null, words: text });
    },
  };
}

/** What its pauses follow from: begun again under its id, a run has the same. */
function seedOf(id: string): number {
  return Number.parseInt(id.replaceAll("-", "").slice(-8), 16) >>> 1;
}
