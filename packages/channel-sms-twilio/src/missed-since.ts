import type { Host, InboundMedia, InboundMessage, Missed, OptOut } from "@holdfast/channel-kit";
import { atBase, twilioCall, type TwilioCall } from "./client.ts";
import type { TwilioConfig } from "./config.ts";
import { blockOf, messageOf, type Told } from "./inbound.ts";

/** Asked again each time: clocks differ, and Twilio lists a message some time after it has come. */
const OVERLAP_MS = 10 * 60_000;
/** How far back is asked once the cursor is of a clock that ran ahead: how long we were away, it cannot say. */
const ASTRAY_MS = 24 * 60 * 60_000;
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
      const events: (InboundMessage | OptOut)[] = [];
      // Twilio lists the newest first; what was said first is to be stored first.
      for (const one of listed.toReversed())
        if (one.direction === "inbound") {
          const told = await toldOf(one, client, settings);
          // The list does not say what Twilio made of the words, as the webhook may.
          events.push(messageOf(told), ...blockOf(told, undefined));
        }
      return { kind: "events", events, cursor: String(now) };
    } catch {
      host.log("twilio_list_failed");
      return { kind: "retry", afterMs: retryAfterMs() ?? RETRY_MS };
    }
  };
}

/** A cursor that nobody gave, or of a clock that ran ahead, is no reason to leave anything out. */
function sinceOf(cursor: string | null, now: number): number {
  if (cursor === null || !/^\d{1,15}$/.test(cursor)) return now;
  const since = Number(cursor);
  return since > now + OVERLAP_MS ? now - ASTRAY_MS : Math.min(since, now);
}

async function toldOf(
  { sid, from, body, numMedia, dateSent }: Listed,
  client: TwilioCall["client"],
  { apiUrl }: TwilioConfig,
): Promise<Told> {
  const listed = Number(numMedia) > 0 ? await client.messages(sid).media.list() : [];
  const media = listed.map(({ uri, contentType }): InboundMedia => ({
    ref: atBase(uri.replace(/\.json$/, ""), apiUrl).href,
    type: contentType,
  }));
  return { sid, from, text: body, media, sentAt: dateSent.getTime() };
}
