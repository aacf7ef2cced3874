export type { AnswerInput, Answered, AnswerStore, Noted, NoteInput } from "./answers/answer-store.ts";
export type { CheckpointStore } from "./checkpoints/checkpoint-store.ts";
export type { Closing, ContactFacts, StaffName } from "./contacts/contact-facts.ts";
export type {
  ClosedContact,
  ClosedPage,
  ContactStore,
  Entry,
  OpenedContact,
} from "./contacts/contact-store.ts";
export type {
  ConversationStore,
  OpenedConversation,
  ThreadWords,
} from "./conversations/conversation-store.ts";
export type { Embedded } from "./embedded/embedded.ts";
export { startEmbedded } from "./embedded/start-embedded.ts";
export type { PrismaClient } from "./generated/client.ts";
export type { Arrival, Arrived, IntakeStore } from "./intake/arrival.ts";
export type { HashPurpose, Keyring, SecretPurpose } from "./keyring/keyring.ts";
export { loadKeyring } from "./keyring/load-keyring.ts";
export type { LogEvent, LogListener, LogPage, LogPosition, LogStore } from "./log/log-store.ts";
export { migrate } from "./migrate/migrate.ts";
export { sealed } from "./store/sealed.ts";
export type { Move, Moved, MoveRefusal, MoveStore } from "./moves/move-store.ts";
export type { OptOutStore } from "./opt-outs/opt-out-store.ts";
export type { Due, LeaseRefusal, OutboxStore, SendOutcome } from "./outbox/outbox-store.ts";
export type { QuarantinedDelivery, QuarantineStore } from "./quarantine/quarantine-store.ts";
export { DEFAULT_SETTINGS, Settings } from "./settings/settings.ts";
export type { SettingsStore } from "./settings/settings-store.ts";
export type { LiveSession, NewStaffMember, StaffMember, StaffStore } from "./staff/staff-store.ts";
export { StartRefusal } from "./start-refusal.ts";
export { openStore, type StoreOptions } from "./store/open-store.ts";
export type { Readiness, Store } from "./store/store.ts";
