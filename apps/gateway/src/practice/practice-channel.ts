import { createHmac } from "node:crypto";
import type { MessageId } from "@holdfast/case-schema";
import { USUAL_WAITS, type Host, type SendResult } from "@holdfast/channel-kit";
import loopback from "@holdfast/channel-loopback";

/** The loopback channel, with a scenario at its other end: what it says comes in, and what is answered goes round to nobody. */
export interface PracticeChannel {
  /** What a scenario says, signed, verified and read as any channel's delivery is; `null`: the channel cannot read it. */
  readonly deliver: (threadKey: string, event: string, text: string) => string | null;
  /** Hands an answer over. */
  readonly send: (threadKey: string, messageId: MessageId, text: string) => Promise<SendResult>;
  /** The longest answer it takes, in UTF-16 code units. */
  readonly maxLength: number;
}

/** `secret` signs what the scenario says; 16 characters or more, and no longer kept than this. */
export function practiceChannel(secret: string, clock: () => number): PracticeChannel {
  const channel = loopback.connect({ secret }, hostOfNobody(clock));
  const intake = channel.intake.find((one) => one.kind === "webhook");
  if (intake === undefined) throw new Error("the loopback takes no deliveries");
  return {
    deliver(threadKey, event, text) {
      const body = Buffer.from(JSON.stringify({ kind: "message", event, from: threadKey, text }));
      const signature = createHmac("sha256", secret).update(body).digest("hex");
      const headers = new Headers({ "x-loopback-signature": signature });
      const verified = intake.verify({ method: "POST", url: "loopback:practice", headers, body });
      const parsed = verified === null ? null : intake.parse(verified);
      const [one] = parsed?.kind === "events" ? parsed.events : [];
      return one?.kind === "message" && one.threadKey === threadKey ? one.text : null;
    },
    send: async (threadKey, messageId, text) =>
      channel.send({ messageId, threadKey, address: threadKey, text, goodUntil: null }),
    maxLength: loopback.traits.maxLength ?? 0,
  };
}

/** Lends the channel a clock. Whatever would leave by it, or touch what is real, is a bug. */
function hostOfNobody(clock: () => number): Host {
  const refuse = (): never => {
    throw new Error("nothing leaves what is practised, and nothing real is in its reach");
  };
  return {
    clock,
    webhookUrl: "loopback:practice",
    exitUrl: new URL("about:blank"),
    log: () => {},
    fetch: refuse,
    random: refuse,
    sign: refuse,
    checkpoint: { read: refuse, write: refuse },
    hold: refuse,
    ways: () => [],
    waits: () => USUAL_WAITS,
    conversation: refuse,
  };
}
