import type { StaffName } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { CurrentCallFacts } from "./use-my-calls.ts";

/** What is new in the call that I am in, in sentences: who came, who left, who listens, and that it is over. */
export function callNews(before: CurrentCallFacts | null, after: CurrentCallFacts | null): readonly string[] {
  if (before === null) return [];
  const number = String(before.row.number);
  if (after === null || after.call.id !== before.call.id)
    return [t`The call of contact ${number} has ended for you.`];
  const news: string[] = [];
  for (const { name } of added(before.call.with, after.call.with)) news.push(t`${name} is in the call.`);
  for (const { name } of added(after.call.with, before.call.with)) news.push(t`${name} has left the call.`);
  for (const { name } of added(before.call.listening, after.call.listening))
    news.push(t`${name} listens, and is not heard.`);
  for (const { name } of added(after.call.listening, before.call.listening))
    news.push(t`${name} no longer listens.`);
  if (after.call.keys > before.call.keys) news.push(t`They pressed a key in contact ${number}.`);
  return news;
}

function added(before: readonly StaffName[], after: readonly StaffName[]): readonly StaffName[] {
  return after.filter(({ id }) => !before.some((each) => each.id === id));
}
