import "../inquiry/inquiry-texts.ts";
import type { Lane } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { plural, t } from "@lingui/core/macro";
import { noteAct } from "../acts/acts-store.ts";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { learnRow } from "../live/learn-row.ts";
import { laneWords } from "../triage/triage-words.ts";
import { TriageTogetherDocument } from "./flood-documents.ts";

/** The lanes that can be given to many in one act: who is in a pressing one is judged alone (Q82). */
export const TOGETHER_LANES = [
  "in_situation",
  "minor_mentioned",
  "other_helper",
  "tip",
  "information",
] as const satisfies readonly Lane[];
export type TogetherLane = (typeof TOGETHER_LANES)[number];

/** So many are told at once at most (G650). */
const TOGETHER_MOST = 200;

/** Keeps one lane of all of these, each against the version that was seen, and says how many. Each is among what one did, to be undone by itself. */
export async function judgeTogether(rows: readonly QueueRow[], lane: TogetherLane): Promise<string> {
  const asked = rows.slice(0, TOGETHER_MOST);
  const answer = await tell(TriageTogetherDocument, {
    contacts: asked.map(({ id, version }) => ({ id, expectedVersion: version })),
    lane,
  });
  const words = answer.kind === "data" ? cameOf(answer.data.moves, asked, lane) : notKept();
  announce({ kind: "triage-together", urgency: "polite", words: () => words });
  return words;
}

type Came = readonly { readonly __typename: string; readonly row?: unknown }[];

function cameOf(moves: Came, asked: readonly QueueRow[], lane: TogetherLane): string {
  const at = serverNow();
  let kept = 0;
  for (const [nth, move] of moves.entries()) {
    if (move.row !== undefined) learnRow(move.row);
    const before = asked[nth];
    if (move.__typename !== "Moved" || before === undefined) continue;
    kept += 1;
    noteAct({ at, contact: before.id, number: before.number, wanted: { kind: "triage", lane }, before });
  }
  const left = asked.length - kept;
  const where = laneWords(lane);
  const done = plural(kept, { one: `# contact: ${where}.`, other: `# contacts: ${where}.` });
  if (left === 0) return done;
  const others = plural(left, {
    one: "# changed meanwhile and stays as it is.",
    other: "# changed meanwhile and stay as they are.",
  });
  return `${done} ${others}`;
}

const notKept = (): string => t`Nothing was kept, or nobody can tell. Look again, then decide.`;
