export const chromiumFlags: readonly string[];
export const firefoxPreferences: Readonly<Record<string, boolean | number>>;
