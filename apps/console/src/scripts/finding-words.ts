import { t } from "@lingui/core/macro";

/** What is wrong with a file, or with a place in it. A code that has no words stands as it is. */
export function findingWords(code: string): string {
  const words: Readonly<Record<string, string>> = {
    too_large: t`The file is larger than 2 MB.`,
    too_large_at_once: t`The file is too large to be sent at once. Import fewer scripts at a time.`,
    not_json: t`The file is not JSON.`,
    not_this_format: t`The file does not say that it holds grounding scripts.`,
    newer_format: t`The file was written by a later release.`,
    no_scripts: t`The file holds no script.`,
    too_many: t`The file holds more than 100 scripts.`,
    invalid: t`This part is missing, of the wrong kind, or not known here.`,
    version_twice: t`Two scripts of the file have the same name and version.`,
    version_not_newer: t`A version that is as new, or newer, is kept already. Give it a higher number.`,
    step_twice: t`Two steps have the same name.`,
    no_step_for_all: t`Each step is left out for somebody, so that nothing may be left.`,
    ask_first_not_in_do_not_use: t`What is asked first has to be among what speaks against the script.`,
    shorter_than_shortest: t`The usual time is shorter than the shortest.`,
    no_language: t`The script speaks no language.`,
    steps_differ: t`The wording does not have the steps of the script.`,
    covert_missing: t`A script that can be done unseen needs a covert wording here.`,
    covert_not_meant: t`A script that cannot be done unseen has a covert wording here.`,
    ...lineWords(),
  };
  return words[code] ?? code;
}

function lineWords(): Readonly<Record<string, string>> {
  return {
    no_exit: t`A step has to end when it gets worse, when it is silent, and when it is interrupted.`,
    holds_breath: t`The breath is held, which is only for scripts that are asked for and not for everybody.`,
    covert_or_safe: t`A script that cannot be done unseen needs the person to be safe now.`,
    inward_without_bars: t`A script that turns inward is not for dissociation, psychosis or driving, and has to say so.`,
    hard_to_read: t`The words are harder to read than a script may be.`,
    longer_than_one_text: t`The words do not fit into one text message.`,
    several_instructions: t`A text asks for more than one thing.`,
    several_sentences: t`More than two sentences are spoken at a time.`,
    no_ga: t`What is typed on a call ends with GA.`,
    emoji_on_tty: t`A text telephone has no emoji.`,
    unknown_place: t`Only the date is filled in.`,
    invites_opt_out: t`The words ask for a word that opts out.`,
    quiet_word: t`The words say who writes or about what, or lead somewhere.`,
    covert_asks: t`A covert wording asks nothing.`,
    closes_eyes: t`Eyes stay open, or as they choose, and both have to be said to be as good.`,
    tells_calm: t`The words tell somebody to relax, or that they are safe.`,
    orders: t`The words order, where they could offer.`,
    names_body_part: t`Only hands, shoulders and feet are named.`,
    is_religious: t`The words speak of faith, which is the person’s to bring.`,
    asks_where: t`The words ask where somebody is.`,
  };
}
