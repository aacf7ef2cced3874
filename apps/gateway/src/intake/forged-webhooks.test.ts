import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { signatureOf } from "@holdfast/channel-sms-twilio/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const TOKEN = "0123456789abcdef0123456789abcdef";
/** What Twilio knows us by; a proxy before us speaks TLS, and plain HTTP to us. */
const PUBLIC = "https://hotline.example.org";
const WEBHOOK = `${PUBLIC}/channels/sms-twilio/webhook`;

let house: TestGateway;
beforeAll(async () => {
  house = await testGateway({
    channels: [{ id: "sms-twilio", load: () => import("@holdfast/channel-sms-twilio") }],
    environment: {
      HOLDFAST_URL: PUBLIC,
      HOLDFAST_SMS_TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
      HOLDFAST_SMS_TWILIO_AUTH_TOKEN: TOKEN,
      HOLDFAST_SMS_TWILIO_FROM: "+15550100",
      // Nobody is there: what is missed is not what this is about.
      HOLDFAST_SMS_TWILIO_API_URL: "http://127.0.0.1:9",
    },
  });
});
afterAll(() => house.close());

let count = 0;
/** A text nobody has sent before. */
function text(...more: readonly (readonly [string, string])[]): URLSearchParams {
  count += 1;
  const form = new URLSearchParams({
    MessageSid: `SM${String(count).padStart(32, "0")}`,
    From: `+1555010${count}`,
    To: "+15550100",
    Body: `text ${count}`,
    NumMedia: "0",
  });
  for (const [key, value] of more) form.append(key, value);
  return form;
}

/** Delivers as the proxy does; the status. */
async function deliver(
  form: URLSearchParams,
  signature: string,
  path = new URL(WEBHOOK).pathname,
): Promise<number> {
  const body = form.toString();
  const asked = request({
    port: house.url.port,
    path,
    method: "POST",
    headers: {
      host: new URL(PUBLIC).host,
      "x-forwarded-proto": "https",
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(body),
      "x-twilio-signature": signature,
    },
  });
  asked.end(body);
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  answer.resume();
  return answer.statusCode ?? 0;
}

const sign = (form: URLSearchParams, url = WEBHOOK): string => signatureOf(TOKEN, url, form);
const contacts = async (): Promise<number> => (await house.store.contacts.queue()).rows.length;
const quarantined = async (): Promise<number> => (await house.store.quarantine.list(100)).length;

/** What one delivery changes: the answer, contacts, and what lies in quarantine. */
async function change(form: URLSearchParams, signature: string, path?: string) {
  const before = [await contacts(), await quarantined()];
  const status = await deliver(form, signature, path);
  return {
    status,
    contacts: (await contacts()) - (before[0] ?? 0),
    quarantined: (await quarantined()) - (before[1] ?? 0),
  };
}

const ACCEPTED = { status: 200, contacts: 1, quarantined: 0 };
const QUARANTINED = { status: 403, contacts: 0, quarantined: 1 };

describe("webhooks, accepted or quarantined as Twilio's library would have it", () => {
  it("[CH15] a genuine one is accepted behind a proxy, and replayed it is the same text", async () => {
    const form = text();
    expect(await change(form, sign(form))).toEqual(ACCEPTED);
    expect(await change(form, sign(form))).toEqual({ status: 200, contacts: 0, quarantined: 0 });
  });

  it("[CH15] forged: without a signature, with another token's, with one of another text", async () => {
    const form = text();
    expect(await change(form, "")).toEqual(QUARANTINED);
    expect(await change(form, signatureOf("f".repeat(32), WEBHOOK, form))).toEqual(QUARANTINED);
    expect(await change(text(), sign(form))).toEqual(QUARANTINED);
  });

  it("[CH15] signed for http, or for the address we have behind the proxy", async () => {
    const form = text();
    expect(await change(form, sign(form, WEBHOOK.replace("https", "http")))).toEqual(QUARANTINED);
    const behind = new URL(new URL(WEBHOOK).pathname, house.url).href;
    expect(await change(form, sign(form, behind))).toEqual(QUARANTINED);
  });

  it("[CH15] an extra parameter counts whether we know it or not", async () => {
    const form = text();
    const more = new URLSearchParams([...form, ["StirVerstat", "TN-Validation-Passed-A"]]);
    expect(await change(more, sign(form))).toEqual(QUARANTINED);
    expect(await change(more, sign(more))).toEqual(ACCEPTED);
  });

  it("[CH15] a fragment in the number's webhook is never signed", async () => {
    const form = text();
    expect(await change(form, sign(form, `${WEBHOOK}#rc=2`))).toEqual(QUARANTINED);
    expect(await change(form, sign(form))).toEqual(ACCEPTED);
  });

  it("[CH15] repeated keys are signed each value once, and a text that repeats a key of ours is unreadable", async () => {
    const form = text(["Extra", "b"], ["Extra", "a"], ["Extra", "b"]);
    const once_ = new URLSearchParams(
      [...form].filter(([key, value], at) => at < 5 || key !== "Extra" || value === "a"),
    );
    expect(await change(form, sign(once_))).toEqual(QUARANTINED);
    expect(await change(form, sign(form))).toEqual(ACCEPTED);
    const twice = text(["From", "+15550199"]);
    expect(await change(twice, sign(twice))).toEqual(ACCEPTED);
    const { rows } = await house.store.contacts.queue();
    expect(rows.filter(({ unreadable }) => unreadable)).toHaveLength(1);
  });

  it("[CH15] a query that was not signed", async () => {
    const form = text();
    const path = `${new URL(WEBHOOK).pathname}?a=1`;
    expect(await change(form, sign(form), path)).toEqual(QUARANTINED);
    expect(await change(form, sign(form, `${WEBHOOK}?a=1`), path)).toEqual(ACCEPTED);
  });
});
