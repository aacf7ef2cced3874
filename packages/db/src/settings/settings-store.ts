import type { UserId } from "@holdfast/case-schema";
import type { Settings } from "./settings.ts";

export interface SettingsStore {
  /** Every setting as it now holds; defaults where nobody changed it. */
  readonly read: () => Promise<Settings>;
  /** Adds a version; earlier ones stay. */
  readonly change: (
    name: keyof Settings,
    value: unknown,
    by: UserId,
  ) => Promise<{ readonly kind: "changed" } | { readonly kind: "invalid" }>;
}
