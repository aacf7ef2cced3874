import { t } from "@lingui/core/macro";
import { send } from "../contact/send.ts";
import { useDoings, type Doing } from "../keys/doings.ts";
import { isLiftable, isLiftAsked } from "./lift-ask.ts";
import { openReachMenu } from "./reach-buttons.tsx";
import { actOn } from "./reach-acts.ts";
import { askAbout } from "./reach-dialog-store.ts";
import type { ReachNow } from "./reach-of.ts";

/** What the keys about reaching somebody do now, or why not. `null` while the contact is on its way. */
export function useReachDoings(reach: ReachNow | null): void {
  const isMarked = reach?.decision.hands.signs.some(({ sign }) => sign === "may_be_exploiter") === true;
  const mine = (run: (now: ReachNow) => void, why: string | null = null): Doing => {
    if (reach === null || !reach.isMine) return { reason: t`Only for a contact that you have.` };
    if (reach.awaySince !== null) return { reason: t`The connection is away.` };
    return why === null ? { run: () => run(reach) } : { reason: why };
  };
  const safe = reach?.safe ?? null;
  const isDoubtful = reach?.decision.hands.isConfirmed === false;
  useDoings({
    "contact.preference": mine(({ id }) => askAbout(id, "preference")),
    "contact.text-until": mine(
      ({ id }) => openReachMenu(id, "until"),
      reach?.medium === "text" ? null : t`Only for texts.`,
    ),
    "contact.check": mine(
      sendAgreed,
      reach?.sendable.kind === "agreed" ? null : t`Nothing asks for a check question now.`,
    ),
    "contact.same-person": mine(
      ({ id }) => void actOn(id, { kind: "confirm_same" }),
      isDoubtful ? null : t`Nothing says that it may be somebody else.`,
    ),
    "contact.exploiter": isMarked
      ? mine(({ id }) => void actOn(id, { kind: "take_back_mark" }))
      : mark(reach),
    "contact.number-reassigned": mine(({ id }) => askAbout(id, "number_reassigned")),
    "contact.refusal": mine(
      ({ id }) => void actOn(id, { kind: "refusal" }),
      safe?.optOut == null ? null : t`That is recorded already.`,
    ),
    "contact.agreed-anew": mine(
      ({ id }) => void actOn(id, { kind: "agreed_anew" }),
      safe?.optOut?.by === "in_words" ? null : t`Only after they asked us in their own words to stop.`,
    ),
    "contact.danger-over": dangerOver(reach),
    "contact.lift": lift(reach),
    "contact.decline-lift": declineLift(reach),
    "contact.ask-lift": mine(({ id }) => askAbout(id, "ask_lift"), whyNotAsk(reach)),
    "contact.take-back-ask": mine(
      ({ id }) => void actOn(id, { kind: "take_back_lift_ask" }),
      reach === null || !isLiftAsked(reach) ? t`You ask for nothing here.` : null,
    ),
  });
}

/** The check question leaves at once, and can be taken back; of cover stories somebody picks one. */
function sendAgreed({ id, sendable }: ReachNow): void {
  if (sendable.kind !== "agreed") return;
  const [first] = sendable.texts;
  if (first === undefined) return;
  if (first.content === "cover_story") document.querySelector<HTMLElement>("#agreed-words button")?.focus();
  else void send(id, "reply", first.text);
}

/** Whoever may be warned by it may mark: anybody who answers. */
function mark(reach: ReachNow | null): Doing {
  return reach?.mayJudgeHands === true && reach.awaySince === null
    ? { run: () => void actOn(reach.id, { kind: "mark_exploiter" }) }
    : { reason: t`This cannot be done now.` };
}

/** Whoever answers may confirm that danger is over; two of them do. */
function dangerOver(reach: ReachNow | null): Doing {
  if (reach === null || !reach.mayEndDanger) return { reason: t`Not for your role.` };
  if (reach.safe.danger === null) return { reason: t`No danger word was said.` };
  if (reach.safe.danger.checkWordAt === null) return { reason: t`They have not said their safe word yet.` };
  return { run: () => void actOn(reach.id, { kind: "danger_over" }) };
}

function lift(reach: ReachNow | null): Doing {
  if (reach === null || !reach.mayLift) return { reason: t`Only for a shift lead.` };
  return isLiftable(reach) || isLiftAsked(reach)
    ? { run: () => askAbout(reach.id, "lift") }
    : { reason: t`There is nothing here that a lead may lift now.` };
}

function declineLift(reach: ReachNow | null): Doing {
  if (reach === null || !reach.mayLift) return { reason: t`Only for a shift lead.` };
  return !isLiftAsked(reach) || reach.liftAsk?.read == null
    ? { reason: t`Nobody asks for that here.` }
    : { run: () => askAbout(reach.id, "decline_lift") };
}

/** Why whoever has it cannot ask a lead now; `null` when they can. */
function whyNotAsk(reach: ReachNow | null): string | null {
  if (reach === null) return null;
  if (isLiftAsked(reach)) return t`That is asked already.`;
  return isLiftable(reach) ? null : t`There is nothing here that a lead may lift now.`;
}
