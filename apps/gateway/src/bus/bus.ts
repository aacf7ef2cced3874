import type { VolatileWord } from "./volatile-word.ts";

/** What carries a bus. */
export type BusKind = "postgres" | "redis";

/** What a bus hears of the other gateways of the house. Called for none of one's own words. */
export interface Heard {
  /** Something was committed elsewhere, or may have been: also once after each time that the bus was away. */
  readonly wake: () => void;
  readonly told: (word: VolatileWord) => void;
}

/**
 * What gateways of one house tell each other beside the database: hints, which may be lost at any time without harm. Whoever
 * waits for one waits for the next sweep instead.
 */
export interface Bus {
  readonly kind: BusKind;
  /** Tells every other gateway that something was committed. Kept while the bus is away, and told once it is back. */
  readonly wake: () => void;
  /** Tells every other gateway something short, now; lost while the bus is away. */
  readonly tell: (word: VolatileWord) => void;
  /** Whether others are heard and told now. */
  readonly isUp: () => boolean;
  readonly close: () => Promise<void>;
}

/** Opens a bus, also while what carries it is away: it comes back by itself. */
export type OpenBus = (heard: Heard) => Promise<Bus>;
