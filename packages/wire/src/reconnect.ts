/** How long somebody has been without the gateway, and how often they ask for it then. */
const STEPS: readonly { readonly untilMs: number; readonly mostMs: number }[] = [
  { untilMs: 60_000, mostMs: 700 },
  { untilMs: 300_000, mostMs: 2_000 },
  { untilMs: Number.POSITIVE_INFINITY, mostMs: 5_000 },
];
const LEAST_MS = 100;

/** A try that has not come through by then is given up: on a line that was dead, it may never hear that it lives. */
const PATIENCE_MS = { least: 1_000, most: 20_000 };
/** How many times as long as the last one a connection may take before it is given up. */
const SLOWER_MAX = 4;
/** From then on the line may be another one, or the gateway too busy to answer whoever gives up so soon. */
const OTHER_LINE_MS = 45_000;

/**
 * How long to wait before asking for the gateway again, in milliseconds, after `awayMs` without it. `chance` is at least 0
 * and less than 1.
 *
 * In the first minute nobody waits longer than 0.7 s, so that a line that is back is used within a second; a closed port
 * costs nobody anything. Every wait is drawn anew from the whole of its span: a gateway that has just come back meets
 * a thousand consoles over that span, at less than a millisecond each, and not all in one instant.
 */
export function waitBeforeTryMs(awayMs: number, chance: number): number {
  const { mostMs } = STEPS.find(({ untilMs }) => awayMs < untilMs) ?? { mostMs: LEAST_MS };
  return LEAST_MS + chance * (mostMs - LEAST_MS);
}

/**
 * How long one try may take, in milliseconds, where the last connection took `lastTookMs`; `null` when there was none. A
 * slow line gets the time that it needs, and whoever has been away for long all there is.
 */
export function patienceMs(awayMs: number, lastTookMs: number | null): number {
  if (lastTookMs === null || awayMs >= OTHER_LINE_MS) return PATIENCE_MS.most;
  return Math.min(PATIENCE_MS.most, Math.max(PATIENCE_MS.least, SLOWER_MAX * lastTookMs));
}

/** A handshake right after an answer: what takes longer than this hangs, unless the gateway has much to do. */
const CONNECT_MS = { unknown: 10_000, least: 4_000, most: 20_000 };

/**
 * How long the socket may take to stand, in milliseconds, once the gateway has answered, where `hung` tries in a row came
 * to nothing and the last connection took `lastTookMs`; `null` when there was none. Each may take twice as long as the one before: a gateway to which
 * everybody comes back at once must not be asked again and again for what it is about to give.
 */
export function connectPatienceMs(hung: number, lastTookMs: number | null): number {
  const first =
    lastTookMs === null ? CONNECT_MS.unknown : Math.max(CONNECT_MS.least, SLOWER_MAX * lastTookMs);
  return Math.min(CONNECT_MS.most, first * 2 ** hung);
}
