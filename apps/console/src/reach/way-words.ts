import type {
  DangerMeaning,
  DroppedAction,
  HandsSign,
  ReachFlag,
  ReachWayForward,
} from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** What can be done instead, or first, in words; what the console can do itself stands beside it as a button. */
export function wayForwardWords(way: ReachWayForward): string {
  return {
    do_as_agreed: t`Do as was agreed for danger.`,
    await_check_word: t`It ends when they say their safe word and two colleagues confirm.`,
    await_their_message: t`They can still write, and then you can answer.`,
    they_can_text_start: t`They can text START.`,
    record_what_they_ask_now: t`They wrote since: record what they ask for now, then answer.`,
    record_what_they_told: t`If they have told you how they may be reached here, record that first.`,
    ask_when_they_write: t`Ask them when they write next.`,
    use_agreed_way: t`Use a way that they agreed to.`,
    wait_for_window: t`Wait for the hours that are safe for them.`,
    lead_may_lift: t`A shift lead can lift this for one neutral check message.`,
    send_cover_story: t`Send the cover story, as it is.`,
    ask_check_question: t`Ask the check question.`,
    confirm_same_person: t`Confirm once you are sure that it is the same person.`,
    send_neutral_check: t`Send one neutral check message.`,
    reword: t`Write it in other words.`,
    leave_no_message: t`Leave no message.`,
    they_return: t`They come back to us.`,
    wait_until_due: t`Wait until it is due.`,
  }[way];
}

/** What whoever writes should know beside it. */
export function flagWords(flag: ReachFlag): string {
  return {
    opted_out_but_wrote: t`they sent a stop word, and have written since`,
    provider_blocks: t`the provider blocks texts to them; they can text START`,
    no_preference: t`nobody has asked them how they may be reached`,
    preference_expired: t`what they agreed to has expired; ask again`,
    way_not_agreed: t`they did not agree to this way; answers only`,
    outside_window: t`outside their hours; answers only`,
    shared_device: t`shared device`,
    watched_device: t`watched device`,
    quiet_words: t`words that somebody else could read`,
  }[flag];
}

/** Why it may not be the same person, in words. */
export function signWords(sign: HandsSign): string {
  return {
    may_be_exploiter: t`marked: may be the exploiter`,
    number_reassigned: t`the number is somebody else’s now`,
    reopened: t`they came back after it was closed`,
    silence: t`nothing came from them for 5 minutes`,
  }[sign];
}

/** What they want done once they have said the danger word. */
export function dangerMeaningWords(means: DangerMeaning): string {
  return {
    stop: t`stop writing and calling`,
    call_emergency: t`call the emergency services`,
    come: t`come to them`,
  }[means];
}

/** What they want when a conversation breaks off. */
export function droppedWords(action: DroppedAction): string {
  return {
    they_return: t`They come back to us`,
    call_once: t`Call once`,
    text_once: t`Text once`,
    never: t`Never contact them`,
  }[action];
}
