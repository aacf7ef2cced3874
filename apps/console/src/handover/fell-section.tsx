import "../inquiry/inquiry-texts.ts";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { BoardSection } from "../board/board-section.tsx";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStillThere } from "./accepting.ts";
import { focusNext } from "./focus-next.ts";
import { lookAtHandovers, useHandovers } from "./handovers.ts";
import { heldStanding } from "./held-standing.ts";
import { HeldItem } from "./held-item.tsx";
import { OfferedItem } from "./offered-item.tsx";

/** What nobody accepted by the end of a shift, for leads on shift: one of them goes on with each. It stays where it is until then. */
export function FellSection(): ReactNode {
  const me = useMe().id;
  const known = useHandovers();
  // What a lead accepts is gone from here, and the board around it is not drawn anew by that.
  const kept = useKeptFocus(focusNext);
  const list = useStillThere(known.kind === "known" ? known.list : []);
  const fell = list.filter(({ state }) => state === "fell_to_lead");
  const count = known.kind === "known" ? String(fell.length) : t`unknown`;
  return (
    <BoardSection heading={t`Handed over to leads: ${count}`}>
      {known.kind === "failed" ? (
        <p className="flex flex-wrap items-center gap-2">
          {t`What waits for a lead to go on with it is unknown.`}
          <Button size="small" onPress={() => void lookAtHandovers()}>{t`Retry`}</Button>
        </p>
      ) : null}
      {known.kind === "known" && known.isStale ? (
        <p className="text-small font-medium text-concern">{t`This may be out of date.`}</p>
      ) : null}
      {known.kind === "known" && fell.length === 0 ? (
        <p className="text-muted">{t`Nothing waits for a lead to go on with it.`}</p>
      ) : null}
      {known.kind === "known" && fell.length > 0 ? (
        <ul aria-label={t`Handed over to leads`} className="flex flex-col gap-2" {...kept}>
          {fell.map((each) =>
            each.from.id === me ? (
              <HeldItem
                key={each.id}
                contact={each.contact}
                standing={heldStanding(each.contact.id, known.list, me)}
              />
            ) : (
              <OfferedItem key={each.id} offer={each} />
            ),
          )}
        </ul>
      ) : null}
    </BoardSection>
  );
}
