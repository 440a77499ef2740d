import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText } from "./fold";
import { redactTogether } from "./redact";

const redact = (text: string) => redactTogether([text]).texts[0]?.text;

describe("redactTogether finds", () => {
  it.each([
    ["Write to jane.doe+x@mail.example.org, please.", "Write to [EMAIL_1], please."],
    ["(jane@example.org)", "([EMAIL_1])"],
    ['"jane doe"@example.org wrote', "[EMAIL_1] wrote"],
    ["jane@[192.0.2.7] wrote", "[EMAIL_1] wrote"],
    ["root@localhost wrote", "[EMAIL_1] wrote"],
    ["jane [at] example [dot] org", "[EMAIL_1]"],
    ["jane(at)example.org", "[EMAIL_1]"],
    ["jane @ example.org", "[EMAIL_1]"],
    ["Ｊａｎｅ＠ｅｘａｍｐｌｅ．ｏｒｇ wrote", "[EMAIL_1] wrote"],
    ["ja\u200Bne@exam\u00ADple.org wrote", "[EMAIL_1] wrote"],
    ["用户@例子.公司 and jose\u0301@correo.es", "[EMAIL_1] and [EMAIL_2]"],
    ["mailto:jane@example.org", "mailto:[EMAIL_1]"],
    ["it was jane at example dot com, she said", "it was [EMAIL_1], she said"],
    ["Jane.Doe AT mail DOT example DOT co DOT uk", "[EMAIL_1]"],
    ["jane dot doe at example.com", "[EMAIL_1]"],
    ["jane [at] example dot it", "[EMAIL_1]"],
    ["jane punkt doe at example punkt de", "[EMAIL_1]"],
  ])("e-mail addresses: %j", (written, published) => expect(redact(written)).toBe(published));

  it.each([
    ["see https://jane:secret@example.org/a?b=c#d.", "see [URL_1]."],
    ["see HTTP://EXAMPLE.ORG/~jane), or www.example.org!", "see [URL_1]), or [URL_2]!"],
    ["it is linkedin.com/in/jane-doe and jane-doe.dev", "it is [URL_1] and [URL_2]"],
    ["tel:+15551234567", "[URL_1]"],
    ["t.me/jdoe or x.com/johndoe.", "[URL_1] or [URL_2]."],
    ["i am JohnDoe.COM and johndoe.Net", "i am [URL_1] and [URL_2]"],
    ["see rossi.it/mario and www.rossi.it", "see [URL_1] and [URL_2]"],
    ["ruiz.es/ana hofer.at/max roy.ca/luc doe.ai/jane doe.us/joe", "[URL_1] [URL_2] [URL_3] [URL_4] [URL_5]"],
    ["www.ruiz.es www.hofer.at www.roy.ca www.doe.ai www.doe.us", "[URL_1] [URL_2] [URL_3] [URL_4] [URL_5]"],
    ["at rossi.it/ or rossi.it:8080/mario or rossi.it?user=mario", "at [URL_1] or [URL_2] or [URL_3]"],
  ])("web addresses: %j", (written, published) => expect(redact(written)).toBe(published));

  it.each([
    ["from 192.0.2.17, port 80", "from [IP_1], port 80"],
    ["from 2001:db8::8a2e:370:7334.", "from [IP_1]."],
    ["my card is 00:1A:2B:3C:4D:5E.", "my card is [MAC_1]."],
    ["00-1a-2b-3c-4d-5e and 001a.2b3c.4d5e", "[MAC_1] and [MAC_2]"],
    ["[fe80::1] and ::ffff:192.0.2.1 and 2001:0db8:0:0:0:0:0:1", "[[IP_1]] and [IP_2] and [IP_3]"],
  ])("network addresses: %j", (written, published) => expect(redact(written)).toBe(published));

  it.each([
    ["DE89 3704 0044 0532 0130 00 is mine", "[IBAN_1] is mine"],
    ["gb29nwbk60161331926819", "[IBAN_1]"],
    ["pay 4111 1111 1111 1111 123 now", "pay [CARD_1] now"],
    ["card 5555-5555-5555-4444.", "card [CARD_1]."],
    ["card 12 378282246310005", "card 12 [CARD_1]"],
    ["my number is 123456789012", "my number is [PHONE_1]"],
    ["ID123456789", "ID[NUMBER_1]"],
    ["IBAN: DE89.3704.0044.0532.0130.00", "IBAN: [IBAN_1]"],
    ["IBANDE89370400440532013000 is mine", "IBAN[IBAN_1] is mine"],
    ["DE89_3704_0044_0532_0130_00", "[IBAN_1]"],
    ["my ssn is 123-45-6789", "my ssn is [NATIONAL_ID_1]"],
    ["123 45 6789 and 123_45_6789", "[NATIONAL_ID_1] and [NATIONAL_ID_1]"],
    ["123456789000", "[NUMBER_1]"],
  ])("account and card numbers: %j", (written, published) => expect(redact(written)).toBe(published));

  it.each([
    "+1 (555) 123-4567",
    "(555) 123-4567",
    "555-123-4567",
    "555.123.4567",
    "1-555-123-4567",
    "555-1234",
    "+33 6 12 34 56 78",
    "06 12 34 56 78",
    "0612345678",
    "030/1234567",
    "+49 (0)30 1234567",
    "612 345 678",
    "12 34 56 78",
    "06_12_34_56_78",
    "555·123·4567",
    "555 • 123 • 4567",
    "5~5~5~1~2~3~4~5~6~7",
    "12_34_567_89",
    "5551234000",
    "０６ １２ ３４ ５６ ７８",
    "٠٦١٢٣٤٥٦٧٨",
  ])("telephone numbers: %j", (number) => {
    expect(redact(`Call ${number} today`)).toMatch(/^Call \[(PHONE|NUMBER)_1\] today$/);
    expect(redact(`In 1990 ${number}, or so`)).not.toContain(number.slice(-4));
  });

  it.each([
    ["tel 5551234000", "tel [PHONE_1]"],
    ["tel. 5550000000, mobile: 5551234", "tel. [PHONE_1], mobile: [PHONE_2]"],
    ["Phone number is 555 12 34 or", "Phone number is [PHONE_1] or"],
    ["tel555-123-4567x12", "tel[PHONE_1]x12"],
  ])("telephone numbers that a word announces: %j", (written, published) => expect(redact(written)).toBe(published));

  it.each([
    "4111 1111 1111 1112",
    "4111.1111.1111.1111",
    "4111.1111.1111.1112",
    "4111_1111_1111_1112",
    "4111,1111,1111,1112",
    "1234 5678 9012 3456",
    "4111-1111-1111-1112 123",
    "4111 1111 1111 1112 12/27",
    "3782 822463 10006",
    "37-8282-2463-10006",
    "6304 0000 0000 0000 123",
    "4111111111111112",
    "+33 6 12 34 56 78 90 12 34 56",
  ])("every digit of a number, right or wrong: %j", (number) => {
    expect(redact(`pay ${number} now`)).toMatch(/^pay \[(CARD|PHONE|NUMBER)_1\] now$/);
  });

  it.each([
    ["ask @jane_doe or u/jane-doe.", "ask [HANDLE_1] or [HANDLE_2]."],
    ["@jane@social.example", "[EMAIL_1]"],
  ])("handles: %j", (written, published) => expect(redact(written)).toContain(published));
});

describe("redactTogether leaves alone", () => {
  it.each([
    "The left one names the years 1990-2020 and 1848, 1861 and 1933.",
    "On 2026-11-23 14:30 and on 23.11.2026 it said 1 000 000, 1.234.567 and 1,234,567 people.",
    "Pi is 3.14159265, the share 0.00012345, the scores 8/10 and 100/100 90/100.",
    "It cost $1 234 567.89, so 3000-4500 words at 10@5 each.",
    "Meet @ noon; the end.Then it went on, e.g. and/or, i.e. node.js and std::vector.",
    "Times 10:30:15-11:45, a ratio of 3:2:1, version 1.2.3 and section 4.5.6.",
    "Growth of 2.4 % on 25439700000000 dollars, population 83 240 000.",
    "Er schrieb: „Größe zählt nicht“ — naïve café, ½ cup, ﬁne, 👩‍👩‍👧 and \u200Fעברית.",
    "C'est 20 % de mieux (10 à 20 points) ; 第一个更好。第二个太长。",
    "In 1962, 3,471 ties of 19 600 words; in 1848 1861 1933 1945 there were none.",
    "It costs €1.299,00, $12.99 or 3 for 10.99; 5 of 1,234,567 at 9:30 A.M. in the U.S., e.g. at 16:9 or 1:2.5.",
    "Scores 0.5 0.25 0.125 0.75, ranges 0.12345-0.23456, 1_000_000 and 1_234_567 rows, 1990~2020.",
    "I like it.\nIt is for us. Look at it, at ca. 5 of us.",
    "The left one is better.it says so. Is that for us.us too?",
    "Look at the dot com bubble and at every dot it draws; at that dot in the corner.",
    "The phone costs 100 000 yen, call 10 of the 331000000 people, tel me more.",
    "report_2026_11_23 and 2026·11·23, 120·250·300 km, ~1990 and v1.2.3-rc.4",
    "The top10 lists of covid19 are better than GPT40 or at10 we saw that the end came",
    "At 1024x768 1920 x 1080 for $3 000 000 000, on 03/04/2021 05:06 and 12/24/2025 10.",
    "Roughly 10:20:30:40 or 1-2-3-4-5, 7/10 and 08/10, 20-30 and 1962-63 1964-65.",
    "[EMAIL_1] is what a placeholder looks like.",
    "",
  ])("%j", (text) => {
    const { texts, counts } = redactTogether([text, null]);
    expect(texts).toEqual([
      { text, held: [] },
      { text: null, held: [] },
    ]);
    expect(counts).toEqual({});
  });

  const words = fc.constantFrom(
    "the",
    "left",
    "one",
    "fits",
    "Élan",
    "better",
    "because",
    "it",
    "is",
    "shorter",
    "größer",
  );
  const clean = fc
    .tuple(fc.array(words, { minLength: 1, maxLength: 30 }), fc.nat(99_999), fc.constantFrom(".", "!", "?", " …", ""))
    .map(([some, number, end]) => `${some.join(" ")} ${number}${end}`);

  it("sentences of plain words and a number", () => {
    fc.assert(
      fc.property(clean, (text) => {
        expect(redact(text)).toBe(text);
      }),
    );
  });

  it("the words around a planted address", () => {
    fc.assert(
      fc.property(clean, clean, fc.emailAddress(), (before, after, email) => {
        expect(redact(`${before}, ${email}, ${after}`)).toBe(`${before}, [EMAIL_1], ${after}`);
      }),
    );
  });
});

describe("no planted secret survives", () => {
  const filler = fc.string({ unit: "grapheme", maxLength: 40 });
  const disguise = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => [...text].join("\u200B"),
    (text: string) => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  );

  function expectGone(published: string | null | undefined, secret: string): void {
    expect(foldText(published ?? "").text.toLowerCase()).not.toContain(secret.toLowerCase());
  }

  it("e-mail addresses, in any text and disguise", () => {
    fc.assert(
      fc.property(filler, filler, fc.emailAddress(), disguise, (before, after, email, hide) => {
        expectGone(redact(`${before} ${hide(email)} ${after}`), email);
      }),
      { numRuns: 500 },
    );
  });

  it("web addresses", () => {
    fc.assert(
      fc.property(filler, fc.webUrl({ withQueryParameters: true }), disguise, (before, url, hide) => {
        expectGone(redact(`${before} ${hide(url)}`), url.replace(/[.,;:!?'’)\]}]+$/, ""));
      }),
    );
  });

  it("network addresses", () => {
    const address = fc.oneof(fc.ipV4(), fc.ipV6()).filter((text) => /\d|[a-f]{4}/i.test(text));
    fc.assert(
      fc.property(address, (ip) => {
        const published = redact(`It came from ${ip} today`);
        expect(published).toMatch(/^It came from \[(IP|PHONE)_1\] today$/);
      }),
    );
  });

  it("international telephone numbers in any grouping", () => {
    const groups = fc.array(fc.integer({ min: 10, max: 9999 }), { minLength: 4, maxLength: 5 });
    const number = groups.map((parts) => `+${parts.join(" ")}`).filter((text) => text.replace(/\D/g, "").length <= 15);
    fc.assert(
      fc.property(number, disguise, (phone, hide) => {
        // One in ten of the long ones passes a card's check as well.
        expect(redact(`Call ${hide(phone)} today`)).toMatch(/^Call \[(PHONE|CARD)_1\] today$/);
      }),
    );
  });

  it("and what is published has nothing left to find", () => {
    fc.assert(
      fc.property(filler, fc.emailAddress(), fc.webUrl(), (text, email, url) => {
        const once = redact(`${email}${text}${url} ${text}`) ?? "";
        expect(redactTogether([once]).counts.email ?? 0).toBe(0);
      }),
    );
  });
});

describe("placeholders", () => {
  it("are the same for the same thing within one vote, and count on by kind", () => {
    const { texts, counts } = redactTogether([
      "Jane@example.org or 555-123-4567",
      null,
      "again jane@example.org, (555) 123 4567, and joe@example.org",
    ]);
    expect(texts.map(({ text }) => text)).toEqual([
      "[EMAIL_1] or [PHONE_1]",
      null,
      "again [EMAIL_1], [PHONE_1], and [EMAIL_2]",
    ]);
    expect(counts).toEqual({ email: 3, phone: 2 });
  });

  it("begin anew with the next vote", () => {
    expect(redact("jane@example.org")).toBe("[EMAIL_1]");
    expect(redact("joe@example.org")).toBe("[EMAIL_1]");
  });

  it("cover the longest of what overlaps", () => {
    expect(redact("https://example.org/?mail=jane@example.org&tel=+15551234567")).toBe("[URL_1]");
  });
});

describe("hostile texts of the longest length", () => {
  it.each([
    "a",
    "1",
    ":",
    ".",
    "@",
    "1 ",
    "a.",
    "1-",
    "\u200B",
    "(",
    "a@",
    "0:",
    "+1",
    "DE12 ",
    "1_",
    "a at ",
    "a dot ",
    "at ",
    "a at a dot ",
    "1 - ",
    "00:",
    "tel ",
    "a.a/",
  ])("of %j alone come back", (unit) => {
    const text = unit.repeat(4000 / unit.length);
    expect(typeof redact(`${text}!`)).toBe("string");
  });
});
