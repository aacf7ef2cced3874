/** Largest picture decoded, in pixels: more than any telephone takes, and little enough to hold. */
export const PIXELS_MAX = 50_000_000;

/** The display copy's longer side, and the blurred one's, in pixels. */
export const DISPLAY_SIDE = 1600;
export const BLURRED_SIDE = 24;

/** How much one decoding may take. */
export interface Limits {
  /** Computing time: what a busy machine takes longer for is no bomb. */
  readonly computingMs: number;
  /** By the clock. Whoever had no more of it is tried again. */
  readonly patienceMs: number;
  readonly memoryBytes: number;
}
export const LIMITS: Limits = {
  computingMs: 15_000,
  patienceMs: 40_000,
  memoryBytes: 700 * 1024 * 1024,
};

/** How the decoding process ends when it is over its memory or its computing time. */
export const OVER_LIMIT_CODE = 77;
