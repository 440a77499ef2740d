/**
 * Luhn's check of payment card numbers: every second digit from the right doubled, the sum divisible by ten.
 *
 * @param digits decimal digits only
 * @see ISO/IEC 7812-1, annex B
 */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const value = Number(digits[digits.length - 1 - fromRight]);
    const doubled = fromRight % 2 === 1 ? value * 2 : value;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/**
 * The check of international bank account numbers: the first four characters moved to the end, letters read as 10 to 35,
 * the number leaves 1 when divided by 97.
 *
 * @param iban letters and digits without separators, upper case
 * @see ISO 13616, ISO/IEC 7064 (MOD 97-10)
 */
export function passesIbanCheck(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
