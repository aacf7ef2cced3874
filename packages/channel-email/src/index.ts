import type { ChannelTraits } from "@holdfast/case-schema";
import { defineChannel, type Channel, type Host } from "@holdfast/channel-kit";
import { checker } from "./lines/check.ts";
import { isOurs } from "./threading/our-addresses.ts";
import { mailForgetter } from "./lines/imap/forget-mail.ts";
import { liveIntake } from "./lines/listen.ts";
import { monotonic } from "./lines/monotonic.ts";
import { sender, type ThreadMarks } from "./lines/out/send.ts";
import { submission } from "./lines/out/submission.ts";
import { pulse } from "./lines/pulse.ts";
import { beginThread } from "./threading/begin-thread.ts";
import { config, NEUTRAL_NAME, type Settings } from "./settings.ts";
import { ourMessageId, taggedAddress, tagOf, type House } from "./threading/our-names.ts";
import { reportAddress } from "./threading/report-address.ts";

export type { Settings } from "./settings.ts";

const traits: ChannelTraits = {
  medium: "email",
  threadKey: "mail_thread",
  delivery: "pushed",
  // A mail without an address cannot be answered; families, offices and whoever knows the password share mailboxes.
  address: { mayBeWithheld: false, mayBeShared: true },
  readableBy: ["carrier", "provider", "device_holder"],
  leavesTrace: true,
  maxLength: null,
  // A mailbox waits for its owner, so half an hour later is as good as now, and mail servers are away for minutes when they
  // restart or put strangers off. After that whoever answered should hear of it while they still have the contact in mind.
  unsentValidityMs: 30 * 60_000,
  providerKeepsCopies: true,
};

/** What our mails are known by. A name that half the world bears would mark half the world as imitating us. */
function houseOf({ addresses, senderName, authenticationServer }: Settings): House {
  return {
    addresses,
    names: senderName === NEUTRAL_NAME ? [] : [senderName],
    authserv: authenticationServer ?? null,
  };
}

function connect(settings: Settings, host: Host): Channel {
  const house = houseOf(settings);
  const { mailboxes } = settings;
  const heard = pulse(monotonic);
  const way = submission(settings, monotonic);
  const tag = (threadKey: string): string => tagOf(threadKey, host.sign);
  const marks: ThreadMarks = {
    replyAddress: (threadKey, from) => taggedAddress(tag(threadKey), from),
    reportAddress: ({ messageId, threadKey, at }, from) =>
      reportAddress({ messageId, tag: tag(threadKey), at }, from, host.sign),
    messageId: (messageId, threadKey, from) => ourMessageId({ messageId, tag: tag(threadKey) }, from),
  };
  return {
    intake: [liveIntake(settings, house, heard, host)],
    begin: (address) => (isOurs(address, settings.addresses) ? null : beginThread(host)),
    answerSubject: settings.subject,
    senderName: settings.senderName,
    send: sender(settings, marks, way, host),
    check: checker(settings, way, heard, host),
    // Mail that came to a door of ours lies in no mailbox that we could open.
    ...(mailboxes === undefined
      ? {}
      : { forget: mailForgetter({ mailboxes, settings, host }), copiesStay: true as const }),
  };
}

export default defineChannel({
  id: "email",
  title: "Email",
  traits,
  config,
  secrets: ["submissionPassword", "mailboxes"],
  connect,
});
