import { createHash } from "node:crypto";
import type { Standing } from "./account.ts";
import { serveApi, type Shelf } from "./api.ts";
import { inboundForm, signedPost, statusForm } from "./callbacks.ts";
import { errorAnswer, LineLost, type Misbehaviour } from "./misbehaviour.ts";
import type { StoredMessage } from "./stored-message.ts";

/** The account it plays, and where that account's number is answered. */
export interface LocalTwilioOptions {
  readonly accountSid: string;
  readonly authToken: string;
  readonly number: string;
  /** The webhook of the number, asked for each time: who answers it may start later. */
  readonly webhookUrl: () => string;
  readonly clock: () => number;
  /** Where its API answers, for the addresses of pictures. */
  readonly baseUrl: () => string;
}

/** What somebody sends to the number. */
export interface Said {
  readonly from: string;
  readonly text: string;
  readonly pictures?: readonly { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  readonly optOutType?: "STOP" | "START" | "HELP";
}

/** A small Twilio: it keeps messages, and makes callbacks that wait until they are brought. */
export interface LocalTwilio {
  /** The REST API. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Everything it took from us to send, oldest first, deleted or not. */
  readonly taken: readonly StoredMessage[];
  /** Everything it still keeps. */
  readonly kept: () => readonly StoredMessage[];
  /** Somebody texts the number. */
  readonly receive: (said: Said) => StoredMessage;
  /** One of ours gets a status, which is reported to where it was asked for. */
  readonly report: (message: StoredMessage, status: string, errorCode?: number) => void;
  /** Callbacks not yet brought, oldest first; take them in any order, more than once, or not at all. */
  readonly callbacks: Request[];
  /** How the account stands from now on. */
  readonly stand: (as: Standing) => void;
  /** The next requests meet these, one each. */
  readonly misbehave: (...next: readonly Misbehaviour[]) => void;
  /** The next requests of this kind meet these, one each; whatever else it is asked meanwhile is served. */
  readonly misbehaveAt: (operation: "send" | "list", ...next: readonly Misbehaviour[]) => void;
}

/** Starts with nothing kept; every sid is the next of one series. */
export function localTwilio(options: LocalTwilioOptions): LocalTwilio {
  const { accountSid, authToken, number, webhookUrl, clock, baseUrl } = options;
  const messages = new Map<string, StoredMessage>();
  const optedOut = new Set<string>();
  const taken: StoredMessage[] = [];
  const callbacks: Request[] = [];
  const misbehaviours: Misbehaviour[] = [];
  const misbehavioursAt: Record<"send" | "list", Misbehaviour[]> = { send: [], list: [] };
  const forgotten = new Set<StoredMessage>();
  let made = 0;
  const nextSid = (kind: "SM" | "MM" | "ME"): string => {
    made += 1;
    return kind + createHash("sha256").update(String(made)).digest("hex").slice(0, 32);
  };

  const keep = (message: StoredMessage): StoredMessage => {
    messages.set(message.sid, message);
    return message;
  };
  const take = (form: URLSearchParams): StoredMessage => {
    const message = keep({
      sid: nextSid("SM"),
      direction: "outbound-api",
      from: form.get("From") ?? number,
      to: form.get("To") ?? "",
      text: form.get("Body") ?? "",
      media: [],
      at: clock(),
      validityPeriod: form.has("ValidityPeriod") ? Number(form.get("ValidityPeriod")) : null,
      statusCallback: form.get("StatusCallback"),
      status: "queued",
    });
    taken.push(message);
    return message;
  };
  let standing: Standing = "active";
  const account = () => ({ accountSid, numbers: [number], standing });
  const shelf: Shelf = { accountSid, authToken, messages, optedOut, account, take };

  const receive = ({ from, text, pictures = [], optOutType }: Said): StoredMessage => {
    if (optOutType === "STOP") optedOut.add(from);
    if (optOutType === "START") optedOut.delete(from);
    const message = keep({
      sid: nextSid(pictures.length > 0 ? "MM" : "SM"),
      direction: "inbound",
      from,
      to: number,
      text,
      media: pictures.map((picture) => ({ sid: nextSid("ME"), ...picture })),
      at: clock(),
      validityPeriod: null,
      statusCallback: null,
      status: "received",
    });
    const form = inboundForm(accountSid, baseUrl(), message, optOutType ?? null);
    callbacks.push(signedPost(authToken, webhookUrl(), form));
    return message;
  };

  const report = (message: StoredMessage, status: string, errorCode?: number): void => {
    message.status = status;
    if (message.statusCallback === null || forgotten.has(message)) return;
    const form = statusForm(accountSid, message, status, errorCode ?? null);
    callbacks.push(signedPost(authToken, message.statusCallback, form));
  };

  const takeMisbehaviour = ({ method, url }: Request): Misbehaviour | undefined => {
    const operation = method === "POST" ? "send" : "list";
    const isListed = new URL(url).pathname.endsWith("/Messages.json");
    return (isListed ? misbehavioursAt[operation].shift() : undefined) ?? misbehaviours.shift();
  };
  const fetch = async (request: Request): Promise<Response> => {
    const next = takeMisbehaviour(request);
    if (next?.kind === "cut") throw new LineLost("cut");
    if (next?.kind === "fail")
      return next.code === undefined
        ? new Response("<h1>Sorry</h1>", { status: next.status })
        : errorAnswer(next.status, next.code);
    if (next?.kind === "throttle")
      return errorAnswer(429, 20429, { "retry-after": String(next.retryAfterSeconds) });
    if (next?.kind === "delay") await next.until;
    const before = taken.length;
    const answer = await serveApi(request, shelf);
    if (next?.kind === "forget") for (const message of taken.slice(before)) forgotten.add(message);
    if (next?.kind === "vanish") throw new LineLost("vanished");
    return answer;
  };

  return {
    fetch,
    taken,
    kept: () => [...messages.values()],
    receive,
    report,
    callbacks,
    misbehave: (...next) => void misbehaviours.push(...next),
    stand: (as) => (standing = as),
    misbehaveAt: (operation, ...next) => void misbehavioursAt[operation].push(...next),
  };
}
