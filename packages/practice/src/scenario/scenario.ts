import { Lane } from "@holdfast/case-schema";
import { z } from "zod";

/** Longer pauses teach nobody anything. In seconds. */
const PAUSE_MAX_S = 300;
/** What a text may have, of which the loopback channel takes no more. */
const WORDS_MAX = 1000;

const Words = z
  .string()
  .min(1, "has no words")
  .max(WORDS_MAX, `is longer than ${WORDS_MAX} characters`)
  .refine((words) => words === words.trim(), "begins or ends with a space");

const Seconds = z.number().min(0, "is before what it follows").max(PAUSE_MAX_S, `is over ${PAUSE_MAX_S} s`);

const Pause = z
  .tuple([Seconds, Seconds])
  .refine(([least, most]) => least <= most, "is shorter at the longest than at the shortest");

const Turn = z.strictObject({
  /** What it follows: the beginning, the turn before it, or the first answer to that. */
  on: z.enum(["start", "next", "answer"]),
  /** From the shortest to the longest, in seconds. */
  after: Pause,
  says: Words,
  /** What they write while nobody answers, so many seconds after what they wrote last. */
  nudge: z.strictObject({ after: Seconds.min(20, "comes sooner than 20 s"), says: Words }).optional(),
});
export type Turn = z.infer<typeof Turn>;

/** A conversation to practise with, as it is written down (PM1). Invented: nobody is behind it. */
export const Scenario = z
  .strictObject({
    id: z
      .string()
      .max(60, "is longer than 60 characters")
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, "is not of small letters, digits and single hyphens"),
    title: Words.max(80, "is longer than 80 characters"),
    /** Shown before it begins; gives nothing away of how it goes on. */
    about: Words.max(200, "is longer than 200 characters"),
    /** In which all of it is written. */
    language: z.enum(["en", "es"]),
    /** Where it belongs in the queue. */
    lane: Lane,
    turns: z.array(Turn).min(1, "has no turn").max(40, "has more than 40 turns"),
    /** Whether the person waits for a good-bye after their last turn or is gone without one. */
    ends: z.enum(["waits", "gone"]),
    /** What to look at afterwards, as questions to oneself. */
    points: z.array(Words.max(300, "is longer than 300 characters")).min(1, "has nothing to look at").max(8),
  })
  .superRefine(({ turns }, context) => {
    for (const [nth, { on, nudge }] of turns.entries()) {
      if ((on === "start") !== (nth === 0))
        context.addIssue({
          code: "custom",
          path: ["turns", nth, "on"],
          message:
            nth === 0
              ? "is the first and does not follow the start"
              : "follows the start and is not the first",
        });
      if (nudge !== undefined && on !== "answer")
        context.addIssue({
          code: "custom",
          path: ["turns", nth, "nudge"],
          message: "nudges, but does not wait for an answer",
        });
    }
  });
export type Scenario = z.infer<typeof Scenario>;
