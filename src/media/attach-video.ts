/** A place for one video, inside a frame. */
export interface VideoPlace {
  /** Shows this track; undefined leaves the frame empty. The same track again changes nothing. */
  set(track: MediaStreamTrack | undefined): void;
  /** Takes the video out of the frame. Twice is once. */
  release(): void;
}

/**
 * Makes a place for a video inside `frame`: one muted `<video>` as its only child. Fires `acs-first-frame` on
 * `frame` when the first picture of a track is to be seen.
 */
export function attachVideo(frame: HTMLElement): VideoPlace {
  let video: HTMLVideoElement | undefined;
  let shown: MediaStreamTrack | undefined;
  let stopWaiting = () => {};

  const clear = () => {
    stopWaiting();
    if (video) {
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
      video.srcObject = new MediaStream([track]);
      if (video.parentNode !== frame) frame.replaceChildren(video);
      stopWaiting = onFirstFrame(video, () => frame.dispatchEvent(new Event('acs-first-frame')));
      // Refused only where even silent videos wait for a gesture (low power mode); autoplay then does it.
      video.play().catch(() => {});
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
