import type { CallKey, DeviceKey, LegKey } from "./call-event.ts";

/** Who talks with whom, who hears music, who hears and is not heard. Whoever is in none hears silence. */
export interface Arrangement {
  readonly talking: readonly LegKey[];
  readonly music: readonly LegKey[];
  readonly listening: readonly LegKey[];
}

/** The number that is shown to whoever is dialled; `null`: it is withheld. */
export type Shown = string | null;

/** What a channel is told to do; a channel's commands are these. Personal data: `to`. */
export type CallCommand =
  | { readonly kind: "greet"; readonly call: CallKey; readonly prompts: readonly string[] }
  | { readonly kind: "open"; readonly call: CallKey }
  | {
      readonly kind: "ring";
      readonly call: CallKey;
      readonly leg: LegKey;
      readonly device: DeviceKey;
      readonly facts: { readonly number: number; readonly language: string | null };
      readonly answersItself: boolean;
    }
  | {
      readonly kind: "dial";
      readonly call: CallKey;
      readonly leg: LegKey;
      readonly to: string;
      readonly show: Shown;
    }
  | ({ readonly kind: "arrange"; readonly call: CallKey } & Arrangement)
  | {
      readonly kind: "say";
      readonly call: CallKey;
      readonly leg: LegKey;
      readonly prompts: readonly string[];
      /** What it is called by whoever asked for it; `null`: nobody did, and it is not kept. */
      readonly says: string | null;
    }
  | { readonly kind: "end"; readonly call: CallKey; readonly leg: LegKey | null };
