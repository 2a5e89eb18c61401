/** A place for one video, inside a frame. */
export interface VideoPlace {
  /** Shows this track; undefined leaves the frame empty. The same track again changes nothing. */
  set(track: MediaStreamTrack | undefined): void;
  /** Begins afresh with the same track, where pictures arrive and none is to be seen. */
  restart(): void;
  /** In seconds: grows as long as pictures are to be seen. Undefined while there is no video. */
  readonly position: number | undefined;
  /** Takes the video out of the frame. Twice is once. */
  release(): void;
}

/** How often a paused video is asked to go on, in milliseconds. */
const INSIST = 500;

/**
 * Makes a place for a video inside `frame`: one muted `<video>` as its only child. Fires `acs-first-frame` on
 * `frame` when the first picture of a track is to be seen.
 */
export function attachVideo(frame: HTMLElement): VideoPlace {
  let video: HTMLVideoElement | undefined;
  let shown: MediaStreamTrack | undefined;
  let stopWaiting = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Nobody here pauses a video: browsers do, when it moves in the document or another one begins. */
  const insist = () => {
    clearTimeout(timer);
    if (!video?.paused || shown?.readyState === 'ended') return;
    // Refused only where even silent videos wait for a gesture (low power mode), and while it is in no document.
    if (video.isConnected) video.play().catch(() => {});
    timer = setTimeout(insist, INSIST);
  };

  const clear = () => {
    stopWaiting();
    clearTimeout(timer);
    if (video) {
      video.onpause = null;
      video.srcObject = null;
      video.remove();
    }
    video = undefined;
    shown = undefined;
  };

  return {
    set(track) {
      if (track === shown) return;
      if (!track) {
        clear();
        return;
      }
      shown = track;
      stopWaiting();
      video ??= createVideo(frame);
      video.onpause = insist;
      video.srcObject = new MediaStream([track]);
      if (video.parentNode !== frame) frame.replaceChildren(video);
      stopWaiting = onFirstFrame(video, () => frame.dispatchEvent(new Event('acs-first-frame')));
      insist();
    },
    restart() {
      if (!video || !shown) return;
      video.srcObject = new MediaStream([shown]);
      insist();
    },
    get position() {
      return video?.currentTime;
    },
    release: clear,
  };
}

function createVideo(frame: HTMLElement): HTMLVideoElement {
  const video = frame.ownerDocument.createElement('video');
  video.autoplay = true;
  video.playsInline = true;
  // The attribute as well as the property: Safari reads the attribute when it decides on autoplay.
  video.defaultMuted = true;
  video.muted = true;
  return video;
}

/** Runs `task` once, when a picture is on screen; call the result to stop waiting. */
function onFirstFrame(video: HTMLVideoElement, task: () => void): () => void {
  if ('requestVideoFrameCallback' in video) {
    const request = video.requestVideoFrameCallback(task);
    return () => video.cancelVideoFrameCallback(request);
  }
  const old: HTMLVideoElement = video;
  old.addEventListener('loadeddata', task, { once: true });
  return () => old.removeEventListener('loadeddata', task);
}
