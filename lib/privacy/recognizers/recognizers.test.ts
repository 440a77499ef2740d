import { describe, expect, it } from "vitest";
import { redactTogether } from "../redact";

const published = (text: string, publicText = "") => redactTogether([text], publicText).texts[0]?.text;
const heldFor = (text: string) => redactTogether([text]).texts[0]?.held;

describe("kinds with a form", () => {
  it.each([
    ["karin punkt lind snabel-a telia punkt se", "[EMAIL_1]"],
    ["kim 골뱅이 naver 점 com", "[EMAIL_1]"],
    ["oh seven seven double zero, nine zero zero, one two three", "[PHONE_1]"],
    ["null acht neun, eins zwei drei vier", "[PHONE_1]"],
    ["电话一三九一二三四五六七八", "电话[PHONE_1]"],
    ["phone 8 916 482 17 40", "phone [PHONE_1]"],
    ["ip 2001:db8::1%eth0", "ip [IP_1]"],
    ["F0.18.98.2C.7B.E4", "[MAC_1]"],
    ["lat 52.5200, lon 13.4050", "[COORDINATES_1]"],
    ["52°31'12\"N 13°24'18\"E", "[COORDINATES_1]"],
    ["telegram nightowl_82", "telegram [HANDLE_1]"],
    ["账户 55779911", "账户 [IBAN_1]"],
  ])("%j", (written, expected) => expect(published(written)).toBe(expected));

  it.each([
    ["ES", "48213967-X", "48213967-B"],
    ["IE", "1234567T", "1234567A"],
    ["NL", "1112.22.333", "1112.22.334"],
  ])("identity numbers of %s by their check digit", (_, right, wrong) => {
    expect(published(`mine: ${right}`)).toBe("mine: [NATIONAL_ID_1]");
    expect(published(`mine: ${wrong}`)).not.toContain("NATIONAL_ID");
  });

  it.each([
    "JT 48 20 17 B",
    "RSSMRA85T10A562S",
    "GODE561231GR8",
    "11010519491231002X",
    "900101-1234567",
    "111.444.777-35",
    "784-1984-0317284-8",
  ])("the identity number %s by its form", (id) => expect(published(`mine: ${id}`)).toBe("mine: [NATIONAL_ID_1]"));

  it.each(["ghp_16C7e42F292c6912E7710c838347Ae178B4a", "Otter!92x", "redis://u:s3cr3t@cache.example.net:6379"])(
    "the secret %s without a word beside it",
    (secret) => expect(published(`it is ${secret}`)).toBe("it is [SECRET_1]"),
  );

  it("a password after the word for one, and no word of a sentence about passwords", () => {
    expect(published("Passwort lautet Sommer2019")).toBe("Passwort lautet [SECRET_1]");
    expect(published("the password is too long")).toBe("the password is too long");
  });
});

describe("dates of birth", () => {
  it.each(["ur. 3 maja 1980", "born on the 3rd of March 1984", "昭和58年3月4日生まれ", "nata il 3/5/1990"])(
    "%j",
    (text) => {
      expect(published(text)).toContain("[BIRTH_DATE_1]");
    },
  );

  it("are no dates of history, and held where somebody speaks of themselves", () => {
    expect(published("The wall fell on 9 November 1989.")).toBe("The wall fell on 9 November 1989.");
    expect(published("Lincoln was born on February 12, 1809.")).toBe("Lincoln was born on February 12, 1809.");
    expect(heldFor("my daughter 3/5/2015 liked it")).toEqual(["birth_date"]);
  });
});

describe("addresses", () => {
  it.each([
    "14 Rosebery Avenue",
    "Hauptstr. 5, 80331 München",
    "12 bis rue des Lilas",
    "Via Roma 12",
    "ul. Długa 14",
    "Storgatan 12",
    "вулиця Франка 7",
    "上海市浦东新区世纪大道100号15楼",
    "서울특별시 강남구 테헤란로 152",
  ])("%j", (address) => expect(published(address)).toBe("[ADDRESS_1]"));

  it("are no streets without a number, unless somebody lives there", () => {
    expect(published("Main Street at 5:40 am")).toBe("Main Street at 5:40 am");
    expect(heldFor("ich wohne in der Lindenstraße")).toEqual(["address"]);
  });
});

describe("names", () => {
  it.each([
    ["my brother-in-law Kwabena Osei-Tutu hated it", "my brother-in-law [NAME_1] hated it"],
    ["M. Delacroix-Tessier, mon voisin", "[NAME_1], mon voisin"],
    ["Pozdrawiam, Bogumiła Szczepaniak", "Pozdrawiam, [NAME_1]"],
    ["Петренко Андрій Васильович", "[NAME_1]"],
    ["मेरा नाम सुधीर रंजन है", "मेरा नाम [NAME_1] है"],
    ["隣の桐生院さんに見せた", "隣の[NAME_1]さんに見せた"],
    ["我是李晓峰", "我是[NAME_1]"],
    ["저는 박서연입니다", "저는 [NAME_1]입니다"],
  ])("%j", (written, expected) => expect(published(written)).toBe(expected));

  it("hold a text where they may be none, say so, and publish nothing of it", () => {
    expect(redactTogether(["Quenby Astrafel liked it"]).texts).toEqual([{ text: null, held: ["name"] }]);
  });

  it.each([
    "Victor Hugo aurait fait plus long",
    "Mr. Lincoln said so",
    "夏目漱石ならもっと短く書いた",
    "Too Long. Did Not Finish.",
  ])("that everybody knows stay, and words with capitals: %j", (text) => expect(published(text)).toBe(text));

  it("of what was asked stay", () => {
    const prompt = "Write a letter to Emily Hartwell.";
    expect(published("Emily Hartwell would like it", prompt)).toBe("Emily Hartwell would like it");
    expect(heldFor("Emily Hartwell would like it")).toEqual(["name"]);
  });

  it("are found again by a part, with the same placeholder", () => {
    const { texts } = redactTogether(["my neighbor Emily Hartwell liked it", "but Hartwell hated the other"]);
    expect(texts.map(({ text }) => text)).toEqual(["my neighbor [NAME_1] liked it", "but [NAME_1] hated the other"]);
  });
});
