// Moments as people write them: a day, or a time of a day with its offset (RFC 3339). Plain arithmetic of
// the calendar; what time it is nobody here knows.

const dayMs = 86_400_000;

/** Days of a month, which counts from 1; of February without a year, those that it has at most. */
export function daysInMonth(month: number, year?: number): number {
  if (month === 2) return year === undefined || isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * Milliseconds since the epoch, or undefined where there is no such moment. A day counts to its end in UTC:
 * "until Friday" leaves people the Friday.
 */
export function momentOf(text: string): number | undefined {
  const [, date = "", time = ""] = /^(\d{4}-\d{2}-\d{2})(?:T(.*))?$/i.exec(text) ?? [];
  const day = startOfDay(date);
  if (day === undefined) return undefined;
  if (text === date) return day + dayMs;
  const ofDay = timeOfDay(time);
  return ofDay === undefined ? undefined : day + ofDay;
}

function startOfDay(date: string): number | undefined {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const isThere = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(month, year);
  return isThere ? daysSinceEpoch(year, month, day) * dayMs : undefined;
}

/** Negative, or more than a day, where the offset leads into another one. */
function timeOfDay(text: string): number | undefined {
  const form = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|([+-])(\d{2}):(\d{2}))$/i;
  const [found, hours, minutes, seconds = 0, sign, offsetHours = 0, offsetMinutes = 0] =
    form.exec(text) ?? [];
  if (found === undefined) return undefined;
  const isThere = Number(hours) <= 23 && Number(minutes) <= 59 && Number(seconds) <= 59;
  if (!isThere || Number(offsetHours) > 14 || Number(offsetMinutes) > 59) return undefined;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === "-" ? -1 : 1);
  return ((Number(hours) * 60 + Number(minutes) - offset) * 60 + Number(seconds)) * 1000;
}

/** Of the Gregorian calendar: whole years before this one, then the days of this one. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  let days = before * 365 + leapDays - 719_162 + (day - 1);
  for (let earlier = 1; earlier < month; earlier += 1) days += daysInMonth(earlier, year);
  return days;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
