import { parseArgs } from "node:util";
import type { SendTo } from "./send-test.ts";

/** What was asked of the doctor; `null` when it makes no sense. */
export function doctorArguments(args: readonly string[]): { readonly sendTo: SendTo | null } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { "send-to": { type: "string" }, channel: { type: "string" } },
    });
    const { "send-to": number, channel = null } = values;
    // A channel without a number to text says that something was forgotten.
    if (number === undefined) return channel === null ? { sendTo: null } : null;
    return { sendTo: { number, channel } };
  } catch {
    return null;
  }
}
