import type { Delivery } from "@holdfast/channel-kit";
import type { ChannelFixtures, FakeProvider } from "@holdfast/channel-kit/conformance";
import { MessageId } from "@holdfast/case-schema";
import { signatureOf, SIGNATURE_HEADER } from "./signature.ts";

const SECRET = "an invented secret for tests";
const MESSAGE = MessageId.parse("01936f3a-0000-7000-8000-000000000001");

function delivered(body: Uint8Array<ArrayBuffer>, signature: string | null): Delivery {
  const headers = new Headers({ "content-type": "application/json" });
  if (signature !== null) headers.set(SIGNATURE_HEADER, signature);
  return { method: "POST", url: "http://localhost:4000/channels/loopback/webhook", headers, body };
}

const bytes = (payload: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(payload));
const sign = (body: Uint8Array<ArrayBuffer>): Delivery => delivered(body, signatureOf(SECRET, body));
const signed = (payload: unknown): Delivery => sign(bytes(payload));

const HELLO = {
  kind: "message",
  event: "e1",
  from: "+1 555 0100",
  text: "Is anyone there?",
  sentAt: 1_780_000_000_000,
};

/** A provider that answers everything with one status, and keeps what it took. */
function answering(status: number, headers: Record<string, string> = {}): () => FakeProvider {
  return () => {
    const taken: string[] = [];
    return {
      fetch: async (request) => {
        const { text } = (await request.json()) as { text: string };
        taken.push(text);
        return new Response(null, { status, headers });
      },
      delivered: () => taken.join(""),
    };
  };
}

/** All that the contract test needs to know about this channel. */
export const fixtures: ChannelFixtures = {
  module: import.meta.resolve("./index.ts"),
  config: { secret: SECRET, deliverTo: "http://localhost:4999/answers" },
  wrong: { secret: "too-short", deliverTo: "nowhere" },
  personal: ["+1 555 0100", "Is anyone there?", "We are here"],
  webhook: {
    message: ({ event, thread, text }) => signed({ kind: "message", event, from: thread, text }),
    sign,
    examples: [
      {
        name: "a message",
        delivery: () => signed(HELLO),
        expected: [
          {
            kind: "message",
            dedupeKey: "message:e1",
            threadKey: "+1 555 0100",
            address: "+1 555 0100",
            text: "Is anyone there?",
            sentAt: 1_780_000_000_000,
          },
        ],
      },
      {
        name: "a receipt",
        delivery: () => signed({ kind: "receipt", event: "e2", messageId: MESSAGE, state: "delivered" }),
        expected: [{ kind: "receipt", dedupeKey: "receipt:e2", messageId: MESSAGE, state: "delivered" }],
      },
      {
        name: "an opt-out",
        delivery: () => signed({ kind: "opt_out", event: "e3", from: "+1 555 0100", optedOut: true }),
        expected: [{ kind: "opt_out", dedupeKey: "opt_out:e3", threadKey: "+1 555 0100", optedOut: true }],
      },
      {
        name: "a message without a sender",
        delivery: () => signed({ ...HELLO, from: "" }),
        expected: "unreadable",
      },
    ],
    forged: [
      { name: "unsigned", delivery: () => delivered(bytes(HELLO), null) },
      {
        name: "signed with another secret",
        delivery: () => delivered(bytes(HELLO), signatureOf("some other secret", bytes(HELLO))),
      },
      {
        name: "with the signature of another body",
        delivery: () => delivered(bytes(HELLO), signatureOf(SECRET, bytes({}))),
      },
    ],
    unknown: [
      { name: "a new kind of event", delivery: () => signed({ kind: "reaction", event: "e4", from: "a" }) },
    ],
  },
  pages: {
    open: [() => new Request("http://localhost/"), () => new Request("http://localhost/?person=2")],
    write: async (ask, text) => {
      const page = await (await ask(new Request("http://localhost/"))).text();
      const nonce = /name="nonce" value="([0-9a-f]+)"/.exec(page)?.[1] ?? "";
      return new Request("http://localhost/?person=1", {
        method: "POST",
        body: new URLSearchParams({ nonce, text }),
      });
    },
    read: (threadKey) => new Request(`http://localhost/?person=${threadKey.replace("person-", "")}`),
  },
  send: {
    message: { messageId: MESSAGE, threadKey: "+1 555 0100", address: "+1 555 0100", text: "We are here" },
    accepts: answering(202),
    throttles: answering(429, { "retry-after": "3" }),
    refuses: answering(403),
    vanishes: () => ({
      fetch: () => {
        throw new TypeError("terminated");
      },
      delivered: null,
    }),
  },
  check: "offline",
};
