import { SHIPPED_SCENARIOS, type Scenario } from "@holdfast/practice";
import { chanceOf, type Chance } from "@holdfast/tooling/chance";

/**
 * By which way signals came to the one hotline that publishes it, in 2017 (handbook 2.6): calls, texts, web forms and mails. All of them
 * are played as messages of the loopback channel; the way says how many each person writes and how long they are.
 */
export const SIGNALS_OF_A_YEAR = { call: 26_884, text: 2_306, form: 3_154, mail: 1_833 } as const;
export type Way = keyof typeof SIGNALS_OF_A_YEAR;
const WAYS = Object.keys(SIGNALS_OF_A_YEAR) as readonly Way[];
export const A_YEAR = WAYS.reduce((sum, way) => sum + SIGNALS_OF_A_YEAR[way], 0);

/** Of a hundred signals; our own estimates, as the handbook names none. */
const OF_HUNDRED = { spanish: 20, crisis: 4, repeat: 12, burst: 10, redelivered: 3 } as const;
/** How many lines go on in the same way within a burst: days in which everybody has read the same. */
const BURSTS = 6;
const BURST_LASTS = 1 / 365;
/** Arrivals of each two hours of a day, of a hundred: few before dawn, most in the evening. */
const DAY = [6, 3, 2, 3, 6, 9, 11, 12, 12, 13, 13, 10] as const;
const DAYS = 365;
const PRESSING = new Set<Scenario["lane"]>(["life_threat", "crisis"]);

/** Something that one person says at one time. */
export interface PlannedMessage {
  /** Milliseconds after the beginning. */
  readonly at: number;
  /** Names the delivery: told twice, it is the same one. */
  readonly event: string;
  readonly thread: string;
  readonly text: string;
}

/** A year of signals, in the order in which they come. */
export interface YearPlan {
  readonly messages: readonly PlannedMessage[];
  readonly signals: number;
  readonly threads: number;
  /** How many signals of each kind there are. */
  readonly of: Readonly<Record<Way | keyof typeof OF_HUNDRED, number>>;
}

export interface YearScale {
  readonly seed: number;
  readonly signals: number;
  /** Within how long they come, in milliseconds. */
  readonly lastsMs: number;
  /** Between two messages of one person, in milliseconds. */
  readonly pauseMs: number;
}

/** Plans all of it ahead: the same seed and scale give the same year. */
export function planYear({ seed, signals, lastsMs, pauseMs }: YearScale): YearPlan {
  const chance = chanceOf(seed);
  const of = {
    call: 0,
    text: 0,
    form: 0,
    mail: 0,
    spanish: 0,
    crisis: 0,
    repeat: 0,
    burst: 0,
    redelivered: 0,
  };
  const isOne = (share: keyof typeof OF_HUNDRED): boolean => {
    const is = chance.below(100) < OF_HUNDRED[share];
    of[share] += is ? 1 : 0;
    return is;
  };
  const bursts = Array.from({ length: BURSTS }, () => chance.below(1_000) / 1_000);
  const threads: string[] = [];
  const messages: PlannedMessage[] = [];
  const when = Array.from({ length: signals }, () =>
    isOne("burst") ? { at: burstAt(chance, bursts), isBurst: true } : { at: yearAt(chance), isBurst: false },
  ).toSorted((one, other) => one.at - other.at);
  for (const [nth, { at, isBurst }] of when.entries()) {
    const way = wayOf(chance);
    of[way] += 1;
    const isRepeat = threads.length > 0 && isOne("repeat");
    const thread = isRepeat ? (threads[chance.below(threads.length)] ?? "") : `invented-${seed}-${nth}`;
    if (!isRepeat) threads.push(thread);
    const texts = isBurst ? [RUMOUR] : textsOf(scenarioOf(chance, isOne("crisis"), isOne("spanish")), way);
    for (const [turn, text] of texts.entries()) {
      const message = { at: at * lastsMs + turn * pauseMs, event: `${seed}-${nth}-${turn}`, thread, text };
      messages.push(message);
      if (isOne("redelivered")) messages.push({ ...message, at: message.at + pauseMs });
    }
  }
  messages.sort((one, other) => one.at - other.at);
  return { messages, signals, threads: threads.length, of };
}

/** What many write on the same day. Invented. */
const RUMOUR = "I saw the film that everybody writes about. I think the van in our street is the one from it";

function wayOf({ below }: Chance): Way {
  let left = below(A_YEAR);
  return WAYS.find((way) => (left -= SIGNALS_OF_A_YEAR[way]) < 0) ?? "call";
}

/** A part of the year: any day, at an hour as likely as people write in it. */
function yearAt({ below }: Chance): number {
  let left = below(DAY.reduce((sum, one) => sum + one, 0));
  const slot = DAY.findIndex((one) => (left -= one) < 0);
  return (below(DAYS) + (slot + below(1_000) / 1_000) / DAY.length) / DAYS;
}

function burstAt({ below }: Chance, bursts: readonly number[]): number {
  const begins = bursts[below(bursts.length)] ?? 0;
  return Math.min(0.999, begins + (below(1_000) / 1_000) * BURST_LASTS);
}

function scenarioOf({ below }: Chance, isCrisis: boolean, isSpanish: boolean): Scenario {
  const fits = SHIPPED_SCENARIOS.filter(({ lane, language }) =>
    isCrisis ? PRESSING.has(lane) : !PRESSING.has(lane) && (language === "es") === isSpanish,
  );
  const [any] = SHIPPED_SCENARIOS;
  const one = fits[below(fits.length)] ?? any;
  if (one === undefined) throw new Error("there is no scenario");
  return one;
}

/** A call is one thing that is said; a text goes on; a form and a mail say everything at once. */
function textsOf({ turns }: Scenario, way: Way): readonly string[] {
  const said = turns.map(({ says }) => says);
  if (way === "call") return said.slice(0, 1);
  return way === "text" ? said.slice(0, 4) : [said.join("\n")];
}
