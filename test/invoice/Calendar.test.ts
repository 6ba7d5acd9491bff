import { assert, describe, it } from "@effect/vitest";
import { Calendar } from "@einv/invoice";
import { date } from "./fixtures.ts";

/** Holidays on Monday to Friday, as the government's yearly almanac (월력요항) lists them. */
const weekdayHolidays: Readonly<Record<number, string>> = {
  2024: "01-01 02-09 02-12 03-01 04-10 05-01 05-06 05-15 06-06 08-15 09-16 09-17 09-18 10-01 10-03 10-09 12-25",
  2025: "01-01 01-27 01-28 01-29 01-30 03-03 05-01 05-05 05-06 06-03 06-06 08-15 10-03 10-06 10-07 10-08 10-09 12-25",
  2026: "01-01 02-16 02-17 02-18 03-02 05-01 05-05 05-25 06-03 07-17 08-17 09-24 09-25 10-05 10-09 12-25",
  2027: "01-01 02-08 02-09 03-01 05-03 05-05 05-13 07-19 08-16 09-14 09-15 09-16 10-04 10-11 12-27",
};

const isWeekday = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

const years = Array.from(
  { length: Calendar.edition.to - Calendar.edition.from + 1 },
  (_, index) => Calendar.edition.from + index,
);

describe("Calendar", () => {
  it.each(Object.entries(weekdayHolidays))(
    "closes offices in %s on the days of the almanac",
    (year, days) => {
      const found = Calendar.holidays(Number(year))
        .map(({ date }) => date)
        .filter(isWeekday)
        .map((day) => day.slice(5));
      assert.deepStrictEqual(found, days.split(" "));
    },
  );

  it("substitutes a Saturday of a national day, but not of 설 or 추석, and never of 현충일 or 1월 1일", () => {
    const on = (day: string) => Calendar.holidayOn(date(day));
    assert.deepStrictEqual(on("2026-10-05"), {
      date: date("2026-10-05"),
      name: { ko: "대체공휴일 (개천절)", en: "Substitute holiday (National Foundation Day)" },
      substitute: true,
    });
    assert.isUndefined(on("2026-09-28"), "추석 다음 날 on a Saturday");
    assert.isUndefined(on("2026-06-08"), "현충일 on a Saturday");
    assert.isUndefined(on("2028-01-03"), "1월 1일 on a Saturday");
    assert.strictEqual(on("2027-02-09")?.name.ko, "대체공휴일 (설날)");
  });

  it("gives one day back when two holidays share a weekday", () => {
    assert.strictEqual(Calendar.holidayOn(date("2025-05-05"))?.name.ko, "어린이날, 부처님 오신 날");
    assert.isTrue(Calendar.holidayOn(date("2025-05-06"))?.substitute);
    assert.isTrue(Calendar.isBusinessDay(date("2025-05-07")));
    assert.isTrue(Calendar.holidayOn(date("2028-10-05"))?.substitute);
    assert.isTrue(Calendar.isBusinessDay(date("2028-10-06")));
  });

  it("agrees with the lunar calendar of the platform on 설날, 부처님 오신 날 and 추석", () => {
    const lunar = new Intl.DateTimeFormat("en-u-ca-dangi", {
      timeZone: "UTC",
      month: "numeric",
      day: "numeric",
    });
    const expected = { 설날: "1/1", "부처님 오신 날": "4/8", 추석: "8/15" };
    for (const year of years) {
      const all = Calendar.holidays(year);
      for (const [name, day] of Object.entries(expected)) {
        const found = all.find(
          ({ name: { ko }, substitute }) => !substitute && ko.split(", ").includes(name),
        );
        const parts = lunar.formatToParts(new Date(`${found?.date}T00:00:00Z`));
        const [month, dayOfMonth] = ["month", "day"].map((type) =>
          parts.find((part) => part.type === type)?.value.replace("bis", ""),
        );
        assert.strictEqual(`${month}/${dayOfMonth}`, day, `${year} ${name}`);
      }
    }
  });

  it("puts every substitute on a Monday to Friday after its holiday, never on another holiday", () => {
    for (const year of years) {
      const all = Calendar.holidays(year);
      assert.strictEqual(new Set(all.map(({ date }) => date)).size, all.length);
      for (const { date, substitute } of all) if (substitute) assert.isTrue(isWeekday(date), date);
    }
  });

  it("moves over holidays and weekends in a row to the next business day", () => {
    const cases = [
      ["2026-11-25", "2026-11-25"],
      ["2026-02-14", "2026-02-19"],
      ["2025-10-03", "2025-10-10"],
      ["2027-12-25", "2027-12-28"],
    ] as const;
    for (const [from, to] of cases) assert.strictEqual<string>(Calendar.onOrAfter(date(from)), to, from);
  });

  it("knows only weekends beyond its edition, and says so", () => {
    const after = `${Calendar.edition.to + 1}-03-01`;
    assert.isFalse(Calendar.covers(date(after)));
    assert.isTrue(Calendar.isBusinessDay(date(after)));
    assert.isFalse(Calendar.isBusinessDay(date("2029-03-03")));
    assert.strictEqual<string>(Calendar.onOrAfter(date("9999-12-31")), "9999-12-31");
  });
});
