/** Two soft tones, rising: pitch in hertz (E5, A5), begin in seconds. */
const tones = [
  { pitch: 659.25, begin: 0 },
  { pitch: 880, begin: 0.18 },
];

/** Seconds. */
const LENGTH = 0.9;

/**
 * Plays a short chime, so that people hear which speaker is which. Resolves when it has ended.
 *
 * @param speaker - A device id; undefined for the system's default.
 * @returns Rejects with what the browser says when the speaker is gone or sound needs a gesture first.
 */
export async function playTestSound(
  speaker?: string,
  createContext: () => AudioContext = () => new AudioContext(),
): Promise<void> {
  const context = createContext();
  const element = new Audio();
  try {
    // An element between the context and the speaker: all browsers that can choose a speaker can do it there.
    const destination = context.createMediaStreamDestination();
    element.srcObject = destination.stream;
    if (speaker !== undefined && 'setSinkId' in element) await element.setSinkId(speaker);
    if (context.state === 'suspended') await context.resume();
    await element.play();
    const start = context.currentTime;
    for (const { pitch, begin } of tones) playTone(context, destination, pitch, start + begin);
    await new Promise((resolve) => setTimeout(resolve, LENGTH * 1000));
  } finally {
    element.pause();
    element.srcObject = null;
    await context.close();
  }
}

function playTone(context: AudioContext, destination: AudioNode, pitch: number, begin: number) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, begin);
  volume.gain.linearRampToValueAtTime(0.25, begin + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.6);
  tone.connect(volume).connect(destination);
  tone.start(begin);
  tone.stop(begin + 0.6);
}
