import { setTimeout } from "node:timers/promises";
import { testHost } from "@holdfast/channel-kit/conformance";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ACCOUNT, THEIRS, TOKEN } from "./fixtures.ts";
import { mediaOf } from "./media.ts";
import { openLine, type Line } from "./testing/connected.ts";
import { mediaPath, type StoredMessage } from "./testing/local-twilio/stored-message.ts";

const PNG = { type: "image/png", bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) };
const MOST = 1000;

let line: Line;
beforeEach(async () => {
  line = await openLine();
});
afterEach(() => line.twilio.close());

function refOf({ sid, media }: StoredMessage, index = 0): string {
  return line.twilio.url + mediaPath(ACCOUNT, sid, media[index]?.sid ?? "");
}
const texted = (): StoredMessage => line.twilio.receive({ from: THEIRS, text: "look", pictures: [PNG] });

describe("media", () => {
  it("[CH22] [TW14] comes byte for byte, with the provider's word on what it is", async () => {
    expect(await line.channel.media?.(refOf(texted()), MOST)).toEqual({
      kind: "fetched",
      bytes: Buffer.from(PNG.bytes),
      type: "image/png",
    });
  });

  it("[TW14] is listed by the webhook under the very address that fetches it", async () => {
    texted();
    const [callback] = line.twilio.callbacks;
    const [event] = callback === undefined ? [] : await line.bring(callback);
    const ref = event?.kind === "message" ? (event.media?.[0]?.ref ?? "") : "";
    expect(await line.channel.media?.(ref, MOST)).toMatchObject({ kind: "fetched" });
  });

  it("[TW14] is gone when it was deleted, or its message was", async () => {
    const message = texted();
    const ref = refOf(message);
    await line.channel.forget?.(message.sid);
    expect(await line.channel.media?.(ref, MOST)).toEqual({ kind: "gone" });
  });

  it("[TW14] comes late when Twilio is slow", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    line.twilio.misbehave({ kind: "delay", until: promise });
    const fetching = line.channel.media?.(refOf(texted()), MOST);
    expect(await Promise.race([fetching, setTimeout(50, "waits")])).toBe("waits");
    resolve();
    expect(await fetching).toMatchObject({ kind: "fetched" });
  });

  it("[TW14] is tried again when Twilio fails, throttles or loses the line, as late as it asks", async () => {
    const ref = refOf(texted());
    line.twilio.misbehave(
      { kind: "fail", status: 500 },
      { kind: "throttle", retryAfterSeconds: 7 },
      { kind: "cut" },
    );
    expect(await line.channel.media?.(ref, MOST)).toEqual({ kind: "retry", afterMs: 1000 });
    expect(await line.channel.media?.(ref, MOST)).toEqual({ kind: "retry", afterMs: 7000 });
    expect(await line.channel.media?.(ref, MOST)).toEqual({ kind: "retry", afterMs: 1000 });
    expect(await line.channel.media?.(ref, MOST)).toMatchObject({ kind: "fetched" });
    expect(JSON.stringify(line.records)).not.toContain(TOKEN);
    expect(JSON.stringify(line.records)).not.toContain("/Media/");
  });

  it("[TW14] under Twilio's own name is asked of the API that is configured, also below a path", async () => {
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      asked.push(new Request(input).url);
      return new Response(PNG.bytes);
    };
    const settings = { accountSid: ACCOUNT, authToken: TOKEN, apiUrl: "https://proxy.example.org/twilio" };
    const place = mediaPath(ACCOUNT, "MM1", "ME1");
    const media = mediaOf(settings, { ...testHost(), fetch });
    expect(await media(`https://api.twilio.com${place}`, MOST)).toMatchObject({ kind: "fetched" });
    expect(await media(`https://api.twilio.com.example.org${place}`, MOST)).toEqual({ kind: "gone" });
    expect(asked).toEqual([`https://proxy.example.org/twilio${place}`]);
  });

  it("[TW14] of another account, or above the account's own folder, is asked of nobody", async () => {
    const ref = refOf(texted());
    for (const other of [
      ref.replace(ACCOUNT, `AC${"0".repeat(32)}`),
      `${line.twilio.url}/2010-04-01/Accounts/${ACCOUNT}/../../elsewhere`,
      ref.replace("http://", "http://somebody@evil.example.org/"),
    ])
      expect(await line.channel.media?.(other, MOST)).toEqual({ kind: "gone" });
    expect(line.records).toEqual([]);
  });
});
