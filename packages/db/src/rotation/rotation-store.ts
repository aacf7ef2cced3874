/** A rotation of the master key, and how far it is. Instants in milliseconds since 1970. */
export interface Rotation {
  /** The first bytes of the keys' fingerprints, in hexadecimal digits. */
  readonly from: string;
  readonly to: string;
  readonly begunAt: number;
  /** From when new keys are wrapped under the new one; `null`: not yet, as below. */
  readonly switchedAt: number | null;
  /** From when no other is taken. */
  readonly closedAt: number | null;
  /** From when nothing is left under the old one. */
  readonly retiredAt: number | null;
}

/** How a house stands with its master keys. */
export interface KeyStanding {
  /** Which one is written with. */
  readonly writes: string;
  /** Which ones this machine has. */
  readonly here: readonly string[];
  /** The last one, done or not. */
  readonly rotation: Rotation | null;
  /** How many owners' keys there are, and how many of them are wrapped under another than the one that is written with. */
  readonly wraps: { readonly all: number; readonly left: number };
  /** How many processes write here. */
  readonly holders: number;
}

/** Why a rotation did not begin. */
export type BeginRefusal = "not_here" | "in_use" | "retired" | "under_way";

/** What came of a step: it is done, also when it was done before; or so many processes are not that far. */
export type RotationStep = { readonly kind: "done" } | { readonly kind: "waits"; readonly holders: number };

/** What came of wrapping some anew. */
export interface Rewrapped {
  readonly done: number;
  /** How many could not be opened with any key of this machine. They stay as they are. */
  readonly unopened: number;
  /** Whether there are perhaps more. */
  readonly goesOn: boolean;
}

/** The steps of a rotation, in their order. Each can be done again, by anybody who has both keys, and goes on from where it was. */
export interface RotationStore {
  readonly standing: () => Promise<KeyStanding>;
  /** Begins one to this master key of this machine. */
  readonly begin: (
    to: Buffer,
  ) => Promise<{ readonly kind: "begun" } | { readonly kind: "refused"; readonly because: BeginRefusal }>;
  /** From here on new keys are wrapped under the new one, once every process can read it. */
  readonly switchOver: () => Promise<RotationStep>;
  /** From here on no other is taken, once every process has written with the new one for `graceMs`. */
  readonly close: (graceMs: number) => Promise<RotationStep>;
  /** Wraps some owners' keys anew, at most so many of each table. */
  readonly rewrap: (most: number) => Promise<Rewrapped>;
  /** Proves that nothing is left under another key, and says so for ever. Otherwise how much is left. */
  readonly retire: () => Promise<
    { readonly kind: "retired" } | { readonly kind: "left"; readonly left: number }
  >;
}
