import type { ContactId, PictureId } from "@holdfast/case-schema";
import {
  serveLocalTwilio,
  type ServedTwilio,
  type StoredMessage,
} from "@holdfast/channel-sms-twilio/testing";
import type { Picture } from "@holdfast/db";
import { vi } from "vitest";
import type { ChannelsConfig } from "../../intake/channels-config.ts";
import { testGateway, type TestGateway } from "../../testing/test-gateway.ts";

const ACCOUNT = `AC${"0".repeat(32)}`;
const TOKEN = "0123456789abcdef0123456789abcdef";
const CHANNELS = [
  { id: "sms-twilio", load: () => import("@holdfast/channel-sms-twilio") },
] satisfies ChannelsConfig;

/** Somebody's file: what they say it is, and its bytes. */
export interface SentFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A gateway and a local Twilio, over which somebody sends pictures. */
export interface PictureHouse {
  readonly house: TestGateway;
  readonly twilio: ServedTwilio;
  /** Somebody texts files, and the webhook takes them in. */
  readonly send: (from: string, ...files: readonly SentFile[]) => Promise<SentMessage>;
  /** A second gateway on the same database. */
  readonly beside: () => Promise<TestGateway>;
  readonly close: () => Promise<void>;
}

export interface SentMessage {
  readonly message: StoredMessage;
  readonly contactId: ContactId;
  /** What came of each, once nothing is wanted any more. */
  readonly settled: () => Promise<readonly Picture[]>;
}

export async function pictureHouse(): Promise<PictureHouse> {
  let house: TestGateway | undefined;
  const twilio = await serveLocalTwilio({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: "+15550100",
    webhookUrl: () => new URL("/channels/sms-twilio/webhook", house?.url).href,
    clock: Date.now,
  });
  const open = (beside?: TestGateway): Promise<TestGateway> =>
    testGateway({
      channels: CHANNELS,
      environment: {
        HOLDFAST_SMS_TWILIO_ACCOUNT_SID: ACCOUNT,
        HOLDFAST_SMS_TWILIO_AUTH_TOKEN: TOKEN,
        HOLDFAST_SMS_TWILIO_FROM: "+15550100",
        HOLDFAST_SMS_TWILIO_API_URL: twilio.url,
      },
      ...(beside === undefined ? {} : { beside }),
    });
  const opened = await open();
  house = opened;
  const { store } = opened;
  return {
    house: opened,
    twilio,
    beside: () => open(opened),
    send: async (from, ...pictures) => {
      const message = twilio.receive({ from, text: "look", pictures });
      for (const callback of twilio.callbacks.splice(0))
        if ((await fetch(callback)).status !== 200) throw new Error("the webhook did not take it");
      const { rows } = await store.contacts.queue();
      const contacts = await Promise.all(rows.map(({ id }) => store.contacts.contact(id)));
      const contactId = contacts.find((contact) => contact?.address === from)?.row.id;
      if (contactId === undefined) throw new Error("no such contact");
      const settled = (): Promise<readonly Picture[]> =>
        vi.waitFor(
          async () => {
            const all = await store.pictures.ofContact(contactId);
            if (all.some(({ state }) => state === "wanted")) throw new Error("some are still wanted");
            return all;
          },
          { timeout: 60_000, interval: 50 },
        );
      return { message, contactId, settled };
    },
    close: async () => {
      await opened.close();
      await twilio.close();
    },
  };
}

/** Asks for a copy as the console does. */
export function askForPicture(
  { url }: Pick<TestGateway, "url">,
  cookie: string,
  id: PictureId | string,
  copy = "display",
): Promise<Response> {
  return fetch(new URL(`/pictures/${id}/${copy}`, url), {
    method: "POST",
    headers: { cookie, origin: url.origin },
  });
}
