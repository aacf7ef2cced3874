import type { AnswerStore } from "../answers/answer-store.ts";
import type { CheckpointStore } from "../checkpoints/checkpoint-store.ts";
import type { ContactStore } from "../contacts/contact-store.ts";
import type { ConversationStore } from "../conversations/conversation-store.ts";
import type { PrismaClient } from "../generated/client.ts";
import type { IntakeStore } from "../intake/arrival.ts";
import type { LogStore } from "../log/log-store.ts";
import type { MoveStore } from "../moves/move-store.ts";
import type { OptOutStore } from "../opt-outs/opt-out-store.ts";
import type { OutboxStore } from "../outbox/outbox-store.ts";
import type { QuarantineStore } from "../quarantine/quarantine-store.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { StaffStore } from "../staff/staff-store.ts";

export interface Readiness {
  readonly reachable: boolean;
  /** How long the oldest open writer has been holding the log's tail back. */
  readonly tailAgeMs: number;
}

/** Every statement that touches the database. What crosses this border is clear text; sealing is inside. */
export interface Store {
  readonly intake: IntakeStore;
  readonly contacts: ContactStore;
  readonly moves: MoveStore;
  readonly answers: AnswerStore;
  readonly outbox: OutboxStore;
  readonly optOuts: OptOutStore;
  readonly log: LogStore;
  readonly quarantine: QuarantineStore;
  readonly settings: SettingsStore;
  readonly staff: StaffStore;
  readonly conversations: ConversationStore;
  readonly checkpoints: CheckpointStore;
  /** For better-auth only, on the same pool. */
  readonly prisma: PrismaClient;
  readonly readiness: () => Promise<Readiness>;
  readonly close: () => Promise<void>;
}
