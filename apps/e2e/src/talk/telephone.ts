import {
  courseOf,
  loudnessOf,
  OUR_NUMBER,
  soundsOf,
  type Phone,
  type Sound,
  type VoiceLab,
} from "@holdfast/channel-voice-sip/testing";

/** How many samples of sound a telephone hears in a second. */
const RATE = 8000;
/** Far above what is left of a tone that was taken away, far below what anybody hums. */
const THERE = 0.01;

/** Somebody rings the house and hums. */
export async function somebodyCalls(lab: VoiceLab, number: string, hertz: number): Promise<Phone> {
  const caller = await lab.phone({ number, hertz });
  await caller.dial(OUR_NUMBER);
  return caller;
}

/** What a telephone has heard in the last two seconds, one after another; tones as one of `hertz`. */
export async function lately(phone: Phone, hertz: readonly number[]): Promise<readonly Sound[]> {
  return soundsOf((await phone.heard()).subarray(-2 * RATE), hertz);
}

/** What a telephone has heard from its first sound on: what came after what. */
export async function courseHeard(phone: Phone, hertz: readonly number[]): Promise<readonly Sound[]> {
  return courseOf(soundsOf(await phone.heard(), hertz));
}

/** Which of these tones, in hertz, a telephone has heard in the last second and a bit, in which everybody hums. */
export async function tonesLately(phone: Phone, hertz: readonly number[]): Promise<readonly number[]> {
  const samples = (await phone.heard()).subarray(-1.25 * RATE);
  return hertz.filter((each) => loudnessOf(each, samples) > THERE);
}
