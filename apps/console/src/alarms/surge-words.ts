import { plural, t } from "@lingui/core/macro";
import type { StandingData } from "./alarm-documents.ts";

/** What a lead turns on for whoever waits; that whoever is on call is paged has words of its own. */
export type SurgeKind = Exclude<StandingData["surges"][number]["kind"], "page">;

/** In the order in which they reach further. */
export const SURGE_KINDS = [
  "longer_wait",
  "holding_text",
  "overflow",
] as const satisfies readonly SurgeKind[];

export interface SurgeWords {
  readonly turnOn: string;
  /** What it does, said before it is on. */
  readonly does: string;
  readonly now: string;
  /** Said while it is on. */
  readonly isOn: string;
  readonly turnOff: string;
}

export function surgeWords(kind: SurgeKind): SurgeWords {
  switch (kind) {
    case "longer_wait":
      return {
        turnOn: t`Tell of a longer wait`,
        does: t`Whoever calls, or opens the form, hears and reads that it may take longer than usual. Nothing is sent to anybody.`,
        now: t`Tell them from now on`,
        isOn: t`Whoever waits is told of a longer wait.`,
        turnOff: t`Stop telling of a longer wait`,
      };
    case "holding_text":
      return {
        turnOn: t`Send a holding text`,
        does: t`Whoever waits by text or email gets one text in their language, once and never again: that their message came. It does not say who we are. Nobody gets it who opted out, is in danger, named other hours or another way, shares their device, or may be somebody else.`,
        now: t`Send it from now on`,
        isOn: t`Whoever waits gets one holding text.`,
        turnOff: t`Stop the holding text`,
      };
    case "overflow":
      return {
        turnOn: t`Tell of a partner’s line`,
        does: t`The form shows the partner’s number. By text it is told once, and only to whoever agreed to plain words or is not in the situation; everybody else is given it when they ask. Whoever waits on the phone hears that there is another number, and is put through by pressing 9; not in a crisis, in danger, or when they cannot speak. Nothing about anybody is told to the partner.`,
        now: t`Tell of it from now on`,
        isOn: t`Whoever waits is told of a partner’s line.`,
        turnOff: t`Stop telling of that line`,
      };
  }
}

/** How many callers a partner's line takes at once. */
export function atOnceWords(most: number): string {
  return plural(most, {
    one: "At most # caller is put through there at once.",
    other: "At most # callers are put through there at once.",
  });
}
