import type { Question } from "@holdfast/safety-plan";
import { t } from "@lingui/core/macro";

/** What a first question is about, as it stands in a list. */
export function questionTitle(question: Question): string {
  return {
    device_safe: t`Device private`,
    alone: t`Seen or heard`,
    reconnect: t`If contact is lost`,
    where: t`Where they are`,
    how_long: t`How long there`,
    on_foot: t`Leaving on foot`,
    transport: t`Ways to travel`,
    with: t`Who would come`,
    injury: t`Hurt, or needing medicine`,
    weapons_watch: t`Weapons and watching`,
  }[question];
}

/** What can be said to ask it, to whoever plans for themself. Calm, and with a way to say nothing. */
export function questionToSay(question: Question): string {
  return {
    device_safe: t`Before we go on: is it safe to use this phone or computer, or could somebody else read what is on it? You do not have to answer.`,
    alone: t`Can anybody see or hear you now? A yes or a no is enough.`,
    reconnect: t`If we lose each other, what would you like us to do? We do nothing that you do not want.`,
    where: t`Would you like to tell me where you are? A town is enough, and you do not need to say more.`,
    how_long: t`Do you know how long you will be there?`,
    on_foot: t`If you wanted to, would it be safe for you to leave on foot?`,
    transport: t`Is there a way to travel that you could use, or money for a ride?`,
    with: t`Would anybody come with you? Children, somebody else, animals?`,
    injury: t`Are you hurt, or do you need medicine?`,
    weapons_watch: t`Is there anything that I should know about weapons, cameras, somebody on guard, or a phone or car that is tracked?`,
  }[question];
}

/** The same, to somebody who asks for a person whom they know. */
export function questionToSayForOthers(question: Question): string {
  return {
    device_safe: t`Before we go on: is it safe for you to use this phone or computer, or could somebody else read what is on it?`,
    alone: t`Can anybody see or hear you now? A yes or a no is enough.`,
    reconnect: t`If we lose each other, what would you like us to do? We do nothing that you do not want.`,
    where: t`Where are you yourself? A town is enough. Where the person is can wait.`,
    how_long: t`Do you know how long you will be there?`,
    on_foot: t`Could you leave on foot where you are, if you had to?`,
    transport: t`Do you have a way to travel, if you need one?`,
    with: t`Is anybody with you who would have to leave with you?`,
    injury: t`Are you hurt yourself, or do you need medicine?`,
    weapons_watch: t`Is there anything that puts you yourself in danger: weapons, cameras, somebody who watches you?`,
  }[question];
}

/** What to do when an answer says that it is not safe to talk. */
export function closingWords(because: Question): string {
  return because === "device_safe"
    ? t`The device is not private. Ask for a safer way, and end soon. Send nothing to this device.`
    : t`Somebody is there. Ask for a safer way if that can be done, and end soon.`;
}
