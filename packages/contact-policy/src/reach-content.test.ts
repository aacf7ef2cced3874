import { describe, expect, it } from "vitest";
import { contentOf, type AgreedTexts } from "./reach-content.ts";

const texts: AgreedTexts = {
  coverStory: ["Your dentist here: see you on Friday?", "No, wrong number. Sorry."],
  checkQuestion: "¿Qué tal el perro?",
  neutralChecks: ["Is this a good time?", "¿Es buen momento?"],
};

describe("what a text is", () => {
  it.each([
    ["No, wrong number. Sorry.", "cover_story"],
    ["  No, wrong number. Sorry.\n", "cover_story"],
    ["¿Qué tal el perro?", "agreed_check"],
    ["¿Qu\u0065\u0301 tal el perro?", "agreed_check"],
    ["¿Es buen momento?", "neutral_check"],
    ["No, wrong number. Sorry. The police are coming.", "free"],
    ["no, wrong number. sorry.", "free"],
    ["See you on Friday?", "free"],
    ["", "free"],
  ])("[CP52] %j is %s", (text, content) => {
    expect(contentOf(text, texts)).toBe(content);
  });

  it("[CP52] is free where nothing was agreed on", () => {
    expect(contentOf("", { coverStory: [], checkQuestion: null, neutralChecks: [] })).toBe("free");
  });
});
