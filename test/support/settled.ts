/** Lets everything happen that waits for promises only, and takes no time. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
