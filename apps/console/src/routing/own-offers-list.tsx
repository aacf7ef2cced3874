import "../inquiry/inquiry-texts.ts";
import "../calls/call-texts.ts";
import { CallDecline, ContactId } from "@holdfast/case-schema";
import { Button, MenuButton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { declineWords } from "../calls/decline-words.ts";
import { serverNow } from "../clock/server-clock.ts";
import { focusWhenOpened } from "../contact/focus-heading.ts";
import { failureWords } from "../contact/moves.ts";
import { useKeptLine } from "../keys/use-kept-line.ts";
import { claim, claims } from "../queue/claim.ts";
import { attemptWords } from "../queue/row-words.ts";
import { useNow } from "../text/now.ts";
import { DeclineOfferDocument, type OfferData } from "./offer-documents.ts";
import { offerWords } from "./offer-words.ts";
import { lookAtOffers, useOwnOffers } from "./own-offers.ts";

/** What waits and is offered to me for a while: taken as everybody can, or declined with a reason. It is gone by itself. */
export function OwnOffersList(): ReactNode {
  useNow(1_000);
  const offers = useOwnOffers().filter(({ until }) => until > serverNow());
  const { around, tookAway } = useKeptLine({
    kind: "not-offered",
    places: ["[data-own-offers]", "#work", "#queue"],
    goneWords,
  });
  if (offers.length === 0) return null;
  return (
    <section
      aria-label={t`Offered to you from the queue`}
      data-own-offers=""
      tabIndex={-1}
      className="border-b border-line bg-info-tint px-4 py-1.5 font-medium text-info -outline-offset-2!"
      {...around}
    >
      <ul className="flex flex-col gap-1">
        {offers.map((offer) => (
          <OwnOffer key={offer.id} offer={offer} onAnswered={tookAway} />
        ))}
      </ul>
    </section>
  );
}

function OwnOffer({
  offer,
  onAnswered,
}: {
  readonly offer: OfferData;
  readonly onAnswered: (number: string) => void;
}): ReactNode {
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { id, contact } = offer;
  const number = String(contact.number);
  const words = offerWords(offer);
  useEffect(
    () => announce({ kind: `offer:${id}`, urgency: "polite", about: "mine", words: () => words }),
    [id, words],
  );
  const seconds = String(Math.max(0, Math.ceil((offer.until - serverNow()) / 1_000)));

  async function take(): Promise<void> {
    setBusy(true);
    setFault(null);
    const isMine = await claim(ContactId.parse(contact.id), contact.number, contact.version);
    setBusy(false);
    if (isMine) onAnswered(number);
    if (isMine) focusWhenOpened(navigate({ to: "/contact/$id", params: { id: contact.id } }));
    else setFault(whyNotWords(contact.id));
    await lookAtOffers();
  }

  async function decline(reason: CallDecline): Promise<void> {
    setBusy(true);
    setFault(null);
    const answer = await tell(DeclineOfferDocument, { id, reason });
    setBusy(false);
    if (answer.kind === "data") {
      const { declined } = answer.data;
      onAnswered(number);
      announce({
        kind: `offer:${id}`,
        urgency: "polite",
        // Its time was over, or somebody has it: whether it waits is not known here.
        words: () => (declined ? t`It waits for everybody, as before.` : goneWords(number)),
      });
    } else setFault(failureWords(answer.kind));
    await lookAtOffers();
  }

  return (
    <li data-line={number} className="flex flex-wrap items-center gap-2">
      <span>{words}</span>
      <span className="tabular-nums">{t`${seconds} s left`}</span>
      <Button size="small" tone="primary" isPending={isBusy} onPress={() => void take()}>
        {t`Take it`}
      </Button>
      <MenuButton
        label={t`Not now`}
        name={t`Why not now`}
        size="small"
        choices={CallDecline.options.map((reason) => ({ id: reason, label: declineWords(reason) }))}
        onChoose={(chosen) => void decline(CallDecline.parse(chosen))}
      />
      {fault === null ? null : <span className="text-concern">{fault}</span>}
    </li>
  );
}

function goneWords(number: string): string {
  return t`Contact ${number} is not offered to you any more.`;
}

/** Why it is not theirs, as its row says for a while; `null`: it is being claimed still, from somewhere else on this screen. */
function whyNotWords(id: string): string | null {
  const attempt = claims.get().get(ContactId.parse(id));
  return attempt === undefined || attempt.kind === "claiming" ? null : attemptWords(attempt, serverNow());
}
