import type { ContactId, FollowUpWay, Medium } from "@holdfast/case-schema";
import { reachThen, type FollowUpWindow, type ReachThen } from "@holdfast/contact-policy";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { bothClocks } from "../reach/local-time.ts";
import { reachWayOf, useThem } from "./them.ts";

export interface LockedThenProps {
  readonly id: ContactId;
  readonly medium: Medium;
  readonly way: FollowUpWay;
  /** `null` while it is no whole time. */
  readonly times: FollowUpWindow | null;
}

/** Says beforehand what of what they said would lock this at its time: they can still be asked (CP89). */
export function LockedThen({ id, medium, way, times }: LockedThenProps): ReactNode {
  const them = useThem(id);
  const by = reachWayOf(way, medium);
  if (them === null || by === null || times === null) return null;
  const words = thenWords(reachThen(them.times, by, times), them.zone);
  return words === null ? null : (
    <p className="rounded-hf bg-concern-tint px-3 py-2 text-small text-concern">{words}</p>
  );
}

function thenWords(then: ReachThen, zone: string | null): string | null {
  const clock = (instant: number): string => bothClocks(instant, serverNow(), zone);
  switch (then.kind) {
    case "open":
      return null;
    case "not_asked":
      return t`This will be locked then: nobody has asked them how they may be reached. Ask them now.`;
    case "never":
      return t`This will be locked then: they said that they are never to be contacted.`;
    case "way_not_agreed":
      return t`This will be locked then: they have not agreed to this way.`;
    case "expired":
      return t`This will be locked then: what they agreed to expires at ${clock(then.validUntil)}. Ask them now whether it holds for longer.`;
    case "closed":
      return then.opensAt === null
        ? t`This will be locked then: it is outside the hours that are safe for them.`
        : t`This will be locked at first: the hours that are safe for them begin at ${clock(then.opensAt)}.`;
  }
}
