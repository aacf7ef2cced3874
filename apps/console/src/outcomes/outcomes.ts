import { OfferedDispositions } from "@holdfast/case-schema";
import { ask } from "../api/ask.ts";
import { graphql } from "../graphql.ts";
import { createStore } from "../store/store.ts";

export const OutcomesDocument = graphql(`
  query Outcomes {
    settings {
      outcomes {
        version
        offered
      }
    }
  }
`);

/** The outcomes that can be chosen, and the version of the setting they come from. */
export interface Outcomes {
  readonly version: number;
  readonly offered: OfferedDispositions;
}

/** `null` until they were read; `failed` when they could not be, and none had been before. */
export const outcomes = createStore<Outcomes | "failed" | null>(null);

/** Reads them anew. What was read before stays where it is while that does not work. */
export async function learnOutcomes(): Promise<void> {
  const answer = await ask(OutcomesDocument, {});
  const offered =
    answer.kind === "data" ? OfferedDispositions.safeParse(answer.data.settings.outcomes.offered) : null;
  if (answer.kind === "data" && offered?.success === true)
    outcomes.set({ version: answer.data.settings.outcomes.version, offered: offered.data });
  else outcomes.update((before) => before ?? "failed");
}
