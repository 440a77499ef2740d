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

/** Σ digit · weight, place by place; what has no weight is left out. */
export function weightedSum(digits: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * (digits[place] ?? 0), 0);
}

/**
 * The check of Russian tax numbers (INN): of ten digits the last, of twelve the last two.
 *
 * @param digits decimal digits only
 * @see Order of the Federal Tax Service of Russia MMV-7-6/435@, 2012
 */
export function isRussianTaxNumber(digits: string): boolean {
  const values = [...digits].map(Number);
  const control = (weights: readonly number[]) => (weightedSum(values, weights) % 11) % 10;
  if (values.length === 10) return control([2, 4, 10, 3, 5, 9, 4, 6, 8]) === values[9];
  const first = control([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
  return values.length === 12 && first === values[10] && control([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === values[11];
}

const dihedral = [
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
];
const permuted = [
  "0123456789",
  "1576283094",
  "5803796142",
  "8916043527",
  "9453126870",
  "4286573901",
  "2793806415",
  "7046913258",
];

/**
 * Verhoeff's check over the dihedral group of ten, which finds every wrong digit and every two that were swapped.
 *
 * @param digits decimal digits only, the check digit last
 * @see Verhoeff (1969), Error Detecting Decimal Codes, Mathematical Centre Tracts 29
 */
export function isVerhoeff(digits: string): boolean {
  let check = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const value = Number(digits[digits.length - 1 - fromRight]);
    check = Number(dihedral[check]![Number(permuted[fromRight % 8]![value])]);
  }
  return digits.length > 0 && check === 0;
}
