import type { LegWho } from "@holdfast/channel-kit";

/** Somebody in a call, as the exchange in memory has them. */
export interface HouseLeg {
  readonly who: LegWho;
  state: "ringing" | "up";
  isHeard: boolean;
  readonly answersItself: boolean;
}

/** A call of the exchange in memory. */
export interface HouseCall {
  readonly key: string;
  readonly from: string | null;
  readonly startedAt: number;
  readonly legs: Map<string, HouseLeg>;
  hears: "ringing" | "prompts" | "arranged";
  arranged: { talking: readonly string[]; music: readonly string[]; listening: readonly string[] };
  isStored: boolean;
}
