import {
  ensureAsterisk,
  OUR_NUMBER,
  soundsOf,
  startListeningCrowd,
  type Ear,
  type ListeningCrowd,
  type Phone,
} from "@holdfast/channel-voice-sip/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wordsIn } from "./guard/leaks.ts";
import { METRICS_TOKEN, startHoldfast, type House } from "./house/house.ts";
import { openVoiceLine, type VoiceLine } from "./house/voice-line.ts";
import { advocateByTelephone, type AdvocateByTelephone } from "./talk/advocate-by-telephone.ts";
import { askInTime } from "./talk/ask-in-time.ts";
import { signInByHttp, type Staff } from "./talk/staff.ts";
import { lately, somebodyCalls } from "./talk/telephone.ts";

const installed = await ensureAsterisk();

const WAITING = 20;
const TALKERS = ["+15550141", "+15550142"];
const CALLERS = Array.from({ length: WAITING }, (_none, nth) => `+155502${String(nth + 1).padStart(2, "0")}`);
const TALKERS_HZ = [440, 620];
const ADVOCATES_HZ = [950, 1300];
const NEXT_HZ = 1700;
const HERTZ = [...TALKERS_HZ, ...ADVOCATES_HZ, NEXT_HZ];
const SECONDS = { timeout: 30_000 };
/** Two prompts are heard before anybody hears music. */
const GREETED = { timeout: 60_000 };
const TEST_MS_MAX = 300_000;
/** A lease runs out, and another gateway makes everything anew. */
const TAKEN_OVER_MS_MAX = 15_000;
/** Each time nobody is there for longer: sound that came from a gateway, or was begun by one, would be away for as long. */
const GAP_MS_MAX = 4_000;
const A_SECOND_OF_MUSIC = Array.from({ length: 4 }, () => "music");

interface Standing {
  readonly id: string;
  readonly phase: string;
  readonly waitingFrom: number;
  readonly talkingSince: number | null;
}

describe.skipIf(installed.kind === "cannot")("gateways that are killed", () => {
  let line: VoiceLine;
  let house: House;
  let lead: Staff;
  let crowd: ListeningCrowd;
  let next: AdvocateByTelephone;
  const talkers: Phone[] = [];
  const advocates: AdvocateByTelephone[] = [];

  beforeAll(async () => {
    line = await openVoiceLine();
    house = await startHoldfast({ outside: async () => line });
    lead = await signInByHttp(house.url, "lee");
  });
  afterAll(async () => {
    await crowd?.close();
    await house?.remove();
  });

  /** Any gateway may be asked: they share their sessions. */
  const asked = async <Data>(url: URL, query: string): Promise<Data> => {
    const answer = await askInTime(new URL("/graphql", url), {
      method: "POST",
      headers: { "content-type": "application/json", origin: url.origin, cookie: lead.cookie },
      body: JSON.stringify({ query }),
    });
    const { data } = (await answer.json()) as { data: Data };
    return data;
  };
  const isCarriedAt = async (url: URL): Promise<boolean> =>
    (await asked<{ calls: { isCarried: boolean } }>(url, "{ calls { isCarried } }")).calls.isCarried;
  /** Whether this gateway is the one that carries them. */
  const carries = async (url: URL): Promise<boolean> => {
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    const metrics = await (await askInTime(new URL("/metrics", url), { headers })).text();
    return /^holdfast_calls_carried 1$/m.test(metrics);
  };
  const standingAt = async (url: URL): Promise<readonly Standing[]> => {
    const query = "{ calls { rows { id phase waitingFrom talkingSince } } }";
    const { calls } = await asked<{ calls: { rows: Standing[] } }>(url, query);
    return calls.rows.toSorted((one, other) => one.waitingFrom - other.waitingFrom);
  };

  const hears = (ear: Ear) => soundsOf(ear.heard(1), HERTZ);
  async function everybodyHearsWhatTheyDid(): Promise<void> {
    for (const [nth, talker] of talkers.entries()) {
      const advocate = advocates[nth]?.phone as Phone;
      await expect.poll(() => lately(talker, HERTZ), SECONDS).toContain(ADVOCATES_HZ[nth]);
      await expect.poll(() => lately(advocate, HERTZ), SECONDS).toContain(TALKERS_HZ[nth]);
    }
    for (const ear of crowd.ears) await expect.poll(() => hears(ear), SECONDS).toEqual(A_SECOND_OF_MUSIC);
  }
  const gaps = (): readonly number[] => crowd.ears.map((ear) => ear.longestGapMs());
  function nobodyLostSound(): void {
    expect(gaps().filter((gap) => gap > GAP_MS_MAX)).toEqual([]);
    for (const talker of talkers) expect(talker.happened()).not.toContain("CALL_CLOSED");
  }

  it(
    "[CH59, CF40, CF41, G259] drop nobody of twenty who wait and two who talk: all hear on while another takes over and while there is none, stand as they stood, and whoever waits longest is asked for next",
    async () => {
      await expect.poll(() => isCarriedAt(house.url), SECONDS).toBe(true);
      for (const [nth, who] of (["dana", "ada"] as const).entries())
        advocates.push(await advocateByTelephone(line.lab, house.url, who, ADVOCATES_HZ[nth] ?? 0));
      next = await advocateByTelephone(line.lab, house.url, "marta", NEXT_HZ);
      for (const [nth, number] of TALKERS.entries()) {
        talkers.push(await somebodyCalls(line.lab, number, TALKERS_HZ[nth] ?? 0));
        await expect.poll(async () => (await standingAt(house.url)).length, SECONDS).toBe(nth + 1);
        const of = (await standingAt(house.url))[nth]?.id ?? "";
        expect(await advocates[nth]?.answer(of)).toBe("CallAsked");
      }
      const second = await house.startAnother();
      crowd = await startListeningCrowd(OUR_NUMBER, line.lab.carrier.port, { from: CALLERS, perSecond: 10 });
      const phases = async () => (await standingAt(house.url)).map(({ phase }) => phase);
      const standing = ["talking", "talking", ...CALLERS.map(() => "waiting")];
      await expect.poll(phases, GREETED).toEqual(standing);
      await everybodyHearsWhatTheyDid();
      const before = await standingAt(house.url);
      for (const ear of crowd.ears) ear.mark();

      const killed = Date.now();
      await house.gateway().kill();
      // Nobody can ask often enough to hear for certain that no gateway carries them: that may last a moment only.
      await expect.poll(async () => carries(second.url), SECONDS).toBe(true);
      await expect.poll(async () => isCarriedAt(second.url), SECONDS).toBe(true);
      expect(Date.now() - killed).toBeLessThan(TAKEN_OVER_MS_MAX);
      expect(await standingAt(second.url)).toEqual(before);
      await everybodyHearsWhatTheyDid();
      nobodyLostSound();

      await second.kill();
      await house.startAgain();
      await expect.poll(() => isCarriedAt(house.url), SECONDS).toBe(true);
      expect(await standingAt(house.url)).toEqual(before);
      await everybodyHearsWhatTheyDid();
      nobodyLostSound();

      await next.goOnShift();
      const [head, ...others] = crowd.ears;
      await expect.poll(() => (head === undefined ? [] : hears(head)), SECONDS).toContain(NEXT_HZ);
      for (const ear of others) expect(hears(ear)).not.toContain(NEXT_HZ);
      // They hear each other a moment before it is kept that they do.
      await expect
        .poll(phases, SECONDS)
        .toEqual(["talking", "talking", "talking", ...CALLERS.slice(1).map(() => "waiting")]);
      nobodyLostSound();
      expect(wordsIn(house.words(), [...TALKERS, ...CALLERS]), "words of people in the log").toEqual([]);
    },
    TEST_MS_MAX,
  );
});
