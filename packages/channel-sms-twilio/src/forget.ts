import type { Host } from "@holdfast/channel-kit";
import { twilioCall } from "./client.ts";
import type { TwilioConfig } from "./config.ts";
import { restErrorOf } from "./rest-error.ts";

/** Deletes a message at Twilio, its media first, so that nothing is left that no list shows any more (TW13). */
export function forgetter(
  settings: TwilioConfig,
  host: Host,
): (ref: string) => Promise<"forgotten" | "retry"> {
  return async (ref) => {
    const { client } = await twilioCall(settings, host);
    const message = client.messages(ref);
    try {
      for (const { sid } of await message.media.list()) await gone(message.media(sid).remove());
      await gone(message.remove());
      return "forgotten";
    } catch (error) {
      if (isGone(error)) return "forgotten";
      host.log("twilio_forget_failed");
      return "retry";
    }
  };
}

async function gone(removal: Promise<boolean>): Promise<void> {
  try {
    if (!(await removal)) throw new Error("Twilio did not say that it deleted it");
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  return restErrorOf(error)?.status === 404;
}
