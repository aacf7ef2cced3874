import { MessageId, type ChannelTraits } from "@holdfast/case-schema";
import type { Channel, SendResult } from "@holdfast/channel-kit";
import type { Beginning } from "../intake/begin.ts";
import { withPatience } from "../intake/with-patience.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";

/** Longest a channel may take. */
export const PATIENCE_MS = 12_000;

/** The ways by which a channel carries what is told. */
export type CarriedWay = "email" | "text";

/** How the house tells one of its own something outside, by a channel that it has. Personal data: addresses. */
export interface AlarmDoor {
  /** The address in its one form; `null`: it is none of that kind, or our own. */
  readonly addressOf: (typed: string) => string | null;
  /**
   * Sends it, in no conversation that anybody here has. Never throws: where the channel does, or says nothing in time, nobody knows
   * whether it left.
   */
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
export function alarmDoors(opened: readonly Opened[], log: Log): AlarmDoors {
  return new Map(
    WAYS.flatMap((way) => {
      const found = opened.find(({ traits, begins }) => traits.medium === way && begins !== null);
      return found?.begins == null
        ? []
        : [[way, doorOf(way, { ...found, begins: found.begins }, log)] as const];
    }),
  );
}

function doorOf(
  way: CarriedWay,
  { begins, channel }: Pick<Opened, "channel"> & { readonly begins: Beginning },
  log: Log,
): AlarmDoor {
  return {
    addressOf: (typed) => begins.at(typed)?.address ?? null,
    async send({ id, address, text, goodUntil }) {
      const begun = begins.at(address);
      if (begun === null) return { kind: "rejected", reason: "unreachable" };
      const { threadKey } = begun;
      const message = { messageId: MessageId.parse(id), threadKey, address: begun.address, text, goodUntil };
      try {
        return await withPatience(channel.send(message), PATIENCE_MS);
      } catch (error) {
        log.error("alarm_send_threw", { way, ...errorFacts(error) });
        return { kind: "unknown" };
      }
    },
  };
}
