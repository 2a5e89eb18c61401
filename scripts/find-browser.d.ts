export function findBrowser(name: 'chromium' | 'firefox'): string;
export function findBrowser(name: 'webkit' | 'xvfb'): string | undefined;
