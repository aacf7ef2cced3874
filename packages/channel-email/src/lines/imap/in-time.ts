import { within } from "../wait.ts";
import { SilentLine } from "./line-fault.ts";

/**
 * Waits for the answer to one command, and no longer than that command may take: `bytes` is how much of it there is to
 * carry. Rejects with a `SilentLine` then. A server that goes on saying other things has not answered (EM99).
 */
export type InTime = <Answer>(answer: Promise<Answer>, bytes?: number) => Promise<Answer>;

/** The slowest line that is waited for, in bytes a second: 25 MB may take nine minutes. */
const BYTES_PER_SECOND = 50_000;

/** `answerMs` is how long a command may take that carries nothing. */
export function inTimeOf(answerMs: number): InTime {
  return (answer, bytes = 0) =>
    within(answerMs + (bytes / BYTES_PER_SECOND) * 1000, answer, () => new SilentLine("no answer in time"));
}
