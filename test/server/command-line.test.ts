import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCommandLine, usage, UsageError } from '../../server/command-line.js';

const read = (...args: string[]) => readCommandLine(args, {});

test('without options it listens on this machine only', () => {
  const line = read();
  assert.deepEqual(
    [line.host, line.port, line.portGiven, line.data, line.guests, line.origins],
    ['127.0.0.1', 4780, false, '.data', true, []],
  );
});

test('every option is read', () => {
  const line = read(
    ...[
      '--host',
      '0.0.0.0',
      '--port',
      '8443',
      '--data',
      'd',
      '--tls-cert',
      'c',
      '--tls-key',
      'k',
      '--no-guests',
    ],
    ...['--origin', 'https://a.example/', '--origin', '*', '--ice', 'stun:s.example:3478'],
    ...['--trust-proxy', 'loopback', '--trust-proxy', 'fd00::/8', '--limit', 'messages=5/0.5'],
    ...['--limit', 'sockets=3', '--limit', 'messages=6/1'],
    ...['--turn', 't.example:3478', '--turn', 'turns:t.example?transport=tcp', '--turn-secret', 's'],
    ...['--grace', '2.5', '--participants', '8', '--token-hours', '2', '--demo', 'x', '--elements', 'y'],
  );
  assert.deepEqual(line, {
    help: false,
    host: '0.0.0.0',
    port: 8443,
    portGiven: true,
    data: 'd',
    tlsCert: 'c',
    tlsKey: 'k',
    guests: false,
    origins: ['https://a.example', '*'],
    trustedProxies: ['loopback', 'fd00::/8'],
    limits: { messages: { burst: 6, perSecond: 1 }, sockets: 3 },
    stun: ['stun:s.example:3478'],
    turn: ['turn:t.example:3478', 'turns:t.example?transport=tcp'],
    turnSecret: 's',
    grace: 2500,
    participants: 8,
    tokenLifetime: 7_200_000,
    demo: 'x',
    elements: 'y',
  });
});

test('the relay’s secret may come from the environment, where no process list shows it', () => {
  assert.equal(readCommandLine(['--turn', 't.example'], { TURN_SECRET: 's' }).turnSecret, 's');
});

test('what makes no sense is refused with the option’s name', () => {
  for (const [option, ...values] of [
    ['--port', '-1', '65536', '1.5', 'x', '', '1e9'],
    ['--grace', '-1', 'soon', '121'],
    ['--participants', '0', '2.5'],
    ['--token-hours', '0', 'x'],
    ['--origin', 'example.org', 'ftp://example.org', 'https://example.org/path', 'null'],
    ['--trust-proxy', '', 'proxy.example', '10.0.0.0/33', '10.0.0.0/', '::/129', '10.0.0.0/8/8', 'true'],
    ['--limit', 'messages', 'messages=5', 'sockets=5/1', 'sockets=0', 'nothing=1', 'rooms=5/0', 'toString=1'],
    ['--ice', 'turn:t.example', 'http://s.example', 'stun:'],
    ['--turn', 'http://t.example', 'a b'],
    ['--host', ''],
    ['--data', ''],
  ] as const) {
    for (const value of values) {
      assert.throws(
        () =>
          read(`${option}=${value}`, '--turn-secret=s', ...(option === '--turn' ? [] : ['--turn=t.example'])),
        (error) => error instanceof UsageError && error.message.includes(option),
        `${option} ${value}`,
      );
    }
  }
  for (const args of [
    ['--turn', 't'],
    ['--turn-secret', 's'],
    ['--tls-cert', 'c'],
    ['--tls-key', 'k'],
  ])
    assert.throws(() => read(...args), UsageError, args.join(' '));
});

test('the help names every option', () => {
  for (const option of [
    'host',
    'port',
    'data',
    'tls-cert',
    'tls-key',
    'no-guests',
    'origin',
    'trust-proxy',
    'limit',
    'ice',
    'turn',
    'turn-secret',
    'grace',
    'participants',
    'token-hours',
    'demo',
    'elements',
    'help',
  ])
    assert.ok(usage.includes(`--${option} `), option);
});
