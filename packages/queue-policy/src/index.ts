export { AFTER_CONTACT_MINUTES, AFTER_CONTACT_MORE_MS, afterContactMs } from "./after-contact.ts";
export { arrangeQueue, compareStanding, type Arranged, type ArrangeReason, type Stand } from "./arrange.ts";
export { breakOffer, OFFERED_BREAK_MS, type BreakOffer, type CareOfShift, type Had } from "./break-offer.ts";
export { classify, type Classified } from "./classify.ts";
export { dangerOf, type KnownDanger } from "./danger.ts";
export { FIRST_OFFER_MS, firstOffer, type FirstOffer, type OlderContact } from "./first-offer.ts";
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
export { saidBefore, withoutOurWords, withoutQuotedLines, type Quoting } from "./quoted-words.ts";
export { DEFAULT_TARGETS, Targets, targetMs } from "./targets.ts";
export { weightOf, type ContactWeight, type Weighed } from "./weight.ts";
