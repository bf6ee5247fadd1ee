import { expect, test } from "vitest";
import { isMended } from "../../app/domain/parsed";

const sent = { message: "Sale", translations: { de: { message: "", endedMessage: "" }, fr: { message: "{procent}" } }, windows: [{ endsAt: "1" }, { endsAt: "2" }] };

test.each([
  ["the field itself", "message", { message: "Sale!" }, true],
  ["another field", "message", { link: "/" }, false],
  ["the same words in another language", "translations.de.message", { translations: { ...sent.translations, fr: { message: "{percent}" } } }, false],
  ["another field of the language", "translations.de.message", { translations: { ...sent.translations, de: { message: "", endedMessage: "Vorbei" } } }, false],
  ["that field of that language", "translations.de.message", { translations: { ...sent.translations, de: { message: "Rabatt", endedMessage: "" } } }, true],
  ["a language that is taken out", "translations.de.message", { translations: { fr: sent.translations.fr } }, true],
  ["another row", "windows.1.endsAt", { windows: [{ endsAt: "9" }, { endsAt: "2" }] }, false],
  ["that row", "windows.1.endsAt", { windows: [{ endsAt: "1" }, { endsAt: "9" }] }, true],
  ["a part of what has no value of its own", "rule.places", { rule: { places: [] } }, true],
])("a problem is gone with a change of it only: %s", (_, field, change, expected) => {
  expect(isMended(field, sent, change)).toBe(expected);
});
