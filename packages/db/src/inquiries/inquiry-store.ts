import type {
  CallBack,
  DisclosureTrigger,
  InHand,
  InquiryAsker,
  InquiryEnd,
  InquiryWay,
  RecipientType,
  UserId,
} from "@holdfast/case-schema";
import type { ReachShown } from "../contacts/reach-shown.ts";
import type { StaffName } from "../contacts/contact-facts.ts";

/** What whoever asked said of themselves and of what they want. Personal data. */
export interface InquiryWords {
  readonly who: string;
  /** Where they say that they can be called back; a number that was found elsewhere is rung. */
  readonly reach: string;
  readonly said: string;
}

/** What is written down of an inquiry: nobody is looked up for it. */
export interface InquiryGiven {
  /** Made by whoever writes it down, so that writing it twice is done once. */
  readonly id: string;
  readonly asker: InquiryAsker;
  readonly inHand: InHand;
  readonly way: InquiryWay;
  readonly askedAt: number;
  readonly words: InquiryWords;
  readonly by: UserId;
}

/** An inquiry as it is kept. Personal data: `words`. */
export interface StoredInquiry {
  readonly id: string;
  readonly asker: InquiryAsker;
  readonly inHand: InHand;
  readonly way: InquiryWay;
  /** What it sets off. */
  readonly trigger: DisclosureTrigger;
  readonly askedAt: number;
  readonly loggedAt: number;
  readonly loggedBy: StaffName;
  /** `null`: damaged. */
  readonly words: InquiryWords | null;
  /** Each time that somebody rang them back, the first one first. */
  readonly callBacks: readonly { readonly at: number; readonly by: StaffName; readonly came: CallBack }[];
  /** Who they are of those to whom something may go; `null`: nobody has said so. */
  readonly recipient: { readonly id: string; readonly type: RecipientType } | null;
  readonly ended: { readonly at: number; readonly by: StaffName; readonly how: InquiryEnd } | null;
}

export type InquiryHandled = {
  readonly kind:
    | "done"
    /** There is no such inquiry, or no such recipient, or it is over. */
    | "not_found"
    /** Nobody ends what they wrote down themself. */
    | "own"
    /** That recipient cannot ask in that way, or whoever says so has said already who asked. */
    | "not_them"
    /** Whoever uses a name that anybody can use is known once they were rung back and are them. */
    | "not_called_back";
};

/**
 * Who has asked us about somebody (DB360 to DB362). Writing one down reads no case and no contact, so that nothing in it can show whether
 * anybody is known here.
 */
export interface InquiryStore {
  readonly log: (given: InquiryGiven) => Promise<{ readonly kind: "logged" | "taken" }>;
  readonly calledBack: (id: string, came: CallBack, by: UserId) => Promise<InquiryHandled>;
  /**
   * Says who asked, of those to whom something may go: from then on it sets off whatever goes to them (CO62). Said anew by somebody else who
   * may, or by counsel, the last counts.
   */
  readonly know: (id: string, recipient: string, by: UserId) => Promise<InquiryHandled>;
  /** Where whoever asked says that they are reached, whole, of one that is open. The look is recorded before it is answered (DB625). */
  readonly showReach: (id: string, by: UserId) => Promise<ReachShown>;
  readonly end: (id: string, how: InquiryEnd, by: UserId) => Promise<InquiryHandled>;
  /** All that are open, the oldest first. */
  readonly open: () => Promise<readonly StoredInquiry[]>;
}
