import { USUAL_WAITS, type Waits } from "@holdfast/channel-kit";
import type { Store, SurgeSwitch } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

/** How old may be what pages and calls are told, in milliseconds. */
const LOOK_EVERY_MS = 2_000;

/** What whoever waits is told just now, kept in memory: a page asks for it at each of its steps. */
export interface SurgeWaits {
  readonly now: () => Waits;
  /** Looks first: what is said and never taken back hangs on no memory. */
  readonly look: () => Promise<Waits>;
  readonly chore: Chore;
}

/** Looks what leads have on, and forgets what could not be looked at for longer than it lasts. */
export function surgeWaits(
  { surge, settings }: Pick<Store, "surge" | "settings">,
  clock: () => number,
): SurgeWaits {
  let on: readonly Pick<SurgeSwitch, "kind" | "endsAt">[] = [];
  let partnerNumber: string | null = null;
  const isOn = (kind: SurgeSwitch["kind"]): boolean =>
    on.some((each) => each.kind === kind && each.endsAt > clock());
  const now = (): Waits => {
    const areLonger = isOn("longer_wait");
    const elsewhere = isOn("overflow") ? partnerNumber : null;
    return areLonger || elsewhere !== null ? { areLonger, elsewhere } : USUAL_WAITS;
  };
  const look = async (): Promise<Waits> => {
    const [found, current] = await Promise.all([surge.on(), settings.read()]);
    on = found;
    ({ partnerNumber } = current.surge);
    return now();
  };
  return {
    now,
    look,
    chore: {
      name: "surge_waits",
      everyMs: LOOK_EVERY_MS,
      run: async () => {
        await look();
        return 0;
      },
    },
  };
}
