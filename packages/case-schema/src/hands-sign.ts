import { z } from "zod";

/** What speaks for it that another than the person holds the device, the gravest first. A sign is never certainty. */
export const HandsSign = z.enum(["may_be_exploiter", "number_reassigned", "reopened", "silence"]);
export type HandsSign = z.infer<typeof HandsSign>;

/** What a sign asks somebody to do. */
export const HandsAsk = z.enum(["ask_check_question", "confirm_same_person", "tell_no_facts", "look_at_it"]);
export type HandsAsk = z.infer<typeof HandsAsk>;

/** What nobody is shown, and nothing of ours tells, while somebody may be the exploiter. */
export const Withheld = z.enum(["history", "suggestions", "facts"]);
export type Withheld = z.infer<typeof Withheld>;
