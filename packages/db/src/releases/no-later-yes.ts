/** That no later yes of the same person, to the same recipient and for the same purpose, goes on from the release `given`. */
export const NO_LATER_YES = `not exists (select from release later where later.person_id = given.person_id
        and later.recipient_id = given.recipient_id and later.purpose = given.purpose and later.revoked_at is null
        and later.expires_at > given.expires_at)`;
