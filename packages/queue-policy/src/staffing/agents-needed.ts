import { waitingWithPatience } from "./erlang-a.ts";
import { erlangs, waitingWithoutEnd, type Load, type Waiting } from "./erlang-c.ts";

/** How well a queue is to do. */
export interface Aim {
  /** Which share is answered within {@link withinMs}, 0 to 1. */
  readonly share: number;
  readonly withinMs: number;
  /** The most of their time that people are with somebody, 0 to 1: more breaks those who answer. */
  readonly occupancyMost: number;
}

/** Calls: 95 of 100 within 20 seconds, and people busy for 65 of 100 minutes at most (handbook 3.2). */
export const VOICE_AIM: Aim = Object.freeze({ share: 0.95, withinMs: 20_000, occupancyMost: 0.65 });

/** Texts: a first answer of a person to 90 of 100 within a minute (handbook 3.2). */
export const TEXT_AIM: Aim = Object.freeze({ share: 0.9, withinMs: 60_000, occupancyMost: 0.65 });

/** How many people a load needs, and which of the two aims it is that fewer would miss. */
export interface AgentsNeeded {
  readonly agents: number;
  readonly because: "Q72_answered" | "Q72_occupancy" | "Q72_nobody_comes";
  /** How it goes with so many. */
  readonly outlook: Waiting;
}

/** What is known of those who come. */
export interface Coming extends Load {
  /** How long people wait on average before they leave, in milliseconds; `null`: nobody knows, and nobody is assumed to leave. */
  readonly patienceMs: number | null;
  /** How many one person has at once: 1 for calls. */
  readonly atOnce: number;
}

/** More erlangs than any house has. */
const OFFERED_MOST = 100_000;
/** More people than any house has: an aim that a double cannot tell from one that nobody meets is looked for no longer. */
const AGENTS_MOST = 2 ** 24;

/** How a queue does with so many people: with patience where it is known (Q71), else as if nobody left (Q70). */
export function waitingWith(agents: number, coming: Coming, withinMs: number): Waiting {
  const places = agents * coming.atOnce;
  return coming.patienceMs === null
    ? waitingWithoutEnd(places, coming, withinMs)
    : waitingWithPatience(places, coming, coming.patienceMs, withinMs);
}

/**
 * The fewest people with whom both aims are met (Q72). One more never makes it worse, so that halving finds them.
 *
 * @throws RangeError for what is no load or no aim, and for an aim that no number of people meets
 */
export function agentsNeeded(coming: Coming, aim: Aim): AgentsNeeded {
  checkComing(coming);
  checkAim(aim);
  if (erlangs(coming) <= 0)
    return { agents: 0, because: "Q72_nobody_comes", outlook: waitingWith(0, coming, aim.withinMs) };
  const doesAnswer = (agents: number): boolean =>
    waitingWith(agents, coming, aim.withinMs).answeredWithin >= aim.share;
  const spares = (agents: number): boolean =>
    waitingWith(agents, coming, aim.withinMs).occupancy <= aim.occupancyMost;
  const forAnswers = fewest(doesAnswer);
  const forRest = fewest(spares);
  const agents = Math.max(forAnswers, forRest);
  return {
    agents,
    because: forAnswers >= forRest ? "Q72_answered" : "Q72_occupancy",
    outlook: waitingWith(agents, coming, aim.withinMs),
  };
}

function checkComing({ perHour, handlingMs, patienceMs, atOnce }: Coming): void {
  const offered = erlangs({ perHour, handlingMs });
  if (!(perHour >= 0) || !(handlingMs >= 0) || !(offered <= OFFERED_MOST))
    throw new RangeError(`not a load: ${perHour} an hour of ${handlingMs} ms each`);
  if (patienceMs !== null && !(patienceMs > 0)) throw new RangeError(`not a patience: ${patienceMs} ms`);
  if (!Number.isInteger(atOnce) || atOnce < 1) throw new RangeError(`nobody has ${atOnce} at once`);
}

/** That everybody is answered in time is met by nobody where people come by chance; an occupancy of 1 is any. */
function checkAim({ share, withinMs, occupancyMost }: Aim): void {
  if (!(share >= 0 && share < 1)) throw new RangeError(`not a share that can be answered: ${share}`);
  if (!(withinMs >= 0)) throw new RangeError(`not a time to answer within: ${withinMs} ms`);
  if (!(occupancyMost > 0 && occupancyMost <= 1)) throw new RangeError(`not an occupancy: ${occupancyMost}`);
}

/** The smallest number from 1 that is enough, where every greater one is too. */
function fewest(isEnough: (agents: number) => boolean): number {
  let most = 1;
  while (!isEnough(most)) {
    if (most >= AGENTS_MOST) throw new RangeError(`not met by ${AGENTS_MOST} people`);
    most *= 2;
  }
  let tooFew = most >> 1;
  while (most - tooFew > 1) {
    const middle = (tooFew + most) >> 1;
    if (isEnough(middle)) most = middle;
    else tooFew = middle;
  }
  return most;
}
