import type { ChannelId, PictureId, ReportId, ReportOutcome, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** One report decision: facts about a quarantined picture, never what it shows. Instants are milliseconds since 1970. */
export interface ReportDecision {
  readonly id: ReportId;
  readonly pictureId: PictureId;
  readonly contactNumber: number;
  readonly channel: ChannelId;
  /** When the message came. */
  readonly arrivedAt: number;
  readonly openedAt: number;
  readonly openedBy: StaffName;
  readonly dueAt: number;
  readonly keepUntil: number;
  /** Whether the original lies here, sealed; otherwise it was never fetched. */
  readonly isKept: boolean;
  /** Whether the person took the message back; it is erased once it need not be kept. */
  readonly isWithdrawn: boolean;
  readonly decided: {
    readonly outcome: ReportOutcome;
    readonly at: number;
    readonly by: StaffName;
    /** What the officer wrote; `null` when it is damaged. */
    readonly words: string | null;
  } | null;
}

export interface ReportStore {
  /** The open ones, the most urgent first, then the newest 100 decided ones. */
  readonly list: () => Promise<readonly ReportDecision[]>;
  /** Records the decision once. `keepMs`: how long the original must stay from a report on. */
  readonly decide: (
    id: ReportId,
    by: UserId,
    decision: { readonly outcome: ReportOutcome; readonly words: string; readonly keepMs: number },
  ) => Promise<"decided" | "decided_already" | "not_found">;
}
