import { Uuid } from "@holdfast/case-schema";
import { getNamedType, isNonNullType, isUnionType, type GraphQLField, type GraphQLSchema } from "graphql";
import type { Context } from "./context.ts";

/** What somebody is told who may not, or not so: each time it is a row of the audit (AU2, G409). */
export const REFUSALS: ReadonlySet<string> = new Set([
  "NotFound",
  "NotHolder",
  "AddressWithheld",
  "NotYoursToSign",
  "NotYoursToReview",
  "NotYoursToSee",
  "HandoverNotOffered",
  "HandoverNotYours",
  "HandoverWaits",
  "WhisperNotWritten",
  "AnnouncementNotSaid",
  "AlarmNotYours",
  "AlarmCodeNotSent",
  "AlarmAddressNotConfirmed",
  "SurgeNotTurned",
  "NotOfficer",
  "NobodyToLetIn",
  "OwnAccount",
  "LastAdministrator",
  "CaseInvalid",
  "CaseNotBarred",
  "EmergencyRefused",
  "OwnWordRefused",
  "SafetyPlanNotInContact",
  "SafetyPlanPieceRefused",
  "CrisisNotDone",
  "RecipientInvalid",
  "ReleaseInvalid",
  "SignPageNotOffered",
  "DisclosureNotSent",
  "HeldNotDecided",
  "HeldElsewhere",
  "ForgetNotAsked",
  "ForgetNotDecided",
  "ForgetNotTakenBack",
  "InquiryInvalid",
  "LegalProcessInvalid",
  "BreachInvalid",
  "BlockRefused",
  "ReachRefused",
  "CallRefused",
  "InvitationRefused",
  "PasskeyNotAdded",
  "LastMeansOfSigningIn",
  "ProveItsYou",
]);

/** These say it by the statement that refuses: a contact that is not there, and how contacts move; and who reads the audit. */
const SAID_BELOW: ReadonlySet<string> = new Set([
  "contact",
  "audit",
  "acceptContact",
  "claimContact",
  "closeContact",
  "declineContact",
  "offerContact",
  "returnContact",
  "setAsideContact",
  "takeBackContact",
  "takeOverContact",
  "withdrawOffer",
]);

/** That something does not leave for want of a proof is said by the statement that would let it (DB490), with its case. */
const PROOF_SAID_BELOW: ReadonlySet<string> = new Set(["confirmDisclosure", "sendApprovedDisclosure"]);

/** What is `null` to whoever may not read the case, or the hold, that it is asked of. */
const OF_A_CASE: ReadonlySet<string> = new Set(["case", "keptOnHold"]);

/** Has every question and deed say to the audit that it refused somebody, before they are told. */
export function recordRefusals(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(type?.getFields() ?? {}))
      if (!SAID_BELOW.has(field.name) && mayRefuse(field)) wrap(field as GraphQLField<unknown, Context>);
  return schema;
}

function isOfCase(field: GraphQLField<unknown, never>): boolean {
  return (
    !isNonNullType(field.type) &&
    (OF_A_CASE.has(field.name) || field.args.some(({ name }) => name === "caseId"))
  );
}

function mayRefuse(field: GraphQLField<unknown, never>): boolean {
  return isUnionType(getNamedType(field.type)) || isOfCase(field);
}

function wrap(field: GraphQLField<unknown, Context>): void {
  const { resolve, name } = field;
  if (resolve === undefined) return;
  const nullIsRefusal = isOfCase(field as GraphQLField<unknown, never>);
  field.resolve = async (root, args: Readonly<Record<string, unknown>>, context, info) => {
    const result: unknown = await resolve(root, args, context, info);
    const refusal = result === null && nullIsRefusal ? "not_found" : refusalOf(result);
    const isSaid = refusal === UNPROVED && PROOF_SAID_BELOW.has(name);
    if (refusal !== null && !isSaid)
      await context.store.audit.refused({
        by: context.identity.userId,
        thing: "house",
        subjectId: uuidIn(args["id"]),
        contactId: uuidIn(args["contactId"]),
        caseId: uuidIn(name === "case" ? args["id"] : args["caseId"]),
        refusal,
        facts: { field: name },
      });
    return result;
  };
}

/** As the store says it, too. */
const UNPROVED = "prove_it_is_you";

/** Why, as a code; `null`: it was not refused. */
export function refusalOf(result: unknown): string | null {
  if (typeof result !== "object" || result === null || !("__typename" in result)) return null;
  const { __typename: name } = result;
  if (typeof name !== "string" || !REFUSALS.has(name)) return null;
  if (name === "ProveItsYou") return UNPROVED;
  for (const key of ["because", "reason", "problem"]) {
    const code: unknown = key in result ? (result as Readonly<Record<string, unknown>>)[key] : null;
    if (typeof code === "string" && /^[a-z_]{1,40}$/.test(code)) return code;
  }
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).slice(1);
}

function uuidIn(value: unknown): string | null {
  const read = Uuid.safeParse(value);
  return read.success ? read.data : null;
}
