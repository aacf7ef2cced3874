import type { ChannelTraits } from "@holdfast/case-schema";
import { defineChannel, type Channel, type Host } from "@holdfast/channel-kit";
import { z } from "zod";
import { BlockedCodes } from "./blocked-codes.ts";
import { checker } from "./check.ts";
import { sender, UNSENT_VALIDITY_MS } from "./send.ts";
import { webhookIntake } from "./webhook.ts";

const traits: ChannelTraits = {
  medium: "text",
  threadKey: "address",
  delivery: "pushed",
  // A sender's number is part of every text; families and shelters share telephones.
  address: { mayBeWithheld: false, mayBeShared: true },
  // SMPP mostly ends at an aggregator, who hands on to the carriers.
  readableBy: ["carrier", "provider", "device_holder"],
  leavesTrace: true,
  // Fits `max-messages = 30` of Kannel in either alphabet; above that Kannel would cut without a word.
  maxLength: 1600,
  unsentValidityMs: UNSENT_VALIDITY_MS,
  providerKeepsCopies: true,
};

/** Fit for a URL as it is, because Kannel carries it in the callback's URL and says it in a header. */
const CallbackSecret = z
  .string()
  .regex(/^[A-Za-z0-9_-]{24,200}$/, "24 characters or more of A-Z a-z 0-9 _ -");

/** What Kannel's `sendsms-user` may be called; it goes into a header. */
const HeaderText = z.string().regex(/^[\x21-\x7e]{1,100}$/, "1 to 100 characters without spaces");

const config = z.object({
  /** Where smsbox takes texts, such as `http://127.0.0.1:13013/cgi-bin/sendsms`. */
  sendsmsUrl: z.url({ protocol: /^https?$/ }),
  /** A `sendsms-user` of Kannel's. */
  username: HeaderText,
  password: HeaderText,
  /** The number the texts come from. */
  from: z.string().regex(/^\+?[0-9]{3,15}$/, "a number, digits with or without + before them"),
  /** What Kannel shows when it calls us. */
  callbackSecret: CallbackSecret,
  /** This channel's webhook as Kannel reaches it, such as `http://127.0.0.1:4000/channels/sms-smpp/webhook`. */
  callbackUrl: z.url({ protocol: /^https?$/ }).refine((url) => !/[?#@%\\]/.test(url), {
    message: "an address without query, fragment, account or escapes",
  }),
  /** bearerbox's status page, such as `http://127.0.0.1:13000/status.xml`. Without it a lost line is not seen. */
  statusUrl: z
    .url({ protocol: /^https?$/ })
    .refine((url) => URL.parse(url)?.pathname.endsWith("/status.xml") === true, {
      message: "the address of status.xml",
    })
    .optional(),
  /** Kannel's `status-password`, which lets read and nothing else. */
  statusPassword: HeaderText.optional(),
  /** The carrier's codes for a number whose owner wants no texts from us. Without them a block is a failure like others. */
  blockedCodes: BlockedCodes.optional(),
});
/** Where Kannel is and how both sides know each other. `password`, `statusPassword` and `callbackSecret` are secrets. */
export type Settings = z.infer<typeof config>;

function connect(settings: Settings, host: Host): Channel {
  return {
    intake: [webhookIntake(settings)],
    send: sender(settings, traits.maxLength, host),
    check: checker(settings, host),
  };
}

export default defineChannel({
  id: "sms-smpp",
  title: "Text message",
  traits,
  config,
  secrets: ["password", "statusPassword", "callbackSecret"],
  connect,
});
