import { createHash } from "node:crypto";
import { MessageId } from "@holdfast/case-schema";
import type { Delivery } from "@holdfast/channel-kit";
import type { ChannelFixtures, FakeProvider } from "@holdfast/channel-kit/conformance";
import { authorizationOf } from "./callback-secret.ts";

export const SECRET = "an-invented-secret-for-tests";
const WEBHOOK = "http://127.0.0.1:4000/channels/sms-smpp/webhook";
const MESSAGE = MessageId.parse("01936f3a-0000-7000-8000-000000000001");
const STATUS = "http://127.0.0.1:13000/status.xml";
const PERSON = "+15550100";

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** An id in Kannel's form, named by what was said. */
function idOf(...said: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of said) hash.update(part).update("\n");
  return hash.digest("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}

/** What smsbox says of one text. */
export interface Posted {
  readonly id: string;
  readonly from: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly at?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** smsbox's `post-url` call for one text. */
export function posted({ id, from, body, at = "1780000000", headers = {} }: Posted): Delivery {
  return {
    method: "POST",
    url: `${WEBHOOK}/text?id=${id}&at=${at}`,
    headers: new Headers({
      authorization: authorizationOf(SECRET),
      "user-agent": "Kannel/1.4.5",
      "content-type": 'text/plain; charset="UTF-8"',
      "x-kannel-to": "+15550199",
      "x-kannel-time": "2026-05-28 20:26:40",
      "x-kannel-smsc": "carrier",
      ...(from === "" ? {} : { "x-kannel-from": from }),
      ...headers,
    }),
    body,
  };
}

/** smsbox's `dlr-url` call. */
export function reported(query: string): Delivery {
  return {
    method: "GET",
    url: `${WEBHOOK}/report?${query}`,
    headers: new Headers({ authorization: authorizationOf(SECRET), "user-agent": "Kannel/1.4.5" }),
    body: new Uint8Array(),
  };
}

const HELLO = {
  id: "0b5cd2ac-4c20-4a3f-9d7e-0d6f0c1f2a3b",
  from: PERSON,
  body: bytes("Is anyone there? 🫂"),
};

function without(delivery: Delivery, authorization: string | null): Delivery {
  const headers = new Headers(delivery.headers);
  if (authorization === null) headers.delete("authorization");
  else headers.set("authorization", authorization);
  return { ...delivery, headers };
}

/** smsbox's HTTP face with one answer for everything; it keeps what it took. */
export function answering(status: number, words: string): () => FakeProvider {
  return () => {
    const taken: string[] = [];
    return {
      fetch: async (request) => {
        taken.push(await request.text());
        return new Response(words, { status });
      },
      delivered: () => taken.join(""),
    };
  };
}

/** bearerbox's status page as Kannel 1.4.5 writes it, shortened. */
export const statusPage = (line: string, state = "running"): string =>
  `<?xml version="1.0"?>
<gateway>
<version>Kannel bearerbox version \`1.4.5'.
</version>
<status>${state}, uptime 0d 0h 0m 1s</status>
<boxes>
\t<box>
\t\t<type>smsbox</type>
\t\t<status>on-line 0d 0h 0m 0s</status>
\t</box></boxes>
<smscs><count>1</count>
\t<smsc>
\t\t<name>SMPP:127.0.0.1:46053/46053:holdfast:</name>
\t\t<id>carrier</id>
\t\t<status>${line}</status>
\t\t<failed>0</failed>
\t</smsc>
</smscs>
</gateway>
`;

/** What bearerbox says to a password that is not its own. */
export const DENIED = '<?xml version="1.0"?>\n<gateway>\nDenied</gateway>\n';

/** smsbox and bearerbox: what the one says to a request without a receiver, and the other's status page. */
export function kannelThat(
  page: string,
  smsbox: () => Response = () => new Response("Missing receiver(s) number(s), rejected", { status: 400 }),
): () => FakeProvider {
  return () => {
    const taken: string[] = [];
    return {
      fetch: async (request) => {
        if (request.url.startsWith(STATUS)) return new Response(page);
        taken.push(await request.text());
        return smsbox();
      },
      delivered: () => taken.join(""),
    };
  };
}

/** All that the contract test needs to know about this channel. */
export const fixtures: ChannelFixtures = {
  module: import.meta.resolve("./index.ts"),
  config: {
    sendsmsUrl: "http://127.0.0.1:13013/cgi-bin/sendsms",
    username: "holdfast",
    password: "an-invented-password",
    from: "+15550199",
    statusUrl: STATUS,
    statusPassword: "an-invented-status-password",
    callbackSecret: SECRET,
    callbackUrl: WEBHOOK,
    blockedCodes: "27, 1110",
  },
  wrong: {
    sendsmsUrl: "nowhere",
    password: "with a space",
    statusUrl: "http://127.0.0.1:13000/status.txt",
    statusPassword: "with a space too",
    from: "somebody",
    callbackSecret: "too-short",
    callbackUrl: `${WEBHOOK}?query`,
    blockedCodes: "0",
  },
  personal: [PERSON, "Is anyone there?", "We are here"],
  webhook: {
    vouchesFor: "caller",
    message: ({ event, thread, text }) => posted({ id: idOf(event), from: thread, body: bytes(text) }),
    sign: (body) => posted({ id: idOf("body", body), from: PERSON, body }),
    examples: [
      {
        name: "a text",
        delivery: () => posted(HELLO),
        expected: [
          {
            kind: "message",
            dedupeKey: `text:${HELLO.id}`,
            threadKey: PERSON,
            address: PERSON,
            text: "Is anyone there? 🫂",
            sentAt: 1_780_000_000_000,
          },
        ],
      },
      {
        name: "a text with the carrier's own name of it",
        delivery: () =>
          posted({
            ...HELLO,
            id: idOf("another"),
            headers: { "x-kannel-meta-data": "?smpp?carrier_ref=a%2F17&x=y" },
          }),
        expected: [
          {
            kind: "message",
            dedupeKey: "text:carrier:a/17",
            threadKey: PERSON,
            address: PERSON,
            text: "Is anyone there? 🫂",
            sentAt: 1_780_000_000_000,
          },
        ],
      },
      {
        name: "a report: delivered",
        delivery: () => reported(`message=${MESSAGE}&state=1`),
        expected: [
          { kind: "receipt", dedupeKey: `report:${MESSAGE}:1`, messageId: MESSAGE, state: "delivered" },
        ],
      },
      {
        name: "a report: refused by the carrier",
        delivery: () => reported(`message=${MESSAGE}&state=16`),
        expected: [
          { kind: "receipt", dedupeKey: `report:${MESSAGE}:16`, messageId: MESSAGE, state: "failed" },
        ],
      },
      {
        name: "a report: they want no texts",
        delivery: () => reported(`message=${MESSAGE}&state=2&meta=%3Fsmpp%3Fdlr_err%3D%2503%2500%251B%26`),
        expected: [
          {
            kind: "receipt",
            dedupeKey: `report:${MESSAGE}:2`,
            messageId: MESSAGE,
            state: "failed",
            reason: "opted_out",
          },
        ],
      },
      {
        name: "a text without a sender",
        delivery: () => posted({ ...HELLO, from: "" }),
        expected: "unreadable",
      },
      {
        name: "eight-bit data",
        delivery: () =>
          posted({ ...HELLO, id: idOf("ring"), headers: { "content-type": "application/octet-stream" } }),
        expected: "unreadable",
      },
    ],
    forged: [
      { name: "without the secret", delivery: () => without(posted(HELLO), null) },
      {
        name: "with another secret",
        delivery: () => without(posted(HELLO), authorizationOf("another-invented-secret-xyz")),
      },
      {
        name: "with the secret in the address",
        delivery: () => ({
          ...without(posted(HELLO), null),
          url: `${WEBHOOK}/text?id=${HELLO.id}&at=1&secret=${SECRET}`,
        }),
      },
      {
        name: "a report without the secret",
        delivery: () => without(reported(`message=${MESSAGE}&state=1`), null),
      },
    ],
    unknown: [
      { name: "a report of a new state", delivery: () => reported(`message=${MESSAGE}&state=64`) },
      { name: "a report on something else", delivery: () => reported("message=7&state=1") },
      { name: "a call to nowhere", delivery: () => ({ ...posted(HELLO), url: `${WEBHOOK}/elsewhere` }) },
    ],
  },
  pages: null,
  check: {
    well: kannelThat(statusPage("online 5s")),
    down: [
      {
        name: "a password that smsbox does not know",
        provider: kannelThat(
          statusPage("online 5s"),
          () => new Response("Authorization failed for sendsms", { status: 403 }),
        ),
        reason: "credentials",
      },
      {
        name: "a status password that bearerbox does not know",
        provider: kannelThat(DENIED),
        reason: "credentials",
      },
      { name: "a line that is lost", provider: kannelThat(statusPage("re-connecting")), reason: "line" },
      { name: "a carrier that lets nobody in", provider: kannelThat(statusPage("dead")), reason: "line" },
      {
        name: "a bearerbox at its end",
        provider: kannelThat(statusPage("online 5s", "shutdown")),
        reason: "provider",
      },
      { name: "a page that is no status", provider: kannelThat("It works!"), reason: "provider" },
    ],
  },
  send: {
    message: { messageId: MESSAGE, threadKey: PERSON, address: PERSON, text: "We are here" },
    accepts: answering(202, "0: Accepted for delivery"),
    throttles: answering(503, "Temporal failure, try again later."),
    refuses: answering(403, "Authorization failed for sendsms"),
    vanishes: () => ({
      fetch: () => {
        throw new TypeError("terminated");
      },
      delivered: null,
    }),
  },
};
