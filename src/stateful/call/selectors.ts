import type { CallState } from '../../contracts/call.js';
import type { ParticipantId } from '../../contracts/identifiers.js';

// A selector points at something that is already in the state. It never builds.

export const selectStatus = (call: CallState) => call.status;
export const selectMe = (call: CallState) => call.me;
export const selectMicrophone = (call: CallState) => call.microphone;
export const selectCamera = (call: CallState) => call.camera;
export const selectScreenShare = (call: CallState) => call.screenShare;
export const selectDevices = (call: CallState) => call.devices;
export const selectParticipants = (call: CallState) => call.participants;
export const selectConnection = (call: CallState) => call.connection;
export const selectPinned = (call: CallState) => call.pinned;
export const selectNotices = (call: CallState) => call.notices;
export const selectCall = (call: CallState) => call;

/** Somebody by id; me, too. */
export const selectParticipant = (call: CallState, id: ParticipantId) =>
  id === call.me.id ? call.me : call.participants.get(id);
