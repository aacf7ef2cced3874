import { MessageId, type ChannelTraits } from "@holdfast/case-schema";
import type { Channel, SendResult } from "@holdfast/channel-kit";
import type { Beginning } from "../intake/begin.ts";

/** The ways by which a channel carries what is told. */
export type CarriedWay = "email" | "text";

/** How the house tells one of its own something outside, by a channel that it has. Personal data: addresses. */
export interface AlarmDoor {
  /** The address in its one form; `null`: it is none of that kind, or our own. */
  readonly addressOf: (typed: string) => string | null;
  /** Sends it, in no conversation that anybody here has. */
  readonly send: (message: {
    readonly id: string;
    readonly address: string;
    readonly text: string;
    readonly goodUntil: number;
  }) => Promise<SendResult>;
}

/** Every way that is open. */
export type AlarmDoors = ReadonlyMap<CarriedWay, AlarmDoor>;

/** One channel that is open here. */
export interface Opened {
  readonly traits: Pick<ChannelTraits, "medium">;
  readonly begins: Beginning | null;
  readonly channel: Pick<Channel, "send">;
}

const WAYS: readonly CarriedWay[] = ["email", "text"];

/** Of each way the first channel of its medium by which we can begin. */
export function alarmDoors(opened: readonly Opened[]): AlarmDoors {
  return new Map(
    WAYS.flatMap((way) => {
      const found = opened.find(({ traits, begins }) => traits.medium === way && begins !== null);
      return found?.begins == null ? [] : [[way, doorOf(found.begins, found.channel)] as const];
    }),
  );
}

function doorOf(begins: Beginning, channel: Pick<Channel, "send">): AlarmDoor {
  return {
    addressOf: (typed) => begins.at(typed)?.address ?? null,
    async send({ id, address, text, goodUntil }) {
      const begun = begins.at(address);
      if (begun === null) return { kind: "rejected", reason: "unreachable" };
      const { threadKey } = begun;
      return channel.send({
        messageId: MessageId.parse(id),
        threadKey,
        address: begun.address,
        text,
        goodUntil,
      });
    },
  };
}
