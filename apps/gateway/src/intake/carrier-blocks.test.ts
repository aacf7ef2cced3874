import { randomUUID } from "node:crypto";
import {
  OUR_NUMBER,
  startCarrier,
  startKannel,
  whole,
  type Carrier,
  type Kannel,
} from "@holdfast/channel-sms-smpp/testing";
import type { ContactId } from "@holdfast/case-schema";
import { freePort } from "@holdfast/tooling/free-port";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import type { ChannelsConfig } from "./channels-config.ts";

const channels = [
  { id: "sms-smpp", load: () => import("@holdfast/channel-sms-smpp") },
] satisfies ChannelsConfig;
const SETUP_MS = 300_000;
const SOON = { timeout: 30_000 };
const SECRET = "an-invented-secret-for-kannel";
const CARRIER_PASSWORD = "carrier1";
const BLOCKED = "27";

let carrier: Carrier;
let kannel: Kannel;
let gateway: TestGateway;
let cookie: string;
beforeAll(async () => {
  const port = await freePort();
  const callbackUrl = `http://127.0.0.1:${port}/channels/sms-smpp/webhook`;
  carrier = await startCarrier(await freePort(), CARRIER_PASSWORD);
  kannel = await startKannel({
    smscPort: carrier.port,
    smscPassword: CARRIER_PASSWORD,
    from: OUR_NUMBER,
    callbackUrl,
    callbackSecret: SECRET,
  });
  const { sendsmsUrl, username, password } = kannel.settings;
  gateway = await testGateway({
    channels,
    port,
    environment: {
      HOLDFAST_SMS_SMPP_SENDSMS_URL: sendsmsUrl,
      HOLDFAST_SMS_SMPP_USERNAME: username,
      HOLDFAST_SMS_SMPP_PASSWORD: password,
      HOLDFAST_SMS_SMPP_FROM: OUR_NUMBER,
      HOLDFAST_SMS_SMPP_CALLBACK_URL: callbackUrl,
      HOLDFAST_SMS_SMPP_CALLBACK_SECRET: SECRET,
      HOLDFAST_SMS_SMPP_BLOCKED_CODES: BLOCKED,
    },
  });
  cookie = await gateway.signIn("dana");
}, SETUP_MS);
afterAll(async () => {
  await gateway?.close();
  await kannel?.remove();
  await carrier?.close();
}, SETUP_MS);

async function ask<T>(query: string, variables: Record<string, unknown>): Promise<T> {
  const { data, errors } = await gateway.ask(cookie, query, variables);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return Object.values(data ?? {})[0] as T;
}

type Row = { readonly id: string; readonly version: number };
const newest = (): Promise<Row | null> =>
  gateway.store.prisma.contact.findFirst({ orderBy: { number: "desc" } });

/** Somebody texts in through the carrier, who treats Dana's answer so; what is shown of it once it has failed. */
async function shownOf(from: string, err: string): Promise<unknown> {
  carrier.treat(() => ({ answer: "accept", reports: [{ when: "after", state: "UNDELIV", err }] }));
  const before = (await newest())?.id;
  await carrier.deliver(whole({ from, to: OUR_NUMBER, text: "Hello" }, false));
  await expect
    .poll(async () => (await newest())?.id !== before && (await newest()) !== null, SOON)
    .toBe(true);
  const row = await newest();
  if (row === null) throw new Error("nobody wrote");
  const { id, version } = row;
  await ask("mutation ($id: ID!, $v: Int!) { claimContact(id: $id, expectedVersion: $v) { __typename } }", {
    id,
    v: version,
  });
  const m = randomUUID();
  await ask(
    'mutation ($id: ID!, $m: ID!) { sendMessage(contactId: $id, messageId: $m, text: "Yes") { __typename } }',
    { id, m },
  );
  const stateOf = async (): Promise<unknown> => {
    const entries = await gateway.store.contacts.entries(id as ContactId, 0);
    return entries.find((entry) => entry.id === m)?.sendState;
  };
  await expect.poll(stateOf, SOON).toBe("failed");
  return ask(
    "query ($id: ID!) { contact(id: $id) { ... on Contact { safeContact { providerBlock { wroteSince } } } } }",
    {
      id,
    },
  );
}

it("[SM16] a text that the carrier reports as blocked shows the provider's block, and no other failure does", async () => {
  expect(await shownOf("15550701", "028")).toMatchObject({ safeContact: { providerBlock: null } });
  expect(await shownOf("15550702", "027")).toMatchObject({
    safeContact: { providerBlock: { wroteSince: false } },
  });
});
