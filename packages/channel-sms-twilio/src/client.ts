import type { Host } from "@holdfast/channel-kit";
import type twilio from "twilio";
import type { TwilioConfig } from "./config.ts";

type RequestOptions<Data> = Parameters<InstanceType<typeof twilio.RequestClient>["request"]>[0] & {
  data?: Data;
};

/** What the client wants to know of an answer. */
interface Answer<Data> {
  readonly statusCode: number;
  readonly body: Data;
  readonly headers: object;
}

/**
 * How long Twilio may think before nobody can tell whether it took the message. Longer than `fetch` waits for a connection, which is ten
 * seconds and up to half of one more: what never had one was surely not sent, and nobody could tell if it were given up first.
 */
const PATIENCE_MS = 11_500;

/** The official client, made for one call, with what its exceptions leave out. */
export interface TwilioCall {
  readonly client: ReturnType<typeof twilio>;
  /** The Retry-After of the last answer, in milliseconds. */
  readonly retryAfterMs: () => number | null;
}

/**
 * Twilio's own client, speaking through the host's `fetch` to the configured address. It tries once: retrying is the
 * gateway's, which knows what is still worth sending. The package is loaded when it is first needed, because loading
 * it opens the process's streams, and importing a channel starts nothing.
 */
export async function twilioCall(
  { accountSid, authToken, apiUrl }: TwilioConfig,
  host: Host,
): Promise<TwilioCall> {
  const { default: sdk } = await import("twilio");
  let retryAfterMs: number | null = null;
  const request = async <Data>(options: RequestOptions<Data>): Promise<Answer<Data>> => {
    const url = atBase(options.uri, apiUrl);
    for (const [key, value] of Object.entries(options.params ?? {}))
      url.searchParams.append(key, String(value));
    const response = await host.fetch(url, {
      method: options.method.toUpperCase(),
      headers: headersOf(options.headers, accountSid, authToken),
      body: options.data === undefined ? null : formBody(options.data),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const seconds = Number(response.headers.get("retry-after"));
    retryAfterMs = seconds > 0 && Number.isFinite(seconds) ? seconds * 1000 : null;
    // The client parses the text by itself, whatever its declaration says, and throws on any status but success.
    return { statusCode: response.status, body: (await response.text()) as Data, headers: {} };
  };
  const httpClient = Object.assign(new sdk.RequestClient(), { request });
  return { client: sdk(accountSid, authToken, { httpClient }), retryAfterMs: () => retryAfterMs };
}

/** Where Twilio thinks that its API is. */
export const TWILIO = "https://api.twilio.com";

/** Twilio's and its client's idea of the host gives way to ours; the path is their own. */
export function atBase(uri: string, apiUrl: string): URL {
  const { pathname, search } = new URL(uri, TWILIO);
  return new URL(`${new URL(apiUrl).pathname.replace(/\/$/, "")}${pathname}${search}`, apiUrl);
}

function headersOf(given: unknown, accountSid: string, authToken: string): Headers {
  const headers = new Headers(given as Record<string, string> | undefined);
  headers.delete("connection");
  headers.set("authorization", `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`);
  return headers;
}

function formBody(data: unknown): URLSearchParams {
  return new URLSearchParams(
    Object.entries(data as Record<string, unknown>).flatMap(([key, value]) =>
      (Array.isArray(value) ? value : [value]).map((one): [string, string] => [key, String(one)]),
    ),
  );
}
