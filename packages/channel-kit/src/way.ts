import type { Medium } from "@holdfast/case-schema";

/** A way to reach us besides the channel that asks: a medium, never a number or an address. */
export interface Way {
  readonly medium: Medium;
  /**
   * Since when a channel of this medium does not work, in milliseconds since 1970; `null` while all do. With two numbers
   * somebody may hold only the one that is down.
   */
  readonly downSince: number | null;
}
