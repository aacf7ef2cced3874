import type { Host, InboundMedia, InboundMessage, Missed } from "@holdfast/channel-kit";
import { twilioCall, type TwilioCall } from "./client.ts";
import type { TwilioConfig } from "./config.ts";
import { messageOf } from "./inbound.ts";

/** Asked again each time: clocks differ, and Twilio lists a message some time after it has come. */
const OVERLAP_MS = 10 * 60_000;
const RETRY_MS = 60_000;
const PAGE_SIZE = 200;

type Listed = Awaited<ReturnType<TwilioCall["client"]["messages"]["list"]>>[number];

/** Lists inbound messages since the cursor, as their webhooks would have told them (TW12). */
export function missedSince(settings: TwilioConfig, host: Host): (cursor: string | null) => Promise<Missed> {
  return async (cursor) => {
    const now = host.clock();
    const { client, retryAfterMs } = await twilioCall(settings, host);
    try {
      const listed = await client.messages.list({
        ...(settings.from === undefined ? {} : { to: settings.from }),
        dateSentAfter: new Date(sinceOf(cursor, now) - OVERLAP_MS),
        pageSize: PAGE_SIZE,
      });
      const events: InboundMessage[] = [];
      // Twilio lists the newest first; what was said first is to be stored first.
      for (const one of listed.toReversed())
        if (one.direction === "inbound") events.push(await eventOf(one, client, settings));
      return { kind: "events", events, cursor: String(now) };
    } catch {
      host.log("twilio_list_failed");
      return { kind: "retry", afterMs: retryAfterMs() ?? RETRY_MS };
    }
  };
}

/** A cursor that nobody gave, or of a clock that ran ahead, is no reason to leave anything out. */
function sinceOf(cursor: string | null, now: number): number {
  return cursor !== null && /^\d{1,15}$/.test(cursor) ? Math.min(Number(cursor), now) : now;
}

async function eventOf(
  { sid, from, body, numMedia, dateSent }: Listed,
  client: TwilioCall["client"],
  { apiUrl }: TwilioConfig,
): Promise<InboundMessage> {
  const listed = Number(numMedia) > 0 ? await client.messages(sid).media.list() : [];
  const media = listed.map(({ uri, contentType }): InboundMedia => ({
    ref: new URL(uri.replace(/\.json$/, ""), apiUrl).href,
    type: contentType,
  }));
  return messageOf({ sid, from, text: body, media, sentAt: dateSent.getTime() });
}
