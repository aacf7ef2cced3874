import type { UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { CurrentSettings, Settings } from "./settings.ts";

/** One setting as somebody left it. */
export interface SettingVersion {
  readonly version: number;
  readonly at: number;
  readonly by: StaffName;
  readonly value: unknown;
}

export interface SettingsStore {
  /** Every setting as it now holds; defaults where nobody changed it. */
  readonly read: () => Promise<CurrentSettings>;
  /**
   * Adds a version; earlier ones stay. With `expectedVersion`, only after that one (0: as delivered), so that of two who
   * saw the same, one is told that it changed.
   */
  readonly change: (
    name: keyof Settings,
    value: unknown,
    by: UserId,
    expectedVersion?: number,
  ) => Promise<
    | { readonly kind: "changed" }
    /** What is wrong, where: paths and codes, never the value. */
    | { readonly kind: "invalid"; readonly problems: readonly string[] }
    | { readonly kind: "changed_meanwhile" }
  >;
  /** Every version of a setting, the newest first; at most 100. */
  readonly history: (name: keyof Settings) => Promise<readonly SettingVersion[]>;
}
