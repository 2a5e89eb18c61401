/**
 * The tables, as numbered steps: the database's `user_version` is the number of those it has taken.
 * A step that was ever released is never changed; what comes after is a new step.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- The last stamp given out: ids and versions of messages, which grow for ever.
  CREATE TABLE stamps (
    last INTEGER NOT NULL
  ) STRICT;
  INSERT INTO stamps (last) VALUES (0);

  CREATE TABLE people (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- Tokens of an earlier generation are revoked.
    generation INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE threads (
    id TEXT PRIMARY KEY,
    topic TEXT NOT NULL,
    last_sequence INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE rooms (
    name TEXT PRIMARY KEY,
    thread_id TEXT NOT NULL UNIQUE REFERENCES threads (id),
    created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE members (
    thread_id TEXT NOT NULL REFERENCES threads (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    joined_at INTEGER NOT NULL,
    PRIMARY KEY (thread_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX members_by_person ON members (person_id);

  CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    thread_id TEXT NOT NULL REFERENCES threads (id),
    sequence INTEGER NOT NULL,
    version INTEGER NOT NULL,
    sender_id TEXT NOT NULL REFERENCES people (id),
    sender_name TEXT NOT NULL,
    client_message_id TEXT,
    -- JSON, because SQLite cuts text at a NUL character and JSON escapes it.
    content TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    edited_at INTEGER,
    UNIQUE (thread_id, sequence),
    UNIQUE (thread_id, sender_id, client_message_id)
  ) STRICT;

  CREATE TABLE receipts (
    thread_id TEXT NOT NULL REFERENCES threads (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    up_to INTEGER NOT NULL,
    PRIMARY KEY (thread_id, person_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE calls (
    id TEXT PRIMARY KEY,
    room TEXT NOT NULL REFERENCES rooms (name),
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    -- left: the last one went; ended: for everyone; stopped: the server went down.
    end_reason TEXT CHECK (end_reason IN ('left', 'ended', 'stopped'))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX calls_open ON calls (id) WHERE ended_at IS NULL;
  `,
  `
  -- Who was away asks what has changed since.
  CREATE INDEX messages_by_version ON messages (thread_id, version);
  `,
];
