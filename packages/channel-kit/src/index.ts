export type { CallActed, CallCommand } from "./call-command.ts";
export type {
  CallEvent,
  CallKey,
  CallLine,
  CallStanding,
  DeviceKey,
  LegEnd,
  LegKey,
  LegStanding,
  LegWho,
} from "./call-event.ts";
export type { Calls, DeviceAccess } from "./calls.ts";
export { readConfig, variableName, type ConfigRead } from "./config.ts";
export type { Conversation, Opened, OwnWords, PersonWrites, Reply, Written } from "./conversation.ts";
export { defineChannel, type Begun, type Channel, type ChannelDefinition } from "./define-channel.ts";
export { vouchFor, type Delivery, type VerifiedDelivery } from "./delivery.ts";
export type { FetchedMedia } from "./fetched-media.ts";
export type { Found } from "./found.ts";
export type { Facts, Host } from "./host.ts";
export { AnswerRaise, InboundEvent, InboundMedia, InboundMessage, OptOut, Receipt } from "./inbound-event.ts";
export { InboundFile } from "./inbound-file.ts";
export type {
  Intake,
  LiveIntake,
  PagesIntake,
  Parsed,
  Taken,
  TakeLive,
  Unreadable,
  WebhookIntake,
} from "./intake.ts";
export type { Missed } from "./missed.ts";
export type { Outbound, SendResult } from "./outbound.ts";
export { USUAL_WAITS, type Waits } from "./waits.ts";
export type { Way } from "./way.ts";
