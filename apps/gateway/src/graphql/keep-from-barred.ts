import { UserId, Uuid } from "@holdfast/case-schema";
import { getNamedType, isListType, isNonNullType, isObjectType } from "graphql";
import type { GraphQLField, GraphQLOutputType, GraphQLSchema } from "graphql";
import type { Context } from "./context.ts";

/** What of the schema is one contact, or of one: each is kept from whoever is barred from that contact, wherever it is told (G490). */
export const OF_A_CONTACT: ReadonlySet<string> = new Set([
  "AgreedFollowUp",
  "Ask",
  "Block",
  "BreachPerson",
  "CallRow",
  "CaseFiling",
  "ClosedContact",
  "ContactLink",
  "CrisisClock",
  "DismissedProposal",
  "EarlierContact",
  "Escalation",
  "FirstWords",
  "FloodMember",
  "FollowUp",
  "Handover",
  "HandoverContact",
  "HelpOwed",
  "LastFiled",
  "LeadMove",
  "LegalHold",
  "LinkedContact",
  "ListedPlan",
  "Look",
  "OlderContact",
  "ProposedMove",
  "ProposedTake",
  "QueueRow",
  "SameAddress",
  "UncoveredContact",
  "UnreadWhispers",
  "UnlistedCentre",
  "UnreadableMessage",
  "WaitingOffer",
  "WhisperedContact",
]);

/** Who asks for these is told by the statement itself that there is nothing for them, and the try is on record with the contact (AU1). */
const ASKED_BELOW: ReadonlySet<string> = new Set(["contact"]);
/** Arguments that are a contact's short number. */
export const NUMBERS: Readonly<Record<string, string>> = {
  holdForLegalProcess: "contactNumber",
};
/** No contact ever has it. */
const NO_NUMBER = 2_147_483_647;

type Args = Readonly<Record<string, unknown>>;

/**
 * Has whatever is asked of a contact, or of what belongs to one, be asked of what is not there instead, by whoever is barred from that
 * contact; and has nothing that tells of one tell it to them. So a deed that comes to be is kept from them as the others are, and is
 * answered and costs what it does where there is nothing (A87).
 */
export function keepFromBarred(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(type?.getFields() ?? {}))
      if (field.args.length > 0 && !ASKED_BELOW.has(field.name))
        wrapAsked(field as GraphQLField<unknown, Context>);
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type))
      for (const field of Object.values(type.getFields()))
        if (OF_A_CONTACT.has(getNamedType(field.type).name) && mayLeaveOut(field.type))
          wrapTold(field as GraphQLField<unknown, Context>);
  return schema;
}

function wrapAsked(field: GraphQLField<unknown, Context>): void {
  const { resolve, name, args: declared } = field;
  if (resolve === undefined) return;
  const givesOn = ["contactId", "to"].every((arg) => declared.some((one) => one.name === arg));
  field.resolve = async (root, args: Args, context, info) => {
    const { store, identity } = context;
    const others = givesOn ? await kept(context, args["to"], [String(args["contactId"])]) : NOTHING;
    const given = others.size > 0 ? { ...args, to: crypto.randomUUID() } : args;
    if (!identity.hasBars) return resolve(root, given, context, info);
    const written = idsIn(given);
    const ids = await store.bars.keeps(identity.userId, written);
    // As they were written: an id is the same in capitals, and is answered as it was asked.
    const instead = new Map(
      written
        .filter((id) => ids.has(id.toLowerCase()))
        .map((id): [string, string] => [id, crypto.randomUUID()]),
    );
    const asked = withNumber(name, instead.size > 0 ? (replaced(given, instead) as Args) : given);
    return told(await resolve(root, await asked(context), context, info), instead);
  };
}

const NOTHING: ReadonlySet<string> = new Set();

async function kept({ store }: Context, user: unknown, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const known = UserId.safeParse(user);
  return known.success ? store.bars.keeps(known.data, ids.filter(isId)) : NOTHING;
}

/** The same with a number that no contact has in place of one that they are barred from. */
function withNumber(field: string, args: Args): (context: Context) => Promise<Args> {
  const name = NUMBERS[field];
  const number = name === undefined ? null : args[name];
  return async ({ store, identity }) => {
    if (name === undefined || typeof number !== "number") return args;
    const isKept = (await store.bars.keepsNumbers(identity.userId, [number])).has(number);
    return isKept ? { ...args, [name]: NO_NUMBER } : args;
  };
}

const isId = (value: unknown): value is string => Uuid.safeParse(value).success;

/** Every id in what was asked, however deep. */
function idsIn(value: unknown): readonly string[] {
  if (isId(value)) return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}

function replaced(value: unknown, instead: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return instead.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => replaced(one, instead));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(one, instead)]));
}

/** What came of it, under the id that was asked for. */
function told(answer: unknown, instead: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(answer)) return answer.map((one) => told(one, instead));
  if (instead.size === 0 || typeof answer !== "object" || answer === null || !("id" in answer)) return answer;
  const asked = [...instead].find(([, other]) => other === answer.id)?.[0];
  return asked === undefined ? answer : { ...answer, id: asked };
}

/** Whether something can be left out where that is told. */
function mayLeaveOut(type: GraphQLOutputType): boolean {
  return !isNonNullType(type) || isListType(type.ofType);
}

function wrapTold(field: GraphQLField<unknown, Context>): void {
  const { name, resolve = (root: unknown) => (root as Readonly<Record<string, unknown>>)[name] } = field;
  field.resolve = async (root, args: unknown, context, info) => {
    const value: unknown = await resolve(root, args, context, info);
    if (!context.identity.hasBars || value === null || value === undefined) return value;
    const barred = await barredOf(context);
    if (Array.isArray(value)) return value.filter((one) => !isOfAny(one, barred));
    return isOfAny(value, barred) ? null : value;
  };
}

/** Asked once in a request, when something that may be theirs was read: whatever bar was set before it was, counts. */
const asked = new WeakMap<Context, Promise<ReadonlySet<string>>>();

async function barredOf(context: Context): Promise<ReadonlySet<string>> {
  const known = asked.get(context) ?? context.store.bars.contactsOf(context.identity.userId);
  asked.set(context, known);
  return known;
}

/** Whether one of these contacts is named by it, as what is of a contact names it. */
export function isOfAny(value: unknown, contacts: ReadonlySet<string>): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { id, contactId, row, contact, of, lastFiled } = value as Readonly<Record<string, unknown>>;
  const named = [id, contactId, ...[row, contact, of, lastFiled].map(idOf)];
  return named.some((one) => typeof one === "string" && contacts.has(one));
}

function idOf(value: unknown): unknown {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null && "id" in value ? value.id : null;
}
