import { setTimeout as pause } from "node:timers/promises";
import { variableName } from "@holdfast/channel-kit";
import {
  courseOf,
  ensureAsterisk,
  OUR_NUMBER,
  soundsOf,
  startVoiceLab,
  takePlainSound,
  type Phone,
  type VoiceLab,
} from "@holdfast/channel-voice-sip/testing";
import type { ContactId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const installed = await ensureAsterisk();

/** Long enough for a tone to be heard for what it is. */
const A_WHILE_MS = 1_500;
const CALLER_HZ = 440;
const ADVOCATE_HZ = 950;
const HERTZ = [CALLER_HZ, ADVOCATE_HZ];
/** What an exchange, a carrier and a lease may take on a busy machine. */
const SECONDS = { timeout: 30_000 };

const LEND = `mutation { lendCallDevice { __typename ... on CallDeviceLent { device username password } } }`;
const ANSWER = `mutation($of: ID!, $seen: Int!, $device: ID!) {
  answerCall(contactId: $of, expectedVersion: $seen, device: $device) { __typename }
}`;
const HOLD = `mutation($of: ID!) { holdCall(contactId: $of) { __typename } }`;
const RESUME = `mutation($of: ID!) { resumeCall(contactId: $of) { __typename } }`;

describe.skipIf(installed.kind === "cannot")("gateways with a real exchange", () => {
  let lab: VoiceLab;
  let one: TestGateway;
  let other: TestGateway;
  let cookie: string;
  let device: string;
  let softphone: Phone;
  let shipped: readonly string[];

  beforeAll(async () => {
    lab = await startVoiceLab();
    shipped = await lab.exchange.sounds();
    const environment = Object.fromEntries(
      Object.entries(lab.exchange.channel).map(([field, value]) => [variableName("voice", field), value]),
    );
    const options = {
      channels: [{ id: "voice", load: () => import("@holdfast/channel-voice-sip") }],
      environment,
    };
    one = await testGateway(options);
    await carried(one);
    other = await testGateway({ ...options, beside: one });
    cookie = await other.signIn("dana");
    const { data } = await other.ask(cookie, LEND);
    const lent = data?.["lendCallDevice"] as Record<"device" | "username" | "password", string>;
    ({ device } = lent);
    await takePlainSound(lab.exchange, device);
    softphone = await lab.phone({
      number: device,
      hertz: ADVOCATE_HZ,
      device: { username: lent.username, password: lent.password, port: lab.exchange.sipPort },
      answersItself: true,
    });
  });
  afterAll(async () => {
    await other.close();
    await one.close().catch(() => "closed already");
    await lab.close();
  });

  async function carried(gateway: TestGateway): Promise<void> {
    const lead = await gateway.signIn("lee");
    const isCarried = async (): Promise<boolean> => {
      const { data } = await gateway.ask(lead, "{ calls { isCarried } }");
      return (data?.["calls"] as { readonly isCarried: boolean } | undefined)?.isCarried === true;
    };
    await vi.waitUntil(isCarried, SECONDS);
  }

  const waitingRow = async () =>
    (await other.store.contacts.queue()).rows.find(({ holder }) => holder === null);
  const act = async (query: string, variables: Record<string, unknown>): Promise<unknown> =>
    Object.values((await other.ask(cookie, query, variables)).data ?? {})[0];
  const course = async (phone: Phone) =>
    courseOf(soundsOf(await phone.heard(), HERTZ)).filter((sound) => sound !== "silence");

  it("[G250] [G259] [G260] a caller waits with music, talks with an advocate in both directions, is held, and goes on when the gateway that carries is closed", async () => {
    const caller = await lab.phone({ number: "+15550111", hertz: CALLER_HZ });
    await caller.dial(OUR_NUMBER);
    await expect.poll(waitingRow, SECONDS).toMatchObject({ medium: "voice", status: "waiting" });
    const row = await waitingRow();
    const of = row?.id;
    await expect
      .poll(async () => (await other.store.calls.devices.of(device))?.isReachable, SECONDS)
      .toBe(true);
    expect(await act(ANSWER, { of, seen: row?.version, device })).toEqual({ __typename: "CallAsked" });
    await pause(A_WHILE_MS);
    expect(await act(HOLD, { of })).toEqual({ __typename: "CallAsked" });
    await pause(A_WHILE_MS);
    expect(await act(RESUME, { of })).toEqual({ __typename: "CallAsked" });
    await pause(A_WHILE_MS);
    await one.gateway.close();
    await carried(other);
    await pause(A_WHILE_MS);
    await expect
      .poll(async () => (await act(HOLD, { of })) as object, SECONDS)
      .toEqual({ __typename: "CallAsked" });
    await pause(A_WHILE_MS);
    await caller.hangUp();
    await expect
      .poll(async () => (await other.store.calls.ofContact(row?.id as ContactId))?.endedAt, SECONDS)
      .not.toBeNull();
    expect((await course(caller)).slice(-4)).toEqual([ADVOCATE_HZ, "music", ADVOCATE_HZ, "music"]);
    expect(soundsOf(await softphone.heard(), HERTZ)).toContain(CALLER_HZ);
    expect(await lab.exchange.sounds()).toEqual(shipped);
  }, 120_000);
});
