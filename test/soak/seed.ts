// Which course the stories take, and what is told of one that goes wrong.

export const seed = Number(process.env["SOAK_SEED"] ?? 1);

/** How long a story goes on. */
export const soakMs: number = Number(process.env["SOAK_SECONDS"] ?? 60) * 1_000;

/** Whatever goes wrong is told with the seed, with what happened last, and with what the processes said. */
export async function telling(
  happened: readonly string[],
  said: () => string,
  story: () => Promise<void>,
): Promise<void> {
  try {
    await story();
  } catch (error) {
    const again = `SOAK_SEED=${String(seed)} npm run test:soak`;
    const last = happened.slice(-30).join("\n  ");
    const about = `after ${String(happened.length)} steps; again with ${again}\n  ${last}`;
    throw new Error(`${String(error)}\n${about}\n${said().slice(-6_000)}`, { cause: error });
  }
}
