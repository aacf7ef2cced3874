import { startMailLab } from "@holdfast/channel-email/testing";
import { variableName } from "@holdfast/channel-kit";
import {
  OUR_NUMBER,
  soundsOf,
  startListeningCrowd,
  takePlainSound,
  type Ear,
  type VoiceLab,
} from "@holdfast/channel-voice-sip/testing";
import { quantile } from "../browser/interactions.ts";
import { atMost, exact, unasked, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { openGatewayHouse } from "../house/gateway-house.ts";
import { NO_VOICE, openVoiceLine } from "../house/voice-line.ts";
import { callDesk, type CallDesk } from "../traffic/call-desk.ts";
import { comesToBe } from "../traffic/comes-to-be.ts";
import { messagesStored } from "../traffic/messages-stored.ts";
import { trafficBeside } from "../traffic/traffic-beside.ts";

/** How much of it is done; a test does little. */
export interface CrowdScale {
  readonly calls: number;
  readonly perSecond: number;
  /** How many of them are answered, one after the other. */
  readonly answered: number;
}

const SCALE: CrowdScale = { calls: 100, perSecond: 5, answered: 5 };
const ADVOCATE_HZ = 950;
/** Nobody who rings should doubt that somebody is there. */
const RINGS = { floor: 2_000, stretch: 500 };
/** Sound comes every 20 ms; what is late for longer than this is heard. */
const GAP = { floor: 1_000, stretch: 200 };

/** Calls into the queue beside texts and mails: who is answered, who hears music, in which order, and what they hear of the load. */
export const callCrowd: Row = {
  number: 28,
  name: "call-crowd",
  run: async () =>
    NO_VOICE === null ? measureCallCrowd(SCALE) : [unasked("28 call-crowd: answered or waiting", NO_VOICE)],
};

/** Lets a crowd ring a real house through a real carrier and exchange, while others write. */
export async function measureCallCrowd({
  calls,
  perSecond,
  answered,
}: CrowdScale): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const { lab, environment } = await openVoiceLine(closing);
  const mail = await startMailLab();
  closing.defer(mail.close);
  const mailFields = Object.entries(mail.variables()).map(([field, value]) => [
    variableName("email", field),
    value,
  ]);
  const house = await openGatewayHouse({ ...environment, ...Object.fromEntries(mailFields) });
  closing.defer(house.close);
  const stored = await messagesStored(house);
  closing.defer(stored.close);
  const desk = callDesk(house.url, await house.signIn());
  await softphoneOf(desk, lab);

  const beside = trafficBeside(house.webhook, mail);
  closing.defer(async () => void (await beside.stop()));
  const from = Array.from({ length: calls }, (_none, nth) => `+1555${String(2_000 + nth)}`);
  const crowd = await startListeningCrowd(OUR_NUMBER, lab.carrier.port, { from, perSecond });
  closing.defer(crowd.close);
  const phases = async (phase: string): Promise<number> =>
    (await desk.calls()).filter((call) => call.phase === phase).length;
  await comesToBe(`${calls} calls that wait`, async () => (await phases("waiting")) === calls);
  const waiting = await desk.calls();
  const hearMusic = (): number => crowd.ears.filter((ear) => hears(ear) === "music").length;
  await comesToBe("music for all", () => hearMusic() === calls).catch(() => undefined);
  const music = hearMusic();

  for (const ear of crowd.ears) ear.mark();
  await desk.goOnShift();
  const turns: number[] = [];
  for (let nth = 0; nth < answered; nth += 1) {
    // The next one is answered as soon as the last contact is closed.
    const next = (): number =>
      crowd.ears.findIndex((ear, at) => !turns.includes(at + 1) && hears(ear) === ADVOCATE_HZ);
    await comesToBe("a call that is answered", () => next() >= 0);
    turns.push(next() + 1);
    if (nth + 1 < answered) await desk.close(await desk.hangUp());
  }
  const still = crowd.ears.slice(answered);
  const gaps = still.map((ear) => ear.longestGapMs());
  const brought = await beside.stop();
  await comesToBe("all texts and mails", async () => (await stored.count("sms-twilio")) >= brought.texts);
  await comesToBe("all mails", async () => (await stored.count("email")) >= brought.mails).catch(
    () => undefined,
  );
  const kept = { texts: await stored.count("sms-twilio"), mails: await stored.count("email") };
  const rang = await crowd.rangMs();
  const workload = `28 call-crowd: ${calls} calls at ${perSecond}/s`;
  return [
    exact(`${workload}, wait in the queue and hear music`, `${music} of ${calls}`, music === calls),
    exact(
      `${workload}, wait since they came, in the order in which they did`,
      `${inversions(waiting.map(({ waitingFrom }) => waitingFrom))} inversions`,
      inversions(waiting.map(({ waitingFrom }) => waitingFrom)) === 0,
    ),
    exact(
      `28 call-crowd: ${answered} answered in turn, whoever waited longest first`,
      turns.join(", "),
      inversions(turns) === 0 && turns[0] === 1 && turns.at(-1) === answered,
    ),
    exact(
      "28 call-crowd: texts and mails beside, stored once",
      `${kept.texts} of ${brought.texts}, ${kept.mails} of ${brought.mails}`,
      kept.texts === brought.texts && kept.mails === brought.mails,
    ),
    atMost(`${workload}, rings until answered, p95`, "ms", quantile(rang, 0.95), RINGS, { rang }),
    atMost(
      "28 call-crowd: longest gap in the sound of those who wait, p95",
      "ms",
      quantile(gaps, 0.95),
      GAP,
      {
        gaps,
      },
    ),
  ];
}

/** A telephone in the place of the advocate's softphone, that picks up whatever rings. */
async function softphoneOf(desk: CallDesk, lab: VoiceLab): Promise<void> {
  const { device, username, password } = await desk.lend();
  await takePlainSound(lab.exchange, device);
  await lab.phone({
    number: device,
    hertz: ADVOCATE_HZ,
    device: { username, password, port: lab.exchange.sipPort },
    answersItself: true,
  });
}

/** What a caller hears now; between two of the music's chords it is neither, for a moment. */
function hears(ear: Ear): string | number {
  const sounds = soundsOf(ear.heard(1), [ADVOCATE_HZ]);
  return sounds.find((sound) => sound === ADVOCATE_HZ) ?? (sounds.includes("music") ? "music" : "nothing");
}

const inversions = (values: readonly number[]): number =>
  values.filter((value, at) => value < (values[at - 1] ?? value)).length;
