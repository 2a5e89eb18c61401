import type { OutboxEntry } from '../contracts/outbox.js';

const DATABASE = 'acs-outbox';
export const STORE = 'entries';

/** Guests never come back for what they left: it is forgotten after this time, in milliseconds. */
const FORGOTTEN_AFTER = 30 * 24 * 60 * 60_000;

let opened: Promise<IDBDatabase> | undefined;

/** One connection for the whole page. Rejects where the browser keeps nothing. */
export function openDatabase(): Promise<IDBDatabase> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

export function requestDone<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(reasonOf(request.error));
  });
}

export function transactionDone(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(reasonOf(transaction.error));
  });
}

async function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await requestDone(opening);
  const forget = () => (opened = undefined);
  database.onclose = forget;
  // Whoever wants to change or delete it, as a person who clears the browser's data, must not wait for us.
  database.onversionchange = () => {
    database.close();
    forget();
  };
  sweep(database);
  return database;
}

function sweep(database: IDBDatabase) {
  const entries = database.transaction(STORE, 'readwrite').objectStore(STORE);
  const walking = entries.openCursor();
  walking.onsuccess = () => {
    const cursor = walking.result;
    if (!cursor) return;
    if (Date.now() - (cursor.value as OutboxEntry).waitingSince > FORGOTTEN_AFTER) cursor.delete();
    cursor.continue();
  };
}

function reasonOf(error: DOMException | null): Error {
  return error ?? new Error('The browser’s database has failed.');
}
