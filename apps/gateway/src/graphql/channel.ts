import type { Outage } from "@holdfast/wire";
import { builder } from "./builder.ts";
import type { Context, OpenChannel } from "./context.ts";
import { AddressKind, AnswerSubject, Medium, OutageReason } from "./enums.ts";
import { needs } from "./needs.ts";

/** A channel, and whether it works. */
interface ChannelNow extends OpenChannel {
  readonly version: number;
  readonly down: Outage | null;
}

const ChannelOutage = builder.objectRef<Outage>("ChannelOutage").implement({
  ...needs("queue.read"),
  fields: (t) => ({
    since: t.expose("since", { type: "Instant" }),
    reason: t.expose("reason", { type: OutageReason }),
  }),
});

export const Channel = builder.objectRef<ChannelNow>("Channel").implement({
  ...needs("queue.read"),
  fields: (t) => ({
    id: t.exposeID("id"),
    title: t.exposeString("title"),
    medium: t.field({ type: Medium, resolve: ({ traits }) => traits.medium }),
    maxLength: t.int({
      nullable: true,
      description: "Longest answer in UTF-16 code units.",
      resolve: ({ traits }) => traits.maxLength,
    }),
    fetched: t.boolean({
      description: "Whether the person fetches answers when they choose, instead of having them pushed.",
      resolve: ({ traits }) => traits.delivery === "fetched",
    }),
    begins: t.field({
      type: AddressKind,
      nullable: true,
      description: "The kind of address at which we can begin a conversation there; null where we cannot.",
      resolve: ({ begins }) => begins?.kind ?? null,
    }),
    answerSubject: t.expose("answerSubject", {
      type: AnswerSubject,
      nullable: true,
      description: "Which subject an answer has on their screen; null where messages have none.",
    }),
    validityMs: t.int({
      nullable: true,
      description: "How long an answer that did not leave stays worth sending; null when it does not age.",
      resolve: ({ traits }) => traits.unsentValidityMs,
    }),
    version: t.exposeInt("version", {
      description: "Grows with every outage and recovery; events of the queue's stream carry it.",
    }),
    down: t.expose("down", {
      type: ChannelOutage,
      nullable: true,
      description: "Since when the channel does not work; null while it does.",
    }),
  }),
});

/** The channels that are open here, and what all gateways know of them now. */
export async function channelsNow({ store, channels }: Context): Promise<readonly ChannelNow[]> {
  const known = new Map((await store.outages.known()).map((one) => [one.channel as string, one]));
  return channels.map((channel) => {
    const { version = 0, down = null } = known.get(channel.id) ?? {};
    return { ...channel, version, down };
  });
}

builder.queryField("channels", (t) =>
  t.field({
    ...needs("queue.read"),
    type: [Channel],
    resolve: (_root, _args, context) => channelsNow(context),
  }),
);

const CarriedChannel = builder.objectRef<OpenChannel>("CarriedChannel").implement({
  ...needs("settings.change"),
  description: "A channel as whoever sets up the house names it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    title: t.exposeString("title"),
    medium: t.field({ type: Medium, resolve: ({ traits }) => traits.medium }),
  }),
});

builder.queryField("carriedChannels", (t) =>
  t.field({
    ...needs("settings.change"),
    type: [CarriedChannel],
    description: "The channels that this house carries.",
    resolve: (_root, _args, { channels }) => channels,
  }),
);
