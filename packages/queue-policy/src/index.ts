export { AFTER_CONTACT_MORE_MS, afterContactMs } from "./after-contact.ts";
export { arrangeQueue, compareStanding, type Arranged, type ArrangeReason, type Stand } from "./arrange.ts";
export { breakOffer, OFFERED_BREAK_MS, type BreakOffer, type CareOfShift, type Had } from "./break-offer.ts";
export { isCheckInDue } from "./check-in.ts";
export { classify, type Classified } from "./classify.ts";
export { dangerOf, type KnownDanger } from "./danger.ts";
export { FIRST_OFFER_MS, firstOffer, type FirstOffer, type OlderContact } from "./first-offer.ts";
export {
  findFloods,
  FLOOD_FROM,
  type Apart,
  type Belongs,
  type Flood,
  type Floods,
  type Told,
} from "./flood/flood.ts";
export { ALIKE, WORDS_NEEDED, type Retold } from "./flood/likeness.ts";
export {
  isAvailable,
  isWaiting,
  judgeHealth,
  type Health,
  type HealthLevel,
  type HealthReason,
} from "./health.ts";
export { isOfMachines, type Written } from "./machines.ts";
export {
  compare,
  LANE_WORTH_MS,
  orderQueue,
  type Comparison,
  type Ordered,
  type OrderReason,
  type Placed,
} from "./order.ts";
export {
  isLongShift,
  LETTERS_AT_ONCE,
  LOAD,
  loadOf,
  LONG_SHIFT_MS,
  TEXTS_AT_MOST,
  TEXTS_AT_ONCE,
  type Advocate,
  type Held,
} from "./match/advocate.ts";
export { presenceOf, type Presence, type Standing } from "./match/presence.ts";
export { match, type Candidate, type FirstReason, type Match, type PassedOver } from "./match/match.ts";
export { objections, refusals, type Asking, type Objection, type Sought } from "./match/objections.ts";
export { moveObjection, type InHand, type Receiver, type ToMove } from "./moved-by-lead.ts";
export { neverFed } from "./queues/never-fed.ts";
export { queueFor, type Fed } from "./queues/queue-for.ts";
export { queuesOf } from "./queues/queues-of.ts";
export { isShownIn, standsIn, waitsIn, type Queued, type StandsIn } from "./queues/stands-in.ts";
export type {
  HinderingRule,
  Move,
  MoveReason,
  Proposals,
  Take,
  TakeReason,
  Unserved,
} from "./rebalance/proposal.ts";
export { GROWN_BY_MS, isDismissed, type Proposed } from "./rebalance/dismissed.ts";
export { propose } from "./rebalance/propose.ts";
export { startRouting, type Routing } from "./rebalance/routing.ts";
export { saidBefore, withoutOurWords, withoutQuotedLines, type Quoting } from "./quoted-words.ts";
export { DEFAULT_TARGETS, Targets, targetMs } from "./targets.ts";
export { weightOf, type ContactWeight, type Weighed } from "./weight.ts";
export {
  agentsNeeded,
  TEXT_AIM,
  VOICE_AIM,
  type AgentsNeeded,
  type Aim,
  type Coming,
} from "./staffing/agents-needed.ts";
export type { Arrivals, HourSoFar } from "./staffing/arrivals.ts";
export type { Load, Waiting as WaitingEstimate } from "./staffing/erlang-c.ts";
export { staffHours, type HourAhead, type Known } from "./staffing/hours-ahead.ts";
export { fewestOn, type OnFor } from "./staffing/on-at-once.ts";
export { patienceOf } from "./staffing/patience.ts";
export { staffHouse, type HouseHour, type StaffedMedium } from "./staffing/staff-house.ts";
