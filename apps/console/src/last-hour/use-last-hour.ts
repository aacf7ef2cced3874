import { ask } from "../api/ask.ts";
import { LastHourDocument, type LastHour } from "./last-hour-document.ts";
import { useCounted } from "./use-counted.ts";

/** How often it is counted anew, in milliseconds. */
const EVERY_MS = 30_000;

/** The counts of the last hour as they were read last; `null` before that. What was known stays while it cannot be read. */
export function useLastHour(): {
  readonly hour: LastHour | null;
  readonly hasFailed: boolean;
  readonly look: () => void;
} {
  const { counted, ...rest } = useCounted(readHour, EVERY_MS);
  return { hour: counted, ...rest };
}

async function readHour(): Promise<LastHour | "unread"> {
  const answer = await ask(LastHourDocument, {}, true);
  return answer.kind === "data" ? answer.data.lastHour : "unread";
}
