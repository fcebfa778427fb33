// Whether change windows can open: a schedule that cron knows and the calendar has, a time zone, a length.
// When they open is worked out where there is a clock.

import { CronPattern } from "croner";
import type { FieldOf, Finding } from "../../model/diagnostic.ts";
import { daysInMonth } from "../../model/moment.ts";
import type { Resource } from "../../model/resource.ts";
import { checkSpan } from "./check-drift.ts";
import type { ChangeWindow, ReconcilePolicySpec } from "./spec.generated.ts";

export function checkWindows(policy: Resource<ReconcilePolicySpec>): Finding[] {
  const { changeWindows = [] } = policy.spec;
  return changeWindows.flatMap((window, i) =>
    checkWindow(window, (field) => ({
      resource: policy,
      field: `/spec/changeWindows/${i}/${field}`,
    })),
  );
}

function checkWindow(
  { schedule, duration, timeZone }: ChangeWindow,
  at: (field: string) => FieldOf,
): Finding[] {
  return [
    ...checkSchedule(schedule, at("schedule")),
    ...checkSpan(duration, 60_000, at("duration")),
    ...(timeZone === undefined || isTimeZone(timeZone) ? [] : [unknownZone(at("timeZone"))]),
  ];
}

function checkSchedule(schedule: string, at: FieldOf): Finding[] {
  const pattern = patternOf(schedule);
  if (typeof pattern === "string") {
    return [
      {
        code: "policy/schedule",
        severity: "error",
        at,
        label: pattern,
        help: 'write minute, hour, day of month, month and day of week: "0 22 * * 1-5" for weekdays at 22:00',
      },
    ];
  }
  if (hasDay(pattern)) return [];
  return [
    {
      code: "policy/never-opens",
      severity: "error",
      at,
      label: "no month that it names has such a day",
      help: "name a day that its months have; L is the last day of each month",
    },
  ];
}

/** The pattern, or what is wrong with it. */
function patternOf(schedule: string): CronPattern | string {
  try {
    return new CronPattern(schedule, undefined, { mode: "5-part" });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const label = text.replace(/^CronPattern: /, "").replace(/\.$/, "");
    return label.charAt(0).toLowerCase() + label.slice(1);
  }
}

/** False for the 31st of June and its like. A day of the week comes in every month. */
function hasDay({ day, month, starDOW, lastDayOfMonth, lastWeekday }: CronPattern): boolean {
  if (!starDOW || lastDayOfMonth || lastWeekday) return true;
  const first = 1 + day.findIndex((isMeant) => isMeant > 0);
  // Days that are written with a W stand elsewhere, and move to where there is a weekday.
  if (first === 0) return true;
  return month.some((isMeant, i) => isMeant > 0 && first <= daysInMonth(i + 1));
}

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function unknownZone(at: FieldOf): Finding {
  return {
    code: "policy/time-zone",
    severity: "error",
    at,
    label: "is in no time zone database",
    help: "write a name such as Europe/Berlin, America/New_York or UTC",
  };
}
