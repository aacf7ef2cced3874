import type { HandoverData, ShiftEndData } from "./handover-documents.ts";
import { offeredTo } from "./held-standing.ts";

/** How long before its end a shift is said to end soon, in milliseconds: what the gateway warns by (G563). */
export const SOON_MS = 30 * 60_000;

/** What was told by now: of which end of my shift that it is near, and which offers. */
export interface Told {
  readonly end: number | null;
  readonly offers: ReadonlySet<string>;
}

export const NOTHING_TOLD: Told = { end: null, offers: new Set() };

export type HandoverNews =
  | { readonly kind: "ends"; readonly end: ShiftEndData }
  | { readonly kind: "offer"; readonly offer: HandoverData };

/** Whether my shift ends soon, or should have, while I have contacts. Pure. */
export function endsSoon<End extends Pick<ShiftEndData, "endsAt" | "holds">>(
  end: End | null,
  now: number,
): end is End {
  return end !== null && end.holds.length > 0 && end.endsAt - now <= SOON_MS;
}

/** What is new to somebody: each end of their shift once, each offer once, and once more where it fell to leads. Pure. */
export function handoverNews(
  told: Told,
  { list, shiftEnd }: { readonly list: readonly HandoverData[]; readonly shiftEnd: ShiftEndData | null },
  me: string,
  now: number,
): { readonly told: Told; readonly news: readonly HandoverNews[] } {
  const news: HandoverNews[] = [];
  let { end } = told;
  if (endsSoon(shiftEnd, now) && end !== shiftEnd.endsAt) {
    end = shiftEnd.endsAt;
    news.push({ kind: "ends", end: shiftEnd });
  }
  const offers = new Set<string>();
  for (const offer of offeredTo(list, me)) {
    const key = `${offer.id} ${offer.state}`;
    offers.add(key);
    if (!told.offers.has(key)) news.push({ kind: "offer", offer });
  }
  return { told: { end, offers }, news };
}
