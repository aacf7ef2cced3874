export type { Act, Noted, StoreDeed } from "./act.ts";
export { type AskAnswer, type Asked, type AskRefusal } from "./asked.ts";
export type { Arrangement, CallCommand, Shown } from "./call-command.ts";
export type {
  CallKey,
  CallLine,
  CallStanding,
  DeviceKey,
  LegEnd,
  LegEvent,
  LegKey,
  LegStanding,
  LegWho,
} from "./call-event.ts";
export {
  elsewhereOf,
  incomingCall,
  type Call,
  type CallEnded,
  type Dialling,
  type ElsewhereLine,
  type Mode,
  type Stage,
} from "./call.ts";
export { comesFirst, groundsFor, toldAs } from "./grounds.ts";
export type { Happened } from "./happened.ts";
export { CALLER, readLegKey } from "./legs.ts";
export { headFirst, offersFor, type Advocate, type Offer, type OrderedCall } from "./offers.ts";
export type { CallPhase, LegPicture, Picture } from "./picture.ts";
export { outgoingCall } from "./outgoing.ts";
export { reconcile, type StoredCall } from "./reconcile.ts";
export { step } from "./step.ts";
export { nextTransfer } from "./warm-transfer.ts";
