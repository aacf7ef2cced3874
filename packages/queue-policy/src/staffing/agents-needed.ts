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

/** How a queue does with so many people: with patience where it is known (Q71), else as if nobody left (Q70). */
export function waitingWith(agents: number, coming: Coming, withinMs: number): Waiting {
  const places = agents * coming.atOnce;
  return coming.patienceMs === null
    ? waitingWithoutEnd(places, coming, withinMs)
    : waitingWithPatience(places, coming, coming.patienceMs, withinMs);
}

/** The fewest people with whom both aims are met (Q72). One more never makes it worse, so that halving finds them. */
export function agentsNeeded(coming: Coming, aim: Aim): AgentsNeeded {
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

/** The smallest number from 1 that is enough, where every greater one is too. */
function fewest(isEnough: (agents: number) => boolean): number {
  let most = 1;
  while (!isEnough(most)) most *= 2;
  let tooFew = most >> 1;
  while (most - tooFew > 1) {
    const middle = (tooFew + most) >> 1;
    if (isEnough(middle)) most = middle;
    else tooFew = middle;
  }
  return most;
}
