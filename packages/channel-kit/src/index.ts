export { readConfig, variableName, type ConfigRead } from "./config.ts";
export type { Conversation, Opened, OwnWords, PersonWrites, Reply, Written } from "./conversation.ts";
export { defineChannel, type Channel, type ChannelDefinition } from "./define-channel.ts";
export { vouchFor, type Delivery, type VerifiedDelivery } from "./delivery.ts";
export type { Facts, Host } from "./host.ts";
export { InboundEvent, InboundMedia, InboundMessage, OptOut, Receipt } from "./inbound-event.ts";
export type { Intake, LiveIntake, PagesIntake, Parsed, WebhookIntake } from "./intake.ts";
export type { Missed } from "./missed.ts";
export type { Outbound, SendResult } from "./outbound.ts";
