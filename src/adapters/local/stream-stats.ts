import type { StreamStats } from '../../contracts/call.js';

/** The fields of the reports that are read; the platform's own types leave most of them out. */
interface Report extends RTCStats {
  readonly kind?: string;
  readonly frameWidth?: number;
  readonly frameHeight?: number;
  readonly framesPerSecond?: number;
  readonly framesDecoded?: number;
  readonly framesEncoded?: number;
  readonly bytesReceived?: number;
  readonly bytesSent?: number;
  readonly packetsLost?: number;
  readonly packetsReceived?: number;
  readonly fractionLost?: number;
  readonly jitter?: number;
  readonly roundTripTime?: number;
  readonly currentRoundTripTime?: number;
  readonly nominated?: boolean;
  readonly codecId?: string;
  readonly mimeType?: string;
}

interface Sample {
  readonly at: number;
  readonly bytes: number;
  readonly lost: number;
  readonly received: number;
}

/** Reads what a connection measures of one stream; rates are those since the last reading. */
export class StatsReader {
  #before: Sample | undefined;

  read(stats: RTCStatsReport): StreamStats {
    const reports = [...(stats as ReadonlyMap<string, Report>).values()];
    const find = (type: string) => reports.find((report) => report.type === type);
    const inbound = find('inbound-rtp');
    const outbound = find('outbound-rtp');
    const remote = find('remote-inbound-rtp');
    const media = inbound ?? outbound;
    if (!media) return {};
    const pair = reports.find((report) => report.type === 'candidate-pair' && report.nominated);
    const codec = reports.find((report) => report.id === media.codecId)?.mimeType;
    const sample: Sample = {
      at: media.timestamp,
      bytes: media.bytesReceived ?? media.bytesSent ?? 0,
      lost: media.packetsLost ?? 0,
      received: media.packetsReceived ?? 0,
    };
    const before = this.#before;
    this.#before = sample;
    return known({
      width: media.frameWidth,
      height: media.frameHeight,
      framesPerSecond: media.framesPerSecond,
      framesDecoded: media.framesDecoded,
      bitrate: before && bitrate(before, sample),
      packetLoss: inbound ? before && loss(before, sample) : remote?.fractionLost,
      roundTrip: milliseconds(remote?.roundTripTime ?? pair?.currentRoundTripTime),
      jitter: milliseconds(inbound?.jitter ?? remote?.jitter),
      codec: codec?.slice(codec.indexOf('/') + 1),
    });
  }
}

function bitrate(before: Sample, now: Sample) {
  const elapsed = now.at - before.at;
  return elapsed > 0 ? Math.max(0, ((now.bytes - before.bytes) * 8000) / elapsed) : undefined;
}

function loss(before: Sample, now: Sample) {
  const lost = Math.max(0, now.lost - before.lost);
  const all = lost + Math.max(0, now.received - before.received);
  return all > 0 ? lost / all : 0;
}

function milliseconds(seconds: number | undefined) {
  return seconds === undefined ? undefined : seconds * 1000;
}

/** Leaves out what is not known. */
function known(stats: { readonly [Name in keyof StreamStats]: StreamStats[Name] | undefined }): StreamStats {
  return Object.fromEntries(Object.entries(stats).filter(([, value]) => value !== undefined));
}
