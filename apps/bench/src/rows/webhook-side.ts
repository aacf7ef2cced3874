import { oneClock } from "../frame/one-clock.ts";
import { quantile, openLoop } from "../traffic/open-loop.ts";
import { closedLoop } from "../traffic/closed-loop.ts";
import { openCrowd, type ConsoleCrowd } from "../traffic/console-crowd.ts";
import type { CrowdOrder } from "../traffic/crowd-process.ts";
import { httpLine } from "../traffic/http-line.ts";
import { textRequest, type Webhook } from "../traffic/text-request.ts";

const LINES = 32;

/** What one while at full speed came to. */
export interface FullSpeed {
  readonly perSecond: number;
  /** CPU microseconds of the server's process for one text, telling everybody included. */
  readonly serverMicros: number;
  /** The same of the database. */
  readonly databaseMicros: number;
}

/** A program that takes texts and tells consoles, and everything that is needed to measure it. */
export interface WebhookSide {
  readonly fullSpeed: (milliseconds: number) => Promise<FullSpeed>;
  /** 99th percentile of the time until a text is acknowledged, at a given rate, in milliseconds. */
  readonly ackP99: (perSecond: number, milliseconds: number) => Promise<number>;
  /** 99th percentile of the time from a text until a console was told of it, at a given rate, over all consoles, in milliseconds. */
  readonly deltaP99: (perSecond: number, milliseconds: number) => Promise<number>;
  /** Texts that were acknowledged, contacts of which the first console was told, and whether all heard the same. */
  readonly told: () => { readonly accepted: number; readonly contacts: number; readonly alike: boolean };
  readonly close: () => Promise<void>;
}

export interface WebhookSideOptions {
  readonly webhook: Webhook;
  readonly consoles: CrowdOrder;
  readonly serverCpu: () => number;
  readonly databaseCpu: () => number;
}

/** Connects the consoles and opens the lines. Every text is the first of its thread. */
export async function openWebhookSide(options: WebhookSideOptions): Promise<WebhookSide> {
  const { webhook, serverCpu, databaseCpu } = options;
  const crowd = await openCrowd(options.consoles);
  const lines = Array.from({ length: LINES }, () => httpLine(Number(webhook.url.port)));
  let made = 0;
  let accepted = 0;
  let heard = { contacts: 0, alike: true };
  const next = (): Buffer => textRequest(webhook, (made += 1));
  /** Nothing is measured while the consoles still hear of what was before. */
  const settle = async (more: number, { heard: hear }: ConsoleCrowd): Promise<void> => {
    // A line that rests until its server gives it up would break at the next word.
    for (const { close } of lines) close();
    accepted += more;
    heard = await hear(accepted);
  };
  return {
    fullSpeed: async (milliseconds) => {
      const before = { server: serverCpu(), database: databaseCpu() };
      const driven = await closedLoop(lines, next, milliseconds);
      await settle(driven.accepted, crowd);
      return {
        perSecond: driven.perSecond,
        serverMicros: (serverCpu() - before.server) / driven.accepted,
        databaseMicros: (databaseCpu() - before.database) / driven.accepted,
      };
    },
    ackP99: async (perSecond, milliseconds) => {
      const latencies = await openLoop(lines, next, perSecond, milliseconds);
      await settle(latencies.length, crowd);
      return quantile(latencies, 0.99);
    },
    deltaP99: async (perSecond, milliseconds) => {
      const sentAt: number[] = [];
      const sent = (): Buffer => {
        sentAt.push(oneClock());
        return next();
      };
      await crowd.lap([]);
      const { length } = await openLoop(lines, sent, perSecond, milliseconds);
      const { waits } = await crowd.lap(sentAt);
      await settle(length, crowd);
      return quantile(waits, 0.99);
    },
    told: () => ({ accepted, ...heard }),
    close: async () => {
      for (const { close } of lines) close();
      await crowd.close();
    },
  };
}
