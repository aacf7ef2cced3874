import { isQuestion, type CallPrompt } from "@holdfast/case-schema";
import type { Call } from "@holdfast/db";

/** A key that was pressed, and the question that it answers. Personal data: `digit`. */
export type AnsweredKey = Call["keys"][number] & {
  /** `null` where nothing was asked by a prompt before it. */
  readonly asked: CallPrompt | null;
};

/** Every key with the question that was played last before it. What only says how keys answer asks nothing. */
export function answeredKeys({ keys, said }: Pick<Call, "keys" | "said">): readonly AnsweredKey[] {
  return keys.map((key) => {
    const last = said.findLast(({ at }) => at <= key.at)?.prompt;
    return { ...key, asked: last !== undefined && isQuestion(last) ? last : null };
  });
}
