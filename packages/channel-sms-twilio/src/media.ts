import type { FetchedMedia, Host } from "@holdfast/channel-kit";
import { atBase, TWILIO } from "./client.ts";
import type { TwilioConfig } from "./config.ts";

/** Twilio sends us on once, to where the bytes lie; a few more are a circle. */
const HOPS_MAX = 4;
const PATIENCE_MS = 30_000;
/** The gateway itself waits longer each time. */
const RETRY_MS = 1000;

/**
 * Fetches a picture or another file by the address that the webhook gave (TW14). The token goes to the configured API
 * and nowhere else: Twilio sends us on to a store of files, whose addresses need none.
 */
export function mediaOf(
  { accountSid, authToken, apiUrl }: TwilioConfig,
  host: Host,
): (ref: string, most: number) => Promise<FetchedMedia> {
  const base = new URL(`${apiUrl.replace(/\/$/, "")}/2010-04-01/Accounts/${accountSid}/`);
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  const isTwilios = ({ origin, pathname }: URL): boolean =>
    origin === base.origin && pathname.startsWith(base.pathname);
  return async (ref, most) => {
    const named = URL.parse(ref);
    // The webhook names Twilio's own address, also where the configured API is a region's or a proxy's.
    const asked = named?.origin === TWILIO ? atBase(named.href, apiUrl) : named;
    if (asked === null || !isTwilios(asked)) return { kind: "gone" };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    try {
      let url = asked;
      for (let hop = 0; hop < HOPS_MAX; hop += 1) {
        const headers = isTwilios(url) ? { authorization } : {};
        const response = await host.fetch(url, { headers, redirect: "manual", signal });
        const location = response.headers.get("location");
        if (response.status < 300 || response.status > 399 || location === null)
          return await judged(response, most, host);
        await response.body?.cancel();
        const next = URL.parse(location, url.href);
        // Never off the secure road, except where the API itself is not on it, as in a test.
        if (next === null || (next.protocol !== "https:" && next.protocol !== base.protocol)) break;
        url = next;
      }
      host.log("twilio_media_failed", { status: 300 });
    } catch {
      host.log("twilio_media_failed");
    }
    return { kind: "retry", afterMs: RETRY_MS };
  };
}

async function judged(response: Response, most: number, host: Host): Promise<FetchedMedia> {
  const { status, headers } = response;
  if (status === 200) {
    const bytes = await atMost(response, most);
    return bytes === null
      ? { kind: "too_large" }
      : { kind: "fetched", bytes, type: headers.get("content-type") ?? "" };
  }
  await response.body?.cancel();
  if (status === 404 || status === 410) return { kind: "gone" };
  host.log("twilio_media_failed", { status });
  const seconds = Number(headers.get("retry-after"));
  return { kind: "retry", afterMs: seconds > 0 && Number.isFinite(seconds) ? seconds * 1000 : RETRY_MS };
}

/** The whole body, or `null` as soon as it is larger; what it says of its own length is not believed. */
async function atMost({ body }: Response, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the rest.
  for await (const part of body ?? []) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
