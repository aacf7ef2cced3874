import { z } from "zod";
import { ChannelId, UserId } from "./ids.ts";
import { Language } from "./language.ts";
import { Wording } from "./wording.ts";

export const QueueId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .brand<"QueueId">();
export type QueueId = z.infer<typeof QueueId>;

/** The queue for whatever no other names. It is always there, so that nothing stands nowhere. */
export const REST_QUEUE = QueueId.parse("main");

/** Whether people take from a queue themselves, are offered what stands in it, or both. */
export const QueueMode = z.enum(["pull", "offer", "both"]);
export type QueueMode = z.infer<typeof QueueMode>;

/** The latest that a contact comes to stand in a second queue, in minutes beyond its target: a day. The team's own figure. */
export const OVERFLOW_LATEST_MINUTES = 24 * 60;

/** More than can be told apart beside one list; the team's own figure. */
export const QUEUES_AT_MOST = 12;

/** More than a hotline has people; the team's own figure. */
export const QUEUE_PEOPLE_AT_MOST = 1_000;

const Overflow = z.strictObject({
  to: QueueId,
  /** How long beyond its target, in minutes. */
  afterMinutes: z.number().int().min(0).max(OVERFLOW_LATEST_MINUTES),
});

const isDistinct = (list: readonly string[]): boolean => new Set(list).size === list.length;

const common = {
  /** How what stands in it comes to people. As delivered they take it themselves. */
  mode: QueueMode.default("pull"),
  /** In which second queue whoever waits for too long stands as well; `null`: in none. */
  overflow: Overflow.nullable().default(null),
  /** Who is of it (Q25); `null`: everybody. It keeps nobody else from anything. */
  people: z.array(UserId).min(1).max(QUEUE_PEOPLE_AT_MOST).refine(isDistinct).nullable().default(null),
};

/** What a queue names: a list left empty names nothing, so that any will do. */
const Feeds = z
  .strictObject({
    channels: z.array(ChannelId).max(40).refine(isDistinct),
    languages: z.array(Language).max(Language.options.length).refine(isDistinct),
  })
  .refine(({ channels, languages }) => channels.length + languages.length > 0, {
    params: { code: "names_nothing" },
  });
export type QueueFeeds = z.infer<typeof Feeds>;

const RestQueue = z.strictObject({
  id: z.literal(REST_QUEUE),
  /** `null`: what the console calls it. */
  name: Wording.nullable(),
  feeds: z.literal("everything"),
  ...common,
});
export type RestQueue = z.infer<typeof RestQueue>;

const NamedQueue = z.strictObject({ id: QueueId, name: Wording, feeds: Feeds, ...common });
export type NamedQueue = z.infer<typeof NamedQueue>;

/** What is wrong with queues beside each other. */
export type QueuesProblem =
  | "same_id"
  | "same_name"
  /** Two queues name the same equally exactly, so that nobody could say in which one a contact stands. */
  | "named_twice"
  | "overflow_to_itself"
  | "overflow_to_nowhere";

/**
 * The queues of a hotline: the one for the rest first, then those that name channels, languages or both (Q14). A hotline
 * that has one queue has the first.
 */
export const Queues = z
  .tuple([RestQueue], NamedQueue)
  .refine((queues) => queues.length <= QUEUES_AT_MOST, { params: { code: "too_many" } })
  .superRefine((queues, context) => {
    for (const [index, problem] of queuesProblems(queues))
      context.addIssue({ code: "custom", path: [index], params: { code: problem } });
  });
export type Queues = z.infer<typeof Queues>;

/** What each is wrong with, by its place; the later of two is named. */
function queuesProblems(
  queues: readonly (RestQueue | NamedQueue)[],
): readonly (readonly [index: number, QueuesProblem])[] {
  const ids = new Set<string>(queues.map(({ id }) => id));
  return queues.flatMap((queue, index) => {
    const before = queues.slice(0, index);
    const { overflow } = queue;
    const problems: readonly (QueuesProblem | false)[] = [
      before.some(({ id }) => id === queue.id) && "same_id",
      before.some((other) => isCalledAlike(queue.name, other.name)) && "same_name",
      before.some((other) => isNamedAlike(queue.feeds, other.feeds)) && "named_twice",
      overflow?.to === queue.id && "overflow_to_itself",
      overflow !== null && !ids.has(overflow.to) && "overflow_to_nowhere",
    ];
    return problems.flatMap((problem) => (problem === false ? [] : [[index, problem] as const]));
  });
}

function isCalledAlike(one: Wording | null, other: Wording | null): boolean {
  if (one === null || other === null) return false;
  return Language.options.some(
    (language) => one[language].toLocaleLowerCase() === other[language].toLocaleLowerCase(),
  );
}

/** Whether two name one channel and language equally exactly. */
function isNamedAlike(one: QueueFeeds | "everything", other: QueueFeeds | "everything"): boolean {
  if (one === "everything" || other === "everything") return false;
  return meets(one.channels, other.channels) && meets(one.languages, other.languages);
}

function meets(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return one.length === other.length;
  return one.some((each) => other.includes(each));
}
