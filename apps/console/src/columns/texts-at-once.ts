import { ask } from "../api/ask.ts";
import { shiftsSeen } from "../board/board-store.ts";
import { whoIsOnShift } from "../board/who-is-on-shift.ts";
import { keepCurrent, whenever } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
import { SkillsDocument } from "../skills/skills-documents.ts";
import { skillsTold } from "../skills/skills-told.ts";
import { latest } from "../store/latest.ts";
import { createStore, useStore } from "../store/store.ts";

/** How many texts each colleague is offered at once, by their id. */
export type TextsAtOnce = ReadonlyMap<string, number>;

const atOnce = createStore<TextsAtOnce | null | undefined>(undefined);
const newest = latest();

async function look(): Promise<Came> {
  const answer = await newest.ask(async () => ask(SkillsDocument, {}, true));
  if (answer === null) return null;
  atOnce.set(
    answer.kind === "data"
      ? new Map(answer.data.skills.map(({ id, textsAtOnce }) => [id, textsAtOnce]))
      : null,
  );
  return answer;
}

const useCurrent = keepCurrent({
  look,
  forget: () => {
    newest.forget();
    atOnce.set(undefined);
  },
  // What another lead says is here within a minute; what is offered goes by it at once.
  reasons: [whenever(shiftsSeen, whoIsOnShift), whenever(skillsTold, (times) => times)],
});

/** How many texts each is offered at once, for whoever leads: `undefined` while it is on its way, `null` where it could not be had. */
export function useTextsAtOnce(): TextsAtOnce | null | undefined {
  useCurrent();
  return useStore(atOnce);
}
