import { randomUUID } from "node:crypto";
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
import { ChannelId, type ContactId } from "@holdfast/case-schema";
import { sampleArrival } from "@holdfast/db/testing";
import { openLine, type CuttableLine } from "@holdfast/tooling/cuttable-line";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { forkedGateway, type ForkedGateway } from "../testing/forked-gateway.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const installed = await ensureAsterisk();

/** Long enough for a tone to be heard for what it is. */
const A_WHILE_MS = 1_500;
const CALLER_HZ = 440;
const ADVOCATE_HZ = 950;
const PARTNER_HZ = 700;
const HERTZ = [CALLER_HZ, ADVOCATE_HZ, PARTNER_HZ];
const PARTNER = "+15550177";
const CALLERS = ["+15550123", "+15550124"];
const VOICE = ChannelId.parse("voice");
const METRICS = "a metrics token for tests";
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
  /** Has the database, and no line. */
  let house: TestGateway;
  let one: ForkedGateway;
  /** By it that one reaches the exchange. */
  let wire: CuttableLine;
  let other: TestGateway;
  let cookie: string;
  let options: Parameters<typeof testGateway>[0];
  let device: string;
  let softphone: Phone;
  let shipped: readonly string[];

  beforeAll(async () => {
    [lab, house] = await Promise.all([startVoiceLab(), testGateway()]);
    shipped = await lab.exchange.sounds();
    const settings = Object.entries(lab.exchange.channel);
    const environment = {
      HOLDFAST_METRICS_TOKEN: METRICS,
      ...Object.fromEntries(settings.map(([field, value]) => [variableName("voice", field), value])),
    };
    options = {
      channels: [{ id: "voice", load: () => import("@holdfast/channel-voice-sip") }],
      environment,
    };
    const ari = new URL(lab.exchange.channel.ariUrl);
    wire = await openLine(Number(ari.port));
    ari.port = String(wire.port);
    one = await forkedGateway(house.store.connection, {
      ...environment,
      [variableName("voice", "ariUrl")]: ari.href,
    });
    await vi.waitUntil(async () => carries(one), SECONDS);
    other = await testGateway({ ...options, beside: house });
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
    await other?.close();
    await one?.kill();
    await wire?.close();
    await house?.close();
    await lab?.close();
  });

  async function carries({ url }: Pick<TestGateway, "url">): Promise<boolean> {
    const headers = { authorization: `Bearer ${METRICS}` };
    const answer = await fetch(new URL("/metrics", url), { headers, signal: AbortSignal.timeout(2_000) });
    return /^holdfast_calls_carried 1$/m.test(await answer.text());
  }

  async function carried(gateway: TestGateway): Promise<void> {
    const lead = await gateway.signIn("lee");
    const isCarried = async (): Promise<boolean> => {
      const { data } = await gateway.ask(lead, "{ calls { isCarried } }");
      return (data?.["calls"] as { readonly isCarried: boolean } | undefined)?.isCarried === true;
    };
    await vi.waitUntil(isCarried, SECONDS);
  }

  /** A lead has it told of to whoever has somebody before them, and somebody who writes waits. */
  async function tellOfPartner(): Promise<void> {
    await other.store.intake.arrive(sampleArrival({ medium: "text", address: "+15550188" }));
    const alex = await other.signIn("alex");
    const kept = async (setting: string): Promise<unknown> =>
      (await other.ask(alex, `mutation { keepSetting(expectedVersion: 0, ${setting}) { __typename } }`))
        .data?.["keepSetting"];
    for (const setting of [
      `name: surge, value: { partnerNumber: "${PARTNER}" }`,
      'name: calls, value: { promptLanguages: ["en"] }',
    ])
      expect(await kept(setting)).toEqual({ __typename: "SettingKept" });
    const id = randomUUID();
    const turn = `turnOnSurge(id: "${id}", kind: overflow, endsAt: ${Date.now() + 3_600_000}, behind: 1)`;
    const turned = await other.ask(await other.signIn("lee"), `mutation { ${turn} { __typename } }`);
    expect(turned.data?.["turnOnSurge"]).toEqual({ __typename: "SurgeTurned" });
  }

  const legs = async (): Promise<number> => {
    const shown = await lab.exchange.ari.ask("channels", {});
    return shown.kind === "ok" && Array.isArray(shown.body) ? shown.body.length : Number.NaN;
  };
  const waitingRow = async () =>
    (await other.store.contacts.queue()).rows.find(({ holder }) => holder === null);
  const act = async (query: string, variables: Record<string, unknown>): Promise<unknown> =>
    Object.values((await other.ask(cookie, query, variables)).data ?? {})[0];
  const course = async (phone: Phone) =>
    courseOf(soundsOf(await phone.heard(), HERTZ)).filter((sound) => sound !== "silence");

  it("[G250] [G259] [G260] [G756] [VS21] a caller waits with music, talks with an advocate in both directions, is held, and goes on when the gateway that carries is stopped, which does nothing more to anybody once it goes on", async () => {
    const caller = await lab.phone({ number: "+15550111", hertz: CALLER_HZ });
    await caller.dial(OUR_NUMBER);
    await expect.poll(waitingRow, SECONDS).toMatchObject({ medium: "voice", status: "waiting" });
    const row = await waitingRow();
    const of = row?.id;
    await expect
      .poll(async () => (await other.store.calls.devices.of(device))?.isReachable, SECONDS)
      .toBe(true);
    const stored = async () => (await other.store.contacts.contact(of as ContactId))?.row;
    const answered = async (times: number): Promise<void> => {
      expect(await act(ANSWER, { of, seen: (await stored())?.version, device })).toEqual({
        __typename: "CallAsked",
      });
      await softphone.until("CALL_ESTABLISHED", times);
      await expect.poll(async () => (await stored())?.holder?.name, SECONDS).toBe("Dana");
    };
    await answered(1);
    await pause(A_WHILE_MS);
    expect(await act(HOLD, { of })).toEqual({ __typename: "CallAsked" });
    await pause(A_WHILE_MS);
    expect(await act(RESUME, { of })).toEqual({ __typename: "CallAsked" });
    await pause(A_WHILE_MS);
    one.pause();
    // It is told so, and hears it only when it goes on; that another has the exchange by then it is not told.
    await softphone.hangUp();
    await vi.waitUntil(async () => (await legs()) === 1, SECONDS);
    await wire.cut("silent");
    await wire.mend();
    await expect.poll(async () => carries(other), SECONDS).toBe(true);
    const live = async () => (await other.store.calls.live(VOICE)).find(({ contactId }) => contactId === of);
    await expect.poll(live, SECONDS).toMatchObject({ phase: "back", holder: null });
    // Answered at once, they would have heard too little of the music to tell it.
    await pause(A_WHILE_MS);
    await answered(2);
    await pause(A_WHILE_MS);
    const before = { row: await stored(), call: await live() };
    one.goOn();
    await expect.poll(async () => carries(one).catch(() => true), SECONDS).toBe(false);
    await pause(A_WHILE_MS);
    expect({ row: await stored(), call: await live() }).toEqual(before);
    expect(softphone.happened().filter((what) => what === "CALL_CLOSED")).toHaveLength(1);
    expect(await act(HOLD, { of })).toEqual({ __typename: "CallAsked" });
    await pause(A_WHILE_MS);
    await caller.hangUp();
    await expect
      .poll(async () => (await other.store.calls.ofContact(row?.id as ContactId))?.endedAt, SECONDS)
      .not.toBeNull();
    expect((await course(caller)).slice(-6)).toEqual([
      ADVOCATE_HZ,
      "music",
      ADVOCATE_HZ,
      "music",
      ADVOCATE_HZ,
      "music",
    ]);
    expect(soundsOf(await softphone.heard(), HERTZ)).toContain(CALLER_HZ);
    expect(await lab.exchange.sounds()).toEqual(shipped);
  }, 120_000);

  it("[VS20] [G728] [G729] [G730] [G731] callers ask for a partner's line by a key: one is back and answered here, one talks there and goes on when no gateway is left; there nobody learns who rings", async () => {
    const partner = await lab.phone({
      number: PARTNER,
      hertz: PARTNER_HZ,
      isReachable: true,
      keepsMessages: true,
    });
    await tellOfPartner();
    const [first, second] = await Promise.all(
      CALLERS.map(async (number) => lab.phone({ number, hertz: CALLER_HZ })),
    );
    const known = new Set((await other.store.calls.live(VOICE)).map(({ id }) => id));
    const came = async (phone: Phone, many: number) => {
      await phone.dial(OUR_NUMBER);
      const live = async () => (await other.store.calls.live(VOICE)).filter(({ id }) => !known.has(id));
      await expect.poll(live, SECONDS).toHaveLength(many);
      return (await live()).at(-1)!;
    };
    const [one_, two] = [await came(first!, 1), await came(second!, 2)];
    const due = async () => other.store.calls.dueElsewhere(VOICE);
    await expect.poll(due, SECONDS).toEqual(expect.arrayContaining([one_.id, two.id]));
    // Not there: they are back, and one of ours has them.
    const pressed = async (phone: Phone, times: number) => {
      const rings = async () => partner.happened().filter((what) => what === "CALL_INCOMING").length;
      await expect
        .poll(
          async () => {
            if ((await rings()) < times) await phone.press("9");
            return rings();
          },
          { ...SECONDS, interval: 1_500 },
        )
        .toBe(times);
    };
    await pressed(first!, 1);
    await partner.hangUp();
    const { contactId: of } = one_;
    const seen = (await other.store.contacts.contact(of))?.row.version;
    expect(await act(ANSWER, { of, seen, device })).toEqual({ __typename: "CallAsked" });
    await expect
      .poll(async () => (await other.store.contacts.contact(of))?.row.holder?.name, SECONDS)
      .toBe("Dana");
    await first!.hangUp();
    // There: they talk, and go on when nobody carries calls.
    await pressed(second!, 2);
    await partner.answer();
    const gone = async () => (await other.store.contacts.contact(two.contactId))?.closed;
    await expect.poll(gone, SECONDS).toMatchObject({ by: null, disposition: "answered_elsewhere" });
    await other.gateway.close();
    await pause(A_WHILE_MS);
    expect(second!.happened()).not.toContain("CALL_CLOSED");
    const next = await testGateway({ ...options, beside: other });
    await carried(next);
    await second!.hangUp();
    await partner.until("CALL_CLOSED", 2);
    await next.close();
    expect((await course(second!)).slice(-1)).toEqual([PARTNER_HZ]);
    expect(soundsOf(await partner.heard(), HERTZ)).toContain(CALLER_HZ);
    const messages = (await partner.received()).join("\r\n");
    expect(messages).toMatch(/^INVITE [\s\S]*^From: .*sip:anonymous@/m);
    expect(messages).not.toMatch(/15550123|15550124/);
    expect(messages).not.toMatch(
      /^(?:P-Asserted-Identity|P-Preferred-Identity|Remote-Party-ID|Diversion|History-Info)\s*:/im,
    );
    expect(await lab.exchange.sounds()).toEqual(shipped);
  }, 120_000);
});
