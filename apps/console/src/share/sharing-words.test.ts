import {
  DevicePrivacy,
  DisclosureTrigger,
  GuardianConflict,
  ReadbackPoint,
  RecipientType,
  ReleaseForm,
  ReleaseGiver,
  ReleasePurpose,
  RevokedHow,
} from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { triggerWords } from "./held-words.ts";
import {
  deviceWords,
  formWords,
  giverWords,
  guardianWords,
  purposeWords,
  readbackWords,
  recipientTypeWords,
  revokedWords,
} from "./sharing-words.ts";

speak("en");

it.each<[string, readonly string[]]>([
  ["recipients", RecipientType.options.map(recipientTypeWords)],
  ["purposes", ReleasePurpose.options.map(purposeWords)],
  ["forms", ReleaseForm.options.map(formWords)],
  ["who gives", ReleaseGiver.options.map(giverWords)],
  ["guardians", GuardianConflict.options.map(guardianWords)],
  ["points read back", ReadbackPoint.options.map(readbackWords)],
  ["devices", DevicePrivacy.options.map(deviceWords)],
  ["ways to take back", RevokedHow.options.map(revokedWords)],
  ["whose wish it is", DisclosureTrigger.options.map(triggerWords)],
])("all %s are told apart, each in words and not in code", (_name, words) => {
  expect(new Set(words).size).toBe(words.length);
  expect(words.filter((word) => word === "" || /_/.test(word))).toEqual([]);
});
