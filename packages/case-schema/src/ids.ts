import { z } from "zod";

/**
 * Every id is a UUID made by the application (version 7, so that ids sort by birth), in the one form in which the database gives
 * it back: one written in capitals is the same id, and what is compared by it, or sealed for it, has to agree.
 */
export const Uuid = z.uuid().toLowerCase();

export const ContactId = Uuid.brand<"ContactId">();
export type ContactId = z.infer<typeof ContactId>;

/** One inbound or outbound message. Made by whoever writes it, so that writing twice stores once. */
export const MessageId = Uuid.brand<"MessageId">();
export type MessageId = z.infer<typeof MessageId>;

/** Somebody for whom something is kept. Never an address. */
export const PersonId = Uuid.brand<"PersonId">();
export type PersonId = z.infer<typeof PersonId>;

/** The record of one situation, whoever is in it. */
export const CaseId = Uuid.brand<"CaseId">();
export type CaseId = z.infer<typeof CaseId>;

/** Somebody who is alleged to exploit, as a case knows them. Never a person for whom something is kept. */
export const ExploiterId = Uuid.brand<"ExploiterId">();
export type ExploiterId = z.infer<typeof ExploiterId>;

/** One thing that somebody said about being reached, as it was kept. */
export const PreferenceId = Uuid.brand<"PreferenceId">();
export type PreferenceId = z.infer<typeof PreferenceId>;

/** One asking of a lead to lift what locks a contact. */
export const LiftAskId = Uuid.brand<"LiftAskId">();
export type LiftAskId = z.infer<typeof LiftAskId>;

export const NoteId = Uuid.brand<"NoteId">();
export type NoteId = z.infer<typeof NoteId>;

/** Something agreed with somebody for a time. Made by whoever writes it down, so that writing twice keeps once. */
export const FollowUpId = Uuid.brand<"FollowUpId">();
export type FollowUpId = z.infer<typeof FollowUpId>;

export const CallId = Uuid.brand<"CallId">();
export type CallId = z.infer<typeof CallId>;

/** Somebody else who is called from a contact. */
export const CallPartyId = Uuid.brand<"CallPartyId">();
export type CallPartyId = z.infer<typeof CallPartyId>;

export const UserId = Uuid.brand<"UserId">();
export type UserId = z.infer<typeof UserId>;

export const SessionId = Uuid.brand<"SessionId">();
export type SessionId = z.infer<typeof SessionId>;

/**
 * The id of a channel instance, as `channels.config.ts` names it: lower-case, part of intake paths and of
 * environment variable names.
 */
export const ChannelId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .brand<"ChannelId">();
export type ChannelId = z.infer<typeof ChannelId>;
