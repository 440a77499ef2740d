import { describe, expect, it } from "vitest";
import { passesIbanCheck, passesLuhn } from "./check-digits";

describe("passesLuhn", () => {
  // The payment networks' published test numbers; the last is the worked example of ISO/IEC 7812-1.
  it.each(["4111111111111111", "5555555555554444", "378282246310005", "6011000990139424", "17893729974"])(
    "accepts %s, and none that differs in one digit",
    (digits) => {
      expect(passesLuhn(digits)).toBe(true);
      for (let place = 0; place < digits.length; place += 1) {
        const other = String((Number(digits[place]) + 1) % 10);
        expect(passesLuhn(digits.slice(0, place) + other + digits.slice(place + 1))).toBe(false);
      }
    },
  );

  it("refuses nothing at all", () => expect(passesLuhn("")).toBe(false));
});

describe("passesIbanCheck", () => {
  // The examples of the IBAN registry (SWIFT, ISO 13616).
  it.each([
    "DE89370400440532013000",
    "GB29NWBK60161331926819",
    "FR1420041010050500013M02606",
    "NO9386011117947",
    "MT84MALT011000012345MTLCAST001S",
  ])("accepts %s, and not with two figures swapped", (iban) => {
    expect(passesIbanCheck(iban)).toBe(true);
    expect(passesIbanCheck(iban.slice(0, 2) + iban[3] + iban[2] + iban.slice(4))).toBe(false);
  });

  it.each(["DE8937040044053201300", "de89370400440532013000", "DE89", ""])("refuses %j", (iban) => {
    expect(passesIbanCheck(iban)).toBe(false);
  });
});
