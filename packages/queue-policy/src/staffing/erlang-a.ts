import { erlangs, type Load, type Waiting } from "./erlang-c.ts";

/** What is too little, beside the likeliest state, to be told in a double. */
const NEGLIGIBLE = 1e-18;

/**
 * How a queue does that people leave, each after a time of their own that is `patienceMs` on average (Palm 1946; Garnett,
 * Mandelbaum and Reiman 2002). Exact: the states of the birth and death process are weighed outwards from the likeliest one, so
 * that every weight is one at most and nothing overflows, however many people and however long the line (Q71).
 */
export function waitingWithPatience(
  agents: number,
  load: Load,
  patienceMs: number,
  withinMs: number,
): Waiting {
  const offered = erlangs(load);
  if (offered <= 0) return { waits: 0, answeredWithin: 1, leaves: 0, meanWaitMs: 0, occupancy: 0 };
  // Rates by handling time: each person ends one of it, each who waits leaves `leaving` times as often.
  const leaving = load.handlingMs / patienceMs;
  const { free, line } = weigh(agents, offered, leaving);
  const all = free.total + sum(line);
  const share = line.map((weight) => weight / all);
  const answered = answeredInLine(share, agents, leaving, withinMs / load.handlingMs);
  const meanLine = share.reduce((total, weight, ahead) => total + weight * ahead, 0);
  const waits = sum(share);
  const leaves = (meanLine * leaving) / offered;
  return {
    waits,
    answeredWithin: Math.min(1, free.total / all + answered),
    leaves,
    meanWaitMs: (meanLine / offered) * load.handlingMs,
    occupancy: agents === 0 ? 0 : (offered * (1 - leaves)) / agents,
  };
}

/**
 * The weights of the states: `free` of those with somebody free, together, and in `line` of those in which none is and so
 * many wait.
 */
function weigh(
  agents: number,
  offered: number,
  leaving: number,
): { free: { total: number }; line: readonly number[] } {
  const endRate = (state: number): number => Math.min(state, agents) + Math.max(0, state - agents) * leaving;
  const likeliest =
    offered < agents ? Math.floor(offered) : agents + Math.floor(Math.max(0, offered - agents) / leaving);
  const free = { total: 0 };
  const line: number[] = [];
  const note = (state: number, weight: number): void => {
    if (state < agents) free.total += weight;
    else line[state - agents] = weight;
  };
  let weight = 1;
  for (let state = likeliest; state >= 0 && weight > NEGLIGIBLE; state -= 1) {
    note(state, weight);
    weight *= endRate(state) / offered;
  }
  weight = offered / endRate(likeliest + 1);
  for (let state = likeliest + 1; weight > NEGLIGIBLE; state += 1) {
    note(state, weight);
    weight *= offered / endRate(state + 1);
  }
  return { free, line: Array.from(line, (value) => value ?? 0) };
}

/**
 * How likely somebody waits and is answered within a time, in handling times, without having left by then. Whoever comes while
 * `ahead` wait is reached when one more than those has gone: at `agents + ahead × leaving` at first, and `leaving` slower with
 * each. That time is minus the logarithm of a Beta variate, whose distribution for whole numbers is a sum of the negative
 * binomial; its terms begin far below what a double holds, and are therefore kept as logarithms.
 */
function answeredInLine(share: readonly number[], agents: number, leaving: number, within: number): number {
  if (agents === 0) return 0;
  const shape = agents / leaving;
  const exponent = within * leaving;
  const rest = -Math.expm1(-exponent);
  let logarithm = -(shape + 1) * exponent;
  let tooLate = 0;
  let answered = 0;
  for (const [ahead, weight] of share.entries()) {
    if (ahead > 0) logarithm += Math.log((rest * (shape + ahead)) / ahead);
    tooLate += Math.exp(logarithm);
    answered += ((weight * shape) / (shape + ahead + 1)) * Math.max(0, 1 - tooLate);
  }
  return answered;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
