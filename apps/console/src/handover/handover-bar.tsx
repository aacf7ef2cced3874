import "../inquiry/inquiry-texts.ts";
import { Button } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";
import { shift } from "../alerts/shift.ts";
import { MovedForMe } from "../board/moved-for-me.tsx";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { OwnOffersList } from "../routing/own-offers-list.tsx";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { useStillThere } from "./accepting.ts";
import { focusNext } from "./focus-next.ts";
import { endsSoon } from "./handover-news.ts";
import { shiftEndWords } from "./handover-words.ts";
import { lookAtHandovers, useHandovers, type Handovers } from "./handovers.ts";
import { heldStanding, offeredTo } from "./held-standing.ts";
import { HeldItem } from "./held-item.tsx";
import { OfferedItem } from "./offered-item.tsx";
import { SayShiftEnd } from "./say-shift-end.tsx";
import { takenOver } from "./taken-over.ts";
import { TakenOverItem } from "./taken-over-item.tsx";
import { useHandoverNews } from "./use-handover-news.ts";

/**
 * Handing over, on every screen: that my shift ends soon with what I have, what is offered to me, and what I accepted (AL45, AL44). It comes
 * after what is drawn first, takes no focus, and is gone by itself.
 */
export function HandoverBar(): ReactNode {
  const now = useNow();
  const known = useHandovers();
  const taken = useStore(takenOver);
  useHandoverNews(known, now);
  // Whoever signs in next accepted none of it.
  useEffect(() => () => takenOver.set([]), []);
  const kept = useKeptFocus(focusNext);
  return (
    <div {...kept}>
      <OwnOffersList />
      <MovedForMe />
      {taken.length === 0 ? null : (
        <section
          aria-label={t`What you took over`}
          className="border-b border-line bg-info-tint px-4 py-1.5 font-medium text-info"
        >
          <ul className="flex flex-col gap-1">
            {taken.map((each) => (
              <TakenOverItem key={each.id} taken={each} />
            ))}
          </ul>
        </section>
      )}
      {known.kind === "known" ? <Known known={known} now={now} /> : null}
      {known.kind === "failed" ? (
        <p className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-1.5">
          {t`What is handed over to you is unknown.`}
          <Button size="small" onPress={() => void lookAtHandovers()}>{t`Retry`}</Button>
        </p>
      ) : null}
    </div>
  );
}

function Known({
  known: { list, shiftEnd, isStale },
  now,
}: {
  readonly known: Extract<Handovers, { readonly kind: "known" }>;
  readonly now: number;
}): ReactNode {
  const me = useMe().id;
  const { pathname } = useLocation();
  const offers = offeredTo(useStillThere(list), me);
  const mine = offers.filter(({ state }) => state === "offered");
  const fell = offers.length - mine.length;
  const stands = useStore(shift);
  // Whoever went away to hand over finds the next one here, wherever the first led them.
  const isAway = stands.kind === "on" && stands.state === "away" && (shiftEnd?.holds.length ?? 0) > 0;
  const ending = endsSoon(shiftEnd, now) || isAway ? shiftEnd : null;
  if (ending === null && offers.length === 0) return null;
  return (
    <section
      aria-label={t`Handing over`}
      className="flex max-h-[40vh] flex-col gap-1 overflow-y-auto border-b border-line bg-concern-tint px-4 py-1.5 font-medium text-concern"
    >
      {mine.length === 0 ? null : (
        <ul aria-label={t`Offered to you`} className="flex flex-col gap-1">
          {mine.map((offer) => (
            <OfferedItem key={offer.id} offer={offer} />
          ))}
        </ul>
      )}
      {fell === 0 ? null : (
        <p className="flex flex-wrap items-center gap-x-3">
          <span>
            <span aria-hidden="true">▲ </span>
            {t`${plural(fell, { one: "# contact waits for a lead to go on with it.", other: "# contacts wait for a lead to go on with them." })}`}
          </span>
          {pathname === "/board" ? null : (
            <Link to="/board" className="inline-flex min-h-6 items-center underline">
              {t`Look on the board`}
            </Link>
          )}
        </p>
      )}
      {ending === null ? null : (
        <>
          <p className="tabular-nums">
            <span aria-hidden="true">▲ </span>
            {shiftEndWords(ending, now)}
          </p>
          <ul aria-label={t`What you have`} className="flex flex-col gap-1">
            {ending.holds.map((contact) => (
              <HeldItem key={contact.id} contact={contact} standing={heldStanding(contact.id, list, me)} />
            ))}
          </ul>
          <SayShiftEnd />
        </>
      )}
      {isStale ? <p className="text-small">{t`This may be out of date.`}</p> : null}
    </section>
  );
}
