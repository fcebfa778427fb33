// The names of the formats in which a command can report, for its options.

export const reportFormats = [
  "text",
  "json",
  "ndjson",
  "markdown",
  "junit",
  "sarif",
  "github",
  "gitlab-terraform",
  "gitlab-codequality",
] as const;

export type ReportFormat = (typeof reportFormats)[number];
