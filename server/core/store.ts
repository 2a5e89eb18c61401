import Database from 'libsql';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainEvent, Events } from './events.js';
import { migrations } from './migrations.js';

type Value = string | number | null;

/** The database, and the rule that what has happened is told only once it is safe on disk. */
export class Store {
  readonly #db: Database.Database;
  readonly #events: Events;
  readonly #statements = new Map<string, Database.Statement>();
  #pending: DomainEvent[] | undefined;

  /**
   * @param folder - Where the database lives; undefined for one that is gone with the process.
   * @throws Error - The folder is in use by another server, or its database is of a newer version.
   */
  constructor(folder: string | undefined, events: Events) {
    this.#events = events;
    this.#db = new Database(folder === undefined ? ':memory:' : ownFile(join(folder, 'acs.db')));
    try {
      this.#configure();
      this.#migrate();
    } catch (error) {
      if (!isBusy(error)) this.close();
      if (isBusy(error)) throw new Error(`The data folder ${folder ?? ''} is in use by another server.`);
      throw error;
    }
  }

  /** The first row, if there is one. The columns of rows are as the query names them. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- SQL has no types; this is where rows get theirs.
  get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined;
  }

  /** Every row. */
  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  /** How many rows it changed. */
  run(sql: string, ...values: Value[]): number {
    return this.#prepare(sql).run(...values).changes;
  }

  /** Does `work` wholly or not at all. What it emits is told after the commit. Inside another, it is a part of that. */
  write<Result>(work: () => Result): Result {
    if (this.#pending) return work();
    this.#requireOpen();
    const pending: DomainEvent[] = (this.#pending = []);
    let result: Result;
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      result = work();
      this.#db.exec('COMMIT');
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
      throw error;
    } finally {
      this.#pending = undefined;
    }
    for (const event of pending) this.#events.publish(event);
    return result;
  }

  /** Tells what has happened: after the commit where one is under way, else at once. */
  emit(event: DomainEvent): void {
    if (this.#pending) this.#pending.push(event);
    else this.#events.publish(event);
  }

  /** A number above every one that it has ever given; close to the time. Only inside `write`. */
  stamp(now: number): number {
    const row = this.get<{ last: number }>(
      'UPDATE stamps SET last = MAX(last + 1, ?) RETURNING last',
      Math.trunc(now),
    );
    if (!row) throw new Error('The database has lost its stamps.');
    return row.last;
  }

  /** The value kept under `key`, made by `make` the first time. */
  setting(key: string, make: () => string): string {
    return this.write(() => {
      const row = this.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', key);
      if (row) return row.value;
      const value = make();
      this.run('INSERT INTO settings (key, value) VALUES (?, ?)', key, value);
      return value;
    });
  }

  get open(): boolean {
    return this.#db.open;
  }

  /** Leaves one whole file behind, free for the next server. Twice is once. */
  close(): void {
    if (!this.open) return;
    this.#statements.clear();
    try {
      // Statements that are not yet garbage keep the connection alive, and with it the lock; so it is given up
      // by hand. SQLite can do that outside of WAL only, and does it at the next read.
      this.#db.pragma('journal_mode = DELETE');
      this.#db.pragma('locking_mode = NORMAL');
      this.#db.prepare('SELECT COUNT(*) FROM sqlite_master').get();
    } finally {
      this.#db.close();
    }
  }

  #configure() {
    // First: from then on a second server on the same folder fails instead of telling half of what happens.
    this.#db.pragma('locking_mode = EXCLUSIVE');
    this.#db.pragma('journal_mode = WAL');
    // Each commit reaches the disk before it is answered: neither a killed process nor a power cut loses it.
    this.#db.pragma('synchronous = FULL');
    // On macOS the drive would keep it to itself for a while; elsewhere this changes nothing.
    this.#db.pragma('fullfsync = ON');
    this.#db.pragma('foreign_keys = ON');
    // What people delete is overwritten, not only unlinked.
    this.#db.pragma('secure_delete = ON');
  }

  #migrate() {
    const row = this.#db.prepare('PRAGMA user_version').get() as { user_version: number };
    const taken = row.user_version;
    if (taken > migrations.length)
      throw new Error(`The database is of version ${taken}; this server knows ${migrations.length}.`);
    migrations.slice(taken).forEach((step, index) => {
      this.#db.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${taken + index + 1}; COMMIT`);
    });
    if (taken === migrations.length) this.#db.exec('BEGIN IMMEDIATE; COMMIT'); // Takes the lock now.
  }

  /** The driver ends the whole process when a closed database is used. */
  #requireOpen() {
    if (!this.#db.open) throw new Error('The store is closed.');
  }

  #prepare(sql: string) {
    this.#requireOpen();
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.#db.prepare(sql)));
    return statement;
  }
}

/** The path of a file that only its owner may read; SQLite's other files take their rights from it. */
function ownFile(path: string) {
  closeSync(openSync(path, 'a', 0o600));
  return path;
}

function isBusy(error: unknown) {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
