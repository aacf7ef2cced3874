import { z } from "zod";

/**
 * How pressing a contact is (handbook 3.3), the most pressing first; a lane's place is its number, 0 to 6. A machine only
 * raises a lane, and says why; only a person lowers one.
 */
export const Lane = z.enum([
  "life_threat",
  "crisis",
  "in_situation",
  "minor_mentioned",
  "other_helper",
  "tip",
  "information",
]);
export type Lane = z.infer<typeof Lane>;

/** Where a contact stands that nobody has triaged: whoever writes may be in the situation until a person knows better. */
export const UNTRIAGED_LANE: Lane = "in_situation";

/** A lane's number, 0 the most pressing. */
export function laneNumber(lane: Lane | null): number {
  return Lane.options.indexOf(lane ?? UNTRIAGED_LANE);
}

/** Whether a lane is one of the first two, which are owed an answer as soon as danger is. */
export function isPressing(lane: Lane): boolean {
  return laneNumber(lane) <= laneNumber("crisis");
}

/** The name of a word list, or of one of its entries. */
export const WordListName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

/**
 * Why a contact stands in its lane: `staff`, `form:<answer>` for a form's answer, `fact:<code>` for what the house knows of
 * a thread, or `words:<list>:<version>:<entry>`, which names the entry of a list and never what somebody wrote.
 */
export const LaneReason = z
  .string()
  .regex(
    /^(?:staff|(?:form|fact):[a-z_]{1,40}|words:[a-z0-9][a-z0-9-]{0,39}:(?:0|[1-9]\d{0,8}):[a-z0-9][a-z0-9-]{0,39})$/,
  );
export type LaneReason = z.infer<typeof LaneReason>;
