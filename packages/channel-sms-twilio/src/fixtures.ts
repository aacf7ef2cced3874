import { MessageId } from "@holdfast/case-schema";
import type { Delivery, InboundMessage } from "@holdfast/channel-kit";
import type { ChannelFixtures, FakeProvider } from "@holdfast/channel-kit/conformance";
import { inboundForm, statusForm } from "./testing/local-twilio/callbacks.ts";
import { localTwilio, type LocalTwilio } from "./testing/local-twilio/local-twilio.ts";
import type { Misbehaviour } from "./testing/local-twilio/misbehaviour.ts";
import { mediaPath, type StoredMessage } from "./testing/local-twilio/stored-message.ts";
import { signatureOf } from "./testing/signature.ts";

export const ACCOUNT = "AC0123456789abcdef0123456789abcdef";
export const TOKEN = "fedcba9876543210fedcba9876543210";
export const OURS = "+15550100";
export const THEIRS = "+15550123";
export const WEBHOOK = "https://hotline.example.org/channels/sms-twilio/webhook";
export const API = "https://api.twilio.example.org";
export const MESSAGE = MessageId.parse("01936f3a-0000-7000-8000-000000000001");
/** The first hour of `testHost`. */
const NOW = Date.UTC(2026, 0, 1);

/** A delivery of bytes under a signature. */
export function delivered(body: Uint8Array<ArrayBuffer>, signature: string | null, url = WEBHOOK): Delivery {
  const headers = new Headers({ "content-type": "application/x-www-form-urlencoded" });
  if (signature !== null) headers.set("x-twilio-signature", signature);
  return { method: "POST", url, headers, body };
}

/** Any bytes, signed as the form they are. */
export function sign(body: Uint8Array<ArrayBuffer>, url = WEBHOOK): Delivery {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  return delivered(body, signatureOf(TOKEN, url, new URLSearchParams(text)), url);
}

/** A form, signed. */
export function signed(form: URLSearchParams, url = WEBHOOK): Delivery {
  return sign(bytes(form), url);
}

/** A form as it is posted. */
export function bytes(form: URLSearchParams): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(form.toString());
}

/** Somebody's text in the form of an inbound webhook. */
export function inbound(said: Partial<StoredMessage> = {}): URLSearchParams {
  return inboundForm(
    ACCOUNT,
    API,
    {
      sid: "SM00000000000000000000000000000001",
      direction: "inbound",
      from: THEIRS,
      to: OURS,
      text: "Is anyone there?",
      media: [],
      at: NOW,
      validityPeriod: null,
      statusCallback: null,
      status: "received",
      ...said,
    },
    null,
  );
}

/** Where Twilio reports on `MESSAGE`. */
export const STATUS = `${WEBHOOK}/status?message=${MESSAGE}`;

/** A status of `MESSAGE`, reported. */
export function status(state: string, errorCode: number | null = null, url = STATUS): Delivery {
  const sid = "SM00000000000000000000000000000002";
  return signed(statusForm(ACCOUNT, { sid, from: OURS, to: THEIRS }, state, errorCode), url);
}

/** A local Twilio of the fixtures' account. */
export function twilioOfFixtures(number = OURS): LocalTwilio {
  return localTwilio({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number,
    webhookUrl: () => WEBHOOK,
    clock: () => NOW,
    baseUrl: () => API,
  });
}

/** A local Twilio where the account has fallen from grace. */
function standingAs(standing: "suspended" | "closed"): () => FakeProvider {
  return () => {
    const twilio = twilioOfFixtures();
    twilio.stand(standing);
    return { fetch: twilio.fetch, delivered: null };
  };
}

/** A local Twilio where the account has another number. */
function withNumber(number: string): () => FakeProvider {
  return () => ({ fetch: twilioOfFixtures(number).fetch, delivered: null });
}

function providerThat(...misbehaviours: readonly Misbehaviour[]): () => FakeProvider {
  return () => {
    const twilio = twilioOfFixtures();
    twilio.misbehave(...misbehaviours);
    return { fetch: twilio.fetch, delivered: () => twilio.taken.map(({ text }) => text).join("") };
  };
}

const PICTURE_BYTES = new Uint8Array([0xff, 0xd8, 0x00, 0x0a, 0xff]);

/** Two people texted while nobody answered the webhook, one of them a picture. */
function missedBy(): LocalTwilio {
  const twilio = twilioOfFixtures();
  twilio.receive({ from: THEIRS, text: "Is anyone there?" });
  const picture = { type: "image/jpeg", bytes: PICTURE_BYTES };
  twilio.receive({ from: "+15550124", text: "", pictures: [picture] });
  return twilio;
}

function pictureRefs(): { readonly there: string; readonly missing: string } {
  const message = missedBy().kept()[1];
  const sid = message?.media[0]?.sid;
  if (message === undefined || sid === undefined) throw new Error("there is no picture");
  return {
    there: API + mediaPath(ACCOUNT, message.sid, sid),
    missing: API + mediaPath(ACCOUNT, message.sid, "ME00000000000000000000000000000009"),
  };
}

function missedDelivery(index: number): () => Delivery {
  return () => {
    const message = missedBy().kept()[index];
    if (message === undefined) throw new Error(`there is no message ${index}`);
    return signed(inboundForm(ACCOUNT, API, message, null));
  };
}

const PICTURE = { sid: "ME00000000000000000000000000000001", type: "image/jpeg", bytes: new Uint8Array() };
const HELLO: InboundMessage = {
  kind: "message",
  dedupeKey: "message:SM00000000000000000000000000000001",
  threadKey: THEIRS,
  address: THEIRS,
  text: "Is anyone there?",
  sentAt: null,
  media: [],
  ref: "SM00000000000000000000000000000001",
};
const RECEIPT = {
  kind: "receipt",
  messageId: MESSAGE,
  ref: "SM00000000000000000000000000000002",
} as const;
const keyOf = (state: string): string => `status:SM00000000000000000000000000000002:${state}`;

function optingOut(sid: string, text: string, type: string): Delivery {
  const form = inbound({ sid, text });
  form.set("OptOutType", type);
  return signed(form);
}

/** All that the contract test needs to know about this channel. */
export const fixtures: ChannelFixtures = {
  module: import.meta.resolve("./index.ts"),
  config: { accountSid: ACCOUNT, authToken: TOKEN, from: OURS, apiUrl: API },
  wrong: {
    accountSid: "AC0",
    authToken: "not-a-token-of-twilio",
    from: "5550100-x",
    messagingServiceSid: "MG1",
    apiUrl: "nowhere",
  },
  personal: [THEIRS, "Is anyone there?", "We are here"],
  webhook: {
    message: ({ event, thread, text }) => signed(inbound({ sid: event, from: thread, text })),
    sign,
    examples: [
      { name: "a text message", delivery: () => signed(inbound()), expected: [HELLO] },
      {
        name: "a picture without words",
        delivery: () => signed(inbound({ sid: "MM0000000000000001", text: "", media: [PICTURE] })),
        expected: [
          {
            ...HELLO,
            dedupeKey: "message:MM0000000000000001",
            text: "",
            media: [
              {
                ref: `${API}/2010-04-01/Accounts/${ACCOUNT}/Messages/MM0000000000000001/Media/${PICTURE.sid}`,
                type: "image/jpeg",
              },
            ],
            ref: "MM0000000000000001",
          },
        ],
      },
      {
        name: "STOP, a message on which Twilio blocks",
        delivery: () => optingOut("SM3", "STOP", "STOP"),
        expected: [
          { ...HELLO, dedupeKey: "message:SM3", text: "STOP", ref: "SM3" },
          {
            kind: "opt_out",
            dedupeKey: "opt_out:SM3",
            threadKey: THEIRS,
            optedOut: true,
            messageKey: "message:SM3",
            saidAt: null,
          },
        ],
      },
      {
        name: "START",
        delivery: () => optingOut("SM4", "Start", "START"),
        expected: [
          { ...HELLO, dedupeKey: "message:SM4", text: "Start", ref: "SM4" },
          {
            kind: "opt_out",
            dedupeKey: "opt_out:SM4",
            threadKey: THEIRS,
            optedOut: false,
            messageKey: "message:SM4",
            saidAt: null,
          },
        ],
      },
      {
        name: "HELP is a call for help",
        delivery: () => optingOut("SM5", "HELP", "HELP"),
        expected: [{ ...HELLO, dedupeKey: "message:SM5", text: "HELP", ref: "SM5" }],
      },
      {
        name: "a status: sent",
        delivery: () => status("sent"),
        expected: [{ ...RECEIPT, dedupeKey: keyOf("sent"), state: "sent" }],
      },
      {
        name: "a status: delivered",
        delivery: () => status("delivered"),
        expected: [{ ...RECEIPT, dedupeKey: keyOf("delivered"), state: "delivered" }],
      },
      {
        name: "a status: undelivered, with its reason",
        delivery: () => status("undelivered", 30003),
        expected: [{ ...RECEIPT, dedupeKey: keyOf("undelivered"), state: "failed", reason: "unreachable" }],
      },
      {
        name: "a status: failed because it was too late",
        delivery: () => status("failed", 30036),
        expected: [{ ...RECEIPT, dedupeKey: keyOf("failed"), state: "failed", reason: "expired" }],
      },
      {
        name: "a message without a sender",
        delivery: () => signed(inbound({ from: "" })),
        expected: "unreadable",
      },
    ],
    forged: [
      { name: "unsigned", delivery: () => delivered(bytes(inbound()), null) },
      {
        name: "signed with another account's token",
        delivery: () => delivered(bytes(inbound()), signatureOf("0".repeat(32), WEBHOOK, inbound())),
      },
      {
        name: "signed for http",
        delivery: () =>
          delivered(bytes(inbound()), signatureOf(TOKEN, WEBHOOK.replace("https", "http"), inbound())),
      },
      {
        name: "a status signed for another message of ours",
        delivery: () => ({ ...status("delivered"), url: `${WEBHOOK}/status?message=another` }),
      },
    ],
    unknown: [
      { name: "a status that is not new", delivery: () => status("queued") },
      { name: "a status Twilio has not invented yet", delivery: () => status("teleported") },
      { name: "a status of a message that is not ours", delivery: () => status("sent", null, WEBHOOK) },
    ],
  },
  pages: null,
  send: {
    message: { messageId: MESSAGE, threadKey: THEIRS, address: THEIRS, text: "We are here" },
    accepts: providerThat(),
    throttles: providerThat({ kind: "throttle", retryAfterSeconds: 3 }),
    refuses: providerThat({ kind: "fail", status: 400, code: 21610 }),
    vanishes: providerThat({ kind: "vanish" }),
  },
  media: {
    ref: pictureRefs().there,
    missing: pictureRefs().missing,
    elsewhere: pictureRefs().there.replace(API, "https://elsewhere.example.org"),
    bytes: PICTURE_BYTES,
    provider: () => ({ fetch: missedBy().fetch, delivered: null }),
    secrets: [TOKEN, Buffer.from(`${ACCOUNT}:${TOKEN}`).toString("base64")],
  },
  check: {
    well: providerThat(),
    down: [
      {
        name: "another token",
        provider: providerThat({ kind: "fail", status: 401, code: 20003 }),
        reason: "credentials",
      },
      {
        name: "an account it does not know",
        provider: providerThat({ kind: "fail", status: 404, code: 20404 }),
        reason: "credentials",
      },
      { name: "a suspended account", provider: standingAs("suspended"), reason: "suspended" },
      { name: "a closed account", provider: standingAs("closed"), reason: "suspended" },
      { name: "a number that was given back", provider: withNumber("+15550199"), reason: "number" },
      {
        name: "a fault of its own",
        provider: providerThat({ kind: "fail", status: 500 }),
        reason: "provider",
      },
    ],
  },
  missed: {
    provider: () => ({ fetch: missedBy().fetch, delivered: null }),
    deliveries: [missedDelivery(0), missedDelivery(1)],
  },
};
