import type { ReachDecision } from "@holdfast/contact-policy";
import type { AnswerInput } from "@holdfast/db";
import { decideAnswer } from "./decide-answer.ts";
import type { Known, Outgoing } from "./decide.ts";

/** What the store asks before it keeps an answer: the decision, and whether it leans on a lead's word. */
export function checkedAnswer(
  { channel, settings }: Pick<Known, "channel" | "settings">,
  answer: Outgoing,
  clock: () => number,
): Required<Pick<AnswerInput<ReachDecision>, "check" | "usesLift">> {
  const decide = (record: Known["record"]): ReachDecision =>
    decideAnswer({ record, channel, settings, now: clock() }, answer).decision;
  return {
    check: (record) => {
      const decision = decide(record);
      return decision.outcome === "allowed" ? null : decision;
    },
    usesLift: (record) => decide(record).limits.some(({ name }) => name === "lifted_for_check"),
  };
}
