import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";

/** The least to say to an emergency centre, in the order in which they ask, and nothing that is not needed. */
export function EmergencyScript(): ReactNode {
  return (
    <section aria-label={t`What to say`} className="rounded-hf border border-line bg-surface p-3">
      <h3 className="font-semibold">{t`What to say`}</h3>
      <ol className="list-decimal pl-5">
        <li>{t`“I am calling from a helpline in another place, for somebody in your area.” Ask whether they serve the place.`}</li>
        <li>{t`Where: address, or how the place is known; which door, floor, room.`}</li>
        <li>{t`What is happening now, and whether anybody is hurt or has a weapon.`}</li>
        <li>{t`How they may come: no sirens, no call back, whom not to speak to.`}</li>
        <li>{t`Nothing else about the person. If the place is not known, say so: they may be able to find it.`}</li>
        <li>{t`Ask for the call-taker’s name and the incident number, and write them down.`}</li>
      </ol>
    </section>
  );
}
