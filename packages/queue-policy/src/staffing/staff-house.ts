import type { AgentsNeeded, Aim } from "./agents-needed.ts";
import { staffHours, type HourAhead, type Known } from "./hours-ahead.ts";

/** Contacts of one medium, as the hours ahead are staffed for them. */
export interface StaffedMedium<Medium extends string> {
  readonly medium: Medium;
  readonly known: Known;
  readonly aim: Aim;
}

type HourKnown = Extract<HourAhead, { readonly known: true }>;
type HourUnknown = Extract<HourAhead, { readonly known: false }>;

/** How many people a house needs in an hour, for all that is answered as it comes; or of which medium nobody can say. */
export type HouseHour<Medium extends string> =
  | {
      readonly known: true;
      readonly few: number;
      readonly expected: number;
      readonly many: number;
      readonly media: readonly (HourKnown & { readonly medium: Medium })[];
    }
  | (HourUnknown & { readonly medium: Medium });

/**
 * How many people a house needs in each hour ahead (Q90): as many for each medium as it needs by itself, together. One that never came in
 * what is known, and that nobody handled, staffs nobody where another one did.
 */
export function staffHouse<Medium extends string>(
  media: readonly StaffedMedium<Medium>[],
): readonly HouseHour<Medium>[] {
  const used = media.filter(({ known }) => isUsed(known));
  const staffed = (used.length === 0 ? media : used).map(({ medium, known, aim }) =>
    staffHours(known, aim).map((hour) => ({ ...hour, medium })),
  );
  const [first = []] = staffed;
  return first.map((_hour, nth): HouseHour<Medium> => {
    const hours = staffed.flatMap((all) => all[nth] ?? []);
    const unknown = hours.find((hour) => !hour.known);
    if (unknown !== undefined && !unknown.known) return unknown;
    const each = hours.filter((hour) => hour.known);
    const sum = (of: (hour: HourKnown) => AgentsNeeded): number =>
      each.reduce((total, hour) => total + of(hour).agents, 0);
    return {
      known: true,
      few: sum(({ few }) => few),
      expected: sum(({ expected }) => expected),
      many: sum(({ many }) => many),
      media: each,
    };
  });
}

function isUsed({ today, ahead, handling }: Known): boolean {
  const counts = [...today.flatMap(({ count, earlier }) => [count, ...earlier]), ...ahead.flat()];
  return handling.of > 0 || counts.some((count) => count > 0);
}
