// How large a manifest may be. Manifests come from merge requests, so every limit is far above what
// people write and low enough that the worst input is refused within two
// seconds. The size of a whole file is limited where files are found.

/** One resource. A host group with 256 port channels has about 40 KB. */
export const documentCharactersMax: number = 256 * 1024;

export const documentCountMax = 100_000;

/** Twice the lines of 100,000 documents; a file of nothing but empty lines would cost much to read. */
export const lineCountMax = 2_000_000;

/** Schemas nest eight levels deep; walking a document is recursive. */
export const depthMax = 64;

/** Brackets and braces, quoted ones among them, that may be open before the parser is asked. */
export const openBracketsMax = 1_000;

export const aliasCountMax = 100;

/** Values that all aliases of a document may stand for: a bomb multiplies, people repeat a list. */
export const aliasedValuesMax = 10_000;

/** More than fits a screen or two is no longer read; the rest shows after the first are fixed. */
export const problemsPerFileMax = 50;

/** Faulty text costs more to read than good text, so reading stops after this much of it. */
export const faultyCharactersMax: number = 256 * 1024;
