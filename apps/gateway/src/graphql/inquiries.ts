import { Uuid } from "@holdfast/case-schema";
import { inquirySteps } from "@holdfast/consent-policy";
import type { InquiryHandled, StoredInquiry } from "@holdfast/db";
import { z } from "zod";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { CaseStaff } from "./case-staff.ts";
import { DisclosureTrigger, RecipientType } from "./disclosure-enums.ts";
import { CallBack, InHand, InquiryAsker, InquiryEnd, InquiryWay } from "./inquiry-enums.ts";
import { maskedReach } from "./masked-reach.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

const Words = z.object({
  who: z.string().max(200),
  reach: z.string().max(400),
  said: z.string().max(4_000),
});

const InquiryLogged = builder
  .objectRef<{ readonly id: string; readonly steps: readonly string[] }>("InquiryLogged")
  .implement({
    ...needs("inquiry.log"),
    description:
      "It is written down. The steps follow from what whoever asks said, whether or not anybody is known here.",
    fields: (t) => ({
      id: t.exposeID("id"),
      steps: t.stringList({ resolve: ({ steps }) => [...steps] }),
    }),
  });

const InquiryHandledType = builder
  .objectRef<{ readonly id: string }>("InquiryHandled")
  .implement({ ...needs("inquiry.log"), fields: (t) => ({ id: t.exposeID("id") }) });

const InquiryInvalid = builder.objectRef<{ readonly part: string }>("InquiryInvalid").implement({
  ...needs("inquiry.log"),
  description:
    "words: too long. askedAt: it has not been yet. id: another one has it. recipientId: they cannot have asked so, or whoever says so has said so already. called_back: whoever uses a name that anybody can use is known once they were rung back and are them. own: nobody ends what they wrote down. Nothing was kept.",
  fields: (t) => ({ part: t.exposeString("part") }),
});

const LogResult = builder.unionType("LogInquiryResult", {
  types: [InquiryLogged, InquiryInvalid],
  resolveType: tagOf,
});
const HandledResult = builder.unionType("InquiryHandledResult", {
  types: [InquiryHandledType, InquiryInvalid, NotFound],
  resolveType: tagOf,
});

type RungBack = StoredInquiry["callBacks"][number];
const RungBackType = builder.objectRef<RungBack>("InquiryCallBack").implement({
  ...needs("inquiry.handle"),
  fields: (t) => ({
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: CaseStaff }),
    came: t.expose("came", { type: CallBack }),
  }),
});

const Inquiry = builder.objectRef<StoredInquiry>("Inquiry").implement({
  ...needs("inquiry.handle"),
  description: "Who has asked us about somebody. Personal data: who, said. It names no case and no contact.",
  fields: (t) => ({
    id: t.exposeID("id"),
    asker: t.expose("asker", { type: InquiryAsker }),
    inHand: t.expose("inHand", { type: InHand }),
    way: t.expose("way", { type: InquiryWay }),
    trigger: t.expose("trigger", {
      type: DisclosureTrigger,
      description: "What it sets off, whatever goes to whoever asked, until it is over.",
    }),
    askedAt: t.expose("askedAt", { type: "Instant" }),
    loggedAt: t.expose("loggedAt", { type: "Instant" }),
    loggedBy: t.expose("loggedBy", { type: CaseStaff }),
    who: t.string({
      nullable: true,
      description: "Null: damaged.",
      resolve: ({ words }) => words?.who ?? null,
    }),
    maskedReach: t.string({
      nullable: true,
      description:
        "What is seen of where they say that they are reached (G539): showInquiryReach answers it whole. Empty: it was not said.",
      resolve: ({ words }) => maskedReach(words?.reach ?? null),
    }),
    said: t.string({ nullable: true, resolve: ({ words }) => words?.said ?? null }),
    callBacks: t.field({ type: [RungBackType], resolve: ({ callBacks }) => [...callBacks] }),
    recipientId: t.id({ nullable: true, resolve: ({ recipient }) => recipient?.id ?? null }),
    recipientType: t.field({
      type: RecipientType,
      nullable: true,
      resolve: ({ recipient }) => recipient?.type ?? null,
    }),
    steps: t.stringList({ resolve: ({ asker, inHand }) => [...inquirySteps(asker, inHand)] }),
  }),
});

builder.queryField("inquiries", (t) =>
  t.field({
    ...needs("inquiry.handle"),
    type: [Inquiry],
    description: "All that are open, the oldest first.",
    resolve: (_root, _args, { store }) => store.inquiries.open(),
  }),
);

builder.mutationFields((t) => ({
  logInquiry: t.field({
    ...needs("inquiry.log"),
    type: LogResult,
    description:
      "Writes down who asked about somebody. Nobody is looked up for it. Whoever asks for help for somebody who is with them is none: they are helped.",
    args: {
      id: t.arg.id({
        required: true,
        description: "Made by whoever writes it down: written twice, it is there once.",
      }),
      asker: t.arg({ type: InquiryAsker, required: true }),
      inHand: t.arg({ type: InHand, required: true }),
      way: t.arg({ type: InquiryWay, required: true }),
      askedAt: t.arg({ type: "Instant", required: true }),
      who: t.arg.string({ required: true }),
      reach: t.arg.string({ required: true }),
      said: t.arg.string({ required: true }),
    },
    resolve: async (_root, { id, asker, inHand, way, askedAt, ...given }, { store, identity, clock }) => {
      const known = Uuid.safeParse(id);
      const words = Words.safeParse({
        who: storable(given.who),
        reach: storable(given.reach),
        said: storable(given.said),
      });
      if (!known.success) return tagged("InquiryInvalid", { part: "id" });
      if (!words.success) return tagged("InquiryInvalid", { part: "words" });
      if (askedAt > clock()) return tagged("InquiryInvalid", { part: "askedAt" });
      const { kind } = await store.inquiries.log({
        id: known.data,
        asker,
        inHand,
        way,
        askedAt,
        words: words.data,
        by: identity.userId,
      });
      return kind === "logged"
        ? tagged("InquiryLogged", { id: known.data, steps: inquirySteps(asker, inHand) })
        : tagged("InquiryInvalid", { part: "id" });
    },
  }),
  inquiryCalledBack: t.field({
    ...needs("inquiry.log"),
    type: HandledResult,
    description:
      "What came of ringing whoever asked back, at a number that was found elsewhere than with them.",
    args: { id: t.arg.id({ required: true }), came: t.arg({ type: CallBack, required: true }) },
    resolve: async (_root, { id, came }, { store, identity }) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      return answerOf(id, await store.inquiries.calledBack(known.data, came, identity.userId));
    },
  }),
  knowInquiry: t.field({
    ...needs("inquiry.handle"),
    type: HandledResult,
    description:
      "Says who asked, of those to whom something may go: it sets off whatever goes to them until it is over. Said anew by somebody else who may, or by counsel, the last counts.",
    args: { id: t.arg.id({ required: true }), recipientId: t.arg.id({ required: true }) },
    resolve: async (_root, { id, recipientId }, { store, identity }) => {
      const [known, recipient] = [Uuid.safeParse(id), Uuid.safeParse(recipientId)];
      if (!known.success || !recipient.success) return tagged("NotFound", { id });
      return answerOf(id, await store.inquiries.know(known.data, recipient.data, identity.userId));
    },
  }),
  endInquiry: t.field({
    ...needs("inquiry.handle"),
    type: HandledResult,
    description: "It is answered, by somebody other than whoever wrote it down.",
    args: { id: t.arg.id({ required: true }), how: t.arg({ type: InquiryEnd, required: true }) },
    resolve: async (_root, { id, how }, { store, identity }) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      return answerOf(id, await store.inquiries.end(known.data, how, identity.userId));
    },
  }),
}));

const PART = { own: "own", not_them: "recipientId", not_called_back: "called_back" } as const;

function answerOf(id: string, { kind }: InquiryHandled) {
  if (kind === "done") return tagged("InquiryHandled", { id });
  if (kind === "not_found") return tagged("NotFound", { id });
  return tagged("InquiryInvalid", { part: PART[kind] });
}
